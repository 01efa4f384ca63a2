"""Draws many figures at once, on as many cores as there are.

In: orders. Out: their drawings, one after the other as they are done. Must not know: files, pages.
The drawing modules are imported where something is drawn and not before: they load numpy and shapely, which takes
longer than all else in a build that finds every drawing in its store.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

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


def draw_all(orders: list[Order], ids: str) -> Generator[tuple[Order, Drawn], None, None]:
    """Draw all orders, in their order. Many are shared out among processes; closing this stops these too."""
    workers = min(os.cpu_count() or 1, len(orders))
    if len(orders) <= FEW or workers == 1:
        yield from ((order, draw_one(order, ids)) for order in orders)
        return
    # Fresh processes rather than copies of this one, which may hold threads and locks of a server or a test runner.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _leave_with_parent)
    try:
        with _deaf_to_ctrl_c():
            waiting = [pool.submit(draw_one, order, ids) for order in orders]
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
