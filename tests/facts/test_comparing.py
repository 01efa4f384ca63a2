"""Two editions are compared thing by thing; what touches dose and safety comes first."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.facts.comparing import compare
from macros.facts.library import load_library, read_library
from macros.facts.model.edition import EditionChange
from macros.facts.reading import read

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = (read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {})["edition_part"]


def short(changes: list[EditionChange]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Changes without the names that readers see."""
    return [(each.kind, each.about, each.part, each.was, each.now) for each in changes]


def test_nothing_changed_is_nothing_told(bare):
    """An edition compared with itself has no changes."""
    assert compare(bare, bare) == []
    real = load_library(ROOT / "data")
    assert compare(real, real) == []


def test_one_repetition_more_is_a_dose(changed):
    """One repetition more is a change of dose with both numbers, and comes before everything else."""
    found = changed(
        exercises=("count: {start: 8, target: 12}", "count: {start: 9, target: 12}"),
        safety=("chest pain", "pain in the chest"),
        glossary=("means: Likely", "means: Quite likely"),
    )
    assert short(found)[0] == ("dose", "seated-heel-raise", "count.start", "8", "9")
    assert found[0].name == "Seated heel raise"
    assert [each.kind for each in found] == ["dose", "safety", "words"]


@pytest.mark.parametrize(
    ("old", "new", "part", "was", "now"),
    [
        ("hold: 2", "hold: 3", "hold", "2", "3"),
        ("    hold: 2\n", "", "hold", "2", None),
        ("tempo: {up: 2, down: 3}", "tempo: {up: 2, down: 4}", "tempo.down", "3", "4"),
        ("rest: 60", "rest: 90", "rest", "60", "90"),
        ("sets: {start: 1, target: 2}", "sets: {start: 2, target: 2}", "sets.start", "1", "2"),
        ("effort: {start: 3, target: 5}", "effort: {start: 2, target: 5}", "effort.start", "3", "2"),
        ("count: {start: 8", "each: leg\n    count: {start: 8", "each", None, "leg"),
    ],
)
def test_every_part_of_a_dose_is_a_dose(changed, old, new, part, was, now):
    """Each number and word of a dose, there before or not, is told by its way in the entry with both values."""
    (found,) = changed(exercises=(old, new))
    assert found.kind == "dose"
    assert (found.part, found.was, found.now) == (part, was, now)


def test_a_tempo_that_is_left_out_is_told(changed):
    """A whole group of fields that goes is told field by field."""
    found = changed(exercises=("    tempo: {up: 2, down: 3}\n", ""))
    assert short(found) == [
        ("dose", "seated-heel-raise", "tempo.up", "2", None),
        ("dose", "seated-heel-raise", "tempo.down", "3", None),
    ]


@pytest.mark.parametrize(
    ("part", "before", "was", "now"),
    [
        ("cautions", "", "Stop if you cannot feel where your feet are.", "Stop if you feel sick."),
        ("support.how", "kind: counter, how: ", "Keep both hands flat on the counter.", "Hold the counter."),
        ("footwear.why", "wear: shoes, why: ", "A closed shoe guards a numb foot.", "It guards you."),
        ("footwear.wear", "wear: ", "shoes-or-socks", "shoes"),
        ("numb_feet.do", "do: ", "Look down to place your feet.", "Look down."),
        ("numb_hands.at_step", "numb_hands: {at_step: ", "1", "2"),
        ("dizzy.do", "dizzy: {at_step: 3, do: ", "Rest for a minute before you stand up.", "Wait."),
        ("equipment", "equipment: [", "chair", "stool"),
        ("positions", "positions: [", "seated", "lying"),
    ],
)
def test_what_keeps_a_person_safe_is_safety(changed, part, before, was, now):
    """A caution, a support, a shoe, a note for numb feet: each is safety, and is told as it was and as it is."""
    (found,) = changed(exercises=(f"{before}{was}", f"{before}{now}"))
    assert (found.kind, found.part, found.was, found.now) == ("safety", part, was, now)


def test_who_must_ask_first_is_told_by_its_label(changed):
    """A condition that an exercise no longer names is safety, and is told as readers know it."""
    (found,) = changed(exercises=("ask_first: [foot-sore]", "ask_first: []"))
    assert short([found]) == [("safety", "heel-raise", "ask_first", "an open sore on your foot", None)]


def test_of_a_list_only_what_differs_is_told(changed):
    """One more piece of equipment is told alone, without those that were there before."""
    (found,) = changed(exercises=("equipment: [chair]", "equipment: [chair, pillow]"))
    assert short([found]) == [("safety", "seated-march", "equipment", None, "pillow")]


def test_level_is_safety(changed):
    """An exercise that moves to another level is a change of safety."""
    found = changed(exercises=("level: supported", "level: standing"), plans=("level: supported", "level: standing"))
    assert ("safety", "heel-raise", "level", "supported", "standing") in short(found)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("signs: [chest pain]", "signs: [chest pain, a fall]", "Stop and call for help"),
        ("until: Train your arms only", "until: Train your hands only", "an open sore on your foot"),
        ("signs: [a hot red foot]", "signs: [a hot foot]", "Call your doctor today"),
        ("- Feel inside your shoes.", "- Feel inside both shoes.", "Check your feet"),
    ],
    ids=["stop-signs", "conditions", "cards", "checklists"],
)
def test_all_of_the_safety_file_is_safety(changed, old, new, name):
    """A changed stop sign, condition, card or checklist is safety, and is called as readers know it."""
    (found,) = changed(safety=(old, new))
    assert (found.kind, found.about, found.name) == ("safety", "safety", name)


def test_a_new_condition_is_safety(changed):
    """A condition that is new is told by its label, and so is the list of standing work that names it."""
    fields = "urgency: ask, label: a faint, have: You fainted., why: You may fall., until: Wait., references: []"
    new = f"  faint: {{{fields}}}\n\nbefore_standing: [foot-sore, faint]"
    asked = ("conditions: [foot-sore]", "conditions: [foot-sore, faint]")
    found = changed(safety=("before_standing: [foot-sore]", new), questions=asked)
    assert [(each.kind, each.was, each.now) for each in found] == [("safety", None, "a faint")] * 3


def test_a_question_is_safety(changed):
    """An answer of My plan that now leaves another level is told with its level, as safety."""
    (found,) = changed(questions=("at_most: supported, why: no-counter", "at_most: seated, why: no-counter"))
    assert (found.kind, found.about, found.name) == ("safety", "questions", "Do you have a counter?")
    assert found.was == "No. Standing with support. You have no counter."
    assert found.now == "No. Seated or lying. You have no counter."


@pytest.mark.parametrize(
    ("old", "new", "kind", "was", "now"),
    [
        ("sets: 1 set\n", "sets: 2 sets\n", "dose", "1 set", "2 sets"),
        ("to: 6, do: Do two", "to: 7, do: Do two", "dose", "3–6: Do two sets of each.", "3–7: Do two sets of each."),
        ("days: [monday, thursday]", "days: [monday, friday]", "dose", "thursday", "friday"),
        ("feels: You can sing.", "feels: You sing.", "dose", "2–4: easy. You can sing.", "2–4: easy. You sing."),
        ("name: First steps", "name: Your first steps", "words", "First steps", "Your first steps"),
    ],
    ids=["level", "weeks", "days", "effort", "name"],
)
def test_plans_are_doses(changed, old, new, kind, was, now):
    """How much, how hard and when in levels and week plans is dose; their names are words."""
    (found,) = changed(plans=(old, new))
    assert short([found]) == [(kind, "plans", None, was, now)]


def test_a_changed_step_is_a_step(changed):
    """Of the steps only those that differ are told."""
    (found,) = changed(exercises=("    - Lift both heels.\n", "    - Raise both heels.\n"))
    assert short([found]) == [("steps", "seated-heel-raise", "steps", "Lift both heels.", "Raise both heels.")]


def test_steps_in_another_order_are_told_whole(changed):
    """Two steps that change places are told as the whole list before and after."""
    first, second = "    - Lift one knee a little.\n", "    - Lower it and lift the other one.\n"
    (found,) = changed(exercises=(first + second, second + first))
    assert (found.kind, found.part) == ("steps", "steps")
    assert found.was == "Sit tall with both feet flat. Lift one knee a little. Lower it and lift the other one."
    assert found.now == "Sit tall with both feet flat. Lower it and lift the other one. Lift one knee a little."


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exercises", "name: Seated march", "name: March in your chair"),
        ("glossary", "means: Likely", "means: Quite likely"),
        ("benefits", "says: It may lift", "says: It may raise"),
        ("references", "Both groups got stronger.", "Both groups grew stronger."),
        ("phrases", "hold: Hold on here", "hold: Hold this"),
    ],
)
def test_a_renamed_word_is_words(changed, file, old, new):
    """Another name, meaning, claim or interface word is words, and is told as it was and as it is."""
    (found,) = changed(**{file: (old, new)})
    assert found.kind == "words"
    assert found.was != found.now
    assert None not in (found.was, found.now)


def test_a_new_picture_is_named(changed):
    """A pose that changed is told, for the exercise whose picture shows it, even when it stands in a preset."""
    found = changed(figures=("base: stand, arms:", "base: stand, trunk: {lean: 5}, arms:"))
    assert short(found) == [
        ("steps", "heel-raise", "picture", None, None),
        ("steps", "one-leg-heel-raise", "picture", None, None),
    ]


@pytest.fixture
def without_breathing(laid_over):
    """The sample without one of its exercises, which another one stands in for."""
    project = laid_over(None)
    for name in ("exercises", "figures"):
        path = project / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        indent = "  " if name == "figures" else ""
        start = text.index(f"\n{indent}one-leg-heel-raise:")
        end = text.index(f"\n{indent}slow-breathing:")
        text = text[:start] + text[end:]
        path.write_text(text.replace("  harder: one-leg-heel-raise\n", ""), encoding="utf-8")
    return read_library(project / "data")


def test_an_exercise_that_comes_or_goes_is_named(bare, without_breathing):
    """An exercise that is new or left out is told by its name; that another one leads to it no more is safety."""
    name = "One-leg heel raise"
    harder, gone = compare(bare, without_breathing)
    assert short([gone]) == [("gone", "one-leg-heel-raise", None, name, None)]
    assert short([harder]) == [("safety", "heel-raise", "harder", name, None)]
    harder, new, *_ = compare(without_breathing, bare)
    assert short([new]) == [("new", "one-leg-heel-raise", None, None, name)]
    assert short([harder]) == [("safety", "heel-raise", "harder", None, name)]


def test_a_new_exercise_tells_its_dose(bare, without_breathing):
    """Behind the name of a new exercise stand its level, its cautions and each number of its dose, all as new."""
    careful = ["Hold the counter.", "Stop if you sway."]
    exercise = bare.exercises["one-leg-heel-raise"].model_copy(update={"cautions": careful})
    grown = replace(bare, exercises={**bare.exercises, "one-leg-heel-raise": exercise})
    new = [each for each in compare(without_breathing, grown) if each.kind == "new" and each.part]
    told = {each.part: each.now for each in new}
    assert len(told) == len(new) > 10
    assert {each.name for each in new} == {exercise.name}
    assert told["level"] == "standing"
    assert told["cautions"] == " ".join(careful)
    assert (told["count.start"], told["count.target"]) == ("4", "8")
    assert (told["sets.target"], told["effort.target"], told["days.target"]) == ("2", "7", "3")
    assert all(each.was is None for each in new)


def test_readers_see_words_not_ids(laid_over):
    """Where the pages have a phrase for an id, a change tells the phrase."""
    project = laid_over(None)
    phrases = project / "data" / "phrases.yaml"
    phrases.write_text(phrases.read_text() + "equipment:\n  chair: a firm chair\n  pillow: a pillow\n")
    before = read_library(project / "data")
    exercises = project / "data" / "exercises.yaml"
    exercises.write_text(exercises.read_text().replace("equipment: [chair]", "equipment: [pillow]", 1))
    (found,) = compare(before, read_library(project / "data"))
    assert (found.was, found.now) == ("a firm chair", "a pillow")


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("warm_up: seated-march", "warm_up: seated-heel-raise", "Seated march", "Seated heel raise"),
        ("not_yet: []", "not_yet: [heel-raise]", None, "Heel raise at the counter"),
        ("at_home: [chair,", "at_home: [chair, bed,", None, "bed"),
    ],
    ids=["warm_up", "not_yet", "at_home"],
)
def test_what_every_plan_has_is_a_dose(changed, old, new, was, now):
    """An exercise that every plan begins with or leaves out, and what is at hand, is told as a dose by its name."""
    (found,) = changed(questions=(old, new))
    assert short([found]) == [("dose", "questions", None, was, now)]


def test_a_ready_plan_is_a_dose(changed):
    """A ready plan with another answer is told with its name, the question, and the answer in words."""
    (found,) = changed(questions=("answers: {counter: [2]}", "answers: {counter: [1]}"))
    assert (found.kind, found.name) == ("dose", "First plan")
    assert (found.was, found.now) == ("Do you have a counter? No.", "Do you have a counter? Yes.")
