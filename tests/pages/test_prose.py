"""The pages of docs/ read plainly, and a finding on a page names its line."""

from pathlib import Path

import pytest

from macros.facts.library import load_library
from macros.facts.plain_language import Reader
from macros.prose import place_on_page, prose
from macros.site_engine import read_book
from scripts.check import problems_of

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = {passage.file: passage for passage in prose(read_book(ROOT)) if passage.pieces}
FOR_CLINICS = {
    "clinics.md", "make-your-own.md", "contribute.md", "about.md", "accessibility.md", "evidence.md", "fields.md",
    "figures.md", "messages/index.md", "review-state.md", "self-audit.md",
}  # fmt: skip
HOW_TO_GROW = {page for page in PASSAGES if page.startswith("grow/")}


@pytest.fixture(scope="module")
def reader():
    return Reader.of(load_library(ROOT / "data").glossary)


def test_passages_are_collected():
    """Every page of docs/ that holds prose of its own is measured."""
    with_prose = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    library = load_library(ROOT / "data").with_drafts()
    stubs = {f"exercises/{name}.md" for name in library.exercises}
    stubs |= {f"messages/{code}.md" for code in library.messages.messages}
    assert len(with_prose - stubs) > 30
    assert set(PASSAGES) == with_prose - stubs


@pytest.mark.parametrize("page", sorted(PASSAGES))
def test_page_reads_plainly(page, reader):
    """A page keeps to its grade, its sentence length and words that promise nothing."""
    problems = [str(place_on_page(ROOT, finding)) for finding in reader.check(PASSAGES[page])]

    assert problems == []


def test_only_pages_for_clinics_read_harder():
    """Grade 8 is for clinicians and contributors; every other page keeps to grade 6."""
    assert {page for page, passage in PASSAGES.items() if passage.grade > 6} == FOR_CLINICS | HOW_TO_GROW
    assert {passage.grade for passage in PASSAGES.values()} == {6.0, 8.0}


@pytest.fixture
def project(laid_over, tmp_path):
    """The sample with its pages, which speak the real phrases."""
    (tmp_path / "unchanged" / "docs").mkdir(parents=True)
    return laid_over(tmp_path / "unchanged")


def test_wrong_braces_of_a_phrase_are_named(project):
    """A phrase with wrong braces is reported in a sentence that names what is between them, not by a traceback."""
    path = project / "data" / "phrases.yaml"
    text = path.read_text(encoding="utf-8")
    assert "{n} seconds" in text
    path.write_text(text.replace("{n} seconds", "{n seconds"), encoding="utf-8")
    found = list(problems_of(project))
    assert {problem.code for problem in found} == {"wrong-phrase"}
    assert "missing, or its braces wrong: " in found[0].what


def test_pages_are_read_while_the_data_is_wrong(project):
    """A mistake in the data does not hide a broken link: both are told in one run."""
    (project / "data" / "glossary.yaml").write_text("", encoding="utf-8")
    page = project / "docs" / "feet.md"
    page.write_text(page.read_text(encoding="utf-8").replace("(index.md)", "(indx.md)"), encoding="utf-8")
    assert {problem.code for problem in problems_of(project)} == {"empty-file", "broken-link"}


def test_a_wrong_call_does_not_hide_the_rest(project):
    """On a page with two wrong calls both are told, and so is a promise beside them and one on another page."""
    first, second = project / "docs" / "index.md", project / "docs" / "feet.md"
    more = '\nIt cures you.\n\n{{ exercise("nobody") }}\n\n{{ picture("nothing") }}\n'
    first.write_text(first.read_text(encoding="utf-8") + more, encoding="utf-8")
    second.write_text(second.read_text(encoding="utf-8") + "\nIt cures you.\n", encoding="utf-8")
    found = sorted((problem.file, problem.code) for problem in problems_of(project))
    wrong_ids = [("docs/index.md", "unknown-id")] * 2
    assert found == [("docs/feet.md", "promising-word"), ("docs/index.md", "promising-word"), *wrong_ids]


def test_code_is_not_read_as_a_sentence(project):
    """A block of code and a name in code are no words: neither makes a sentence long, and the place is still found."""
    page = project / "docs" / "feet.md"
    code = "`" + "a long command " * 10 + "`"
    more = f"\n    {'word ' * 30}\n\nRun {code} and it cures you.\n"
    page.write_text(page.read_text(encoding="utf-8") + more, encoding="utf-8")
    (problem,) = problems_of(project)
    assert (problem.line, problem.code) == (len(page.read_text(encoding="utf-8").splitlines()), "promising-word")
