"""One hostile or broken thing that somebody outside hands us, and what must come of it.

Must not know: how it is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

INSIDE = "clinic"
"""The folder that is handed over, in the folder that a case may fill; what lies beside it must never be opened."""

SECRET = "the-secret-beside-the-folder"
"""What stands in the files outside; it must turn up nowhere."""


@dataclass(frozen=True)
class Case:
    """`make` fills an empty folder and returns what a person writes after --clinic or --plan.

    `refused` tells whether a message must come (with the words `says`) or a correct edition.
    """

    id: str
    make: Callable[[Path], str]
    kind: Literal["clinic", "plan", "logo"]
    refused: bool
    says: str = ""


def handed_over(folder: Path, files: dict[str, bytes]) -> Path:
    """The folder that is handed over, with files in it, and a secret beside it."""
    inside = folder / INSIDE
    inside.mkdir()
    (folder / "secret.yaml").write_text(f"name: {SECRET}\n", encoding="utf-8")
    for name, content in files.items():
        (inside / name).parent.mkdir(exist_ok=True)
        (inside / name).write_bytes(content)
    return inside


def in_file(name: str, content: str | bytes) -> Callable[[Path], str]:
    """Makes one file and returns its path."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return lambda folder: str(handed_over(folder, {name: raw}) / name)
