"""Which texts of the library are read by whom, as passages to measure.

In: a Library. Out: Texts for `plain_language`, each with its limits and the paths of its pieces.
Must not know: how a text is measured.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from .library import Library
from .plain_language import CLINIC_GRADE, MAX_STEP_WORDS, Text
from .reading import Path

NOT_PROSE = {"ask_first", "sources", "references", "session", "other_days", "easier", "harder"}
"""Keys whose strings are ids or states, not sentences."""

FOR_CLINICS = {"studied", "found"}
"""What a reference found is for people who read studies."""


ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)+")
"""No word of a sentence: it names an entry."""


def texts(library: Library) -> Iterator[Text]:
    """Every passage of the content, by entry; then for each file all else that its readers meet."""
    passages = list(_passages(library))
    yield from passages
    measured = {(text.file, path) for text in passages for path, _ in text.pieces}
    for file, value in _read_by_people(library).items():
        also = tuple((path, text) for path, text in _strings(value, ()) if (file, path) not in measured)
        yield Text(file, "Its words", (), also=also)


def _read_by_people(library: Library) -> dict[str, Any]:
    """What we say in the files of data/: no names of people or studies, no measurements, nothing that was once said."""
    figures = {
        name: {"alt": figure.alt, "captions": figure.captions} for name, figure in library.figures.figures.items()
    }
    references = {
        name: {key: getattr(entry, key) for key in ("label", *sorted(FOR_CLINICS))}
        for name, entry in library.references.items()
    }
    editions = {name: entry.model_copy(update={"changes": []}) for name, entry in library.editions.items()}
    whole = ("exercises", "safety", "plans", "glossary", "phrases", "questions", "handouts", "selfcheck", "messages")
    return {
        **{file: getattr(library, file) for file in whole},
        "benefits": {"topics": library.topics, "claims": library.claims},
        "references": references,
        "editions": {"editions": editions},
        "figures": {"figures": figures},
    }


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every string inside a value that may be a word of ours, with its path."""
    if isinstance(value, BaseModel):
        value = {field.alias or name: getattr(value, name) for name, field in type(value).model_fields.items()}
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _strings(part, (*path, key))
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _strings(part, (*path, number))
    elif isinstance(value, str) and not ID.fullmatch(value):
        yield path, value


def _passages(library: Library) -> Iterator[Text]:
    for exercise_id, exercise in library.exercises.items():
        steps = tuple(((exercise_id, "steps", number), step) for number, step in enumerate(exercise.steps))
        yield Text("exercises", "Its steps", steps, sentence_words=MAX_STEP_WORDS)
        rest = tuple(_pieces(exercise, (exercise_id,), skip={"steps", "name"}))
        yield Text("exercises", "Its words", rest)
    for claim_id, claim in library.claims.items():
        path = ("claims", claim_id)
        yield Text("benefits", "Its claim", (((*path, "says"), claim.says),))
        yield Text("benefits", "Its words", tuple(_pieces(claim, path)))
    for group in ("cards", "conditions", "stop_signs", "checklists"):
        for entry_id, entry in getattr(library.safety, group).items():
            yield Text("safety", "Its words", tuple(_pieces(entry, (group, entry_id))))
    for level_id, level in library.plans.levels.items():
        yield Text("plans", "Its words", tuple(_pieces(level, ("levels", level_id))))
    for program_id, program in library.plans.programs.items():
        yield Text("plans", "Its words", tuple(_pieces(program, ("programs", program_id))))
    for question_id, question in library.questions.questions.items():
        yield Text("questions", "Its words", tuple(_pieces(question, ("questions", question_id))))
    reasons = tuple((("reasons", name), reason) for name, reason in library.questions.reasons.items())
    yield Text("questions", "The reasons", reasons)
    for ready_id, ready in library.questions.ready.items():
        yield Text("questions", "Its words", tuple(_pieces(ready, ("ready", ready_id))))
    effort = tuple((("effort", number, "feels"), part.feels) for number, part in enumerate(library.plans.effort))
    yield Text("plans", "The effort words", effort)
    meanings = tuple(((term_id, "means"), term.means) for term_id, term in library.glossary.items())
    yield Text("glossary", "The meanings", meanings)
    for edition_id, edition in library.editions.items():
        yield Text("editions", "Its words", tuple(_pieces(edition, ("editions", edition_id), skip={"changes"})))
    for handout_id, handout in library.handouts.handouts.items():
        pieces = tuple((("handouts", handout_id, key), getattr(handout, key)) for key in ("name", "line"))
        yield Text("handouts", "Its words", tuple((path, f"{text.rstrip('.')}.") for path, text in pieces))
    for untested_id, untested in library.selfcheck.untested.items():
        yield Text("selfcheck", "Its words", tuple(_pieces(untested, ("untested", untested_id))), grade=CLINIC_GRADE)
    yield Text("selfcheck", "Its words", tuple(_pieces(library.selfcheck.pemat, ("pemat",))), grade=CLINIC_GRADE)
    for code, message in library.messages.messages.items():
        pieces = tuple(_pieces(message, ("messages", code), skip={"group", "title", "example"}))
        yield Text("messages", "Its words", pieces, grade=CLINIC_GRADE)
    for reference_id, reference in library.references.items():
        pieces = tuple(((reference_id, key), getattr(reference, key)) for key in sorted(FOR_CLINICS))
        yield Text("references", "Its words", pieces, grade=CLINIC_GRADE + 2, sentence_words=30)


def _pieces(value: Any, path: Path, skip: frozenset[str] | set[str] = frozenset()) -> Iterator[tuple[Path, str]]:
    """The sentences inside an entry, with their paths. Words without a period get one, as a reader pauses there."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in NOT_PROSE | set(skip):
                yield from _pieces(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _pieces(item, (*path, number))
    elif isinstance(value, str) and " " in value:
        yield path, value if value[-1] in ".?!" else f"{value}."
