"""Words about one person's plan: the questions that lead to it, ready plans, and the page that a plan's code opens.

In: ids from a page. Out: HTML, one fragment a word. Must not know: any engine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from ...facts.durations import TO_CHANGE_OVER, first_week_seconds
from ...facts.model.exercise import Exercise
from ...facts.model.program import Day
from ...facts.model.question import Note, Part
from ...facts.person_plan import WEEK
from ...facts.plan_table import plan_of_answers
from ..dose_words import short_dose
from ..page_facts import review_line
from .speaker import Speaker

NOTE_LETTERS: dict[Note, str] = {"numb_feet": "f", "numb_hands": "h", "dizzy": "d"}
"""How an address names the changes that a plan shows. Addresses are kept on paper, so letters never change."""


READY, ASKED, OPENED = "my-plan/{}.md", "my-plan/index.md", "plan.md"
"""The page of a ready plan, that of the questions, and the one that a code opens: plans rest on them too."""


@dataclass(frozen=True)
class Row:
    """What a plan says of one exercise: its id and entry, the first week's dose in words, the easier one if any."""

    id: str
    exercise: Exercise
    dose: str
    easier: Exercise | None


class PlanWords(Speaker):
    """Words about one person's plan: the questions that lead to it, ready plans, and the page that a code opens."""

    def my_plan(self) -> str:
        """The questions of My plan, one on a screen. Its script follows the table that the build writes beside it."""
        asked = self._library.questions.questions
        return self._render(
            "my_plan",
            questions=asked,
            parts=get_args(Part),
            safety=self._library.safety,
            letters=NOTE_LETTERS,
            week=WEEK,
            edition=self._copies.newest,
        )

    def ready_plans(self) -> str:
        """A linked list of the ready plans."""
        return self._render("ready_plans", plans=self._library.questions.ready)

    def ready_plan(self, ready_id: str) -> str:
        """One ready plan: who it is for, why, and its session."""
        ready = self._find("ready plan", self._library.questions.ready, ready_id)
        person, session, given = plan_of_answers(self._library, ready.answers)
        seconds = sum(first_week_seconds(self._library.exercises[name].dose) for name in session)
        return self._render(
            "ready_plan",
            ready=ready,
            days=person.days,
            minutes=-(-(seconds + TO_CHANGE_OVER * (len(session) - 1)) // 60),
            rows=self._rows(session),
            review=review_line(self._library, [READY.format(ready_id), *session]),
            why=[self._library.questions.reasons[answer.why] for answer in given if answer.why],
        )

    def person_plan(self) -> str:
        """Every exercise with its dose; the page's script shows those that a plan's code names, in its order."""
        return self._render(
            "person_plan",
            rows=self._rows(self._library.exercises),
            days=get_args(Day),
            reasons=self._library.questions.reasons,
            copies=self._copies,
            review=review_line(self._library, [ASKED, OPENED, *self._library.exercises]),
        )

    def _rows(self, names: Iterable[str]) -> list[Row]:
        phrases, exercises = self._library.phrases["dose"], self._library.exercises
        entries = {name: exercises[name] for name in names}
        return [
            Row(name, entry, short_dose(entry.dose, phrases), exercises.get(entry.easier or ""))
            for name, entry in entries.items()
        ]
