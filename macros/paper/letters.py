"""Which letters the print fonts can draw. The only module that imports fontTools.

In: font files. Out: a set of letters. Must not know: what the letters are for.
"""

from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont


def printable_letters(font_paths: Iterable[Path]) -> frozenset[str]:
    """The letters that every one of these fonts has. Raises ValueError when there is no font."""
    found = []
    for path in font_paths:
        with TTFont(path, lazy=True) as font:
            found.append({chr(point) for point in font.getBestCmap()})
    if not found:
        raise ValueError("No font was given.")
    return frozenset(set.intersection(*found))
