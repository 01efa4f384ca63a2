"""Print jobs: what is there as it should be is left alone, several commands share what they know, faults are told."""

import json
import os
from pathlib import Path

import pytest

from scripts.build_handbook import write_list
from scripts.print_jobs import Ledger, Refused, Task, inputs_of_all, run


def writes(text: str):
    """A function that makes a file with this text, on one page."""
    return lambda guesses: (text.encode(), 1, {"top": 1})


def refuses(guesses):
    """A function that cannot make its file."""
    raise Refused("A letter is missing.")


def dies(guesses):
    """A function whose process is killed."""
    os._exit(9)


def silent(path: Path, count: str) -> None:
    """Say nothing."""


@pytest.fixture
def ledger(tmp_path):
    """Opens the ledger as a new command does."""
    return lambda: Ledger(tmp_path / "cache" / "prints.json")


def test_what_is_made_is_known(ledger, tmp_path):
    """A file that was made from the same inputs is not made again; from other inputs it is."""
    path = tmp_path / "a.txt"
    first = run([Task(path, "1", writes("one"))], ledger(), 2, silent)
    again = run([Task(path, "1", writes("other"))], ledger(), 2, silent)
    assert (path.read_text(), first) == ("one", again)
    run([Task(path, "2", writes("two"))], ledger(), 2, silent)
    assert path.read_text() == "two"


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("spoiled")], ids=["gone", "spoiled"])
def test_what_is_harmed_is_made_again(ledger, tmp_path, harm):
    """A file that is gone, or has other bytes than were written, is made again."""
    path = tmp_path / "a.txt"
    run([Task(path, "1", writes("one"))], ledger(), 2, silent)
    harm(path)
    run([Task(path, "1", writes("one"))], ledger(), 2, silent)
    assert path.read_text() == "one"


SPOILED = (b"{", b"[]", b'{"made": {"x": 1}, "runs": 3}', b"\xff")


@pytest.mark.parametrize("content", SPOILED, ids=str)
def test_a_spoiled_ledger_is_forgotten(content, ledger, tmp_path):
    """A ledger that cannot be understood says nothing: what it told of is made again, and then it tells of that."""
    path = tmp_path / "a.txt"
    run([Task(path, "1", writes("one"))], ledger(), 2, silent)
    (tmp_path / "cache" / "prints.json").write_bytes(content)
    assert ledger().get(path) is None
    assert ledger().places(path) == {}
    assert not ledger().is_done("command", "inputs")
    run([Task(path, "1", writes("two"))], ledger(), 2, silent)
    assert path.read_text() == "two"
    assert ledger().get(path)


def test_commands_share_the_ledger(ledger, tmp_path):
    """Two commands at once add to one ledger: neither forgets what the other has made."""
    first, second = ledger(), ledger()
    run([Task(tmp_path / "a.txt", "1", writes("a"))], first, 1, silent)
    run([Task(tmp_path / "b.txt", "1", writes("b"))], second, 1, silent)
    third = ledger()
    assert third.get(tmp_path / "a.txt")
    assert third.get(tmp_path / "b.txt")


def test_a_run_is_done_until_something_changes(ledger, tmp_path):
    """A command is done as long as its inputs and all its files are as they were."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    book = ledger()
    run([Task(path, "1", writes(path.name)) for path in paths], book, 2, silent)
    book.keep_run("command", "inputs", paths)
    assert ledger().is_done("command", "inputs")
    assert not ledger().is_done("command", "other")
    assert not ledger().is_done("another", "inputs")
    paths[1].write_text("changed")
    assert not ledger().is_done("command", "inputs")


@pytest.mark.parametrize(("make", "says"), [(refuses, "a.txt: A letter is missing."), (dies, "a.txt: the process")])
def test_a_fault_stops_the_run(ledger, tmp_path, make, says):
    """A file that cannot be made stops the run with its name and the reason, and is not there; others stay whole."""
    tasks = [Task(tmp_path / "a.txt", "1", make, weight=2), Task(tmp_path / "b.txt", "1", writes("b"))]
    with pytest.raises(Refused, match=says):
        run(tasks, ledger(), 1, silent)
    assert not (tmp_path / "a.txt").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_heaviest_is_begun_first(ledger, tmp_path):
    """With one process, files are made in the order of their weight, so that no long one is left for the end."""
    done: list[str] = []
    tasks = [Task(tmp_path / f"{weight}.txt", "1", writes("x"), weight) for weight in (1, 9, 5)]
    run(tasks, ledger(), 1, lambda path, count: done.append(path.name))
    assert done == ["9.txt", "5.txt", "1.txt"]


@pytest.mark.parametrize("file", ["data/a.yaml", "docs/a.md", "macros/a.py", "scripts/a.py", "mkdocs.yml"])
def test_everything_that_is_read_counts(file, tmp_path, monkeypatch):
    """A change to data, a page, code or settings is another input; a cache of Python and what was measured are none."""
    monkeypatch.delenv("SITE_URL", raising=False)
    for name in ("data/a.yaml", "docs/a.md", "macros/a.py", "scripts/a.py", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    before = inputs_of_all(tmp_path)
    (tmp_path / "macros" / "__pycache__").mkdir()
    (tmp_path / "macros" / "__pycache__" / "a.pyc").write_text("x")
    (tmp_path / "data" / "audit.yaml").write_text("x")
    assert inputs_of_all(tmp_path) == before
    (tmp_path / file).write_text("two")
    assert inputs_of_all(tmp_path) != before
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert inputs_of_all(tmp_path) != before


@pytest.mark.parametrize("other", [{}, {"edition": "b"}, {"sign_offs": "y"}], ids=["same", "edition", "sign-offs"])
def test_the_list_is_of_one_state(other, tmp_path):
    """What was printed of another edition, or under other sign-offs, leaves the list though it still lies there."""
    path, state = tmp_path / "prints.json", {"edition": "a", "sign_offs": "x"}
    (tmp_path / "log-a4.pdf").write_bytes(b"x")
    path.write_text(json.dumps({**state, "files": {"log-a4.pdf": {"pages": 1}}}))
    write_list(path, state | other, [])
    assert json.loads(path.read_text()) == {**state, **other, "files": {} if other else {"log-a4.pdf": {"pages": 1}}}
