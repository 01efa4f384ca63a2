"""Pack the built website so that it works from a USB stick: unpack, open index.html, no network and no server.

In: the folder of a built site. Out: one zip with one folder in it, the same bytes for the same site and day.
A browser does not look for index.html in a folder of a disk, so links to folders name it. Scripts that build links
add it by themselves where `location.protocol` is "file:", and read data as scripts: a page on a disk may not fetch.
What is to be printed stays outside, unless asked for: it is ten times as large as the pages. A link to a file that
is not packed leads to the published site; where no address of one is known, its words stay without a link.
Must not know: what a page says.
"""

import argparse
import calendar
import io
import os
import posixpath
import re
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.editions import edition_day  # noqa: E402
from macros.writing import write_bytes  # noqa: E402

FOLDER = "steady-strength"
"""The one folder in the zip, so that unpacking does not strew files over a desk."""

PRINTS = "print/"
"""Where a site keeps what is to be printed, beside the page that lists it."""

FOR_SERVERS = ("404.html", "robots.txt", "sitemap.xml")
"""Files that only a server or a search engine asks for."""

LINK = re.compile(r'(<(?:a|area|form)\b[^>]*?)\s(href|action)="([^"]*)"')
PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')


def pack(site: Path, seconds: int, address: str = "", prints: bool = False) -> bytes:
    """The zip of a built site. `seconds` since 1970 date its files, `address` is where the site is published, if it is.

    Raises FileNotFoundError when the folder holds no site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site}: there is no website here. Run: make site")
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    packed = [file for file in files if file not in FOR_SERVERS and (prints or not _is_print(file))]
    day = time.gmtime(max(seconds, 315532800))[:6]  # a zip knows no day before 1980
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        for file in packed:
            content = (site / file).read_bytes()
            if file.endswith(".html"):
                content = for_stick(content.decode("utf-8"), file, frozenset(packed), address).encode("utf-8")
            entry = zipfile.ZipInfo(f"{FOLDER}/{file}", day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whichever system packs: else the bytes differ
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return zipped.getvalue()


def for_stick(page: str, file: str, packed: frozenset[str], address: str = "") -> str:
    """The HTML of a page, `file` in its site, as it works on a disk, where only `packed` files are."""

    def mend(found: re.Match[str]) -> str:
        start, name, link = found.groups()
        there = on_disk(link, file, packed, address)
        return start if there is None else f'{start} {name}="{there}"'

    # A page on a disk may not load a font ahead of its style sheet. Not every browser takes 'self' to mean the disk.
    page = POLICY.sub(lambda found: found[1] + found[2].replace("'self'", "'self' file:") + found[3], page)
    return LINK.sub(mend, PRELOAD.sub("", page))


def on_disk(link: str, file: str, packed: frozenset[str], address: str = "") -> str | None:
    """A link of a page for the disk; None for one that leads nowhere there, and to no published site either."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    is_folder = parts.path.endswith("/") or posixpath.basename(parts.path) in (".", "..")
    path = posixpath.join(parts.path, "index.html") if is_folder else parts.path
    there = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
    if there not in packed:
        published = there.removesuffix("index.html") if is_folder else there
        return f"{address.rstrip('/')}/{published}" if address else None
    return parts._replace(path=path.removeprefix("./")).geturl()


def _is_print(file: str) -> bool:
    return file.startswith(PRINTS) and file != f"{PRINTS}index.html"


def main(arguments: list[str] | None = None) -> None:
    """Pack and write."""
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], epilog="Example: .venv/bin/python scripts/usb_site.py site --prints"
    )
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site", help="the built website (default: site/)")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "steady-strength-site.zip", help="the zip to write")
    parser.add_argument("--prints", action="store_true", help="also pack everything that can be printed")
    options = parser.parse_args(arguments)
    try:
        day = edition_day()
        seconds = calendar.timegm(day.timetuple()) if day else 0
        zipped = pack(options.site, seconds, os.environ.get("SITE_URL", ""), options.prints)
    except (FileNotFoundError, ValueError) as error:
        sys.exit(str(error))
    write_bytes(options.out, zipped)
    print(f"{options.out}: {len(zipped) / 1_000_000:.1f} MB. Unpack it and open {FOLDER}/index.html.")


if __name__ == "__main__":
    main()
