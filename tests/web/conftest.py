"""What the web tests share: one built site for all workers, and one server for each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from building import PLAIN, build, copy_sources
from filelock import FileLock
from playwright.sync_api import Browser, Page

from scripts.judges.browsing import served


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


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine only; gives the address of its root, with a slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """Where the built site is served."""
    return serve(site)


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
