"""The HTML of every page is valid, judged by the Nu HTML checker in one run."""

import pytest
from pages import URLS, file_of

from scripts.judges.nu_html import errors

pytestmark = pytest.mark.slow

BROKEN = '<!doctype html><html lang="en"><title>x</title><p colour="red">x</p></b><ul><p>x</p></ul></html>'
"""An unknown attribute, a stray end tag, and a list of something else than items."""


def test_pages_are_valid(site, tmp_path):
    """No page has an error, but for the one that is broken on purpose, in which each fault is seen."""
    assert len(URLS) > 80
    broken = tmp_path / "brøken page.html"
    broken.write_text(BROKEN)
    found = errors([*(site / file_of(url) for url in URLS), broken])
    assert len(found.pop(broken)) == 3
    assert found == {}
