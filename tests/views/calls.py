"""Every sentence that a page may speak: each word of the vocabulary with each id it may be called with.

The ids come from data/ without checks, so that a fault in one entry does not hide the names of the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import Parameter, signature
from pathlib import Path
from typing import get_args

from macros.facts.model import DESCRIBED
from macros.facts.model.exercise import Benefit, Equipment, Level, Position
from macros.facts.model.safety import Urgency
from macros.facts.reading import read
from macros.views.vocabulary import Vocabulary

DATA = Path(__file__).resolve().parent.parent.parent / "data"


def names(file: str, group: str | None = None) -> list[str]:
    """The ids in a file of data/, or in one group of it."""
    path = DATA / f"{file}.yaml"
    value = (read(f"data/{path.name}", path.read_bytes()).value or {}) if path.is_file() else {}
    return list(value.get(group, {}) if group else value)


IDS = {
    "exercise_id": names("exercises"),
    "level": list(get_args(Level)),
    "position": list(get_args(Position)),
    "equipment": list(get_args(Equipment)),
    "benefit": list(get_args(Benefit)),
    "topic": names("benefits", "topics"),
    "claim_id": names("benefits", "claims"),
    "known": names("benefits", "claims"),
    "unknown": names("benefits", "claims"),
    "urgency": list(get_args(Urgency)),
    "checklist_id": names("safety", "checklists"),
    "program_id": names("plans", "programs"),
    "kind": list(DESCRIBED),
}
"""What each parameter of a word may be."""

WORDS = {
    name: list(signature(word).parameters.values())[1:]
    for name, word in vars(Vocabulary).items()
    if not name.startswith("_") and name != "words"
}
"""Each word and its parameters."""


@dataclass(frozen=True)
class Call:
    """One word with what it is called with."""

    word: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.word}({', '.join(value for _, value in self.values)})"


def ids_of(parameter: str) -> list[str]:
    """What a parameter may be; nothing for one that is new and not yet in the table, which a test then names."""
    return IDS.get(parameter, [])


def needs(word: str) -> list[str]:
    """The parameters that a word cannot do without."""
    return [parameter.name for parameter in WORDS[word] if parameter.default is Parameter.empty]


def calls(word: str) -> Iterator[Call]:
    """Every call of a word: each parameter meets each of its ids once, the others what comes next in their lists."""
    required = needs(word)
    if required:
        columns = [ids_of(name)[shift:] + ids_of(name)[:shift] for shift, name in enumerate(required)]
        yield from (Call(word, tuple(zip(required, row, strict=True))) for row in zip(*columns, strict=True))
        return
    yield Call(word)
    for parameter in WORDS[word]:
        yield from (Call(word, ((parameter.name, value),)) for value in ids_of(parameter.name))


CALLS = [call for word in WORDS for call in calls(word)]
