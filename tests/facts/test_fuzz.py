"""Broken in ways nobody thought of: thousands of damaged files are read or bring messages, never a crash.

The whole check meets damaged files in tests/reliability; here it is the reader alone, which is quick.
"""

import random
from pathlib import Path

import pytest

from macros.facts.reading import Document, read
from tests.reliability.mutations import damaged_bytes

SAMPLE = Path(__file__).resolve().parent.parent / "sample" / "data"
FILES = sorted(SAMPLE.glob("*.yaml"))


@pytest.mark.parametrize("seed", range(10))
def test_reading_never_raises(seed):
    """Two thousand damaged files, two hundred for each seed, are read into a Document with a value or with problems."""
    dice = random.Random(seed)
    assert FILES
    outcomes = set()
    for _ in range(200):
        path = dice.choice(FILES)
        document = read(path.name, damaged_bytes(path.read_bytes(), dice))
        assert isinstance(document, Document)
        assert (document.value is None) == bool(document.problems)
        assert all(problem.line > 0 and problem.column > 0 for problem in document.problems)
        outcomes.add(document.value is None)
    assert outcomes == {True, False}, "some damage must be seen by the reader and some must pass it"
