"""The golden pictures: what a reviewer looked at is what is drawn today, byte for byte."""

from pathlib import Path

import pytest
from real_figures import EXERCISES, figure_of, presets

from macros.facts.model.figure import Figure, Leg, Pose, Prop, Props
from scripts.preview_figure import golden_picture

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "figures"
COMMAND = ".venv/bin/python scripts/preview_figure.py --golden"


def difference(figure: Figure, kept: Path) -> str:
    """What to say when a picture is not the one that was kept; nothing when it is."""
    if not kept.is_file():
        return f"{kept.name} is missing. Look at the picture, then run: {COMMAND}"
    if kept.read_text(encoding="utf-8") != golden_picture(figure, presets()):
        return f"The picture is no longer {kept.name}. Look at both, then run: {COMMAND}"
    return ""


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_picture_is_the_golden_one(exercise_id):
    """The drawing of this exercise is the one that was looked at."""
    said = difference(figure_of(exercise_id), GOLDEN / f"{exercise_id}.svg")
    assert said == "", said


def test_no_golden_picture_is_left_over():
    """There is a golden picture for each exercise and for nothing else."""
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(f"{name}.svg" for name in EXERCISES)


def test_a_changed_pose_is_noticed(tmp_path):
    """One degree at one knee makes another picture, other words for it do not; a missing one is said to be missing, and
    the command is named."""

    def seated(knee: float, alt: str = "A woman sits on a chair with her right leg nearly straight.") -> Figure:
        return Figure(
            who="rosa",
            props=Props(chair=Prop()),
            start=Pose(base="sit", right_leg=Leg(hip=88, knee=knee)),
            marks=[],
            arrows=[],
            captions=["Sit tall."],
            alt=alt,
        )

    kept = tmp_path / "seated.svg"
    kept.write_text(golden_picture(seated(10), {}), encoding="utf-8")
    assert difference(seated(10), kept) == ""
    assert difference(seated(10, "A woman sits on a firm chair and lifts one of her feet a little."), kept) == ""
    assert COMMAND in difference(seated(11), kept)
    assert "missing" in difference(seated(10), tmp_path / "other.svg")
