"""Numbers that a reader acts on at once: whom to call in an emergency, and blood sugar in both its units.

In: a passage of data/ or of a page, as its reader sees it, or the Library. Out: findings.
Must not know: which passage is about an emergency, how hard it is to read. The words are English.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .plain_language import Text, sentences
from .problems import Finding
from .promising import as_read

if TYPE_CHECKING:  # library imports the rules, and they this module
    from .library import Library

NUMBERS = "911, 999 or 112"

OURS = re.compile(rf"\b{NUMBERS}\b")
SEVERAL = r"\d{2,3}\b(?:,? (?:or )?\d{2,3}\b)*"
NO_COUNT = r"(?![- .]\d| (?:hour|minute|day|week|time)s?\b)"
OTHERS = re.compile(
    rf"\b(?:call|dial|ring|phone|ambulance)(?: now| on)?[:,]? \(?{SEVERAL}{NO_COUNT}"
    rf"|\b(?=[\d, or]*\b(?:911|999|112)\b)\d{{2,3}}(?:, \d{{2,3}})+,? or \d{{2,3}}\b",
    re.IGNORECASE,
)
"""Short numbers that somebody calls, and a list that holds one of ours. A longer telephone number is neither."""

SUGAR = re.compile(r"(?:([\d.]+)(?: to |-|–))?([\d.]*\d) (mg/dL|mmol/L)", re.IGNORECASE)
MG_IN_MMOL = 18
"""mg/dL of glucose in one mmol/L."""
ROUNDED = 0.15
"""In mmol/L: people round 70 mg/dL, which is 3.89 mmol/L, to 3.9 and to 4."""


def other_numbers(text: str) -> list[str]:
    """What a text says of whom to call in an emergency in other words than ours."""
    return [found[0] for found in OTHERS.finditer(OURS.sub("…", as_read(text)))]


def numbers_acted_on(text: Text) -> Iterator[Finding]:
    """Emergency numbers that are not ours, and amounts of blood sugar that differ between their units."""
    for path, piece in (*text.pieces, *text.also):
        for said in other_numbers(piece):
            what = f'"{said}" is not in our words for an emergency.'
            yield Finding(text.file, path, what, f"Write: call {NUMBERS}.", "emergency-number")
        for mg, mmol in _sugar(as_read(piece)):
            if abs(mg / MG_IN_MMOL - mmol) > ROUNDED:
                what = f"{mg:g} mg/dL and {mmol:g} mmol/L are not the same amount of blood sugar."
                cure = f"Write {mg:g} mg/dL ({mg / MG_IN_MMOL:.1f} mmol/L), or {mmol * MG_IN_MMOL:.0f} mg/dL."
                yield Finding(text.file, path, what, cure, "red-flag")


def links_to_call(library: "Library") -> Iterator[Finding]:
    """Numbers that My plan makes links of, and that are not ours."""
    links, wanted = library.phrases.get("my_plan", {}).get("numbers"), " ".join(re.findall(r"\d+", NUMBERS))
    if links not in (None, wanted):
        what = f'numbers are "{links}", and people call them from My plan.'
        yield Finding("phrases", ("my_plan", "numbers"), what, f'Write "{wanted}".', "emergency-number")


def _sugar(text: str) -> Iterator[tuple[float, float]]:
    """The amounts that a sentence says in both units, in mg/dL and mmol/L; none of a sentence that leaves some out."""
    for sentence in sentences(text):
        amounts: dict[str, list[float]] = {"mg/dl": [], "mmol/l": []}
        for first, last, unit in SUGAR.findall(sentence):
            amounts[unit.lower()] += [float(number) for number in (first, last) if number]
        mg, mmol = amounts.values()
        if len(mg) == len(mmol):
            yield from zip(mg, mmol, strict=True)
