"""The lists of the forms on the code host, written anew from the models and the data.

In: the library, and the forms in .github/ISSUE_TEMPLATE beside its data/. A list of a form that begins with

    options: # from the data: levels

is made here; all else in a form is written by hand. Out: each form that has such a list, as it should stand. It may lag
behind the data, so that nobody who changes a name in a browser has to change forms too: each week they are made anew.
Must not know: what a form asks, or the host.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

from .library import Library
from .model.evidence import Certainty, Reference
from .model.exercise import Equipment, Goal, Level, Position
from .problems import cure_for

FOLDER = Path(".github") / "ISSUE_TEMPLATE"

LIST = re.compile(r"^(?P<indent> *)options: # from the data: (?P<name>\S+)\n(?:(?P=indent) +.*\n)*", re.MULTILINE)
"""A list that is made here: its first line, and every line that stands further in."""


class UnknownList(ValueError):
    """A form asks for a list that we lack. The text names the form and the list."""


def _said(library: Library, group: str, words: object) -> list[str]:
    """What a reader sees for the words of a closed list, and the word that stands in the data where it is another."""
    said = {word: library.phrases[group][word] for word in get_args(words)}
    return [text if text.casefold() == word else f"{text} ({word})" for word, text in said.items()]


LISTS: dict[str, Callable[[Library], Iterable[str]]] = {
    "exercises": lambda library: sorted(exercise.name for exercise in library.exercises.values()),
    "levels": lambda library: [
        f"Level {library.plans.levels[word].number}: {library.plans.levels[word].name} ({word})"
        for word in get_args(Level)
    ],
    "positions": lambda library: get_args(Position),
    "equipment": lambda library: _said(library, "equipment", Equipment),
    "goals": lambda library: _said(library, "goal", Goal),
    "conditions": lambda library: [condition.label for condition in library.safety.conditions.values()],
    "topics": lambda library: [topic.name for topic in library.topics.values()],
    "certainty": lambda library: _said(library, "certainty", Certainty),
    "references": lambda library: _said(library, "reference", Reference.model_fields["kind"].annotation),
}
"""The lists that a form may ask for by name."""


def issue_forms(library: Library) -> dict[Path, str]:
    """The forms with a list of ours, by their path in the repository. Raises UnknownList."""
    root = library.folder.parent
    forms = {path.relative_to(root): path.read_text("utf-8") for path in sorted((root / FOLDER).glob("*.yml"))}
    return {path: filled(text, library, path.name) for path, text in forms.items() if LIST.search(text)}


def filled(form: str, library: Library, label: str) -> str:
    """The text of a form with every list of ours made anew. Raises UnknownList."""

    def made(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in LISTS:
            raise UnknownList(f'{label}: we have no list "{name}". {cure_for(name, LISTS)}')
        head = f"{found['indent']}options: # from the data: {name}\n"
        return head + "".join(
            f"{found['indent']}  - {json.dumps(word, ensure_ascii=False)}\n" for word in LISTS[name](library)
        )

    return LIST.sub(made, form)
