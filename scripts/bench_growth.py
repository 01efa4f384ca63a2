"""How time and memory grow with the content: from the exercises and claims that we have to 1,000 and 5,000.

In: this project, grown in a temporary folder. Out: a table on the terminal, and for each step how much more work one
more exercise (with five claims) is in the upper half of the way than in the lower: 1.0 is a straight line.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.bench_projects import lay_project  # noqa: E402  the path above must come first

SIZES = (40, 200, 1000)
CLAIMS = 5
"""So many claims for each exercise."""

STEPS = {
    "read the data": "read_library(data)",
    "all plans": "plan_table(read_library(data))",
    "open data": "open_data(read_library(data), 'aaaaaa', None)",
}
"""What is measured in a bare Python."""
PRELUDE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
data = Path(sys.argv[1]) / "data"
from macros.facts.library import read_library
from macros.facts.open_data import open_data
from macros.facts.plan_table import plan_table
"""


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds by the clock, seconds of work, megabytes at the peak."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], **environment: str) -> Cost:
    """Run a command to its end. Raises RuntimeError with what it said when it fails."""
    # A person's Python keeps what it has compiled; where it may not, only our side would compile its code each time.
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen(command, env=usual | environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{said.read().decode(errors='replace')[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def steps(project: Path) -> dict[str, Callable[[], Cost]]:
    """What is run on a project: each part of a build that looks at all of the content, and the whole site."""
    found = {
        name: lambda code=code: measure([sys.executable, "-c", PRELUDE + code, str(project)])
        for name, code in STEPS.items()
    }
    check = [sys.executable, str(project / "scripts" / "check.py"), str(project)]
    site = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(project / "mkdocs.yml")]
    site += ["-d", str(project / "site")]
    found["check, pictures solved"] = lambda: measure(check)
    found["site, nothing kept"] = lambda: measure(site, NO_MKDOCS_2_WARNING="1")
    found["site again"] = lambda: measure(site, NO_MKDOCS_2_WARNING="1")
    return found


def growth(folder: Path, runs: int, sizes: tuple[int, ...] = SIZES) -> None:
    """Measure and print."""
    costs: dict[str, list[Cost]] = {}
    for size in sizes:
        project = lay_project(folder / f"grown-{size}", size, CLAIMS * size)
        for name, run in steps(project).items():
            many = [run() for _ in range(1 if "nothing kept" in name else runs)]
            middle = Cost(*(median(getattr(cost, field) for cost in many) for field in ("wall", "cpu", "memory")))
            costs.setdefault(name, []).append(middle)
    head = f"{'':26}{'exercises':>10}{'claims':>8}{'wall s':>9}{'CPU s':>9}{'MB':>7}{'ms for one more':>17}"
    print(f"\nGrowth\n{head}")
    for name, row in costs.items():
        before: tuple[int, Cost] | None = None
        for size, cost in zip(sizes, row, strict=True):
            more = f"{slope(before, (size, cost), 'cpu') * 1000:17.0f}" if before else ""
            numbers = f"{cost.wall:9.1f}{cost.cpu:9.1f}{cost.memory:7.0f}"
            print(f"{name:26}{size:>10,}{CLAIMS * size:>8,}{numbers}{more}")
            before = size, cost
        if len(sizes) == len(SIZES):
            work, memory = (bend(sizes, row, field) for field in ("cpu", "memory"))
            print(f"{'':26}one more at the top is {work:.1f} times the work and {memory:.1f} times the memory below")


def slope(below: tuple[int, Cost], above: tuple[int, Cost], field: str) -> float:
    """How much one more exercise takes between two sizes."""
    return (getattr(above[1], field) - getattr(below[1], field)) / (above[0] - below[0])


def bend(sizes: tuple[int, ...], row: list[Cost], field: str) -> float:
    """The slope of the upper half by that of the lower; 1.0 is a straight line. Where nothing grows it is 1 too."""
    low, middle, high = zip(sizes, row, strict=True)
    below, above = slope(low, middle, field), slope(middle, high, field)
    return above / below if below > 0 else 1.0
