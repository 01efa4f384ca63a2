"""The self-audit says what is so: how old its results are, what was found, where the answer is no."""

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from calls import Call

from macros.facts.audit import items, score, sources_of
from macros.facts.editions import edition_id
from macros.facts.library import load_library
from macros.facts.model.audit import Audit, Measured, seal_of
from macros.facts.model.sign_off import SignOff
from macros.facts.page_reading import title_of
from macros.facts.signing import fingerprints, subjects
from macros.reading_grades import PageGrade, page_grades
from macros.views.faces import WebFace
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent.parent
FINE = {"light": 0, "dark": 0, "html": 0, "links": 0}
RESULTS = {
    "index.md": {"weight": 30400, "requests": 7, **FINE},
    "safety/feet.md": {"weight": 20600, "requests": 5, **FINE},
    "exercises/clamshell.md": {"weight": 40200, "requests": 6, **FINE},
    "404.html": {"weight": 25000, "requests": 5, **FINE},
}
GRADES = {
    "index.md": PageGrade(2.6, 6.0),
    "safety/feet.md": PageGrade(7.1, 6.0),
    "exercises/clamshell.md": PageGrade(0.9, 6.0),
    "about.md": PageGrade(3.4, 8.0),
    "search.md": PageGrade(None, 8.0),
}


def title(path):
    """What a page is called."""
    return title_of((ROOT / "docs" / path).read_text(encoding="utf-8"))


def measured_as(library, **changes):
    """The library with a record of its own edition, in which some things are others."""
    told = {
        "edition": edition_id(ROOT), "day": "2026-11-23", "sources": sources_of(ROOT), "judges": {"axe-core": "4.12.1"},
        "pages": RESULTS, "prints": {"log-a4.pdf": {"pages": 1, "ua": 0, "archive": 0}}, "books": {"book.epub": 0},
    } | changes  # fmt: skip
    return replace(library, audit=Audit(measured=Measured(**told, seal=seal_of(told))))


@pytest.fixture
def tell(library, gallery):
    """The text of a part of the self-audit."""

    def say(part, content=None, grades=GRADES):
        face = WebFace("self-audit.md")
        words = Vocabulary(content or library, lambda: face, Pictures(gallery), None, lambda: grades).words()
        fragment = lxml.html.fragment_fromstring(words["audit"](part), create_parent="div")
        return " ".join(" ".join(fragment.itertext()).split())

    return say


@pytest.mark.parametrize(
    ("changes", "says", "silent"),
    [
        ({}, "Nothing has changed since", "may have changed"),
        ({"sources": "0" * 12}, "look or the programs have changed", "Nothing has changed"),
        ({"edition": "000000"}, "on edition 000000. This is edition", "Nothing has changed"),
    ],
    ids=["current", "look-changed", "words-changed"],
)
def test_age_is_told(tell, library, changes, says, silent):
    """The page says when its results are of another edition or look, and says current only when they are."""
    told = tell("age", measured_as(library, **changes))
    assert says in told
    assert silent not in told
    assert "November 23, 2026" in told


def test_nothing_measured_is_told(tell, library):
    """Without a record each part says that nothing is measured, and shows no number of it."""
    bare = replace(library, audit=Audit(measured=None))
    assert tell("age", bare) == "Nothing has been measured yet."
    assert "Not measured yet" in tell("machines", bare)
    assert "Not measured yet" in tell("weight", bare)
    assert f"{title('exercises/clamshell.md')} 0.9 – –" in tell("readers", bare)


def test_faults_are_told(tell, library):
    """A fault is counted under its judge and its page is named; where there is none, that is said."""
    assert "faults found" not in tell("machines", measured_as(library)).replace("no faults found", "")
    pages = {**RESULTS, "safety/feet.md": {**RESULTS["safety/feet.md"], "dark": 3}}
    prints = {"log-a4.pdf": {"pages": 1, "ua": 0, "archive": 1}}
    told = tell("machines", measured_as(library, pages=pages, prints=prints))
    assert "dark colors 4 pages: 3 faults found." in told
    assert "light colors 4 pages: no faults found." in told
    assert "PDF/UA-1 1 PDF files: no faults found. PDF/A-2a 1 PDF files: 1 fault found." in told
    assert told.endswith(f"{title('safety/feet.md')} : 3 faults found.")


def test_weight_is_told(tell, library):
    """The heaviest pages, the lightest and the middle are those of the record."""
    told = tell("weight", measured_as(library))
    assert "The page in the middle 28 kB in 6 files." in told
    assert f"The heaviest {title('exercises/clamshell.md')} : 40 kB in 6 files. {title('index.md')} : 30 kB" in told
    assert told.endswith(f"The lightest {title('safety/feet.md')} : 21 kB in 5 files.")


def test_grades_are_told(tell):
    """Pages count under their limit, one that passes it is not counted as keeping it, and the hardest are named."""
    told = tell("reading")
    assert f"Grade 6 or below 2 of 3 pages keep to it. Hardest: {title('safety/feet.md')} (7.1)," in told
    assert "Grade 8 or below 1 of 1 pages keep to it." in told
    assert tell("reading", grades={}) == "Grades Not known on this page."


def test_every_page_has_its_row(tell, library):
    """Each page that was graded or measured has a row in one table, by title, with a dash for what is not known."""
    content = measured_as(library, pages={**RESULTS, "gone.md": RESULTS["index.md"]})
    rows = {
        title("safety/feet.md"): "7.1 21 5",
        title("exercises/clamshell.md"): "0.9 40 6",
        title("index.md"): "2.6 30 7",
        "gone.md": "– 30 7",
    }
    told = " ".join(f"{name} {rows[name]}" for name in sorted(rows, key=str.casefold))
    assert tell("readers", content).endswith(f"Files {told} The error page – 25 5")
    rows = {title("about.md"): "3.4 – –", title("search.md"): "– – –"}
    told = " ".join(f"{name} {rows[name]}" for name in sorted(rows, key=str.casefold))
    assert tell("helpers", content).endswith(f" Grade kB Files {told}")


def test_no_is_no(tell, library):
    """Each item stands in one of the two lists; in the first every answer is no, and the score counts the others."""
    no, others = tell("no"), tell("others")
    pemat = library.selfcheck.pemat
    answers = [item.answer for group in (pemat.understandability, pemat.actionability) for _, item in items(group)]
    assert len(re.findall(r"Item \d", no)) == answers.count("no") > 0
    assert len(re.findall(r"Item \d", others)) == 24 - answers.count("no")
    assert "Yes." not in no
    assert "No." not in others
    assert f"of the {score(pemat.understandability).asked} items" in tell("score")


def test_sign_offs_are_counted(tell, library):
    """Nobody has signed anything yet, and the first sign-off is counted as one."""
    total = len(subjects(library))
    signed = SignOff(of="clamshell", role="tester", day="2026-11-23", read=fingerprints(library, "clamshell"))
    bare = replace(library, sign_offs=())
    assert tell("evidence", bare).startswith(f"Signed by a clinician 0 of {total} exercises and pages. Claims")
    one = replace(library, sign_offs=(signed,))
    assert tell("evidence", one).startswith(f"Signed by a clinician 1 of {total} ")
    lapsed = replace(library, sign_offs=(signed.model_copy(update={"read": {**signed.read, "dose": "0" * 16}}),))
    assert f"0 of {total} exercises and pages. 1 more were signed, and have changed" in tell("evidence", lapsed)


def test_untested_is_told(speak, library):
    """Everything in the list of what nobody has tested is told, people with neuropathy first."""
    told = speak(Call("untested"))
    entries = library.selfcheck.untested
    assert next(iter(entries)) == "neuropathy"
    assert [entry.name for entry in entries.values() if entry.name not in told] == []


def test_grades_are_those_of_the_check(library, tmp_path):
    """Every page is there, those with sentences have their grade, and each has the limit that its front matter says."""
    grades = page_grades(ROOT, library, tmp_path / "grades.json")
    assert set(grades) == {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {"about.md", "self-audit.md"} <= {path for path, page in grades.items() if page.limit == 8}
    known = {path: page.grade for path, page in grades.items() if page.grade is not None}
    assert {"index.md", "about.md", "exercises/clamshell.md", "self-audit.md"} <= set(known)
    assert 8 > known["self-audit.md"] > known["exercises/clamshell.md"]


def test_grades_are_kept_until_a_word_changes(tmp_path, laid_over, monkeypatch):
    """Kept grades are used while nothing has changed; a changed page, or a file that cannot be read, is measured."""
    project = laid_over(None)
    library = load_library(project / "data")
    (project / "docs").mkdir(exist_ok=True)
    (project / "docs" / "index.md").write_text("# Home\n\nSit down.\n")
    measured = []
    monkeypatch.setattr(
        "macros.reading_grades._measured", lambda *_: measured.append(1) or [("index.md", PageGrade(1.0, 6.0))]
    )
    kept = tmp_path / "grades.json"
    first = page_grades(project, library, kept)
    assert page_grades(project, library, kept) == first == {"index.md": PageGrade(1.0, 6.0)}
    assert len(measured) == 1
    (project / "docs" / "index.md").write_text("# Home\n\nSit down now.\n")
    page_grades(project, library, kept)
    assert len(measured) == 2
    kept.write_text("[]")
    assert page_grades(project, library, kept) == first
    assert len(measured) == 3
