"""Show one exercise in all its dresses, side by side in one file: web page, sheet, picture and words alone.

In: data/, docs/ and mkdocs.yml; drafts too. Out: dist/preview/ID.html, which opens from disk and loads nothing else.
Below stands what the check would say of a draft without its mark.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

import lxml.html  # noqa: E402
from markdown import Markdown  # noqa: E402

from macros.facts import draft_rules, fall_rules, number_rules, writing_rules  # noqa: E402
from macros.facts.content_texts import texts  # noqa: E402
from macros.facts.editions import edition_id  # noqa: E402
from macros.facts.library import Library, place, read_library  # noqa: E402
from macros.facts.problems import ContentError, cure_for  # noqa: E402
from macros.figures.gallery import Gallery  # noqa: E402
from macros.paper.binding import BoundChapter, BoundPage, Front  # noqa: E402
from macros.paper.handouts import Job, Materials, document  # noqa: E402
from macros.paper.pages import PageError, PageReader  # noqa: E402
from macros.paper.plain_text import plain_text  # noqa: E402
from macros.paper.setting import PAPERS, Setting  # noqa: E402
from macros.prose import wrong_stubs  # noqa: E402
from macros.site_engine import Book, SourcePage, read_book  # noqa: E402
from macros.views.faces import PaperFace, WebFace, paper_anchor  # noqa: E402
from macros.views.fragments import render  # noqa: E402
from macros.views.pictures import Pictures  # noqa: E402
from macros.views.vocabulary import Vocabulary  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts.check import wrong_words  # noqa: E402

EXAMPLES = """\
examples:
  .venv/bin/python scripts/preview_exercise.py seated-march                       into dist/preview/seated-march.html
  .venv/bin/python scripts/preview_exercise.py seated-march --paper letter --out my.html

exit codes: 0 it is written, 1 something is wrong in a file, 2 something is wrong in the command
"""
STYLES, SHEETS = Path("docs/assets/styles"), ("material", "shared", "web")
"""What every page of the site is styled by, in this order."""
FONT = re.compile(r"url\(\.\./fonts/([a-z-]+\.woff2)\)")
DOTS_PER_INCH = "110"
TITLES = {
    "web": "Web page, as wide as a phone. Pull its corner to make it wider.",
    "sheet": "Sheet, as it is printed",
    "colour": "Picture, in color",
    "print": "Picture, in black",
    "words": "Words alone, as they are heard or felt",
    "left": "What is left to do",
    "done": "Nothing that the check can see.",
    "no_sheet": "To see the sheet here, install poppler-utils, which has pdftoppm.",
}


@dataclass(frozen=True)
class Preview:
    """One exercise of a project. `library` keeps its drafts apart, `whole` has them among the exercises."""

    root: Path
    name: str
    library: Library
    whole: Library
    book: Book
    pictures: Pictures

    @property
    def page(self) -> SourcePage:
        """The page of the exercise."""
        return self.book.loose[f"exercises/{self.name}.md"]

    def web(self) -> str:
        """Its page on the website, but for the frame: a document that carries its styles and fonts."""
        face = WebFace(self.page.path)
        words = Vocabulary(self.library, lambda: face, self.pictures).words()
        markdown = self._markdown()
        html = markdown.convert(PageReader(words, markdown, ()).fill(self.page))
        sheets = [(self.root / STYLES / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS]
        styles = FONT.sub(lambda found: f"url({self._font(found[1])})", "\n".join(sheets))
        return render("preview_page", face, self.whole.phrases, styles=styles, html=_still(html))

    def sheet(self, paper: str) -> list[str]:
        """Its sheet as pictures, one a side, each as a data: address; none without pdftoppm.

        Raises PageError when it cannot be made or printed.
        """
        if not shutil.which("pdftoppm"):
            return []
        from scripts import press  # sets the fonts of the whole process, so not before it is needed

        site, edition = self.whole.handouts.site, edition_id(self.root)
        materials = Materials(self.whole, self.book, self.pictures, edition, None, site)
        job = Job("exercise", Setting(paper), self.name)
        try:
            done = press.print_document(document(materials, job), job.setting.zoom)
        except press.PrintError as error:
            raise PageError(f"{self.name}: its sheet cannot be printed: {error}") from error
        with tempfile.TemporaryDirectory() as folder:
            command = ["pdftoppm", "-r", DOTS_PER_INCH, "-gray", "-png", "-", f"{folder}/side"]
            subprocess.run(command, input=done.pdf, check=True, capture_output=True, timeout=60)
            return [_data(path, "image/png") for path in sorted(Path(folder).iterdir())]

    def words(self) -> str:
        """Its page in the plain text of the handbook."""
        vocabulary = Vocabulary(self.library, PaperFace, self.pictures)
        section = PageReader(vocabulary.words(), self._markdown(), {self.page.path}).read(self.page)
        bound = BoundPage(paper_anchor(self.page.path), section.findtext("h1"), section)
        front = Front(bound.title, "", "en", "", "", "", vocabulary.care_cards())
        text = plain_text([BoundChapter(bound.title, (bound,))], front, self.whole.phrases)
        return text[text.rindex("\n1.1. ") :].strip()  # its number stands in the contents too, and nowhere else

    def left(self) -> Iterator[str]:
        """What the check would say of it without the mark of a draft."""
        finished = self.whole.exercises[self.name].model_copy(update={"draft": None})
        library = replace(self.whole, exercises={**self.library.exercises, self.name: finished})
        rules = (*draft_rules.RULES, *writing_rules.RULES, *number_rules.RULES, *fall_rules.RULES)
        found = [finding for rule in rules for finding in rule(library)]
        own = replace(library, exercises={self.name: finished})
        read = list(wrong_words(library, (text for text in texts(own) if text.file == "exercises")))
        told = {finding.path for finding in found}  # how a placeholder reads is no matter
        found += [finding for finding in read if finding.path not in told]
        yield from map(str, sorted(place(self.root / "data", finding) for finding in found))

    def _markdown(self) -> Markdown:
        return Markdown(extensions=self.book.extensions, extension_configs=self.book.extension_settings)

    def _font(self, name: str) -> str:
        return _data(self.root / "docs" / "assets" / "fonts" / name, "font/woff2")


def open_project(root: Path, library: Library, name: str) -> Preview:
    """A project with its library, and one exercise, which may be a draft. Raises ContentError if it has no page."""
    whole, book, page = library.with_drafts(), read_book(root), f"exercises/{name}.md"
    if page not in book.loose:
        raise ContentError(problem for problem in wrong_stubs(root, library) if problem.file == f"docs/{page}")
    figures = whole.figures.model_copy(update={"figures": {name: whole.figures.figures[name]}})
    # A folder of its own: a gallery draws all that it knows, and sweeps away what it does not know.
    gallery = Gallery(figures, root / ".cache" / "preview")
    return Preview(root, name, library, whole, book, Pictures(gallery))


def page(preview: Preview, paper: str) -> str:
    """The whole file. Raises PageError."""
    face, name = PaperFace(), preview.name
    return render(
        "preview",
        face,
        preview.whole.phrases,
        name=preview.whole.exercises[name].name,
        titles=TITLES,
        web=preview.web(),
        sheet=preview.sheet(paper),
        figure=preview.whole.figures.figures[name],
        pictures={ink: preview.pictures.place(name, face, whole) for ink, whole in INKS.items()},
        text=preview.words().split("\n\n"),
        left=list(preview.left()),
    )


INKS = {"colour": "colour", "print": "print-18"}
"""The two inks, and their full names."""


def _still(html: str) -> str:
    """A page whose links lead nowhere and whose scripts are gone: it is looked at, and loads nothing."""
    whole = lxml.html.fragment_fromstring(html, create_parent="div")
    for script in whole.xpath(".//script"):
        script.drop_tree()
    for link in whole.xpath(".//a[@href]"):
        link.set("href", "#")
    return lxml.html.tostring(whole, encoding="unicode")


def _data(path: Path, kind: str) -> str:
    """A file as a data: address."""
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write the preview of one exercise; the exit code for the shell."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("id", metavar="ID", help="the id of an exercise, such as seated-march")
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="paper size (default: %(default)s)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: dist/preview/ID.html)")
    options = parser.parse_args(arguments)
    try:
        library = read_library(root / "data")
        known = library.with_drafts().exercises
        if options.id not in known:
            hint = cure_for(options.id, known)
            print(f'preview_exercise.py: No exercise has the id "{options.id}". {hint}', file=sys.stderr)
            return 2
        out = options.out or root / "dist" / "preview" / f"{options.id}.html"
        write_text(out, page(open_project(root, library, options.id), options.paper) + "\n")
    except (ContentError, PageError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Look at {out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
