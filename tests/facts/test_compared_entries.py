"""Of levels, questions and phrases nothing is missed: what follows from an answer, a number to call, another order."""

from dataclasses import replace

import pytest

from macros.facts.comparing import compare
from macros.facts.editions import since
from macros.facts.library import Library, read_library
from macros.facts.model.edition import Edition, EditionChange
from macros.facts.model.question import Answer


def told(changes: list[EditionChange]) -> list[tuple[str, str, str | None, str | None]]:
    """Changes as a reader sees them."""
    return [(each.kind, each.name, each.was, each.now) for each in changes]


@pytest.fixture
def rewritten(laid_over, bare):
    """Compare the sample with a copy in which several pieces of text of one file were exchanged."""

    def make(name: str, *exchanges: tuple[str, str]) -> list[EditionChange]:
        project = laid_over(None)
        path = project / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in exchanges:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        return compare(bare, read_library(project / "data"))

    return make


def test_two_levels_stay_two(rewritten):
    """Two levels of which one begins where the other ended are told as two, in the list and to an older copy."""
    found = rewritten("plans", ("sets: 2 sets", "sets: 2 to 3 sets"), ("sets: 1 set\n", "sets: 2 sets\n"))
    expected = [
        ("dose", "Seated or lying", "1 set", "2 sets"),
        ("dose", "Standing with support", "2 sets", "2 to 3 sets"),
    ]
    assert told(found) == expected
    editions = {name: Edition(day="2026-01-01", line="It is one.", changes=[]) for name in ("e2", "e1")}
    editions["e2"] = editions["e2"].model_copy(update={"changes": found})
    assert told(since(editions, "e1")) == expected
    assert [each.place for each in found] == ["plans.levels.seated.sets", "plans.levels.supported.sets"]


def test_no_two_things_have_one_place(rewritten):
    """Each change of a question, a setting and a reason tells where it stands, and a thing without an id its group."""
    found = rewritten(
        "questions",
        ("minutes: 20", "minutes: 30"),
        ("at_home: [chair,", "at_home: [chair, bed,"),
        ("You have no counter.", "You need a counter."),
    )
    places = {each.place for each in found}
    assert places == {
        "questions.questions.time.answers",
        "questions.at_home",
        "questions.reasons.no-counter",
    }


def test_what_has_no_id_is_placed_by_its_group(rewritten):
    """The effort scale is one thing, and a phrase has its group and its name."""
    (effort,) = rewritten("plans", ("feels: You can sing.", "feels: You sing."))
    assert (effort.name, effort.place) == ("effort", "plans.effort")


FOLLOWS = {
    "line": (None, "It is fixed.", "It is fixed."),
    "then": (None, "stop", "stop."),
    "at_most": ("standing", "seated", "Seated or lying."),
    "rules_out": ([], ["foot-sore"], "rules_out: an open sore on your foot."),
    "have": (["counter"], ["counter", "wall"], "counter, wall."),
    "without": ([], ["chair", "stool"], "without: chair, stool."),
    "leave_out": (["heel-raise"], ["seated-march"], "leave_out: Seated march."),
    "notes": ([], ["dizzy"], "dizzy."),
    "minutes": (20, 30, "minutes: 30."),
    "days": (["monday"], ["monday", "friday"], "monday, friday."),
    "goal": ("stairs", "calm", "goal: calm."),
    "why": (None, "no-counter", "You have no counter."),
}
"""Each field of an answer that something follows from: a value before and after, and the words for the second one."""


def asking(library: Library, *answers: Answer) -> Library:
    """The library with other answers to one of its questions."""
    asked = library.questions.questions
    question = asked["counter"].model_copy(update={"answers": list(answers)})
    return replace(
        library, questions=library.questions.model_copy(update={"questions": {**asked, "counter": question}})
    )


@pytest.mark.parametrize("field", [name for name in Answer.model_fields if name != "say"])
def test_what_follows_from_an_answer_is_told(field, bare):
    """What follows from an answer is told as safety in words, though the words of another answer changed too."""
    was, now, words = FOLLOWS[field]
    before = asking(bare, Answer.model_construct(say="Yes", **{field: was}), Answer(say="No"))
    after = asking(bare, Answer.model_construct(say="Yes", **{field: now}), Answer(say="Not now"))
    (found,) = compare(before, after)
    assert (found.kind, found.name, found.now) == ("safety", "Do you have a counter?", f"Yes. {words} Not now.")
    assert found.was.endswith(" No.")
    assert words not in found.was


def test_a_reason_is_called_by_its_words(rewritten):
    """Why a plan is as it is has no name: the sentence stands for it."""
    (reason,) = rewritten("questions", ("You have no counter.", "You need a counter."))
    assert told([reason]) == [("safety", "You need a counter.", "You have no counter.", "You need a counter.")]


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("my_plan", "safety"),
        ("urgent", "safety"),
        ("equipment", "safety"),
        ("person_plan", "safety"),
        ("safety", "safety"),
        ("levels", "dose"),
        ("program", "dose"),
        ("words", "words"),
    ],
)
def test_phrases_that_tell_whom_to_call_are_safety(group, kind, bare):
    """Another number to call, another thing to hold and another name of a dose come before all other words."""
    before, after = (
        replace(bare, phrases={**bare.phrases, group: {"numbers": number}}) for number in ("911 999 112", "555")
    )
    (found,) = compare(before, after)
    assert (found.kind, found.was, found.now) == (kind, "911 999 112", "555")
    assert found.place == f"{group}.numbers"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plans", "line: It is for people", "line: It is for all people"),
        ("questions", "line: For you if you are new.", "line: For you if you fell."),
    ],
)
def test_whom_a_plan_is_for_is_a_dose(file, old, new, rewritten):
    """The line that says who a plan is for is more than its name."""
    (found,) = rewritten(file, (old, new))
    assert found.kind == "dose"


def test_stop_signs_in_another_order_are_safety(rewritten):
    """The most urgent sign is the first one read: the same signs in another order are told in both orders."""
    act = '"Stop, and call 911, 999 or 112."'
    emergency = f"  emergency: {{title: Stop and call for help, signs: [chest pain], act: {act}}}\n"
    slow = "  slow: {title: Slow down, signs: [you cannot talk], act: Go slower.}\n"
    found = rewritten("safety", (emergency, "§"), (slow, emergency), ("§", slow))
    assert told(found) == [
        (
            "safety",
            "stop_link",
            "Stop and call for help, Stop and call today, Stop and rest, Slow down",
            "Slow down, Stop and call today, Stop and rest, Stop and call for help",
        )
    ]


def test_an_entry_between_others_is_no_new_order(bare):
    """An exercise that comes or goes leaves the others in their order, and so does one that is left out."""
    names = list(bare.exercises)
    fewer = {name: bare.exercises[name] for name in names if name != "heel-raise"}
    without = replace(bare, exercises=fewer)
    assert [(each.kind, each.about) for each in compare(bare, without)] == [("gone", "heel-raise")]
    assert {(each.kind, each.about) for each in compare(without, bare)} == {("new", "heel-raise")}


def test_exercises_in_another_order_are_words(bare):
    """The lists of exercises show them in the order of the file."""
    turned = {name: bare.exercises[name] for name in reversed(bare.exercises)}
    (found,) = compare(bare, replace(bare, exercises=turned))
    assert (found.kind, found.about, found.place) == ("words", "exercises", "exercises")
    assert found.was.startswith("Seated march, ")
    assert found.now.endswith(", Seated march")


def test_a_change_that_no_word_shows_is_told(bare):
    """A thing for another one with the same name shows in no word: it is told as changed, without was and now."""
    twin = {"twin": bare.exercises["seated-march"]}
    both = replace(bare, exercises={**bare.exercises, **twin})
    turned = replace(both, questions=both.questions.model_copy(update={"warm_up": "twin"}))
    (found,) = compare(both, turned)
    assert (found.kind, found.was, found.now, found.place) == ("dose", None, None, "questions.warm_up")
