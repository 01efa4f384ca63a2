"""Print the handbook: one HTML document to a tagged PDF. The only module that imports WeasyPrint.

In: data/, docs/ and mkdocs.yml. Out: dist/handbook-a4.pdf and dist/handbook-letter.pdf, written whole or not at all.
The build fails on any warning in WeasyPrint's log, and WeasyPrint can fetch nothing: the document carries all it needs.
"""

import argparse
import gc
import logging
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FONTS = ROOT / "macros" / "paper" / "fonts" / "fonts.conf"
# A closed set of fonts: a letter that ours lack is an error, never another face. Read when WeasyPrint is imported.
os.environ["FONTCONFIG_FILE"] = str(FONTS)
# Layout makes millions of small objects that live to the end; collecting them costs a sixth of the time.
gc.disable()

from weasyprint import HTML, Document  # noqa: E402  the two settings above must come first
from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: E402

from macros.facts.library import read_library  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from macros.figures.gallery import Gallery  # noqa: E402
from macros.paper.book import handbook  # noqa: E402
from macros.paper.pages import PageError  # noqa: E402
from macros.paper.tag_tree import finish  # noqa: E402
from macros.paper.tagging import NUMBER  # noqa: E402
from macros.site_engine import read_book  # noqa: E402
from macros.views.pictures import Pictures  # noqa: E402
from scripts.writing import write_bytes, write_text  # noqa: E402

PAPERS = ("a4", "letter")
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"steady-strength-handbook"}
STEPS = 7
"""WeasyPrint announces seven steps in its progress log."""
MOST_LAYOUTS = 6
LETTERS_ON_A_PAGE = 500


class PrintError(Exception):
    """The PDF cannot be trusted: WeasyPrint complained, or the page numbers are not right."""


class NothingOutside(URLFetcher):
    """Fetches data: addresses only. The document carries its styles and drawings, so it needs no file and no host."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
        """The bytes of a data: address. Raises FatalURLFetchingError for any other."""
        if not url.startswith("data:"):
            message = f"The handbook may not fetch {url[:80]}"
            # Inside a drawing WeasyPrint catches the error and forgets the address; what is logged is not forgotten.
            logging.getLogger("weasyprint").error(message)
            raise FatalURLFetchingError(message)
        return super().fetch(url, headers)


class Collector(logging.Handler):
    """Keeps every warning and error of a log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.messages.append(record.getMessage())


class Progress(logging.Handler):
    """Shows WeasyPrint's steps on a terminal: `a4: step 5 of 7`."""

    def __init__(self, paper: str) -> None:
        super().__init__(logging.INFO)
        self.paper = paper

    def emit(self, record: logging.LogRecord) -> None:
        """Show one step; pages inside a step are not shown, they would scroll by."""
        words = record.getMessage().split()
        if words[:1] == ["Step"]:
            print(f"{self.paper}: step {words[1]} of {STEPS}", file=sys.stderr, flush=True)


def render_html(root: Path, paper: str) -> str:
    """The HTML of the handbook. Raises ContentError or PageError."""
    library = read_library(root / "data")
    gallery = Gallery(library.figures, root / ".cache" / "figures")
    return handbook(library, read_book(root), Pictures(gallery), paper)


def render_pdf(html: str) -> bytes:
    """The PDF of a document, tagged as PDF/UA-1. Raises PrintError when WeasyPrint has anything to say."""
    pdf, collector = b"", Collector()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        document = lay_out(HTML(string=html, url_fetcher=NothingOutside()))
        pdf = document.write_pdf(finisher=finish, **OPTIONS)
    except FatalURLFetchingError as error:
        collector.messages.append(str(error))
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if collector.messages:
        raise PrintError("WeasyPrint complains:\n" + "\n".join(sorted(set(collector.messages))))
    return pdf


def lay_out(html: HTML) -> Document:
    """The pages of a document, with the right page number in each element that has `data-to`.

    Why not the style sheet's target-counter(): in a long book WeasyPrint 70 stops too early and prints numbers that are
    one or two pages off. Here the book is laid out until each number is the page of its place: most often twice.
    Raises PrintError when a place is missing or the numbers do not settle.
    """
    slots = [(slot, slot.text, slot.get("data-to")[1:]) for slot in html.etree_element.iter() if slot.get("data-to")]
    pages = guess_pages(html)
    for _ in range(MOST_LAYOUTS):
        for slot, text, anchor in slots:
            if anchor not in pages:
                raise PrintError(f"A page number is wanted for {anchor}, which is nowhere in the book.")
            slot.text = text.replace(NUMBER, str(pages[anchor]))
        document = html.render(**OPTIONS)
        found: dict[str, int] = {}
        for number, page in enumerate(document.pages, start=1):
            for anchor in page.anchors:
                found.setdefault(anchor, number)
        if all(found.get(anchor) == pages[anchor] for _, _, anchor in slots):
            return document
        pages = found
        # These pages are wrong. They refer to each other, so that only a collection frees their 200 megabytes.
        del document, page
        gc.collect()
    raise PrintError(f"The page numbers do not settle in {MOST_LAYOUTS} layouts.")


def guess_pages(html: HTML) -> dict[str, int]:
    """About where each id will stand: with as many digits as the real number, lines break at once as they will."""
    letters, guesses = 0, {}
    for element in html.etree_element.find("body").iter():
        if element.get("id"):
            guesses[element.get("id")] = 1 + letters // LETTERS_ON_A_PAGE
        letters += len(element.text or "")
    return guesses


def build_one(paper: str, out: Path, html_only: bool) -> None:
    """Write one handbook into `out`. A file that is there stays until the new one is complete."""
    if sys.stderr.isatty():
        progress = logging.getLogger("weasyprint.progress")
        progress.setLevel(logging.INFO)
        progress.addHandler(Progress(paper))
    html = render_html(ROOT, paper)
    if html_only:
        write_text(out / f"handbook-{paper}.html", html)
    else:
        write_bytes(out / f"handbook-{paper}.pdf", render_pdf(html))


def build_all(arguments: list[str]) -> int:
    """Each paper in a process of its own: twice as fast on two cores, and WeasyPrint is used once per process."""
    command = [sys.executable, str(Path(__file__).resolve()), *arguments, "--paper"]
    running = [subprocess.Popen([*command, paper]) for paper in PAPERS]
    try:
        return max(process.wait() for process in running)
    except KeyboardInterrupt:
        for process in running:
            process.terminate()
        return 130


def main(arguments: list[str] | None = None) -> int:
    """Print one handbook or all; the exit code for the shell."""
    parser = argparse.ArgumentParser(
        description="Print the handbook as a tagged PDF.",
        epilog="Example: python scripts/build_handbook.py --paper letter --out books",
    )
    parser.add_argument("--paper", choices=[*PAPERS, "all"], default="all", help="paper size (default: all)")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder to write to (default: dist)")
    parser.add_argument("--html", action="store_true", help="write the print HTML instead of the PDF")
    options = parser.parse_args(arguments)
    if options.paper == "all":
        return build_all(["--out", str(options.out), *(["--html"] if options.html else [])])
    try:
        build_one(options.paper, options.out, options.html)
    except (ContentError, PageError, PrintError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
