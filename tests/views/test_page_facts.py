"""What the frame of a page is told: the day it was checked, its review, and the way back."""

from dataclasses import replace
from datetime import date

import pytest

from macros.facts.model.base import Review
from macros.views.page_facts import long_day, page_facts

NOT_YET = "Not yet reviewed by a clinician"


@pytest.mark.parametrize(
    ("day", "words"), [(date(2026, 11, 22), "November 22, 2026"), (date(2027, 1, 3), "January 3, 2027")]
)
def test_day_is_told_in_words(day, words, library):
    """A day is told with the name of its month, and without a zero in front."""
    assert long_day(day, library.phrases) == words


def test_page_tells_its_day_and_review(library):
    """A page with the day in its front matter tells both, and its way back is left to its section."""
    facts = page_facts("topics/pain.md", {"checked": date(2026, 11, 22)}, library)
    assert facts == {"review": NOT_YET, "checked_on": "November 22, 2026"}


@pytest.mark.parametrize("matter", [{}, {"checked": "soon"}], ids=["no day", "no real day"])
def test_no_day_is_made_up(matter, library):
    """A page without a day in its front matter tells none."""
    assert "checked_on" not in page_facts("topics/pain.md", matter, library)


def test_exercise_leads_back_to_its_level(library):
    """The way back from each exercise is the page of its level."""
    assert library.exercises
    for name, exercise in library.exercises.items():
        facts = page_facts(f"exercises/{name}.md", {}, library)
        assert facts["back_url"] == f"exercises/{exercise.level}/"
        assert facts["back_title"] == library.phrases["level"][exercise.level]
        assert facts["review"] == NOT_YET


def test_exercise_tells_its_day(library):
    """The day on which each exercise was last checked comes from its entry, and stands in words on its page."""
    assert library.exercises
    for name, exercise in library.exercises.items():
        assert exercise.review.checked
        day = date.fromisoformat(exercise.review.checked)
        assert page_facts(f"exercises/{name}.md", {}, library)["checked_on"] == long_day(day, library.phrases)


def test_page_named_like_an_exercise_is_none(library):
    """Only pages in the folder of the exercises are exercises."""
    name = next(iter(library.exercises))
    assert "back_url" not in page_facts(f"topics/{name}.md", {}, library)


def test_review_of_an_exercise_is_told(library):
    """A reviewed exercise tells the role and the day in words, and no longer that nobody has checked it."""
    name, exercise = next(iter(library.exercises.items()))
    review = Review(state="reviewed", role="tester", on="2026-11-22", hash="0")
    exercises = {**library.exercises, name: exercise.model_copy(update={"review": review})}
    told = page_facts(f"exercises/{name}.md", {}, replace(library, exercises=exercises))["review"]
    assert "tester" in told
    assert "November 22, 2026" in told
