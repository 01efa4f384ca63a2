"""Numbers that readers act on at once: whom to call, and blood sugar in both units, wherever a text says them."""

from dataclasses import replace

import pytest

from macros.facts.acted_on import links_to_call, numbers_acted_on, other_numbers
from macros.facts.library import load_library
from macros.facts.plain_language import Text
from scripts import check


@pytest.mark.parametrize("text", [
    "If you hit your head, call 119, 99 or 12.",
    "Stop. Call 199, 999 or 112 now.",
    "Call 991, 999 or 113, or the person you agreed on.",
    "Stop and call 91, 99 or 11.",
    "For chest pain, call 119.",
    "Ask for an ambulance: dial 999.",
    "Call now: 911.",
    "The ambulance (119) comes at once.",
    "The numbers are 911, 99 or 112.",
    "Call 911, 999, or 112.",
    "Call 112, 911 or 999.",
    "Call 911, 999 or 1120.",
    "Call 911,\u00a0999 or\n113.",
])  # fmt: skip
def test_other_numbers_are_seen(text):
    """Numbers that nobody answers in an emergency are found, and ours in other words too."""
    assert len(other_numbers(text)) == 1


@pytest.mark.parametrize("text", [
    "Call 911, 999 or 112.",
    "call 911,\n999 or 112, or a crisis line.",
    "Call your clinic within 24 hours.",
    "Call 24 hours a day.",
    "Call 555 0123 or 555-0123.",
    "Call your team above 250 mg/dL.",
    "Hold for 10, 15 or 20 seconds.",
    "The study was with 112 adults, aged 50 to 70.",
    "If it lasts 10, 20 or 30 minutes, call your clinic.",
])  # fmt: skip
def test_other_counts_pass(text):
    """Our own words, other telephone numbers, and numbers that count something are none of it."""
    assert other_numbers(text) == []


@pytest.mark.parametrize(("said", "wrong"), [
    ("Treat it as low below 40 mg/dL (3.9 mmol/L).", 1),
    ("Treat it as low below 70 mg/dL (2.9 mmol/L).", 1),
    ("Start from 90 to 250 mg/dL (5.0 to 15.9 mmol/L).", 1),
    ("Below 3.9 mmol/L (40 mg/dL), eat.", 1),
    ("Treat it as low below 70 mg/dL (3.9 mmol/L).", 0),
    ("Treat it as low below 4 mmol/L (70 mg/dL).", 0),
    ("Start from 90 to 250 mg/dL (5.0 to 13.9 mmol/L).", 0),
    ("Below 70 mg/dL (3.9 mmol/L), eat. Above 14 mmol/L (250 mg/dL), wait.", 0),
    ("Meters show mg/dL or mmol/L. Eat below 90 mg/dL.", 0),
])  # fmt: skip
def test_both_units_say_the_same(said, wrong):
    """An amount of blood sugar that differs between its units is found, and one that is rounded is not."""
    found = list(numbers_acted_on(Text("safety", "Its words", ((("a",), said),))))
    assert [(finding.path, finding.code) for finding in found] == [(("a",), "red-flag")] * wrong


@pytest.mark.parametrize(("numbers", "wrong"), [("911 999 112", False), ("119 99 12", True), ("", True)])
def test_my_plan_calls_the_numbers(numbers, wrong, sample):
    """The links at the end of My plan call our numbers and no others."""
    library = load_library(sample / "data")
    assert list(links_to_call(library)) == []  # it has no such words
    phrases = {**library.phrases, "my_plan": {"numbers": numbers}}
    found = list(links_to_call(replace(library, phrases=phrases)))
    assert [finding.path for finding in found] == [("my_plan", "numbers")] * wrong


def test_every_text_is_read(laid_over, tmp_path):
    """Numbers are looked at in data and on pages, in bold too, and each is told at its file."""
    (tmp_path / "over" / "docs").mkdir(parents=True)
    project = laid_over(tmp_path / "over")
    for name, words, also in (
        ("data/safety.yaml", "- Look at both feet.", " Call 119 now."),
        ("data/exercises.yaml", "bad_day: ", "Call 119 now. "),
        ("docs/feet.md", "\n\n", "Call **119** now. "),
    ):
        before, found, behind = (project / name).read_text(encoding="utf-8").rpartition(words)
        assert found
        (project / name).write_text(f"{before}{found}{also}{behind}", encoding="utf-8")
    problems = [each.file for each in check.problems_of(project) if each.code == "emergency-number"]
    assert sorted(problems) == ["data/exercises.yaml", "data/safety.yaml", "docs/feet.md"]
