"""What My plan leads to prints on two sides at most, in large type."""

from io import BytesIO

import pytest
from pikepdf import Pdf
from test_my_plan import PEOPLE, walk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", PEOPLE)
def test_a_plan_prints_on_two_sides_at_most(name, page, address):
    """A plan of any length, with all that its person must know, prints on one or two sides in 18 point type."""
    walk(page, address, PEOPLE[name])
    page.evaluate("document.querySelectorAll('.scanned img').forEach(image => { image.loading = 'eager' })")
    page.emulate_media(media="print")
    sides = {paper: len(Pdf.open(BytesIO(page.pdf(format=paper))).pages) for paper in ("A4", "Letter")}
    assert [paper for paper, count in sides.items() if not 1 <= count <= 2] == []
    sizes = page.locator(".scanned p, .scanned h3").evaluate_all(
        "found => found.filter(text => text.checkVisibility()).map(text => parseFloat(getComputedStyle(text).fontSize))"
    )
    assert sizes
    assert min(sizes) >= 18 * 96 / 72
