"""What the frame of a page says beside its words: when it was last checked, by whom it was reviewed, and the way back.

In: the path of a page in docs/, its front matter, the Library. Out: words, which the theme shows as they are.
Must not know: the theme, any engine.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..facts.library import Library
from ..facts.model.exercise import Exercise

Phrases = Mapping[str, Mapping[str, str]]


def long_day(day: date, phrases: Phrases) -> str:
    """A day in words, such as "November 22, 2026". Raises KeyError when a phrase is missing."""
    words = phrases["paper"]
    return words["day"].format(month=words[f"month_{day.month}"], n=day.day, year=day.year)


def page_facts(path: str, matter: Mapping[str, Any], library: Library) -> dict[str, str]:
    """`review` of any page; `checked_on` of one whose front matter has the day `checked`, or whose exercise has it;
    `back_url` and `back_title` of an exercise, whose way back is the page of its level.
    """
    phrases, exercise = library.phrases, exercise_of(path, library)
    facts = {"review": phrases["review"]["not_yet"]}
    checked = _day(exercise.review.checked) if exercise else matter.get("checked")
    if isinstance(checked, date):
        facts["checked_on"] = long_day(checked, phrases)
    if exercise is None:
        return facts
    review = exercise.review
    facts["back_url"] = f"exercises/{exercise.level}/"
    facts["back_title"] = library.phrases["level"][exercise.level]
    if review.state == "reviewed":
        day = long_day(date.fromisoformat(review.on), phrases)
        facts["review"] = phrases["review"]["done"].format(role=review.role, day=day)
    return facts


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def exercise_of(path: str, library: Library) -> Exercise | None:
    """The exercise that a page is of; None for any other page."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return library.exercises.get(name) if folder == "exercises" else None
