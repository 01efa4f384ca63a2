"""Handouts as HTML documents: what each product of data/handouts.yaml is made of.

In: Materials (everything that is printed from) and a Job (what is wanted, for whom, in which setting).
Out: one HTML document that carries its styles, drawings and code, and needs no other file.
Must not know: WeasyPrint, where files go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from ..facts.clinic import ClinicEdition
from ..facts.ladders import LEVELS
from ..facts.library import Library
from ..facts.model.clinic import Clinic
from ..facts.model.handout import Handout
from ..facts.open_data import LICENSE
from ..facts.person_plan import WEEK, PersonPlan, plan_code
from ..site_engine import Book
from ..views.dose_words import dose_words, short_dose
from ..views.faces import PaperFace, paper_anchor
from ..views.fragments import render
from ..views.page_facts import long_day, review_line
from ..views.pictures import Pictures
from ..views.vocabulary import Vocabulary
from ..views.words.safety_words import URGENCIES
from .binding import Front
from .book import Binder, bound_sections, contents
from .epub import epub
from .pages import unlink
from .plain_text import plain_text
from .qr import code_drawing
from .setting import Setting
from .tagging import prepare

STYLES = Path(__file__).parent / "styles"
SHARED = Path(__file__).parents[2] / "docs" / "assets" / "styles" / "shared.css"
ON_THE_COVER = ("seated-knee-straighten", "counter-leg-curl")
ACROSS = 4
"""Pictures side by side on the overview."""
OWN_ROWS = 6
"""Rows to fill in, in a week without a plan."""
UNDATED = date(2026, 1, 1)
"""The day of an e-book, which must have one, when nothing tells the edition's."""
TRIAL_SITE = ".example/"
"""How an address ends that is an example and leads nowhere (RFC 2606)."""


@dataclass(frozen=True)
class Materials:
    """Everything that is printed from. `site` is the address of the website, `day` that of the edition if known."""

    library: Library
    book: Book
    pictures: Pictures
    edition: str
    day: date | None
    site: str


@dataclass(frozen=True)
class Job:
    """One document to print: a product, the exercise or plan that it is of, its setting, and whose it is."""

    product: str
    setting: Setting = field(default_factory=Setting)
    exercise: str | None = None
    plan: PersonPlan | None = None
    clinic: ClinicEdition = field(default_factory=lambda: ClinicEdition(Clinic()))


READING = {"epub": "epub", "text": "txt"}
"""Templates of what is read on a device, and the endings of their files; all others become PDFs."""

SCREEN = "colour"
"""The ink of what is read on a device (figures.inks.INKS)."""

BESIDE = "one"
"""The room of a picture that stands with others, in a list or a table (figures.inks.ROOMS)."""

PERSONAL = "plan-"
"""How the names of files begin that were printed for one person. None of them is published or uploaded."""


def file_name(job: Job, handout: Handout) -> str:
    """The name of a job's file. What is read on a device has no paper; each named person's plan has its own file, so
    that none is handed out for another, and no name in it."""
    if handout.template in READING:
        return f"{job.product}.{READING[handout.template]}"
    person = job.plan.fingerprint[:6] if job.plan and job.plan.name else None
    return "-".join(filter(None, [job.product, job.exercise, person, job.setting.name])) + ".pdf"


def ink_of(job: Job, handout: Handout) -> str | None:
    """The ink in which a job shows exercises (figures.inks.INKS); None for a template that shows none by itself."""
    setting = job.setting
    own = {"overview": BESIDE, "plan": BESIDE, "book": setting.size, "exercise": setting.size}
    if handout.template in READING:
        return SCREEN
    return f"{setting.palette}-{own[handout.template]}" if handout.template in own else None


def reading_copy(materials: Materials, job: Job) -> bytes:
    """The book for reading on a device, as EPUB or as plain text. Raises PageError."""
    library, words = materials.library, materials.library.phrases
    handout = library.handouts.handouts[job.product]
    vocabulary = Vocabulary(library, lambda: PaperFace(SCREEN), materials.pictures)
    binder = Binder(library, materials.book, vocabulary, handout.pages)
    front = Front(
        title=handout.title or handout.name,
        subtitle=words["book"]["subtitle"],
        language="en",
        edition=materials.edition,
        day=(materials.day or UNDATED).isoformat(),
        review=review_line(library, binder.subjects).words,
        care_cards=vocabulary.care_cards(),
    )
    if handout.template == "epub":
        return epub(binder.chapters, front, words)
    return plain_text(binder.chapters, front, words).encode("utf-8")


def document(materials: Materials, job: Job) -> str:
    """The whole document. Raises PageError when a page of the product cannot be read or is not there."""
    return _Maker(materials, job).document()


class _Maker:
    """Makes one document. Its methods named after a template add what that template needs."""

    def __init__(self, materials: Materials, job: Job) -> None:
        self.materials, self.job = materials, job
        self.library, self.phrases = materials.library, materials.library.phrases
        self.handout: Handout = self.library.handouts.handouts[job.product]
        self.face = PaperFace(f"{job.setting.palette}-{job.setting.size}")
        self.vocabulary = Vocabulary(self.library, lambda: self.face, materials.pictures)
        self.sections: list[HtmlElement] = []

    def document(self) -> str:
        """The HTML of the whole."""
        own: Callable[[], Mapping[str, Any]] = getattr(self, f"_{self.handout.template}", dict)
        values = {**self._shared(), **own()}
        html = render(f"handouts/{self.handout.template}", self.face, self.phrases, **values)
        whole = lxml.html.document_fromstring(html)
        for slot in whole.find_class("bound"):
            for section in self.sections:
                slot.addprevious(section)
            slot.drop_tree()
        unlink(whole, {paper_anchor(path) for path in self.materials.book.all_pages})
        prepare(whole, self.phrases["book"]["page"])
        return lxml.html.tostring(whole, doctype="<!DOCTYPE html>", encoding="unicode")

    def _shared(self) -> dict[str, Any]:
        """What every template may use."""
        setting, clinic, site = self.job.setting, self.job.clinic, self.materials.site
        told = clinic.clinic
        address = site.partition("://")[2] + "edition"
        accent = setting.accent(told.accent)
        leads_to = f"{site}{self._leads_to()}"
        sheets = [SHARED, *(STYLES / f"{name}.css" for name in self.handout.styles)]
        sheets += [STYLES / "color.css"] if setting.ink == "color" else []
        pages = setting.styles(self.handout.margins, "clinic" if told.name else "chapter", accent)
        return {
            "handout": self.handout,
            "title": self._title(),
            "styles": [pages, *(path.read_text(encoding="utf-8") for path in sheets)],
            "ink": setting.ink,
            "paper": setting.paper,
            "zoom": setting.zoom,
            "accent": accent,
            "clinic": clinic,
            "foot": ", ".join(filter(None, [told.name, told.phone])),
            "edition": self.materials.edition,
            "edition_line": self._edition_line(),
            "address": address,
            "code": code_drawing(leads_to, self.phrases["paper"]["code"].format(address=leads_to)),
            "license": LICENSE,
            "trial": site.endswith(TRIAL_SITE),
            "speak": self.vocabulary.words(),
        }

    def _title(self) -> str:
        """What a reader's program calls the document."""
        if self.job.exercise:
            return f"{self.phrases['book']['name']}: {self.library.exercises[self.job.exercise].name}"
        return f"{self.phrases['book']['name']}: {self.handout.title or self.handout.name}"

    def _leads_to(self) -> str:
        """Where the code leads: to the exercise or the plan itself, or to the page about editions."""
        edition = self.materials.edition
        if self.job.exercise:
            return f"exercises/{self.job.exercise}/#e-{edition}"
        if self.job.plan:
            return f"plan/#p={plan_code(self.job.plan)}&e={edition}"
        return f"edition/#e-{edition}"

    def _edition_line(self) -> str:
        words, day = self.phrases["paper"], self.materials.day
        if day is None:
            return words["edition"].format(id=self.materials.edition)
        return words["edition_on"].format(id=self.materials.edition, day=long_day(day, self.phrases))

    def _bind(self) -> Binder:
        """Take in the pages of this product."""
        binder = Binder(self.library, self.materials.book, self.vocabulary, self.handout.pages)
        self.sections = bound_sections(binder.chapters, self.phrases["book"]["ask_turn"])
        return binder

    def _book(self) -> dict[str, Any]:
        binder = self._bind()
        mirrored = self.job.setting.mirrors(self.handout.margins)
        return {
            "care_cards": self.vocabulary.care_cards(),
            "people": [self.vocabulary.picture(exercise_id) for exercise_id in ON_THE_COVER],
            "contents": contents(binder.chapters),
            "review": review_line(self.library, binder.subjects).words,
            "tabs": [("right", "left"), ("left", "right")] if mirrored else [("right", "left")],
            "whole": not self.handout.pages,
        }

    def _leaflet(self) -> dict[str, Any]:
        self._bind()
        return {}

    def _exercise(self) -> dict[str, Any]:
        exercise_id, exercise = self.job.exercise, self.library.exercises[self.job.exercise]
        effort = self.library.plans.effort
        return {
            "id": exercise_id,
            "exercise": exercise,
            "dose": dose_words(exercise.dose, effort, self.phrases["dose"]),
            "conditions": self.library.asks_first(exercise_id),
            "easier": self._name(exercise.easier),
            "figure": self.library.figures.figures[exercise_id],
            "drawing": self.materials.pictures.place(exercise_id, self.face, self.face.ink),
            "tempo": None,
        }

    def _safe(self) -> dict[str, Any]:
        return {"cards": [(urgency, self.library.safety.cards[urgency]) for urgency in URGENCIES]}

    def _log(self) -> dict[str, Any]:
        return {"numbers": [f"{number}." for number in range(1, OWN_ROWS + 1)], "days": WEEK}

    def _overview(self) -> dict[str, Any]:
        levels = self.library.plans.levels
        rows = []
        for level in LEVELS:
            cells = [
                (exercise.name, self.vocabulary.picture(exercise_id, BESIDE))
                for exercise_id, exercise in self.library.exercises.items()
                if exercise.level == level
            ]
            rows.append((levels[level], [cells[start : start + ACROSS] for start in range(0, len(cells), ACROSS)]))
        return {"ids": list(self.library.exercises), "rows": rows}

    def _plan(self) -> dict[str, Any]:
        plan, phrases = self.job.plan, self.phrases
        days = [phrases["day"][day] for day in plan.days]
        line = phrases["paper"][("plan_no_days", "plan_day")[len(days)] if len(days) < 2 else "plan_days"]
        return {
            "plan": plan,
            "start": long_day(plan.start, self.phrases) if plan.start else None,
            "days_line": line.format(days=", ".join(days), n=len(days)),
            "days_short": [phrases["day_short"][day] for day in plan.days or WEEK],
            "chosen": [self._chosen(exercise_id, plan) for exercise_id in plan.exercises],
        }

    def _chosen(self, exercise_id: str, plan: PersonPlan) -> dict[str, Any]:
        """One row of a plan."""
        exercise = self.library.exercises[exercise_id]
        days, dose = [WEEK.index(day) for day in plan.days], exercise.dose
        in_a_row = any((after - before) % 7 == 1 for before, after in pairwise([*days, *days[:1]]))
        too_often = dose.days.target < 7 and (not days or len(days) > dose.days.target or in_a_row)
        return {
            "exercise": exercise,
            "dose": short_dose(dose, self.phrases["dose"]),
            "often": dose_words(dose, self.library.plans.effort, self.phrases["dose"]).often if too_often else None,
            "easier": self._name(exercise.easier),
            "picture": self.vocabulary.picture(exercise_id, BESIDE, told=True),
        }

    def _name(self, exercise_id: str | None) -> str | None:
        """The name of an exercise that may not be there."""
        return self.library.exercises[exercise_id].name if exercise_id else None
