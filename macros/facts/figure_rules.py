"""Promises about data/figures.yaml as a whole: every exercise has its picture, and all that a pose names is there.

In: a Library. Out: findings. Must not know: how a picture is drawn, or whether a body can stand like that
(`macros.figures.promises` does).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .model.figure import BASE_NEEDS, NEEDS, Pose
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
    """A body rests on something that is there, and so is what its hands and feet are on and a band is tied to."""
    for figure_id, figure in library.figures.figures.items():
        room = {name for name, prop in (figure.props or ()) if prop is not None}
        for name in ("start", "middle", "end"):
            pose = getattr(figure, name)
            for what, touched, needs in _touched(library, pose) if pose else ():
                if not room & set(needs):
                    path, cure = ("figures", figure_id, name), f"Add {needs[0]}: {{}} to props."
                    yield Finding("figures", path, f"{what} {touched}, which is not there.", cure)
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


def _touched(library: "Library", pose: Pose) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Who is on what, and the props of which one must be there. A preset counts where the pose says nothing else."""
    base = pose.base
    preset = library.figures.presets.get(pose.use or "")
    if base is None and preset:
        base = preset.base
    if base in BASE_NEEDS:
        yield "The body rests on", f"a {BASE_NEEDS[base][0]}", BASE_NEEDS[base]
    for limb in ("legs", "right_leg", "left_leg", "arms", "right_arm", "left_arm"):
        told = getattr(pose, limb) or (getattr(preset, limb) if preset and not (pose.legs or pose.arms) else None)
        touched = (told.foot if limb.endswith(("leg", "legs")) else told.hand) if told else None
        if touched in NEEDS:
            yield f"In {limb}, something is on the", touched, NEEDS[touched]


RULES = (every_exercise_has_a_figure, every_figure_has_an_exercise, presets_exist, what_is_touched_is_there)
