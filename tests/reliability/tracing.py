"""What a command opened, changed, started and asked, as Python tells it and as the kernel tells it, and what is wrong.

In: a project, commands, a folder for logs. Out: Events, and the ones that a build has no business with.
Must not know: what the commands are for.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOOK = Path(__file__).resolve().parent / "hook"
CALLS = (
    "open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,"
    "chmod,fchmodat,truncate,utimensat,execve,connect,sendto"
)
LINE = re.compile(r"^\d+\s+(?P<call>\w+)\((?P<rest>.*)$")
NAMED = re.compile(r'(?:(?:AT_FDCWD|\d+)(?:<(?P<folder>[^>]*)>)?, )?"(?P<name>(?:[^"\\]|\\.)*)"')

OUTPUTS = ("site", "dist", ".cache")
READ_OF_THE_SYSTEM = (
    "/usr", "/lib", "/lib64", "/proc", "/sys/devices/system/cpu", "/sys/fs/cgroup", "/dev", "/etc/ld.so.cache",
    "/etc/ld.so.preload", "/etc/localtime", "/etc/mime.types", "/etc/timezone", "/etc/gitconfig", "/etc/fonts",
)  # fmt: skip
"""The loader, the clock's zone, kinds of files, processors; /etc/gitconfig is git's."""
WRITTEN_OF_THE_SYSTEM = ("/dev/null", "/dev/shm")
"""Nothing, and the locks by which processes of one program talk."""
PROGRAMS = ("git",)
"""mkdocs-macros asks git about the last commit; nothing of ours hangs on the answer."""


@dataclass(frozen=True)
class Event:
    """One thing that was done: `kind` is read, write, run or ask."""

    kind: str
    what: str


def strace() -> str | None:
    """The kernel's tracer, or None where it is missing or may not be used."""
    path = shutil.which("strace")
    allowed = path and subprocess.run([path, "-f", "true"], capture_output=True, check=False).returncode == 0
    return path if allowed else None


def traced(command: list[str], logs: Path, project: Path, environment: dict[str, str]) -> None:
    """Run a command under both tracers; what is told is added to hook.log and to kernel-N.log.

    One that refuses the content (exit code 1, and a message) has done its work. Raises RuntimeError for any other end.
    """
    logs.mkdir(exist_ok=True)
    tracer = strace()
    kernel = logs / f"kernel-{len(list(logs.iterdir()))}.log"
    under = [tracer, "-f", "-qq", "-y", "--seccomp-bpf", "-s", "300", "-e", f"trace={CALLS}", "-o", str(kernel)]
    told = environment | {"PYTHONPATH": str(HOOK), "TRACE_LOG": str(logs / "hook.log")}
    whole = [*(under if tracer else []), sys.executable, *command]
    done = subprocess.run(whole, cwd=project, env=told, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise RuntimeError(f"{command} failed:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")


def told_by_python(logs: Path) -> list[Event]:
    """Events of hook.log."""
    lines = (logs / "hook.log").read_text(encoding="utf-8").splitlines()
    return [Event(kind, ast.literal_eval(what)) for kind, _, what in (line.partition("\t") for line in lines)]


def told_by_the_kernel(logs: Path, project: Path) -> list[Event]:
    """Events of the kernel's logs, without what failed because there is no such file."""
    events = []
    for path in sorted(logs.glob("kernel-*.log")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = LINE.match(line)
            if found and (" = -1 " not in line or "EINPROGRESS" in line):
                events += _events(found["call"], found["rest"], project)
    return [event for event in events if event.what != str(logs / "hook.log")]


def _events(call: str, rest: str, project: Path) -> Iterator[Event]:
    if call in ("connect", "sendto"):
        if "AF_INET" in rest:
            yield Event("ask", rest[:100])
        return
    changes = not call.startswith("open") or re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest)
    for found in list(NAMED.finditer(rest))[: 2 if call.startswith(("rename", "link")) else 1]:
        path = (
            Path(found["folder"] or project)
            / found["name"].encode().decode("unicode_escape").encode("latin-1").decode()
        )
        if call == "execve":
            yield Event("run", str(path))
        else:
            yield Event("write" if changes else "read", str(path))


def faults(events: list[Event], project: Path, temporary: Path, home: Path) -> set[Event]:
    """What leaves the repository, its output folders and caches; what is started or asked."""
    pythons = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent, HOOK, temporary]
    git_reads = [home / ".gitconfig", home / ".config" / "git"]
    reads = [project, *pythons, *git_reads, *map(Path, READ_OF_THE_SYSTEM)]
    writes = [*(project / name for name in OUTPUTS), temporary, *map(Path, WRITTEN_OF_THE_SYSTEM)]
    return {event for event in set(events) if not _is_fine(event, reads, writes, pythons)}


def _is_fine(event: Event, reads: list[Path], writes: list[Path], pythons: list[Path]) -> bool:
    path = Path(event.what)
    if event.kind == "run":
        is_python = path.name.startswith("python") and any(_within(path, folder) for folder in pythons)
        return path.name in PROGRAMS or is_python  # by its name: Debian's own Python lies where all programs lie
    if event.kind == "ask":
        return event.what.startswith("data:")  # a picture that stands in its own address
    return any(_within(path, folder) for folder in (reads if event.kind == "read" else writes))


def _within(path: Path, folder: Path) -> bool:
    plain = Path(os.path.normpath(path))
    return plain.is_relative_to(folder) or plain.resolve().is_relative_to(folder.resolve())
