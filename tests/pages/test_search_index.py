"""The index of the search holds what a page is found by, and nothing that would find every page."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from macros.facts.library import Library, load_library
from macros.search_index import MANY_HEADINGS, MANY_PAGES, index_script

DATA = Path(__file__).resolve().parent.parent.parent / "data"


@dataclass
class Heading:
    """A heading as MkDocs gives it."""

    title: str
    id: str
    children: list["Heading"] = field(default_factory=list)


@dataclass
class Page:
    """A page as MkDocs gives it, once it was written."""

    url: str
    title: str = "A page"
    meta: dict[str, Any] = field(default_factory=lambda: {"description": "What it says."})
    toc: list[Heading] = field(default_factory=list)


@pytest.fixture(scope="module")
def library() -> Library:
    """The real content."""
    return load_library(DATA)


@pytest.fixture
def index(library):
    """Make the index of pages with their Markdown, and read it as a browser does."""

    def make(*pages: tuple[Page, str]) -> dict[str, Any]:
        script = index_script(library, pages)
        assert script.startswith("globalThis.searchIndex={")
        assert script.endswith("};\n")
        return json.loads(script.partition("=")[2].removesuffix(";\n"))

    return make


def test_a_page_gives_its_address_title_line_and_words(index):
    """A page is told by its address, its title as plain text, its description, its `find` line and the words on it."""
    page = Page("a/", "Rest &amp; play", {"description": "One line.", "find": "nap, sit"})
    assert index((page, "# Rest\n\nCan't **walk**, one café."))["pages"] == [
        ["a/", "Rest & play", "One line.", "nap, sit", "café cant walk"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<svg><title>inside</title><text class="x">inside</text></svg>',
        '<ul class="list rows">\n<li><a href="x">Inside</a></li>\n</ul>',
        '<p class="inside">',
        "[](inside/page.md)",
        "{ .inside }",
    ],
    ids=["drawing", "list of exercises", "tag", "link", "mark"],
)
def test_what_is_not_text_is_left_out(text, index):
    """Drawings, lists of other pages, tags, addresses and marks give no words; what stands around them does."""
    assert index((Page("a/"), f"before {text} after"))["pages"][0][4] == "after before"


def test_pages_for_others_are_found_by_what_they_are_about(index):
    """A page for clinics and contributors gives its title, line and `find` words, and none of its text."""
    page = Page("a/", meta={"description": "One line.", "find": "logo", "grade": 8})
    assert index((page, "chair"))["pages"] == [["a/", "A page", "One line.", "logo", ""]]


def test_words_of_many_pages_are_left_out(index):
    """A word on more pages than tell them apart is not indexed; one on fewer is."""
    pages = [
        (Page(f"{number}/"), f"everywhere {'often' if number < MANY_PAGES else ''}") for number in range(MANY_PAGES + 1)
    ]
    found = {row[4] for row in index(*pages)["pages"]}
    assert found == {"often", ""}


def test_headings_give_their_anchors(index):
    """Every heading below the title is a section of its page, at any depth and in order; the title is none."""
    deep = Heading("Deep &lt; down", "deep-down")
    page = Page("a/", toc=[Heading("A page", "a-page", [Heading("First", "first", [deep]), Heading("Last", "last")])])
    assert index((Page("b/"), ""), (page, ""))["sections"] == [
        [1, "first", "First"],
        [1, "deep-down", "Deep < down"],
        [1, "last", "Last"],
    ]


def test_headings_of_many_pages_are_left_out(index):
    """A heading that many pages share is no section; one that few share is."""
    pages = [
        (Page(f"{number}/", toc=[Heading("A page", "a", [Heading(title, "x") for title in titles])]), "")
        for number in range(MANY_HEADINGS + 1)
        for titles in [["Shared", "Rare"] if number < MANY_HEADINGS else ["Shared"]]
    ]
    assert {title for _, _, title in index(*pages)["sections"]} == {"Rare"}


def test_an_exercise_is_told_from_the_data(index, library):
    """The page of an exercise is found by its purpose, goals, muscles and tools, and knows the number of its level."""
    url, title, line, find, text, level = index((Page("exercises/seated-arm-curl/", "Seated arm curl"), "never"))[
        "pages"
    ][0]
    exercise = library.exercises["seated-arm-curl"]
    assert (url, title, line, level) == (
        "exercises/seated-arm-curl/", "Seated arm curl", f"Level 1. {exercise.purpose}", 1,
    )  # fmt: skip
    assert "lifting and carrying" in find
    assert "light weights" in find
    assert "elbows" in text
    assert "never" not in text


def test_hard_words_and_conditions_are_sections(index, library):
    """Every hard word leads to its place in the glossary, and every reason to ask first to its place on its page."""
    sections = index((Page("glossary/"), ""), (Page("safety/"), ""))["sections"]
    assert {row[1] for row in sections if row[0] == 0} == set(library.glossary)
    assert {row[1] for row in sections if row[0] == 1} == set(library.safety.conditions)
    assert [0, "idiopathic", "idiopathic", library.glossary["idiopathic"].means, "cause unknown"] in sections


def test_places_on_missing_pages_are_not_named(index):
    """Without the glossary and the page of safety no row leads there, and the search never finds itself."""
    found = index((Page("a/"), ""), (Page("search/"), ""))
    assert [row[0] for row in found["pages"]] == ["a/"]
    assert found["sections"] == []


def test_everyday_words_are_passed_on(index, library):
    """The table of everyday words reaches the browser as it stands."""
    assert dict(index()["everyday"]) == dict(library.phrases["everyday"])
