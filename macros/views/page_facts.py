"""What the frame of a page says beside its words: when it was last checked, by whom it was reviewed, and the way back.

In: the path of a page in docs/, its front matter, the Library. Out: words, which the theme shows as they are. The line
about a review is that of every other place too. Must not know: the theme, any engine, when a sign-off holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..facts.library import Library
from ..facts.model.exercise import WrittenExercise
from ..facts.signing import Standing, standing, together

Phrases = Mapping[str, Mapping[str, str]]


def long_day(day: date, phrases: Phrases) -> str:
    """A day in words, such as "November 22, 2026". Raises KeyError when a phrase is missing."""
    words = phrases["paper"]
    return words["day"].format(month=words[f"month_{day.month}"], n=day.day, year=day.year)


@dataclass(frozen=True)
class ReviewLine:
    """Who has checked something, in words without a period at the end, and if what they read still stands."""

    words: str
    signed: bool


def review_line(library: Library, of: str | Sequence[str]) -> ReviewLine:
    """Who has checked an exercise (by its id) or a page (by its path), or all of several."""
    names = [of] if isinstance(of, str) else of
    return told(together(standing(library, name) for name in names), library, len(names))


def told(found: Standing, library: Library, many: int = 1) -> ReviewLine:
    """A standing in words. Raises KeyError when a phrase is missing."""
    words, by = library.phrases["review"], found.by
    if found.state == "not_yet" or by is None:
        return ReviewLine(words["not_yet"], False)
    if found.state == "changed":
        return ReviewLine(words["changed"], False)
    line = words["all"] if many > 1 else words["named"] if by.name else words["done"]
    day = long_day(date.fromisoformat(by.day), library.phrases)
    return ReviewLine(line.format(role=by.role, name=by.name, day=day), True)


def page_facts(path: str, matter: Mapping[str, Any], library: Library) -> dict[str, str]:
    """What the frame says of a page, each where there is something to say.

    `review` of an exercise and of a page that a clinician must read; `checked_on` of one whose front matter has the day
    `checked`, or whose exercise has it; `back_url` and `back_title` of an exercise, whose way back is the page of its
    level; `robots` of a draft, which no search engine may list, and its `description`, which says that it is one.
    """
    phrases, exercise = library.phrases, exercise_of(path, library)
    facts = {}
    if exercise or matter.get("clinical"):
        facts["review"] = review_line(library, subject_of(path, library)).words
    checked = _day(exercise.checked) if exercise else matter.get("checked")
    if isinstance(checked, date):
        facts["checked_on"] = long_day(checked, phrases)
    if is_draft(path, library):
        draft = exercise_of(path, library.with_drafts())
        facts |= {"robots": "noindex", "description": f"{draft.name}: {phrases['draft']['title']}"}
    if exercise is None:
        return facts
    facts["back_url"] = f"exercises/{exercise.level}/"
    facts["back_title"] = library.phrases["level"][exercise.level]
    return facts


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def exercise_of(path: str, library: Library) -> WrittenExercise | None:
    """The exercise that a page is of; None for any other page."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return library.exercises.get(name) if folder == "exercises" else None


def subject_of(path: str, library: Library) -> str:
    """What is signed of a page: the exercise that it is of, by its id, or the page itself, by its path."""
    return path.removeprefix("exercises/").removesuffix(".md") if exercise_of(path, library) else path


def is_draft(path: str, library: Library) -> bool:
    """True for the page of an exercise that is still being written."""
    return exercise_of(path, library) is None and exercise_of(path, library.with_drafts()) is not None
