"""The report of all sign-offs: everything that a release needs is listed once, in its state."""

from dataclasses import replace

import lxml.html
import pytest
from calls import Call

from macros.facts.library import Draft
from macros.facts.page_reading import title_of
from macros.facts.signing import subjects
from tests.signed_library import DAY_IN_WORDS, changed, signed

REPORT = Call("review_report")


@pytest.fixture(scope="module")
def nobody(library):
    """The real content, as it is while nobody has signed any of it."""
    return replace(library, sign_offs=())


@pytest.fixture
def report(speak):
    """The report about a library, as a tree."""
    return lambda library: lxml.html.fragment_fromstring(speak(REPORT, content=library))


def test_the_report_lists_everything_once(report, nobody):
    """Each exercise and each page that a release needs is linked once, in a group of its level or folder."""
    tree = report(nobody)
    links = tree.xpath(".//li/a/@href")
    assert len(links) == len(set(links)) == len(subjects(nobody)) > 80
    assert "../../exercises/clamshell/" in links
    assert "../../safety/feet/" in links
    titles = tree.xpath(".//h2/text()")
    assert len(titles) == len(set(titles)) > 6
    assert [nobody.plans.levels[level].name for level in nobody.plans.levels] == titles[:3]
    assert title_of((nobody.folder.parent / "docs/safety/index.md").read_text(encoding="utf-8")) in titles


def test_the_report_says_that_nobody_has_signed(report, nobody):
    """As long as nobody has signed anything the report begins with that; from the first sign-off on it does not."""
    line = nobody.phrases["review"]["nobody"]
    assert line in report(nobody).find_class("panel")[0].text_content()
    assert line not in report(signed(nobody, ["clamshell"])).text_content()


def test_the_count_is_always_true(speak, nobody):
    """Pages say how much is signed from the sign-offs alone: nothing, some of all, or everything."""
    words, names = nobody.phrases["review"], subjects(nobody)
    told = {count: speak(Call("review_count"), content=signed(nobody, names[:count])) for count in (0, 2, len(names))}
    assert words["none_yet"] in told[0]
    assert words["some"].format(signed=2, all=len(names)) in told[2]
    assert words["everything_signed"] in told[len(names)]
    lapsed = changed(signed(nobody, ["clamshell"]), "clamshell", breathing="Breathe out as you lift.")
    assert words["none_yet"] in speak(Call("review_count"), content=lapsed)


def test_the_report_counts_and_tells_what_changed(report, nobody):
    """What is signed tells by whom and when; what has changed since tells the part too; both are counted."""
    later = changed(signed(nobody, ["clamshell", "bridge"]), "bridge", breathing="Breathe out as you lift.")
    tree = report(later)
    total = f"Signed: 1. Changed since: 1. Not yet: {len(subjects(nobody)) - 2}."
    assert total in " ".join(tree.find_class("panel")[0].text_content().split())
    told = {item.findtext("a"): " ".join(item.text_content().split()) for item in tree.xpath(".//li[span]")}
    names = [later.exercises[name].name for name in ("bridge", "clamshell")]
    assert sorted(told) == sorted(names)
    assert DAY_IN_WORDS in told[names[1]]
    assert told[names[0]].endswith(f"What changed: {nobody.phrases['review_part']['steps']}.")
    assert "What changed" not in told[names[1]]


def test_a_signed_exercise_may_become_a_draft_again(speak, nobody):
    """The page of a signed exercise that is a draft again has its line about the sign-off, which then still holds."""
    library = changed(signed(nobody, ["clamshell"]), "clamshell", draft="yes")
    exercises, figures = dict(library.exercises), dict(library.figures.figures)
    drafts = {"clamshell": Draft(exercises.pop("clamshell"), figures.pop("clamshell"))}
    figures = library.figures.model_copy(update={"figures": figures})
    page = speak(
        Call("exercise", (("exercise_id", "clamshell"),)),
        content=replace(library, exercises=exercises, figures=figures, drafts=drafts),
    )
    assert library.phrases["draft"]["title"] in page
    assert DAY_IN_WORDS in page
