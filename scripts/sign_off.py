"""Record that a clinician has read an exercise or a page of docs/, and agrees with it.

In: ids such as clamshell or safety/feet.md, the role of the person, the day on which they read it, and the letters in
the last line of what they read. Out: all that is to be read, in words; then a sign-off for each at the end of
data/reviews.yaml, which else stays as it is. Nothing is signed when other letters stand below the words now. A sign-off
holds until a word, a number or the pose of what was read changes. On a terminal it asks for what is missing. It is only
for a person who has really read it, and their name is written only with their consent.
The exit code is 0 when that is done, 1 when the content stands against it, 2 when the call is wrong.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.editions import edition_day  # noqa: E402
from macros.facts.library import Library, read_library  # noqa: E402
from macros.facts.model.sign_off import Part  # noqa: E402
from macros.facts.page_reading import page_paths  # noqa: E402
from macros.facts.problems import ContentError, cure_for  # noqa: E402
from macros.facts.sign_off_list import LIST, new_sign_off, with_sign_offs  # noqa: E402
from macros.facts.signing import Line, fingerprints_of, letters_of, reading  # noqa: E402
from macros.page_problems import unreadable_pages  # noqa: E402
from macros.views.dose_words import dose_words  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts.calling import CallError  # noqa: E402

Reading = Mapping[Part, list[Line]]

EXAMPLES = """examples:
  Print all that is to be read, and sign nothing; the second line prints the sheet with the picture:
    .venv/bin/python scripts/sign_off.py clamshell --show
    .venv/bin/python scripts/build_handbook.py --exercises clamshell
  Write down that a physical therapist has read it, down to these letters in the last line, and agrees with all of it:
    .venv/bin/python scripts/sign_off.py clamshell --role "physical therapist" --day 2026-11-23 --read bdfhkmpr
  Take a sign-off back: delete it in data/reviews.yaml.
"""


def sheet(library: Library, of: str, parts: Reading) -> str:
    """All that a clinician reads before they sign `of`, as plain text."""
    titles = library.phrases["review_part"]
    lines = [f"=== {of}", ""]
    for part, entries in parts.items():
        lines += [f"== {titles[part]}", ""]
        lines += [f"{place}: {words}" if place else words for place, words in entries]
        if part == "dose":
            told = dose_words(library.exercises[of].dose, library.plans.effort, library.phrases["dose"])
            lines += ["", "The same as a reader sees it:", told.many, told.slow, told.hard, told.often]
        lines.append("")
    return "\n".join(lines)


def known(library: Library, names: Iterable[str]) -> list[str]:
    """The names, each once. Raises CallError for one that is neither an exercise nor a page."""
    subjects = [*library.exercises, *page_paths(library)]
    for name in names:
        if name not in subjects:
            raise CallError(f'"{name}" is neither an exercise nor a page of docs/. {cure_for(name, subjects)}')
    return list(dict.fromkeys(names))


def asked(given: str | None, option: str, question: str) -> str:
    """What was given, or what a person at the terminal answers. Raises CallError where nobody can be asked."""
    if given is None and sys.stdin.isatty():
        print(question, end=" ", flush=True)
        given = sys.stdin.readline().strip()
    if not given:
        raise CallError(f"{option} is missing. {question}")
    return given


def refuse_future(day: str) -> None:
    """Nobody has read anything on a day after that of SOURCE_DATE_EPOCH, where that is set. Raises CallError."""
    try:
        latest = edition_day()
    except ValueError as error:
        raise CallError(str(error)) from None
    if latest and day > latest.isoformat():
        raise CallError(
            f"--day {day} is later than {latest}, the day of SOURCE_DATE_EPOCH. Write the day of the reading."
        )


def refuse_changed(read: str | None, letters: str) -> None:
    """What was read on another day must be what the words are now. Raises CallError."""
    if read is not None and read.strip().lower() != letters:
        raise CallError(
            f'The words have changed since: they ended in "{read}", and now end in "{letters}". '
            "Let the person read what --show prints now."
        )


def run(options: argparse.Namespace, root: Path) -> None:
    """Show what is to be read, then write the sign-offs of just that. Raises CallError or ContentError."""
    unreadable = list(unreadable_pages(root))
    if unreadable:
        raise ContentError(unreadable)
    library = read_library(root / "data")
    readings = {of: reading(library, of) for of in known(library, options.ids)}
    read = {of: fingerprints_of(parts) for of, parts in readings.items()}
    letters = letters_of(read)
    print(*(sheet(library, of, parts) for of, parts in readings.items()), sep="\n")
    if options.show:
        print(f"The letters of all this: {letters}")
        return
    refuse_changed(options.read, letters)
    if options.read is None:
        print(f"Without --read this signs the words as they are now: {letters}. Older words may have been read.")
    options.role = asked(
        options.role, "--role", "What is the role of the person who read it, such as physical therapist?"
    )
    options.day = asked(options.day, "--day", "On which day did they read it, such as 2026-11-23?")
    refuse_future(options.day)
    told = {"role": options.role, "day": options.day, "name": options.name, "consent": options.consent}
    try:
        new = [new_sign_off(of, parts, told) for of, parts in read.items()]
    except ValueError as error:
        raise CallError(f"--{error}") from None
    path = root / LIST
    write_text(path, with_sign_offs(path.read_text(encoding="utf-8"), new))
    print(f"{LIST} now tells that a clinician ({options.role}) has signed: {', '.join(read)}.")


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Do what is asked in a project folder; the exit code for the shell."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="an exercise, such as clamshell, or a page: safety/feet.md"
    )
    parser.add_argument("--role", help='what they are: "physical therapist", "podiatrist"')
    parser.add_argument("--day", help="the day on which they read it, as 2026-11-23")
    parser.add_argument("--read", metavar="LETTERS", help="the letters in the last line of what they read")
    parser.add_argument("--name", help="their name, if they want it shown; needs --consent")
    parser.add_argument("--consent", help='how they agreed to that: "Agreed in a letter of November 23."')
    parser.add_argument("--show", action="store_true", help="print what is to be read, and sign nothing")
    try:
        run(parser.parse_args(arguments), root)
    except CallError as error:
        print(f"sign_off.py: {error}", file=sys.stderr)
        return 2
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
