"""Draws many figures at once, on as many cores as there are.

In: orders, and the hash of the code that is to draw them. Out: their drawings, one after the other as they are done.
Must not know: pages, where drawings are kept.
The drawing modules are imported where something is drawn and not before: they load numpy and shapely, which takes
longer than all else in a build that finds every drawing in its store.
"""

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from ..facts.model.figure import Figure, Pose

FEW = 4
"""So many drawings are done before other processes would have started."""


@dataclass(frozen=True)
class Order:
    """A drawing that is wanted: a still in an ink, or a movement of so many frames. A figure is known by its key."""

    key: str
    figure: Figure = field(compare=False, repr=False)
    ink: str
    frames: int = 0
    presets: dict[str, Pose] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Drawn:
    """What was drawn: one SVG, and for a still its size in centimetres of the scene."""

    svg: str
    width: float = 0.0
    height: float = 0.0


def draw_one(order: Order, ids: str) -> Drawn:
    """Draw one order, here and now. Each id in a still begins with `ids`."""
    from . import drawing  # late, for the reason at the top

    if order.frames:
        return Drawn(drawing.movement(order.figure, order.presets, order.frames))
    still = drawing.draw(order.figure, order.presets, order.ink, ids)
    return Drawn(still.svg, still.width, still.height)


def code_today() -> str:
    """A hash of the modules that draw, as they are now, and of the libraries they draw with; none is imported."""
    digest = hashlib.sha256()
    room = Path(__file__).parent
    facts = room.parent / "facts"  # how the poses of the data are put together
    for path in [*sorted(room.glob("*.py")), facts / "poses.py", facts / "model" / "limbs.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in ("numpy", "shapely"):
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()


def draw_with(code: str, order: Order, ids: str) -> Drawn:
    """Draw one order with the code of this hash. Raises RuntimeError when it is another by now.

    A server runs on while somebody writes: this process may have imported older modules than there are, and a process
    that it starts newer ones. The hash is taken after the drawing, when all modules are imported.
    """
    drawn = draw_one(order, ids)
    if code_today() != code:
        raise RuntimeError("The drawing code changed; start again.")
    return drawn


def draw_all(orders: list[Order], ids: str, code: str) -> Generator[tuple[Order, Drawn], None, None]:
    """Draw all orders, in their order, with the code of this hash. Many are shared out among processes; closing this
    stops these too."""
    workers = min(os.cpu_count() or 1, len(orders))
    if len(orders) <= FEW or workers == 1:
        yield from ((order, draw_with(code, order, ids)) for order in orders)
        return
    # Fresh processes rather than copies of this one, which may hold threads and locks of a server or a test runner.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _leave_with_parent)
    try:
        with _deaf_to_ctrl_c():
            waiting = [pool.submit(draw_with, code, order, ids) for order in orders]
        yield from ((order, drawn.result()) for order, drawn in zip(orders, waiting, strict=True))
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started in here never hear Ctrl-C, and say nothing about it; the one that started them stops them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_with_parent() -> None:
    """End this process when the one that started it is killed; else it would wait for orders for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
