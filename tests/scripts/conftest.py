"""What tests of comparisons share: a project before and after a change."""

import shutil
from pathlib import Path

import pytest


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
