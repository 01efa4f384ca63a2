"""What the tests of this folder share: scripts run as people do, and what is made once for all workers."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tracing
from filelock import FileLock
from project_copies import COMMANDS, OLD, PERSON, SHEET, SITE, environment, few_pages

from tests.copying import ALL, ROOT, copy_project

MakeOnce = Callable[[str, Callable[[Path], None]], Path]


def _run(project: Path, script: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a project."""
    command = [sys.executable, str(project / "scripts" / script), *arguments]
    return subprocess.run(
        command, cwd=project, env=environment(**more), capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="session")
def run_script() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a script of a project: the project, the script, its arguments, and variables of the environment."""
    return _run


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> MakeOnce:
    """A folder of a name, filled once for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not (folder / "done").exists():
                folder.mkdir()
                fill(folder)
                (folder / "done").touch()
        return folder

    return make


@pytest.fixture(scope="session")
def small_once(made_once: MakeOnce) -> Path:
    """A project whose site has two pages, with the drawings that are kept, a site and a sheet from before.

    Beside it lie the `site` and the `dist` that it gives when nothing goes wrong.
    """

    def fill(folder: Path) -> None:
        project = copy_project(folder / "project", ALL, drawings=ROOT)
        few_pages(project)
        for command in (SITE, SHEET):
            done = _run(project, *command)
            assert done.returncode == 0, done.stderr[-2000:]
        for name in ("site", "dist"):
            (project / name).rename(folder / name)
        (project / ".cache" / "prints.json").unlink()
        for name in ("site/index.html", "dist/log-a4.pdf"):
            (project / name).parent.mkdir()
            (project / name).write_bytes(OLD)

    return made_once("small", fill) / "project"


@pytest.fixture(scope="session")
def traced(made_once: MakeOnce, small_once: Path) -> Path:
    """A project built while two tracers looked on, with `logs`, `temporary`, `home` and `outside` beside it."""

    def fill(base: Path) -> None:
        for name in ("temporary", "home", "outside"):
            (base / name).mkdir()
        (base / "outside" / "secret.txt").write_text("secret")
        project = copy_project(base / "project", ALL, drawings=small_once)
        for name in ("golden", "broken", "sample"):  # the examples of messages come from them
            shutil.copytree(ROOT / "tests" / name, project / "tests" / name)
        told = environment(HOME=str(base / "home"), TMPDIR=str(base / "temporary"), USER=PERSON, LOGNAME=PERSON)
        for command in COMMANDS.values():
            tracing.traced(command, base / "logs", project, told)

    return made_once("traced", fill)
