"""The library is read once per change, and scripts/check.py says in one run what is wrong."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from macros.facts.library import FILES, load_library, read_library
from macros.facts.problems import ContentError, cure_for, did_you_mean, one_of

BROKEN = Path(__file__).resolve().parent.parent / "broken"


def run_check(root: Path, project: Path) -> subprocess.CompletedProcess[str]:
    """scripts/check.py, run as a contributor runs it."""
    command = [sys.executable, root / "scripts" / "check.py", project]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_library_is_kept_until_a_file_changes(laid_over):
    """The same object comes back while no file changes, and a new one when one has."""
    data = laid_over(None) / "data"
    first = load_library(data)
    assert load_library(data) is first
    glossary = data / "glossary.yaml"
    glossary.write_text(glossary.read_text().replace("Likely", "Quite likely"))
    second = load_library(data)
    assert second is not first
    assert second.glossary["probably"].means == "Quite likely, but not sure."
    assert load_library(data) is second


def test_broken_library_is_not_kept(laid_over):
    """A change that breaks the content is reported each time, and the repaired content is read again."""
    data = laid_over(None) / "data"
    load_library(data)
    glossary = data / "glossary.yaml"
    whole = glossary.read_text()
    glossary.write_text(f"{whole}?")
    for _ in range(2):
        with pytest.raises(ContentError):
            load_library(data)
    glossary.write_text(whole)
    assert load_library(data).glossary


def test_two_folders_have_two_libraries(laid_over, sample):
    """Each folder has its own library, even when both say the same."""
    assert load_library(laid_over(None) / "data") is not load_library(sample / "data")


def test_library_is_frozen(sample):
    """No page can change what another page reads."""
    library = read_library(sample / "data")
    with pytest.raises(TypeError):
        library.exercises["new"] = library.exercises["heel-raise"]
    with pytest.raises(ValidationError):
        library.exercises["heel-raise"].name = "Other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        library.exercises = {}


def test_order_of_the_file_is_kept(sample):
    """Exercises come in the order of the file, since pages follow it."""
    assert list(read_library(sample / "data").exercises) == [
        "seated-march", "seated-heel-raise", "heel-raise", "one-leg-heel-raise", "slow-breathing",
    ]  # fmt: skip


def test_every_missing_file_is_named(tmp_path):
    """In an empty folder each missing file is one problem."""
    with pytest.raises(ContentError) as caught:
        read_library(tmp_path / "data")
    assert {problem.file for problem in caught.value.problems} == {f"data/{name}.yaml" for name in FILES}


def test_check_passes_on_sound_content(root, laid_over):
    """On sound content the check says one line, ends with 0 and writes nothing."""
    project = laid_over(None)
    before = contents(project)
    done = run_check(root, project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "The content is in order.\n", "")
    assert contents(project) == before


@pytest.mark.parametrize(
    "code", ["several-problems", "links_point_somewhere", "grade-too-high", "utf-16", "missing-file"]
)
def test_check_fails_on_broken_content(code, root, laid_over):
    """On broken content the check ends with 1, says the golden messages on stderr alone, and writes nothing."""
    project = laid_over(BROKEN / code)
    before = contents(project)
    done = run_check(root, project)
    golden = (root / "tests" / "golden" / "messages" / f"{code}.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", golden)
    assert contents(project) == before


def test_did_you_mean():
    """A near word is offered, a far one is not."""
    assert did_you_mean("heel-rise", ["heel-raise", "ankle-pump"]) == 'Did you mean "heel-raise"?'
    assert did_you_mean("walking", ["heel-raise", "ankle-pump"]) == ""


def test_long_lists_are_cut():
    """A message lists at most 12 words, and none when a near word is enough."""
    words = [f"word-{number}" for number in range(40)]
    assert one_of(words).endswith("word-11, ….")
    assert cure_for("word-7x", words) == 'Did you mean "word-7"?'
    assert cure_for("trail", ["trial", "study"]) == 'Did you mean "trial"? Write one of: trial, study.'
