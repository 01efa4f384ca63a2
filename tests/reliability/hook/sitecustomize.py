"""What tests do inside the processes of a build: Python imports a module of this name by itself when it starts.

With TRACE_LOG it tells there of each file that is opened or changed, each program that is started, each host asked.
With KILL_AT it kills the build, all its processes at once, as a power cut does: right after it opened a file to write
whose name holds a text (`open TEXT`), or right before it renames such a file (`os.rename TEXT`).
With LOSE the system's libraries of that name are not to be had.
"""

import os
import signal
import sys
from pathlib import Path

WRITES = {
    "os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2, "os.chmod": 1,
    "os.truncate": 1, "os.utime": 1, "shutil.rmtree": 1, "shutil.move": 2,
}  # fmt: skip
"""Events that change files, and how many names they tell first."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
RUNS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}
ASKS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}


def _start() -> None:
    log = os.open(os.environ["TRACE_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def tell(kind: str, what: object) -> None:
        text = os.fsdecode(what) if isinstance(what, str | bytes | os.PathLike) else repr(what)
        if kind in ("read", "write"):
            text = str(Path.cwd() / text)
        os.write(log, f"{kind}\t{text!r}\n".encode())

    def hear(event: str, values: tuple) -> None:
        if event == "open" and not isinstance(values[0], int):
            tell("write" if values[2] & WRITING else "read", values[0])
        elif event in WRITES:
            for name in values[: WRITES[event]]:
                if not isinstance(name, int) and Path(os.fsdecode(name)).is_absolute():  # else beside an open folder
                    tell("write", name)
        elif event in RUNS:
            tell("run", values[0])
        elif event in ASKS:
            tell("ask", values[-1] if event == "socket.connect" else values[0])

    sys.addaudithook(hear)


def _kill_later() -> None:
    call, _, wanted = os.environ["KILL_AT"].partition(" ")
    state = ["waits"]

    def hear(event: str, values: tuple) -> None:
        if state == ["opened"] or (state == ["waits"] and event == call == "os.rename" and wanted in str(values[0])):
            state[0] = "kills"  # to kill is an event too
            os.killpg(0, signal.SIGKILL)
        elif state == ["waits"] and event == call == "open" and values[2] & WRITING and wanted in str(values[0]):
            state[0] = "opened"

    sys.addaudithook(hear)


def _lose() -> None:
    import cffi

    load = cffi.FFI.dlopen

    def dlopen(self: object, name: str, flags: int = 0) -> object:
        if os.environ["LOSE"] in str(name):
            raise OSError(f"cannot load library {name!r}: no such file")
        return load(self, name, flags)

    cffi.FFI.dlopen = dlopen


for variable, act in (("TRACE_LOG", _start), ("KILL_AT", _kill_later), ("LOSE", _lose)):
    if variable in os.environ:
        act()
