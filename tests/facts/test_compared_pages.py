"""Pages of two editions are compared by their words, and named by their titles."""

import shutil
from dataclasses import replace

import pytest

from macros.facts.comparing import compare
from macros.facts.library import Draft, Library, read_library


def told(old: Library, new: Library) -> list[tuple[str, str, str | None, str | None]]:
    """What changed, without the names that readers see."""
    return [(each.kind, each.about, each.was, each.now) for each in compare(old, new)]


def test_pages_are_named_by_their_titles(laid_over, bare):
    """A page that came or went is told by its title, as safety if it is about that; a stub is not."""
    project = laid_over(None)
    pages = {
        "safety/feet.md": "---\ndescription: x\n---\n# Check <your> feet\n\nLook.\n",
        "edition.md": "# Editions\n",
        "exercises/heel-raise.md": '# Heel raise\n\n{{ exercise("heel-raise") }}\n',
        "index.md": "# Home\n",
    }
    for name, text in pages.items():
        (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / name).write_text(text)
    before, after = bare, read_library(project / "data")
    assert told(before, after) == [
        ("safety", "safety/feet.md", None, "Check your feet"),
        ("words", "index.md", None, "Home"),
    ]
    assert told(after, before) == [
        ("safety", "safety/feet.md", "Check your feet", None),
        ("words", "index.md", "Home", None),
    ]


def test_a_changed_page_is_told_without_its_text(laid_over, tmp_path):
    """Of a page that says something else only the title is told: nobody reads two whole pages in a list."""
    project = laid_over(None)
    (project / "docs" / "safety").mkdir(parents=True)
    page = project / "docs" / "safety" / "feet.md"
    page.write_text("# Check your feet\n\nLook.\n")
    old = read_library(shutil.copytree(project, tmp_path / "old") / "data")
    page.write_text("# Check your feet\n\nLook twice.\n")
    (found,) = compare(old, read_library(project / "data"))
    assert (found.name, found.kind, found.was, found.now) == ("Check your feet", "safety", None, None)


@pytest.mark.parametrize("name", ["safety/feet.md", "topics/pain.md"])
def test_a_page_that_need_not_be_signed_any_more_is_told(name, laid_over, tmp_path):
    """A page that a clinician need not read any more, or must read now, has changed, and that is about safety."""
    project = laid_over(None)
    page = project / "docs" / name
    page.parent.mkdir(parents=True)
    page.write_text("---\nclinical: true\n---\n# Look\n\nLook.\n")
    old = read_library(shutil.copytree(project, tmp_path / "old") / "data")
    page.write_text("---\ngrade: 6\n---\n# Look\n\nLook.\n")
    new = read_library(project / "data")
    assert told(old, new) == told(new, old) == [("safety", name, None, None)]


def test_the_day_of_a_check_is_not_told(laid_over, tmp_path):
    """A page whose front matter alone differs, such as the day on which it was checked, has not changed."""
    project = laid_over(None)
    (project / "docs").mkdir()
    page = project / "docs" / "index.md"
    page.write_text("---\nchecked: 2026-01-01\n---\n# Home\n\nHello.\n\n---\n")
    old = read_library(shutil.copytree(project, tmp_path / "old") / "data")
    page.write_text("---\nchecked: 2026-01-02\nfind: x\n---\n# Home\n\nHello.\n\n---\n")
    assert compare(old, read_library(project / "data")) == []
    page.write_text("---\nchecked: 2026-01-02\nfind: x\n---\n# Home\n\nGood day.\n\n---\n")
    assert len(compare(old, read_library(project / "data"))) == 1


@pytest.fixture
def page(laid_over, tmp_path):
    """Compare two projects that have one page and differ in it."""

    def make(name: str, before: str, after: str) -> list[tuple[str, str, str | None, str | None]]:
        project = laid_over(None)
        path = project / name
        path.parent.mkdir(parents=True)
        path.write_text(before)
        old = read_library(shutil.copytree(project, tmp_path / "old") / "data")
        path.write_text(after)
        return told(old, read_library(project / "data"))

    return make


@pytest.mark.parametrize("matter", ["clinical: true", "grade: 8\nclinical: true\npaper: true"])
def test_a_page_that_a_clinician_reads_is_safety(matter, page):
    """A page in any folder that a clinician must sign is safety, before all words."""
    before = f"---\n{matter}\n---\n# Bed day\n\nWait for 2 minutes.\n"
    after = before.replace("Wait for 2 minutes.", "Stand up at once.")
    assert page("docs/weeks/bed-day.md", before, after) == [("safety", "weeks/bed-day.md", None, None)]


def test_a_page_that_was_clinical_is_safety(page):
    """A page that says no longer that a clinician must read it is safety, when its words have changed too."""
    before = "---\nclinical: true\n---\n# Bed day\n\nWait.\n"
    assert page("docs/weeks/bed-day.md", before, "# Bed day\n\nRun.\n") == [("safety", "weeks/bed-day.md", None, None)]


@pytest.mark.parametrize("field", ["paper: false", "level: seated"])
def test_a_page_that_leaves_the_book_is_told(field, page):
    """A page that the book no longer has, or that brings no exercises into it, has changed without a changed word."""
    text = "# Stop signs\n\nStop.\n"
    found = page("docs/safety/stop-signs.md", f"---\nchecked: 2026-01-01\n---\n{text}", f"---\n{field}\n---\n{text}")
    assert found == [("safety", "safety/stop-signs.md", None, None)]


STOP = '<p class="stop">{{ words.exercise.stop }}</p>'


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("<h2>{{ name }}</h2>", "safety"),
        (f"<h2>{{{{ name }}}}</h2>{{% if ink %}}{STOP}{{% endif %}}", "safety"),
        (f'<h2 class="big">{{{{ name }}}}</h2>{STOP}', "words"),
        (f"{{# A remark. #}}\n<h2>{{{{ name }}}}</h2>{STOP}\n", None),
    ],
    ids=["without-its-stop-line", "with-a-condition", "look", "remark"],
)
def test_a_template_is_named_by_its_file(after, kind, page):
    """A template that fills in something else is safety, one that looks different is words, a remark is nothing."""
    name = "macros/views/templates/exercise.html"
    expected = [(kind, name, None, None)] if kind else []
    assert page(name, f"<h2>{{{{ name }}}}</h2>{STOP}", after) == expected


def test_a_side_without_templates_has_none_to_compare(laid_over, bare):
    """A folder that holds no template at all, as an early one may, is compared in all else."""
    project = laid_over(None)
    (project / "macros" / "views" / "templates").mkdir(parents=True)
    (project / "macros" / "views" / "templates" / "exercise.html").write_text(STOP)
    assert told(bare, read_library(project / "data")) == []


def test_a_draft_is_told_to_nobody(laid_over, bare):
    """A draft that is begun is no page to any reader; when it is finished it is a new exercise, and no page is gone."""
    project = laid_over(None)
    (project / "docs" / "exercises").mkdir(parents=True)
    (project / "docs" / "exercises" / "heel-raise.md").write_text("# Heel raise\n")
    finished = read_library(project / "data")
    entry = finished.exercises["heel-raise"]
    others = {name: each for name, each in finished.exercises.items() if name != "heel-raise"}
    begun = Draft(entry.model_copy(update={"draft": "yes"}), finished.figures.figures["heel-raise"])
    draft = replace(finished, exercises=others, drafts={"heel-raise": begun})
    assert told(replace(bare, exercises=others), draft) == []
    assert told(draft, finished)[0] == ("new", "heel-raise", None, "Heel raise at the counter")
    assert {(kind, about) for kind, about, *_ in told(draft, finished)} == {("new", "heel-raise")}
    # Whoever looks at a pull request sees drafts; that one moves to its place is no other order.
    assert told(draft.with_drafts(), finished) == [("words", "heel-raise", "yes", None)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (b"# A\xe2\x80\x8bB <b>c</b>\x1b", "AB bc/b"),
        (b"# \xe2\x80\xae", "index.md"),
        (b"# \xff\xfe", "\ufffd\ufffd"),
        (b"#", "index.md"),
        (b"", "index.md"),
    ],
    ids=["invisible", "only-invisible", "no-utf-8", "no-title", "empty"],
)
def test_a_hostile_title_is_a_plain_name(title, name, laid_over, bare):
    """A page whose title holds markup, invisible characters or no text is named in plain words, or by its path."""
    project = laid_over(None)
    (project / "docs" / "folder.md").mkdir(parents=True)
    (project / "docs" / "index.md").write_bytes(title)
    (found,) = compare(bare, read_library(project / "data"))
    assert found.name == name


def test_a_hostile_path_is_a_plain_one(laid_over, bare):
    """A page whose file is named with markup, spaces and invisible characters is told by what of it can be read."""
    project = laid_over(None)
    (project / "docs").mkdir()
    (project / "docs" / "<b>  a\u200b\n.md").write_text("Hello.\n")
    (found,) = compare(bare, read_library(project / "data"))
    assert (found.about, found.name) == ("b a .md", "b a .md")
