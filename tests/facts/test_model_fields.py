"""What holds for the fields of all models, so that each error in one can be told in our own words."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from macros.facts import clinic, library, person_plan  # noqa: F401  their models are the subclasses of Entry
from macros.facts.model.base import Entry


def models(top: type[Entry] = Entry) -> Iterator[type[Entry]]:
    """Each model, once for each way that leads to it."""
    for model in top.__subclasses__():
        yield model
        yield from models(model)


def of_two_types(annotation: object) -> bool:
    """True when there are two ways to read a value, `None` not counted."""
    options = [option for option in get_args(annotation) if option is not NoneType]
    return get_origin(annotation) in (Union, UnionType) and len(options) > 1


def test_no_field_is_of_two_types():
    """No field takes values of two types: pydantic would say what is wrong with each, in words of its own."""
    fields = {f"{model.__name__}.{name}": field for model in models() for name, field in model.model_fields.items()}
    assert len(fields) > 200
    assert [name for name, field in fields.items() if of_two_types(field.annotation)] == []


def test_two_types_are_seen():
    """Two lists of words are two types; a list of words that may be left out is one."""
    assert of_two_types(Literal["floor"] | Literal["free"] | None)
    assert not of_two_types(Literal["floor", "free"] | None)
