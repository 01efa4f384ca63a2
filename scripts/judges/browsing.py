"""A browser and a server on this machine only: what a judge needs to look at a built site as a visitor does.

In: a folder. Out: its address, and the machine's own Chromium, which can reach no other host.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

BROWSER_FLAGS = (
    "--disable-gpu",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no page can reach another host, even by mistake
)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, keeps connections open, logs nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: Callable[..., BaseHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """Serve a folder; gives the address of its root, with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, without a window. Raises FileNotFoundError where there is none."""
    path = shutil.which("chromium")
    if not path:
        raise FileNotFoundError("Chromium is missing. Run: make test-setup")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
        yield started
        started.close()


def version() -> str:
    """Which Chromium this is."""
    with chromium() as browser:
        return browser.version
