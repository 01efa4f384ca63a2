"""One change of what a page or a sheet tells people lapses the sign-offs of those who would read it, and no others."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from macros.facts.library import Library
from macros.facts.model.question import Answer
from macros.facts.signing import standing, subjects
from tests.signed_library import signed, with_safety

FIRST, AFTER_A_FALL, ASKED, OPENED = (
    "my-plan/first-chair.md",
    "my-plan/chair-after-a-fall.md",
    "my-plan/index.md",
    "plan.md",
)
WEEK, SAFE, LEVELS, FIND = (
    "weeks/seated-start.md",
    "safety/index.md",
    "start/levels.md",
    "exercises/find.md",
)
EXERCISE = "clamshell"


@pytest.fixture(scope="module")
def whole(real) -> Library:
    """The real content, in which everything is signed."""
    return signed(real)


def lapsed(library: Library) -> set[str]:
    """What was signed and has changed since."""
    return {of for of in subjects(library) if standing(library, of).state == "changed"}


def with_answers(library: Library, question: str, change: Callable[[Answer], dict[str, Any]]) -> Library:
    """The library in which each answer to a question says something else."""
    questions = dict(library.questions.questions)
    answers = [answer.model_copy(update=change(answer)) for answer in questions[question].answers]
    questions[question] = questions[question].model_copy(update={"answers": answers})
    return replace(library, questions=library.questions.model_copy(update={"questions": questions}))


def other_days(library: Library) -> Library:
    """Each plan is on other days."""
    return with_answers(library, "days-seated", lambda _: {"days": ["tuesday", "sunday"]})


def other_minutes(library: Library) -> Library:
    """Each plan is said to take a minute more."""
    return with_answers(library, "minutes", lambda answer: {"minutes": answer.minutes + 1})


def other_line_of_an_answer(library: Library) -> Library:
    """An answer that leads to each plan reads otherwise."""
    return with_answers(library, "days-seated", lambda _: {"line": "Pick what you like."})


@pytest.mark.parametrize("change", [other_days, other_minutes, other_line_of_an_answer], ids=lambda one: one.__name__)
def test_a_ready_plan_lapses_with_its_answers(change, whole):
    """A ready plan lapses with the days, the minutes and the words of the answers that lead to it."""
    after = change(whole)
    assert after.questions != whole.questions
    assert {FIRST, AFTER_A_FALL, ASKED} <= lapsed(after)
    assert WEEK not in lapsed(after)


def other_until(library: Library) -> Library:
    """What to do with a sore foot reads otherwise."""
    conditions = dict(library.safety.conditions)
    conditions["foot-sore"] = conditions["foot-sore"].model_copy(update={"until": "Train on."})
    return with_safety(library, conditions=conditions)


def other_act(library: Library) -> Library:
    """What to do in an emergency reads otherwise."""
    cards = dict(library.safety.cards)
    cards["emergency"] = cards["emergency"].model_copy(update={"act": "Wait until tomorrow."})
    return with_safety(library, cards=cards)


@pytest.mark.parametrize("change", [other_until, other_act], ids=lambda one: one.__name__)
def test_the_questions_lapse_with_what_they_show_of_safety(change, whole):
    """My plan shows whom to call and what to do, so it lapses with the page of the care cards, and no week does."""
    assert {ASKED, SAFE} <= lapsed(change(whole))
    assert WEEK not in lapsed(change(whole))


PHRASES = {
    "equipment.counter": {EXERCISE, FIND},
    "equipment.weights": {EXERCISE, FIND},
    "my_plan.numbers": {ASKED, FIRST, OPENED},
    "my_plan.halt_emergency": {ASKED},
    "my_plan.halt_today": {ASKED},
    "my_plan.move_up_all": {FIRST, OPENED},
    "paper.stop_do": {EXERCISE, FIRST, OPENED},
    "paper.call_signs": {EXERCISE, SAFE},
    "paper.emergency_signs": {EXERCISE, SAFE},
    "paper.not_today": {EXERCISE},
    "paper.bad_day": {EXERCISE, FIRST, OPENED},
    "paper.feet_before": {SAFE},
    "exercise.mistakes": {EXERCISE},
    "ladder.easier": {EXERCISE},
    "safety.until": {SAFE},
    "dose.short": {EXERCISE, WEEK, FIRST, OPENED, FIND},
    "dose.times_many": {EXERCISE, WEEK, FIRST, OPENED, FIND},
    "day.monday": {WEEK, FIRST},
    "footwear.shoes": {EXERCISE, FIRST, OPENED, FIND},
    "levels.rest": {LEVELS},
    "log.what": {WEEK},
    "find.start": {FIND},
    "search.none": set(),
    "review.not_yet": set(),
    "paper.month_1": set(),
}
"""Phrases, and some of what a clinician has read with each; none where nothing hangs on it."""


@pytest.mark.parametrize("name", PHRASES)
def test_what_speaks_a_phrase_lapses_with_it(name, whole):
    """A changed phrase lapses what speaks it; a phrase of the frame lapses nothing."""
    group, phrase = name.split(".")
    members = {**whole.phrases[group], phrase: f"{whole.phrases[group][phrase]} Or not."}
    after = lapsed(replace(whole, phrases={**whole.phrases, group: members}))
    assert PHRASES[name] <= after
    assert bool(PHRASES[name]) == bool(after)
