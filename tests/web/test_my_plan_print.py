"""What My plan leads to prints on two sides at most, in large type."""

from io import BytesIO

import pytest
from pikepdf import Pdf
from test_my_plan import PEOPLE, walk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", PEOPLE)
def test_a_plan_prints_on_two_sides_at_most(name, paper, page, address):
    """A plan of any length, with all that its person must know, prints on one or two sides in 18 point type."""
    walk(page, address, PEOPLE[name])
    page.evaluate("document.querySelectorAll('.scanned img').forEach(image => { image.loading = 'eager' })")
    page.emulate_media(media="print")
    printed = Pdf.open(BytesIO(page.pdf(format=paper)))
    assert 1 <= len(printed.pages) <= 2
    sizes = page.locator(".scanned p, .scanned h3").evaluate_all(
        "found => found.filter(text => text.checkVisibility()).map(text => parseFloat(getComputedStyle(text).fontSize))"
    )
    assert sizes
    assert min(sizes) >= 18 * 96 / 72
