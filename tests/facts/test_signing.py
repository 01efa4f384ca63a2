"""A sign-off holds for what was read, and for nothing else: one changed number ends it, a mended note does not."""

import shutil
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from macros.facts.library import read_library
from macros.facts.signing import (
    NOT_YET,
    READ_FIELDS,
    fingerprint,
    fingerprints,
    reading,
    standing,
    subjects,
    together,
    unsigned,
)
from tests.signed_library import DAY, ROLE, changed, plain, sign_off, signed, with_safety

ID = "heel-raise"
PAGE = "safety/feet.md"


def with_figure(library, **values):
    """The library with a changed picture."""
    figures = library.figures.figures
    figure = figures[ID].model_copy(update=values)
    return replace(library, figures=library.figures.model_copy(update={"figures": {**figures, ID: figure}}))


def more_times(library):
    """One more repetition at the start."""
    dose = library.exercises[ID].dose
    count = dose.count.model_copy(update={"start": dose.count.start + 1})
    return changed(library, ID, dose=dose.model_copy(update={"count": count}))


def another_word(library):
    """Another word in a step."""
    first, *others = library.exercises[ID].steps
    return changed(library, ID, steps=[first.replace("both", "your"), *others])


def another_caution(library):
    """A caution more."""
    return changed(library, ID, cautions=[*library.exercises[ID].cautions, "Stop if your calf hurts."])


def another_easier_one(library):
    """Another exercise to go back to."""
    return changed(library, ID, easier="seated-march")


def another_condition(library):
    """Another text of a condition that the exercise points to."""
    conditions = dict(library.safety.conditions)
    name = library.safety.before_standing[0]
    conditions[name] = conditions[name].model_copy(update={"until": "Ask."})
    return with_safety(library, conditions=conditions)


def another_pose(library):
    """One angle of the pose."""
    figure = library.figures.figures[ID]
    trunk = {"lean": 9.0}
    return with_figure(library, start=type(figure.start).model_validate({**plain(figure.start), "trunk": trunk}))


def another_preset(library):
    """One angle of the preset that the pose begins with."""
    used = library.figures.figures[ID].start.use
    presets = dict(library.figures.presets)
    presets[used] = type(presets[used]).model_validate({**plain(presets[used]), "trunk": {"lean": 9.0}})
    return replace(library, figures=library.figures.model_copy(update={"presets": presets}))


def another_arrow(library):
    """No arrow any more."""
    assert library.figures.figures[ID].arrows
    return with_figure(library, arrows=[])


def another_caption(library):
    """Other words under a picture."""
    _, *others = library.figures.figures[ID].captions
    return with_figure(library, captions=["Do something else.", *others])


def another_stop_line(library):
    """Another line about when to stop, which all exercises share."""
    exercise = {**library.phrases["exercise"], "stop_signs": "Only chest pain."}
    return replace(library, phrases={**library.phrases, "exercise": exercise})


LAPSE = {
    more_times: "dose",
    another_word: "steps",
    another_caution: "safety",
    another_easier_one: "dose",
    another_condition: "conditions",
    another_pose: "picture",
    another_preset: "picture",
    another_arrow: "picture",
    another_caption: "picture",
    another_stop_line: "shared",
}
"""Changes of which a clinician must hear, and the part that they are in."""


@pytest.mark.parametrize("change", LAPSE, ids=lambda change: change.__name__)
def test_a_change_ends_the_sign_off(change, real):
    """One changed repetition, word, caution, condition, angle or arrow lapses it, and the part is told."""
    before = signed(real_of(real), [ID])
    assert standing(before, ID).state == "signed"
    after = standing(change(before), ID)
    assert (after.state, after.changed) == ("changed", (LAPSE[change],))


def real_of(library):
    """The real library with its standing heel raise under the id that the changes name."""
    name = "counter-heel-raise"
    figures = library.figures.model_copy(
        update={"figures": {**library.figures.figures, ID: library.figures.figures[name]}}
    )
    exercises = MappingProxyType({**library.exercises, ID: library.exercises[name]})
    return replace(library, exercises=exercises, figures=figures)


def another_study(library):
    """A mended note about a study that the exercise rests on."""
    name = library.exercises[ID].sources[0]
    reference = library.references[name].model_copy(update={"found": "It found something, and the typo is mended."})
    return replace(library, references={**library.references, name: reference})


def another_reference(library):
    """Another study under a condition."""
    conditions = {
        name: entry.model_copy(update={"references": ["someone-2026"]})
        for name, entry in library.safety.conditions.items()
    }
    return with_safety(library, conditions=conditions)


def another_goal(library):
    """Another daily task that leads to the exercise, and another day of the check with its sources."""
    return changed(library, ID, goals=["calm"], muscles=["trunk"], checked="2027-01-01")


def test_what_it_trains_ends_it(library):
    """What an exercise trains decides on how many days it may be done, so a sign-off does not hold for another."""
    after = changed(signed(library, [ID]), ID, benefits=["pain"])
    assert standing(after, ID).changed == ("about",)


def another_exercise(library):
    """Another dose of another exercise."""
    return changed(library, "seated-march", bad_day="Rest.")


def another_word_of_the_search(library):
    """A word on no exercise's page."""
    return replace(library, phrases={**library.phrases, "search": {"none": "Nothing."}})


@pytest.mark.parametrize(
    "change",
    [another_study, another_reference, another_goal, another_exercise, another_word_of_the_search],
    ids=lambda change: change.__name__,
)
def test_a_note_does_not_end_it(change, library):
    """A typo mended in a note, a list or another exercise leaves the sign-off as it is."""
    before = signed(library, [ID])
    after = change(before)
    assert after != before
    assert standing(after, ID).state == "signed"


def test_how_the_file_is_written_does_not_matter(sample, tmp_path, library):
    """A comment, a quoted text and another order of the fields are no change of what is read."""
    data = shutil.copytree(sample / "data", tmp_path / "data")
    path = data / "exercises.yaml"
    text = path.read_text(encoding="utf-8")
    old = "  purpose: It makes your calves work while you sit.\n  level: seated\n"
    new = '  # A note.\n  level: seated\n  purpose: "It makes your calves work while you sit."\n'
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    name = "seated-heel-raise"
    assert fingerprint(read_library(data), name) == fingerprint(library, name)


def test_nobody_has_signed(library):
    """Without a sign-off there is a plain state, and nothing is hashed for it."""
    assert standing(library, ID) == NOT_YET
    assert standing(library, "no-such-thing") == NOT_YET


def test_the_newest_that_holds_counts(library):
    """Of several sign-offs the newest that holds is told; one that lapsed does not outweigh one that holds."""
    older, newer = sign_off(library, ID, role="podiatrist"), sign_off(library, ID, day="2027-01-01")
    lapsed = sign_off(library, ID, day="2028-01-01", read=fingerprints(library, "seated-march"))
    assert standing(replace(library, sign_offs=(newer, older, lapsed)), ID).by == newer
    assert standing(replace(library, sign_offs=(lapsed,)), ID).by == lapsed


def test_what_comes_back_holds_again(library):
    """A change that is taken back leaves what was signed, so the sign-off holds."""
    before = signed(library, [ID])
    after = more_times(before)
    back = replace(after, exercises=library.exercises)
    assert [standing(each, ID).state for each in (before, after, back)] == ["signed", "changed", "signed"]


def test_together_is_the_least(library):
    """Of several states the least is told, and of several sign-offs the oldest day."""
    old, new = signed(library, [ID]), signed(library, [ID], day="2027-01-01")
    first, second, lapsed = standing(old, ID), standing(new, ID), standing(more_times(old), ID)
    assert together([second, first]).by.day == DAY
    assert together([first, lapsed]).state == "changed"
    assert together([first, lapsed, NOT_YET]) == together([]) == NOT_YET


def test_a_release_waits(library):
    """Without sign-offs a release is refused for all; with all of them, for none; after a change, for that one."""
    assert {finding.code for finding in unsigned(library)} == {"not-signed"}
    assert len(list(unsigned(library))) == len(subjects(library)) > 3
    whole = signed(library)
    assert list(unsigned(whole)) == []
    (lapsed,) = unsigned(more_times(whole))
    assert (lapsed.code, lapsed.path) == ("changed-since-signed", ("sign_offs", list(library.exercises).index(ID)))
    assert f'"{ID}"' in lapsed.what
    assert "dose" in lapsed.what


def test_a_sign_off_of_a_later_day_is_refused(library):
    """A sign-off of the edition's day counts for a release, and one of the day after it does not."""
    whole = signed(library, day="2026-12-01")
    assert list(unsigned(whole, date(2026, 12, 1))) == []
    found = list(unsigned(whole, date(2026, 11, 30)))
    assert {finding.code for finding in found} == {"signed-later"}
    assert [finding.path for finding in found] == [("sign_offs", n, "day") for n in range(len(whole.sign_offs))]


def test_an_unknown_thing_has_no_fingerprint(library):
    """What is neither an exercise nor a page cannot be read."""
    with pytest.raises(KeyError):
        fingerprint(library, "no-such-thing")


def test_the_reading_says_what_is_read(real):
    """The reading of an exercise holds its steps, its numbers, the texts of its conditions and its picture in words."""
    parts = reading(real, "clamshell")
    said = [words for lines in parts.values() for _, words in lines]
    exercise = real.exercises["clamshell"]
    assert list(parts) == [*READ_FIELDS, "conditions", "picture", "shared"]
    assert {*exercise.steps, *exercise.cautions, exercise.breathing, exercise.helper} <= set(said)
    assert ("dose > count > start", str(exercise.dose.count.start)) in parts["dose"]
    assert {condition.until for condition in real.asks_first("clamshell")} <= set(said)
    assert real.figures.figures["clamshell"].alt in said
    assert ROLE not in said
