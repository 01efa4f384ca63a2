"""Show what a change does to the pages: pictures and cards before and after, side by side, and the words of pages.

In: two project folders or git revisions. Out: one file, index.html, that opens without a network and runs no script.
Both sides are drawn and filled in by the code and the templates of this folder: a change to those does not show here,
it shows in tests/golden/. The exit code is 0 when that is done, 1 when NEW cannot be read, 2 when the call is wrong.
"""

import argparse
import difflib
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from markupsafe import Markup  # noqa: E402

from macros.facts.comparing import compare  # noqa: E402
from macros.facts.library import Library  # noqa: E402
from macros.facts.model.edition import EditionChange  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from macros.facts.sign_off_changes import sign_off_changes  # noqa: E402
from macros.figures.drawing import draw  # noqa: E402
from macros.prose import NotDrawn  # noqa: E402
from macros.views.faces import PaperFace  # noqa: E402
from macros.views.fragments import render  # noqa: E402
from macros.views.pictures import Pictures  # noqa: E402
from macros.views.vocabulary import Vocabulary  # noqa: E402
from macros.views.words.speaker import VocabularyError  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts.calling import CallError, stopped  # noqa: E402
from scripts.comment import part_words  # noqa: E402
from scripts.two_sides import Sides, read_sides  # noqa: E402

FACE = PaperFace("colour")
"""Nothing moves on a preview, and its links lead nowhere else."""
STYLES = ROOT / "docs" / "assets" / "styles" / "shared.css"
TITLE = re.compile("<title>.*?</title>", re.DOTALL)


@dataclass(frozen=True)
class Seen:
    """An exercise as its reader finds it. `card` is all of its page but the picture; None where it cannot be filled in.

    `drawing` is the picture alone, which is the same on both sides for the same pose; `picture` has ids of its own.
    Both are None where it cannot be drawn.
    """

    drawing: str | None
    picture: Markup | None
    alt: str
    card: Markup | None


@dataclass(frozen=True)
class Pair:
    """A changed exercise. One side is None when the exercise is new or gone."""

    id: str
    name: str
    before: Seen | None
    after: Seen | None

    @property
    def redrawn(self) -> bool:
        """True when the pictures differ, or when there is only one."""
        return not (self.before and self.after and self.before.drawing == self.after.drawing)

    @property
    def told_anew(self) -> bool:
        """True when the picture is told in other words to those who do not see it, or when there is only one."""
        return not (self.before and self.after and self.before.alt == self.after.alt)


def pairs(sides: Sides, changes: list[EditionChange]) -> Iterator[Pair]:
    """Every exercise that a change is about, in the order of the new side, then those that are gone."""
    about = {change.about for change in changes}
    for name, exercise in {**sides.new.exercises, **sides.old.exercises}.items():
        if name in about:
            called = sides.new.exercises.get(name, exercise).name
            phrased = replace(sides.old, phrases=sides.new.phrases)  # the templates of today speak the phrases of today
            yield Pair(name, called, seen(phrased, name, "before"), seen(sides.new, name, "after"))


def seen(library: Library, name: str, side: str) -> Seen | None:
    """An exercise on one side; None when it is not there."""
    figure = library.figures.figures.get(name)
    if name not in library.exercises or figure is None:
        return None
    ids = f"{side}-{name}-"  # both pictures stand on one page
    try:
        picture = draw(figure, library.figures.presets, FACE.ink, ids).svg
    except LookupError:  # an earlier side may name a pose or a thing that is not there
        picture = None
    try:
        card = Markup(Vocabulary(library, lambda: FACE, Pictures(NotDrawn())).words()["exercise"](name))
    except VocabularyError:  # an earlier side may name what is read from today's files, and is not there
        card = None
    drawing = picture and TITLE.sub("", picture).replace(ids, "")
    return Seen(drawing, picture and Markup(picture), figure.alt, card)


def changed_pages(old: Path, new: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The pages of two folders docs/ that differ: the path, and the lines with what they are: `+`, `-`, `@` or none."""
    texts = [{path.relative_to(docs).as_posix(): _lines(path) for path in docs.rglob("*.md")} for docs in (old, new)]
    for page in sorted({*texts[0], *texts[1]}):
        before, after = (side.get(page, []) for side in texts)
        _, _, *lines = difflib.unified_diff(before, after, n=1, lineterm="") if before != after else ("", "")
        if lines:
            yield page, [(line[0].strip(), line[1:]) for line in lines]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []


def preview(sides: Sides) -> str:
    """The page. Drafts are on it: who looks at a change looks at them too."""
    sides = Sides(sides.old.with_drafts(), sides.new.with_drafts(), sides.unread)
    changes = [*sign_off_changes(sides.old, sides.new), *compare(sides.old, sides.new)]
    parts = sides.new.phrases.get("edition_part", {})
    return render(
        "change_preview",
        FACE,
        sides.new.phrases,
        unread=sides.unread,
        changes=[(change, part_words(change.part, parts) if change.part else "") for change in changes],
        pairs=list(pairs(sides, changes)),
        pages=list(changed_pages(sides.old.folder.parent / "docs", sides.new.folder.parent / "docs")),
        styles=Markup(STYLES.read_text(encoding="utf-8")),
    )


def main(arguments: list[str] | None = None) -> int:
    """Write the preview; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="the state before: a project folder or a git revision")
    parser.add_argument("new", metavar="NEW", help="the state after it: a project folder or a git revision")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "dist" / "preview", help="the folder to write index.html into"
    )
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            page = preview(read_sides(options.old, options.new, Path(folder)))
        write_text(options.out / "index.html", f"{page}\n")
    except (CallError, ContentError) as error:
        return stopped(error)
    print(f"Look at {options.out / 'index.html'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
