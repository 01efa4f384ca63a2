"""Many drawings at once: in their order, with the right code, and no process is left behind."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.facts.model.figure import Figure, Pose
from macros.figures import drawing_room
from macros.figures.drawing_room import Order, code_today, draw_all

ROOT = Path(__file__).resolve().parent.parent.parent
IDS = "ids-"
FIGURE = Figure(
    who="rosa",
    start=Pose(base="sit"),
    marks=[],
    arrows=[],
    captions=["Sit."],
    alt="A woman sits on a chair with both feet on the floor.",
)
MANY = [Order(f"figure-{number}", FIGURE, "colour") for number in range(drawing_room.FEW + 3)]


def test_many_are_drawn_as_one_by_one(monkeypatch):
    """Many drawings, shared out among processes, come in their order and equal to those drawn here."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert list(draw_all(MANY, IDS, code_today())) == [(order, drawing_room.draw_one(order, IDS)) for order in MANY]


@pytest.mark.parametrize(("count", "cores"), [(drawing_room.FEW, 2), (len(MANY), 1)], ids=["few", "one-core"])
def test_few_are_drawn_without_other_processes(count, cores, monkeypatch):
    """A few drawings, or many on one core, start no process."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(drawing_room, "ProcessPoolExecutor", None)
    assert len(list(draw_all(MANY[:count], IDS, code_today()))) == count


@pytest.mark.parametrize("count", [1, len(MANY)], ids=["here", "elsewhere"])
def test_other_code_is_refused(count, monkeypatch):
    """Whoever draws, this process or another, refuses when the code is not the one of the hash."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with pytest.raises(RuntimeError, match="changed; start again"):
        list(draw_all(MANY[:count], IDS, "older code"))


def test_a_fault_in_another_process_is_heard(monkeypatch):
    """What goes wrong while a figure is drawn elsewhere is raised here."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    wrong = Order("wrong", FIGURE.model_copy(update={"start": Pose(use="nowhere")}), "colour")
    with pytest.raises(KeyError, match="nowhere"):
        list(draw_all([*MANY, wrong], IDS, code_today()))


STOPPED = """
import contextlib, signal, sys
sys.path.insert(0, {root!r})
from macros.figures import drawing_room
from tests.figures.test_drawing_room import MANY
if __name__ == "__main__":
    drawing_room.os.cpu_count = lambda: 2
    try:
        with contextlib.closing(drawing_room.draw_all(MANY * 200, "x", drawing_room.code_today())) as done:
            next(done)
            print("drawing", flush=True)
            for _ in done:
                pass
            signal.pause()
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize(("sent", "code"), [("SIGINT", 130), ("SIGKILL", -9)])
def test_no_process_stays_behind(sent, code, tmp_path):
    """Ctrl-C, and even a kill, ends the processes that draw too, and they say nothing."""
    script = tmp_path / "stopped.py"
    script.write_text(STOPPED.format(root=str(ROOT)))
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        assert process.stdout.readline() == "drawing\n"
        if sent == "SIGINT":
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.kill()
        assert process.wait(timeout=60) == code
        assert not re.search("Traceback", process.stderr.read())  # at the end of stderr nobody holds it any more
    for _ in range(100):
        if not in_group(process.pid):
            break
        time.sleep(0.1)
    assert in_group(process.pid) == []


def in_group(group: int) -> list[int]:
    """The processes of a group that run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            name, _, rest = path.read_text().rpartition(") ")
            state, _, own_group, *_ = rest.split()
            if int(own_group) == group and state != "Z":
                found.append(int(name.split()[0]))
    return found
