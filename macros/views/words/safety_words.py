"""Words about safety: care cards, conditions, stop signs and lists to tick.

In: ids from a page. Out: HTML, one fragment a word. Must not know: any engine.
"""

from typing import get_args

from ...facts.model.safety import Urgency
from .speaker import Speaker

URGENCIES = get_args(Urgency)


class SafetyWords(Speaker):
    """Words about safety: care cards, conditions, stop signs and lists to tick."""

    def care_cards(self) -> str:
        """The three care cards, most urgent first."""
        return self._render("care_cards", cards=[(name, self._library.safety.cards[name]) for name in URGENCIES])

    def conditions(self, urgency: str) -> str:
        """Everything that means emergency, call today, or ask first."""
        self._find("urgency", dict.fromkeys(URGENCIES, True), urgency)
        conditions = self._library.safety.conditions.items()
        chosen = [(name, condition) for name, condition in conditions if condition.urgency == urgency]
        return self._render("conditions", conditions=chosen)

    def stop_signs(self) -> str:
        """When to stop, in order of urgency."""
        return self._render("stop_signs", stop_signs=self._library.safety.stop_signs)

    def checklist(self, checklist_id: str, tick: bool = True) -> str:
        """A list to tick; with tick=False a plain list, for things never to do."""
        checklist = self._find("checklist", self._library.safety.checklists, checklist_id)
        return self._render("checklist", items=checklist.items, tick=tick)
