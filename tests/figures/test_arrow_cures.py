"""An arrow that lies on the body gets a cure that works when it is followed to the letter."""

import re

import pytest
from real_figures import picture_of

from macros.facts.library import load_library
from macros.figures.picture import picture
from macros.figures.promises import arrows_stay_beside_the_body

SHIFT = re.compile(r"Write shift: \[(-?[\d.]+), (-?[\d.]+)\] in it\. That is beside the body\.")


@pytest.mark.parametrize(
    ("name", "arrow"),
    [
        ("seated-march", {"follow": "neck", "offset": 1.0}),
        ("seated-march", {"follow": "neck", "offset": 8.0}),
        ("seated-march", {"about": "chest", "push": (30.0, 0.0)}),
        ("seated-march", {"about": "chest", "arc": (0.0, 90.0), "shift": (3.0, 0.0)}),
        ("counter-heel-raise", {"about": "pelvis", "push": (0.0, 20.0), "picture": 1}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value)),
)
def test_the_shift_that_is_named_works(name, arrow, root):
    """An arrow on the body is told once, and with the shift that the message names it lies beside the body."""
    presets = load_library(root / "data").figures.presets
    figure = picture_of(name).figure
    told = figure.arrows[0].model_copy(update={**dict.fromkeys(type(figure.arrows[0]).model_fields), **arrow})

    def faults(one):
        changed = figure.model_copy(update={"arrows": [one], "zoom": None})
        return list(arrows_stay_beside_the_body(picture(changed, presets)))

    (fault,) = faults(told)
    right, up = map(float, SHIFT.fullmatch(fault.cure).groups())
    assert faults(told.model_copy(update={"shift": (right, up)})) == []
