"""Templates escape what they are given, and refuse to leave out what they lack."""

from dataclasses import replace

import pytest
from calls import CALLS, Call
from jinja2 import TemplateNotFound

from macros.views.faces import WebFace
from macros.views.fragments import render
from macros.views.words.speaker import VocabularyError
from tests.signed_library import DAY_IN_WORDS, ROLE, signed

MARKED = "<x>&"
"""Put in front of every phrase: a phrase that holds markup must show as the characters it is made of."""


@pytest.fixture(scope="session")
def unsigned(library):
    """The library without sign-offs: other phrases are other words, by which a sign-off lapses."""
    return replace(library, sign_offs=())


@pytest.fixture(scope="session")
def spiked(unsigned):
    """The library with markup in every phrase."""

    def spike(phrases):
        return {name: f"{MARKED}{text}" for name, text in phrases.items()}

    return replace(unsigned, phrases={group: spike(phrases) for group, phrases in unsigned.phrases.items()})


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_phrases_are_escaped(call, speak, unsigned, spiked):
    """No phrase is ever taken for markup."""
    plain, html = speak(call, content=unsigned), speak(call, content=spiked)
    assert MARKED not in html
    assert html.replace("&lt;x&gt;&amp;", "").casefold() == plain.casefold()


def test_spikes_are_seen(speak, spiked):
    """The markup really reaches the templates, so that its absence means something."""
    assert speak(Call("certainty_key"), content=spiked).count("&lt;x&gt;&amp;") == 12


def test_content_is_escaped(speak, library):
    """A sentence of the content shows its < and & as they are written."""
    first = next(iter(library.claims))
    claim = library.claims[first].model_copy(update={"says": "5 < 6 & 7"})
    changed = replace(library, claims={**library.claims, first: claim})
    html = speak(Call("claim", (("claim_id", first),)), content=changed)
    assert "5 &lt; 6 &amp; 7" in html
    assert "5 < 6" not in html


@pytest.mark.parametrize("template", ["topics", "exercise", "claims"])
def test_missing_value_is_an_error(template, library):
    """A template that is not given what it shows stops the page."""
    with pytest.raises(KeyError, match="is undefined"):
        render(template, WebFace("index.md"), library.phrases)


def test_missing_phrase_is_an_error(speak, library):
    """A phrase that a template names and data/phrases.yaml lacks stops the page."""
    phrases = {**library.phrases, "review": {}}
    with pytest.raises(VocabularyError, match="not_yet"):
        speak(Call("review_state"), content=replace(library, phrases=phrases))


def test_unknown_template_is_an_error(library):
    """A word cannot render a template that does not exist."""
    with pytest.raises(TemplateNotFound):
        render("nothing", WebFace("index.md"), library.phrases)


def test_blank_lines_are_taken_out(speak, library):
    """A signed exercise, whose state is another template, has no blank line either and tells role and day."""
    first = next(iter(library.exercises))
    html = speak(Call("exercise", (("exercise_id", first),)), content=signed(library, [first]))
    assert "\n\n" not in html
    assert f"({ROLE}) on {DAY_IN_WORDS}" in html
    assert library.phrases["review"]["not_yet"] not in html
