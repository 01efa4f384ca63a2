"""A kept library is the one that would be read, and is read anew when anything that it hangs on has changed."""

import pytest

from macros.facts import keeping
from macros.facts.keeping import kept_library
from macros.facts.library import load_library
from macros.facts.problems import ContentError


@pytest.fixture
def project(laid_over):
    """A small project of our own."""
    return laid_over(None)


@pytest.fixture
def reads(monkeypatch):
    """How often a library is really read: a list that grows by one each time."""
    done = []

    def count(folder):
        done.append(folder)
        return load_library(folder)

    monkeypatch.setattr(keeping, "load_library", count)
    return done


def test_a_kept_library_is_the_same(project, reads):
    """The second time nothing is read, and the library is equal in every field, down to what cannot be changed."""
    first, second = (kept_library(project / "data", project / "kept") for _ in range(2))
    assert len(reads) == 1
    assert second == first == load_library(project / "data")
    assert second is not first
    with pytest.raises(TypeError):
        second.exercises["new"] = None


def test_changed_content_is_read_anew(project, reads):
    """After a change to one word the library has the new word, and the old one is not kept any longer."""
    kept_library(project / "data", project / "kept")
    path = project / "data" / "glossary.yaml"
    path.write_text(f"# A new line\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    kept_library(project / "data", project / "kept")
    assert len(reads) == 2
    assert len(list((project / "kept").iterdir())) == 1


def test_changed_code_is_not_trusted(project, reads, tmp_path, monkeypatch):
    """Other code may read the same files in another way, so it reads them anew."""
    kept_library(project / "data", project / "kept")
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "rules.py").write_text("RULES = ()\n")
    monkeypatch.setattr(keeping, "CODE", tmp_path / "code")
    kept_library(project / "data", project / "kept")
    assert len(reads) == 2


@pytest.mark.parametrize("content", [b"", b"half", b"\x80\x05"], ids=["empty", "words", "half"])
def test_a_broken_file_is_made_again(content, project, reads):
    """A kept file that cannot be read counts as none, and is replaced."""
    kept_library(project / "data", project / "kept")
    (kept,) = (project / "kept").iterdir()
    kept.write_bytes(content)
    assert kept_library(project / "data", project / "kept") == load_library(project / "data")
    assert len(reads) == 2
    assert kept.stat().st_size > 1000


def test_a_mistake_is_never_kept(project):
    """Content with a mistake stops each time, and nothing is kept of it."""
    path = project / "data" / "exercises.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("level: ", "level: x", 1), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentError):
            kept_library(project / "data", project / "kept")
    assert not (project / "kept").exists()
