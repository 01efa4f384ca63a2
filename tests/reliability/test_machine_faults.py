"""Disk full, folder that cannot be written, killed, two at once, a font or library gone: a message or success."""

import hashlib
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from project_copies import OLD, SHEET, SITE, environment
from tracing import HOOK

from macros.facts.library import read_library
from macros.prose import wrong_stubs
from tests.copying import files_of

pytestmark = pytest.mark.slow

SPOILER = Path(__file__).resolve().parent / "spoiled_disk.py"
SMALL_FILES = 16_000
"""Bytes of the largest file that may be written: less than the index of the search, the library that is kept, a PDF."""


@pytest.fixture
def small(small_once, tmp_path) -> Path:
    """A copy of that project."""
    return Path(shutil.copytree(small_once, tmp_path / "project"))


def run(
    project: Path, command: tuple[str, ...], prefix: tuple[str, ...] = (), **more
) -> subprocess.CompletedProcess[str]:
    """Run a script in a process group of its own, such as a kill can end as a whole."""
    whole = [*prefix, sys.executable, str(project / "scripts" / command[0]), *command[1:]]
    told = environment(**{name: value for name, value in more.items() if name.isupper()})
    return subprocess.run(
        whole, cwd=project, env=told, capture_output=True, text=True, check=False, start_new_session=True,
        preexec_fn=more.get("before"),
    )  # fmt: skip


def is_plain(done: subprocess.CompletedProcess[str], says: str) -> bool:
    """True for an end with exit code 1 and our own words, and no traceback."""
    return done.returncode == 1 and says in done.stderr and "Traceback" not in done.stderr


def left_overs(project: Path) -> list[str]:
    """Halves of files, and folders of a site that is no site yet."""
    halves = [str(path) for top in ("dist", ".cache", "site") for path in (project / top).rglob("*.half")]
    return halves + [name for name in ("site-new", "site-old") if (project / ".cache" / name).exists()]


def few_bytes() -> None:
    """From here on no file of this process may grow large, as on a disk that is all but full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_FILES, SMALL_FILES))


@pytest.mark.parametrize("command", [SITE, SHEET], ids=["site", "sheet"])
def test_no_room_for_a_file(command, small):
    """Where a file cannot be written to its end, the message says so, and what was there before stays, whole."""
    before = files_of(small / "site") | files_of(small / "dist")
    done = run(small, command, before=few_bytes)
    assert is_plain(done, "File too large")
    assert files_of(small / "site") | files_of(small / "dist") == before
    assert left_overs(small) == []


@pytest.mark.parametrize(
    ("kind", "says"), [("full", "No space left on device"), ("read-only", "Read-only file system")]
)
def test_a_spoiled_disk(kind, says, small):
    """On a full disk, or one that only reads, the message says so, and the sheet from before stays, whole."""
    unshare = ("unshare", "--mount", "--map-root-user")
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk of its own; a file that finds no room is tested all the same")
    prefix = (*unshare, sys.executable, str(SPOILER), kind, str(small / "dist"))
    done = run(small, SHEET, prefix)
    assert is_plain(done, says)
    assert done.stdout.split() == ["log-a4.pdf", hashlib.sha256(OLD).hexdigest()]


@pytest.mark.parametrize(("command", "name"), [(SITE, "site"), (SHEET, "dist"), (SITE, ".cache")])
def test_a_file_in_the_place_of_a_folder(command, name, small):
    """Where a file lies in the place of an output folder or of the cache, the message names it."""
    shutil.rmtree(small / name)
    (small / name).write_text("a file")
    done = run(small, command)
    assert is_plain(done, str(small / name))
    assert (small / name).read_text() == "a file"


KILLS = {
    "site, late": (SITE, "open search/index.js", True),
    "site, between two names": (SITE, "os.rename .cache/site-new", False),
    "sheet, while it is written": (SHEET, "open .log-a4.pdf.", True),
}
"""What is killed, where, and whether what was there before still stands in its place then."""


@pytest.mark.parametrize("kill", KILLS)
def test_killed_and_run_again(kill, small):
    """A build that is killed half way leaves nothing mixed; the next run is whole and sweeps up."""
    command, place, stays = KILLS[kill]
    output, page = (small / "site", "index.html") if command == SITE else (small / "dist", "log-a4.pdf")
    done = run(small, command, PYTHONPATH=str(HOOK), KILL_AT=place)
    assert done.returncode == -signal.SIGKILL
    seen = files_of(output) if output.exists() else {}
    assert {name: content for name, content in seen.items() if not name.endswith(".half")} == (
        {page: OLD} if stays else {}
    )
    assert left_overs(small) != []
    done = run(small, command)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(files_of(output)[page]) > len(OLD)
    assert left_overs(small) == []


def test_killed_between_two_names_and_then_refused(small):
    """When the next run refuses the content, the site from before is put back."""
    run(small, SITE, PYTHONPATH=str(HOOK), KILL_AT="os.rename .cache/site-new")
    assert not (small / "site").exists()
    (small / "data" / "plans.yaml").unlink()
    done = run(small, SITE)
    assert "data/plans.yaml:1:1: The file is missing." in done.stderr
    assert files_of(small / "site") == {"index.html": OLD}


DRAFT = ("new_exercise.py", "--name", "Seated twist", "--level", "seated")


@pytest.mark.parametrize(
    ("at", "finished"),
    [("data/.exercises.yaml", True), ("data/.figures.yaml", False), ("docs/exercises/.seated-twist.md", False)],
)
def test_a_draft_that_was_killed_is_finished(at, finished, small):
    """A draft killed before one of its files takes its place is whole after the next run, or after its cure."""
    done = run(small, DRAFT, PYTHONPATH=str(HOOK), KILL_AT=f"os.rename {at}.half")
    assert done.returncode == -signal.SIGKILL
    assert list(small.glob(f"{at}.half"))
    done = run(small, DRAFT)
    assert (done.returncode == 0) == finished, done.stderr
    if not finished:
        assert is_plain(done, "An earlier run was killed half way. To finish it, run: mv ")
        subprocess.run(done.stderr.partition("run: ")[2], shell=True, cwd=small, check=True)
    library = read_library(small / "data")
    assert library.drafts["seated-twist"].exercise.name == "Seated twist"
    assert list(wrong_stubs(small, library)) == []
    assert [path for top in ("data", "docs") for path in (small / top).rglob("*.half")] == []
    assert "There is an exercise with the id" in run(small, DRAFT).stderr


@pytest.mark.parametrize("command", [SITE, SHEET], ids=["site", "sheet"])
def test_two_at_once(command, small, small_once):
    """Two of the same at once both succeed, and leave what one alone leaves."""
    told = environment()
    whole = [sys.executable, str(small / "scripts" / command[0]), *command[1:]]
    both = [
        subprocess.Popen(whole, cwd=small, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert left_overs(small) == []
    name = "site" if command == SITE else "dist"
    together, alone = files_of(small / name), files_of(small_once.parent / name)
    assert len(alone) > 1
    assert together == {file: content for file, content in alone.items() if file in together}
    assert set(alone) - set(together) <= {"steady-strength-site.zip"}  # the site's, which no sheet brings


def test_a_font_is_gone(small):
    """Without a font of the set no PDF comes out in another face: the message names the file."""
    font = min((small / "macros" / "paper" / "fonts").glob("*.ttf"))
    font.unlink()
    done = run(small, SHEET)
    assert is_plain(done, font.name)
    assert files_of(small / "dist") == {"log-a4.pdf": OLD}


def test_a_library_is_gone(small):
    """Without Pango the message names the command that brings it."""
    done = run(small, SHEET, PYTHONPATH=str(HOOK), LOSE="pango")
    assert is_plain(done, "Run: make libraries")
    assert files_of(small / "dist") == {"log-a4.pdf": OLD}


WRONG = {
    "a data file": ("data/exercises.yaml", b"level: seated", b"level: seatd"),
    "bytes": ("data/safety.yaml", b"cards:", b"cards:\xff"),
    "a page": ("few/other.md", b"# Other", b"# Other\n\n{{ ''.__class__.__mro__ }}"),
    "a script on a page": ("few/other.md", b"# Other", b"# Other\n\n<script>alert(1)</script>"),
    "front matter": ("few/other.md", b"# Other", b"---\ntemplate: 404.html\n---\n# Other"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_refused_content_changes_no_output(wrong, small):
    """Content that is refused leaves the site and the sheets as they were, byte for byte."""
    name, good, bad = WRONG[wrong]
    path = small / name
    path.write_bytes(path.read_bytes().replace(good, bad, 1))
    before = files_of(small / "site") | files_of(small / "dist")
    done = run(small, SITE)
    assert done.returncode == 1
    assert f"{name}:" in done.stderr
    assert "Traceback" not in done.stderr
    if name.startswith("data"):
        done = run(small, SHEET)
        assert is_plain(done, f"{name}:")
    assert files_of(small / "site") | files_of(small / "dist") == before
    assert left_overs(small) == []
