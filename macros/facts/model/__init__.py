"""What the words in data/*.yaml mean: one module per kind of entry, each field with its description.

These models are the one source for the validator, the editor schemas and the field reference page.
They know nothing of files, lines or pages.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from .evidence import Claim, Reference
from .exercise import Change, Dose, Exercise, Footwear, Hold, Span, Tempo
from .figure import Arm, Arrow, Band, Figure, Head, Held, Leg, Pelvis, Pose, Prop, Props, Trunk, Turned
from .glossary import Term
from .program import Program
from .safety import Checklist, Condition

DESCRIBED: dict[str, tuple[type[BaseModel], ...]] = {
    "exercise": (Exercise, Hold, Footwear, Change, Dose, Span, Tempo),
    "claim": (Claim,),
    "reference": (Reference,),
    "condition": (Condition,),
    "checklist": (Checklist,),
    "program": (Program,),
    "term": (Term,),
    "figure": (Figure, Pose, Pelvis, Trunk, Head, Leg, Arm, Props, Prop, Held, Band, Arrow, Turned),
}
"""The kinds of entry that contributors write, each with the models inside it."""


def fields(kind: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What each part of an entry is, with its fields and their descriptions. Raises KeyError for an unknown kind."""
    for model in DESCRIBED[kind]:
        described = [(field.alias or name, field.description or "") for name, field in model.model_fields.items()]
        yield (model.__doc__ or "").strip(), described
