"""Files are written whole or not at all."""

import pytest

from macros import writing


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
