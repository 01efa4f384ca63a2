"""An earlier edition is read as far as the models of today can read it, and what they cannot is named."""

import pytest

from macros.facts.comparing import compare
from macros.facts.earlier import read_earlier


@pytest.fixture
def earlier(laid_over, bare):
    """Read a copy of the sample in which texts were exchanged as an earlier edition; keys are files."""

    def make(**changes: tuple[str, str]):
        project = laid_over(None)
        for name, (old, new) in changes.items():
            path = project / "data" / f"{name}.yaml"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return read_earlier(project / "data", bare)

    return make


def test_what_reads_well_is_read_whole(earlier, bare):
    """An edition that keeps all promises of today is read as any other."""
    library, unread = earlier(exercises=("count: {start: 8,", "count: {start: 7,"))
    assert unread == []
    assert [(change.was, change.now) for change in compare(library, bare)] == [("7", "8")]


def test_promises_of_today_are_not_asked(earlier, bare):
    """An edition that breaks a promise of today, as one that is younger may, is compared whole."""
    library, unread = earlier(exercises=("ask_first: [foot-sore]", "ask_first: [a-sore]"))
    assert unread == []
    (change,) = compare(library, bare)
    assert (change.kind, change.part, change.was) == ("safety", "ask_first", "a-sore")


GONE = {
    "field-that-is-gone": ("    hold: 2\n", "    hold: 2\n    bounce: 3\n", "bounce"),
    "field-that-came-later": ("  breathing: ", "  # breathing: ", "breathing"),
    "written-in-another-way": ("effort: {start: 3, target: 5}", "effort: easy", "effort"),
    "two-fields-deep": ("effort: {start: 3, target: 5}", "effort: {from: 3, to: 5}", "from, start, target, to"),
}


@pytest.mark.parametrize("case", GONE)
def test_a_field_is_passed_over_alone(case, earlier, bare):
    """A field that today's model refuses or misses is named; every other field of its entry is still compared."""
    old, new, named = GONE[case]
    library, unread = earlier(exercises=(old, new), glossary=("means: Likely", "means: Quite likely"))
    assert unread == [f"data/exercises.yaml ({named})"]
    assert [change.kind for change in compare(library, bare)] == ["words"]


@pytest.mark.parametrize("text", ["", "- a\n", "\x00", "a: [\n", "a: &a [*a]\n"], ids=repr)
def test_a_file_that_is_no_content_is_named(text, laid_over, bare):
    """A file that holds nothing of its kind is named whole, and is as it is today."""
    project = laid_over(None)
    (project / "data" / "plans.yaml").write_text(text)
    library, unread = read_earlier(project / "data", bare)
    assert unread == ["data/plans.yaml"]
    assert library.plans is bare.plans


def test_an_exercise_of_then_is_gone(earlier, bare):
    """An exercise that today's edition no longer has is read and told as gone, though another field is refused."""
    library, unread = earlier(
        exercises=("seated-march:", "seated-hop:"),
        figures=("  seated-march:", "  seated-hop:"),
        glossary=("means: Likely", "meaning: Likely"),
    )
    assert unread == ["data/glossary.yaml (meaning, means)"]
    told = {(change.kind, change.about) for change in compare(library, bare)}
    assert {("gone", "seated-hop"), ("new", "seated-march")} <= told


def test_a_draft_of_then_is_nobodys_page(laid_over, bare):
    """A draft of an edition that is read in parts is no exercise of it, and its page no page."""
    project = laid_over(None)
    exercises = project / "data" / "exercises.yaml"
    exercises.write_text(exercises.read_text().replace("slow-breathing:\n", "slow-breathing:\n  draft: yes\n", 1))
    glossary = project / "data" / "glossary.yaml"
    glossary.write_text(glossary.read_text().replace("means: Likely", "meaning: Likely", 1))
    (project / "docs" / "exercises").mkdir(parents=True)
    (project / "docs" / "exercises" / "slow-breathing.md").write_text("# Slow breathing\n")
    library, _ = read_earlier(project / "data", bare)
    assert list(library.drafts) == ["slow-breathing"]
    assert {(each.kind, each.about) for each in compare(library, bare)} == {("new", "slow-breathing")}


def test_what_stands_for_no_content_is_not_asked(laid_over, bare):
    """An edition from before there was a list of editions is read whole."""
    project = laid_over(None)
    (project / "data" / "editions.yaml").unlink()
    _, unread = read_earlier(project / "data", bare)
    assert unread == []


def test_an_empty_folder_has_nothing_to_compare(tmp_path, bare):
    """Of a folder without files all is named, and nothing has changed."""
    library, unread = read_earlier(tmp_path, bare)
    assert "data/exercises.yaml" in unread
    assert compare(library, bare) == []
