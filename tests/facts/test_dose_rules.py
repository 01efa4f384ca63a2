"""The rules for how much see the first number that is too high, and let the last one pass that is not."""

from dataclasses import replace

import pytest

from macros.facts.dose_rules import (
    bad_days_keep_to_the_limits,
    doses_are_possible,
    levels_keep_to_the_limits,
    weeks_are_in_order,
    weeks_keep_to_the_limits,
)
from macros.facts.library import Library, load_library
from macros.facts.model.exercise import Dose
from macros.facts.model.program import Weeks
from macros.facts.rules import programs_are_in_order
from tests.signed_library import changed

DAILY = {"days": {"start": 2, "target": 7}, "effort": {"start": 2, "target": 3}, "set_word": "round", "rest": 0}


@pytest.fixture
def library(sample) -> Library:
    """The library of the sample."""
    return load_library(sample / "data")


def with_dose(library: Library, **told) -> Library:
    """The library with another dose of its march."""
    dose = Dose.model_validate(DAILY | told)
    exercise = library.exercises["seated-march"].model_copy(update={"dose": dose})
    return replace(library, exercises={**library.exercises, "seated-march": exercise})


def with_program(library: Library, **values) -> Library:
    """The library with some fields of its program changed."""
    program = library.plans.programs["first-steps"].model_copy(update=values)
    return replace(library, plans=library.plans.model_copy(update={"programs": {"first-steps": program}}))


def with_weeks(library: Library, *weeks: tuple[int, int, str]) -> Library:
    """The library with other weeks in its program: first, last, what to do."""
    return with_program(library, weeks=[Weeks.model_validate({"from": a, "to": b, "do": do}) for a, b, do in weeks])


@pytest.mark.parametrize(("unit", "count", "sets", "hold", "wrong"), [
    ("minutes", 15, 1, None, False),
    ("minutes", 16, 1, None, True),
    ("minutes", 60, 4, None, True),
    ("times", 60, 4, 10, True),
    ("times", 60, 4, None, False),
])  # fmt: skip
def test_an_exercise_ends(unit, count, sets, hold, wrong, library):
    """A dose of 15 minutes passes and a longer one does not, whatever makes it long."""
    told = {"unit": unit, "hold": hold, "count": {"start": 1, "target": count}, "sets": {"start": 1, "target": sets}}
    found = list(doses_are_possible(with_dose(library, **told)))
    assert [finding.path for finding in found] == [("seated-march", "dose")] * wrong


def test_weeks_follow_each_other(library):
    """Weeks that go back, overlap or begin where the part above ends are found; a gap and one week alone are not."""
    do = "Do one set of each."
    for weeks, wrong in (
        ([(1, 2, do), (3, 3, do), (5, 6, do)], []),
        ([(50, 7, do)], [(0, "to")]),
        ([(1, 2, do), (2, 6, do)], [(1, "from")]),
        ([(3, 6, do), (1, 2, do)], [(1, "from")]),
    ):
        assert [finding.path[-2:] for finding in weeks_are_in_order(with_weeks(library, *weeks))] == wrong


@pytest.mark.parametrize(("do", "wrong"), [
    ("Do 10 sets of each.", 1),
    ("Do 5 more rounds.", 1),
    ("Keep your effort at 10 of 10.", 1),
    ("Keep your effort at 9.", 1),
    ("Keep your effort at 4 to 9.", 1),
    ("Keep your effort between 8 and 9.", 1),
    ("Effort up to 9.", 1),
    ("Do 10 sets of each. Keep your effort at 10 of 10.", 2),
    ("Do five sets of each.", 1),
    ("Keep your effort at 9/10.", 1),
    ("Your effort is nine, later ten.", 2),
    ("When you feel well, keep your effort at 8 of 10.", 1),
    ("Go on if your effort goes over 8 of 10.", 1),
    ("Never rush, and keep your effort at 8 of 10.", 1),
    ("Never go over 8 of 10 in your effort.", 1),
    ("Do 4 sets, 12 times each.", 0),
    ("Sit down if your effort goes over 8 of 10.", 0),
    ("Stop and rest when your effort is 8.", 0),
    ("Never train with an effort of 8 of 10.", 0),
    ("Do 10 to 16 sets in all.", 0),
    ("Train with an effort of 50%.", 0),
    ("Keep your effort from 4 to 6 of 10.", 0),
    ("In weeks 9 to 11, keep your effort at 5 or less.", 0),
])  # fmt: skip
def test_words_about_weeks_keep_to_the_limits(do, wrong, library):
    """Sets above 4 and an effort above that of the level are found in the words about weeks, and other numbers not."""
    found = list(weeks_keep_to_the_limits(with_weeks(library, (1, 2, do))))
    assert [finding.path for finding in found] == [("programs", "first-steps", "weeks", 0, "do")] * wrong


@pytest.mark.parametrize(("key", "said", "code"), [
    ("sets", "1 set in week 1, then 8 sets", "dose-too-high"),
    ("effort", "8 of 10", "dose-too-high"),
    ("effort", "4 to 6 of 10, later 10", "dose-too-high"),
    ("days", "7 days a week, with no rest", "no-rest-day"),
    ("sets", "1 or 2 sets", None),
    ("effort", "4 to 5 of 10, later 6", None),
    ("days", "2 to 3 days a week, with a day of rest between them", None),
])  # fmt: skip
def test_levels_keep_to_the_limits(key, said, code, library):
    """Sets, effort and days of a level are found when a dose may not ask for them."""
    level = library.plans.levels["supported"].model_copy(update={key: said})
    plans = library.plans.model_copy(update={"levels": {**library.plans.levels, "supported": level}})
    found = list(levels_keep_to_the_limits(replace(library, plans=plans)))
    assert [(finding.path, finding.code) for finding in found] == (
        [(("levels", "supported", key), code)] if code else []
    )


@pytest.mark.parametrize(("said", "wrong"), [
    ("Do 100 hard raises, at an effort of 9 of 10.", True),
    ("Do 5 slow raises, at an effort of 3 of 10.", False),
    ("Do 5, 10 seconds each.", False),
])  # fmt: skip
def test_a_bad_day_keeps_to_the_limits(said, wrong, library):
    """An effort above that of the level is found in what to do on a bad day."""
    found = list(bad_days_keep_to_the_limits(changed(library, "seated-march", bad_day=said)))
    assert [finding.path for finding in found] == [("seated-march", "bad_day")] * wrong


def test_days_between_rest(library):
    """The days between sessions hold nothing above the level of the program and nothing that trains strength."""
    for names, codes in (
        (["slow-breathing", "seated-march"], []),
        (["heel-raise"], ["no-rest-day"]),
        (["one-leg-heel-raise"], ["program-order", "no-rest-day"]),
    ):
        found = list(programs_are_in_order(with_program(library, other_days=names)))
        assert [finding.code for finding in found] == codes
        assert {finding.path for finding in found} <= {("programs", "first-steps", "other_days", 0)}
