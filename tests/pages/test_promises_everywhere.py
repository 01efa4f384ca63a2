"""A word that promises too much is told wherever a reader meets it: on pages, above them, and in all of data/."""

import pytest

from macros.facts.library import FILES
from scripts.check import problems_of


@pytest.fixture
def project(laid_over, tmp_path):
    """The sample with its pages, which speak the real phrases."""
    (tmp_path / "unchanged" / "docs").mkdir(parents=True)
    return laid_over(tmp_path / "unchanged")


ON_A_PAGE = {
    "heading": "## Training cures neuropathy",
    "item with items": "- It reverses nerve damage\n    - and more\n    - and more",
    "one word": "Painless!",
    "link title": '[The first page](index.md "It cures you")',
    "words of an image": "![A foot that it cures.](assets/foot.svg)",
    "block": "<div>It heals you</div>",
    "table": "<table><thead><tr><th>It heals you</th></tr></thead></table>",
    "hyphen that nobody sees": "## It cu&shy;res you",
    "half a word": "It cu**res** you.",
}


@pytest.mark.parametrize("name", ON_A_PAGE)
def test_a_promise_is_told_wherever_it_stands_on_a_page(name, project):
    """A promising word is told once, in whatever part of a page it stands, and the words beside it are told too."""
    page = project / "docs" / "feet.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\n{ON_A_PAGE[name]}\n", encoding="utf-8")
    (problem,) = problems_of(project)
    assert (problem.file, problem.code) == ("docs/feet.md", "promising-word")


def test_a_promise_above_a_page_is_told_and_a_word_to_find_it_by_is_none(project):
    """The description of a page promises nothing, since search shows it; what people look for is no promise."""
    page = project / "docs" / "feet.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("checked:", "find: cure, heal\nchecked:", 1), encoding="utf-8")
    assert list(problems_of(project)) == []
    page.write_text(text.replace("How to look", "Painless ways to look", 1), encoding="utf-8")
    (problem,) = problems_of(project)
    assert (problem.line, problem.code) == (2, "promising-word")


IN_DATA = {
    "figures": ("A woman sits tall", "A woman whom it cures sits tall"),
    "phrases": ("ask_link: Is it safe for me?", "ask_link: This cures neuropathy, proven"),
    "handouts": ("The whole handbook", "The miracle"),
    "exercises": ("name: Seated march", "name: Healing march"),
    "glossary": ("term: ", "term: Amazing "),
    "messages": ("title: ", "title: Crucial "),
    "safety": ("title: ", "title: Healing "),
    "plans": ("name: ", "name: Miracle "),
    "questions": ("You have no counter", "You are cured"),
    "selfcheck": ("name: ", "name: Amazing "),
    "benefits": ("name: ", "name: Proven "),
    "references": ("studied: ", "studied: A miracle. "),
    "editions": ("line: ", "line: A cure. "),
}
NO_WORDS_OF_OURS = {"reviews", "audit"}
"""Names, days and measurements."""


def test_each_file_of_data_is_tried():
    """No file of data/ with words of ours is left out below."""
    assert set(IN_DATA) | NO_WORDS_OF_OURS == set(FILES)


@pytest.mark.parametrize("file", IN_DATA)
def test_a_promise_is_told_wherever_it_stands_in_data(file, project):
    """A promising word in a name, a title, a phrase or the words of a picture is told, each at its line."""
    path, (old, new) = project / "data" / f"{file}.yaml", IN_DATA[file]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    found = [problem for problem in problems_of(project) if problem.code == "promising-word"]
    assert found
    assert {(problem.file, problem.line) for problem in found} == {(f"data/{file}.yaml", line)}
