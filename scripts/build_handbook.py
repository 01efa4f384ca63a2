"""Print the handbook: one HTML document to a tagged PDF. The only module that imports WeasyPrint.

In: data/, docs/ and mkdocs.yml. Out: dist/handbook-a4.pdf and dist/handbook-letter.pdf, written whole or not at all.
The build fails on any record in WeasyPrint's log, and cannot fetch anything outside this repository.
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

from weasyprint import HTML  # noqa: E402  the two settings above must come first
from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: E402

from macros.facts.library import read_library  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from macros.paper.book import handbook  # noqa: E402
from macros.paper.pages import PageError  # noqa: E402
from macros.paper.tag_tree import finish  # noqa: E402
from macros.site_engine import read_book  # noqa: E402
from scripts.writing import write_bytes, write_text  # noqa: E402

PAPERS = ("a4", "letter")
STEPS = 7
"""WeasyPrint announces seven steps in its progress log."""


class PrintError(Exception):
    """WeasyPrint logged something, so the PDF cannot be trusted."""


class NothingOutside(URLFetcher):
    """Fetches data: addresses only. The document carries its styles and drawings, so it needs no file and no host."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
        """The bytes of a data: address. Raises FatalURLFetchingError for any other."""
        if not url.startswith("data:"):
            raise FatalURLFetchingError(f"The handbook may not fetch {url[:80]}")
        return super().fetch(url, headers)


class Collector(logging.Handler):
    """Keeps every record of a log."""

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
    return handbook(read_library(root / "data"), read_book(root), paper)


def render_pdf(html: str) -> bytes:
    """The PDF of a document, tagged as PDF/UA-1. Raises PrintError when WeasyPrint has anything to say."""
    collector = Collector()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        pdf = HTML(string=html, url_fetcher=NothingOutside()).write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=b"steady-strength-handbook", finisher=finish
        )
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if collector.messages:
        raise PrintError("WeasyPrint complains:\n" + "\n".join(sorted(set(collector.messages))))
    return pdf


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
        epilog="Example: python scripts/build_handbook.py --paper letter --out /tmp/books",
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
