"""Say what changed between two editions, and list the new one in data/editions.yaml.

In: two project folders or git revisions. Out: the changes, dose and safety first, as text for clinics, as the comment
on a pull request, or as an entry for data/editions.yaml; with --record that entry is put at the top of the file in NEW,
which else stays as it is. Sign-offs that came or went stand above all, but in no entry. What the older one lacks or has
in a form of then is named, and not compared.
The exit code is 0 when that is done, 1 when the content stands against it, 2 when the call is wrong.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.comparing import compare  # noqa: E402
from macros.facts.editions import edition_day, edition_id  # noqa: E402
from macros.facts.library import Library, read_library  # noqa: E402
from macros.facts.model.edition import EditionChange  # noqa: E402
from macros.facts.problems import ContentError, Problem  # noqa: E402
from macros.facts.sign_off_changes import sign_off_changes  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts.calling import CallError, stopped  # noqa: E402
from scripts.comment import comment, part_words  # noqa: E402
from scripts.two_sides import read_sides  # noqa: E402

LIST = "data/editions.yaml"
EXAMPLES = """examples:
  What has changed since the last commit, and since version 1:
    scripts/compare_editions.py HEAD .
    scripts/compare_editions.py v1 .
  The same as the comment on a pull request:
    scripts/compare_editions.py v1 . --format markdown
  List this edition, so that its readers can ask for it later:
    scripts/compare_editions.py v1 . --day 2026-11-22 --record "It has a smaller dose for the heel raise."
  List the very first one, which has nothing to be compared with:
    scripts/compare_editions.py . . --day 2026-11-22 --record "It is the first edition."
"""


def listing(
    changes: list[EditionChange], ids: tuple[str, str], unread: list[str], parts: Mapping[str, str]
) -> Iterator[str]:
    """The lines for clinics: both editions, what is not compared, then one line for each change."""
    old, new = ids
    yield f"edition {new}, before it {old}: {len(changes)} change{'' if len(changes) == 1 else 's'}"
    yield from map(not_compared, unread)
    yield from (told(change, parts) for change in changes)


def told(change: EditionChange, parts: Mapping[str, str]) -> str:
    """A change as one line of plain text; `parts` are the words for the fields of an exercise."""
    part = f", {part_words(change.part, parts)}" if change.part else ""
    values = [f'{word} "{text}"' for word, text in (("was", change.was), ("now", change.now)) if text]
    values += ["now gone"] if change.was and not change.now else []
    return f"{change.kind:<7} {change.name}{part}: {', '.join(values) or 'changed'}"


def not_compared(file: str) -> str:
    """What is said of a file in which nothing could be compared."""
    return f"not compared: {file}, which the older edition lacks, or has in a form that is not read today"


def entry(name: str, day: str, line: str, changes: list[EditionChange], unread: list[str]) -> str:
    """An edition as it stands in data/editions.yaml. Every text is in double quotes, so that any text is safe."""
    fields = [f"  {name}:", *(f"    # {not_compared(file)}" for file in unread)]
    fields += [f"    day: {day}", f"    line: {_quoted(line)}"]
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
    cure = "Write editions: {} on a line of its own."
    where = Problem(LIST, 1, 1, "", "No line says editions: alone.", cure, "edition-list")
    raise ContentError([where])


def refuse_gap(old: str, new: str, library: Library) -> None:
    """Each listed edition tells what changed since the one below it, so no edition may be left out or listed twice."""
    newest = next(iter(library.editions), None)
    if new in library.editions:
        cure = "Change its line in the file."
        raise ContentError([Problem(LIST, 1, 1, new, "This edition is listed already.", cure, "edition-list")])
    if newest not in (None, old):
        what = f'OLD is edition {old}, but the newest that is listed is "{newest}".'
        cure = f"Name a folder or a revision that holds {newest}."
        raise ContentError([Problem(LIST, 1, 1, new, what, cure, "edition-list")])


def with_read_entry(text: str, project: Path, new: str) -> str:
    """The text of a list of editions with one more entry. Raises ContentError unless a copy of the project reads it."""
    after = with_entry(text, new)
    (project / LIST).write_text(after, encoding="utf-8")
    read_library(project / "data")
    return after


def day_of(options: argparse.Namespace) -> str:
    """The day of the new edition: the one that was named, or that of SOURCE_DATE_EPOCH; never the clock's."""
    if options.day:
        return options.day
    try:
        day = edition_day()
    except ValueError as error:
        raise CallError(str(error)) from None
    if not day:
        raise CallError("The day is missing. Add --day 2026-11-22, or set SOURCE_DATE_EPOCH.")
    return day.isoformat()


def run(options: argparse.Namespace) -> None:
    """Compare, then print or record. Raises CallError or ContentError."""
    if (options.format == "yaml") != bool(options.line):
        raise CallError("--format yaml and --line belong together: the sentence says what this edition is.")
    day = day_of(options) if options.line or options.record else ""
    if options.record and not (Path(options.new) / LIST).is_file():
        raise CallError(f"--record writes to {LIST} in NEW. Name a project folder that has it, such as .")
    with tempfile.TemporaryDirectory() as folder:
        sides = read_sides(options.old, options.new, Path(folder))
        ids = edition_id(sides.old.folder.parent), edition_id(sides.new.folder.parent)
        parts = sides.new.phrases.get("edition_part", {})
        signed = [] if day else list(sign_off_changes(sides.old, sides.new))
        if options.format == "markdown":
            # Whoever looks at a pull request looks at its drafts too; readers of an edition never see one.
            changes = signed + compare(sides.old.with_drafts(), sides.new.with_drafts())
            print(comment(changes, ids, sides.unread, parts), end="")
            return
        changes = signed + compare(sides.old, sides.new)
        if not day:
            print("\n".join(listing(changes, ids, sides.unread, parts)))
            return
        refuse_gap(*ids, sides.new)
        new = entry(ids[1], day, options.line or options.record, changes, sides.unread)
        project = sides.new.folder.parent
        text = with_read_entry((project / LIST).read_text(encoding="utf-8"), project, new)
        if options.line:
            print(new, end="")
        else:
            write_text(Path(options.new) / LIST, text)
            print(f"{LIST} now lists edition {ids[1]}. Read it, and shorten what is long.")


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked; the exit code for the shell."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", metavar="OLD", help="the edition before: a project folder or a git revision")
    parser.add_argument("new", metavar="NEW", help="the edition after it: a project folder or a git revision")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--format", choices=("text", "markdown", "yaml"), default="text", help="how to print (text)")
    what.add_argument("--record", metavar="SENTENCE", help=f"put the entry at the top of {LIST} in NEW")
    parser.add_argument("--line", metavar="SENTENCE", help="with --format yaml: what this edition is, in one sentence")
    parser.add_argument("--day", metavar="DAY", help="when it comes out, as 2026-11-22 (else from SOURCE_DATE_EPOCH)")
    try:
        run(parser.parse_args(arguments))
    except (CallError, ContentError) as error:
        return stopped(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
