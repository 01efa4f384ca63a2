"""scripts/compare_editions.py: an older side that lacks something, the forms of its answer, and whose id it tells."""

import pytest

from macros.facts.editions import edition_id
from macros.facts.library import read_library
from scripts.comment import not_ours
from scripts.compare_editions import main

DAY = ("--day", "2026-11-22")


@pytest.mark.parametrize("name", ["questions", "glossary", "benefits"])
def test_an_old_one_may_lack_a_file(name, old, new, capsys):
    """A folder from before there was a file of data/ is compared in all but that file, and one line says so."""
    (old / "data" / f"{name}.yaml").unlink()
    assert main([str(old), str(new)]) == 0
    _, note, *changes = capsys.readouterr().out.splitlines()
    assert note.startswith(f"not compared: data/{name}.yaml, which the older edition lacks")
    assert [line.split()[0] for line in changes] == ["dose", "safety"]


def test_an_old_one_may_use_a_preset_that_is_none(old, new, capsys):
    """A folder whose picture names a preset that is not there is compared all the same: its picture has changed."""
    figures = old / "data" / "figures.yaml"
    figures.write_text(figures.read_text().replace("start: {use: at-counter}", "start: {use: at-countr}", 1))
    assert main([str(old), str(new)]) == 0
    _, *changes = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in changes] == ["dose", "safety", "steps"]
    assert changes[-1] == "steps   Heel raise at the counter, picture: changed"


def test_what_is_not_compared_stands_in_the_entry(old, new, capsys):
    """An entry names what could not be compared in a comment, so that whoever records it can add what is missing."""
    (old / "data" / "questions.yaml").unlink()
    assert main([str(old), str(new), *DAY, "--record", "It has one more."]) == 0
    assert "    # not compared: data/questions.yaml, which" in (new / "data" / "editions.yaml").read_text(
        encoding="utf-8"
    )
    assert len(read_library(new / "data").editions) == 1


def test_the_comment_has_the_same_changes(old, new, capsys):
    """As Markdown the comment on a pull request is printed, dose first, in lines that we would post."""
    assert main([str(old), str(new), "--format", "markdown"]) == 0
    text = capsys.readouterr().out
    assert not_ours(text) is None
    assert text.index("### Dose") < text.index("- `Seated heel raise`, `count, start`") < text.index("### Safety")
    assert f"Edition `{edition_id(new)}`, before it `{edition_id(old)}`. Changes: `2`." in text


@pytest.mark.parametrize("arguments", [["--format", "yaml"], ["--line", "It is one."]], ids=["no-line", "no-yaml"])
def test_a_sentence_belongs_to_an_entry(arguments, old, capsys):
    """An entry needs its sentence, and a sentence without an entry is a wrong call."""
    assert main([str(old), str(old), *DAY, *arguments]) == 2
    assert "--format yaml and --line belong together" in capsys.readouterr().err


def test_a_page_that_is_gone_is_told_so(old, new, capsys):
    """A page that one side lacks is told as new or as gone, with its title."""
    (old / "docs").mkdir()
    (old / "docs" / "search.md").write_text("# Search\n")
    assert main([str(old), str(new)]) == 0
    assert 'words   Search: was "Search", now gone\n' in capsys.readouterr().out
    assert main([str(new), str(old)]) == 0
    assert 'words   Search: now "Search"\n' in capsys.readouterr().out


def test_the_id_is_that_of_the_project(old, new, capsys):
    """The id that is told is the one that sheets print: it hangs on the templates too."""
    templates = old / "macros" / "views" / "templates"
    templates.mkdir(parents=True)
    (templates / "sheet.html").write_text("<p>Edition</p>\n")
    assert main([str(old), str(new)]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(f"before it {edition_id(old)}: 2 changes")
    shown = edition_id(old)
    (templates / "sheet.html").unlink()
    assert shown != edition_id(old)
