"""One person's plan, as a YAML file tells it: which exercises, on which days."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from .base import Entry, Id
from .printed import PersonName, PrintedSentence
from .program import Day

MOST_EXERCISES = 7
"""A warm-up, two to five exercises, and a way to calm down."""


def _in_the_calendar(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("is no day of the calendar. Check the month and the day. [wrong-day]") from None
    return text


def _each_once(days: list[Day]) -> list[Day]:
    twice = next((day for place, day in enumerate(days) if day in days[:place]), None)
    if twice:
        raise ValueError(f'has the day "{twice}" twice. Keep it once. [listed-twice]')
    return days


class PlanFile(Entry):
    """All of a plan's file."""

    exercises: list[Id] = Field(
        min_length=1, max_length=MOST_EXERCISES, description="Exercise ids, in the order of the session."
    )
    days: Annotated[list[Day], AfterValidator(_each_once)] = Field(
        [], description="Days of the week; leave it out to write them in by hand."
    )
    for_: PersonName | None = Field(None, alias="for", description="The person's name. It is printed, never in a code.")
    note: list[PrintedSentence] = Field([], max_length=3, description="Sentences from the clinician.")
    start: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_in_the_calendar)] | None = Field(
        None, description="The first day, as 2026-11-23."
    )
