"""A release: which tags may go out, what is uploaded with them, and what its notes say."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.facts.library import load_library
from macros.facts.person_plan import plan_of_ids
from macros.paper.handouts import PERSONAL, Job, file_name
from scripts import check, release
from scripts.calling import CallError
from tests.repository.built_release import BUILT, OTHERS, PRINTED, tell


@pytest.fixture
def asked(monkeypatch) -> list[list[str]]:
    """What was asked of the content check, which finds nothing; of no tag anything is known."""
    calls: list[list[str]] = []
    monkeypatch.setattr(release, "refuse_moved", lambda root, tag: None)
    monkeypatch.setattr(release, "refuse_uncommitted", lambda root: None)
    monkeypatch.setattr(check, "main", lambda arguments: calls.append(arguments) or 0)
    return calls


@pytest.mark.parametrize(("tag", "options"), [("v1", ["--release"]), ("v1.2-not-reviewed", [])])
def test_only_a_marked_tag_goes_out_unsigned(tag, options, asked):
    """The content of a release is checked with its sign-offs, but for a tag that says in its name that they lack."""
    assert release.main([tag]) == 0
    assert asked == [options]


@pytest.mark.parametrize("mode", ["check", "pack"])
def test_unsigned_content_is_refused(mode, built, asked, tmp_path, monkeypatch):
    """When the check finds that a sign-off lacks, so does the release, and nothing is packed that claims one."""
    monkeypatch.setattr(check, "main", lambda arguments: asked.append(arguments) or 1)
    monkeypatch.setattr(release, "ROOT", built)
    assert release.main(["v1", *(["--pack", str(tmp_path / "out")] if mode == "pack" else [])]) == 1
    assert asked == [["--release"]]
    assert not (tmp_path / "out").exists()


def test_what_is_signed_is_packed(built, asked, tmp_path, monkeypatch):
    """The check is asked before anything is packed too."""
    monkeypatch.setattr(release, "ROOT", built)
    assert release.main(["v1", "--pack", str(tmp_path / "out")]) == 0
    assert asked == [["--release"]]
    assert (tmp_path / "out" / "title.txt").is_file()


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
    """One file of each kind is packed with its check sum; a person's plan, the pages of the site and prints of another
    year that lie in the folder still are not."""
    out = tmp_path / "out"
    release.pack(built, "v1", out, "Notes\n")
    assert {path.name for path in (out / "files").iterdir()} == {*BUILT.values(), "SHA256SUMS"}
    sums = dict(reversed(line.split("  ")) for line in (out / "files" / "SHA256SUMS").read_text().splitlines())
    assert sums == {name: hashlib.sha256((built / path).read_bytes()).hexdigest() for path, name in BUILT.items()}
    assert list(sums) == sorted(sums)
    assert (out / "notes.md").read_text() == "Notes\n"
    assert (out / "title.txt").read_text() == "v1\n"


@pytest.mark.parametrize("missing", BUILT)
def test_half_a_build_is_refused(missing, built, tmp_path):
    """A build that lacks a kind of file, or one of the data, is refused with its place, and nothing is packed."""
    (built / missing).unlink()
    tell(built, *(name for name in PRINTED if not missing.endswith(name)))
    with pytest.raises(CallError, match=f"{Path(missing).parent}/.* Run: make"):
        release.pack(built, "v1", tmp_path / "out", "")
    assert not (tmp_path / "out").exists()


def test_prints_that_are_gone_or_of_another_edition_are_refused(built, tmp_path):
    """What dist/prints.json tells must be there and be of this edition, and it must tell something."""
    tell(built, *PRINTED, "booklet-a4.pdf")
    with pytest.raises(CallError, match=r"There is no dist/booklet-a4\.pdf"):
        release.pack(built, "v1", tmp_path / "out", "")
    for told, said in OTHERS:
        tell(built, *PRINTED, **told)
        with pytest.raises(CallError, match=f"dist/ holds the prints {said}"):
            release.pack(built, "v1", tmp_path / "out", "")
    for text in ("", "[]", "{}", '{"edition": "0a0b0c"}'):
        (built / "dist" / "prints.json").write_text(text)
        with pytest.raises(CallError, match="does not tell what is printed"):
            release.pack(built, "v1", tmp_path / "out", "")
    assert not (tmp_path / "out").exists()


def test_a_persons_print_is_known_by_its_name(root):
    """Every product that is made for one person has the name that is never uploaded, and no other product has it."""
    library = load_library(root / "data")
    plan = plan_of_ids("seated-march", library)
    handouts = library.handouts.handouts
    found = {
        name: file_name(Job(name, plan=plan if handout.of == "plan" else None), handout).startswith(PERSONAL)
        for name, handout in handouts.items()
    }
    assert found == {name: handout.of == "plan" for name, handout in handouts.items()}
    assert any(found.values())


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


@pytest.fixture
def tagged(tmp_path) -> Path:
    """A repository of two commits, of which the first has the tag v1 and another one."""
    for command in (["init"], COMMIT, ["tag", "v1"], ["tag", "other"], COMMIT):
        git(tmp_path, *command)
    return tmp_path


COMMIT = ["commit", "--allow-empty", "--message", "A change"]


def git(folder: Path, *command: str) -> None:
    """Do something in a repository, without anybody's settings."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    known = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *who, *command], cwd=folder, env=known, check=True, capture_output=True)


def test_the_tag_before_is_found(tagged):
    """The release before is the newest tag of one that leads here, whether this one is made already or not."""
    assert release.tag_before(tagged, "v2") == "v1"
    git(tagged, "tag", "v2")
    assert (release.tag_before(tagged, "v2"), release.tag_before(tagged, "v3")) == ("v1", "v2")
    assert release.tag_before(tagged / "nowhere", "v1") is None


def test_a_tag_of_another_commit_is_refused(tagged, tmp_path, monkeypatch, capsys):
    """What is checked out never goes out under the tag of another commit; a tag of this one and a new name may."""
    monkeypatch.setattr(release, "ROOT", tagged)
    monkeypatch.setattr(check, "main", lambda arguments: 0)
    git(tagged, "tag", "--annotate", "v2", "--message", "The second")
    git(tagged, "branch", "v3", "v1")
    assert [release.main([tag]) for tag in ("v1", "v2", "v3")] == [2, 0, 0]
    assert release.main(["v1", "--pack", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("v1 is the tag of another commit, ") == 2
    assert not (tmp_path / "out").exists()


def test_what_is_not_committed_is_refused(tagged, monkeypatch, capsys):
    """All must be as it is in the commit of the tag, with no page beside it; what is built and ignored may be there."""
    (tagged / "page.md").write_text("One.\n")
    (tagged / ".gitignore").write_text("/dist/\n")
    git(tagged, "add", ".")
    git(tagged, *COMMIT)
    monkeypatch.setattr(release, "ROOT", tagged)
    monkeypatch.setattr(check, "main", lambda arguments: 0)
    (tagged / "dist").mkdir()
    (tagged / "dist" / "handbook.pdf").write_text("x")
    assert release.main(["v2"]) == 0
    for name in ("page.md", "new.md"):
        (tagged / name).write_text("Two.\n")
        assert release.main(["v2"]) == 2
        git(tagged, "add", name)
        assert release.main(["v2"]) == 2
        git(tagged, *COMMIT)
        assert release.main(["v2"]) == 0
    assert capsys.readouterr().err.count("Not all that is here is committed.") == 4


def test_no_repository_is_refused(tmp_path, monkeypatch, capsys):
    """Where git cannot tell what is committed nothing goes out."""
    monkeypatch.setattr(release, "ROOT", tmp_path)
    assert release.main(["v2"]) == 2
    assert "git cannot say what is committed here: " in capsys.readouterr().err
