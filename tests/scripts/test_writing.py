"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from macros import writing

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    """When writing fails half way, the old file stays and no temporary file is left."""
    path = tmp_path / "book.pdf"
    writing.write_bytes(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(writing.os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        writing.write_bytes(path, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("book.pdf", b"old")]


def test_a_file_that_is_swept_away_before_it_is_locked_is_written_again(tmp_path, monkeypatch):
    """A sweep of another process between the making and the locking of a temporary file costs no more than a name."""
    swept, lock = [], writing.fcntl.flock

    def late(file, how: int) -> None:
        if not swept:
            swept.extend(tmp_path.glob(f".*{writing.HALF}"))
            for half in swept:
                half.unlink()
        lock(file, how)

    monkeypatch.setattr(writing.fcntl, "flock", late)
    writing.write_bytes(tmp_path / "book.pdf", b"new")
    assert len(swept) == 1
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("book.pdf", b"new")]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)], ids=oct)
def test_the_umask_says_who_may_read(umask, mode, tmp_path):
    """A file is for those whom the umask lets in: under a strict one a person's plan is for that person alone."""
    before = os.umask(umask)
    try:
        writing.write_bytes(tmp_path / "plan-a4.pdf", b"a plan")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plan-a4.pdf").stat().st_mode) == mode


def test_halves_are_never_committed():
    """What a killed command leaves behind is ignored by Git, wherever it lies."""
    assert f".*{writing.HALF}" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
