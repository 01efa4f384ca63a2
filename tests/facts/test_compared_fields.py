"""The comparison of editions knows every file and every field there is."""

from pathlib import Path

from macros.facts.comparing import OTHER_ENTRIES, PHRASES_OF, SAFETY_FIELDS
from macros.facts.editions import NOT_CONTENT
from macros.facts.library import FILES, load_library
from macros.facts.model.exercise import Change, Dose, Exercise, Footwear, Hold, Span, Tempo
from macros.facts.reading import read

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
    assert set(PHRASES_OF.values()) <= set(real)
