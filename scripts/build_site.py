"""Build the website aside, then put it in the place of the one that is there: site/ is always whole.

In: data/, docs/, mkdocs.yml; what is printed of this edition, in dist/. Out: site/, with just that in site/print/, and
dist/steady-strength-site.zip for a USB stick. When anything fails, or the build is stopped, site/ stays as it was.
Two builds at once take turns.
"""

import argparse
import contextlib
import fcntl
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros import read_prints  # noqa: E402
from macros.facts.editions import edition_id  # noqa: E402
from macros.paper.handouts import PERSONAL  # noqa: E402
from macros.site_engine import build_site  # noqa: E402
from macros.views.downloads import printed  # noqa: E402
from scripts import usb_site  # noqa: E402

SITE, DIST, CACHE = ROOT / "site", ROOT / "dist", ROOT / ".cache"
NEW, OLD = CACHE / "site-new", CACHE / "site-old"
"""In the repository, so that one rename moves them."""

ZIP = "steady-strength-site.zip"
"""The site for a stick, which usb_site.py leaves in dist/ too."""


def main(arguments: list[str] | None = None) -> int:
    """Build the website; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(arguments)
    with _alone():
        return build()


def build() -> int:
    """Build, pack, add what is printed, and put all of it in place at once. Raises OSError."""
    if SITE.is_symlink():
        print(
            "build_site.py: site is a link to another folder, which a build cannot replace. Take the link away and\n"
            "run the command again. Then let the web server show this folder, or copy it to where the link led.",
            file=sys.stderr,
        )
        return 1
    if SITE.exists() and not SITE.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(SITE))
    try:
        _remove()
        code = build_site(ROOT, NEW)
        if code == 0:
            usb_site.main([str(NEW)])
            _add_prints(NEW / "print")
            _put_in_place()
        return code
    finally:
        _remove()


def _add_prints(folder: Path) -> None:
    """Copy what the print page offers. Whatever else lies in dist/ may be of another edition, or no print at all."""
    folder.mkdir(exist_ok=True)
    offered = [file.name for file in printed(read_prints(DIST), edition_id(ROOT))]
    for name in [ZIP, *(name for name in offered if not name.startswith(PERSONAL))]:
        shutil.copyfile(DIST / name, folder / name)


def _put_in_place() -> None:
    if SITE.exists():
        SITE.rename(OLD)
    NEW.rename(SITE)


def _remove() -> None:
    """Take away what is no website yet, or none any more. An old one stays where no new one has taken its place."""
    if OLD.is_dir() and not SITE.exists():
        OLD.rename(SITE)  # a build was stopped between its two renames
    for folder in (NEW, OLD):
        if folder.exists():
            shutil.rmtree(folder)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other build runs here. The system lets go of the lock of a process that ends in any way."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
