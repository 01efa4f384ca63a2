"""Broken in ways nobody thought of: thousands of damaged files bring messages, never a crash."""

import random
import shutil
from pathlib import Path

import pytest

from macros.facts.library import read_library
from macros.facts.problems import ContentError
from macros.facts.reading import Document, read

SAMPLE = Path(__file__).resolve().parent.parent / "sample" / "data"
FILES = sorted(SAMPLE.glob("*.yaml"))
INSERTS = [
    b"\t", b"\r\n", b"\n", b":", b": ", b"- ", b"-", b"[", b"]", b"{", b"}", b'"', b"'", b"#", b"&a ", b"*a",
    b"!", b"!!str ", b"|\n", b">", b"?", b"? ", b"%", b"@", b"`", b",", b"---\n", b"...\n", b"<<: ", b"\\",
    b"\x00", b"\x85", b"\xff", b"\xef\xbb\xbf", "ü".encode(), "\u2028".encode(), "😀".encode(), b"no", b"010",
    b"1:30", b"9" * 400, b"~", b"<b>", b"  ",
]  # fmt: skip


def damaged(content: bytes, dice: random.Random) -> bytes:
    """A file with one to three pieces cut, doubled, moved or put in."""
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.randint(1, 30))
        piece = content[start:end]
        content = dice.choice([
            content[:start] + content[end:],
            content[:start] + piece + piece + content[end:],
            content[:start] + dice.choice(INSERTS) + content[start:],
            content[:start] + dice.choice(INSERTS) + content[end:],
            content[:start] + bytes([dice.randrange(256)]) + content[start:],
            content[:start],
        ])  # fmt: skip
    return content


@pytest.mark.parametrize("seed", range(10))
def test_reading_never_raises(seed):
    """Two thousand damaged files, two hundred for each seed, are read into a Document with a value or with problems."""
    dice = random.Random(seed)
    assert FILES
    outcomes = set()
    for _ in range(200):
        path = dice.choice(FILES)
        content = damaged(path.read_bytes(), dice)
        document = read(path.name, content)
        assert isinstance(document, Document)
        assert (document.value is None) == bool(document.problems)
        assert all(problem.line > 0 and problem.column > 0 for problem in document.problems)
        outcomes.add(document.value is None)
    assert outcomes == {True, False}, "some damage must be seen by the reader and some must pass it"


def refusal(folder):
    """The ContentError that a folder raises, or None when it is read. Any other exception is a fault."""
    try:
        read_library(folder)
    except ContentError as error:
        return error
    return None


@pytest.mark.parametrize("seed", range(4))
def test_library_raises_only_content_errors(seed, tmp_path):
    """A library with a damaged file is read, or refused with messages of one line each."""
    dice = random.Random(f"library {seed}")
    shutil.copytree(SAMPLE, tmp_path / "data")
    refused = 0
    for _ in range(50):
        path = dice.choice(FILES)
        (tmp_path / "data" / path.name).write_bytes(damaged(path.read_bytes(), dice))
        error = refusal(tmp_path / "data")
        if error:
            refused += 1
            assert len(str(error).splitlines()) == len(error.problems) + 1
        shutil.copyfile(path, tmp_path / "data" / path.name)
    assert refused > 25
