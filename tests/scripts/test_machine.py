"""What makes the project run on a bare machine: Makefile, install script, workflows, locked requirements."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
INSTALL = ROOT / "scripts" / "install_system_libraries.sh"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
UNLISTED = {"test-setup", "libraries", "test-libraries", "all"}
"""Steps of other targets; nobody types them. `all` is what `make` alone does, and is listed."""


def run(*command: str, **options) -> subprocess.CompletedProcess[str]:
    """Run a command in the repository."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, **options)


def help_lines() -> dict[str, str]:
    """What `make help` says of each target."""
    listed = [
        re.fullmatch(r"make (\S+) +(\S.*)", line)
        for line in run("make", "--no-print-directory", "help").stdout.splitlines()
    ]
    assert all(listed)
    return {line[1]: line[2] for line in listed}


def without_hash(lock: str) -> list[str]:
    """The requirements of a locked file that have no exact version and hash."""
    entries = re.sub(r"\\\n", " ", lock)
    lines = [line for line in entries.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [line for line in lines if not re.match(r"\S+==\S+( ;.*?)? +--hash=sha256:[0-9a-f]{64}", line)]


def phony() -> set[str]:
    """The targets that are commands."""
    return set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())


def test_help_lists_every_command():
    """`make help` lists every target that a person types, each with what it does."""
    assert {"all", "site", "handbook", "test"} <= phony()
    assert set(help_lines()) | UNLISTED == phony()


def test_a_command_without_comment_is_seen():
    """A target without its comment would be missing from the list."""
    targets = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
    assert set(targets) == phony()
    assert "test-setup" not in help_lines()


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_the_install_script_is_plain_shell(shell):
    """The install script is read without complaint by every usual shell."""
    if not shutil.which(shell):
        pytest.skip(f"this machine has no {shell}")
    done = run(shell, "-n", str(INSTALL))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("purpose", ["build", "test"])
def test_the_install_script_is_silent_when_all_is_there(purpose):
    """On a machine that has the libraries the script says and changes nothing, and needs no root."""
    done = run("sh", str(INSTALL), purpose)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_install_script_refuses_what_it_does_not_know():
    """An unknown purpose is a mistake in the command."""
    done = run("sh", str(INSTALL), "everything")
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage:" in done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_valid(workflow):
    """A workflow keeps to the schema that GitHub publishes."""
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow))
    assert done.returncode == 0, done.stdout


def test_a_broken_workflow_is_seen(tmp_path):
    """The schema refuses a workflow whose job does not say where it runs."""
    path = tmp_path / "broken.yml"
    path.write_text("on: push\njobs:\n  test:\n    steps:\n      - run: make\n", encoding="utf-8")
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path))
    assert "runs-on" in done.stdout


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_requirements_are_locked(lock):
    """Every package is locked to one version and to the hashes of its files."""
    assert without_hash(lock.read_text(encoding="utf-8")) == []


def test_an_open_requirement_is_seen():
    """The check sees a package without a hash and one without a version."""
    locked = f"a==1 \\\n    --hash=sha256:{'0' * 64}\n    # via b\n"
    assert without_hash(locked) == []
    assert without_hash(locked + "b==1\nc\n") == ["b==1", "c"]


def test_there_is_something_to_test():
    """There are workflows and locked files."""
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "publish.yml"}
    assert {path.name for path in LOCKS} == {"site.txt", "test.txt", "html-checker.txt", "reuse.txt", "uv.txt"}
