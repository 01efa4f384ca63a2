"""Red flags keep whom to call and how urgent they are: the content's own safety file, changed in one place."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.facts.library import Library, load_library
from macros.facts.red_flag_rules import (
    AT_LEAST,
    BEFORE_STANDING,
    emergencies_name_the_numbers,
    red_flags_say_what_to_do,
    red_flags_stay_red,
)

LIBRARY = load_library(Path(__file__).resolve().parent.parent.parent / "data")


def changed(group: str, name: str, **fields) -> Library:
    """The library with other fields in one entry of the safety file."""
    entries = getattr(LIBRARY.safety, group)
    entry = entries[name].model_copy(update=fields)
    return replace(LIBRARY, safety=LIBRARY.safety.model_copy(update={group: {**entries, name: entry}}))


@pytest.mark.parametrize(("group", "name", "field"), [
    ("cards", "emergency", "act"),
    ("stop_signs", "emergency", "act"),
    ("conditions", "groin-numbness", "until"),
    ("conditions", "new-weakness", "until"),
])  # fmt: skip
@pytest.mark.parametrize("act", ["Call 913 now.", "Go on with your exercise and see."])
def test_an_emergency_says_whom_to_call(group, name, field, act):
    """An act in an emergency without the three numbers is found at its place."""
    found = list(emergencies_name_the_numbers(changed(group, name, **{field: act})))
    assert [finding.path for finding in found] == [(group, name, field)]


@pytest.mark.parametrize("act", ["Call 911, 999, or 112.", "Call 911 (US), 999 (UK) or 112.", "Dial 112, 911 or 999."])
def test_numbers_in_other_words_are_told_as_such(act):
    """Who writes numbers in other words is told so, and not that they say nobody to call."""
    (found,) = emergencies_name_the_numbers(changed("conditions", "groin-numbness", until=act))
    assert "not in our words" in found.what


@pytest.mark.parametrize(("group", "name", "act", "wrong"), [
    ("conditions", "hot-swollen-foot", "Train on that foot as usual.", 2),
    ("conditions", "hot-swollen-foot", "Do not call.", 1),
    ("conditions", "foot-sore", "Call your clinic next month.", 1),
    ("conditions", "new-weakness", "First wait a week. Only then call 911, 999 or 112.", 1),
    ("stop_signs", "today", "Go on to the end. Call your clinic next month.", 2),
    ("stop_signs", "emergency", "Sit down. Call 911, 999 or 112.", 1),
    ("cards", "today", "Do not train.", 1),
    ("conditions", "foot-sore", "Go to a hospital today.", 0),
    ("conditions", "foot-sore", "Do not wait a day. Call your clinic.", 0),
    ("conditions", "recent-fall", "Wait a week, and train as usual.", 0),
    ("stop_signs", "today", "Stop and sit down. Your clinic is there for you: call now, and wait there.", 0),
    ("cards", "today", "Do not train, put no weight on that foot, and call today.", 0),
])  # fmt: skip
def test_an_act_says_what_to_do_at_once(group, name, act, wrong):
    """What must be seen today is found when it says to call nobody, to go on, or to wait."""
    field = "until" if group == "conditions" else "act"
    found = list(red_flags_say_what_to_do(changed(group, name, **{field: act})))
    assert [finding.path for finding in found] == [(group, name, field)] * wrong


@pytest.mark.parametrize("name", AT_LEAST)
def test_urgency_does_not_sink(name):
    """Each condition of the list is there, may become more urgent, and is found when it is asked about only."""
    assert list(red_flags_stay_red(changed("conditions", name, urgency="emergency"))) == []
    found = list(red_flags_stay_red(changed("conditions", name, urgency="ask")))
    assert [finding.path for finding in found] == [("conditions", name, "urgency")]


@pytest.mark.parametrize("name", BEFORE_STANDING)
def test_standing_is_asked_about(name):
    """Each condition of the list is there, and is found when it is no longer asked before standing."""
    rest = [each for each in LIBRARY.safety.before_standing if each != name]
    assert len(rest) < len(LIBRARY.safety.before_standing)
    safety = LIBRARY.safety.model_copy(update={"before_standing": rest})
    found = list(red_flags_stay_red(replace(LIBRARY, safety=safety)))
    assert [f'"{name}" is missing' in finding.what for finding in found] == [True]
