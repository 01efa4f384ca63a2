"""scripts/audit.py writes what it measured in a form that the library takes, and never a number without its measure."""

from pathlib import Path

import pytest

from macros.facts.library import read_library
from macros.facts.model.audit import Measured
from macros.facts.reading import read
from scripts import audit

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def told(sample):
    """The sample's results, as the judges would tell them."""
    return read_library(sample / "data").audit.measured.model_dump(exclude={"seal"})


def test_what_is_written_can_be_read(told):
    """Results are read back as they were, sealed, and under a comment for editors."""
    text = audit.as_text(told)
    assert text.startswith("# yaml-language-server: $schema=schema/audit.schema.json\n")
    document = read("data/audit.yaml", text.encode())
    assert document.problems == []
    assert Measured(**document.value["measured"]).model_dump(exclude={"seal"}) == told


def test_no_prints_can_be_read(told):
    """A record without a print is a record too."""
    document = read("data/audit.yaml", audit.as_text({**told, "prints": {}, "books": {}}).encode())
    assert Measured(**document.value["measured"]).prints == {}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("index.html", "index.md"),
        ("safety/index.html", "safety/index.md"),
        ("safety/feet/index.html", "safety/feet.md"),
        ("404.html", "404.html"),
    ],
)
def test_pages_are_named_as_in_docs(file, name):
    """A page has the path of its source in docs/, and the error page its own name."""
    assert audit.name_of(file) == name


def test_the_day_is_told_or_asked_for(monkeypatch, capsys):
    """The day is that of the call or of SOURCE_DATE_EPOCH; without either the call is wrong."""
    monkeypatch.setattr(audit, "NEEDED", ())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert audit.parse([]).day == "2026-11-18"
    assert audit.parse(["--day", "2026-11-23"]).day == "2026-11-23"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    with pytest.raises(SystemExit) as caught:
        audit.main([])
    assert caught.value.code == 2
    assert "--day 2026-11-23" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "20261123", "2026-11-23T10:00"])
def test_a_wrong_day_is_refused_at_once(day, monkeypatch, capsys):
    """What is no day would make a record that no command can read: it is refused before anything is measured."""
    monkeypatch.setattr(audit, "NEEDED", ())
    with pytest.raises(SystemExit) as caught:
        audit.parse(["--day", day])
    assert caught.value.code == 2
    assert f'"{day}" is not a day of the calendar. Write the day as 2026-11-22.' in capsys.readouterr().err


def test_a_wrong_time_is_refused_at_once(monkeypatch, capsys):
    """A SOURCE_DATE_EPOCH that is no time is a wrong call, and told as one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(SystemExit) as caught:
        audit.parse([])
    assert caught.value.code == 2
    assert 'SOURCE_DATE_EPOCH "soon" is not a time. Write seconds' in capsys.readouterr().err


def test_a_missing_judge_is_named(monkeypatch, capsys):
    """Where a judge is not installed nothing is measured, and the command that installs it is told."""
    monkeypatch.setattr(audit, "NEEDED", ("json", "no_such_judge"))
    with pytest.raises(SystemExit) as caught:
        audit.main(["--day", "2026-11-23"])
    assert caught.value.code == 2
    assert "no_such_judge. Run: make test-setup" in capsys.readouterr().err


def refuse():
    """What a build that fails does."""
    raise audit.Stopped("The site cannot be made.")


@pytest.mark.parametrize("changed", [False, True], ids=["cannot-be-made", "changed-meanwhile"])
def test_nothing_is_written_without_a_measure(changed, monkeypatch, tmp_path, capsys):
    """When the site cannot be made, or a file changes while it is made, the record stays as it was."""
    out = tmp_path / "audit.yaml"
    out.write_text("old")
    letters = iter(["before", "after"])
    monkeypatch.setattr(audit, "NEEDED", ())
    monkeypatch.setattr(audit, "sources_of", lambda _: next(letters))
    monkeypatch.setattr(audit, "make", lambda *_: None if changed else refuse())
    assert audit.main(["--day", "2026-11-23", "--out", str(out)]) == 1
    assert ("Run make audit again" if changed else "cannot be made") in capsys.readouterr().err
    assert out.read_text() == "old"


def test_results_are_written_whole(monkeypatch, tmp_path, told, capsys):
    """What the judges say is written with the edition, the day and the fingerprint of what they judged."""
    out = tmp_path / "audit.yaml"
    found = {name: told[name] for name in ("judges", "pages", "prints", "books")}
    monkeypatch.setattr(audit, "NEEDED", ())
    monkeypatch.setattr(audit, "make", lambda *_: None)
    monkeypatch.setattr(audit, "results", lambda *_: found)
    monkeypatch.setattr(audit, "sources_of", lambda _: "0123456789ab")
    monkeypatch.setattr(audit, "edition_id", lambda _: "abcdef")
    assert audit.main(["--day", "2026-11-23", "--out", str(out)]) == 0
    measured = Measured(**read("audit.yaml", out.read_bytes()).value["measured"])
    assert (measured.edition, measured.day, measured.sources) == ("abcdef", "2026-11-23", "0123456789ab")
    assert measured.pages.keys() == told["pages"].keys()
    assert capsys.readouterr().out == "wrote audit.yaml: 1 pages, 1 PDF files of edition abcdef\n"


def test_faults_are_said(capsys):
    """Each fault is said with its place, and counted."""
    assert audit.count("index.md", ["image-alt: img", "list: ul"]) == 2
    assert capsys.readouterr().err == "index.md: image-alt: img\nindex.md: list: ul\n"
