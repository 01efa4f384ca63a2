"""The store of finished drawings: each is drawn once and kept on disk until something that it hangs on changes.

In: Figures, and a folder that may be thrown away at any time. Out: stills in two inks, and movements.
A file is named for the hash of all that its drawing hangs on, so an old one is never taken for a new one.
Must not know: pages, engines. Does not import the drawing modules until something is drawn.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from ..facts.model.figure import Figures
from .drawing_room import Order, code_today, draw_all
from .inks import INKS

FRAMES = 10
"""Pictures in a movement, from the first to the last of a figure: as many as a slow connection carries."""

IDS = "ids-of-this-picture-"
"""Stands before each id in a stored drawing, until it is placed."""

SVG = re.compile(r"<svg\b([^>]*)>\s*(?:<title>.*?</title>)?(.*)</svg>\s*", re.DOTALL)
PLACED_LATER = re.compile(r'\s(?:xmlns|role|class|width|height|aria-[a-z]+)="[^"]*"')
"""What a page decides about a drawing; all other attributes of its <svg> stay."""


@dataclass(frozen=True)
class Still:
    """A finished picture: the attributes and the inside of its <svg>, and its size in centimetres of the scene."""

    attributes: str
    inside: str
    width: float
    height: float

    def placed(self, ids: str) -> str:
        """The inside, with `ids` before each id, so that two pictures on one page share none."""
        return self.inside.replace(IDS, ids)


@dataclass(frozen=True)
class Movement:
    """The pictures in between, as one SVG file: groups of class `frame`, all but the first not displayed."""

    svg: str


Finished = TypeVar("Finished", Still, Movement)


class Gallery:
    """The drawings of all figures. `folder` is made when the first one is kept."""

    def __init__(self, figures: Figures, folder: Path) -> None:
        self._figures = figures
        self._folder = folder
        self._seen: dict[Order, Still | Movement] = {}

    def still(self, key: str, ink: str) -> Still:
        """The picture of an exercise in `colour` or `print` ink. Raises KeyError for a name without a figure."""
        return self._get(self._order(key, ink), Still)

    def moves(self, key: str) -> bool:
        """True when a figure has more than one pose, and so a movement between them."""
        return len(self._figures.figures[key].poses) > 1

    def movement(self, key: str) -> str:
        """The movement of a figure that has one."""
        return self._get(self._order(key, "", FRAMES), Movement).svg

    def _get(self, order: Order, kind: type[Finished]) -> Finished:
        if order not in self._seen:
            kept = self._read(order, kind)
            if kept is None:
                self._make_ready(self._like(order), kind)
            else:
                self._seen[order] = kept
        return self._seen[order]

    def _like(self, order: Order) -> list[Order]:
        """All orders of a kind. Whoever wants one drawing mostly wants all, and many are drawn faster at once."""
        if order.frames:
            return [self._order(key, "", FRAMES) for key in self._figures.figures if self.moves(key)]
        return [self._order(key, order.ink) for key in self._figures.figures]

    def _order(self, key: str, ink: str, frames: int = 0) -> Order:
        return Order(key, self._figures.figures[key], ink, frames, self._figures.presets)

    def _make_ready(self, orders: Iterable[Order], kind: type[Finished]) -> None:
        """Draw what is missing and remember it all. Another process that builds at the same time waits, and then finds
        it here; it may sweep away what it does not know, so nothing is read again once the folder is let go."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with _alone(self._folder):
            found = {order: self._read(order, kind) for order in orders}
            self._seen |= {order: kept for order, kept in found.items() if kept is not None}
            missing = [order for order, kept in found.items() if kept is None]
            drawing = draw_all(missing, IDS, drawing_code())
            with contextlib.closing(drawing) as all_drawn:  # an error in here stops its processes too
                for order, drawn in all_drawn:
                    finished = Movement(drawn.svg) if order.frames else _still(drawn.svg, drawn.width, drawn.height)
                    self._write(order, finished)
                    self._seen[order] = finished
            self._sweep()

    def _path(self, order: Order) -> Path:
        inputs = (self._presets, order.figure.model_dump_json(), order.ink, str(order.frames), drawing_code())
        digest = hashlib.sha256("\0".join(inputs).encode()).hexdigest()
        return self._folder / f"{order.key}.{order.ink or 'movement'}.{digest[:16]}.json"

    @cached_property
    def _presets(self) -> str:
        return json.dumps({name: pose.model_dump_json() for name, pose in sorted(self._figures.presets.items())})

    def _read(self, order: Order, kind: type[Finished]) -> Finished | None:
        """A kept drawing; None when it is missing or broken."""
        try:
            return kind(**json.loads(self._path(order).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def _write(self, order: Order, finished: Still | Movement) -> None:
        """Keep a drawing whole or not at all: to a temporary name, then one rename."""
        handle, name = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(finished), file)
        Path(name).replace(self._path(order))

    def _sweep(self) -> None:
        """Remove what no figure of today hangs on: drawings of older poses or code, and halves of a stopped build."""
        orders = [self._order(key, ink) for key in self._figures.figures for ink in INKS]
        orders += [self._order(key, "", FRAMES) for key in self._figures.figures]
        wanted = {self._path(order) for order in orders}
        for path in self._folder.iterdir():
            if path not in wanted and path.name != LOCK:
                path.unlink()


LOCK = "lock"


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder. The system lets go of it for a process that ends in any way."""
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def drawing_code() -> str:
    """The hash of the drawing code when this process first asked. What is drawn with other code is refused."""
    return code_today()


def _still(svg: str, width: float, height: float) -> Still:
    """A drawing in the form in which pages place it. Raises ValueError when it is no SVG."""
    found = SVG.fullmatch(svg.strip())
    if not found:
        raise ValueError(f"The drawing is not one <svg>: {svg[:80]}")
    return Still(PLACED_LATER.sub("", found[1]), found[2], width, height)
