"""The ground every model stands on: frozen values, unknown keys refused, and the kinds of text.

Must not know: any particular entry.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """A frozen record in which every key is known and every type is exact."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def _one_line(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError("has extra spaces or line breaks. Write it on one line with single spaces. [extra-spaces]")
    if not text.isprintable():
        raise ValueError(
            "holds an invisible character, shown here as □. Delete it and type the text again. [invisible-character]"
        )
    if "<" in text or ">" in text:
        raise ValueError("holds < or >. Write plain words; the layout adds the markup. [markup]")
    return text


def _plain(text: str) -> str:
    marks = sorted(set(text) & set("[]{}*_`\\&|#~"))
    if marks:
        raise ValueError(f"holds {marks[0]}, which pages read as layout. Write plain words. [markup]")
    return text


QUOTE_MARKS = "\"'“”„‘’«»"
"""Straight and curly ones: editors on telephones write the curly ones by themselves."""


def _ends(text: str) -> str:
    if text[-1] in QUOTE_MARKS:
        raise ValueError(
            "ends with a quote mark. Leave the quote marks out, or write the period after the last one. [end-mark]"
        )
    if text[-1] not in ".?!":
        raise ValueError("does not end like a sentence. End it with a period, ? or ! [end-mark]")
    return text


def _no_end(text: str) -> str:
    if text[-1] in ".:;,":
        raise ValueError("is a name, not a sentence. Take the mark off its end. [end-mark]")
    return text


def calendar_day(text: str) -> str:
    """The text, which must be a real day. Raises ValueError, which says what to write."""
    try:
        real = date.fromisoformat(text).isoformat()
    except ValueError:
        real = ""
    if text != real:
        raise ValueError("is not a day of the calendar. Write the day as 2026-11-22. [wrong-day]")
    return text


Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Sentence = Annotated[Line, AfterValidator(_ends)]
Name = Annotated[Line, Field(max_length=60), AfterValidator(_no_end)]
Title = Annotated[Name, AfterValidator(_plain)]
"""A name that is also the first line of a page, where Markdown would read its marks."""
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
CalendarDay = Annotated[str, AfterValidator(calendar_day)]
"""A real day, as 2026-11-22."""
