"""Editions: which states of the content were given out on paper, what changed between them, and what was withdrawn.

An edition's id is a hash of the content (`facts.editions.edition_id`), printed at the foot of every sheet.
"""

import re
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .base import CalendarDay, Entry, Line, Sentence

Kind = Literal["dose", "safety", "gone", "new", "steps", "words"]
"""What a change is about, in the order in which a reader must know it."""


def _six(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{6}", text):
        raise ValueError(
            "is not the id of an edition. Copy the six letters that scripts/compare_editions.py prints. [edition-list]"
        )
    return text


class EditionChange(Entry):
    """One thing that an older copy says in another way, or does not say."""

    kind: Kind = Field(description="`dose` and `safety` are shown first and in full.")
    about: Line = Field(
        description="The id of an exercise, a page of docs/, a template, or a file of data/ without its ending."
    )
    name: Line = Field(description="What a reader calls it: the name of the exercise, the title of the page.")
    part: str | None = Field(None, description="The field of an exercise that changed, such as `count.start`.")
    place: str | None = Field(
        None,
        description="Where in data/ it stands, such as `plans.levels.seated.sets`, to tell apart what has one name.",
    )
    was: Line | None = Field(None, description="What older copies say. Left out for what is new.")
    now: Line | None = Field(None, description="What it says since this edition. Left out for what is gone.")


class Edition(Entry):
    """One state of the content that was given out on paper."""

    day: CalendarDay = Field(description="When it came out, as 2026-11-22.")
    line: Sentence = Field(description="What this edition is, in one sentence.")
    withdrawn: Sentence | None = Field(
        None, description="Why nobody should use it any more, and what to do instead. Left out while it is fine."
    )
    changes: list[EditionChange] = Field(description="What changed since the edition below it. [] for the first one.")


def _newest_first(editions: dict[str, Edition]) -> dict[str, Edition]:
    for above, below in pairwise(editions):
        if editions[above].day < editions[below].day:
            raise ValueError(
                f'has "{above}" above "{below}", which is newer. Put the newest edition first. [edition-list]'
            )
    return editions


class Editions(Entry):
    """All of data/editions.yaml."""

    editions: Annotated[dict[Annotated[str, AfterValidator(_six)], Edition], AfterValidator(_newest_first)] = Field(
        description="The listed editions by id, newest first; {} while none is listed."
    )
