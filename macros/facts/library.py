"""The whole content as one frozen value.

In: the folder data/. Out: a Library in which every entry is valid and every promise in `rules` holds,
or one ContentError with every problem. Must not know: pages, pictures, engines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from . import rules
from .model.audit import Audit, SelfCheck
from .model.base import Id
from .model.edition import Edition, Editions
from .model.evidence import Benefits, Claim, Reference, TopicEntry
from .model.exercise import WrittenExercise
from .model.figure import Figure, Figures
from .model.glossary import Term
from .model.handout import Handouts
from .model.message import Messages
from .model.program import Plans
from .model.question import Questions
from .model.safety import Condition, Safety
from .model.sign_off import SignOff, SignOffs
from .problems import ContentError, Finding, Problem
from .reading import Document, read
from .translating import find_mark, lost_words, name_of, translate

FILES: dict[str, Any] = {
    "exercises": dict[Id, WrittenExercise],
    "benefits": Benefits,
    "references": dict[Id, Reference],
    "safety": Safety,
    "plans": Plans,
    "glossary": dict[Id, Term],
    "figures": Figures,
    "phrases": dict[str, dict[str, str]],
    "editions": Editions,
    "handouts": Handouts,
    "questions": Questions,
    "reviews": SignOffs,
    "audit": Audit,
    "selfcheck": SelfCheck,
    "messages": Messages,
}
"""The files of data/ and what each holds."""


@dataclass(frozen=True)
class Draft:
    """An exercise that is being written, with its picture. It has an id of its own as any other."""

    exercise: WrittenExercise
    figure: Figure


@dataclass(frozen=True)
class Library:
    """Everything we know, and the folder it was read from. Mappings keep the order of the files.

    Drafts stand apart, their pictures too: what is made of `exercises` and `figures` knows none of them.
    """

    exercises: Mapping[str, WrittenExercise]
    drafts: Mapping[str, Draft]
    topics: Mapping[str, TopicEntry]
    claims: Mapping[str, Claim]
    references: Mapping[str, Reference]
    safety: Safety
    plans: Plans
    glossary: Mapping[str, Term]
    phrases: Mapping[str, Mapping[str, str]]
    figures: Figures
    figure_texts: Mapping[str, str]
    editions: Mapping[str, Edition]
    handouts: Handouts
    questions: Questions
    sign_offs: tuple[SignOff, ...]
    audit: Audit
    selfcheck: SelfCheck
    messages: Messages
    folder: Path

    def asks_first(self, exercise_id: str) -> list[Condition]:
        """Who must ask a clinician before an exercise: those of all standing work, then those of this exercise."""
        exercise = self.exercises[exercise_id]
        standing = self.safety.before_standing if exercise.stands else []
        return [self.safety.conditions[name] for name in dict.fromkeys([*standing, *exercise.ask_first])]

    def with_drafts(self) -> "Library":
        """The same with its drafts among the exercises and figures, after all others."""
        exercises = {name: draft.exercise for name, draft in self.drafts.items()}
        figures = {name: draft.figure for name, draft in self.drafts.items()}
        return replace(
            self,
            exercises=MappingProxyType({**self.exercises, **exercises}),
            figures=self.figures.model_copy(update={"figures": {**self.figures.figures, **figures}}),
            drafts=MappingProxyType({}),
        )


_kept: dict[Path, tuple[tuple[tuple[str, int, int], ...], Library]] = {}
"""The last library of each folder with the files' times and sizes: some engines ask once per page."""


def load_library(folder: Path) -> Library:
    """The library of a folder, read again only when a file has changed. Raises ContentError."""
    stamp = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.glob("*.yaml")))
    if folder not in _kept or _kept[folder][0] != stamp:
        _kept[folder] = (stamp, read_library(folder))
    return _kept[folder][1]


def read_library(folder: Path) -> Library:
    """Read, check every entry, then every promise, drafts among them. Raises ContentError with all problems."""
    sources: dict[str, bytes] = {}
    documents: dict[str, Document] = {}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, model in FILES.items():
        label = f"{folder.name}/{name}.yaml"
        path = folder / f"{name}.yaml"
        if not path.is_file():
            problems.append(Problem(label, 1, 1, "", "The file is missing.", f"Create {label}.", "file-missing"))
            continue
        sources[name] = path.read_bytes()
        document = documents[name] = read(label, sources[name])
        problems += document.problems
        if document.value is not None:
            problems += lost_words(document, model)
            try:
                values[name] = _adapter(name).validate_python(document.value)
            except ValidationError as error:
                problems += translate(document, error, model)
    if problems:
        raise ContentError(problems)

    values["figure_texts"] = _entry_texts(sources["figures"].decode("utf-8"), documents["figures"])
    values["editions"] = values["editions"].editions
    values["sign_offs"] = tuple(values.pop("reviews").sign_offs)
    library = _assemble(folder, values)
    findings = [finding for rule in rules.RULES for finding in rule(library)]
    if findings:
        raise ContentError(place(folder, finding) for finding in findings)
    return _apart(library)


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    """What checks a file of data/. To make it takes longer than to use it."""
    return TypeAdapter(FILES[name])


def _apart(library: Library) -> Library:
    """The library with its drafts apart. They keep every promise, but that nothing is left to write."""
    figures = library.figures.figures
    drafts = {name: Draft(entry, figures[name]) for name, entry in library.exercises.items() if entry.draft}
    finished = {name: entry for name, entry in library.exercises.items() if name not in drafts}
    kept = {name: figure for name, figure in figures.items() if name not in drafts}
    return replace(
        library,
        exercises=MappingProxyType(finished),
        figures=library.figures.model_copy(update={"figures": kept}),
        drafts=MappingProxyType(drafts),
    )


def _assemble(folder: Path, values: dict[str, Any]) -> Library:
    benefits: Benefits = values.pop("benefits")
    names = ("safety", "plans", "figures", "handouts", "questions", "sign_offs", "audit", "selfcheck", "messages")
    plain = {name: values.pop(name) for name in names}
    frozen = {name: MappingProxyType(value) for name, value in values.items()}
    return Library(
        topics=MappingProxyType(benefits.topics),
        claims=MappingProxyType(benefits.claims),
        folder=folder,
        drafts=MappingProxyType({}),
        **plain,
        **frozen,
    )


def _entry_texts(text: str, document: Document) -> dict[str, str]:
    """What was written for each figure, line by line, as a contributor sees it.

    An entry ends at the next key of its own level or a higher one. Comments after its last line belong to what follows.
    """
    lines = text.splitlines()
    starts = {path: mark[0] - 1 for path, mark in document.key_marks.items() if len(path) <= 2}
    texts = {}
    for path, start in starts.items():
        if path[0] == "figures" and len(path) == 2:
            end = min((other for other in starts.values() if other > start), default=len(lines))
            while end > start + 1 and lines[end - 1].lstrip()[:1] in ("", "#"):
                end -= 1
            texts[str(path[1])] = dedent("\n".join(lines[start:end])).strip()
    return texts


@lru_cache(maxsize=2 * len(FILES))
def _again(label: str, content: bytes) -> Document:
    """A file that was read before, for its marks: one with a thousand findings is not read a thousand times."""
    return read(label, content)


def place(folder: Path, finding: Finding) -> Problem:
    """A finding with its line and column, found by reading its file once more."""
    label = f"{folder.name}/{finding.file}.yaml"
    document = _again(label, (folder / f"{finding.file}.yaml").read_bytes())
    where, _ = name_of(FILES[finding.file], finding.path)
    return Problem(label, *find_mark(document, finding.path), where, finding.what, finding.cure, finding.code)
