"""A dose reads as a person would say it, for each unit and each rule."""

import string
from collections.abc import Mapping

import pytest
from calls import DATA

from macros.facts.model.exercise import Dose
from macros.facts.model.program import Effort
from macros.facts.reading import read
from macros.views.dose_words import dose_words, short_dose

WORDS = {
    "title": "", "many": "", "slow": "", "hard": "", "often": "",
    "start_with": "Start with {amount}.",
    "do": "Do {amount}.",
    "build_up": "Build up to {n}.",
    "each": "{amount}, each {part}",
    **{f"each_{part}": part for part in ("leg", "foot", "side", "hand", "way")},
    **{f"{unit}s_one": f"{{n}} {unit}" for unit in ("time", "second", "minute", "step", "breath")},
    **{f"{unit}s_many": f"{{n}} {unit}s" for unit in ("time", "second", "minute", "step", "breath")},
    **{f"{word}_one": f"{{n}} {word}" for word in ("set", "hold", "lap", "round")},
    **{f"{word}_many": f"{{n}} {word}s" for word in ("set", "hold", "lap", "round")},
    "sets_grow": "{start}, later {n}.",
    "sets_same": "{sets} in all.",
    "rest": "Rest {n} seconds between.",
    "tempo": "Count {up} up, {down} down.",
    "hold": "Hold for {time}.",
    "no_tempo": "Slow and smooth.",
    "still": "Stand still.",
    "effort_grows": "{a} of 10, {start}. Later {b} of 10, {target}.",
    "effort_same": "{n} of 10, {word}.",
    "day_one": "{n} day a week",
    "day_many": "{n} days a week",
    "days_daily": "{start} or more.",
    "days_grow": "{start}, later {target}.",
    "days_same": "{start}, not in a row.",
    "short": "{sets} of {amount}",
}  # fmt: skip
"""Phrases of our own, so that whoever rewords data/phrases.yaml need not know of these tests."""

EFFORT = [
    Effort(**{"from": 0, "to": 2, "word": "Light", "feels": "You hardly notice it."}),
    Effort(**{"from": 3, "to": 4, "word": "Easy", "feels": "You could go on for long."}),
    Effort(**{"from": 5, "to": 10, "word": "Work", "feels": "You feel it."}),
]


def span(start: int, target: int | None = None) -> dict[str, int]:
    """Where to start and where to stop; the same when only one is given."""
    return {"start": start, "target": target or start}


def dose(**changes: object) -> Dose:
    """A plain dose with some changes: one set of 8 times on 2 days, easy."""
    plain = {
        "unit": "times", "count": span(8), "sets": span(1), "set_word": "set", "rest": 0,
        "days": span(2), "effort": span(3),
    }  # fmt: skip
    return Dose.model_validate({**plain, **changes})


MANY = {
    "Do 1 time.": {"count": span(1)},
    "Do 10 seconds.": {"unit": "seconds", "count": span(10)},
    "Do 1 minute.": {"unit": "minutes", "count": span(1)},
    "Do 6 steps.": {"unit": "steps", "count": span(6)},
    "Do 5 breaths.": {"unit": "breaths", "count": span(5)},
    "Start with 8 times. Build up to 12.": {"count": span(8, 12)},
    "Start with 8 times, each leg. Build up to 12.": {"each": "leg", "count": span(8, 12)},
    "Do 8 times, each foot.": {"each": "foot"},
    "Do 8 times, each side.": {"each": "side"},
    "Do 8 times, each hand.": {"each": "hand"},
    "Do 8 steps, each way.": {"each": "way", "unit": "steps"},
    "Do 8 times. 1 set, later 2.": {"sets": span(1, 2)},
    "Do 8 times. 2 sets, later 3.": {"sets": span(2, 3)},
    "Do 8 times. 2 sets in all.": {"sets": span(2)},
    "Do 8 times. 2 laps in all.": {"sets": span(2), "set_word": "lap"},
    "Do 8 times. 1 round, later 2.": {"sets": span(1, 2), "set_word": "round"},
    "Do 8 seconds. 3 holds in all.": {"sets": span(3), "set_word": "hold", "unit": "seconds"},
    "Do 8 times. 1 set, later 2. Rest 60 seconds between.": {"sets": span(1, 2), "rest": 60},
    "Do 8 times.": {"sets": span(1), "rest": 60},
}


@pytest.mark.parametrize("many", MANY)
def test_how_many(many):
    """How many: the count with its unit, what it grows to, the sets, and a rest only between sets."""
    assert dose_words(dose(**MANY[many]), EFFORT, WORDS).many == many


SLOW = {
    "Slow and smooth.": {},
    "Stand still.": {"unit": "seconds"},
    "Count 2 up, 4 down.": {"tempo": {"up": 2, "down": 4}},
    "Hold for 3 seconds.": {"hold": 3},
    "Count 2 up, 4 down. Hold for 3 seconds.": {"tempo": {"up": 2, "down": 4}, "hold": 3},
}


@pytest.mark.parametrize("slow", SLOW)
def test_how_slow(slow):
    """How slow: the tempo, then the hold; without either, words for both."""
    assert dose_words(dose(**SLOW[slow]), EFFORT, WORDS).slow == slow


HARD = {
    "3 of 10, easy.": span(3),
    "4 of 10, easy.": span(3, 4),
    "3 of 10, easy. Later 5 of 10, work.": span(3, 5),
    "2 of 10, light. Later 10 of 10, work.": span(2, 10),
}


@pytest.mark.parametrize("hard", HARD)
def test_how_hard(hard):
    """How hard: a number and its word; twice only when the word changes."""
    assert dose_words(dose(effort=HARD[hard]), EFFORT, WORDS).hard == hard


OFTEN = {
    "1 day a week, not in a row.": span(1),
    "2 days a week, not in a row.": span(2),
    "2 days a week, later 3.": span(2, 3),
    "3 days a week or more.": span(3, 7),
    "7 days a week or more.": span(7),
}


@pytest.mark.parametrize("often", OFTEN)
def test_how_often(often):
    """How often: days a week, and whether days in a row are fine."""
    assert dose_words(dose(days=OFTEN[often]), EFFORT, WORDS).often == often


SHORT = {
    "8 times, each leg": {"count": span(8, 12), "each": "leg"},
    "2 holds of 10 seconds": {"unit": "seconds", "count": span(10), "sets": span(2, 3), "set_word": "hold"},
    "1 minute": {"unit": "minutes", "count": span(1)},
}


@pytest.mark.parametrize("short", SHORT)
def test_short_dose(short):
    """In plans a dose is where to start, in a few words."""
    assert short_dose(dose(**SHORT[short]), WORDS) == short


def test_missing_phrase_is_an_error():
    """A dose never leaves a word out: a phrase that is missing stops the page."""
    with pytest.raises(KeyError, match="times_many"):
        dose_words(dose(), EFFORT, {name: text for name, text in WORDS.items() if name != "times_many"})


def fields(text: str) -> set[str]:
    """The words in braces of a phrase."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def lost(phrases: Mapping[str, str]) -> list[str]:
    """The phrases whose words in braces are not those that a dose fills in: its number would be lost."""
    return [name for name, text in WORDS.items() if fields(phrases[name]) != fields(text)]


def test_phrases_keep_their_numbers():
    """Each dose phrase in data/phrases.yaml shows all that a dose fills in, and there are no others."""
    phrases = (read("data/phrases.yaml", (DATA / "phrases.yaml").read_bytes()).value or {})["dose"]
    assert set(phrases) == set(WORDS)
    assert lost(phrases) == []


def test_a_lost_number_is_seen():
    """A phrase that drops its number, or names another, is seen."""
    assert lost({**WORDS, "rest": "Rest between.", "hold": "Hold for {n}."}) == ["rest", "hold"]
