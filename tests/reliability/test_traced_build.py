"""A build reads and writes only inside the repository, its outputs and caches, fetches nothing, runs nothing."""

import socket
from pathlib import Path

import pytest
import tracing
from project_copies import environment

from tests.copying import ALL

pytestmark = pytest.mark.slow

BAD = """
import pathlib, shutil, socket, subprocess
pathlib.Path("{outside}/secret.txt").read_text()
pathlib.Path("docs/index.md").write_text("gone")
pathlib.Path("{outside}/left.txt").write_text("left")
subprocess.run(["true"], check=True)
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=5).close()
except OSError:
    pass
"""
"""A script that does each thing that a build must not do."""


def strange(events, traced) -> set[tracing.Event]:
    """What a build has no business with."""
    return tracing.faults(events, traced / "project", traced / "temporary", traced / "home")


def test_python_does_nothing_outside(traced):
    """By Python's own account, the builds, the check and generate open, change, start and ask nothing outside."""
    events = tracing.told_by_python(traced / "logs")
    assert sum(event.kind == "read" for event in events) > 1000
    assert any(event.what.endswith("data/exercises.yaml") for event in events)
    assert any(event.kind == "write" and event.what.endswith("log-a4.pdf") for event in events)
    assert strange(events, traced) == set()


def test_the_kernel_sees_nothing_outside(traced):
    """By the kernel's account, which hears of libraries and other programs too, it is the same."""
    if tracing.strace() is None:
        pytest.skip("strace is missing, or may not trace here; the account of Python is tested all the same")
    events = tracing.told_by_the_kernel(traced / "logs", traced / "project")
    assert sum(event.kind == "read" for event in events) > 2000
    assert any(event.what.endswith("libpango-1.0.so.0") for event in events)
    assert strange(events, traced) == set()


def test_nothing_temporary_is_left(traced):
    """The temporary folder is empty afterwards, and so is the home; the sources are as they were."""
    assert [*(traced / "temporary").iterdir(), *(traced / "home").iterdir()] == []
    project = traced / "project"
    tops = {path.name for path in project.iterdir()}
    assert tops - {*ALL, "tests"} == {"site", "dist", ".cache"}


def test_a_bad_script_is_seen(traced, tmp_path):
    """A script that reads and writes outside, changes a page, starts a program and asks a host is seen with each."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        project = tmp_path / "project"
        (project / "docs").mkdir(parents=True)
        bad = project / "bad.py"
        bad.write_text(BAD.format(outside=traced / "outside", port=listening.getsockname()[1]))
        told = environment(HOME=str(traced / "home"), TMPDIR=str(traced / "temporary"))
        tracing.traced([str(bad)], tmp_path / "logs", project, told)
    accounts = [tracing.told_by_python(tmp_path / "logs")]
    if tracing.strace():
        accounts.append(tracing.told_by_the_kernel(tmp_path / "logs", project))
    for events in accounts:
        found = tracing.faults(events, project, traced / "temporary", traced / "home")
        seen = {(event.kind, Path(event.what).name) for event in found}
        assert {("read", "secret.txt"), ("write", "left.txt"), ("write", "index.md"), ("run", "true")} <= seen
        assert "ask" in {kind for kind, _ in seen}
