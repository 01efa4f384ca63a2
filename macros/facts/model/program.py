"""Dose and starter programs: the three levels, the effort scale in words, and week plans."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Entry, Id, Line, Name, Sentence
from .exercise import Level

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class LevelEntry(Entry):
    """One level of training: who it is for, and how much."""

    number: Annotated[int, Field(ge=1, le=3)] = Field(description="1, 2 or 3.")
    name: Name = Field(description="Such as `Seated or lying`.")
    for_you_if: list[Sentence] = Field(min_length=1, description="Each must be true before you train here.")
    exercises: Line = Field(description="How many exercises in a session.")
    sets: Line = Field(description="How many sets.")
    times: Line = Field(description="How many times in a set.")
    effort: Line = Field(description="How hard, in words.")
    speed: Line = Field(description="How slow.")
    rest: Line = Field(description="Rest between sets.")
    days: Line = Field(description="Strength days a week.")
    balance: Line = Field(description="Balance work.")
    minutes: Line = Field(description="How long a session takes.")
    extras: Line = Field(description="What to do on other days.")
    stay: Line = Field(description="How long people stay at this level.")


class Effort(Entry):
    """A part of the effort scale from 0 to 10."""

    from_: Annotated[int, Field(ge=0, le=10)] = Field(alias="from", description="Lowest number.")
    to: Annotated[int, Field(ge=0, le=10)] = Field(description="Highest number.")
    word: Name = Field(description="The word for it.")
    feels: Sentence = Field(description="What it feels like.")


class Weeks(Entry):
    """What changes in some weeks of a program."""

    from_: Annotated[int, Field(ge=1, le=52)] = Field(alias="from", description="First week.")
    to: Annotated[int, Field(ge=1, le=52)] = Field(description="Last week.")
    do: Sentence = Field(description="What to do in these weeks.")


class Program(Entry):
    """A starter program: one session, done on some days of each week."""

    name: Name = Field(description="The title of its page.")
    level: Level = Field(description="The highest level in it.")
    line: Sentence = Field(description="Who it is for, in one line.")
    minutes: Annotated[int, Field(ge=5, le=60)] = Field(description="About how long one session takes.")
    days: list[Day] = Field(min_length=1, description="The days of the week.")
    session: list[Id] = Field(min_length=3, max_length=12, description="Exercise ids, in the order of the session.")
    weeks: list[Weeks] = Field(min_length=1, description="How it grows.")
    other_days: list[Id] = Field(description="Exercise ids for the other days, or [].")
    move_on: Sentence = Field(description="When to go to the next program.")


class Plans(Entry):
    """All of data/plans.yaml."""

    levels: dict[Level, LevelEntry] = Field(description="The three levels.")
    effort: list[Effort] = Field(min_length=3, description="The effort scale, from 0 to 10 without a gap.")
    programs: dict[Id, Program] = Field(min_length=1, description="The starter programs, in the order of the pages.")
