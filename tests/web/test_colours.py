"""The colours of the style sheets, pair by pair: axe cannot judge what lies on a drawing or behind a sign."""

import re
from itertools import product

import pytest
from building import ROOT

STYLES = ROOT / "docs" / "assets" / "styles"
TOKEN = re.compile(r"--([a-z0-9-]+):\s*#([0-9a-f]{3,6})\b")

WALLS = ("paper", "linen", "sun", "sea")
PAIRS = {
    **dict.fromkeys(product(("ink", "ink-2", "link", "rust"), WALLS), 7),  # text, WCAG 1.4.6
    ("on-fill", "fill"): 7,
    ("paper", "ink"): 7,  # badges, and the rung you stand on
    **dict.fromkeys(product(("line", "focus"), WALLS), 3),  # edges that matter and rings, WCAG 1.4.11
    ("focus", "focus-ring"): 3,
}
"""What stands on what, and the least contrast of the two."""


def tokens(text: str) -> dict[str, str]:
    """The colours that a style sheet names."""
    return dict(TOKEN.findall(text))


def luminance(colour: str) -> float:
    """Relative luminance of a hexadecimal colour, as WCAG 2 defines it, from 0 to 1."""
    full = "".join(2 * digit for digit in colour) if len(colour) == 3 else colour
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def schemes() -> dict[str, dict[str, str]]:
    """The colours of the light and the dark scheme."""
    web = (STYLES / "web.css").read_text(encoding="utf-8")
    plain, _, rest = web.partition("@media (prefers-color-scheme: dark)")
    light = tokens((STYLES / "shared.css").read_text(encoding="utf-8")) | tokens(plain)
    return {"light": light, "dark": light | tokens(rest.partition("\n}\n")[0])}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS, ids=str)
def test_colours_can_be_told_apart(front, back, scheme):
    """A colour stands out from what it stands on: text by 7 to 1, edges and rings by 3 to 1."""
    colours = schemes()[scheme]
    assert contrast(colours[front], colours[back]) >= PAIRS[front, back]


def test_dark_names_the_same_colours():
    """The dark scheme changes every colour that the tests above look at."""
    light, dark = schemes().values()
    assert {name for pair in PAIRS for name in pair if light[name] == dark[name]} == set()


@pytest.mark.parametrize(
    ("first", "second", "expected"), [("000", "fff", 21), ("777777", "ffffff", 4.48), ("abc", "abc", 1)]
)
def test_contrast_is_that_of_wcag(first, second, expected):
    """Known pairs have their known contrast."""
    assert contrast(first, second) == pytest.approx(expected, abs=0.005)
