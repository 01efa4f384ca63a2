"""One person's plan: codes and files that are right come back as they went, all others are refused."""

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.facts.library import Library, load_library
from macros.facts.person_plan import LONGEST, WEEK, PersonPlan, plan_code, plan_of_ids, read_plan
from macros.facts.problems import ContentError
from macros.paper.letters import printable_letters
from tests.facts.hostile_clinics import CASES
from tests.facts.hostile_plans import BROKEN_CODES, EIGHT, GOOD_CODES, GOOD_FILES
from tests.facts.judging import collected, judged, refusal

ROOT = Path(__file__).resolve().parent.parent.parent
LETTERS = printable_letters(sorted((ROOT / "macros" / "paper" / "fonts").glob("*.ttf")))
PLANS = [case for case in CASES if case.kind == "plan"]


WRONG_IDS = {
    "": "plan:1:1: It is empty. Write exercise ids with commas",
    "seated-march, seatd-march": 'plan:1:15: "seatd-march" is not an exercise. Did you mean "seated-march"?',
    "seated-march,": "plan:1:14: An exercise id is missing here.",
    "seated-march;id": 'plan:1:13: ";" (U+003B) cannot stand here. Write exercise ids with commas',
    "arch-lift,arch-lift": 'plan:1:11: "arch-lift" is in the plan twice.',
}
FEW = [*EIGHT.split("."), "sit-to-stand-with-hands", "wall-push-up"]
"""Ids for the golden file, which must not change whenever an exercise is added."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The real content: a plan names real exercises."""
    return load_library(ROOT / "data")


@pytest.mark.parametrize("case", PLANS, ids=lambda case: case.id)
def test_plan(case, tmp_path, library):
    """A code or a file gives a plan, or messages with their place that say what to write."""
    found = judged(case, tmp_path, lambda told: read_plan(told, library, LETTERS))
    assert isinstance(found, str if case.refused else PersonPlan)


def test_messages_of_plans(tmp_path, library, golden):
    """The messages about plans are those of the golden file, which a reviewer reads."""
    messages, few = {}, replace(library, exercises={key: library.exercises[key] for key in FEW})
    for case in (case for case in PLANS if case.refused):
        (tmp_path / case.id).mkdir()
        messages[case.id] = judged(case, tmp_path / case.id, lambda told: read_plan(told, few, LETTERS))
    for text in WRONG_IDS:
        messages[f'--exercises "{text}"'] = str(refusal(lambda text=text: plan_of_ids(text, few)))
    golden("messages/outside/plan.txt", collected(messages))


@pytest.mark.parametrize("seed", range(5))
def test_code_and_plan_are_inverse(seed, library):
    """Of a hundred random plans for each seed, every code gives its plan back, fits in an address, and is short."""
    dice = random.Random(f"plan {seed}")
    ids = list(library.exercises)
    for _ in range(100):
        chosen = dice.sample(ids, dice.randint(1, 7))
        digits = "".join(sorted(dice.sample("1234567", dice.randint(0, 7))))
        code = ".".join([*filter(None, [digits]), *chosen])
        plan = read_plan(code, library, LETTERS)
        assert plan_code(plan) == code
        assert plan.exercises == tuple(chosen)
        assert [str(WEEK.index(day) + 1) for day in plan.days] == list(digits)
        assert re.fullmatch("[a-z0-9.-]+", code)
        assert len(code) <= LONGEST


@pytest.mark.parametrize("seed", range(5))
def test_random_codes_are_read_or_refused(seed, library):
    """Of a hundred damaged codes for each seed, every one that is read is the very code of its plan."""
    dice, refused = random.Random(f"code {seed}"), 0
    for _ in range(100):
        code = list(GOOD_CODES["usual"])
        for _ in range(dice.randint(1, 3)):
            code[dice.randrange(len(code))] = dice.choice(["", ".", "-", "1", "4", "a", "\0", "/", "É", ".."])
        text = "".join(code)
        error = refusal(lambda text=text: read_plan(text, library, LETTERS))
        if error:
            refused += 1
            assert all(problem.column <= len(text) + 1 for problem in error.problems)
        else:
            assert plan_code(read_plan(text, library, LETTERS)) == text
    assert refused > 50


def test_file_tells_more_than_a_code(tmp_path, library):
    """A file adds a name, a note and a first day, and its days are put in order; the code keeps the name out."""
    (tmp_path / "plan.yaml").write_text(GOOD_FILES["usual"], encoding="utf-8")
    plan = read_plan(str(tmp_path / "plan.yaml"), library, LETTERS)
    assert plan == PersonPlan(
        ("seated-march", "slow-breathing"),
        ("monday", "thursday"),
        "seated",
        "Ann Bell",
        ("Go slowly.",),
        date(2026, 11, 23),
    )
    assert plan_code(plan) == "14.seated-march.slow-breathing"


def test_fingerprint_of_a_plan(library):
    """Two plans have one fingerprint only when they are the same."""
    first, again, other = (read_plan(code, library, LETTERS) for code in ("1.arch-lift", "1.arch-lift", "2.arch-lift"))
    assert first.fingerprint == again.fingerprint != other.fingerprint


def test_highest_level(library):
    """A plan knows the highest level of its exercises, so that a warning can be given; none is refused."""
    by_level = {exercise.level: exercise_id for exercise_id, exercise in library.exercises.items()}
    for levels in (["seated"], ["supported", "seated"], ["seated", "standing", "supported"]):
        highest = max(levels, key=["seated", "supported", "standing"].index)
        assert plan_of_ids(",".join(by_level[level] for level in levels), library).highest_level == highest


def test_ids_with_commas(library):
    """Ids with commas, with or without spaces, make a plan without days, in their order."""
    for text in ("slow-breathing,seated-march", "slow-breathing, seated-march", " slow-breathing ,seated-march "):
        plan = plan_of_ids(text, library)
        assert (plan.exercises, plan.days) == (("slow-breathing", "seated-march"), ())


@pytest.mark.parametrize("text", WRONG_IDS)
def test_wrong_ids_with_commas(text, library):
    """A wrong list of ids is refused at its column."""
    with pytest.raises(ContentError) as caught:
        plan_of_ids(text, library)
    assert str(caught.value).startswith(WRONG_IDS[text])


@pytest.mark.parametrize("name", BROKEN_CODES)
def test_code_opens_no_file(name, library, monkeypatch, tmp_path):
    """Even where a file lies that is called like the code, a code opens none."""
    monkeypatch.chdir(tmp_path)
    Path("seated-march").write_text("exercises: [arch-lift]\n", encoding="utf-8")
    monkeypatch.setattr("os.open", lambda *_: pytest.fail("a file was opened"))
    assert read_plan("seated-march", library, LETTERS).exercises == ("seated-march",)
    with pytest.raises(ContentError):
        read_plan(BROKEN_CODES[name][0], library, LETTERS)
