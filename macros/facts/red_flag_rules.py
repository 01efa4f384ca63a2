"""Promises about red flags: each names whom to call, and no sign of danger becomes a smaller one.

In: a Library whose entries are valid one by one. Out: findings. Must not know: pages, the questions of My plan.

They hold for the conditions that are named here, as long as they are there. One that is taken away whole is told in the
list of changes, as safety.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from .acted_on import NUMBERS, other_numbers
from .model.safety import Urgency
from .problems import Finding
from .reading import Path

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

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

SAID = r"(?<!not )(?<!n't )(?<!never )\b(?:{})\b"
"""Words that are not forbidden: "do not wait a day" says what to do at once."""
STOPS = re.compile(SAID.format("stop"), re.IGNORECASE)
CALLS = re.compile(SAID.format("call|hospital"), re.IGNORECASE)
LATER = re.compile(SAID.format(r"as usual|wait (?:a|one|two|\d+)|next (?:week|month)"), re.IGNORECASE)


def emergencies_name_the_numbers(library: "Library") -> Iterator[Finding]:
    """Each thing to do in an emergency holds the numbers to call. If it says to call them, a person must read."""
    for path, act in _acts(library, "emergency"):
        if NUMBERS not in act:
            others = other_numbers(act)
            what = f'says "{others[0]}", not in our words' if others else "does not say whom to call in an emergency"
            cure = f"Say it with these words: call {NUMBERS}."
            yield Finding("safety", path, f"{path[-1]} {what}.", cure, "emergency-number")


def red_flags_say_what_to_do(library: "Library") -> Iterator[Finding]:
    """What must be seen today says to call or to go to a hospital, a stop sign says to stop, and none says to wait."""
    today = list(_acts(library, "today"))
    for path, act in today:
        if not CALLS.search(act):
            what, cure = f"{path[-1]} does not say to call.", "Say that they call their clinic today."
            yield Finding("safety", path, what, cure, "red-flag")
    for path, act in (*_acts(library, "emergency"), *today):
        if path[0] == "stop_signs" and not STOPS.search(act):
            yield Finding("safety", path, f"{path[-1]} does not say to stop.", "Begin it with Stop.", "red-flag")
        if later := LATER.search(act):
            what = f'{path[-1]} says "{later[0]}", and this can do harm that stays.'
            yield Finding("safety", path, what, "Say what to do at once.", "red-flag")


def _acts(library: "Library", urgency: Urgency) -> Iterator[tuple[Path, str]]:
    """What to do in one urgency: on its card, as a stop sign, and in its conditions, each with its path."""
    safety = library.safety
    for group, entries in (("cards", safety.cards), ("stop_signs", safety.stop_signs)):
        if urgency in entries:  # a missing one is told by a rule of its own
            yield (group, urgency, "act"), entries[urgency].act
    for name, condition in safety.conditions.items():
        if condition.urgency == urgency:
            yield ("conditions", name, "until"), condition.until


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


RULES = (emergencies_name_the_numbers, red_flags_say_what_to_do, red_flags_stay_red)
"""Every promise about red flags. A test shows each of them a broken library."""
