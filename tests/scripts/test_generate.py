"""What is made from other files is fresh, and what is stale is named with the command that mends it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.facts.editor_schemas import IDS, editor_schemas
from macros.facts.issue_forms import FOLDER, issue_forms
from macros.facts.library import FILES, load_library

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = (
    "docs/exercises/clamshell.md",
    "docs/messages/unknown-word.md",
    "data/message_examples.json",
    "data/schema/exercises.schema.json",
    "docs/api/v1/schema/exercises.schema.json",
    "docs/assets/styles/material.css",
)
"""One file of each kind."""


def generate(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/generate.py of a project tree."""
    command = [sys.executable, str(root / "scripts" / "generate.py"), *arguments]
    return subprocess.run(command, cwd=root.parent, capture_output=True, text=True, timeout=60)


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of what the script reads and writes. What may lag behind in ours is fresh in it."""
    folder = tmp_path / "project"
    read = ("data", "macros", "scripts", "docs", "tests/broken", "tests/sample", "tests/golden/messages")
    for name in (*read, str(FOLDER)):
        left_out = shutil.ignore_patterns("__pycache__", "fonts")
        shutil.copytree(ROOT / name, folder / name, ignore=left_out, symlinks=True)
    library = load_library(ROOT / "data")
    for path, text in (issue_forms(library) | {IDS: editor_schemas(library)[IDS]}).items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_everything_made_is_fresh():
    """Page stubs, editor schemas and the cut of the theme's styles are what the script would write now."""
    done = generate(ROOT, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_stale_file_is_named_with_its_cure(project):
    """Each file changed by hand is named with the command to run; --check leaves it, and without it it is mended."""
    made = {name: (project / name).read_text(encoding="utf-8") for name in MADE}
    changed = {name: f"{text}changed by hand\n" for name, text in made.items()}
    for name, text in changed.items():
        (project / name).write_text(text, encoding="utf-8")
    done = generate(project, "--check")
    assert (done.returncode, done.stdout) == (1, "")
    assert sorted(done.stderr.splitlines()) == sorted(f"{name} is stale. Run: make generate" for name in MADE)
    assert {name: (project / name).read_text(encoding="utf-8") for name in MADE} == changed
    assert sorted(generate(project).stdout.splitlines()) == sorted(f"wrote {name}" for name in MADE)
    assert {name: (project / name).read_text(encoding="utf-8") for name in MADE} == made


@pytest.mark.parametrize(
    ("name", "line"),
    [(str(IDS), '"seated-march",'), (str(FOLDER / "hard.yml"), '        - "Seated march"\n')],
    ids=["ids", "forms"],
)
def test_lists_to_choose_from_may_lag_behind(name, line, project):
    """Who adds a name in a browser need not run a command: what editors and forms offer is mended later."""
    made = (project / name).read_text(encoding="utf-8")
    assert line in made
    (project / name).write_text(made.replace(line, ""), encoding="utf-8")
    done = generate(project, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert generate(project).stdout == f"wrote {name}\n"
    assert (project / name).read_text(encoding="utf-8") == made


def test_a_missing_file_is_stale(project):
    """A stub that is missing is named as stale."""
    (project / MADE[0]).unlink()
    assert generate(project, "--check").stderr == f"{MADE[0]} is stale. Run: make generate\n"


def test_broken_content_is_said_plainly(project):
    """When the content is broken, nothing is written and the message is the content's own."""
    (project / "data" / "glossary.yaml").write_text("", encoding="utf-8")
    done = generate(project)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/glossary.yaml")
    assert "Traceback" not in done.stderr


def test_an_unknown_list_of_a_form_is_said_plainly(project):
    """A form that asks for a list that we lack is named with the near one, and nothing is written."""
    form = project / ".github" / "ISSUE_TEMPLATE" / "hard.yml"
    form.write_text("body:\n  options: # from the data: exercise\n", encoding="utf-8")
    done = generate(project, "--check")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        '.github/ISSUE_TEMPLATE/hard.yml: we have no list "exercise". Did you mean "exercises"?'
    )


def test_there_is_one_of_each():
    """Every exercise has its page; every file of data, a clinic's and a plan's have their schema; none is left over."""
    exercises = load_library(ROOT / "data").with_drafts().exercises
    stubs = {
        path.stem
        for path in (ROOT / "docs" / "exercises").glob("*.md")
        if '{{ exercise("' in path.read_text(encoding="utf-8")
    }
    assert stubs == set(exercises)
    assert {path.name for path in (ROOT / "data" / "schema").iterdir()} == {
        f"{name}.schema.json" for name in (*FILES, "clinic", "plan", "ids")
    }
