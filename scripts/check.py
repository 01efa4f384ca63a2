"""Check the content alone: every entry, every promise, every page, and how plainly they read. Takes seconds.

In: a project folder (this one, or the one named on the command line) with its data/ and docs/.
Out: one line and exit code 0, or every problem with its place and cure and exit code 1.
Each kind of problem has a code, in brackets at its end; the page messages/CODE/ of the website explains it.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.acted_on import links_to_call, numbers_acted_on  # noqa: E402
from macros.facts.content_texts import texts  # noqa: E402
from macros.facts.editions import edition_day  # noqa: E402
from macros.facts.library import Library, place, read_library  # noqa: E402
from macros.facts.model.figure import Figures  # noqa: E402
from macros.facts.plain_language import Reader, Text  # noqa: E402
from macros.facts.plan_table import broken as broken_plans  # noqa: E402
from macros.facts.plan_table import plan_table  # noqa: E402
from macros.facts.problem_formats import as_github, as_json  # noqa: E402
from macros.facts.problems import ContentError, Finding, Problem  # noqa: E402
from macros.facts.reading import visible  # noqa: E402
from macros.facts.signing import unsigned  # noqa: E402
from macros.figures.picture import picture  # noqa: E402
from macros.figures.promises import broken  # noqa: E402
from macros.page_matter import unreadable_matter, wrong_matter  # noqa: E402
from macros.page_problems import Pages, unreadable_pages  # noqa: E402
from macros.page_safety import strange_files, unsafe_pages  # noqa: E402
from macros.prose import place_on_page, prose, wrong_contents, wrong_stubs  # noqa: E402
from macros.site_engine import read_book  # noqa: E402
from macros.site_settings import wrong_settings  # noqa: E402


def wrong_pictures(figures: Figures) -> Iterator[Finding]:
    """What the pictures promise and do not keep, at the pose where it shows."""
    for name, figure in figures.figures.items():
        for _promise, fault in broken(picture(figure, figures.presets)):
            poses = list(figure.named_poses)
            path = ("figures", name, poses[fault.picture - 1]) if fault.picture else ("figures", name)
            yield Finding("figures", path, fault.what, fault.cure, fault.code)


def check(root: Path) -> None:
    """Raise ContentError with every problem in a project folder; a folder without docs/ is read for its data alone."""
    problems = list(problems_of(root))
    if problems:
        raise ContentError(problems)


def problems_of(root: Path, release: bool = False) -> Iterator[Problem]:
    """Every problem in a project folder. While the data cannot be read, pages are read for what needs none.

    For a release, what no clinician has signed is one too. Raises ValueError when SOURCE_DATE_EPOCH is then no time.
    """
    strangers = list(strange_files(root))
    yield from strangers
    if strangers:  # a link may lead to anything
        return
    unreadable = list(unreadable_pages(root))
    yield from unreadable
    pages = (root / "docs").is_dir() and not unreadable
    try:
        library = read_library(root / "data")
    except ContentError as error:
        yield from error.problems
        yield from _pages(root, None) if pages else ()
        return
    for finding in chain(_findings(library), unsigned(library, edition_day()) if release and not unreadable else ()):
        yield place(library.folder, finding)
    yield from _pages(root, library) if pages else ()


def wrong_words(library: Library, passages: Iterable[Text]) -> Iterator[Finding]:
    """What is wrong with the words of passages, those of data/ and of pages alike."""
    reader = Reader.of(library.glossary)
    for text in passages:
        yield from reader.check(text)
        yield from numbers_acted_on(text)


def _findings(library: Library) -> Iterator[Finding]:
    """What is wrong with valid data: its words, its pictures, and the plans made of it."""
    yield from wrong_words(library, texts(library))
    yield from links_to_call(library)
    yield from wrong_pictures(library.with_drafts().figures)
    yield from broken_plans(library, plan_table(library))


def _pages(root: Path, library: Library | None) -> Iterator[Problem]:
    """What is wrong with the pages of docs/."""
    unread = list(unreadable_matter(root / "docs"))
    yield from unread
    if any(problem.code == "too-deep" for problem in unread):  # MkDocs would break down on it
        return
    try:
        book = read_book(root)
    except ContentError as error:
        yield from error.problems
        return
    yield from wrong_contents(book)
    yield from wrong_settings(root, book)
    book = book.without({problem.file for problem in unread})
    yield from unsafe_pages(root / "docs", book.sources, book.markdown())
    yield from Pages(root, book, library).problems()
    if library:
        yield from wrong_stubs(root, library)
        yield from wrong_matter(book, library)
        for finding in wrong_words(library, prose(book)):
            yield place_on_page(root, finding)


def main(arguments: list[str] | None = None) -> int:
    """Say whether the content is in order; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", type=Path, default=ROOT, help="the project folder; without it this one")
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text",
        help="for people, for the annotations of a GitHub workflow, or a list for other programs",
    )  # fmt: skip
    parser.add_argument(
        "--release", action="store_true",
        help="refuse what no clinician has signed as it is now, and sign-offs later than SOURCE_DATE_EPOCH",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"{options.root} is not a folder.")
    try:
        edition_day()
    except ValueError as error:
        parser.error(str(error))
    problems = sorted(set(problems_of(options.root, options.release)))
    if options.format == "json":
        print(as_json(problems))
    elif not problems:
        print("The content is in order.")
    elif options.format == "github":
        print(as_github(problems))
        print(*(visible(str(each)) for each in problems), sep="\n")  # GitHub shows ten annotations of a step, no more
    else:
        print(ContentError(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
