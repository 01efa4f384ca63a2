"""A release: which tags may go out, what is uploaded with them, and what its notes say."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import check, release
from scripts.calling import CallError

BUILT = {
    "dist/handbook-a4.pdf": "handbook-a4.pdf",
    "dist/handbook-ebook.epub": "handbook-ebook.epub",
    "dist/handbook-text.txt": "handbook-text.txt",
    "dist/steady-strength-site.zip": "steady-strength-site.zip",
    "site/api/v1/exercises.json": "data-exercises.json",
    "site/api/v1/exercises.csv": "data-exercises.csv",
}
"""A build of one file of each kind, and the name of each among the downloads."""


@pytest.fixture
def built(tmp_path) -> Path:
    """A project after `make`, with a person's plan that is nobody else's business."""
    root = tmp_path / "project"
    for path in (*BUILT, "dist/plan-14-a4.pdf", "dist/prints.json", "site/index.html"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")
    return root


@pytest.fixture
def asked(monkeypatch) -> list[list[str]]:
    """What was asked of the content check, which finds nothing."""
    calls: list[list[str]] = []
    monkeypatch.setattr(check, "main", lambda arguments: calls.append(arguments) or 0)
    return calls


@pytest.mark.parametrize(("tag", "options"), [("v1", ["--release"]), ("v1.2-not-reviewed", [])])
def test_only_a_marked_tag_goes_out_unsigned(tag, options, asked):
    """The content of a release is checked with its sign-offs, but for a tag that says in its name that they lack."""
    assert release.main([tag]) == 0
    assert asked == [options]


def test_unsigned_content_is_refused(monkeypatch):
    """When the check finds that a sign-off lacks, so does the release."""
    monkeypatch.setattr(check, "main", lambda arguments: 1)
    assert release.main(["v1"]) == 1


@pytest.mark.parametrize("tag", ["1", "v", "v1-reviewed", "v1;id", "v1-not-reviewed-2", "--help-me", "v1\n"])
def test_another_tag_is_refused(tag, asked, capsys):
    """A name that is not that of a release is refused with what to write, and nothing is checked."""
    if tag.startswith("--"):
        with pytest.raises(SystemExit, match="2"):
            release.main([tag])
    else:
        assert release.main([tag]) == 2
        assert "Write v1 or v1.2, or v1-not-reviewed." in capsys.readouterr().err
    assert asked == []


def test_everything_is_packed(built, tmp_path):
    """One file of each kind is packed with its check sum; a person's plan and the pages of the site are not."""
    out = tmp_path / "out"
    release.pack(built, "v1", out, "Notes\n")
    assert {path.name for path in (out / "files").iterdir()} == {*BUILT.values(), "SHA256SUMS"}
    sums = dict(reversed(line.split("  ")) for line in (out / "files" / "SHA256SUMS").read_text().splitlines())
    assert sums == {name: hashlib.sha256(path.encode()).hexdigest() for path, name in BUILT.items()}
    assert list(sums) == sorted(sums)
    assert (out / "notes.md").read_text() == "Notes\n"
    assert (out / "title.txt").read_text() == "v1\n"


@pytest.mark.parametrize("missing", BUILT)
def test_half_a_build_is_refused(missing, built, tmp_path):
    """A build that lacks a kind of file is refused with its name, and nothing is packed."""
    (built / missing).unlink()
    with pytest.raises(CallError, match=f"There is no {Path(missing).parent}/.* to upload. Run: make"):
        release.pack(built, "v1", tmp_path / "out", "")
    assert not (tmp_path / "out").exists()


def test_nothing_is_packed_over_something_else(built, tmp_path):
    """A folder that is there already is left as it is."""
    (tmp_path / "out").mkdir()
    with pytest.raises(CallError, match="is there already"):
        release.pack(built, "v1", tmp_path / "out", "")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_name_says_that_nobody_has_reviewed_it(built, tmp_path):
    """A release that is not signed in full says so in its title and in the first line of its notes."""
    release.pack(built, "v1-not-reviewed", tmp_path / "out", release.notes("v1-not-reviewed", None))
    assert (tmp_path / "out" / "title.txt").read_text() == "v1: not all of it has been reviewed by a clinician\n"
    lines = (tmp_path / "out" / "notes.md").read_text().splitlines()
    assert (lines[0], lines[-1]) == (release.UNSIGNED, release.FIRST)
    assert release.notes("v1", None).splitlines()[0] == release.SIGNED


def test_notes_tell_what_changed(laid_over, tmp_path, monkeypatch):
    """The notes list what changed since the release before, dose and safety first."""
    old = laid_over(None)
    new = shutil.copytree(old, tmp_path / "new")
    exercises = new / "data" / "exercises.yaml"
    exercises.write_text(exercises.read_text().replace("count: {start: 8,", "count: {start: 9,", 1))
    monkeypatch.setattr(release, "ROOT", new)
    text = release.notes("v2-not-reviewed", str(old))
    assert "## What changes\n" in text
    assert "### Dose\n\n- `Seated heel raise`" in text
    assert not text.startswith("<!--")


def test_the_tag_before_is_found(tmp_path):
    """The release before is the newest tag of one that leads here, whether this one is made already or not."""
    git = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    commands = [["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "1"], ["tag", "v1"], ["tag", "other"]]
    commands += [["commit", "-q", "--allow-empty", "-m", "2"]]
    for command in commands:
        subprocess.run(["git", *who, *command], cwd=tmp_path, env=git, check=True)
    assert release.tag_before(tmp_path, "v2") == "v1"
    subprocess.run(["git", "tag", "v2"], cwd=tmp_path, env=git, check=True)
    assert (release.tag_before(tmp_path, "v2"), release.tag_before(tmp_path, "v3")) == ("v1", "v2")
    assert release.tag_before(tmp_path / "nowhere", "v1") is None
