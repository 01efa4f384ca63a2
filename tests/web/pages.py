"""The pages that the site must have, known before it is built: one for each Markdown file, and the error page."""

from pathlib import Path

from building import ROOT

DOCS = ROOT / "docs"
ERROR_PAGE = "404.html"


def url_of(markdown: Path) -> str:
    """The address of a page, as seen from the root of the site: `safety/feet/` for docs/safety/feet.md."""
    path = markdown.relative_to(DOCS).with_suffix("")
    parts = path.parts[:-1] if path.name == "index" else path.parts
    return "".join(f"{part}/" for part in parts)


SOURCE_OF = {url_of(path): path for path in sorted(DOCS.rglob("*.md"))}
"""The Markdown file of each page by its address."""

URLS = [*SOURCE_OF, ERROR_PAGE]
"""Every page of the site."""


IN_A_BROWSER = [url for url in URLS if url in ("messages/", "messages/unknown-word/") or "messages/" not in url]
"""What a browser opens: the pages of the messages differ in their words alone, so one stands for a hundred."""


def path_of(url: str) -> str:
    """The path of a page in docs/."""
    return SOURCE_OF[url].relative_to(DOCS).as_posix()


def name(url: str) -> str:
    """The id that a test report shows for a page."""
    return url.rstrip("/") or "home"


def file_of(url: str) -> str:
    """The file of a page in the site."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def front_matter(markdown: Path) -> dict[str, str]:
    """The keys and plain values between the two lines `---` at the top of a page; none for a page without them."""
    text = markdown.read_text(encoding="utf-8")
    head = text.split("---\n")[1] if text.startswith("---\n") else ""
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
