"""What pages say in the words of schema.org is of its vocabulary, is true, and can never run."""

import html
import json
from dataclasses import replace
from types import MappingProxyType

import lxml.html
import pytest
from calls import DATA
from schema_org import PARENTS, PROPERTIES, faults

from macros.facts.library import load_library
from macros.site_engine import read_book
from macros.views.structured_data import DescribedPage, DescribedSite, sections_of, structured_data
from tests.signed_library import DAY, ROLE, changed, signed

ROOT = DATA.parent
LIBRARY = replace(load_library(DATA), sign_offs=())
BOOK = read_book(ROOT)
SECTIONS = {"index.md": "Home", "exercises/index.md": "Exercises", "topics/index.md": "Topics"}
HERE, WEB = DescribedSite("", SECTIONS), DescribedSite("https://example.org/strength/", SECTIONS)
SOURCES = {page.path: page for page in (*(page for part in BOOK.chapters for page in part.pages), *BOOK.loose.values())}
PAGES = {
    path: DescribedPage(path, f"Title of {path}", str(source.meta.get("description", "What it is.")), source.meta)
    for path, source in SOURCES.items()
}


def node(page, site=WEB, library=LIBRARY):
    """What the element of a page says."""
    element = lxml.html.fragment_fromstring(structured_data(library, page, site))
    assert (element.tag, element.get("type")) == ("script", "application/ld+json")
    return json.loads(element.text)


def types_in(value):
    """Every type that is named in a node, at any depth."""
    if isinstance(value, list):
        return {kind for part in value for kind in types_in(part)}
    return (
        {value.get("@type", "")}.union(*(types_in(part) for part in value.values()))
        if isinstance(value, dict)
        else set()
    )


def with_exercise(**changes):
    """The library in which one exercise says something else."""
    changed = LIBRARY.exercises["clamshell"].model_copy(update=changes)
    return replace(LIBRARY, exercises=MappingProxyType(dict(LIBRARY.exercises) | {"clamshell": changed}))


def test_pages_are_collected():
    """Every page of docs/ is described, and all that the tables name is used on some page or tested below."""
    assert len(PAGES) > 80
    assert {"index.md", "exercises/clamshell.md", "data.md"} <= set(PAGES)
    said = set().union(*(types_in(node(page)) for page in PAGES.values()))
    abstract = {"Thing", "MedicalEntity", "MedicalAudience", "Person"}
    assert set(PARENTS) - abstract == said - {""}
    assert set(PROPERTIES) <= set(PARENTS)


@pytest.mark.parametrize("site", [HERE, WEB], ids=["without address", "with address"])
@pytest.mark.parametrize("path", PAGES)
def test_page_speaks_schema_org(path, site):
    """Every type, property and value of a page is one of schema.org's."""
    told = node(PAGES[path], site)
    assert told["@context"] == "https://schema.org"
    assert list(faults(told)) == []


def spoiled(change):
    """The node of an exercise with one thing changed in it."""
    told = node(PAGES["exercises/clamshell.md"])
    change(told)
    return list(faults(told))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda told: told.update({"@type": "MedicalPage"}), "page: no type MedicalPage"),
        (lambda told: told.update(lastReviewedBy="x"), "page: MedicalWebPage has no lastReviewedBy"),
        (lambda told: told["mainEntity"].update(sets=2), "page.mainEntity: ExercisePlan has no sets"),
        (lambda told: told.update(lastReviewed="soon"), "page.lastReviewed: 'soon' is none of Date"),
        (lambda told: told.update(url="javascript:x"), "page.url: 'javascript:x' is none of URL"),
        (lambda told: told.update(medicalAudience="Patient"), "page.medicalAudience: 'Patient' is none of"),
        (lambda told: told.update(breadcrumb={"@type": "ListItem"}), "page.breadcrumb: {'@type': 'ListItem'} is none"),
        (lambda told: told.update(isPartOf=[True]), "page.isPartOf: True is none of CreativeWork, URL"),
        (lambda told: told.update(name=""), "page.name: '' is none of Text"),
    ],
    ids=["type", "property", "inner property", "day", "address", "audience", "inner type", "kind", "empty"],
)
def test_what_is_not_schema_org_is_seen(change, fault):
    """A type, property or value that schema.org does not have is named."""
    (found,) = spoiled(change)
    assert found.startswith(fault)


def test_exercise_tells_its_dose():
    """An exercise tells how many, how often, how hard and how long to rest, as its page does."""
    plan = node(PAGES["exercises/clamshell.md"])["mainEntity"]
    name, dose = LIBRARY.exercises["clamshell"].name, LIBRARY.exercises["clamshell"].dose
    assert (plan["@type"], plan["name"], plan["exerciseType"]) == ("ExercisePlan", name, ["Strength training"])
    told = (plan["repetitions"]["minValue"], plan["repetitions"]["maxValue"], plan["repetitions"]["unitText"])
    assert told == (dose.count.start, dose.count.target, "times")
    assert plan["restPeriods"] == {"@type": "QuantitativeValue", "value": dose.rest, "unitCode": "SEC"}
    assert plan["activityFrequency"].startswith(f"{dose.days.start} days a week")
    assert f"{dose.effort.start} of 10" in plan["intensity"]


@pytest.mark.parametrize(
    ("unit", "start", "target", "told"),
    [
        ("minutes", 3, 3, "PT3M"),
        ("seconds", 10, 10, "PT10S"),
        ("seconds", 10, 30, {"@type": "QuantitativeValue", "minValue": 10, "maxValue": 30, "unitCode": "SEC"}),
    ],
    ids=["minutes", "seconds", "from and to"],
)
def test_time_is_told_as_time(unit, start, target, told):
    """A dose in seconds or minutes is a duration, or a span of time that grows; it is no number of times."""
    dose = LIBRARY.exercises["clamshell"].dose
    count = dose.count.model_copy(update={"start": start, "target": target})
    library = with_exercise(dose=dose.model_copy(update={"unit": unit, "count": count}))
    plan = node(PAGES["exercises/clamshell.md"], library=library)["mainEntity"]
    assert plan["activityDuration"] == told
    assert "repetitions" not in plan


def test_program_tells_its_session():
    """A week plan tells its minutes and days, and leads to each of its exercises once."""
    program = LIBRARY.plans.programs["seated-start"]
    plan = node(PAGES["weeks/seated-start.md"])["mainEntity"]
    assert (plan["activityDuration"], plan["activityFrequency"]) == (f"PT{program.minutes}M", "2 days a week")
    names = [LIBRARY.exercises[name].name for name in dict.fromkeys((*program.session, *program.other_days))]
    assert [part["name"] for part in plan["hasPart"]] == names


@pytest.mark.parametrize("path", PAGES)
def test_no_review_is_invented(path):
    """As long as nobody has signed anything, no page tells of a review."""
    assert {"lastReviewed", "reviewedBy"} & set(node(PAGES[path])) == set()


def test_a_real_review_is_told():
    """A page that a person has signed, of an exercise or another, tells their role and the day; no other page does."""
    library = signed(LIBRARY, ["clamshell", "topics/pain.md"])
    for path in ("exercises/clamshell.md", "topics/pain.md"):
        told = node(PAGES[path], library=library)
        assert told["lastReviewed"] == DAY
        assert told["reviewedBy"] == {"@type": "Person", "jobTitle": ROLE}
        assert list(faults(told)) == []
    assert "lastReviewed" not in node(PAGES["exercises/bridge.md"], library=library)


def test_a_lapsed_review_is_not_told():
    """A page whose exercise has changed since it was signed claims no review."""
    library = changed(signed(LIBRARY, ["clamshell"]), "clamshell", helper="They help.")
    assert {"lastReviewed", "reviewedBy"} & set(node(PAGES["exercises/clamshell.md"], library=library)) == set()


def test_a_named_person_is_told():
    """Who agreed to be named is told by name."""
    library = signed(LIBRARY, ["clamshell"], name="A. Tester", consent="Made up for a test.")
    told = node(PAGES["exercises/clamshell.md"], library=library)
    assert told["reviewedBy"] == {"@type": "Person", "name": "A. Tester", "jobTitle": ROLE}
    assert list(faults(told)) == []


HOSTILE = [
    "</script><script>alert(1)</script>", "<!-- <script>", "]]>", "a & b", "&lt;/script&gt;", 'say "x" \\',
    "line\u2028end\u2029", "{{ config }} }} {%", "é – ✓", "\u0000\u007f",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("field", ["title", "description"])
def test_hostile_words_come_out_inert(field, text):
    """Whatever a page is called, its element ends where it should, and says just that when it is read."""
    page = replace(PAGES["exercises/clamshell.md"], **{field: text})
    element = structured_data(LIBRARY, page, WEB)
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert inside.isascii()
    read = lxml.html.document_fromstring(f"<html><head>{element}</head><body>on</body></html>")
    assert [found.get("type") for found in read.iter("script")] == ["application/ld+json"]
    assert json.loads(inside)["name" if field == "title" else "description"] == text
    assert html.unescape(inside) == inside


def test_hostile_exercise_comes_out_inert():
    """A word of the data that would end the element does not."""
    library = with_exercise(name="</script><script>alert(1)</script>")
    element = structured_data(library, PAGES["exercises/clamshell.md"], WEB)
    assert element.count("<") == element.count(">") == 2


def test_no_braces_stand_together():
    """No two braces stand in a row, which would look like a word that nobody filled in."""
    elements = [structured_data(LIBRARY, page, WEB) for page in PAGES.values()]
    assert [element for element in elements if "{{" in element or "}}" in element] == []


@pytest.mark.parametrize(
    ("path", "site", "url", "home"),
    [
        ("exercises/clamshell.md", WEB, "https://example.org/strength/exercises/clamshell/", WEB.address),
        ("index.md", WEB, WEB.address, WEB.address),
        ("exercises/clamshell.md", HERE, "./", "../../"),
        ("index.md", HERE, "./", "./"),
    ],
    ids=["page on the web", "home on the web", "page", "home"],
)
def test_addresses(path, site, url, home):
    """Addresses are whole where that of the site is known, and else lead from the page."""
    told = node(PAGES[path], site)
    assert (told["url"], told["isPartOf"]["url"]) == (url, home)


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("exercises/clamshell.md", ["Home", "Exercises"]),
        ("exercises/index.md", ["Home"]),
        ("safety/feet.md", ["Home"]),
        ("glossary.md", ["Home"]),
    ],
)
def test_breadcrumb_is_the_way_to_the_page(path, way):
    """The way to a page begins at home, passes its section where that has a title, and ends at the page."""
    steps = node(PAGES[path])["breadcrumb"]["itemListElement"]
    assert [step["name"] for step in steps] == [*way, PAGES[path].title]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["item"]["@id"] == node(PAGES[path])["url"]


def test_home_is_the_site():
    """The home page has the name of the site, and is no way to itself."""
    told = node(PAGES["index.md"])
    assert told["name"] == told["isPartOf"]["name"] == "Steady Strength"
    assert "breadcrumb" not in told


def test_sections_come_from_the_nav():
    """A section counts when it begins with the index of its folder; any other entry of a nav is passed over."""
    nav = [{"Home": "index.md"}, {"Exercises": ["exercises/index.md", "exercises/seated.md"]}, {"More": ["about.md"]}]
    odd = ["loose.md", {"Deep": [{"Deeper": ["deep/index.md"]}]}]
    assert sections_of(nav + odd) == {"index.md": "Home", "exercises/index.md": "Exercises"}


@pytest.mark.parametrize(
    ("path", "kind", "audience"),
    [
        ("exercises/clamshell.md", "MedicalWebPage", "Patient"),
        ("safety/feet.md", "MedicalWebPage", "Patient"),
        ("clinics.md", "MedicalWebPage", "https://schema.org/Clinician"),
        ("contribute.md", "WebPage", None),
    ],
)
def test_health_pages_say_whom_they_are_for(path, kind, audience):
    """A page with health content is a medical one, for patients or for clinicians; any other is a plain page."""
    told = node(PAGES[path])
    said = told.get("medicalAudience")
    assert (told["@type"], said["@type"] if isinstance(said, dict) else said) == (kind, audience)


def test_sources_are_cited():
    """An exercise cites its sources, a topic what its claims rest on, each once; other pages cite nothing."""
    exercise = LIBRARY.exercises["clamshell"]
    titles = [LIBRARY.references[name].title for name in exercise.sources]
    assert [cited["name"] for cited in node(PAGES["exercises/clamshell.md"])["citation"]] == titles
    claims = [claim for claim in LIBRARY.claims.values() if claim.topic == "pain"]
    rests_on = {LIBRARY.references[name].title for claim in claims for name in claim.references}
    cited = [each["name"] for each in node(PAGES["topics/pain.md"])["citation"]]
    assert len(cited) == len(rests_on)
    assert set(cited) == rests_on
    assert "citation" not in node(PAGES["about.md"])
