"""Check the content alone: every entry, every promise, and how plainly it reads. Takes about a second.

In: a project folder (this one, or the one named on the command line) with its data/ and docs/.
Out: one line and exit code 0, or every problem with its place and cure and exit code 1.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.facts.content_texts import texts  # noqa: E402  the path above must come first
from macros.facts.library import place, read_library  # noqa: E402
from macros.facts.model.figure import Figures  # noqa: E402
from macros.facts.plain_language import Reader  # noqa: E402
from macros.facts.plan_table import broken as broken_plans  # noqa: E402
from macros.facts.plan_table import plan_table  # noqa: E402
from macros.facts.problems import ContentError, Finding  # noqa: E402
from macros.figures.picture import picture  # noqa: E402
from macros.figures.promises import broken  # noqa: E402
from macros.prose import place_on_page, prose, wrong_calls, wrong_matter, wrong_stubs  # noqa: E402
from macros.site_engine import read_book  # noqa: E402


def wrong_pictures(figures: Figures) -> Iterator[Finding]:
    """What the pictures promise and do not keep, at the pose where it shows."""
    for name, figure in figures.figures.items():
        for _promise, fault in broken(picture(figure, figures.presets)):
            poses = list(figure.named_poses)
            path = ("figures", name, poses[fault.picture - 1]) if fault.picture else ("figures", name)
            yield Finding("figures", path, fault.what, fault.cure)


def check(root: Path) -> None:
    """Raise ContentError with every problem in a project folder; a folder without docs/ is read for its data alone."""
    data = root / "data"
    library = read_library(data)
    reader = Reader([word for term in library.glossary.values() for word in (term.term, *term.also)])
    problems = [place(data, finding) for text in texts(library) for finding in reader.check(text)]
    problems += [place(data, finding) for finding in wrong_pictures(library.figures)]
    if (root / "docs").is_dir():
        book = read_book(root)
        wrong = [*wrong_calls(root, book, library), *wrong_stubs(root, library), *wrong_matter(book, library)]
        if wrong:  # a page that cannot be filled in cannot be measured
            raise ContentError([*problems, *wrong])
        problems += [place_on_page(root, finding) for text in prose(book) for finding in reader.check(text)]
        problems += [place(data, finding) for finding in broken_plans(library, plan_table(library))]
    if problems:
        raise ContentError(problems)


def main(root: Path = ROOT) -> int:
    """Say whether the content is in order; the exit code for the shell."""
    try:
        check(root)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print("The content is in order.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
