"""How long the builds take, beside what the bare tools need for the same pages. Prints ratios; judges nothing.

In: this project, copied into a temporary folder with 40, 200 or 1,000 exercises (the forty again under new names).
Out: tables on the terminal. Runs are interleaved, so that a busy minute hits every side; a cell is the median.
The site's peer is MkDocs alone with its own search, on the same pages written as plain Markdown in the same frame; what
our builds keep from one to the next (drawings, plans, what was read) is there before the first run that counts.
The handbook has two peers, both WeasyPrint alone on the same HTML: one counts the pages itself (and is a page or two
off in a long book), one prints no page numbers at all and so needs only one layout.
"""

import argparse
import gzip
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.library import load_library  # noqa: E402
from macros.figures.drawing import draw  # noqa: E402
from scripts.bench_growth import SIZES, Cost, growth, measure  # noqa: E402
from scripts.bench_projects import lay_plain, lay_project  # noqa: E402

FONTS = ROOT / "macros" / "paper" / "fonts" / "fonts.conf"
BARE_PRINT = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
COUNTERS = """<style>
.toc .number::after { content: target-counter(attr(data-to url), page) }
.pageref::after { content: " (page " target-counter(attr(data-to url), page) ")" }
</style></head>"""
PAGES = ("index.html", "safety/index.html", "exercises/clamshell/index.html", "topics/pain/index.html")
"""Pages whose weight is told: the first one, the one that matters most, and one of each common kind."""


@dataclass(frozen=True)
class Side:
    """A command to measure: who, with how many exercises, and what to run."""

    name: str
    exercises: int
    run: Callable[[], Cost]


def site_sides(folder: Path, sizes: list[int]) -> list[Side]:
    """Our site and MkDocs alone, for each number of exercises."""
    sides = []
    for size in sizes:
        ours = lay_project(folder / f"ours-{size}", size)
        plain = lay_plain(folder / f"plain-{size}", ours)
        for name, project in (("our site", ours), ("MkDocs alone", plain)):
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(project / "mkdocs.yml")]
            command += ["-d", str(project / "site")]
            measure(command, NO_MKDOCS_2_WARNING="1")
            sides.append(Side(name, size, lambda c=command: measure(c, NO_MKDOCS_2_WARNING="1")))
    return sides


def count_pages(html: str) -> str:
    """The book with WeasyPrint's own page counters where ours leaves room for a number."""
    return re.sub(r'(data-to="#[^"]+">)(?: \(page\s)?000\)?', r"\1", html).replace("</head>", COUNTERS, 1)


def book_sides(folder: Path, sizes: list[int], counting: bool) -> list[Side]:
    """Our handbook and WeasyPrint alone, for each number of exercises; the peer counts pages or prints no numbers."""
    sides = []
    for size in sizes:
        project = folder / f"ours-{size}"
        if not project.exists():
            lay_project(project, size)
        out = folder / f"book-{size}"
        script = [sys.executable, str(project / "scripts" / "build_handbook.py"), "--paper", "a4", "--out", str(out)]
        measure([*script, "--html"])
        page = out / "handbook-a4.html"
        if counting:
            page = out / "counting.html"
            page.write_text(count_pages((out / "handbook-a4.html").read_text(encoding="utf-8")), encoding="utf-8")
        bare = [sys.executable, "-c", BARE_PRINT, str(page), str(out / "bare.pdf")]
        sides.append(Side("our handbook", size, lambda c=script, p=project: afresh(c, p)))
        sides.append(Side("WeasyPrint alone", size, lambda c=bare: measure(c, FONTCONFIG_FILE=str(FONTS))))
    return sides


def afresh(command: list[str], project: Path = ROOT) -> Cost:
    """Run a printing command as if nothing had been printed before."""
    (project / ".cache" / "prints.json").unlink(missing_ok=True)
    return measure(command)


def all_sides(folder: Path) -> list[Side]:
    """Everything that can be printed, with both cores and with one; then again, when nothing has changed."""
    project = lay_project(folder / "all", 40)
    script = [sys.executable, str(project / "scripts" / "build_handbook.py"), "--all", "--out", str(folder / "dist")]
    measure([*script, "--jobs", "2"])  # the pictures are drawn once
    return [
        Side("all, two at once", 40, lambda: afresh([*script, "--jobs", "2"], project)),
        Side("all, one at once", 40, lambda: afresh([*script, "--jobs", "1"], project)),
        Side("all again", 40, lambda: measure([*script, "--jobs", "1"])),
        Side("a bare Python", 40, lambda: measure([sys.executable, "-c", "pass"])),
    ]


def picture_sides(folder: Path) -> list[Side]:
    """The printing of our handbook, and of the same handbook with nothing in its drawings."""
    script = [sys.executable, str(ROOT / "scripts" / "build_handbook.py"), "--paper", "a4", "--out", str(folder)]
    measure([*script, "--html"])
    full = folder / "handbook-a4.html"
    bare = folder / "without-pictures.html"
    drawing = re.compile(r'(<svg class="drawing"[^>]*>(?:<title>.*?</title>)?).*?</svg>', re.DOTALL)
    bare.write_text(drawing.sub(r"\1</svg>", full.read_text(encoding="utf-8")), encoding="utf-8")

    def printing(page: Path) -> Cost:
        command = [sys.executable, "-c", BARE_PRINT, str(page), str(folder / "printed.pdf")]
        return measure(command, FONTCONFIG_FILE=str(FONTS))

    return [
        Side("with pictures", 40, lambda: printing(full)),
        Side("without", 40, lambda: printing(bare)),
    ]


def drawing_times() -> None:
    """How long one picture takes on one core when nothing is kept: milliseconds of work."""
    figures = load_library(ROOT / "data").figures
    times = {}
    for key, figure in figures.figures.items():
        start = time.process_time()
        draw(figure, figures.presets)
        times[key] = (time.process_time() - start) * 1000
    slowest = max(times, key=times.__getitem__)
    print(f"\npictures: {median(times.values()):.0f} ms each, {times[slowest]:.0f} ms the slowest ({slowest})")


def _show(text: str) -> None:
    """Say on a terminal what is going on, in one line that the next one wipes out."""
    if sys.stderr.isatty():
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)


def race(title: str, sides: list[Side], runs: int) -> None:
    """Run all sides in turn, several times, and print a table: the second side of each pair is the measure."""
    costs: dict[Side, list[Cost]] = {side: [] for side in sides}
    for number in range(runs):
        for side in sides:
            _show(f"{title}: run {number + 1} of {runs}, {side.name}, {side.exercises} exercises")
            costs[side].append(side.run())
    _show("")
    print(f"\n{title}\n{'':18}{'exercises':>10}{'wall s':>9}{'CPU s':>9}{'MB':>7}{'wall ratio':>12}{'CPU ratio':>11}")
    cpu: dict[tuple[str, int], float] = {}
    for ours, peer in zip(sides[::2], sides[1::2], strict=True):
        base = [median(getattr(cost, field) for cost in costs[peer]) for field in ("wall", "cpu")]
        for side in (ours, peer):
            wall, work, memory = (median(getattr(c, field) for c in costs[side]) for field in ("wall", "cpu", "memory"))
            cpu[side.name, side.exercises] = work
            ratios = f"{wall / base[0]:12.2f}{work / base[1]:11.2f}"
            print(f"{side.name:18}{side.exercises:>10,}{wall:9.1f}{work:9.1f}{memory:7.0f}{ratios}")
    sizes = sorted({side.exercises for side in sides})
    for name in dict.fromkeys(side.name for side in sides):
        for small, large in pairwise(sizes):
            growth = (cpu[name, large] - cpu[name, small]) / (large - small) * 1000
            print(f"{name}: {growth:.0f} ms of work for each exercise from {small:,} to {large:,}")


def small_numbers(folder: Path, runs: int) -> None:
    """The time of `make check`, and the weight of some pages and files."""
    check = [measure([sys.executable, str(ROOT / "scripts" / "check.py")]).wall for _ in range(runs)]
    print(f"\nscripts/check.py: {median(check):.1f} s")
    for site in sorted(folder.glob("ours-40/site")):
        print(f"\n{'page':36}{'bytes':>9}{'gzipped':>9}")
        for page in PAGES:
            content = (site / page).read_bytes()
            print(f"{page:36}{len(content):9,}{len(gzip.compress(content)):9,}")
        styles = sum(len(gzip.compress(path.read_bytes())) for path in site.rglob("*.css"))
        print(f"{'all style sheets, gzipped':45}{styles:9,}")
    for pdf in sorted(folder.glob("book-*/*.pdf")):
        print(f"{pdf.parent.name + '/' + pdf.name:36}{pdf.stat().st_size:9,}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog="Example: make bench")
    parser.add_argument("--runs", type=int, default=3, help="how often each side runs (default: 3)")
    parser.add_argument("--quick", action="store_true", help="one run, only with the forty exercises we have")
    parser.add_argument(
        "--full", action="store_true", help="also a handbook of 1,000 exercises: about 15 minutes a run and 5 gigabytes"
    )
    parser.add_argument("--only", choices=["site", "growth", "handbook"], help="leave the others out")
    options = parser.parse_args()
    runs = 1 if options.quick else options.runs
    site_sizes = [40] if options.quick else [40, 200, 1000]
    book_sizes = [40] if options.quick else [40, 200, *([1000] if options.full else [])]
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, median of {runs}")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        if options.only in (None, "site"):
            race("Website", site_sides(folder, site_sizes), runs)
        if options.only in (None, "growth"):
            growth(folder, runs, SIZES[:1] if options.quick else SIZES)
        if options.only in (None, "handbook"):
            race("Handbook, A4, and a peer that counts pages", book_sides(folder, book_sizes, counting=True), runs)
            race("Handbook, A4, and a peer without page numbers", book_sides(folder, book_sizes, counting=False), runs)
            if not options.full:
                print("(A handbook of 1,000 exercises is about 4,000 pages. It is measured only with --full.)")
            race("Handbook, A4, printed with and without pictures", picture_sides(folder), runs)
            race("Every product on both papers", all_sides(folder), runs)
        if options.only != "growth":
            drawing_times()
            small_numbers(folder, runs)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
