"""axe-core finds nothing on any page, in light and in dark, at the width of a phone, up to WCAG 2.2 level AAA.

Machines find perhaps a third of all barriers. The keyboard, zoom and print are walked in test_keyboard and test_reading.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from pages import URLS, name

pytestmark = pytest.mark.slow

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {
        # These are off unless they are named.
        "color-contrast-enhanced": {"enabled": True},
        "identical-links-same-purpose": {"enabled": True},
        "meta-refresh-no-exceptions": {"enabled": True},
        "target-size": {"enabled": True},
        # The enhanced rule asks more of the same text; both would take twice the time.
        "color-contrast": {"enabled": False},
    },
    "resultTypes": ["violations"],
}

BROKEN = """<!doctype html><html lang="en"><title>Broken</title><main><h1>Broken</h1><h3>Gap</h3>
<p style="color: #666; background: #fff">Enough for AA, not for AAA</p><img src="x.png">
<p style="line-height: 1; font-size: 9px"><a href="#a">a</a><br><a href="#b">b</a></p>
<button></button><input><ul><p>no item</p></ul></main></html>"""


def violations(page) -> list[str]:
    """What axe finds on the page that is open, one line for each element."""
    result = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [f"{found['id']}: {node['target'][0]}" for found in result["violations"] for node in found["nodes"]]


@pytest.fixture(scope="module")
def phone(browser):
    """A browser page for each colour scheme, 390 px wide, that carries axe wherever it goes."""
    contexts = {
        scheme: browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
        for scheme in ("light", "dark")
    }
    for context in contexts.values():
        context.add_init_script(AXE_SCRIPT)
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


def test_pages_are_collected():
    """The pages are found: an empty collection would prove nothing."""
    assert len(URLS) > 80


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", URLS, ids=name)
def test_axe_finds_nothing(url, scheme, phone, address):
    """A page breaks no rule of axe, neither in light nor in dark."""
    phone[scheme].goto(address + url)
    assert violations(phone[scheme]) == []


def test_schemes_differ(phone, address):
    """The dark pages really are dark and the light ones light, so that both are checked."""
    backgrounds = []
    for page in phone.values():
        page.goto(address)
        backgrounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert backgrounds == ["rgb(255, 253, 248)", "rgb(24, 32, 37)"]


def test_axe_sees_a_broken_page(phone, serve, tmp_path):
    """On a page with faults of every level axe names each of them."""
    (tmp_path / "index.html").write_text(BROKEN)
    phone["light"].goto(serve(tmp_path))
    assert {found.split(":")[0] for found in violations(phone["light"])} >= {
        "button-name", "color-contrast-enhanced", "heading-order", "image-alt", "label", "list", "target-size",
    }  # fmt: skip
