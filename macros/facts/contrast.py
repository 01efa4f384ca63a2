"""How well a color can be told from white paper, as WCAG 2 measures it.

In: colors as `#rrggbb`. Out: a ratio from 1 (white) to 21 (black), or a color that reaches one.
"""

INK = 7
"""The least contrast of text on paper (WCAG 2.2, 1.4.6)."""

SHAPE = 3
"""The least contrast of a shape that has to be seen (WCAG 2.2, 1.4.11)."""

WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to the light we see."""


def linear(part: float) -> float:
    """The light of one part of a color, both from 0 to 1."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast_with_white(color: str) -> float:
    """The contrast of a color with white, from 1 to 21."""
    light = sum(weight * linear(part / 255) for weight, part in zip(WEIGHTS, _parts(color), strict=True))
    return 1.05 / (light + 0.05)


def darker(color: str, ratio: float) -> str:
    """The lightest shade of a color that has this contrast with white. `ratio` is at most 21."""
    shades = ("#" + "".join(f"{part * step // 255:02x}" for part in _parts(color)) for step in range(255, -1, -1))
    return next(shade for shade in shades if contrast_with_white(shade) >= ratio)


def _parts(color: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
