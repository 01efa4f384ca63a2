"""Promises about drafts: what is still to be written is seen when the mark `draft: yes` goes, and nothing leads to one.

In: a Library. Out: findings. Must not know: how a draft is made (`scripts/new_exercise.py` does), files, pages.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .model.exercise import Dose, Exercise, Span
from .model.figure import Arrow, Figure, Figures, Pose
from .problems import Finding
from .reading import Path
from .translating import name_of

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

MARK = "Write here:"
"""How a placeholder begins, in any field. The rest of it says what belongs there."""

FIRST_DOSE = Dose(
    unit="times",
    count=Span(start=1, target=1),
    sets=Span(start=1, target=1),
    set_word="set",
    rest=0,
    days=Span(start=1, target=1),
    effort=Span(start=1, target=1),
)
"""What a draft begins with: the least there is, so that nobody mistakes it for a dose."""

FIRST_STARTS = {"seated": "sit-hands-in-lap", "lying": "lie-knees-bent", "standing": "stand-at-counter"}
"""The preset that the first picture of a draft shows, by the main position. Nothing moves in it."""
FIRST_ARROW: dict[str, Any] = {"about": "right.knee", "push": [0, 14], "shift": [18, 8]}
"""The arrow of that picture. Every picture shows a direction."""

CODE = "placeholder-left"


def no_placeholder_is_left(library: "Library") -> Iterator[Finding]:
    """What readers meet has no gap: each sentence is written, each list has an entry, the dose was thought about."""
    for name, exercise in library.exercises.items():
        if exercise.draft:
            continue
        yield from _unwritten("exercises", (name,), exercise)
        for key in ("muscles", "benefits", "goals", "sources"):
            if not getattr(exercise, key):
                what = f"{key} is empty, and this exercise is not a draft."
                yield Finding("exercises", (name, key), what, "Write at least one.", CODE)
        if exercise.dose == FIRST_DOSE:
            what = "The dose is still the one that a draft begins with."
            yield Finding("exercises", (name, "dose"), what, "Write how much, how hard and how often.", CODE)
        if name in library.figures.figures:
            yield from _unwritten("figures", ("figures", name), library.figures.figures[name])


def _unwritten(file: str, path: Path, value: Any) -> Iterator[Finding]:
    """The placeholders inside an entry."""
    if isinstance(value, BaseModel):
        for key, field in type(value).model_fields.items():
            yield from _unwritten(file, (*path, field.alias or key), getattr(value, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unwritten(file, (*path, number), item)
    elif isinstance(value, str) and value.startswith(MARK):
        _, told = name_of(Figures if file == "figures" else None, path)
        cure = f"Do what it says:{value.removeprefix(MARK)}"
        yield Finding(file, path, f"{told} still is a placeholder, and this exercise is not a draft.", cure, CODE)


def words_are_its_own(library: "Library") -> Iterator[Finding]:
    """No two finished exercises have the same purpose, the same steps, or the same picture in words.

    A draft may begin as a copy of its nearest neighbor.
    """
    first: dict[tuple[str | int, tuple[str, ...]], str] = {}
    for name, exercise in library.exercises.items():
        if exercise.draft:
            continue
        for file, path, words in _own_words(library, name, exercise):
            owner = first.setdefault((path[-1], words), name)
            if owner != name and not words[0].startswith(MARK):
                what = f"The field {path[-1]} says word for word what {owner} says, and this exercise is not a draft."
                yield Finding(file, path, what, "Write what is true of this one.", CODE)


def _own_words(library: "Library", name: str, exercise: Exercise) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    yield "exercises", (name, "purpose"), (exercise.purpose,)
    yield "exercises", (name, "steps"), tuple(exercise.steps)
    if name in library.figures.figures:
        yield "figures", ("figures", name, "alt"), (library.figures.figures[name].alt,)


def pictures_are_their_own(library: "Library") -> Iterator[Finding]:
    """No finished exercise has the picture that a draft begins with, nor the one of another exercise.

    A picture is the same when the body, the room and what is shown of them are; another person may stand there.
    """
    first: dict[str, str] = {}
    cure = "Write what this one shows: its start, its end, its marks and its arrows."
    for name, exercise in library.exercises.items():
        if exercise.draft or name not in library.figures.figures:
            continue
        figure = library.figures.figures[name]
        path = ("figures", name, "start")
        owner = first.setdefault(repr([getattr(figure, key) for key in SHOWN]), name)
        if _is_first(figure):
            what = "The picture is still the one that a draft begins with, and this exercise is not a draft."
            yield Finding("figures", path, what, cure, CODE)
        elif owner != name:
            what = f"The picture is the same as that of {owner}, and this exercise is not a draft."
            yield Finding("figures", path, what, cure, CODE)


SHOWN = ("props", "held", "start", "middle", "end", "marks", "arrows")
"""The fields that make a picture what it is."""


def _is_first(figure: Figure) -> bool:
    """True when nothing of the pose was written since the draft began."""
    begins = [Pose(use=preset) for preset in FIRST_STARTS.values()]
    arrow = Arrow.model_validate(FIRST_ARROW)
    return figure.poses[0] in begins and len(figure.poses) == 1 and not figure.marks and figure.arrows == [arrow]


def nothing_leads_to_a_draft(library: "Library") -> Iterator[Finding]:
    """A draft is reached from nowhere: no ladder, week plan or question of My plan names one."""
    drafts = {name for name, exercise in library.with_drafts().exercises.items() if exercise.draft}
    for file, path, name in _named(library):
        if name in drafts:
            cure = "Take it out here, or take draft: yes out there when it is finished."
            yield Finding(file, path, f'"{name}" is a draft.', cure, "leads-to-a-draft")


def _named(library: "Library") -> Iterator[tuple[str, Path, str | None]]:
    """Every place that names an exercise, but those inside a draft."""
    for name, exercise in library.exercises.items():
        if not exercise.draft:
            yield "exercises", (name, "easier"), exercise.easier
            yield "exercises", (name, "harder"), exercise.harder
    for program_id, program in library.plans.programs.items():
        for key in ("session", "other_days"):
            for number, name in enumerate(getattr(program, key)):
                yield "plans", ("programs", program_id, key, number), name
    asked = library.questions
    yield "questions", ("warm_up",), asked.warm_up
    yield "questions", ("cool_down",), asked.cool_down
    for number, name in enumerate(asked.not_yet):
        yield "questions", ("not_yet", number), name
    for question_id, question in asked.questions.items():
        for place, answer in enumerate(question.answers):
            for number, name in enumerate(answer.leave_out):
                yield "questions", ("questions", question_id, "answers", place, "leave_out", number), name


RULES = (
    no_placeholder_is_left,
    words_are_its_own,
    pictures_are_their_own,
    nothing_leads_to_a_draft,
)
"""Every promise about drafts. A test shows each of them a broken library."""
