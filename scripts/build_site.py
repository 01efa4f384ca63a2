"""Build the website aside, then put it in the place of the one that is there: site/ is always whole.

In: data/, docs/, mkdocs.yml; what is printed already, in dist/. Out: site/, with what is to be printed in site/print/,
and dist/steady-strength-site.zip for a USB stick. When anything fails, or the build is stopped, site/ stays as it was.
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

from macros.paper.handouts import PERSONAL  # noqa: E402
from macros.site_engine import build_site  # noqa: E402
from scripts import usb_site  # noqa: E402

SITE, DIST, CACHE = ROOT / "site", ROOT / "dist", ROOT / ".cache"
NEW, OLD = CACHE / "site-new", CACHE / "site-old"
"""In the repository, so that one rename moves them."""

PRINTED = {".pdf", ".zip", ".epub", ".txt"}


def main(arguments: list[str] | None = None) -> int:
    """Build the website; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(arguments)
    with _alone():
        return build()


def build() -> int:
    """Build, pack, add what is printed, and put all of it in place at once. Raises OSError."""
    if OLD.is_dir() and not SITE.exists():
        OLD.rename(SITE)  # a build was killed between its two renames
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
    folder.mkdir(exist_ok=True)
    for path in sorted(DIST.iterdir()):
        if path.suffix in PRINTED and not path.name.startswith((PERSONAL, ".")):
            shutil.copyfile(path, folder / path.name)


def _put_in_place() -> None:
    if SITE.exists():
        SITE.rename(OLD)
    NEW.rename(SITE)


def _remove() -> None:
    """Take away what is no website yet, or none any more."""
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
