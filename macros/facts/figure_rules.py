"""Promises about data/figures.yaml as a whole: every exercise has its picture, and all that a pose names is there.

In: a Library. Out: findings. Must not know: how a picture is drawn, or whether a body can stand like that
(`macros.figures.promises` does).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .model.figure import NEEDS, Pose
from .problems import Finding, did_you_mean

if TYPE_CHECKING:
    from .library import Library


def every_exercise_has_a_figure(library: "Library") -> Iterator[Finding]:
    """Each exercise has a picture under its own id."""
    for exercise_id in library.exercises:
        if exercise_id not in library.figures.figures:
            cure = f"Add {exercise_id}: under figures, with a start and an end."
            yield Finding("figures", ("figures",), f'There is no picture for the exercise "{exercise_id}".', cure)


def every_figure_has_an_exercise(library: "Library") -> Iterator[Finding]:
    """No picture is left over."""
    for figure_id in library.figures.figures:
        if figure_id not in library.exercises:
            near = did_you_mean(figure_id, library.exercises)
            cure = near or "Use the id of an exercise, or delete this picture."
            yield Finding("figures", ("figures", figure_id), f'No exercise has the id "{figure_id}".', cure)


def presets_exist(library: "Library") -> Iterator[Finding]:
    """Each `use` names a preset, and no preset leads back to itself."""
    presets = library.figures.presets
    for path, pose in _poses(library):
        if pose.use and pose.use not in presets:
            cure = did_you_mean(pose.use, presets) or "Write the name of a preset, or add one."
            yield Finding("figures", (*path, "use"), f'There is no preset "{pose.use}".', cure)
    for name in presets:
        seen, at = {name}, presets[name].use
        while at in presets and at not in seen:
            seen.add(at)
            at = presets[at].use
        if at == name:
            yield Finding(
                "figures", ("presets", name, "use"), f'The preset "{name}" leads back to itself.', "Take out its use."
            )


def what_is_touched_is_there(library: "Library") -> Iterator[Finding]:
    """A hand or foot that is on something, and a band that is tied to something, has it in the props."""
    for figure_id, figure in library.figures.figures.items():
        room = {name for name, prop in (figure.props or ()) if prop is not None}
        for name, pose in zip(("start", "middle", "end"), (figure.start, figure.middle, figure.end), strict=True):
            for limb, touched in _touched(library, pose) if pose else ():
                if touched in NEEDS and not room & set(NEEDS[touched]):
                    cure = f"Add {NEEDS[touched][0]}: {{}} to props."
                    path = ("figures", figure_id, name)
                    yield Finding(
                        "figures", path, f"The {limb.replace('_', ' ')} is on the {touched}, which is not there.", cure
                    )
        bands = figure.held.bands if figure.held else None
        if any("door" in band.path for band in bands or ()) and "door" not in room:
            path = ("figures", figure_id, "held")
            yield Finding(
                "figures", path, "A band is tied to the door post, which is not there.", "Add door: {} to props."
            )


def _poses(library: "Library") -> Iterator[tuple[tuple[str, ...], Pose]]:
    """Every pose with its place in the file."""
    for name, pose in library.figures.presets.items():
        yield ("presets", name), pose
    for figure_id, figure in library.figures.figures.items():
        for name in ("start", "middle", "end"):
            pose = getattr(figure, name)
            if pose:
                yield ("figures", figure_id, name), pose


def _touched(library: "Library", pose: Pose) -> Iterator[tuple[str, str]]:
    """What the limbs of a pose are on; what its preset says counts for the limbs that the pose does not mention."""
    for limb in ("legs", "right_leg", "left_leg", "arms", "right_arm", "left_arm"):
        told = getattr(pose, limb)
        touched = (told.foot if limb.endswith(("leg", "legs")) else told.hand) if told else None
        if touched:
            yield limb, touched
    preset = library.figures.presets.get(pose.use or "")
    if preset and not preset.use and not (pose.arms or pose.legs):
        yield from _touched(library, preset)


RULES = (every_exercise_has_a_figure, every_figure_has_an_exercise, presets_exist, what_is_touched_is_there)
