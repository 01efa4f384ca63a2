"""Promises about data/figures.yaml as a whole: every exercise has its picture, and all that a pose names is there.

In: a Library. Out: findings. Must not know: how a picture is drawn, or whether a body can stand like that
(`macros.figures.promises` does).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .model.figure import BASE_NEEDS, NEEDS, Figure, Pose
from .model.limbs import PLACED_BY, ignored
from .poses import LIMBS, Stance, stances
from .problems import Finding, did_you_mean

if TYPE_CHECKING:
    from .library import Library


def every_exercise_has_a_figure(library: "Library") -> Iterator[Finding]:
    """Each exercise has a picture under its own id."""
    for exercise_id in library.exercises:
        if exercise_id not in library.figures.figures:
            cure = f"Add {exercise_id}: under figures, with a start and an end."
            what = f'There is no picture for the exercise "{exercise_id}".'
            yield Finding("figures", ("figures",), what, cure, "picture-missing")


def every_figure_has_an_exercise(library: "Library") -> Iterator[Finding]:
    """No picture is left over."""
    for figure_id in library.figures.figures:
        if figure_id not in library.exercises:
            near = did_you_mean(figure_id, library.exercises)
            cure = near or "Use the id of an exercise, or delete this picture."
            what = f'No exercise has the id "{figure_id}".'
            yield Finding("figures", ("figures", figure_id), what, cure, "picture-of-nothing")


def presets_exist(library: "Library") -> Iterator[Finding]:
    """Each `use` names a preset, and no preset leads back to itself."""
    presets = library.figures.presets
    for path, pose in _poses(library):
        if pose.use and pose.use not in presets:
            cure = did_you_mean(pose.use, presets) or "Write the name of a preset, or add one."
            yield Finding("figures", (*path, "use"), f'There is no preset "{pose.use}".', cure, "wrong-preset")
    for name in presets:
        seen, at = {name}, presets[name].use
        while at in presets and at not in seen:
            seen.add(at)
            at = presets[at].use
        if at == name:
            what = f'The preset "{name}" leads back to itself.'
            yield Finding("figures", ("presets", name, "use"), what, "Take out its use.", "wrong-preset")


def what_is_touched_is_there(library: "Library") -> Iterator[Finding]:
    """A body rests on something that is there, and so is what its hands and feet are on and a band is tied to."""
    for figure_id, figure in library.figures.figures.items():
        room = {name for name, prop in (figure.props or ()) if prop is not None}
        said = set()
        for name, _, stance in _pictures(library, figure):
            for what, needs in _touched(stance):
                if not room & set(needs) and needs not in said:
                    said.add(needs)
                    path, cure = ("figures", figure_id, name), f"Add {needs[0]}: {{}} to props."
                    yield Finding("figures", path, f"{what}, which is not there.", cure, "prop-missing")
        bands = figure.held.bands if figure.held else None
        if any("door" in band.path for band in bands or ()) and "door" not in room:
            what = "A band is tied to the door post, which is not there."
            yield Finding("figures", ("figures", figure_id, "held"), what, "Add door: {} to props.", "prop-missing")


def no_word_is_ignored(library: "Library") -> Iterator[Finding]:
    """What a picture says of a limb fits the way in which that limb is told, in this picture or one before."""
    for figure_id, figure in library.figures.figures.items():
        for name, pose, stance in _pictures(library, figure):
            for limb in ("legs", "right_leg", "left_leg", "arms", "right_arm", "left_arm"):
                entry = getattr(pose, limb)
                told = entry.model_dump(exclude_none=True) if entry else {}
                ways = [_ignored_in(stance[side], told) for side in LIMBS.get(limb, (limb,))]
                for word in told:
                    if all(word in idle for _, idle in ways):
                        what = f"{limb} is told by {ways[0][0]} here, so `{word}` would be ignored."
                        cure = "Take it out, or tell this limb in another way."
                        yield Finding("figures", ("figures", figure_id, name, limb, word), what, cure, "word-ignored")


def _ignored_in(whole: Stance, told: Stance) -> tuple[str, list[str]]:
    """How a whole limb is told, and which of the words told now do nothing then."""
    placed = {key: whole[key] for key in PLACED_BY if key in whole}
    return ignored({**told, **placed}, bent=not placed)


def arrows_have_a_way(library: "Library") -> Iterator[Finding]:
    """Each arrow is in a picture that is there, and what it follows has moved since the picture before."""
    for figure_id, figure in library.figures.figures.items():
        count = len(figure.poses)
        for number, arrow in enumerate(figure.arrows):
            path = ("figures", figure_id, "arrows", number)
            if (arrow.picture or 1) > count:
                what = f"There is no picture {arrow.picture} here."
                cure = f"Write a number up to {count}, or take `picture` out for the last one."
                yield Finding("figures", (*path, "picture"), what, cure, "arrow-without-way")
            elif arrow.follow and (arrow.picture or count) == 1:
                what = f"An arrow cannot follow {arrow.follow} in the first picture."
                yield Finding("figures", path, what, "Use about and push.", "arrow-without-way")


def _poses(library: "Library") -> Iterator[tuple[tuple[str, ...], Pose]]:
    """Every pose with its place in the file."""
    for name, pose in library.figures.presets.items():
        yield ("presets", name), pose
    for figure_id, figure in library.figures.figures.items():
        for name, pose in figure.named_poses.items():
            yield ("figures", figure_id, name), pose


def _pictures(library: "Library", figure: Figure) -> Iterator[tuple[str, Pose, Stance]]:
    """Each picture with its name, its pose as written, and its whole pose."""
    try:
        whole = stances(figure.poses, library.figures.presets)
    except KeyError:  # `presets_exist` says which
        return
    for (name, pose), stance in zip(figure.named_poses.items(), whole, strict=True):
        yield name, pose, stance


def _touched(stance: Stance) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who is on what, and the props of which one must be there."""
    base = stance["base"]
    if base in BASE_NEEDS:
        yield f"The body rests on a {BASE_NEEDS[base][0]}", BASE_NEEDS[base]
    for limbs, way in (("legs", "foot"), ("arms", "hand")):
        for touched, needs in NEEDS.items():
            on_it = [side for side in LIMBS[limbs] if stance[side].get(way) == touched]
            if on_it:
                yield f"In {' and '.join(on_it)}, something is on the {touched}", needs


RULES = (
    every_exercise_has_a_figure,
    every_figure_has_an_exercise,
    presets_exist,
    what_is_touched_is_there,
    no_word_is_ignored,
    arrows_have_a_way,
)
