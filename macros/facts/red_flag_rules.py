"""Promises about red flags: each emergency names whom to call, and no sign of danger becomes a smaller one.

In: a Library whose entries are valid one by one. Out: findings. Must not know: pages, the questions of My plan.

They hold for the conditions that are named here, as long as they are there. One that is taken away whole is told in the
list of changes, as safety.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from .model.safety import Urgency
from .problems import Finding

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

NUMBERS = "911, 999 or 112"

AT_LEAST: dict[str, Urgency] = {
    "new-weakness": "emergency",
    "groin-numbness": "emergency",
    "foot-sore": "today",
    "hot-swollen-foot": "today",
}
"""Conditions that are never less urgent than this."""

BEFORE_STANDING = (
    "foot-sore", "hot-swollen-foot", "high-risk-foot", "recent-fall", "dizzy-on-standing", "bleeding-risk",
)  # fmt: skip
"""Conditions in which standing can harm a foot or end in a fall, or in which a fall does most harm."""


def emergencies_name_the_numbers(library: "Library") -> Iterator[Finding]:
    """Each thing to do in an emergency holds the numbers to call. If it says to call them, a person must read."""
    safety = library.safety
    groups = (("cards", safety.cards, "act"), ("stop_signs", safety.stop_signs, "act"))
    acts = [(group, "emergency", field, entries.get("emergency")) for group, entries, field in groups]
    acts += [
        ("conditions", name, "until", each) for name, each in safety.conditions.items() if each.urgency == "emergency"
    ]
    for group, name, field, entry in acts:
        if entry and NUMBERS not in getattr(entry, field):
            what = f"{field} does not say whom to call in an emergency."
            cure = f"Say it with these words: call {NUMBERS}."
            yield Finding("safety", (group, name, field), what, cure, "emergency-number")


def red_flags_stay_red(library: "Library") -> Iterator[Finding]:
    """What is an emergency, or must be seen today, stays so, and what speaks against standing is asked before it."""
    order, conditions = get_args(Urgency), library.safety.conditions
    for name, least in AT_LEAST.items():
        if name in conditions and order.index(conditions[name].urgency) > order.index(least):
            what = f'urgency "{conditions[name].urgency}" is not enough: this can do harm that stays.'
            yield Finding("safety", ("conditions", name, "urgency"), what, f"Write {least}.", "red-flag")
    for name in BEFORE_STANDING:
        if name in conditions and name not in library.safety.before_standing:
            what = f'"{name}" is missing, and people who have it can be hurt when they stand.'
            yield Finding("safety", ("before_standing",), what, f"Add {name} to before_standing.", "red-flag")


RULES = (emergencies_name_the_numbers, red_flags_stay_red)
"""Every promise about red flags. A test shows each of them a broken library."""
