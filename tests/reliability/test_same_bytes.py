"""Clean copies of the project give the same bytes wherever they lie and whoever builds them."""

import gzip
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from laying_open import laid_open
from project_copies import COMMANDS, PERSON, environment

from tests.copying import ALL, PRINTS, ROOT, copy_project, files_of

pytestmark = pytest.mark.slow

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.ISO-8859-9",  # where a small i has a large one with a dot, and a file is not UTF-8 by itself
    "LANG": "tr_TR.ISO-8859-9",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "",  # as it is where nobody thought of it
    "USER": "jörg",
    "LOGNAME": "jörg",
    "COLUMNS": "40",
}
"""What another person's machine may say. SOURCE_DATE_EPOCH is the edition's own, so it is the same."""


ANOTHER = ("unshare", "--user", "--map-user=4711", "--map-group=4711")
"""Runs a command as a user of another number. Files are read and written as before: only the number is another."""


def as_another() -> tuple[str, ...]:
    """What stands before a command to run it as another user; nothing where the machine does not allow it."""
    allowed = subprocess.run([*ANOTHER, "true"], capture_output=True, check=False).returncode == 0
    return ANOTHER if allowed else ()


def make_locale(folder: Path) -> dict[str, str]:
    """Make the locale of ELSEWHERE and say where it lies, whichever locales the machine has."""
    name = ELSEWHERE["LC_ALL"]
    folder.mkdir()
    language, letters = name.split(".")
    subprocess.run(["localedef", "-i", language, "-f", letters, folder / name], check=True, capture_output=True)
    return {"LOCPATH": str(folder)}


def seen_elsewhere(told: dict[str, str]) -> list[str]:
    """The number of the user and the locale that a program there sees."""
    see = "import locale, os; print(os.getuid(), locale.setlocale(locale.LC_CTYPE))"
    command = [*as_another(), sys.executable, "-c", see]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=True).stdout.split()


def built_elsewhere(base: Path, drawings: Path) -> None:
    """Build a copy on a path with spaces and accents, as another user with a strict umask and a foreign locale."""
    project = copy_project(base / "Müllers Kopie (zweite) – größer", ALL, drawings)
    (base / "zu Hause").mkdir()
    told = environment(HOME=str(base / "zu Hause"), TMPDIR=str(base), **ELSEWHERE, **make_locale(base / "locales"))
    assert seen_elsewhere(told) == ["4711" if as_another() else str(os.getuid()), ELSEWHERE["LC_ALL"]]
    before = os.umask(0o077)
    try:
        for name in ("the website", "prints"):
            done = subprocess.run(
                [*as_another(), sys.executable, *COMMANDS[name]],
                cwd=project, env=told, capture_output=True, encoding="utf-8", errors="replace", check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr[-2000:]
    finally:
        os.umask(before)


def test_two_clones_give_the_same_bytes(traced, small_once, tmp_path):
    """Site, sheet, e-book, plain text and the zip for a stick are equal byte for byte to those of another copy."""
    built_elsewhere(tmp_path, small_once)
    (other,) = (path for path in tmp_path.iterdir() if path.name.startswith("Müller"))
    for top, least in (("site", 150), ("dist", 5)):
        first, second = files_of(traced / "project" / top), files_of(other / top)
        assert set(first) == set(second)
        assert len(first) > least - 1
        assert [name for name in first if first[name] != second[name]] == []
    assert {name.rpartition(".")[2] for name in first} >= {"pdf", "epub", "txt", "zip", "json"}


def telling(content: bytes, words: Iterable[bytes]) -> set[bytes]:
    """The words that stand in a file or in what it packs."""
    return {word for part in laid_open(content) for word in words if word in part}


PLACES = {
    "the folder": lambda traced: str(traced / "project"),
    "the home": lambda traced: str(traced / "home"),
    "the user": lambda traced: PERSON,
    "the machine": lambda traced: os.uname().nodename,
}
"""What may not be told, of the project that was traced."""


@pytest.mark.parametrize("kind", PLACES)
def test_no_place_or_person_is_told(kind, traced):
    """No file that is published names the folder, the home, the user or the machine it was made on."""
    project, word = traced / "project", PLACES[kind](traced).encode()
    read = [content for name in PRINTS if (ROOT / name).is_dir() for content in files_of(project / name).values()]
    if len(word) < 5 or any(word in content for content in read):
        pytest.skip(f"{word.decode()} may stand in a file by chance")  # a machine may be called pi, or debian
    published = files_of(project / "site") | files_of(project / "dist")
    assert len(published) > 150
    assert [name for name, content in published.items() if telling(content, [word])] == []


def zipped(content: bytes) -> bytes:
    """A zip with one compressed file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("OEBPS/page.xhtml", content)
    return whole.getvalue()


def printed(content: bytes) -> bytes:
    """A PDF with a compressed stream on its page."""
    whole, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page().Contents = pdf.make_stream(content)
    pdf.save(whole, compress_streams=True)
    return whole.getvalue()


@pytest.mark.parametrize(
    "pack", [bytes, zipped, printed, gzip.compress, lambda content: zipped(printed(content))],
    ids=["plain", "e-book", "PDF", "gzip", "PDF in a zip"],
)  # fmt: skip
def test_a_place_that_is_told_is_seen(pack):
    """A folder that stands on a page of an e-book or a PDF is found, though the bytes of the file do not show it."""
    told = b"/srv/somebody-here/project"
    file = pack(b"% made in " + told + b" " * 200)
    assert (told in file) == (pack is bytes)
    assert telling(file, [told, b"elsewhere"]) == {told}


def test_a_name_that_is_told_is_seen():
    """The folder in the properties of a PDF, or in the name of a file inside a zip, is found too."""
    whole, pdf = io.BytesIO(), pikepdf.new()
    pdf.docinfo["/Creator"] = "somebody-here"
    pdf.save(whole, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert telling(whole.getvalue(), [b"somebody-here"])
    assert telling(zipped(b""), [b"OEBPS/page"])
