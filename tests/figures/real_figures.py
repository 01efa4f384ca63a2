"""The figures of data/figures.yaml, each with its picture and drawings, worked out once in each process of the tests.

They are read without the checks of the whole library, so that a fault in one entry does not hide the others.
"""

import contextlib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.facts.model.figure import Figure, Pose
from macros.facts.reading import read
from macros.figures.drawing import Drawing, draw
from macros.figures.picture import Picture, picture

DATA = Path(__file__).resolve().parent.parent.parent / "data"


def told(file: str) -> dict[str, Any]:
    """What a file of data/ says, or nothing when it cannot be read: then the check of the content says why."""
    path = DATA / f"{file}.yaml"
    return (read(f"data/{path.name}", path.read_bytes()).value or {}) if path.is_file() else {}


EXERCISES = [name for name, entry in told("exercises").items() if "draft" not in (entry or ())]
"""The ids of all exercises but drafts: each has a figure of the same id."""


@cache
def presets() -> dict[str, Pose]:
    """The ready-made poses. A wrong one is left out, and whoever uses it is told that it is not there."""
    found = {}
    for name, pose in told("figures").get("presets", {}).items():
        with contextlib.suppress(ValidationError):
            found[name] = Pose.model_validate(pose)
    return found


@cache
def _told_figures() -> dict[str, Any]:
    return told("figures").get("figures", {})


def figure_names() -> list[str]:
    """The ids of all figures, in the order of the file."""
    return list(_told_figures())


@cache
def figure_of(exercise_id: str) -> Figure:
    """The figure of an exercise."""
    return Figure.model_validate(_told_figures()[exercise_id])


@cache
def picture_of(exercise_id: str) -> Picture:
    """Everything that is drawn of an exercise."""
    return picture(figure_of(exercise_id), presets())


@cache
def drawing_of(exercise_id: str, ink: str) -> Drawing:
    """The drawing of an exercise. Its ids begin with the exercise's."""
    return draw(figure_of(exercise_id), presets(), ink, f"{exercise_id}-")
