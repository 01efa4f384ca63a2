"""Words about exercises: one in full, its picture, and lists of them.

In: ids from a page. Out: HTML, one fragment a word. Must not know: any engine.
"""

from typing import get_args

from ...facts.ladders import LEVELS, ladder_down, ladder_up
from ...facts.model.exercise import Benefit, Position
from ...facts.problems import cure_for
from ...figures.inks import ROOMS
from ..dose_words import dose_words
from ..page_facts import review_line
from .speaker import Speaker, VocabularyError


class ExerciseWords(Speaker):
    """Words about exercises: one in full, its picture, and lists of them."""

    def exercise(self, exercise_id: str) -> str:
        """All of one exercise but its title. A draft has its page too, which says that it is one."""
        library = self._library.with_drafts() if exercise_id in self._library.drafts else self._library
        exercise = self._find("exercise", library.exercises, exercise_id)
        below, above = ladder_down(library, exercise_id), ladder_up(library, exercise_id)
        rungs = [*reversed(above), exercise_id, *below]
        return self._render(
            "exercise",
            id=exercise_id,
            exercise=exercise,
            review=review_line(library, exercise_id),
            level=library.plans.levels[exercise.level],
            dose=dose_words(exercise.dose, library.plans.effort, library.phrases["dose"]),
            rungs=[(name, library.exercises[name].name) for name in rungs],
            here=len(rungs) - len(above),
            conditions=library.asks_first(exercise_id),
            sources=[(name, library.references[name]) for name in exercise.sources],
            figure=library.figures.figures[exercise_id],
            drawing=self._pictures.place(exercise_id, self._face(), self._face().ink),
            tempo=self._pictures.tempo(exercise_id, self._face(), exercise.dose),
            copies=self._copies if self._face().moves else None,
        )

    def picture(self, exercise_id: str, room: str = "", told: bool = False) -> str:
        """The drawing of an exercise without numbers. `room` is a small place on paper (figures.inks.ROOMS).

        It decorates, as on the home page's wall, unless it is `told` to those who listen.
        """
        self._find("exercise", self._library.exercises, exercise_id)
        if room:
            self._find("place on paper", ROOMS, room)
        palette, _, usual = self._face().ink.partition("-")
        ink = "-".join(filter(None, [palette, room or usual]))
        drawing = self._pictures.place_bare(exercise_id, self._face(), ink)
        alt = self._library.figures.figures[exercise_id].alt if told else None
        return self._render("picture", drawing=drawing, alt=alt)

    def figure_source(self, exercise_id: str) -> str:
        """The picture of an exercise below what was written for it in data/figures.yaml."""
        self._find("exercise", self._library.exercises, exercise_id)
        return self._render(
            "figure_source",
            id=exercise_id,
            source=self._library.figure_texts[exercise_id],
            figure=self._library.figures.figures[exercise_id],
            drawing=self._pictures.place(exercise_id, self._face(), self._face().ink),
            tempo=None,
        )

    def exercises(
        self,
        level: str | None = None,
        position: str | None = None,
        equipment: str | None = None,
        benefit: str | None = None,
    ) -> str:
        """A linked list of the exercises with a level, main position, piece of equipment or benefit."""
        wanted = {
            "level": (level, LEVELS),
            "position": (position, get_args(Position)),
            "equipment": (equipment, self._library.phrases["equipment"]),
            "benefit": (benefit, get_args(Benefit)),
        }
        for kind, (value, known) in wanted.items():
            if value is not None and value not in known:
                raise VocabularyError(f'"{value}" is not a {kind}. {cure_for(value, known)} [unknown-word]')
        chosen = [
            (exercise_id, exercise)
            for exercise_id, exercise in self._library.exercises.items()
            if level in (None, exercise.level)
            and position in (None, exercise.positions[0])
            and (equipment is None or equipment in (*exercise.equipment, *exercise.later))
            and (benefit is None or benefit in exercise.benefits)
        ]
        return self._render("exercises", exercises=sorted(chosen, key=lambda pair: LEVELS.index(pair[1].level)))
