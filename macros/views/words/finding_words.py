"""The word of the page `Find an exercise`: every exercise by level, and the form that narrows them.

In: the content. Out: HTML. What a choice means stands in facts.finding. Must not know: any engine.
"""

from collections import Counter

from ...facts.finding import FILTERS, found_by
from ...facts.ladders import LEVELS
from ..dose_words import short_dose
from .speaker import Speaker


class FindingWords(Speaker):
    """The word of the page `Find an exercise`."""

    def find_exercises(self) -> str:
        """A form with a number beside each choice, and all exercises by level; its page loads a script."""
        library = self._library
        found = found_by(library)
        exercises = {
            level: {name: exercise for name, exercise in library.exercises.items() if exercise.level == level}
            for level in LEVELS
        }
        # Who asks first before all standing work is told once for each level of it, and not in each row again.
        told = {
            level: library.safety.before_standing if any(exercise.stands for exercise in rows.values()) else []
            for level, rows in exercises.items()
        }
        return self._render(
            "find_exercises",
            filters=FILTERS,
            counts=Counter(choice for choices in found.values() for choice in choices),
            found=found,
            total=len(found),
            levels=library.plans.levels,
            exercises=exercises,
            told=told,
            conditions=library.safety.conditions,
            topics=library.topics,
            doses={name: short_dose(entry.dose, library.phrases["dose"]) for name, entry in library.exercises.items()},
        )
