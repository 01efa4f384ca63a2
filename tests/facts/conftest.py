"""What tests of the facts share: the sample and the real content as libraries."""

import shutil

import pytest

from macros.facts.library import Library, read_library
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
