"""Stand-in until `library.figures` is wired; then this module goes."""

from ..facts.library import Library
from ..facts.model.figure import Arrow, Figure, Figures, Leg, Pose

LONG = ("Sit tall at the front of the chair. Hold the seat.", "Push the floor away and stand up tall. Breathe out.", "Lower both heels to the floor with slow control.")


def figures_of(library: Library) -> Figures:
    """The figures of a library, or simple ones in their place."""
    if hasattr(library, "figures"):
        return library.figures
    made = {}
    for number, key in enumerate(library.exercises):
        count = 1 if number % 13 == 1 else 3 if number % 7 == 3 else 2
        poses = dict(zip(("start", "end"), (Pose(base="sit"), Pose(legs=Leg(knee=20.0))))) if count > 1 else {"start": Pose(base="sit")}
        if count == 3:
            poses["middle"] = Pose(legs=Leg(knee=10.0))
        made[key] = Figure(who="rosa", **poses, marks=[], arrows=[Arrow(follow="head")], captions=list(LONG[:count]), alt=f"Rosa does this: {library.exercises[key].name}. First she sits tall, then she moves up slowly, and she holds on with both hands.")
    return Figures(presets={}, figures=made)
