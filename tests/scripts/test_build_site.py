"""What stands in site/ and in site/print/ after a build, whatever lay there before. The pages are made up."""

import json
import shutil
from pathlib import Path

import pytest

from scripts import build_site
from tests.views.print_list import about

EDITION = "0a0b0c"
PAGE = b"a new page"


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A folder in which a build takes no time, with a site from before."""
    for name in ("SITE", "DIST", "CACHE", "NEW", "OLD"):
        place = tmp_path / getattr(build_site, name).relative_to(build_site.ROOT)
        monkeypatch.setattr(build_site, name, place)
    for name in ("site", "dist"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "index.html").write_bytes(b"the site from before")

    def build(root: Path, new: Path) -> int:
        new.mkdir()
        (new / "index.html").write_bytes(PAGE)
        return 0

    monkeypatch.setattr(build_site, "build_site", build)
    monkeypatch.setattr(build_site, "edition_id", lambda root: EDITION)
    monkeypatch.setattr(build_site.usb_site, "main", lambda _: (tmp_path / "dist" / build_site.ZIP).write_bytes(b"zip"))
    return tmp_path


def lay_prints(dist: Path, edition: str = EDITION) -> None:
    """A print of this edition, on the list, among others that are not on it."""
    listed = {"handbook-a4.pdf": about("handbook"), "plan-a4.pdf": about("plan")}
    told = {"edition": edition, "files": listed}
    (dist / "prints.json").write_text(json.dumps(told), encoding="utf-8")
    for name in (*listed, "exercise-withdrawn-a4.pdf", "my-notes.txt", "other.zip", "old.epub"):
        (dist / name).write_bytes(b"print")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_what_the_list_names_is_published(project):
    """Of what lies in dist/ the site's zip and what the list of this edition names are published, but for plans."""
    lay_prints(project / "dist")
    assert build_site.main([]) == 0
    assert (project / "site" / "index.html").read_bytes() == PAGE
    assert names(project / "site" / "print") == ["handbook-a4.pdf", build_site.ZIP]


@pytest.mark.parametrize("spoil", ["another edition", "no list", "no json"])
def test_prints_of_another_edition_are_not_published(spoil, project):
    """Where the list is of another edition, broken or gone, the print page offers no print and none is published."""
    dist = project / "dist"
    lay_prints(dist, EDITION if spoil != "another edition" else "0d0e0f")
    if spoil == "no list":
        (dist / "prints.json").unlink()
    if spoil == "no json":
        (dist / "prints.json").write_text("{")
    assert build_site.main([]) == 0
    assert names(project / "site" / "print") == [build_site.ZIP]


def test_a_print_that_is_gone_stops_the_build(project):
    """A print that the list names and that is gone stops the build: the print page would lead to nothing."""
    lay_prints(project / "dist")
    (project / "dist" / "handbook-a4.pdf").unlink()
    with pytest.raises(FileNotFoundError, match="handbook-a4"):
        build_site.main([])
    assert names(project / "site") == ["index.html"]


@pytest.mark.parametrize("at", ["site-new", "site"])
def test_a_stopped_build_leaves_the_site(at, project, monkeypatch):
    """Who stops a build at the very moment when the new site takes its place still has the old one, whole."""
    rename = Path.rename

    def stop(path: Path, target: Path) -> Path:
        if path.name == at:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        build_site.main([])
    assert (project / "site" / "index.html").read_bytes() == b"the site from before"
    assert names(project / ".cache") == ["site.lock"]


@pytest.mark.parametrize("is_there", [True, False], ids=["to a folder", "to nowhere"])
def test_a_site_that_is_a_link_is_refused(is_there, project, capsys):
    """A link in the place of site/ is told in plain words before anything is built, and stays, each time."""
    site, web = project / "site", project / "web"
    site.rename(web)
    if not is_there:
        shutil.rmtree(web)
    site.symlink_to(web)
    for _ in range(2):
        assert build_site.main([]) == 1
        assert capsys.readouterr().err.startswith("build_site.py: site is a link to another folder")
        assert site.readlink() == web
        assert names(project / ".cache") == ["site.lock"]
