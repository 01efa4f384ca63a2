"""What tests of releases share: a project after `make`."""

from pathlib import Path

import pytest

from tests.repository.built_release import BUILT, PRINTED, index, tell


@pytest.fixture
def built(laid_over) -> Path:
    """A project after `make`, with a person's plan that is nobody else's business, and prints of another year."""
    root = laid_over(None)
    left_over = ("dist/handbook-of-last-year.pdf", "dist/old.epub", "dist/old.txt")
    for path in (*BUILT, "dist/plan-14-a4.pdf", *left_over, "site/index.html"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")
    tell(root, *PRINTED, "plan-14-a4.pdf")
    index(root)
    return root
