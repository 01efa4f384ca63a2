"""What tests of the facts share: the sample and the real content as libraries."""

import shutil
from collections.abc import Callable

import pytest

from macros.facts.comparing import compare
from macros.facts.library import Library, read_library
from macros.facts.model.edition import EditionChange
from tests.signed_library import real_library


@pytest.fixture(scope="session")
def bare(tmp_path_factory, sample) -> Library:
    """The sample without its pages, as `laid_over` makes it, read once: a library never changes."""
    return read_library(shutil.copytree(sample / "data", tmp_path_factory.mktemp("bare") / "data"))


@pytest.fixture(scope="session")
def real() -> Library:
    """The real content, signed by nobody."""
    return real_library()


@pytest.fixture(scope="session")
def library(sample) -> Library:
    """The small project."""
    return read_library(sample / "data")


@pytest.fixture
def changed(laid_over, bare) -> Callable[..., list[EditionChange]]:
    """Compare the sample with a copy in which pieces of text were exchanged; keys are files, values (old, new)."""

    def make(**changes: tuple[str, str]) -> list[EditionChange]:
        project = laid_over(None)
        for name, (old, new) in changes.items():
            path = project / "data" / f"{name}.yaml"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return compare(bare, read_library(project / "data"))

    return make
