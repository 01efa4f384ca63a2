"""Every sentence that a page may speak: each word of the vocabulary with each id it may be called with.

The ids come from data/ without checks, so that a fault in one entry does not hide the names of the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import Parameter, getmembers, isfunction, signature
from pathlib import Path
from typing import get_args

from macros.facts.model import DESCRIBED
from macros.facts.model.exercise import Benefit, Equipment, Level, Position
from macros.facts.model.safety import Urgency
from macros.facts.reading import read
from macros.figures.inks import ROOMS
from macros.views.downloads import GROUPS
from macros.views.vocabulary import Vocabulary
from macros.views.words.audit_words import AUDIT_PARTS

DATA = Path(__file__).resolve().parent.parent.parent / "data"


def names(file: str, group: str | None = None) -> list[str]:
    """The ids in a file of data/, or in one group of it."""
    path = DATA / f"{file}.yaml"
    value = (read(f"data/{path.name}", path.read_bytes()).value or {}) if path.is_file() else {}
    return list(value.get(group, {}) if group else value)


DRAFTS = {
    name
    for name, entry in (read("data/exercises.yaml", (DATA / "exercises.yaml").read_bytes()).value or {}).items()
    if isinstance(entry, dict) and "draft" in entry
}
"""What pages speak of only on its own page."""

IDS = {
    "exercise_id": [name for name in names("exercises") if name not in DRAFTS],
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
    "ready_id": names("questions", "ready"),
    "kind": list(DESCRIBED),
    "group": list(GROUPS),
    "room": list(ROOMS),
    "code": names("messages", "messages"),
    "of": names("exercises")[:2],
    "here": names("exercises")[:2],
    "part": list(AUDIT_PARTS),
}
"""What each parameter of a word may be, but for switches."""

WORDS = {
    name: list(signature(word).parameters.values())[1:]
    for name, word in getmembers(Vocabulary, isfunction)
    if not name.startswith("_") and name != "words"
}
"""Each word and its parameters."""


@dataclass(frozen=True)
class Call:
    """One word with what it is called with."""

    word: str
    values: tuple[tuple[str, str | bool], ...] = ()

    def __str__(self) -> str:
        said = (str(value) if name in needs(self.word) else f"{name}={value}" for name, value in self.values)
        return f"{self.word}({', '.join(said)})"


def ids_of(parameter: str) -> list[str]:
    """What a parameter may be; nothing for one that is new and not yet in the table, which a test then names."""
    return IDS.get(parameter, [])


def needs(word: str) -> list[str]:
    """The parameters that a word cannot do without."""
    return [parameter.name for parameter in WORDS[word] if parameter.default is Parameter.empty]


def calls(word: str) -> Iterator[Call]:
    """Every call of a word: each parameter meets each of its ids once, the others what comes next in their lists."""
    columns = [ids_of(name)[shift:] + ids_of(name)[:shift] for shift, name in enumerate(needs(word))]
    rows = list(zip(*columns, strict=True)) if columns else [()]
    needed = [tuple(zip(needs(word), row, strict=True)) for row in rows]
    yield from (Call(word, values) for values in needed)
    for parameter in WORDS[word]:
        others = [not parameter.default] if isinstance(parameter.default, bool) else ids_of(parameter.name)
        if parameter.name not in needs(word):
            yield from (Call(word, (*needed[0], (parameter.name, value))) for value in others)


CALLS = [call for word in WORDS for call in calls(word)]
