"""The self-audit's own sums: what a record is sealed with, how old it is, what a checklist scores, what is counted."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from macros.facts.audit import age, items, score, sources_of
from macros.facts.coverage import coverage
from macros.facts.editions import edition_id
from macros.facts.library import load_library, read_library
from macros.facts.model.audit import Actionability, Measured, Understandability, seal_of

ROOT = Path(__file__).resolve().parent.parent.parent
PRINTED = [*range(1, 13), *range(15, 27)]
"""The numbers of the items in PEMAT's version for printable materials; 13 and 14 are for films."""


@pytest.fixture
def record(sample):
    """The sample's record, as plain values."""
    return read_library(sample / "data").audit.measured.model_dump()


def with_record(library, **changes):
    """A library whose record is of other things, with a seal that fits."""
    told = library.audit.measured.model_dump() | changes
    measured = Measured(**told | {"seal": seal_of(told)})
    return replace(library, audit=library.audit.model_copy(update={"measured": measured}))


@pytest.mark.parametrize(
    ("group", "entry", "field"),
    [("pages", "index.md", "weight"), ("pages", "index.md", "light"), ("prints", "handbook-a4.pdf", "ua")],
)
def test_a_number_changed_by_hand_is_seen(record, group, entry, field):
    """A record with one number changed breaks its seal, and says which command makes an honest one."""
    record[group][entry][field] += 1
    with pytest.raises(ValidationError, match="make audit"):
        Measured(**record)


def test_a_whole_record_is_taken(record):
    """The record as it was written is taken, so that it is the change that is refused."""
    assert Measured(**record).seal == seal_of(record)


def test_age(sample, laid_over):
    """A record is current until a style or a word changes, and there may be none."""
    project = laid_over(None)
    (project / "overrides").mkdir()
    (project / "overrides" / "main.css").write_text("a {}")
    library = with_record(load_library(project / "data"), edition=edition_id(project), sources=sources_of(project))
    assert age(library, edition_id(project)) == "current"
    (project / "overrides" / "main.css").write_text("b {}")
    assert age(library, edition_id(project)) == "look_changed"
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# New\n")
    assert age(library, edition_id(project)) == "words_changed"
    bare = replace(library, audit=library.audit.model_copy(update={"measured": None}))
    assert age(bare, edition_id(project)) == "never"


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("data/audit.yaml", False),
        ("docs/__pycache__/page.pyc", False),
        ("data/selfcheck.yaml", True),
        ("docs/assets/styles/web.css", True),
        ("macros/views/templates/topics.html", True),
        ("scripts/press.py", True),
        ("scripts/bench.py", False),
    ],
)
def test_sources(tmp_path, name, counts):
    """The fingerprint hangs on all that the site and the prints are made from, and not on the record itself."""
    before = sources_of(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("x")
    assert (sources_of(tmp_path) != before) is counts


def test_record_and_answers_make_no_edition(laid_over):
    """Neither what was measured nor what the makers answer changes the letters of the edition."""
    project = laid_over(None)
    before = edition_id(project)
    for name in ("audit", "selfcheck"):
        path = project / "data" / f"{name}.yaml"
        path.write_text(path.read_text() + "\n# x\n")
    assert edition_id(project) == before


def test_pemat_has_its_items():
    """The checklist asks the 24 items for printable materials, once each."""
    library = load_library(ROOT / "data")
    pemat = library.selfcheck.pemat
    numbers = [number for group in (pemat.understandability, pemat.actionability) for number, _ in items(group)]
    assert numbers == PRINTED
    assert (len(Understandability.model_fields), len(Actionability.model_fields)) == (17, 7)


def test_score(sample):
    """A score counts the items that are met among those that apply; one that does not apply changes nothing."""
    pemat = read_library(sample / "data").selfcheck.pemat
    found = score(pemat.understandability)
    assert (found.met, found.asked, found.percent) == (15, 16, 94)
    found = score(pemat.actionability)
    assert (found.met, found.asked, found.percent) == (6, 6, 100)


def test_an_item_that_must_be_answered(sample):
    """Only items that may lack something to judge can be answered with `not applicable`."""
    told = read_library(sample / "data").selfcheck.pemat.actionability.model_dump()
    told["item_20"]["answer"] = "not applicable"
    with pytest.raises(ValidationError, match="item_20"):
        Actionability(**told)


def test_coverage(sample):
    """The counts of the sample are right, and losing a claim's references, an exercise's sources or a link shows."""
    library = read_library(sample / "data")
    found = coverage(library)
    assert (found.claims, found.cited, found.exercises, found.sourced) == (7, 6, 5, 5)
    assert (found.references, found.linked) == (2, 2)
    assert sum(found.by_certainty.values()) == sum(found.topics.values()) == found.claims
    assert dict(found.by_kind) == {"trial": 6}
    name, claim = next(pair for pair in library.claims.items() if pair[1].references)
    bare = claim.model_copy(update={"references": []})
    alone = {key: entry.model_copy(update={"sources": []}) for key, entry in library.exercises.items()}
    first, entry = next(iter(library.references.items()))
    lost = entry.model_copy(update={"doi": None, "pmid": None, "pmcid": None, "url": None})
    changed = coverage(
        replace(
            library,
            claims={**library.claims, name: bare},
            exercises=alone,
            references={**library.references, first: lost},
        )
    )
    assert (changed.cited, changed.sourced, changed.linked) == (5, 0, 1)


def test_a_copy_has_the_same_sources(tmp_path):
    """The fingerprint of a project does not hang on where it lies or when its files were written."""
    for name in ("one", "two"):
        shutil.copytree(ROOT / "data", tmp_path / name / "data", copy_function=shutil.copyfile)
    assert sources_of(tmp_path / "one") == sources_of(tmp_path / "two")
