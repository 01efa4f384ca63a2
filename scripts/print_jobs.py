"""Print jobs: many documents at once, each in a process of its own, and none that is already there as it should be.

In: Tasks and a ledger. Out: files, written whole or not at all, and a ledger of what was made from what.
Must not know: the command line.
"""

import fcntl
import gc
import hashlib
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from multiprocessing.connection import Connection, wait
from pathlib import Path

from macros.writing import write_bytes, write_text

ROOT = Path(__file__).resolve().parent.parent
READ = ("data", "docs", "macros", "scripts", "mkdocs.yml", "requirements/site.txt")
"""Everything in the repository that a document is made from, its own code included."""
MEASURED = "data/audit.yaml"
"""But for this: it says what was found in the documents, and none of them says it."""
LIBRARIES = ("weasyprint", "pydyf", "mkdocs", "markdown", "lxml", "segno")
SETTINGS = ("SITE_URL", "SOURCE_DATE_EPOCH")


@dataclass(frozen=True)
class Made:
    """A finished file: what it was made from, a hash of its bytes, its pages (0 where it has none), its places."""

    inputs: str
    sha256: str
    size: int
    pages: int
    places: Mapping[str, int]


@dataclass(frozen=True)
class Task:
    """A file to make: where, from what, and the function that makes it from the places of an earlier print.

    The function returns the bytes, the pages and the places of anchors, or raises Refused.
    """

    path: Path
    inputs: str
    make: Callable[[Mapping[str, int]], tuple[bytes, int, Mapping[str, int]]]
    weight: int = 1


def inputs_of_all(root: Path = ROOT) -> str:
    """A hash of everything that every document is made from, in a tenth of a second; nothing of it is understood."""
    digest = hashlib.sha256()
    for name in READ:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts and path != root / MEASURED:
                content = path.read_bytes()
                digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode() + content)
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    for name in SETTINGS:
        digest.update(f"{name}={os.environ.get(name, '')}\0".encode())
    digest.update(sys.version.encode())
    return digest.hexdigest()


class Refused(Exception):
    """A document cannot be made; the text says why."""


class Ledger:
    """What was made from what, kept in one file that may be thrown away at any time. Several commands may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made, self._runs = self._read()

    def get(self, path: Path) -> Made | None:
        """What is known of a file, if it still has the bytes that were written."""
        made = self._made.get(str(path))
        try:
            return made if made and hashlib.sha256(path.read_bytes()).hexdigest() == made.sha256 else None
        except OSError:
            return None

    def places(self, path: Path) -> Mapping[str, int]:
        """Where the anchors of an earlier print stood: good guesses for the next."""
        made = self._made.get(str(path))
        return made.places if made else {}

    def is_done(self, run: str, inputs: str) -> bool:
        """True when this very command has run, on these inputs, and all its files are as it left them."""
        paths = [Path(name) for name in self._runs.get(f"{run} {inputs}", [])]
        return bool(paths) and all(self.get(path) for path in paths)

    def keep(self, made: Mapping[Path, Made]) -> None:
        """Add what was made."""
        self._write({str(path): one for path, one in made.items()}, {})

    def keep_run(self, run: str, inputs: str, paths: Sequence[Path]) -> None:
        """Remember a command and its files; only commands on the same inputs count from then on."""
        self._write({}, {f"{run} {inputs}": [str(path) for path in paths]}, inputs)

    def _read(self) -> tuple[dict[str, Made], dict[str, list[str]]]:
        """What is kept; nothing when the file is missing or spoiled."""
        try:
            kept = json.loads(self._path.read_bytes())
            return {name: Made(**made) for name, made in kept["made"].items()}, dict(kept["runs"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}, {}

    def _write(self, made: dict[str, Made], runs: dict[str, list[str]], inputs: str = "") -> None:
        """Add to the file as it is now: another command may have added to it since we read it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            kept_made, kept_runs = self._read()
            kept = {name: one for name, one in (kept_made | made).items() if Path(name).exists()}
            self._made, self._runs = kept, {key: at for key, at in (kept_runs | runs).items() if key.endswith(inputs)}
            told = {name: asdict(one) for name, one in sorted(self._made.items())}
            write_text(self._path, json.dumps({"made": told, "runs": self._runs}))


def run(tasks: Sequence[Task], ledger: Ledger, workers: int, say: Callable[[Path, str], None]) -> dict[Path, Made]:
    """Make what is not there yet, `workers` at a time, the heaviest first. `say` hears of each file that is done.

    Returns everything, made now or before. Raises Refused with the first message; then nothing more is started.
    """
    known = {task.path: ledger.get(task.path) for task in tasks}
    stale = [task for task in tasks if not (known[task.path] and known[task.path].inputs == task.inputs)]
    done = {path: made for path, made in known.items() if made}
    made_now: dict[Path, Made] = {}
    try:
        for task, made in _make_all(sorted(stale, key=lambda task: -task.weight), ledger, workers):
            made_now[task.path] = made
            say(task.path, f"{len(made_now)} of {len(stale)}")
    finally:
        if made_now:
            ledger.keep(made_now)
    return done | made_now


def _make_all(tasks: Sequence[Task], ledger: Ledger, workers: int) -> Iterator[tuple[Task, Made]]:
    """Each task in a process that is a copy of this one, with everything read and imported. A copy prints once: so
    WeasyPrint is used once in each process, and its memory goes when the process goes."""
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # what is shared with the copies stays shared
    waiting, running = list(tasks), {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                task = waiting.pop(0)
                ear, mouth = fork.Pipe(duplex=False)
                process = fork.Process(target=_make, args=(task, ledger.places(task.path), mouth, os.getpid()))
                process.start()
                mouth.close()
                running[ear] = (task, process)
            for ear in wait(list(running)):
                task, process = running.pop(ear)
                yield task, _heard(ear, task)
                process.join()
    finally:
        for _, process in running.values():
            process.terminate()
        for _, process in running.values():
            process.join()


def _heard(ear: Connection, task: Task) -> Made:
    try:
        answer = ear.recv()
    except EOFError:
        raise Refused(f"{task.path.name}: the process that printed it was stopped. Run the command again.") from None
    if isinstance(answer, str):
        raise Refused(answer)
    return answer


def _make(task: Task, guesses: Mapping[str, int], mouth: Connection, parent: int) -> None:
    """Make one file, in its own process. Ctrl-C is the parent's affair; it ends us, and we leave nothing behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        content, pages, places = task.make(guesses)
        if os.getppid() != parent:
            return  # who wanted it is gone, and a newer file may stand there by now
        write_bytes(task.path, content)
    except (Refused, OSError) as error:
        mouth.send(f"{task.path.name}: {error}")
        return
    mouth.send(Made(task.inputs, hashlib.sha256(content).hexdigest(), len(content), pages, dict(places)))
