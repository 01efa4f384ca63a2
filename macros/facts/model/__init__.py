"""What the words in data/*.yaml mean: one module per kind of entry, each field with its description.

These models are the one source for the validator, the editor schemas and the field reference page.
They know nothing of files, lines or pages.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from .audit import Actionability, Item, OpenItem, Pemat, SelfCheck, Understandability, Untested
from .clinic import Call, Clinic, Language
from .edition import Edition, EditionChange, Editions
from .evidence import Benefits, Claim, Reference, TopicEntry
from .exercise import Change, Dose, Footwear, Hold, Span, Tempo, WrittenExercise
from .figure import Arm, Arrow, Band, Figure, Figures, Head, Held, Leg, Pelvis, Pose, Prop, Props, Trunk, Turned
from .glossary import Term
from .handout import Handout, Handouts
from .message import Message, MessageGroup, Messages
from .person_plan import PlanFile
from .program import Effort, LevelEntry, Plans, Program, Weeks
from .question import Answer, Question, Questions, ReadyPlan
from .safety import CareCard, Checklist, Condition, Safety, StopSigns
from .sign_off import SignOff, SignOffs

DESCRIBED: dict[str, tuple[type[BaseModel], ...]] = {
    "exercise": (WrittenExercise, Hold, Footwear, Change, Dose, Span, Tempo),
    "claim": (Claim,),
    "topic": (TopicEntry,),
    "reference": (Reference,),
    "condition": (Condition,),
    "care-card": (CareCard, StopSigns),
    "checklist": (Checklist,),
    "level": (LevelEntry, Effort),
    "program": (Program, Weeks),
    "question": (Question, Answer, ReadyPlan),
    "term": (Term,),
    "figure": (Figure, Pose, Pelvis, Trunk, Head, Leg, Arm, Props, Prop, Held, Band, Arrow, Turned),
    "handout": (Handout,),
    "edition": (Edition, EditionChange),
    "sign-off": (SignOff,),
    "message": (Message, MessageGroup),
    "self-check": (SelfCheck, Pemat, Understandability, Actionability, Item, OpenItem, Untested),
    "clinic": (Clinic, Call, Language),
    "plan": (PlanFile,),
    "file": (Benefits, Safety, Plans, Questions, Figures, Handouts, Editions, SignOffs, Messages),
}
"""The kinds of entry that contributors write, each with the models inside it."""


def fields(kind: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What each part of an entry is, with its fields and their descriptions. Raises KeyError for an unknown kind."""
    models = DESCRIBED[kind]
    for model in models:
        held = [name for each in models if each is not model for name in _fields_of_kind(each, model)]
        described = [(field.alias or name, field.description or "") for name, field in model.model_fields.items()]
        inside = f"{', '.join(f'`{name}`' for name in dict.fromkeys(held))}: " if held else ""
        yield inside + (model.__doc__ or "").strip(), described


def _fields_of_kind(model: type[BaseModel], kind: type[BaseModel]) -> Iterator[str]:
    """The fields of a model that hold another one, alone or in a list."""
    for name, field in model.model_fields.items():
        if kind in _types_in(field.annotation):
            yield field.alias or name


def _types_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)
