"""No template speaks a phrase that a clinician does not read: each is read with what speaks it, or has a reason."""

import ast
import inspect
import textwrap
from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes
from spoken import Named, in_template

from macros.facts.word_reading import NOT_READ_PHRASES, SHARED_PHRASES, SHOW_NOTHING, SHOWS, phrases_of
from macros.views.fragments import TEMPLATES
from macros.views.vocabulary import WORDS, Vocabulary

BROUGHT = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
SIGNED_SHEETS = {
    "exercise": SHARED_PHRASES,
    "plan": SHARED_PHRASES,
    "overview": SHARED_PHRASES,
    "safe": SHOWS["care_cards"].speaks,
}
"""The sheets that say who has signed them, and the phrases that are read with what they name."""

BESIDE = {
    "exercise": SHARED_PHRASES,
    "exercises": ("equipment",),  # whose ids it compares with what it is called with
    "audit": ("certainty", "reference"),  # what it counts
}
"""Phrases of words that show nothing: read with an exercise, or nothing to act on where they stand."""


def spoken_by_template(name: str) -> set[Named]:
    """The phrases of a template and of all that it brings in."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    brought = [node.template.value for node in Environment().parse(source).find_all(BROUGHT)]
    return set(in_template(source)).union(*map(spoken_by_template, brought))


def body_of(method: str) -> list[ast.AST]:
    """The code of a method of the vocabulary and of its own methods that it calls."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(getattr(Vocabulary, method))))
    found = list(ast.walk(tree))
    called = {node.attr for node in found if isinstance(node, ast.Attribute) and inspect.isfunction(own(node.attr))}
    return [*found, *(node for name in called - {"_render", "_find", method} for node in body_of(name))]


def own(name: str):
    """What the vocabulary has under a name of its own; None for other names."""
    return getattr(Vocabulary, name, None) if name.startswith("_") else None


def rendered(call: ast.Call) -> Iterator[str]:
    """The templates that a call of `_render` may mean: one, or all of a folder where the name is put together."""
    name = call.args[0]
    if isinstance(name, ast.Constant):
        yield f"{name.value}.html"
    else:
        folder = name.values[0].value.rstrip("/")
        yield from (path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / folder).glob("*.html"))


def spoken_by_word(word: str) -> set[Named]:
    """The phrases that a word can speak: those of its templates, and the groups that its code takes."""
    found = body_of(word)
    calls = [node for node in found if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "_render"]
    taken = {
        (node.slice.value, None)
        for node in found
        if isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "phrases"
    }
    return taken.union(*(spoken_by_template(name) for call in calls for name in rendered(call)))


def unread(spoken: set[Named], named: tuple[str, ...], library) -> list[str]:
    """The phrases that are spoken and neither read under one of the names nor have a reason."""
    read = {place.replace(" > ", ".") for place, _ in phrases_of(library, named)}
    said = {
        f"{group}.{one}"
        for group, phrase in spoken
        for one in (library.phrases[group] if phrase is None else [phrase])
        if group not in NOT_READ_PHRASES and f"{group}.{one}" not in NOT_READ_PHRASES
    }
    return sorted(said - read)


@pytest.mark.parametrize("word", SHOWS)
def test_what_a_word_speaks_is_read(word, library):
    """Each phrase that a word can speak is read with its page, or has a reason why not."""
    assert unread(spoken_by_word(word), SHOWS[word].speaks, library) == []


@pytest.mark.parametrize("word", SHOW_NOTHING)
def test_a_word_that_shows_nothing_tells_nobody_what_to_do(word, library):
    """A word that gives nothing to read speaks only phrases that have a reason, but for a few that are known."""
    assert unread(spoken_by_word(word), BESIDE.get(word, ()), library) == []


@pytest.mark.parametrize("sheet", SIGNED_SHEETS)
def test_what_a_signed_sheet_speaks_is_read(sheet, library):
    """Each phrase of a sheet that says who has signed it is read with what it names."""
    assert unread(spoken_by_template(f"handouts/{sheet}.html"), SIGNED_SHEETS[sheet], library) == []


def test_every_signed_sheet_is_known():
    """The sheets that say who has signed them are those above."""
    sheets = (TEMPLATES / "handouts").glob("*.html")
    assert {path.stem for path in sheets if "review_state(" in path.read_text(encoding="utf-8")} == set(SIGNED_SHEETS)


def test_every_phrase_is_on_one_side(library):
    """Each phrase is read somewhere or has a reason, not both, and each name in the tables is that of a phrase."""
    every = {f"{group}.{phrase}" for group, members in library.phrases.items() for phrase in members}
    names = {*SHARED_PHRASES, *(name for shows in SHOWS.values() for name in shows.speaks)}
    read = {place.replace(" > ", ".") for place, _ in phrases_of(library, names)}
    other = {name for name in every if name in NOT_READ_PHRASES or name.partition(".")[0] in NOT_READ_PHRASES}
    assert every - read - other == set(), "put each new group into macros/facts/word_reading.py"
    assert read & other == set()
    assert {*names, *NOT_READ_PHRASES} - {*every, *library.phrases} == set()


def test_an_unread_phrase_is_seen(library):
    """The check sees a phrase that is not read, what code takes, and what a word speaks through other templates."""
    spoken = {("dose", None), ("safety", "until"), ("review", "done")}
    assert "dose.short" in unread(spoken, ("safety",), library)
    assert unread(spoken, ("dose",), library) == ["safety.until"]
    assert spoken_by_word("ready_plan") >= {("dose", None), ("paper", "bad_day"), ("my_plan", "move_up_all")}
    assert ("claim", "why") in spoken_by_word("claim")
    assert ("audit", "score") in spoken_by_word("audit")
    assert len(WORDS) == len(SHOWS) + len(SHOW_NOTHING)
