"""The pages of docs/ read plainly, and a finding on a page names its line."""

import shutil
from pathlib import Path

import pytest

from macros.facts.library import load_library
from macros.facts.plain_language import Reader
from macros.facts.problems import ContentError
from macros.prose import place_on_page, prose
from macros.site_engine import read_book
from scripts.check import check

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = {passage.file: passage for passage in prose(read_book(ROOT))}
FOR_CLINICS = {
    "clinics.md", "make-your-own.md", "contribute.md", "about.md", "accessibility.md", "evidence.md", "fields.md",
    "figures.md",
}  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    glossary = load_library(ROOT / "data").glossary.values()
    return Reader([word for term in glossary for word in (term.term, *term.also)])


def test_passages_are_collected():
    """Every page of docs/ that holds prose of its own is measured."""
    with_prose = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    stubs = {f"exercises/{name}.md" for name in load_library(ROOT / "data").exercises}
    assert len(with_prose - stubs) > 30
    assert set(PASSAGES) == with_prose - stubs


@pytest.mark.parametrize("page", sorted(PASSAGES))
def test_page_reads_plainly(page, reader):
    """A page keeps to its grade, its sentence length and words that promise nothing."""
    problems = [str(place_on_page(ROOT, finding)) for finding in reader.check(PASSAGES[page])]

    assert problems == []


def test_only_pages_for_clinics_read_harder():
    """Grade 8 is for clinicians and contributors; every other page keeps to grade 6."""
    assert {page for page, passage in PASSAGES.items() if passage.grade > 6} == FOR_CLINICS
    assert {passage.grade for passage in PASSAGES.values()} == {6.0, 8.0}


@pytest.fixture
def spoiled(tmp_path):
    """A copy of the project with one hard and one promising sentence on the page about feet."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "macros").mkdir()  # mkdocs.yml watches it
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    page = tmp_path / "docs" / "safety" / "feet.md"
    text = page.read_text(encoding="utf-8")
    long = "Look at " + "each foot and " * 10 + "stop."
    page.write_text(f"{text}\nTraining cures numb feet.\n\n{long}\n", encoding="utf-8")
    return tmp_path, len(text.splitlines()) + 2


def test_spoiled_page_is_named(spoiled):
    """A hard sentence and a promise are reported with page, line and word, all in one run."""
    folder, line = spoiled
    with pytest.raises(ContentError) as caught:
        check(folder)

    promise, length = sorted(map(str, caught.value.problems), key=lambda message: "words:" in message)
    assert promise.startswith(f'docs/safety/feet.md:{line}:1: "cures" promises')
    assert length.startswith(f"docs/safety/feet.md:{line + 2}:1: This sentence has 33 words:")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('{{ claims("pian") }}', '"pian" is not the id of a topic. Did you mean "pain"?'),
        ("{{ certainly_key() }}", '"certainly_key" is not a word that pages can speak. Did you mean "certainty_key"?'),
        ('{{ exercises(level="seatd") }}', '"seatd" is not a level. Did you mean "seated"?'),
        ("{{ claims() }}", "\"claims\" was called wrongly: missing a required argument: 'topic'. Write claims(topic)."),
        ('{{ claims("pain" }}', "unexpected '}', expected ')'."),
    ],
    ids=["id", "word", "option", "value", "bracket"],
)
def test_wrong_call_is_named(call, message, spoiled):
    """A word or an id that does not exist is reported with page, line and the near word."""
    folder, _ = spoiled
    page = folder / "docs" / "topics" / "pain.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n{call}\n", encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        check(folder)

    (problem,) = map(str, caught.value.problems)
    assert problem.startswith("docs/topics/pain.md:")
    assert message in problem


@pytest.mark.parametrize(
    ("page", "old", "new", "message"),
    [
        ("exercises/clamshell.md", "# Clamshell", "# Clam", 'Write just the lines "# Clamshell" and'),
        ("exercises/seated.md", "level: seated", "level: seatd", 'level "seatd" is not known here. Did you mean'),
        ("clinics.md", "grade: 8", "grade: eight", 'grade "eight" is not known here.'),
        ("safety/feet.md", "description:", "descripton:", "The page has no description."),
        ("safety/feet.md", "reviewed: not yet", "reviewed: almost", 'reviewed "almost reviewed'),
    ],
    ids=["title", "level", "grade", "description", "reviewed"],
)
def test_wrong_page_is_named(page, old, new, message, spoiled):
    """A page that does not fit its exercise, or whose front matter is wrong, is reported with its cure."""
    folder, _ = spoiled
    path = folder / "docs" / page
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        check(folder)

    (problem,) = map(str, caught.value.problems)
    assert problem.startswith(f"docs/{page}:1:1: ")
    assert message in problem


def test_missing_page_is_named(spoiled):
    """An exercise without a page is reported with the lines to write."""
    folder, _ = spoiled
    (folder / "docs" / "exercises" / "clamshell.md").unlink()

    with pytest.raises(ContentError) as caught:
        check(folder)

    (problem,) = map(str, caught.value.problems)
    assert problem.startswith("docs/exercises/clamshell.md:1:1: This exercise has no page. Create the file")


@pytest.mark.parametrize(
    ("old", "new"), [("  rest:", "  rast:"), ("{n} seconds", "{n seconds")], ids=["name", "braces"]
)
def test_wrong_phrase_is_named(old, new, spoiled):
    """A phrase that is missing or has wrong braces is reported in a sentence, not by a traceback."""
    folder, _ = spoiled
    path = folder / "data" / "phrases.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        check(folder)

    assert "finds a phrase in data/phrases.yaml missing, or its braces wrong" in str(caught.value)
