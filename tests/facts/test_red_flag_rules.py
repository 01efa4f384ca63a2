"""Red flags keep whom to call and how urgent they are: the content's own safety file, changed in one place."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.facts.library import Library, load_library
from macros.facts.red_flag_rules import AT_LEAST, BEFORE_STANDING, emergencies_name_the_numbers, red_flags_stay_red

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
