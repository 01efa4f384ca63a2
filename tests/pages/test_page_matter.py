"""What must stand above a page of docs/ is missed where it is gone, and told where it cannot be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.facts.library import load_library
from macros.page_matter import unreadable_matter, wrong_matter
from macros.site_engine import Book, SourcePage, read_book

ROOT = Path(__file__).resolve().parents[2]
BOOK = read_book(ROOT)
LIBRARY = load_library(ROOT / "data")
NO_RULE_NEEDS_IT = {"clinics.md"}
"""Pages for a clinician to sign that neither stand in a folder of such pages nor show anything of data/."""


def found(*pages: SourcePage) -> list[str]:
    """The pages that lack something above them."""
    return [problem.file for problem in wrong_matter(Book((), {page.path: page for page in pages}, [], {}), LIBRARY)]


def test_no_page_leaves_the_sign_offs_by_one_line():
    """A page that tells people what to do is told when it does not say that a clinician must read it."""
    clinical = [page for page in BOOK.sources if "clinical" in page.meta]
    assert len(clinical) > 40
    assert found(*clinical) == []
    less = [replace(page, meta={key: page.meta[key] for key in page.meta if key != "clinical"}) for page in clinical]
    assert set(found(*less)) == {f"docs/{page.path}" for page in less if page.path not in NO_RULE_NEEDS_IT}


def test_a_new_page_is_signed_by_its_folder_or_by_what_it_shows():
    """A new page must be signed where it stands among others that are, or where it shows a list of data/safety.yaml."""
    meta = {"description": "A page.", "checked": "2026-11-23"}
    among = SourcePage("topics/new-cure.md", "# New", meta)
    shows = SourcePage("new.md", '# New\n\n{{ checklist("feet-before") }}\n', meta)
    neither = SourcePage("newer.md", "# New\n\n{{ references() }}\n", meta)
    assert found(among, shows, neither) == ["docs/topics/new-cure.md", "docs/new.md"]


@pytest.mark.parametrize("matter", ["- a", "words", "# note", ""], ids=["list", "words", "note", "empty"])
def test_lines_without_a_key_are_told_as_those_of_a_page(matter, tmp_path):
    """What stands above a page and names nothing is told with what to write there, not with what a data file needs."""
    (tmp_path / "feet.md").write_text(f"---\n{matter}\n---\n# Feet\n")
    (problem,) = unreadable_matter(tmp_path)
    assert (problem.line, problem.code) == (2, "page-matter")
    assert problem.cure == 'Write description: "One sentence." between the lines of ---.'


def test_line_ends_of_windows_end_the_lines_at_the_top(tmp_path):
    """A page that was saved with CRLF is read as MkDocs reads it; the check names its line ends elsewhere."""
    (tmp_path / "feet.md").write_bytes(b'---\r\ndescription: "Feet."\r\n---\r\n# Feet\r\n')
    assert list(unreadable_matter(tmp_path)) == []
