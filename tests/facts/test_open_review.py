"""Open data tells who has checked it, in the words of v1, and only as long as that holds."""

import json
from dataclasses import replace
from types import MappingProxyType

import pytest
from jsonschema import Draft202012Validator

from macros.facts.library import Library
from macros.facts.open_data import FILES, FOLDER, open_data, review_of
from macros.facts.open_schemas import schemas
from tests.signed_library import DAY, ROLE, changed, real_library, signed

NOT_YET, CHANGED = "not yet reviewed by a clinician", "changed since it was reviewed"
SCHEMA = json.loads(schemas()[f"{FOLDER}/schema/exercises.schema.json"])


@pytest.fixture(scope="session")
def real() -> Library:
    """The real content, signed by nobody."""
    return real_library()


def test_only_a_real_review_is_told(real):
    """A file counts as reviewed only when each exercise, or each page that shows its entries, is signed."""
    exercises = signed(real, real.exercises)
    assert review_of(signed(real, ["clamshell"]), "exercises") == NOT_YET
    assert [review_of(exercises, name) for name in ("exercises", "figures", "plans")] == ["reviewed"] * 2 + [NOT_YET]
    assert review_of(replace(real, exercises=MappingProxyType({})), "exercises") == NOT_YET
    whole, names = signed(real), [path.removesuffix(".json") for path in FILES if path.endswith(".json")]
    assert {name for name in names if review_of(whole, name) == "reviewed"} == set(names) - {"references"}
    assert review_of(changed(exercises, "clamshell", helper="They help."), "exercises") == CHANGED


def test_an_exercise_tells_its_review(real):
    """A signed exercise tells role, day and fingerprint; one that changed since says that too; others tell neither."""
    library = signed(real, ["clamshell"])
    for content, state in ((library, "reviewed"), (changed(library, "clamshell", helper="They help."), CHANGED)):
        file = json.loads(open_data(content, "abc123", None)[f"{FOLDER}/exercises.json"])
        review = file["data"]["clamshell"]["review"]
        assert (review["state"], review["role"], review["on"]) == (state, ROLE, DAY)
        assert len(review["hash"]) == 16
        assert list(Draft202012Validator(SCHEMA).iter_errors(file)) == []
        other = file["data"]["bridge"]["review"]
        assert other == {"state": NOT_YET, "checked": library.exercises["bridge"].checked}
