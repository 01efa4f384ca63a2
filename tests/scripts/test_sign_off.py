"""scripts/sign_off.py writes down what a person has read, and changes nothing else in the file."""

import io
import re
import shutil
import subprocess
import sys

import pytest

from macros.facts.library import read_library
from macros.facts.signing import fingerprints, reading, standing
from scripts.sign_off import main

ID = "heel-raise"
ASKED = ["--role", "physical therapist", "--day", "2026-11-23"]
LINE = "# The first line is kept, with its é.\n"


@pytest.fixture
def project(tmp_path, root, sample, monkeypatch):
    """A small project with one page, the real phrases, and a list of sign-offs with comments of its own."""
    shutil.copytree(sample / "data", tmp_path / "data")
    shutil.copyfile(root / "data" / "phrases.yaml", tmp_path / "data" / "phrases.yaml")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "rest.md").write_text("---\nclinical: true\n---\n# Rest\n\nSit down.\n", encoding="utf-8")
    path = tmp_path / "data" / "reviews.yaml"
    path.write_text(LINE + path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def listed(project):
    """The text of the list of sign-offs."""
    return (project / "data" / "reviews.yaml").read_text(encoding="utf-8")


def test_a_sign_off_is_written(project, capsys):
    """An exercise and a page are shown and then signed, with role, day and what was read; all other lines stay."""
    before = listed(project)
    assert main([ID, "rest.md", *ASKED], project) == 0
    library = read_library(project / "data")
    assert [(each.of, each.role, each.day, each.name) for each in library.sign_offs] == [
        (ID, "physical therapist", "2026-11-23", None), ("rest.md", "physical therapist", "2026-11-23", None),
    ]  # fmt: skip
    assert [standing(library, of).state for of in (ID, "rest.md")] == ["signed", "signed"]
    assert library.sign_offs[0].read == fingerprints(library, ID)
    kept = before.replace("sign_offs: []\n", "")
    assert listed(project).startswith(f"{kept}sign_offs:\n  - of: {ID}\n")
    said = capsys.readouterr().out
    assert said.index("Sit down.") < said.index("has signed")


def test_another_one_comes_at_the_end(project):
    """A second sign-off stands below the first, whose lines and comments stay byte for byte."""
    assert main([ID, *ASKED], project) == 0
    path = project / "data" / "reviews.yaml"
    path.write_text(listed(project).replace("role:", "# Seen in the clinic.\n    role:"), encoding="utf-8")
    before = listed(project)
    assert main([ID, "--role", 'podiatrist: "feet"', "--day", "2026-12-01"], project) == 0
    assert listed(project).startswith(before)
    assert [each.role for each in read_library(project / "data").sign_offs] == [
        "physical therapist",
        'podiatrist: "feet"',
    ]


def test_a_name_needs_consent(project, capsys):
    """A name is written only with how the person agreed to it."""
    name = [ID, *ASKED, "--name", "A. Sample"]
    assert main(name, project) == 2
    assert "names a person without their consent" in capsys.readouterr().err
    assert main([*name, "--consent", "Made up for a test."], project) == 0
    (found,) = read_library(project / "data").sign_offs
    assert (found.name, found.consent) == ("A. Sample", "Made up for a test.")


def test_all_that_is_read_is_shown(project, capsys):
    """With --show every word of the reading is printed, and nothing is written."""
    before = listed(project)
    assert main([ID, "--show"], project) == 0
    said = capsys.readouterr().out
    words = [words for lines in reading(read_library(project / "data"), ID).values() for _, words in lines]
    assert len(words) > 60
    assert [each for each in words if each not in said] == []
    assert listed(project) == before


@pytest.mark.parametrize("option", [["--show"], ASKED], ids=["shown", "signed"])
def test_a_page_that_is_no_text_is_a_problem(option, project, capsys):
    """A page whose bytes are no UTF-8 is told with its place, and nothing is shown or signed."""
    before = listed(project)
    (project / "docs" / "rest.md").write_bytes("# Café\n".encode("latin-1"))
    assert main(["rest.md", *option], project) == 1
    said = capsys.readouterr()
    assert "docs/rest.md:1:6: " in said.err
    assert (said.out, listed(project)) == ("", before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["heel-rise", *ASKED], 'Did you mean "heel-raise"?'),
        (["safety/feet.md", *ASKED], "neither an exercise nor a page"),
        ([ID, "--day", "2026-11-23"], "--role is missing."),
        ([ID, "--role", "", "--day", "2026-11-23"], "--role is missing."),
        ([ID, "--role", "podiatrist.", *ASKED[2:]], "--role is a name, not a sentence."),
        ([ID, "--role", "podiatrist"], "--day is missing."),
        ([ID, "--role", "podiatrist", "--day", "2026-02-30"], "--day is not a day of the calendar."),
        ([ID, "--role", "podiatrist", "--day", "today"], "--day is not a day of the calendar."),
    ],
    ids=["slip", "unknown", "no role", "empty role", "wrong role", "no day", "no such day", "word"],
)
def test_a_wrong_call_writes_nothing(arguments, message, project, capsys, monkeypatch):
    """An unknown id, a missing or wrong role or day is refused with what to write, and nothing is written."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = listed(project)
    assert main(arguments, project) == 2
    said = capsys.readouterr().err
    assert said.startswith("sign_off.py: ")
    assert message in said
    assert listed(project) == before


@pytest.mark.parametrize(("day", "code"), [("2026-11-23", 0), ("2026-11-24", 2)])
def test_nobody_reads_in_the_future(day, code, project, monkeypatch):
    """Where SOURCE_DATE_EPOCH tells the day, a later one is refused."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-23
    assert main([ID, "--role", "podiatrist", "--day", day], project) == code


class Terminal(io.StringIO):
    """A person who types answers."""

    def isatty(self):
        """True: somebody is there."""
        return True


def test_what_is_missing_is_asked(project, monkeypatch):
    """On a terminal the role and the day are asked for."""
    monkeypatch.setattr(sys, "stdin", Terminal("podiatrist\n2026-11-23\n"))
    assert main([ID], project) == 0
    (found,) = read_library(project / "data").sign_offs
    assert (found.role, found.day) == ("podiatrist", "2026-11-23")


def test_who_goes_away_signs_nothing(project, monkeypatch, capsys):
    """Who ends the input instead of an answer has signed nothing."""
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert main([ID], project) == 2
    assert "--role is missing." in capsys.readouterr().err


def test_what_was_shown_is_signed(project, monkeypatch):
    """A page that changes while the questions wait is signed as it was shown, so the sign-off has lapsed already."""
    page = project / "docs" / "rest.md"

    class Slow(Terminal):
        """A person who takes so long to answer that somebody changes the page."""

        def readline(self):
            """The next answer, after the change."""
            page.write_text(page.read_text(encoding="utf-8").replace("Sit down.", "Stand up."), encoding="utf-8")
            return super().readline()

    monkeypatch.setattr(sys, "stdin", Slow("podiatrist\n2026-11-23\n"))
    shown = fingerprints(read_library(project / "data"), "rest.md")
    assert main(["rest.md"], project) == 0
    library = read_library(project / "data")
    assert library.sign_offs[0].read == shown
    assert standing(library, "rest.md").state == "changed"


def letters_of(project, capsys, *names):
    """The letters in the last line of what is to be read."""
    assert main([*names, "--show"], project) == 0
    letters = capsys.readouterr().out.splitlines()[-1].rpartition(" ")[2]
    assert re.fullmatch("[a-z]{8}", letters)
    return letters


def test_what_was_read_on_another_day_is_signed(project, capsys):
    """With the letters below what was read, in any case and any order of the names, the words are signed."""
    letters = letters_of(project, capsys, ID, "rest.md")
    assert letters_of(project, capsys, "rest.md", ID) == letters
    assert letters not in (letters_of(project, capsys, ID), letters_of(project, capsys, "rest.md"))
    assert main([ID, "rest.md", *ASKED, "--read", f" {letters.upper()}"], project) == 0
    assert len(read_library(project / "data").sign_offs) == 2
    assert "Without --read" not in capsys.readouterr().out


def test_words_that_have_changed_since_are_not_signed(project, capsys):
    """With the letters below older words nothing is signed, and what to do is told."""
    letters, before = letters_of(project, capsys, "rest.md"), listed(project)
    page = project / "docs" / "rest.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Sit", "Lie"), encoding="utf-8")
    assert main(["rest.md", *ASKED, "--read", letters], project) == 2
    said = capsys.readouterr().err
    assert "The words have changed since" in said
    assert letters in said
    assert listed(project) == before
    assert letters_of(project, capsys, "rest.md") in said


def test_without_letters_the_words_of_now_are_signed(project, capsys):
    """Without the letters it is said that the words are signed as they are now."""
    letters = letters_of(project, capsys, ID)
    assert main([ID, *ASKED], project) == 0
    assert f"Without --read this signs the words as they are now: {letters}." in capsys.readouterr().out


@pytest.mark.parametrize("text", ["sign_offs: [ ]\n", "sign_offs:\n  []\n", "{sign_offs: []}\n"])
def test_a_list_in_another_form_is_left_alone(text, project, capsys):
    """A list that cannot be written on is left as it is, with what to write; one that can be is understood."""
    path = project / "data" / "reviews.yaml"
    path.write_text(text, encoding="utf-8")
    code = main([ID, *ASKED], project)
    assert code == (0 if text.startswith("sign_offs: [") else 1)
    if code:
        assert "[sign-off-list]" in capsys.readouterr().err
        assert listed(project) == text
    assert len(read_library(project / "data").sign_offs) == 1 - code


def test_wrong_content_is_not_signed(project, capsys):
    """While the content has a fault, nobody signs it: the fault is told, and the exit code is 1."""
    path = project / "data" / "exercises.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("level: seated", "level: seatd", 1), encoding="utf-8")
    before = listed(project)
    assert main([ID, *ASKED], project) == 1
    assert 'Did you mean "seated"?' in capsys.readouterr().err
    assert listed(project) == before


def test_the_command_explains_itself(root):
    """The command as it is called says how it is used."""
    done = subprocess.run([sys.executable, root / "scripts" / "sign_off.py", "--help"], capture_output=True, text=True)
    assert done.returncode == 0
    assert "--show" in done.stdout
    assert "data/reviews.yaml" in done.stdout
