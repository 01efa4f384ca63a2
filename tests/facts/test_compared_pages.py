"""Pages of two editions are compared by their words, and named by their titles."""

import shutil

import pytest

from macros.facts.comparing import compare
from macros.facts.library import Library, read_library


def told(old: Library, new: Library) -> list[tuple[str, str, str | None, str | None]]:
    """What changed, without the names that readers see."""
    return [(each.kind, each.about, each.was, each.now) for each in compare(old, new)]


def test_pages_are_named_by_their_titles(laid_over, bare):
    """A page that came or went is told by its title, as safety if it is about that; a stub is not."""
    project = laid_over(None)
    pages = {
        "safety/feet.md": "---\ndescription: x\n---\n# Check <your> feet\n\nLook.\n",
        "edition.md": "# Editions\n",
        "exercises/heel-raise.md": '# Heel raise\n\n{{ exercise("heel-raise") }}\n',
        "index.md": "# Home\n",
    }
    for name, text in pages.items():
        (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / name).write_text(text)
    before, after = bare, read_library(project / "data")
    assert told(before, after) == [
        ("safety", "safety/feet.md", None, "Check your feet"),
        ("words", "index.md", None, "Home"),
    ]
    assert told(after, before) == [
        ("safety", "safety/feet.md", "Check your feet", None),
        ("words", "index.md", "Home", None),
    ]


def test_a_changed_page_is_told_without_its_text(laid_over, tmp_path):
    """Of a page that says something else only the title is told: nobody reads two whole pages in a list."""
    project = laid_over(None)
    (project / "docs" / "safety").mkdir(parents=True)
    page = project / "docs" / "safety" / "feet.md"
    page.write_text("# Check your feet\n\nLook.\n")
    old = read_library(shutil.copytree(project, tmp_path / "old") / "data")
    page.write_text("# Check your feet\n\nLook twice.\n")
    (found,) = compare(old, read_library(project / "data"))
    assert (found.name, found.kind, found.was, found.now) == ("Check your feet", "safety", None, None)


def test_the_day_of_a_check_is_not_told(laid_over, tmp_path):
    """A page whose front matter alone differs, such as the day on which it was checked, has not changed."""
    project = laid_over(None)
    (project / "docs").mkdir()
    page = project / "docs" / "index.md"
    page.write_text("---\nchecked: 2026-01-01\n---\n# Home\n\nHello.\n\n---\n")
    old = read_library(shutil.copytree(project, tmp_path / "old") / "data")
    page.write_text("---\nchecked: 2026-01-02\nfind: x\n---\n# Home\n\nHello.\n\n---\n")
    assert compare(old, read_library(project / "data")) == []
    page.write_text("---\nchecked: 2026-01-02\nfind: x\n---\n# Home\n\nGood day.\n\n---\n")
    assert len(compare(old, read_library(project / "data"))) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (b"# A\xe2\x80\x8bB <b>c</b>\x1b", "AB bc/b"),
        (b"# \xe2\x80\xae", "index.md"),
        (b"# \xff\xfe", "\ufffd\ufffd"),
        (b"#", "index.md"),
        (b"", "index.md"),
    ],
    ids=["invisible", "only-invisible", "no-utf-8", "no-title", "empty"],
)
def test_a_hostile_title_is_a_plain_name(title, name, laid_over, bare):
    """A page whose title holds markup, invisible characters or no text is named in plain words, or by its path."""
    project = laid_over(None)
    (project / "docs" / "folder.md").mkdir(parents=True)
    (project / "docs" / "index.md").write_bytes(title)
    (found,) = compare(bare, read_library(project / "data"))
    assert found.name == name


def test_a_hostile_path_is_a_plain_one(laid_over, bare):
    """A page whose file is named with markup, spaces and invisible characters is told by what of it can be read."""
    project = laid_over(None)
    (project / "docs").mkdir()
    (project / "docs" / "<b>  a\u200b\n.md").write_text("Hello.\n")
    (found,) = compare(bare, read_library(project / "data"))
    assert (found.about, found.name) == ("b a .md", "b a .md")
