"""Follows a how-to of docs/grow to the letter, in a copy of the project.

In: the text of a page. Out: its instructions in order. A step that changes a file reads
"In `FILE`, below the line `LINE`, put this:" (or above, or in place of) with lines after it that are indented as code;
a step that runs something reads "Run `COMMAND`". All else on the page is for people.
Must not know: which page it is.
"""

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PUT = re.compile(
    r"[Ii]n (?:the same )?`(?P<file>[\w./-]+)`, (?P<how>below|above|in place of) the line `(?P<line>[^`]+)`, put this:"
    r"\n\n(?P<block>(?: {8}.*\n|\n(?= {8}|\n))+)"
)
RUN = re.compile(r"Run `(?P<command>[^`]+)`")


@dataclass(frozen=True)
class Put:
    """A block that goes below, above or in place of a line of a file."""

    file: str
    how: str
    line: str
    block: str

    def do(self, project: Path) -> None:
        """Change the file. The line must stand in it, else the page is wrong; the first such line is meant."""
        path = project / self.file
        lines = path.read_text(encoding="utf-8").splitlines()
        assert self.line in lines, f"{self.file} has no line {self.line!r}"
        at = lines.index(self.line)
        first, last = {"below": (at + 1, at + 1), "above": (at, at), "in place of": (at, at + 1)}[self.how]
        path.write_text("\n".join([*lines[:first], *self.block.split("\n"), *lines[last:]]) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Run:
    """A command that is typed at the top of the project."""

    command: str

    def do(self, project: Path) -> None:
        """Run it, without setting up anew what is installed. A command that fails shows what it said."""
        program, *arguments = shlex.split(self.command)
        installed = ("--assume-old=.venv/.site-done",) if program == "make" else ()
        call = [program, *installed, *arguments]
        done = subprocess.run(call, cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{self.command} said:\n{done.stdout}{done.stderr}"


def instructions(page: str) -> Iterator[Put | Run]:
    """What a page says to do, in its order."""
    found = sorted([*PUT.finditer(page), *RUN.finditer(page)], key=lambda match: match.start())
    for match in found:
        if match.re is RUN:
            yield Run(match["command"])
        else:
            block = re.sub(r"^ {8}", "", match["block"].rstrip("\n"), flags=re.MULTILINE)
            yield Put(match["file"], match["how"], match["line"], block)
