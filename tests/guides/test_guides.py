"""Every how-to of docs/grow works when it is followed to the letter."""

import re
import shutil
from pathlib import Path

import pytest
from following import Put, Run, instructions

ROOT = Path(__file__).resolve().parent.parent.parent
GROW = ROOT / "docs" / "grow"
BY_PEOPLE = {
    "index": "a list of the others",
    "language": "nobody's work but a translator's",
    "another-engine": "test_zensical.py builds with the other engine",
}
"""Pages that a program does not follow, and why."""
FOLLOWED = {path.stem: path for path in sorted(GROW.glob("*.md")) if path.stem not in BY_PEOPLE}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as a contributor has it after `make setup`: its files, and its installed .venv."""
    project = tmp_path / "project"
    for name in (".github", "data", "docs", "macros", "overrides", "scripts"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "mkdocs.yml"):
        shutil.copy2(ROOT / name, project / name)
    for name in (".venv", "tests"):  # only read
        (project / name).symlink_to(ROOT / name, target_is_directory=True)
    return project


@pytest.mark.slow
@pytest.mark.parametrize("guide", FOLLOWED)
def test_guide_works(guide, copy):
    """Each step of the page can be done as it is written, and each command that it names succeeds."""
    steps = list(instructions(FOLLOWED[guide].read_text(encoding="utf-8")))
    assert Run("make check") in steps
    for step in steps:
        step.do(copy)


def test_guides_are_collected():
    """There are pages to follow, and each that is not followed is there."""
    assert len(FOLLOWED) >= 5
    assert [name for name in BY_PEOPLE if not (GROW / f"{name}.md").is_file()] == []


def test_a_wrong_line_is_seen(copy):
    """A page that names a line which the file does not have cannot be followed."""
    with pytest.raises(AssertionError, match=r"data/benefits\.yaml has no line 'claim:'"):
        Put("data/benefits.yaml", "below", "claim:", "x").do(copy)


def test_a_failing_command_is_seen(copy):
    """A page that makes the content wrong cannot be followed: its check fails with the message."""
    Put("data/benefits.yaml", "in place of", "claims:", "claim:").do(copy)
    with pytest.raises(AssertionError, match=r"data/benefits\.yaml:\d+:\d+"):
        Run("make check").do(copy)


COMMANDS = re.compile(r"`(make [a-z-]+|(?:\.venv/bin/python )?scripts/\w+\.py)")


@pytest.mark.parametrize(
    "page", sorted({*GROW.glob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "README.md"}), ids=lambda path: path.stem
)
def test_named_commands_exist(page):
    """Each command of make and each script that a guide names is there."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for command in COMMANDS.findall(page.read_text(encoding="utf-8")):
        name = command.split()[-1]
        assert name in targets or (ROOT / name).is_file(), name
