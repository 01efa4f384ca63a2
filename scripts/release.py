"""Say whether a tag may be released, and put together what is uploaded with it.

    scripts/release.py v1                 before the build: 0 when every exercise and page is signed, else 1
    scripts/release.py v1-not-reviewed    the same without the signatures, for a release that says so in its name
    scripts/release.py v1 --pack FOLDER   after `make`: FOLDER/files, with check sums, FOLDER/notes.md, FOLDER/title.txt

In: a tag, and for --pack what `make` left in dist/ and site/. The notes tell what changed since the tag before. Both
ways refuse what is not signed, a tag that another commit has, and files that are not those of the commit. What is
packed is of this edition, and was made under the sign-offs of today.
The exit code is 0 when that is done, 1 when the content stands against it, 2 when the call is wrong or comes too early.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.comparing import compare  # noqa: E402
from macros.facts.editions import edition_id  # noqa: E402
from macros.facts.library import read_library  # noqa: E402
from macros.facts.open_data import FOLDER  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from macros.facts.signing import signed_state  # noqa: E402
from macros.paper.handouts import PERSONAL  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts import check  # noqa: E402
from scripts.calling import CallError, stopped  # noqa: E402
from scripts.comment import MARKER, comment  # noqa: E402
from scripts.two_sides import read_sides  # noqa: E402
from scripts.usb_site import FOLDER as ON_THE_STICK  # noqa: E402

NOT_REVIEWED = "-not-reviewed"
"""The end of a tag whose content no clinician has signed in full. It travels with every link to the release."""

TAG = re.compile(rf"v\d+(\.\d+)*({NOT_REVIEWED})?")

PRINTS = ("dist/*.pdf", "dist/*.epub", "dist/*.txt")
"""What is printed. Only what dist/prints.json names is uploaded: the folder may hold prints of an earlier year."""

STICK, DATA = "dist/steady-strength-site.zip", f"site/{FOLDER}"

PARTS = {**dict.fromkeys(PRINTS, ""), STICK: "", f"{DATA}/*.json": "data-", f"{DATA}/*.csv": "data-"}
"""What is uploaded, and what is put before its name: a list of downloads has no folders."""

SUMS = "SHA256SUMS"

SIGNED = "A clinician has signed every exercise and every page with health advice in it. Each says who, and when."
UNSIGNED = "**No clinician has signed all of this.** Each exercise and each page says whether somebody has read it."
WHAT = f"""The prints are for A4 and for US Letter. The ZIP file is the whole website, for a USB stick. The files whose
names begin with `data-` are the open data. With `sha256sum --check {SUMS}` you can tell that a download is whole."""
FIRST = "This is the first release."


def uploads(root: Path) -> Iterator[tuple[str, Path]]:
    """The name and the path of each file to upload, by name. No print for one person is ever among them.

    Raises CallError when the build lacks a kind, or is of another edition or other sign-offs; ContentError when the
    content cannot be read.
    """
    state = {"edition": edition_id(root), "sign_offs": signed_state(read_library(root / "data"))}
    found, printed = {}, prints_of(root, state)
    for pattern, prefix in PARTS.items():
        wanted = (path for path in root.glob(pattern) if pattern not in PRINTS or path.name in printed)
        paths = [path for path in wanted if not path.name.startswith(PERSONAL)]
        if not paths:
            raise CallError(f"There is no {pattern} to upload. Run: make")
        found |= {f"{prefix}{path.name}": path for path in paths}
    refuse_other_data(root, state)
    yield from sorted(found.items())


def prints_of(root: Path, state: Mapping[str, str]) -> set[str]:
    """The names of what was printed of this state. Raises CallError when it is not known, or not all there."""
    told = _told(root, "dist/prints.json", "what is printed")
    _refuse_other(told, state, "dist/ holds the prints")
    for name in sorted(told["files"]):
        if not (root / "dist" / name).is_file():
            raise CallError(f"There is no dist/{name}, which was printed. Run: make")
    return set(told["files"])


def refuse_other_data(root: Path, state: Mapping[str, str]) -> None:
    """Raise CallError unless the data is the one that its index names, is of this state, and is that on the stick."""
    index = root / DATA / "index.json"
    told = _told(root, f"{DATA}/index.json", "which data there is")
    _refuse_other(told, state, "site/ is the website")
    wanted = {(entry["path"], entry["sha256"]) for entry in told["files"]}
    paths = [path for path in (*index.parent.glob("*.json"), *index.parent.glob("*.csv")) if path != index]
    for name, _ in sorted(wanted ^ {(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths}):
        raise CallError(f"{DATA}/{name} is not what {DATA}/index.json says. Run: make")
    try:
        with zipfile.ZipFile(root / STICK) as stick:
            packed = stick.read(f"{ON_THE_STICK}/{FOLDER}/index.json")
    except (OSError, KeyError, zipfile.BadZipFile):
        packed = b""
    if packed != index.read_bytes():
        raise CallError(f"{STICK} does not hold the website in site/. Run: make")


def _told(root: Path, name: str, what: str) -> dict[str, Any]:
    """What a file of a build tells of it. Raises CallError when it does not tell its edition and its files."""
    try:
        told = json.loads((root / name).read_bytes())
        told["edition"], told["files"]
    except (OSError, ValueError, KeyError, TypeError):
        raise CallError(f"{name} does not tell {what}. Run: make") from None
    return told


def _refuse_other(told: Mapping[str, Any], state: Mapping[str, str], what: str) -> None:
    """Raise CallError for a build of another edition, or of this one under other sign-offs."""
    if told["edition"] != state["edition"]:
        raise CallError(f"{what} of edition {told['edition']}, and this is {state['edition']}. Run: make")
    if told.get("sign_offs") != state["sign_offs"]:
        raise CallError(f"{what} from before a sign-off came or went. Run: make")


def tag_before(root: Path, tag: str) -> str | None:
    """The newest tag of a release that leads to what is checked out, but for this one; None when there is none."""
    return _git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "--exclude", tag)


def refuse_moved(root: Path, tag: str) -> None:
    """Raise CallError for a tag that another commit has than the one that is checked out: its files would be others."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}")
    if commit and commit != _git(root, "rev-parse", "HEAD"):
        raise CallError(f"{tag} is the tag of another commit, {commit[:12]}. Check that one out, or choose a new tag.")


def refuse_uncommitted(root: Path) -> None:
    """Raise CallError while a file that git does not ignore is not in the commit: the tag would be that of other files.

    A page that was never committed counts, as the build takes it in.
    """
    status = ("git", "-C", str(root), "status", "--porcelain", "--untracked-files=normal")
    done = subprocess.run(status, capture_output=True, text=True)
    if done.returncode:
        raise CallError(f"git cannot say what is committed here: {done.stderr.strip()}")
    if done.stdout:
        changed = " ".join(done.stdout.split())
        raise CallError(f"Not all that is here is committed. Commit it, or take it back: {changed}")


def _git(root: Path, *arguments: str) -> str | None:
    """What git says in a folder; None when it says nothing or cannot."""
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True)
    return done.stdout.strip() or None


def notes(tag: str, before: str | None) -> str:
    """What stands beside the files. Raises CallError or ContentError when the tag before cannot be read."""
    text = f"{UNSIGNED if tag.endswith(NOT_REVIEWED) else SIGNED}\n\n{WHAT}\n\n"
    if not before:
        return f"{text}{FIRST}\n"
    with tempfile.TemporaryDirectory() as folder:
        sides = read_sides(before, str(ROOT), Path(folder))
        ids = edition_id(sides.old.folder.parent), edition_id(sides.new.folder.parent)
        parts = sides.new.phrases.get("edition_part", {})
        changes = comment(compare(sides.old, sides.new), ids, sides.unread, parts)
    return text + changes.removeprefix(f"{MARKER}\n")


def pack(root: Path, tag: str, folder: Path, text: str) -> None:
    """Put the files, their sums, the notes and the title of a release into an empty folder. Raises CallError."""
    if folder.exists():
        raise CallError(f"{folder} is there already. Remove it, or name another folder.")
    chosen = list(uploads(root))
    files = folder / "files"
    files.mkdir(parents=True)
    sums = []
    for name, path in chosen:
        shutil.copyfile(path, files / name)
        sums.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    write_text(files / SUMS, "".join(sums))
    write_text(folder / "notes.md", text)
    title = f"{tag.removesuffix(NOT_REVIEWED)}: not all of it has been reviewed by a clinician"
    write_text(folder / "title.txt", f"{title if tag.endswith(NOT_REVIEWED) else tag}\n")


def run(options: argparse.Namespace) -> int:
    """Check or pack. Raises CallError or ContentError."""
    if not TAG.fullmatch(options.tag):
        raise CallError(f'"{options.tag}" is no tag of a release. Write v1 or v1.2, or v1{NOT_REVIEWED}.')
    refuse_moved(ROOT, options.tag)
    refuse_uncommitted(ROOT)
    code = check.main([] if options.tag.endswith(NOT_REVIEWED) else ["--release"])
    if code or not options.pack:
        return code
    pack(ROOT, options.tag, options.pack, notes(options.tag, tag_before(ROOT, options.tag)))
    print(f"{options.pack} holds what is uploaded with {options.tag}.")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tag", metavar="TAG", help=f"such as v1, or v1{NOT_REVIEWED}")
    parser.add_argument("--pack", metavar="FOLDER", type=Path, help="a new folder for what is uploaded")
    try:
        return run(parser.parse_args(arguments))
    except (CallError, ContentError) as error:
        return stopped(error)


if __name__ == "__main__":
    sys.exit(main())
