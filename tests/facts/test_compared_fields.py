"""The comparison of editions knows every file and every field there is."""

from pathlib import Path

from macros.facts.change_words import LABELS, PHRASES_OF
from macros.facts.comparing import CALLED, IN_ORDER, OTHER_ENTRIES, PHRASE_KINDS, SAFETY_FIELDS
from macros.facts.editions import NOT_CONTENT
from macros.facts.library import FILES, load_library
from macros.facts.model.exercise import Change, Dose, Exercise, Footwear, Hold, Span, Tempo
from macros.facts.model.question import Answer
from macros.facts.reading import read
from macros.facts.signing import READ_FIELDS, SHARED_PHRASES

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = (read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {})["edition_part"]


def test_every_field_of_an_exercise_has_a_word():
    """Each field that compare may name as the part of an exercise has its word in data/phrases.yaml, and no other."""
    nested = {"dose"}  # its own fields stand for it
    fields = {name for model in (Exercise, Hold, Footwear, Change, Dose, Span, Tempo) for name in model.model_fields}
    assert set(PARTS) == fields - nested | {"picture"}


def test_nothing_is_forgotten():
    """Every file of data/ but those that are no content is compared, and each field that is named exists."""
    others = {file for file, _, _ in OTHER_ENTRIES}
    content = {name for name in FILES if f"data/{name}.yaml" not in NOT_CONTENT}
    assert others | {"exercises", "figures", "phrases"} == content
    assert set(Exercise.model_fields) >= SAFETY_FIELDS
    real = load_library(ROOT / "data").phrases
    assert set(PHRASES_OF.values()) | set(PHRASE_KINDS) <= set(real)
    named = [*LABELS.values(), *CALLED.values(), *IN_ORDER.values()]
    assert [phrase for group, phrase in named if phrase not in real[group]] == []
    assert set(LABELS) <= set(Answer.model_fields)
    groups = {group for _, _, group in OTHER_ENTRIES}
    assert set(IN_ORDER) - {"exercises"} <= groups


def test_what_a_clinician_signs_is_more_than_words():
    """Each field that a sign-off hangs on, but for the name and the purpose, is dose, safety or steps."""
    signed = {field for fields in READ_FIELDS.values() for field in fields}
    assert signed - SAFETY_FIELDS == {"name", "purpose", "steps", "dose"}
    assert set(SHARED_PHRASES) <= set(PHRASE_KINDS)


def test_phrases_with_a_number_to_call_are_safety():
    """Every group of the real phrases that names an emergency number is told as safety."""
    real = load_library(ROOT / "data").phrases
    calling = {group for group, phrases in real.items() if any("911" in text for text in phrases.values())}
    assert calling >= {"my_plan", "urgent", "paper"}
    assert {PHRASE_KINDS.get(group) for group in calling} == {"safety"}
