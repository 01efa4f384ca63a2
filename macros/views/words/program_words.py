"""Words about how much and when: levels, effort and week plans.

In: ids from a page. Out: HTML, one fragment a word. Must not know: any engine.
"""

from typing import get_args

from ...facts.model.program import Day
from ..dose_words import short_dose
from .speaker import Speaker


class ProgramWords(Speaker):
    """Words about how much and when: levels, effort and week plans."""

    def levels(self) -> str:
        """The three levels of training."""
        return self._render("levels", levels=self._library.plans.levels)

    def effort_scale(self) -> str:
        """The effort scale in words."""
        return self._render("effort_scale", effort=self._library.plans.effort)

    def programs(self) -> str:
        """A linked list of the starter programs."""
        return self._render("programs", programs=self._library.plans.programs)

    def program(self, program_id: str) -> str:
        """One starter program: who it is for, the session, and how it grows."""
        program = self._find("program", self._library.plans.programs, program_id)
        exercises = {name: self._library.exercises[name] for name in (*program.session, *program.other_days)}
        doses = {name: short_dose(entry.dose, self._library.phrases["dose"]) for name, entry in exercises.items()}
        return self._render("program", program=program, exercises=exercises, doses=doses)

    def log_sheet(self, program_id: str) -> str:
        """A week to tick for one program."""
        program = self._find("program", self._library.plans.programs, program_id)
        names = [self._library.exercises[name].name for name in program.session]
        return self._render("log_sheet", names=names, days=get_args(Day))
