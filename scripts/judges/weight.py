"""What a first visit to a page costs: which files a browser asks for, and what they weigh on the way.

In: a browser page that has never been there, and the built site. Out: addresses and bytes.
Must not know: how much is too much.
"""

import gzip
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")
"""What servers compress."""
LETTERS_HERE = "document.fonts.ready.then(() => true)"
"""True once the page has the letters that it asked for."""


def asked_by(page: Page, address: str) -> list[str]:
    """Every address that a browser asks for as it opens a page, letters included, until it asks no more."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    page.evaluate(LETTERS_HERE)
    return asked


def file_at(site: Path, path: str) -> Path:
    """The file that a server gives for a path."""
    return site / f"{path[1:]}index.html" if path.endswith("/") else site / path[1:]


def on_the_way(file: Path) -> int:
    """The bytes of a file as a plain server sends it; none of one that is not there, which is a fault of its own."""
    content = file.read_bytes() if file.is_file() else b""
    return len(gzip.compress(content, 6, mtime=0)) if content and file.suffix in TEXT else len(content)


def weights(site: Path, asked: Iterable[str]) -> dict[str, int]:
    """The bytes of each file that was asked for, by its path; a file that was asked for twice counts once."""
    return {path: on_the_way(file_at(site, path)) for path in (urlsplit(address).path for address in asked)}
