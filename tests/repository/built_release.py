"""What `make` leaves for a release, told small: one file of each kind, and the lists that name its state."""

import hashlib
import json
import zipfile
from pathlib import Path

from macros.facts.editions import edition_id
from macros.facts.library import read_library
from macros.facts.signing import signed_state

BUILT = {
    "dist/handbook-a4.pdf": "handbook-a4.pdf",
    "dist/handbook-ebook.epub": "handbook-ebook.epub",
    "dist/handbook-text.txt": "handbook-text.txt",
    "dist/steady-strength-site.zip": "steady-strength-site.zip",
    "site/api/v1/exercises.json": "data-exercises.json",
    "site/api/v1/exercises.csv": "data-exercises.csv",
    "site/api/v1/index.json": "data-index.json",
}
"""A build of one file of each kind, and the name of each among the downloads."""

PRINTED = ("handbook-a4.pdf", "handbook-ebook.epub", "handbook-text.txt")
"""Those of them that are printed, and so are named in dist/prints.json."""


OTHERS = (
    ({"edition": "0a0b0c"}, "of edition 0a0b0c"),
    ({"sign_offs": "0" * 16}, "from before a sign-off came or went"),
)
"""Builds of another state, and what is said of them."""


def state(root: Path, **others: str) -> dict[str, str]:
    """The edition and the sign-offs of a project, or others."""
    return {"edition": edition_id(root), "sign_offs": signed_state(read_library(root / "data"))} | others


def tell(root: Path, *names: str, **others: str) -> None:
    """Write down what was printed, of this state or another one."""
    told = state(root, **others) | {"files": {name: {"pages": 1} for name in names}}
    (root / "dist" / "prints.json").write_text(json.dumps(told), encoding="utf-8")


def index(root: Path, stick: bool = True, **others: str) -> None:
    """Write down which data there is, of this state or another one, in the site and in the one for a stick."""
    folder = root / "site" / "api" / "v1"
    data = [folder / "exercises.json", folder / "exercises.csv"]
    files = [{"path": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in data]
    text = json.dumps(state(root, **others) | {"files": files})
    (folder / "index.json").write_text(text, encoding="utf-8")
    if stick:
        with zipfile.ZipFile(root / "dist" / "steady-strength-site.zip", "w") as packed:
            packed.writestr("steady-strength/api/v1/index.json", text)
