"""Draw pictures to look at: an exercise, the whole sheet, or the golden pictures of the tests.

In: data/figures.yaml. Out: ID.svg and ID.png in dist/figures/ in both inks, and the promises that a picture breaks;
with --sheet all pictures side by side; with --golden the pictures in tests/golden/figures/, which a reviewer compares.
"""

import argparse
import math
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.library import load_library  # noqa: E402
from macros.facts.model.figure import Figure, Figures, Pose  # noqa: E402
from macros.facts.problems import ContentError, did_you_mean  # noqa: E402
from macros.figures.drawing import Drawing, draw  # noqa: E402
from macros.figures.picture import picture  # noqa: E402
from macros.figures.promises import broken  # noqa: E402
from macros.page_images import png  # noqa: E402
from macros.writing import write_bytes, write_text  # noqa: E402

GOLDEN = ROOT / "tests" / "golden" / "figures"
PIXELS_PER_CM, WHITE = 4.0, "#FFFFFF"
CELL_WIDTH, CELL_HEIGHT, LABEL, COLUMNS = 360.0, 300.0, 26.0, 5
"""The sheet: SVG units for each picture and for the name below it."""


def preview(figures: Figures, key: str, folder: Path) -> list[str]:
    """Write one picture in both inks, and return what it breaks as sentences."""
    figure = figures.figures[key]
    for ink, ending in (("colour", ""), ("print-18", "-print")):
        drawing = draw(figure, figures.presets, ink)
        write_text(folder / f"{key}{ending}.svg", drawing.svg + "\n")
        write_bytes(folder / f"{key}{ending}.png", png(drawing.svg, round(drawing.width * PIXELS_PER_CM), WHITE))
    return [
        f"{key}: {f'picture {fault.picture}: ' if fault.picture else ''}{fault.what} {fault.cure} ({promise})"
        for promise, fault in broken(picture(figure, figures.presets))
    ]


def sheet(figures: Figures, ink: str) -> str:
    """All pictures with their names, as one SVG."""
    rows = math.ceil(len(figures.figures) / COLUMNS)
    width, height = CELL_WIDTH * COLUMNS, (CELL_HEIGHT + LABEL) * rows
    cells = "".join(_cells(figures, ink))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{cells}</svg>'


def _cells(figures: Figures, ink: str) -> Iterator[str]:
    for number, (key, figure) in enumerate(figures.figures.items()):
        drawing = draw(figure, figures.presets, ink, f"{key}-")
        row, column = divmod(number, COLUMNS)
        x, y = column * CELL_WIDTH, row * (CELL_HEIGHT + LABEL)
        yield _placed(drawing, x + 8, y + 8, CELL_WIDTH - 16, CELL_HEIGHT - 16)
        yield (
            f'<text x="{x + CELL_WIDTH / 2}" y="{y + CELL_HEIGHT + 8}" font-size="15" text-anchor="middle"'
            f' font-family="Atkinson Hyperlegible Next">{key}</text>'
        )


def _placed(drawing: Drawing, x: float, y: float, width: float, height: float) -> str:
    """A drawing as a part of a larger one; it keeps its proportions."""
    return drawing.svg.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', 1)


def golden_picture(figure: Figure, presets: Mapping[str, Pose]) -> str:
    """The drawing without the words that tell it: other words leave the picture as it was looked at."""
    return re.sub(r"<title>.*?</title>", "", draw(figure, presets).svg, count=1) + "\n"


def write_golden(figures: Figures) -> None:
    """Make the golden pictures what the drawing code makes today."""
    for key, figure in figures.figures.items():
        write_text(GOLDEN / f"{key}.svg", golden_picture(figure, figures.presets))
    for path in GOLDEN.glob("*.svg"):
        if path.stem not in figures.figures:
            path.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Draw what is asked for. The exit code is 1 when a picture breaks a promise or the data are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids of exercises, such as seated-march")
    parser.add_argument("--sheet", action="store_true", help="draw all pictures on one sheet, in both inks")
    parser.add_argument("--golden", action="store_true", help="rewrite tests/golden/figures/")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "figures", help="where to write")
    options = parser.parse_args(arguments)
    try:
        library = load_library(ROOT / "data")
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    figures = library.with_drafts().figures
    unknown = [key for key in options.ids if key not in figures.figures]
    if unknown:
        hint = did_you_mean(unknown[0], figures.figures)
        parser.error(" ".join(filter(None, [f'There is no picture "{unknown[0]}".', hint])))
    faults = [fault for key in options.ids for fault in preview(figures, key, options.out)]
    if options.sheet:
        for ink in ("colour", "print-18"):
            write_bytes(options.out / f"sheet-{ink}.png", png(sheet(figures, ink), round(CELL_WIDTH * COLUMNS), WHITE))
    if options.golden:
        write_golden(library.figures)
    for fault in faults:
        print(fault, file=sys.stderr)
    if options.ids or options.sheet:
        print(f"Look at {options.out}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
