"""Every how-to of docs/grow works when it is followed to the letter."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from following import Put, Run, instructions

from tests.copying import ALL, ROOT, copy_project

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
    project = copy_project(tmp_path / "project", ALL)
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


ITEM = re.compile(r"^(?P<mark>\d+\. +)\S.*(?:\n+(?: {4,}.*|(?=\n)))+", re.MULTILINE)
"""An item of a list with what is indented below it."""
CODE_IN_MARKDOWN = 8
"""Our site takes as many spaces from a block below an item: two steps of 4."""


@pytest.mark.parametrize("guide", FOLLOWED)
def test_a_block_reads_the_same_on_the_code_host(guide):
    """A block below an item begins at the same column on GitHub as on our site, so it can be copied from either.

    GitHub reads CommonMark: it takes as many spaces as the item's number is wide, and 4 more.
    """
    text = FOLLOWED[guide].read_text(encoding="utf-8")
    marks = [item["mark"] for item in ITEM.finditer(text) if re.search(r"^ {8}", item[0], re.MULTILINE)]
    assert [mark for mark in marks if len(mark) + 4 != CODE_IN_MARKDOWN] == []
    assert marks or not re.search(r"^ {8}", text, re.MULTILINE)
    lines = text.splitlines()
    below_text = [
        line for before, line in pairwise(lines) if re.match(r"\d+\. ", line) and before and not before[0].isdigit()
    ]
    assert below_text == [], "GitHub reads these lines as part of the line before: leave a blank line between"


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


CODE = re.compile(r"^ *```.*?^ *```$|`[^`]+`", re.DOTALL | re.MULTILINE)
"""A block between fences, or a few words between backticks."""
COMMANDS = re.compile(r"\bmake +([a-z][a-z-]*)|\b(scripts/[\w/]+\.(?:py|sh))")
READ_FIRST = (ROOT / "README.md", ROOT / "CONTRIBUTING.md")


def commands(page: str) -> list[str]:
    """What the code on a page runs: targets of make, and scripts."""
    return [target or script for code in CODE.findall(page) for target, script in COMMANDS.findall(code)]


def missing(page: str) -> list[str]:
    """The commands of a page that are not there."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    return [name for name in commands(page) if name not in targets and not (ROOT / name).is_file()]


@pytest.mark.parametrize("page", sorted({*GROW.glob("*.md"), *READ_FIRST}), ids=lambda path: path.stem)
def test_named_commands_exist(page):
    """Each command of make and each script that a guide names is there."""
    text = page.read_text(encoding="utf-8")
    assert commands(text) or page not in READ_FIRST
    assert missing(text) == []


def test_a_missing_command_is_seen():
    """A command that is not there is seen in a block, in a block of a list and in a line; other words are not read."""
    block = "```sh\nmake        # all\nmake tset   # every check\n.venv/bin/python scripts/bild.py --list\n```\n"
    listed = "1. Do this:\n\n   ```sh\n   make serv\n   ```\n"
    page = f"# Make this\n\nmake sure of it, and `make figur ID=a`.\n\n{block}\n{listed}\nThen `make check`."
    assert missing(page) == ["figur", "tset", "scripts/bild.py", "serv"]
