"""The kinds of text that a clinic or a person writes and that paper must be able to show.

Such text comes from outside, so it is held to what fits on a page of 18-point type and to the letters of the
print font. Who validates passes those letters as the context `{"letters": …}`. Must not know: fonts, pages.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from ..contrast import INK, contrast_with_white, darker
from .base import Line

LONGEST_WORD = 30
"""Letters. A longer word is wider than the column, and no word is ever broken."""

PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]*[0-9)](?P<extension> ?(?:ext\.?|x) ?[0-9]{1,6})?")
FEWEST_DIGITS, MOST_DIGITS = 3, 15
"""From 911 to the longest number that the world's phone system knows (ITU-T E.164)."""


def _drawable(text: str, info: ValidationInfo) -> str:
    """The text with its accents joined to their letters, when the print font has every one."""
    text = unicodedata.normalize("NFC", text)
    letters = (info.context or {}).get("letters")
    strange = next(
        (char for char in text if unicodedata.combining(char) or (letters is not None and char not in letters)), None
    )
    if strange:
        name = unicodedata.name(strange, "no name").lower()
        raise ValueError(
            f"holds U+{ord(strange):04X} ({name}), which the print font cannot draw. "
            f"{_cure(strange)} [unprintable-letter]"
        )
    return text


def _cure(strange: str) -> str:
    if unicodedata.bidirectional(strange) in ("R", "AL"):
        return "Right-to-left writing cannot be printed yet: write it in Latin letters, or take the line out."
    if unicodedata.category(strange).startswith(("S", "M")):
        return "Take the sign out, or say it in words."
    return "Write it in Latin letters, or take the line out."


def _short_words(text: str) -> str:
    longest = max(len(word) for word in text.split(" "))
    if longest > LONGEST_WORD:
        raise ValueError(
            f"has a word of {longest} letters, which fits no line. Put spaces in it, or shorten it. [too-long]"
        )
    return text


def _phone(text: str) -> str:
    found = PHONE.fullmatch(text)
    if not found:
        raise ValueError(
            "is not a phone number. "
            "Write digits, spaces and + - ( ) only, and an extension as in 555-0123 ext 4. [phone-number]"
        )
    digits = sum(char.isdigit() for char in text) - sum(char.isdigit() for char in found["extension"] or "")
    if not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise ValueError(
            f"has {digits} digits. A phone number has from {FEWEST_DIGITS} to {MOST_DIGITS}: check it. [phone-number]"
        )
    return text


def _dark(color: str) -> str:
    ratio = contrast_with_white(color)
    if ratio < INK:
        raise ValueError(
            f"is too pale to read: its contrast with white paper is {ratio:.1f}, and {INK} is needed. "
            f'Write a darker color, such as "{darker(color, INK)}". [pale-color]'
        )
    return color


Printed = Annotated[Line, AfterValidator(_drawable), AfterValidator(_short_words), Field(max_length=60)]
"""One printed line."""

PrintedSentence = Annotated[Line, AfterValidator(_drawable), AfterValidator(_short_words), Field(max_length=90)]
"""A sentence of at most two printed lines."""

PersonName = Annotated[Line, AfterValidator(_drawable), AfterValidator(_short_words), Field(max_length=40)]
Phone = Annotated[Line, Field(max_length=30), AfterValidator(_phone)]
Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(_dark)]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
