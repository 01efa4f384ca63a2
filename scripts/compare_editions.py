"""Say what changed between two editions, and list the new one in data/editions.yaml.

In: two project folders or git revisions. Out: the changes, dose and safety first, as plain text; with --yaml as an
entry for data/editions.yaml; with --record that entry is put at the top of the file in NEW, which else stays as it is.
The exit code is 0 when that is done, 1 when the content stands against it, 2 when the call is wrong.
"""

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.facts.comparing import compare  # noqa: E402  the path above must come first
from macros.facts.editions import NOT_CONTENT, edition_id  # noqa: E402
from macros.facts.library import Library, read_library  # noqa: E402
from macros.facts.model.edition import EditionChange  # noqa: E402
from macros.facts.problems import ContentError, Problem  # noqa: E402
from macros.writing import write_text  # noqa: E402

LIST = "data/editions.yaml"
EXAMPLES = """examples:
  What has changed since the last commit, and since version 1:
    scripts/compare_editions.py HEAD .
    scripts/compare_editions.py v1 .
  List this edition, so that its readers can ask for it later:
    scripts/compare_editions.py v1 . --day 2026-11-22 --record "It has a smaller dose for the heel raise."
  List the very first one, which has nothing to be compared with:
    scripts/compare_editions.py . . --day 2026-11-22 --record "It is the first edition."
"""


class CallError(Exception):
    """The call is wrong; the text says how, and what to write."""


def lay(side: str, target: Path) -> Path:
    """Copy data/ and docs/ of a project folder or a git revision below `target`. Raises CallError for anything else."""
    folder = Path(side)
    if (folder / "data").is_dir():
        for name in ("data", "docs"):
            if (folder / name).is_dir():
                shutil.copytree(folder / name, target / name)
        return target
    commit = _git("rev-parse", "--verify", "--quiet", f"{side}^{{commit}}").decode().strip()
    packed = _git("archive", "--format=zip", commit, "data", "docs") if commit else b""
    if not packed:
        what = f'"{side}" is neither a project folder nor a git revision that holds data/ and docs/.'
        raise CallError(f"{what} Write a folder, such as . or a revision, such as HEAD.")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(target)
    return target


def _git(*arguments: str) -> bytes:
    """What git says about this repository; nothing when it fails or is not there."""
    command = ["git", "-C", str(ROOT), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""


def read_side(side: str, project: Path, instead: Path) -> Library:
    """The library of a copy. What is no content may be missing in an old one: then it is taken from `instead`."""
    for name in NOT_CONTENT:
        if name.startswith("data/") and not (project / name).exists() and (instead / name).exists():
            shutil.copyfile(instead / name, project / name)
    try:
        return read_library(project / "data")
    except ContentError as error:
        print(f"{side} cannot be read:", file=sys.stderr)
        raise error


def told(change: EditionChange) -> str:
    """A change as one line of plain text."""
    part = f", {change.part}" if change.part else ""
    values = [f'{word} "{text}"' for word, text in (("was", change.was), ("now", change.now)) if text]
    return f"{change.kind:<7} {change.name}{part}: {', '.join(values) or 'changed'}"


def entry(name: str, day: str, line: str, changes: list[EditionChange]) -> str:
    """An edition as it stands in data/editions.yaml. Every text is in double quotes, so that any text is safe."""
    fields = [f"  {name}:", f"    day: {day}", f"    line: {_quoted(line)}", "    withdrawn: null"]
    fields.append("    changes:" if changes else "    changes: []")
    for change in changes:
        told = [(key, value) for key, value in change.model_dump().items() if value is not None]
        lines = [f"{key}: {_quoted(value)}" for key, value in told]
        fields.append("\n".join(f"      {'  ' if number else '- '}{text}" for number, text in enumerate(lines)))
    return "\n".join(fields) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def with_entry(text: str, new: str) -> str:
    """The text of data/editions.yaml with one more entry above the others; every other line stays as it is."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.rstrip() in ("editions:", "editions: {}"):
            return "".join(
                [*lines[:number], "editions:\n", new, "\n" if lines[number + 1 :] else "", *lines[number + 1 :]]
            )
    where = Problem(LIST, 1, 1, "", "No line says editions: alone.", "Write editions: {} on a line of its own.")
    raise ContentError([where])


def refuse_gap(old: str, new: str, library: Library) -> None:
    """Each listed edition tells what changed since the one below it, so no edition may be left out or listed twice."""
    newest = next(iter(library.editions), None)
    if new in library.editions:
        problem = Problem(LIST, 1, 1, new, "This edition is listed already.", "Change its line in the file.")
        raise ContentError([problem])
    if newest not in (None, old):
        what = f'OLD is edition {old}, but the newest that is listed is "{newest}".'
        raise ContentError([Problem(LIST, 1, 1, new, what, f"Name a folder or a revision that holds {newest}.")])


def record(path: Path, project: Path, new: str) -> None:
    """Put an entry into a list of editions, once a copy of the project reads well with it. Raises ContentError."""
    text = with_entry(path.read_text(encoding="utf-8"), new)
    (project / LIST).write_text(text, encoding="utf-8")
    read_library(project / "data")
    write_text(path, text)


def day_of(options: argparse.Namespace) -> str:
    """The day of the new edition: the one that was named, or that of SOURCE_DATE_EPOCH; never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if options.day:
        return options.day
    if not epoch.isdecimal():
        raise CallError("The day is missing. Add --day 2026-11-22, or set SOURCE_DATE_EPOCH.")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()


def run(options: argparse.Namespace) -> None:
    """Compare, then print or record. Raises CallError or ContentError."""
    line = options.yaml or options.record
    day = day_of(options) if line else ""
    if options.record and not (Path(options.new) / LIST).is_file():
        raise CallError(f"--record writes to {LIST} in NEW. Name a project folder that has it, such as .")
    with tempfile.TemporaryDirectory() as folder:
        old, new = (lay(side, Path(folder) / name) for name, side in (("old", options.old), ("new", options.new)))
        libraries = read_side(options.old, old, new), read_side(options.new, new, old)
        ids, changes = (edition_id(old), edition_id(new)), compare(*libraries)
        if not line:
            count = f"{len(changes)} change{'' if len(changes) == 1 else 's'}"
            print(f"edition {ids[1]}, before it {ids[0]}: {count}", *map(told, changes), sep="\n")
            return
        refuse_gap(*ids, libraries[1])
        text = entry(ids[1], day, line, changes)
        if options.yaml:
            print(text, end="")
        else:
            record(Path(options.new) / LIST, new, text)
            print(f"{LIST} now lists edition {ids[1]}. Read it, and shorten what is long.")


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked; the exit code for the shell."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", metavar="OLD", help="the edition before: a project folder or a git revision")
    parser.add_argument("new", metavar="NEW", help="the edition after it: a project folder or a git revision")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--yaml", metavar="SENTENCE", help="print an entry; the sentence says what this edition is")
    what.add_argument("--record", metavar="SENTENCE", help=f"put that entry at the top of {LIST} in NEW")
    parser.add_argument("--day", metavar="DAY", help="when it comes out, as 2026-11-22 (else from SOURCE_DATE_EPOCH)")
    try:
        run(parser.parse_args(arguments))
    except CallError as error:
        print(error, file=sys.stderr)
        return 2
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
