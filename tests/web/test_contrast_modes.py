"""Readers who ask for more contrast, or whose system paints all colours itself."""

import pytest
from measuring import without_edge
from pages import name
from test_colours import contrast

pytestmark = pytest.mark.slow

KINDS = ["", "exercises/counter-heel-raise/", "safety/", "start/levels/", "404.html"]
FILLED = ".panel, .hold, .dose, .met, .contents, .care, .stop, .ask-first, .door, button"
"""What has a fill or a border in the usual look."""

TOKENS = "name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()"
EDGE = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
  .filter(one => ["Top", "Right", "Bottom", "Left"].some(side => {
    const style = getComputedStyle(one);
    return style[`border${side}Style`] === "none" || parseFloat(style[`border${side}Width`]) < 2;
  })).map(one => one.className)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", KINDS, ids=name)
def test_more_contrast_is_given(url, scheme, new_page, address):
    """Asked for more contrast, text and lines are in full ink, tints are gone, and panels have edges of 2 px."""
    page = new_page(contrast="more", color_scheme=scheme)
    page.goto(address + url)
    ink, paper = (page.evaluate(TOKENS, token) for token in ("ink", "paper"))
    assert {page.evaluate(TOKENS, token) for token in ("ink-2", "line", "hair")} == {ink}
    assert {page.evaluate(TOKENS, token) for token in ("linen", "sea", "sun")} == {paper}
    assert contrast(ink.removeprefix("#"), paper.removeprefix("#")) >= 13
    assert page.evaluate(EDGE, FILLED) == []


@pytest.mark.parametrize("url", KINDS, ids=name)
def test_forced_colours_have_thick_edges(url, page, address):
    """In forced colours all that had a fill has a border of 2 px or more on each side."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(forced_colors="active")
    page.goto(address + url)
    assert page.evaluate(EDGE, FILLED) == []
    assert without_edge(page, ".wall, .people, .hero, .base") == []


def test_a_missing_edge_is_seen(page, serve, tmp_path):
    """A panel with a thin border, or none on one side, is seen."""
    (tmp_path / "index.html").write_text(
        '<p class="panel" style="border: 1px solid">thin</p>'
        '<p class="met" style="border: 2px solid; border-top: 0">none above</p>'
        '<p class="hold" style="border: 2px solid">fine</p>'
    )
    page.goto(serve(tmp_path))
    assert page.evaluate(EDGE, FILLED) == ["panel", "met"]
