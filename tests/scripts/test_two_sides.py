"""Both sides of a comparison are copied as they are: nothing in a revision hides a part of it."""

from pathlib import Path

import pytest

from scripts import two_sides
from scripts.compare_editions import main
from scripts.two_sides import lay
from tests.scripts.committing import commit

NAV = "site_name: Sample\nnav:\n  - Feet:\n      - feet.md\n      - index.md\n"

SILENT = {
    "export-ignore": "/docs/index.md export-ignore\n",
    "export-subst": "/docs/index.md export-subst\n",
    "eol": "/docs/index.md text eol=crlf\n",
    "ident": "/docs/index.md ident\n",
}
"""Attributes that change or leave out a file where git hands it out."""


@pytest.mark.parametrize("name", SILENT)
def test_no_attribute_hides_a_change(name, repository, capsys):
    """A page that a first commit marks with an attribute is compared byte for byte when a second one changes it."""
    page = repository / "docs" / "index.md"
    (repository / ".gitattributes").write_text(SILENT[name])
    commit(repository)
    page.write_bytes(b"# Home\n\nHold your breath. $Format:%H$ $Id$\n")
    commit(repository)
    assert main(["HEAD^", "HEAD"]) == 0
    assert "words   Home: changed\n" in capsys.readouterr().out
    assert (lay("HEAD", repository.parent / "laid") / "docs" / "index.md").read_bytes() == page.read_bytes()


def test_a_link_is_not_followed(repository):
    """A link in a revision is a file that tells where it leads, as git keeps it: nothing outside is ever read."""
    (repository / "docs" / "more.md").symlink_to("/etc/hostname")
    commit(repository)
    found = lay("HEAD", repository.parent / "laid") / "docs" / "more.md"
    assert not found.is_symlink()
    assert found.read_text() == "/etc/hostname"


def test_a_name_in_any_letters_is_kept(repository):
    """Names with spaces, quotes and letters of any alphabet come out as they are."""
    name = 'docs/a "b" ü\t.md'
    (repository / name).write_text("# A\n")
    commit(repository)
    assert (lay("HEAD", repository.parent / "laid") / name).read_text() == "# A\n"


@pytest.mark.parametrize("side", ["HEAD", "."], ids=["revision", "folder"])
def test_a_page_that_leaves_the_nav_is_told(side, repository, capsys):
    """mkdocs.yml is copied too, of a revision and of a folder: a page that no chapter holds any more is told first."""
    (repository / "mkdocs.yml").write_text(NAV)
    (repository / "docs" / "feet.md").write_text("# Look after your feet\n")
    commit(repository)
    (repository / "mkdocs.yml").write_text(NAV.replace("      - feet.md\n", ""))
    if side == "HEAD":
        commit(repository)
    assert main(["HEAD^" if side == "HEAD" else "HEAD", side]) == 0
    assert 'safety  contents: was "Look after your feet", now gone\n' in capsys.readouterr().out


def test_a_nav_that_cannot_be_read_is_named(repository, capsys):
    """Where the older side has no nav to compare, one line says so."""
    (repository / "mkdocs.yml").write_text(NAV)
    assert main(["HEAD", "."]) == 0
    assert "not compared: mkdocs.yml (nav), which the older edition lacks" in capsys.readouterr().out


def test_nothing_is_written_outside(repository, monkeypatch, tmp_path):
    """A revision whose tree was made by hand to lead outside leaves nothing there."""
    git = two_sides._git
    listed = git("ls-tree", "-r", "-z", "HEAD", *two_sides.LAID).replace(b"\tdocs/index.md", b"\tdocs/../../out.md")
    monkeypatch.setattr(two_sides, "_git", lambda *a, **more: listed if a[0] == "ls-tree" else git(*a, **more))
    target: Path = lay("HEAD", tmp_path / "in" / "laid")
    assert (target / "data").is_dir()
    assert list(tmp_path.rglob("out.md")) == []
