"""What tests of comparisons share: a project before and after a change."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import two_sides
from tests.scripts.committing import commit


@pytest.fixture
def old(laid_over) -> Path:
    """The sample without a listed edition."""
    project = laid_over(None)
    (project / "data" / "editions.yaml").write_text("# The editions.\n\neditions: {}\n")
    return project


@pytest.fixture
def new(old, tmp_path) -> Path:
    """The same with one repetition more and another caution."""
    project = shutil.copytree(old, tmp_path / "new")
    exercises = project / "data" / "exercises.yaml"
    text = exercises.read_text().replace("count: {start: 8,", "count: {start: 9,", 1)
    exercises.write_text(text.replace("Stop if you cannot feel", 'Stop if "it" hurts: you cannot feel').replace(
        '    - Stop if "it" hurts: you cannot feel where your feet are.', "    - 'Stop if \"it\" hurts: sit down.'"
    ))  # fmt: skip
    return project


@pytest.fixture
def repository(old, new, tmp_path, monkeypatch) -> Path:
    """A git repository with the old project as its only commit and the new one in its folder."""
    folder = shutil.copytree(old, tmp_path / "repository")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n")
    subprocess.run(["git", "-C", str(folder), "init", "--quiet"], check=True)
    commit(folder)
    shutil.copytree(new / "data", folder / "data", dirs_exist_ok=True)
    monkeypatch.setattr(two_sides, "ROOT", folder)
    monkeypatch.chdir(folder)
    return folder
