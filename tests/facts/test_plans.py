"""Every plan keeps its promises, on every combination of answers; and each promise sees when it is broken."""

import dataclasses
import json
import re
from pathlib import Path
from typing import get_args

import pytest

from macros.facts import plan_promises
from macros.facts.ladders import LEVELS
from macros.facts.library import load_library
from macros.facts.model.exercise import Goal
from macros.facts.model.question import Question
from macros.facts.person_plan import WEEK, read_plan
from macros.facts.plan_table import (
    Table,
    _made_from,
    answers_of,
    broken,
    is_asked,
    new_person,
    plan_of_answers,
    plan_table,
    proved,
    table_text,
    words_asked,
)
from macros.facts.plans import Person
from macros.facts.problems import ContentError
from tests.signed_library import changed, with_safety

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
QUESTIONS = LIBRARY.questions.questions
FITTING = Person(
    level="supported",
    have=frozenset({"chair", "bed", "pillow", "towel", "wall", "counter", "armchair"}),
    minutes=20,
    days=("monday", "thursday"),
    goal="steady-walking",
)
PLAN = ("seated-march", "weight-shift", "counter-heel-raise", "seated-toe-raise", "slow-breathing")
"""A plan that breaks no promise for FITTING, to be spoilt."""


@pytest.fixture(scope="module")
def table() -> Table:
    """The table of the real content."""
    return plan_table(LIBRARY)


def test_every_promise_is_kept(table):
    """No plan of any person breaks any promise, and there are thousands of people and dozens of plans."""
    assert list(broken(LIBRARY, table)) == []
    assert len(table.people) > 10_000
    assert len(set(table.people.values())) == len(table.plans) > 40


def persons(number: int = 0, person: Person | None = None) -> set[Person]:
    """Everybody whom the questions can describe, found without the table: one question after the other."""
    people = {person or new_person(LIBRARY)}
    for question in list(QUESTIONS.values())[number:]:
        asked = {each for each in people if is_asked(question, each)}
        people -= asked
        people |= {each.after(answer) for each in asked for answer in answers_of(question) if not answer.then}
    return people


def test_nobody_is_forgotten(table):
    """The table holds a plan for each person whom any combination of answers describes, and for nobody else."""
    assert set(table.people) == persons()


def test_answers_only_lower_the_level():
    """No answer of any question raises the level of anybody."""
    for level in LEVELS:
        for question in QUESTIONS.values():
            for answer in answers_of(question):
                after = dataclasses.replace(FITTING, level=level).after(answer)
                assert LEVELS.index(after.level) <= LEVELS.index(level)


def test_text_holds_the_same_plans(table):
    """Read as a browser does, the text of the table leads each of some people to the plan that was chosen for them."""
    value = json.loads(table.text(words_asked(LIBRARY)))
    assert table.plans
    for letters in ("0000000020000000", "00000100010000", "0000000103215", "00000000201400031"):
        person, where, given = new_person(LIBRARY), value["first"], []
        for letter in letters:
            if not isinstance(where, int) or where < 0:
                break
            question, *ways = value["nodes"][where]
            name = value["questions"][question]
            person = person.after(answers_of(QUESTIONS[name])[int(letter, 36) % len(ways)])
            where = ways[int(letter, 36) % len(ways)]
            given.append(name)
        assert isinstance(where, int)
        assert where < 0, f"{letters} asks {given} and goes on"
        plan = tuple(value["exercises"][number] for number in value["plans"][-where - 1])
        assert plan == table.people[person]


def test_other_questions_are_another_version(table):
    """When what a person reads before an answer changes, so does the version, and old addresses are void."""
    first, second = (json.loads(table.text(words))["version"] for words in ("Do you fall?", "Did you fall?"))
    assert first != second
    conditions = {
        **LIBRARY.safety.conditions,
        "heart-disease": LIBRARY.safety.conditions["heart-disease"].model_copy(update={"have": "You have a heart."}),
    }
    assert words_asked(with_safety(LIBRARY, conditions=conditions)) != words_asked(LIBRARY)


def test_red_flags_stop(table):
    """Every answer to a red flag but the first stops, and no other answer does."""
    flags = {name for name, question in QUESTIONS.items() if question.part == "safe"}
    assert flags
    for name, answers in table.nodes:
        stops = [answer == "stop" for answer in answers]
        assert stops == [name in flags and number > 0 for number in range(len(answers))], name


def test_every_question_is_met(table):
    """Each question stands in the table, so that none is written for nobody."""
    assert {name for name, _ in table.nodes} == set(QUESTIONS)


def test_table_is_small(table):
    """The table is a few kB as it is: the browser of an old phone reads it at once."""
    assert len(table.text("")) < 8_000


def test_every_plan_has_a_code(table):
    """The code of each plan is read back as the same plan by what prints it."""
    digits = {tuple(person.days) for person in table.people}
    assert digits
    for plan in table.plans:
        for days in digits:
            code = "".join(str(WEEK.index(day) + 1) for day in days) + "." + ".".join(plan)
            assert read_plan(code, LIBRARY, ()).exercises == plan


@pytest.mark.parametrize("ready", LIBRARY.questions.ready)
def test_ready_plans_are_plans_of_the_table(ready, table):
    """A ready plan is what the same answers lead to, and it has its page."""
    person, plan, _ = plan_of_answers(LIBRARY, LIBRARY.questions.ready[ready].answers)
    assert table.people[person] == plan
    page = (ROOT / "docs" / "my-plan" / f"{ready}.md").read_text(encoding="utf-8")
    assert f'{{{{ ready_plan("{ready}") }}}}' in page
    assert f"# {LIBRARY.questions.ready[ready].name}\n" in page


def test_ticks_are_told_by_a_binary_number():
    """Choice 5 of a question with ticks is its first and third answer together, and choice 0 is none."""
    question = QUESTIONS["have"]
    choices = answers_of(question)
    assert len(choices) == 2 ** len(question.answers)
    assert choices[0].have == []
    assert choices[5].have == [*question.answers[0].have, *question.answers[2].have]


SPOILT = {
    "never_above_the_level": (LIBRARY, dataclasses.replace(FITTING, level="seated"), PLAN),
    "nothing_ruled_out": (LIBRARY, dataclasses.replace(FITTING, ruled_out=frozenset({"recent-fall"})), PLAN),
    "nothing_left_out": (LIBRARY, dataclasses.replace(FITTING, left_out=frozenset({"weight-shift"})), PLAN),
    "unsteady_people_sit": (
        with_safety(LIBRARY, before_standing=[]),
        dataclasses.replace(FITTING, ruled_out=frozenset({"dizzy-on-standing"})),
        PLAN,
    ),
    "standing_is_held": (LIBRARY, dataclasses.replace(FITTING, without=frozenset({"counter"})), PLAN),
    "only_what_is_at_hand": (LIBRARY, FITTING, ("seated-march", "seated-band-row", *PLAN[1:])),
    "balance_where_standing_is_allowed": (LIBRARY, FITTING, ("seated-march", "seated-toe-raise", "slow-breathing")),
    "legs_get_stronger": (LIBRARY, FITTING, ("seated-march", "weight-shift", "slow-breathing")),
    "few_and_each_once": (LIBRARY, FITTING, (*PLAN[:2], *PLAN[1:])),
    "within_the_minutes": (LIBRARY, dataclasses.replace(FITTING, minutes=5), PLAN),
    "an_easier_one_is_there": (
        LIBRARY,
        dataclasses.replace(FITTING, without=frozenset({"bed"})),
        ("seated-march", "side-leg-raise", "slow-breathing"),
    ),
    "up_once_and_down_once": (LIBRARY, FITTING, (PLAN[0], PLAN[3], PLAN[1], PLAN[-1])),
    "balance_comes_first": (LIBRARY, FITTING, (PLAN[0], PLAN[2], PLAN[1], PLAN[-1])),
    "days_have_rest": (LIBRARY, dataclasses.replace(FITTING, days=("sunday", "monday")), PLAN),
}
"""A library, a person and a plan that break each promise."""


@pytest.mark.parametrize("promise", plan_promises.PROMISES, ids=lambda promise: promise.__name__)
def test_promise_sees_what_breaks_it(promise):
    """A promise finds nothing in a plan that fits, and something in the plan that was spoilt for it."""
    assert list(promise(LIBRARY, FITTING, PLAN)) == []
    assert list(promise(*SPOILT[promise.__name__]))


@pytest.mark.parametrize("promise", plan_promises.PROMISES, ids=lambda promise: promise.__name__)
def test_a_promise_of_days_is_called_one(promise):
    """A promise finds the same in a plan for a person with other days and another goal, or it is listed as one of days;
    so one person may be asked for all who are alike but for these."""
    counts = []
    for library, person, plan in ((LIBRARY, FITTING, PLAN), SPOILT[promise.__name__]):
        wishes = [(days, goal) for days in ((), ("monday",), WEEK[:2], WEEK) for goal in (None, *get_args(Goal))]
        others = [dataclasses.replace(person, days=tuple(days), goal=goal) for days, goal in wishes]
        found = {tuple((each.path, each.code) for each in promise(library, other, plan)) for other in others}
        counts.append(len(found))
    assert (counts == [1, 1]) == (promise not in plan_promises.PROMISES_OF_DAYS)


FIELDS = {
    "warm-up asks the dizzy first": changed(LIBRARY, "seated-march", ask_first=["dizzy-on-standing"]),
    "warm-up stands": changed(LIBRARY, "seated-march", positions=["standing"]),
    "seated move stands": changed(LIBRARY, "seated-knee-straighten", positions=["standing"]),
    "cool-down needs a weight": changed(LIBRARY, "slow-breathing", equipment=["weights"]),
    "standing no more asked about first": with_safety(LIBRARY, before_standing=[]),
    "standing holds a chair": changed(
        LIBRARY, "weight-shift", support=LIBRARY.exercises["weight-shift"].support.model_copy(update={"kind": "seat"})
    ),
    "warm-up takes an hour": changed(
        LIBRARY,
        "seated-march",
        dose=LIBRARY.exercises["seated-march"].dose.model_copy(
            update={"count": LIBRARY.exercises["seated-march"].dose.count.model_copy(update={"start": 60})}
        ),
    ),
}
"""The library with one field of safety spoilt."""


@pytest.mark.parametrize("field", [name for name in FIELDS if name != "standing no more asked about first"])
def test_a_spoilt_field_stops_the_build(field):
    """With one safety field spoilt, the build refuses and names the file, the line and the promise."""
    with pytest.raises(ContentError) as refused:
        proved(FIELDS[field])
    assert re.match(r"data/(exercises|questions)\.yaml:\d+:\d+: ", str(refused.value))
    assert "My plan: " in str(refused.value)


def test_an_answer_that_rules_nothing_out_is_seen():
    """When the answer about falls no longer keeps a person seated, a plan that stands is refused."""
    falls = QUESTIONS["falls"]
    careless = [answer.model_copy(update={"at_most": None}) for answer in falls.answers]
    asked: dict[str, Question] = {**QUESTIONS, "falls": falls.model_copy(update={"answers": careless})}
    library = dataclasses.replace(
        FIELDS["standing no more asked about first"],
        questions=LIBRARY.questions.model_copy(update={"questions": asked}),
    )
    with pytest.raises(ContentError, match="recent-fall"):
        proved(library)


@pytest.mark.parametrize(
    ("values", "same"),
    [({"purpose": "Something else."}, True), ({"level": "standing"}, False), ({"ask_first": []}, False)],
    ids=["words", "level", "ask first"],
)
def test_a_proof_hangs_on_more_than_words(values, same):
    """A changed word needs no new proof, and a changed level or condition does."""
    other = changed(LIBRARY, "seated-march", **values)
    assert (_made_from(other) == _made_from(LIBRARY)) == same


def test_table_is_kept_until_something_changes(tmp_path, monkeypatch):
    """The proof is not made again for the same bytes of content and code; for other bytes it is."""
    first = table_text(LIBRARY, tmp_path)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == [first]
    monkeypatch.setattr("macros.facts.plan_table.proved", lambda _: pytest.fail("it was proved again"))
    assert table_text(LIBRARY, tmp_path) == first
    monkeypatch.setattr("macros.facts.plan_table._made_from", lambda _: "other")
    monkeypatch.setattr("macros.facts.plan_table.proved", lambda _: Table(first=-1))
    assert table_text(LIBRARY, tmp_path) != first
    assert len(list(tmp_path.iterdir())) == 1
