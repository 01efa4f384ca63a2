"""data/phrases.yaml and what speaks it fit each other: no phrase is idle, no closed word is without one."""

import string
from typing import get_args

import pytest
from calls import DATA
from spoken import Named, Phrases, filled_in, idle, in_module, in_template

from macros.facts.finding import FILTERS
from macros.facts.model.evidence import Certainty, Reference
from macros.facts.model.exercise import Dose, Equipment, Footwear, Goal, Level, Muscle, Support
from macros.facts.model.program import Day, LevelEntry
from macros.facts.model.sign_off import Part
from macros.facts.reading import read

MACROS = DATA.parent / "macros"
TEMPLATES = sorted((MACROS / "views" / "templates").rglob("*.html"))
MODULES = sorted(MACROS.rglob("*.py"))

PHRASES: Phrases = read("data/phrases.yaml", (DATA / "phrases.yaml").read_bytes()).value or {}

UNITS = get_args(Dose.model_fields["unit"].annotation)
SET_WORDS = get_args(Dose.model_fields["set_word"].annotation)
EACH = [word for part in get_args(Dose.model_fields["each"].annotation) for word in get_args(part)]

CLOSED = {
    "level": get_args(Level),
    "equipment": get_args(Equipment),
    "muscle": get_args(Muscle),
    "support": get_args(Support),
    "goal": get_args(Goal),
    "footwear": get_args(Footwear.model_fields["wear"].annotation),
    "certainty": get_args(Certainty),
    "certainty_means": get_args(Certainty),
    "reference": get_args(Reference.model_fields["kind"].annotation),
    "day": get_args(Day),
    "review_part": get_args(Part),
    "day_short": get_args(Day),
    "levels": [name for name in LevelEntry.model_fields if name not in ("number", "name")],
    "dose": [f"{word}_{form}" for word in (*UNITS, *SET_WORDS, "day") for form in ("one", "many")]
    + [f"each_{word}" for word in EACH],
    "paper": [f"month_{number}" for number in range(1, 13)],
    "find_choice": [
        f"{name}-{value}" for name, values in FILTERS.items() for value in values if name not in ("goal", "topic")
    ],
}
"""Each group of phrases that a closed list of words needs, and these words."""


@pytest.fixture(scope="module")
def spoken() -> set[Named]:
    """Every phrase that a template or a module names."""
    from_templates = {named for path in TEMPLATES for named in in_template(path.read_text(encoding="utf-8"))}
    from_modules = {named for path in MODULES for named in in_module(path.read_text(encoding="utf-8"))}
    assert from_templates
    assert from_modules
    put_together = {(group, word) for group in ("dose", "paper") for word in CLOSED[group]}
    return from_templates | from_modules | put_together


def test_every_phrase_is_spoken(spoken):
    """No phrase lies idle: whoever translates the file translates nothing for nobody."""
    assert PHRASES
    assert idle(PHRASES, spoken) == []


def test_every_named_phrase_exists(spoken):
    """Every phrase that a template names is in the file."""
    named = {(group, phrase) for path in TEMPLATES for group, phrase in in_template(path.read_text(encoding="utf-8"))}
    assert named
    assert [f"{group}.{phrase}" for group, phrase in named if phrase and phrase not in PHRASES.get(group, {})] == []
    assert [group for group, _ in named if group not in PHRASES] == []


@pytest.mark.parametrize("group", CLOSED)
def test_every_closed_word_has_its_phrase(group):
    """Each word of a closed list has a phrase, and a group made for a list holds nothing else."""
    words = set(CLOSED[group])
    assert words
    assert words - set(PHRASES[group]) == set()
    if group not in ("levels", "dose", "reference", "paper"):  # these also hold the words around
        assert set(PHRASES[group]) - words == set()


FILLED_BY_THE_BROWSER = {("search", "many"): {"n"}}
"""Phrases whose words in braces the search script fills in."""
FILLED_BY_PAPER = {
    ("paper", "edition"): {"id"},
    ("paper", "edition_on"): {"id", "day"},
    ("paper", "day"): {"month", "n", "year"},
    ("paper", "code"): {"address"},
    ("paper", "still_right_how"): {"id", "address"},
    ("paper", "code_in_front"): {"id", "address"},
    ("paper", "plan_day"): {"days"},
    ("paper", "plan_days"): {"days", "n"},
    ("review", "done"): {"role", "day"},
    ("review", "named"): {"role", "day", "name"},
    ("review", "all"): {"day"},
}
"""Phrases that paper.handouts, the pieces of handouts and the line about a review fill in."""


def fields(text: str) -> set[str]:
    """The words in braces of a phrase."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def lost(phrases: Phrases, filled: dict[Named, set[str]]) -> list[str]:
    """The phrases whose words in braces are not those that a template fills in."""
    return [
        f"{group}.{name}"
        for group, members in phrases.items()
        for name, text in members.items()
        if fields(text) != filled.get((group, name), set())
    ]


def test_phrases_keep_their_numbers():
    """Each phrase has just the words in braces that its template fills in: none shows as braces, none is lost."""
    filled = dict(pair for path in TEMPLATES for pair in filled_in(path.read_text(encoding="utf-8")))
    assert filled
    others = {group: members for group, members in PHRASES.items() if group != "dose"}  # test_dose_words has these
    assert lost(others, filled | FILLED_BY_THE_BROWSER | FILLED_BY_PAPER) == []


def test_a_lost_number_is_seen():
    """A phrase that drops its number, and one with braces that nobody fills, are seen."""
    template = "{{ words.a.weeks.format(a=1, b=2) }} {{ (words.a.up if x else words.a.down).format(n=3) }}"
    phrases = {"a": {"weeks": "Weeks {a}", "up": "Up {n}", "down": "Down", "bare": "{n} of them"}}
    assert lost(phrases, dict(filled_in(template))) == ["a.weeks", "a.down", "a.bare"]


def test_an_idle_phrase_is_seen():
    """A phrase that nothing names is found; one named by a dot, by brackets or by a value is not."""
    template = "{{ words.a.one }} {{ words['a']['two'] }} {{ words.b[key] }} {{ other.a.idle }}"
    phrases = {"a": {"one": "", "two": "", "idle": ""}, "b": {"any": ""}}
    assert idle(phrases, set(in_template(template))) == ["a.idle"]


def test_a_phrase_in_a_module_is_seen():
    """A phrase that a module takes is found, and one of another group is not."""
    module = 'words = library.phrases["book"]\nprepare(words["page"])\n'
    spoken = set(in_module(module))
    assert idle({"book": {"page": "", "idle": ""}, "other": {"page": ""}}, spoken) == ["book.idle", "other.page"]
