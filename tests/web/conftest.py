"""What the web tests share: one built site for all workers, one server and one browser for each."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from building import PLAIN, build, copy_sources
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

BROWSER_FLAGS = (
    "--disable-gpu",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no test can reach another host, even by mistake
)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The built site, made once for all workers; never written to. Beside it lies `sources`, what it was built from."""
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        if not folder.is_dir():
            new = shared / "site-being-built"
            done = build(copy_sources(shared / "sources"), new, **PLAIN)
            assert (done.code, done.said) == (0, "")
            new.rename(folder)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, keeps connections open, logs nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine only; gives the address of its root, with a slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """Where the built site is served."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, one for each worker."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing. Run: make test-setup"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def kept_page(browser: Browser) -> Iterator[Page]:
    """A browser page that is kept from test to test. Ask for `page` instead."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page(kept_page: Page) -> Page:
    """A browser page as wide as a phone, with nothing left of what the last test set. Making a new one takes longer."""
    kept_page.goto("about:blank")
    kept_page.set_viewport_size({"width": 390, "height": 844})
    kept_page.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    return kept_page


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make a browser page of its own, for what `page` cannot be set to; keywords are those of a browser context."""
    contexts = []

    def make(**settings: Any) -> Page:
        context = browser.new_context(viewport={"width": 390, "height": 844}, **settings)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
