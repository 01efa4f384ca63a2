"""Which texts of the library are read by whom, as passages to measure.

In: a Library. Out: Texts for `plain_language`, each with its limits and the paths of its pieces.
Must not know: how a text is measured.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .library import Library
from .plain_language import CLINIC_GRADE, MAX_STEP_WORDS, Text
from .reading import Path

NOT_PROSE = {"ask_first", "sources", "references", "session", "other_days", "easier", "harder"}
"""Keys whose strings are ids or states, not sentences."""

FOR_CLINICS = {"studied", "found"}
"""What a reference found is for people who read studies."""


def texts(library: Library) -> Iterator[Text]:
    """Every passage of the content, by entry."""
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
