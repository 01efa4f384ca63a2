"""The door to axe-core, which judges the accessibility of the page that a browser has open.

In: a page of Playwright. Out: what breaks a rule, one line for each element; none for a good page.
Machines find perhaps a third of all barriers. Must not know: where the page comes from.
"""

import re
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

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
    },
    "resultTypes": ["violations"],
}

COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""The rules that the dark scheme can break: it changes the values of colours and nothing else.

Both rules of contrast are needed: the enhanced one passes over text that breaks the other, as 1.3:1.
"""


def version() -> str:
    """Which axe-core this is, as its own first line says."""
    return re.search(r"axe v(\S+)", AXE_SCRIPT)[1]


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds on the page that is open, one line for each element."""
    result = page.evaluate("rules => axe.run(document, rules)", rules)
    return [f"{found['id']}: {node['target'][0]}" for found in result["violations"] for node in found["nodes"]]


def in_both_schemes(page: Page) -> dict[str, list[str]]:
    """What axe finds on the page that is open: all rules in light, those about colours in dark."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)  # not as a tag: the policy of the pages forbids those
    found = {}
    for scheme, rules in (("light", RULES), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page, rules)
    return found
