"""The changelog: every listed edition, newest first; dose and safety in boxes; plainly nothing where none is listed."""

from dataclasses import replace

import lxml.html
import pytest
from calls import Call

from macros.facts.editions import KINDS, edition_id
from macros.facts.model.edition import Edition, EditionChange

OLDER, FIRST = "0b0b0b", "0a0a0a"


def edition(day: str, *changes: EditionChange, withdrawn: str | None = None) -> Edition:
    """An edition that came out on a day."""
    return Edition(day=day, line="It is one.", withdrawn=withdrawn, changes=list(changes))


@pytest.fixture(scope="module")
def newest(library) -> str:
    """The id of the content that is read."""
    return edition_id(library.folder.parent)


@pytest.fixture(scope="module")
def tree(library, speak, newest) -> lxml.html.HtmlElement:
    """The changelog of three editions; the newest one has a change of each kind, in no order."""
    changes = [
        EditionChange(kind=kind, about="clamshell", name=f"A {kind}", part="steps", was="Was.", now="Now.")
        for kind in reversed(KINDS)
    ]
    changes.append(EditionChange(kind="words", about="index.md", name="A words"))
    listed = {
        newest: edition("2026-11-22", *changes),
        OLDER: edition("2026-09-01", EditionChange(kind="dose", about="x", name="Home")),
        FIRST: edition("2026-06-01", withdrawn="It is wrong. Take the newest."),
    }
    return lxml.html.fromstring(speak(Call("changelog"), content=replace(library, editions=listed)))


def part(tree: lxml.html.HtmlElement, name: str) -> lxml.html.HtmlElement:
    """The part of the page that tells of one edition."""
    (found,) = tree.xpath(f"//section[@id='e-{name}']")
    return found


def test_the_newest_comes_first(tree, newest):
    """Each edition has its own place with an anchor, the newest above the others."""
    assert tree.xpath("//section/@id") == [f"e-{name}" for name in (newest, OLDER, FIRST)]
    assert [newest in heading for heading in tree.xpath("//section/h2/text()")] == [True, False, False]


def test_dose_and_safety_come_first_and_in_boxes(tree, newest, library):
    """What kind a change is stands above it, dose and safety first; those two and no others are in boxes."""
    kinds = library.phrases["edition_kind"]
    own = part(tree, newest)
    assert own.xpath(".//h3/text()") == [kinds[kind] for kind in KINDS]
    assert own.xpath(".//*[@class='stop']/h3/text()") == [kinds["dose"], kinds["safety"]]
    assert own.xpath("count(.//*[@class='stop']//b[.='{}'])".format(library.phrases["changelog"]["was"])) == 2


def test_exercises_are_linked(tree, newest):
    """A change of an exercise leads to its page; what is no exercise has a name and no link."""
    assert set(part(tree, newest).xpath(".//a/@href")) == {"../../exercises/clamshell/"}
    assert part(tree, OLDER).xpath(".//a") == []
    assert "Home" in part(tree, OLDER).text_content()


def test_a_name_is_listed_once(tree, newest):
    """Of what only the name is told, each name is told once."""
    assert part(tree, newest).text_content().count("A words") == 1


def test_an_edition_without_changes_says_so(tree, library):
    """An edition that lists no change, as the first one, says that; a withdrawn one says why first of all."""
    text = part(tree, FIRST).text_content()
    assert library.phrases["changelog"]["nothing"] in text
    assert text.index("It is wrong.") < text.index("It is one.")
    assert library.phrases["changelog"]["nothing"] not in part(tree, OLDER).text_content()


def test_without_editions_it_says_so(library, speak):
    """Before the first edition is listed one sentence says that none is, and nothing else."""
    html = speak(Call("changelog"), content=replace(library, editions={}))
    assert lxml.html.fromstring(html).text_content().strip() == library.phrases["changelog"]["none"]


def test_a_newest_edition_that_is_not_listed_is_said(library, speak):
    """Where the content has changed since the last listed edition, the page says that this is not listed yet."""
    listed = replace(library, editions={OLDER: edition("2026-09-01")})
    assert library.phrases["edition"]["not_listed"] in speak(Call("changelog"), content=listed)


def test_the_page_speaks_it(root):
    """The page of the changelog speaks the word, and the page behind the codes leads to it."""
    assert "{{ changelog() }}" in (root / "docs" / "changelog.md").read_text(encoding="utf-8")
    assert "(changelog.md)" in (root / "docs" / "edition.md").read_text(encoding="utf-8")
