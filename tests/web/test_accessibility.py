"""axe-core finds nothing on any page, in light and in dark, at the width of a phone, up to WCAG 2.2 level AAA.

Machines find perhaps a third of all barriers. test_keyboard and test_readability walk keyboard, zoom and print.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from pages import IN_A_BROWSER, name

from scripts.judges.axe import COLOURS, RULES, in_both_schemes, violations

pytestmark = pytest.mark.slow

BROKEN = """<!doctype html><html lang="en"><title>Broken</title><main><h1>Broken</h1><h3>Gap</h3>
<p style="color: #666; background: #fff">Enough for AA, not for AAA</p><img src="x.png">
<p style="color: #eee; background: #fff">Enough for nobody</p>
<p style="line-height: 1; font-size: 9px"><a href="#a">a</a><br><a href="#b">b</a></p>
<button></button><input><ul><p>no item</p></ul></main></html>"""


@pytest.fixture(scope="module")
def phone(browser):
    """A browser page, 390 px wide, that carries axe wherever it goes."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(AXE_SCRIPT)
    yield context.new_page()
    context.close()


def test_pages_are_collected():
    """The pages are found: an empty collection would prove nothing."""
    assert len(IN_A_BROWSER) > 80


@pytest.mark.parametrize("url", IN_A_BROWSER, ids=name)
def test_axe_finds_nothing(url, phone, address):
    """A page breaks no rule of axe in light, and no rule about colours in dark."""
    phone.emulate_media(color_scheme="light")
    phone.goto(address + url)
    assert in_both_schemes(phone) == {"light": [], "dark": []}


def test_dark_changes_only_colours(phone, address):
    """The dark scheme really is dark, and moves nothing: so only rules about colours need to run in it."""
    seen = {}
    phone.goto(address)
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)
        seen[scheme] = phone.evaluate(
            "[getComputedStyle(document.body).backgroundColor, [...document.querySelectorAll('*')].map("
            "element => { const box = element.getBoundingClientRect(); return [box.x, box.y, box.width, box.height] })]"
        )
    assert [seen["light"][0], seen["dark"][0]] == ["rgb(255, 253, 248)", "rgb(24, 32, 37)"]
    assert seen["light"][1] == seen["dark"][1]


def test_axe_sees_a_broken_page(phone, serve, tmp_path):
    """On a page with faults of every level axe names each of them."""
    (tmp_path / "index.html").write_text(BROKEN)
    phone.emulate_media(color_scheme="light")
    phone.goto(serve(tmp_path))
    assert {found.split(":")[0] for found in violations(phone, RULES)} >= {
        "button-name", "color-contrast", "color-contrast-enhanced", "heading-order", "image-alt", "label", "list",
        "target-size",
    }  # fmt: skip
    assert {found.split(":")[0] for found in violations(phone, COLOURS)} == {
        "color-contrast",
        "color-contrast-enhanced",
    }
