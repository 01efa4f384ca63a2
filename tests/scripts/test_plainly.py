"""What the machine refuses ends each script with one line that says what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.plainly import plainly

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = sorted(path for path in (ROOT / "scripts").glob("*.py") if "__main__" in path.read_text(encoding="utf-8"))
ALONE = ["comment.py"]
"""Needs no library, and no file beside it: a workflow runs it on what a stranger sent."""


def run(lines: str) -> subprocess.CompletedProcess[str]:
    """Run a program that ends as our scripts end."""
    program = f"from scripts.plainly import say_plainly\nsay_plainly()\n{lines}"
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_scripts_are_collected():
    """The scripts are found: an empty collection would prove nothing."""
    assert ROOT / "scripts" / "check.py" in SCRIPTS
    assert len(SCRIPTS) > 15


@pytest.mark.parametrize("script", [path for path in SCRIPTS if path.name not in ALONE], ids=lambda path: path.name)
def test_a_missing_library_is_named(script):
    """A script that is run with a Python without our libraries says which is missing, and the command that helps."""
    done = subprocess.run([sys.executable, "-I", "-S", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f'{script.name}: The Python library "')
    assert done.stderr.endswith('" is missing. Run: make setup. Then use .venv/bin/python.\n')


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("ENOSPC", "No space left on device: a.txt. Make room on the disk, and run the command again."),
        ("EROFS", "Read-only file system: a.txt. Write to a disk that can be written to, and run the command again."),
        ("ELOOP", "Too many levels of symbolic links: a.txt. See to that, and run the command again."),
    ],
)
def test_a_refusal_is_one_line(number, says):
    """What the system refuses is told with the file and what to do; there is no traceback."""
    done = run(f"import errno, os\nraise OSError(errno.{number}, os.strerror(errno.{number}), 'a.txt')")
    assert (done.returncode, done.stderr) == (1, f"-c: {says}\n")


def test_no_room_for_a_copy_of_a_folder(tmp_path):
    """A disk that is full while a folder is copied is told as one, with a file; the system lacks no library then."""
    done = run(
        "import resource, shutil\nresource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))\n"
        f"shutil.copytree('data/schema', {str(tmp_path / 'copy')!r})"
    )
    assert done.returncode == 1
    assert done.stderr.startswith("-c: File too large: ")
    assert done.stderr.endswith(". Let files be that large (ulimit -f), and run the command again.\n")
    assert str(tmp_path / "copy") in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            shutil.Error([("a", "b/a", "[Errno 28] No space left on device"), ("c", "b/c", "[Errno 28] x")]),
            "No space left on device: b/a. Make room on the disk, and run the command again.",
        ),
        (
            shutil.Error([("a", "b/a", "[Errno 13] Permission denied: 'a'")]),
            "Permission denied: 'a'. Let yourself read and write there, and run the command again.",
        ),
        (
            shutil.Error([("a", "b/a", "`a` is a named pipe")]),
            "`a` is a named pipe: b/a. See to that, and run the command again.",
        ),
        (shutil.SameFileError("a is a"), "a is a. See to that, and run the command again."),
    ],
    ids=["no-file-told", "file-told", "no-number", "no-list"],
)
def test_a_copy_of_a_folder_tells_its_first_refusal(error, says):
    """Of all that was refused while a folder was copied the first is told, with the file that it was about."""
    assert plainly(error) == says


def test_a_fault_of_ours_keeps_its_traceback():
    """An error that is nobody's but ours ends with its traceback: it is to be mended, not to be read."""
    done = run("1 / 0")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "ZeroDivisionError" in done.stderr


def test_a_library_of_the_system_has_its_own_command():
    """A library that Python cannot bring is brought by another command."""
    assert plainly(OSError("cannot load library 'pango'\nmore")) == (
        "A library of the system cannot be used (cannot load library 'pango'). Run: make libraries"
    )
