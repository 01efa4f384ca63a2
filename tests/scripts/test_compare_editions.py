"""scripts/compare_editions.py tells what changed between folders or revisions, and lists a new edition."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.facts.editions import edition_id
from macros.facts.library import read_library
from scripts.compare_editions import main, with_entry

DAY = ("--day", "2026-11-22")
YAML = ("--format", "yaml", "--line")
EMPTY = "# The editions.\n\neditions: {}\n"


def listed(project: Path) -> str:
    """The text of a project's list of editions."""
    return (project / "data" / "editions.yaml").read_text(encoding="utf-8")


def files(project: Path) -> dict[str, bytes]:
    """Every file of a project."""
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_changes_are_told_dose_first(old, new, capsys):
    """Two folders are compared as plain text: both ids, then one line for each change, and nothing is written."""
    before = files(old), files(new)
    assert main([str(old), str(new)]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == f"edition {edition_id(new)}, before it {edition_id(old)}: 2 changes"
    assert lines == [
        'dose    Seated heel raise, count, start: was "8", now "9"',
        'safety  Heel raise at the counter, cautions: was "Stop if you cannot feel where your feet are.", '
        'now "Stop if "it" hurts: sit down."',
    ]
    assert (files(old), files(new)) == before


def test_no_change_is_told(old, capsys):
    """A folder compared with itself has no changes."""
    assert main([str(old), str(old)]) == 0
    assert capsys.readouterr().out == f"edition {edition_id(old)}, before it {edition_id(old)}: 0 changes\n"


def test_a_page_without_words_is_told_so(old, new, capsys):
    """A page that says something else is told as changed, without its text."""
    for project, text in ((old, "# Home\n"), (new, "# Home\n\nHello.\n")):
        (project / "docs").mkdir()
        (project / "docs" / "index.md").write_text(text)
    assert main([str(old), str(new)]) == 0
    assert "words   Home: changed\n" in capsys.readouterr().out


def test_entry_is_printed(old, new, capsys):
    """As YAML the whole entry is printed, every text in quotes, and nothing is written."""
    before = files(new)
    assert main([str(old), str(new), *DAY, *YAML, "It has one more."]) == 0
    text = capsys.readouterr().out
    assert text.splitlines()[:7] == [
        f"  {edition_id(new)}:",
        "    day: 2026-11-22",
        '    line: "It has one more."',
        "    changes:",
        '      - kind: "dose"',
        '        about: "seated-heel-raise"',
        '        name: "Seated heel raise"',
    ]
    assert files(new) == before


def test_what_is_printed_is_what_is_recorded(old, new, capsys):
    """With --record the printed entry stands in the file of the new folder, and no other file has changed."""
    arguments = [str(old), str(new), *DAY]
    assert main([*arguments, *YAML, "It has one more."]) == 0
    entry = capsys.readouterr().out
    before = files(new)
    assert main([*arguments, "--record", "It has one more."]) == 0
    assert listed(new) == f"# The editions.\n\neditions:\n{entry}"
    assert [name for name, content in files(new).items() if before.get(name) != content] == ["data/editions.yaml"]
    (edition,) = read_library(new / "data").editions.values()
    assert (edition.line, edition.day, edition.withdrawn) == ("It has one more.", "2026-11-22", None)
    assert [change.now for change in edition.changes] == ["9", 'Stop if "it" hurts: sit down.']


def test_recording_makes_no_new_edition(old, new):
    """The list is no content: an edition has the same id before and after it is listed."""
    before = edition_id(new)
    assert main([str(old), str(new), *DAY, "--record", "It has one more."]) == 0
    assert edition_id(new) == before


def test_the_first_edition_has_no_changes(old):
    """A folder recorded against itself is the first edition."""
    assert main([str(old), str(old), *DAY, "--record", "It is the first one."]) == 0
    assert "    changes: []\n" in listed(old)
    assert list(read_library(old / "data").editions) == [edition_id(old)]


def test_the_newest_stands_on_top(old, new):
    """A second edition is put above the first; comments and the first entry stay byte for byte."""
    assert main([str(old), str(old), *DAY, "--record", "It is the first one."]) == 0
    first = listed(old).replace("editions:\n", "editions:\n  # A comment.\n").replace("null\n", "null  # fine\n")
    for project in (old, new):
        (project / "data" / "editions.yaml").write_text(first)
    assert main([str(old), str(new), *DAY, "--record", "It has one more."]) == 0
    assert listed(new).endswith(first.partition("editions:\n")[2])
    assert listed(new).startswith("# The editions.\n\neditions:\n")
    assert list(read_library(new / "data").editions) == [edition_id(new), edition_id(old)]


def test_the_day_comes_from_the_environment(old, monkeypatch, capsys):
    """Without --day the day is that of SOURCE_DATE_EPOCH; without both nothing is written."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main([str(old), str(old), "--record", "It is the first one."]) == 0
    assert "    day: 2023-11-14\n" in listed(old)
    (old / "data" / "editions.yaml").write_text(EMPTY)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert main([str(old), str(old), "--record", "It is the first one."]) == 2
    assert "Add --day 2026-11-22, or set SOURCE_DATE_EPOCH." in capsys.readouterr().err
    assert listed(old) == EMPTY


@pytest.mark.parametrize(
    ("day", "line", "message"),
    [
        ("2026-02-30", "It is the first one.", 'day "2026-02-30" is not a day of the calendar. Write the day as'),
        ("2026-11-22", "The first one", "does not end like a sentence. End it with a period"),
        ("2026-11-22", "It is <b>new</b>.", "holds < or >. Write plain words"),
        ("2026-11-22\n  x: 1", "It is the first one.", "data/editions.yaml:"),
    ],
    ids=["day", "sentence", "markup", "line-break"],
)
@pytest.mark.parametrize("way", [["--record"], ["--format", "yaml", "--line"]], ids=["recorded", "printed"])
def test_what_the_model_refuses_is_not_written(old, way, day, line, message, capsys):
    """A wrong day or sentence brings the message of the content's own check; nothing is printed, nothing written."""
    assert main([str(old), str(old), "--day", day, *way, line]) == 1
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""
    assert listed(old) == EMPTY


def test_an_edition_is_listed_once(old, capsys):
    """An edition that is listed already is refused."""
    arguments = [str(old), str(old), *DAY, "--record", "It is the first one."]
    assert main(arguments) == 0
    before = listed(old)
    assert main(arguments) == 1
    assert f"data/editions.yaml:1:1: {edition_id(old)}: This edition is listed already." in capsys.readouterr().err
    assert listed(old) == before


def test_no_edition_is_left_out(old, new, tmp_path, capsys):
    """An edition that is not compared with the newest listed one is refused: its readers would miss changes."""
    assert main([str(old), str(old), *DAY, "--record", "It is the first one."]) == 0
    shutil.copyfile(old / "data" / "editions.yaml", new / "data" / "editions.yaml")
    other = shutil.copytree(new, tmp_path / "other")
    with (other / "data" / "phrases.yaml").open("a") as file:
        file.write("more:\n  word: Word\n")
    assert main([str(other), str(new), *DAY, "--record", "It has one more."]) == 1
    assert f'OLD is edition {edition_id(other)}, but the newest that is listed is "{edition_id(old)}".' in (
        capsys.readouterr().err
    )


def test_an_old_one_may_lack_the_list(old, new, capsys):
    """A folder from before there was a list of editions is compared all the same, and stays as it is."""
    (old / "data" / "editions.yaml").unlink()
    assert main([str(old), str(new)]) == 0
    assert "2 changes" in capsys.readouterr().out
    assert not (old / "data" / "editions.yaml").exists()


def test_broken_content_is_said_plainly(old, new, capsys):
    """Content that cannot be read is named with its side and its own messages."""
    (new / "data" / "glossary.yaml").write_text("")
    assert main([str(old), str(new)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{new} cannot be read:\ndata/glossary.yaml:1:1: The file is empty.")


def test_a_list_without_its_line_is_refused(old, capsys):
    """Where no line says `editions:`, the list is not touched."""
    path = old / "data" / "editions.yaml"
    path.write_text("{editions: {}}\n")
    assert main([str(old), str(old), *DAY, "--record", "It is the first one."]) == 1
    assert "data/editions.yaml:1:1: No line says editions: alone." in capsys.readouterr().err
    assert path.read_text() == "{editions: {}}\n"


def test_only_the_line_of_the_list_is_changed():
    """The entry is put below the line `editions:`; a comment that speaks of editions is not that line."""
    text = "# editions: {}\neditions: {}\n"
    assert with_entry(text, "  a:\n") == "# editions: {}\neditions:\n  a:\n"
    assert with_entry("editions:\n  b:\n", "  a:\n") == "editions:\n  a:\n\n  b:\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere", "."],
        [".", "nowhere"],
        ["--", "--output=x", "."],
        ["HEAD; rm x", "."],
        [".", "HEAD", *DAY, "--record", "It is one."],
    ],
    ids=["old", "new", "option", "shell", "record-in-a-revision"],
)
def test_a_wrong_call_is_refused(arguments, old, monkeypatch, capsys):
    """What is neither a folder nor a revision, and a revision to write to, end with 2 and a sentence that says so."""
    monkeypatch.chdir(old)
    before = files(old)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "neither a project folder nor a git revision" in said or "Name a project folder that has it" in said
    assert files(old) == before


def test_print_and_record_exclude_each_other(old):
    """An entry is either printed or recorded."""
    with pytest.raises(SystemExit) as caught:
        main([str(old), str(old), *DAY, "--record", "It is one.", *YAML, "It is one."])
    assert caught.value.code == 2


def test_a_revision_is_compared(repository, capsys):
    """A git revision is read from the repository, beside the folder that has changed since, and nothing is left."""
    before = files(repository)
    assert main(["HEAD", "."]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(": 2 changes")
    assert main(["HEAD", "HEAD"]) == 0
    assert capsys.readouterr().out.endswith(": 0 changes\n")
    assert files(repository) == before


def test_a_revision_has_the_id_of_its_files(repository, capsys):
    """A revision is the same edition as a folder with its files."""
    subprocess.run(["git", "-C", str(repository), "checkout", "--quiet", "."], check=True)
    assert main(["HEAD", "."]) == 0
    name = edition_id(repository)
    assert capsys.readouterr().out == f"edition {name}, before it {name}: 0 changes\n"


def test_help_shows_how(root):
    """--help explains, shows examples, and ends with 0."""
    command = [sys.executable, str(root / "scripts" / "compare_editions.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "scripts/compare_editions.py HEAD ." in done.stdout
    assert "--record" in done.stdout
