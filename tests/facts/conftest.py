"""What tests of the facts share: the sample as a library."""

import shutil

import pytest

from macros.facts.library import Library, read_library


@pytest.fixture(scope="session")
def bare(tmp_path_factory, sample) -> Library:
    """The sample without its pages, as `laid_over` makes it, read once: a library never changes."""
    return read_library(shutil.copytree(sample / "data", tmp_path_factory.mktemp("bare") / "data"))
