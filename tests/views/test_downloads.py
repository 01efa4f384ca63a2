"""What the print page offers: every product once, in its group, with a link for each file that is really printed."""

import json
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from macros.facts.editions import edition_id
from macros.facts.model.edition import Edition
from macros.views.downloads import GROUPS, downloads, printed
from macros.views.faces import WebFace
from macros.views.page_facts import review_line
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary
from tests.views.print_list import about, print_list

NOWHERE = Path("nowhere")
EDITION = edition_id(NOWHERE)
"""That of a folder without content: so the id does not change while somebody writes."""


@pytest.fixture
def timeless(library):
    """The real content, said to be of that edition."""
    return replace(library, folder=NOWHERE / "data")


@pytest.fixture
def say(timeless, gallery):
    """The HTML tree of a word of the print page, when a list of prints is there."""

    def tree(word: str, *values: str, prints: object = None) -> lxml.html.HtmlElement:
        words = Vocabulary(timeless, lambda: WebFace("print.md"), Pictures(gallery), prints).words()
        return lxml.html.fragment_fromstring(words[word](*values), create_parent="div")

    return tree


@pytest.fixture
def all_printed(library):
    """The list after everything has been printed."""
    return print_list(library, EDITION)


def only(name: str, told: dict[str, object]) -> dict[str, object]:
    """A list of one file."""
    return {"edition": EDITION, "files": {name: told}}


def test_each_product_is_in_one_group(library):
    """Every product but a person's plan stands in just one group, and so does every exercise."""
    names = [entry.name for group in GROUPS for entry in downloads(group, [], library)]
    of_all = [handout.name for handout in library.handouts.handouts.values() if not handout.of]
    exercises = [exercise.name for exercise in library.exercises.values()]
    assert len(of_all) > 10
    assert sorted(names) == sorted([*of_all, *exercises])
    assert all(downloads(group, [], library) for group in GROUPS)


def test_every_file_is_linked(say, all_printed):
    """The groups together link to each file of the list once, beside the print page."""
    links = [link for group in GROUPS for link in say("downloads", group, prints=all_printed).xpath("//a/@href")]
    assert sorted(links) == sorted(all_printed["files"])


@pytest.mark.parametrize("group", GROUPS)
def test_a_link_is_complete_on_its_own(group, say, all_printed):
    """The name of a link begins with what it is of, ends with what is seen, and no two links have the same."""
    links = say("downloads", group, prints=all_printed).xpath("//a")
    for link in links:
        name = link.xpath("string(ancestor::li/b)")
        assert link.get("aria-label").startswith(name)
        assert link.get("aria-label").endswith(f" {link.text_content()}")
    assert len({link.get("aria-label") for link in links}) == len(links) > 0


SPOKEN = {
    "books": ("handbook", "A4, 329 pages, 2.2 MB, PDF"),
    "sheets": ("safe", "A4, 2 pages, 95 kB, PDF"),
    "devices": ("handbook-ebook", "EPUB, 0.8 MB"),
    "seated": ("seated-march", "A4 (2 pages)"),
}


@pytest.mark.parametrize("group", SPOKEN)
def test_links_are_spoken_well(group, say, all_printed, library):
    """A link reads as a person would say it: the name, with a pause after it, then what the file is."""
    of, told = SPOKEN[group]
    name = {**library.handouts.handouts, **library.exercises}[of].name
    wanted = f"{name}{'' if name.endswith('?') else ','} {told}"
    assert say("downloads", group, prints=all_printed).xpath("//a/@aria-label")[0] == wanted


def test_one_page_is_not_many(say, all_printed, library):
    """A sheet of one page has "1 page"."""
    labels = say("downloads", "sheets", prints=all_printed).xpath("//a/@aria-label")
    assert f"{library.handouts.handouts['log'].name}, Letter, 1 page, 95 kB, PDF" in labels


OTHERS = {
    "larger": (about("handbook", points=24), "A4, 24 point, 2 pages, 95 kB, PDF"),
    "color": (about("handbook", ink="color"), "A4, color, 2 pages, 95 kB, PDF"),
    "tiny": (about("handbook", size=12), "A4, 2 pages, 1 kB, PDF"),
    "half": (about("handbook", size=500_000), "A4, 2 pages, 0.5 MB, PDF"),
}


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_not_as_usual_is_told(other, say):
    """Larger type and color are named; sizes are told in the nearer unit."""
    told, shown = OTHERS[other]
    links = say("downloads", "books", prints=only("handbook-other.pdf", told)).xpath("//a")
    assert [link.text_content() for link in links] == [shown]


def test_usual_type_comes_first(library):
    """Of one product the usual type comes before larger type, black before color, A4 before Letter."""
    files = {
        "handbook-letter.pdf": about("handbook", paper="letter"),
        "handbook-a4-24.pdf": about("handbook", points=24),
        "handbook-a4-color.pdf": about("handbook", ink="color"),
        "handbook-a4.pdf": about("handbook"),
    }
    found = printed({"edition": EDITION, "files": files}, EDITION)
    assert [file.name for file in found] == [
        "handbook-a4.pdf",
        "handbook-letter.pdf",
        "handbook-a4-color.pdf",
        "handbook-a4-24.pdf",
    ]


def test_two_links_never_say_the_same():
    """A one-sided print, which the list does not tell from the usual one, leaves the place to it."""
    files = {"log-a4-one-sided.pdf": about("log"), "log-a4.pdf": about("log")}
    assert [file.name for file in printed({"edition": EDITION, "files": files}, EDITION)] == ["log-a4.pdf"]


BROKEN = {
    "nothing": None,
    "text": "prints",
    "list": [],
    "empty": {},
    "no-files": {"edition": EDITION},
    "files-in-a-list": {"edition": EDITION, "files": ["handbook-a4.pdf"]},
    "a-number-for-a-file": only("handbook-a4.pdf", 7),
    "no-pages": only("handbook-a4.pdf", {"product": "handbook"}),
    "pages-in-words": only("handbook-a4.pdf", about("handbook", pages="two")),
    "size-in-words": only("handbook-a4.pdf", about("handbook", size="95 kB")),
    "a-way-out": only("../handbook-a4.pdf", about("handbook")),
    "another-host": only("https://host.invalid/a.pdf", about("handbook")),
    "a-script": only("javascript:alert(1)//.pdf", about("handbook")),
    "another-kind": only("handbook-a4.html", about("handbook")),
    "another-edition": {"edition": "0a0a0a", "files": {"handbook-a4.pdf": about("handbook")}},
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_list_counts_as_none(case, say):
    """Without a list that can be trusted there is no link to a file, all names are there, and a sentence says how."""
    assert printed(BROKEN[case], EDITION) == []
    bare = say("downloads", "books", prints=BROKEN[case])
    assert bare.xpath("//a") == []
    assert len(bare.xpath("//li/b")) == 4
    state = say("downloads_state", prints=BROKEN[case])
    assert state.xpath("string(//code)") == "make handouts"
    assert EDITION not in state.text_content()


def test_a_sound_list_is_seen():
    """The same list is taken when nothing is wrong with it, and what else it tells is left alone."""
    sound = only("handbook-a4.pdf", about("handbook", sides="two"))
    assert [file.name for file in printed(json.loads(json.dumps(sound)), EDITION)] == ["handbook-a4.pdf"]


def test_what_is_missing_has_no_link(say, all_printed, library):
    """What is not printed stands without a link, the others keep theirs, and the state tells of both."""
    all_printed["files"].pop("log-a4.pdf")
    all_printed["files"].pop("log-letter.pdf")
    sheets, handouts = say("downloads", "sheets", prints=all_printed), library.handouts.handouts
    assert len(sheets.xpath("//li[b = $name]", name=handouts["log"].name)) == 1
    assert sheets.xpath("//li[b = $name]//a", name=handouts["log"].name) == []
    assert len(sheets.xpath("//li[b = $name]//a", name=handouts["safe"].name)) == 2
    state = say("downloads_state", prints=all_printed)
    assert EDITION in state.text_content()
    assert state.xpath("//code")


def test_the_state_when_all_is_printed(say, all_printed, library):
    """When all is printed, the state names the edition and who has checked it, and no command."""
    state = say("downloads_state", prints=all_printed)
    assert state.xpath("string(//strong)") == EDITION
    assert state.xpath("//a/@href") == ["../edition/"]
    assert review_line(library, list(library.exercises)).words in state.text_content()
    assert not state.xpath("//code")


def test_the_day_of_a_listed_edition_is_told(timeless, gallery, all_printed):
    """The day stands there when the list of editions knows it, and only then."""
    edition = Edition(day="2026-11-22", line="It is the first one.", changes=[])
    for editions, told in (({EDITION: edition}, True), ({}, False)):
        known = replace(timeless, editions=editions)
        words = Vocabulary(known, lambda: WebFace("print.md"), Pictures(gallery), all_printed).words()
        assert ("2026-11-22" in words["downloads_state"]()) == told
