"""What scripts/check.py says and how: to people, to a workflow, and of files that no engine can read."""

import pytest

import scripts.check
from macros.facts.problems import ContentError, Problem
from macros.page_safety import must_be_safe
from macros.site_engine import read_book, read_markdown
from macros.views.vocabulary import WORDS
from scripts import check

WRONG = [
    Problem("data/a.yaml", number, 1, "", "It is\n::error::wrong.", "Mend it.", "a-code") for number in range(1, 13)
]


@pytest.fixture
def project(laid_over, tmp_path):
    """The sample with its pages."""
    (tmp_path / "unchanged" / "docs").mkdir(parents=True)
    return laid_over(tmp_path / "unchanged")


def test_a_workflow_shows_more_than_ten(monkeypatch, capsys):
    """GitHub shows ten annotations of a step: behind them each problem is told as a line, which is no command."""
    monkeypatch.setattr(scripts.check, "problems_of", lambda *_: WRONG)
    assert check.main(["--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith("::") for line in lines] == [True] * len(WRONG) + [False] * len(WRONG)
    assert lines[-1] == "data/a.yaml:12:1: It is↵::error::wrong. Mend it. [a-code]"


UNREADABLE = {
    "tab": ("theme:\n\tname: material\n", "mkdocs.yml:2:1: This line is indented with a tab."),
    "bracket": ("nav: [a\n", "mkdocs.yml:1:6: This list breaks off."),
    "colon": ("site_name: a: b\n", "mkdocs.yml:1:13: There is a second colon in this line."),
    "parent": ("INHERIT: other.yml\n", 'mkdocs.yml:1:1: "INHERIT" has no place in these settings.'),
    "empty": ("", "mkdocs.yml:1:1: The file is empty."),
    "missing": (None, "mkdocs.yml:1:1: The file is missing."),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_settings_that_cannot_be_read_are_a_problem(name, project, capsys):
    """A mkdocs.yml that MkDocs cannot read is told with its place and cure, and is no traceback."""
    text, said = UNREADABLE[name]
    path = project / "mkdocs.yml"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    assert check.main([str(project)]) == 1
    assert said in capsys.readouterr().err
    for reader in (read_book, read_markdown):
        with pytest.raises(ContentError, match=r"mkdocs\.yml:"):
            reader(project)


@pytest.mark.parametrize("line", ["contents: maybe", "grade: 7", "level: seatd", "checked: soon", "description: 7"])
def test_one_mistake_of_front_matter_is_one_message(line, project):
    """A key that says something wrong is told once, at its line."""
    page = project / "docs" / "feet.md"
    key = line.partition(":")[0]
    kept = [each for each in page.read_text(encoding="utf-8").split("\n") if not each.startswith(f"{key}:")]
    page.write_text("\n".join([kept[0], line, *kept[1:]]), encoding="utf-8")
    (problem,) = check.problems_of(project)
    assert (problem.file, problem.line, problem.code) == ("docs/feet.md", 2, "page-matter")


ABOVE = {
    "colon": ("description: Feet: how and when.", 2, "quotes-needed"),
    "open quote": ('description: "Feet.', 2, "quote-not-closed"),
    "tab": ("grade:\n\t6", 3, "tab-in-front"),
    "no day": ("checked: 2026-02-30", 2, "page-matter"),
    "no day in a text": ("find: 2026-02-30", 2, "page-matter"),
    "second": ("description: Feet.\ndescription: Hands.", 3, "written-twice"),
    "lost": ("find: nerves #feet", 2, "lost-words"),
}


@pytest.mark.parametrize("name", ABOVE)
def test_front_matter_that_cannot_be_read_is_one_message(name, project):
    """A slip of YAML above a page is told alone, at its line, and what the page says below is told when it is mended;
    the other pages are read all the same, and no build reads more of it."""
    lines, at, code = ABOVE[name]
    page, other = project / "docs" / "feet.md", project / "docs" / "index.md"
    keys = {line.partition(":")[0] for line in lines.split("\n")}
    kept = [each for each in page.read_text(encoding="utf-8").split("\n") if each.partition(":")[0] not in keys]
    page.write_text("\n".join([kept[0], lines, *kept[1:], "It cures you."]), encoding="utf-8")
    other.write_text(f"{other.read_text(encoding='utf-8')}\nIt cures you.\n", encoding="utf-8")
    promise, found = sorted(check.problems_of(project), key=lambda problem: problem.code != "promising-word")
    assert (promise.file, found.file) == ("docs/index.md", "docs/feet.md")
    assert (found.line, found.code) == (at, code)
    with pytest.raises(ContentError) as refused:
        must_be_safe(project, project / "docs", WORDS)
    assert refused.value.problems == [found]


def test_front_matter_cannot_bring_down_the_reader(project):
    """A hundred thousand brackets above a page, on which MkDocs' reader of YAML breaks down, are a message."""
    page = project / "docs" / "feet.md"
    page.write_text(f"---\nfind: {'[' * 100_000}\n---\n# Feet\n", encoding="utf-8")
    (problem,) = check.problems_of(project)
    assert (problem.file, problem.code) == ("docs/feet.md", "too-deep")
    with pytest.raises(ContentError, match="too-deep"):
        must_be_safe(project, project / "docs", WORDS)


def test_faults_are_placed_behind_marks(project):
    """Marks of raw hide no link, and the place of what is wrong is where it is written."""
    page = project / "docs" / "feet.md"
    cut = "{% raw %}{% endraw %}"
    text = page.read_text(encoding="utf-8")
    line = f"A {cut} b [the next page](no{cut}thing.md) and [he{cut}re](index.md)."
    page.write_text(f"{text}\n{line}\n", encoding="utf-8")
    last = len(text.split("\n")) + 1
    assert [(each.line, each.column, each.code) for each in sorted(check.problems_of(project))] == [
        (last, line.index("[the") + 1, "broken-link"),
        (last, line.index("[he{") + 1, "empty-link-words"),
    ]
