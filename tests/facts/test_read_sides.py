"""What a clinician reads, and what not: each field and each word of the pages is put on one side."""

from inspect import signature

import pytest

from macros.facts.model.exercise import WrittenExercise
from macros.facts.model.safety import Checklist, Condition
from macros.facts.page_reading import page_paths, paragraphs, shown_on, source_of
from macros.facts.signing import NOT_READ, READ_FIELDS, fingerprints, reading, subjects
from macros.facts.word_reading import SHOW_NOTHING, SHOWS
from macros.views.vocabulary import Vocabulary
from tests.signed_library import changed, plain

ID = "heel-raise"


def test_every_field_of_an_exercise_is_on_one_side():
    """Each field of an exercise is either read by a clinician, in one part, or not, with a reason."""
    read = [name for names in READ_FIELDS.values() for name in names]
    assert len(read) == len(set(read))
    assert sorted([*read, *NOT_READ[WrittenExercise]]) == sorted(WrittenExercise.model_fields), (
        "put each new field into READ_FIELDS or NOT_READ of macros/facts/signing.py"
    )


@pytest.mark.parametrize("name", [name for names in READ_FIELDS.values() for name in names])
def test_every_read_field_counts(name, library):
    """A change in a field that is read changes the fingerprint of its part, and of no other but the conditions."""
    (part,) = [part for part, names in READ_FIELDS.items() if name in names]
    exercise = library.exercises[ID]
    known = {"level": "standing", "positions": ["moving"], "equipment": ["chair"], "later": ["band"]}
    known |= {"easier": "one-leg-heel-raise", "harder": "seated-march", "ask_first": []}
    value = getattr(exercise, name)
    other = known[name] if name in known else another(value)
    assert other != value
    was, now = fingerprints(library, ID), fingerprints(changed(library, ID, **{name: other}), ID)
    assert {key for key in was if was[key] != now[key]} - {"conditions"} == {part}


def another(value):
    """A value of the same kind that says something else."""
    if isinstance(value, str | None):
        return f"{value} More."
    if isinstance(value, list):
        return value[1:] or ["Something."]
    name = next(name for name in type(value).model_fields if getattr(value, name) is not None)
    return value.model_copy(update={name: "other"})


@pytest.mark.parametrize("name", NOT_READ[WrittenExercise])
def test_no_other_field_counts(name, library):
    """A change in a field that is not read leaves every fingerprint."""
    assert fingerprints(changed(library, ID, **{name: ["other"]}), ID) == fingerprints(library, ID)


@pytest.mark.parametrize("model", [Condition, Checklist], ids=lambda model: model.__name__)
def test_only_references_are_left_out(model):
    """Of conditions and checklists everything but the names of studies is read."""
    assert set(NOT_READ[model]) == {"references"} <= set(model.model_fields)


def test_every_word_is_on_one_side():
    """Each word that pages speak either shows entries to read, or shows none, with a reason."""
    words = {name for name in dir(Vocabulary) if not name.startswith("_")} - {"words"}
    assert set(SHOWS) & set(SHOW_NOTHING) == set()
    assert set(SHOWS) | set(SHOW_NOTHING) == words, "put each new word into one table of macros/facts/word_reading.py"


@pytest.mark.parametrize("word", SHOWS)
def test_what_is_shown_is_called_as_the_word_is(word):
    """What a word shows is asked for with the parameters of the word, so that no call on a page is left unread."""
    spoken = list(signature(getattr(Vocabulary, word)).parameters.values())[1:]
    read = list(signature(SHOWS[word].entries).parameters.values())[1:]
    assert [(one.name, one.default) for one in read] == [(one.name, one.default) for one in spoken]


def test_every_call_shows_its_entries(real):
    """Each call on a real page that should show entries does, and a page's own words are read too."""
    shown = {}
    for path in page_paths(real):
        _, text = source_of(real, path)
        shown |= dict(shown_on(real, text))
        assert paragraphs(text)
    assert [call for call, entries in shown.items() if not entries] == ["certainty_key()"]  # it shows phrases alone
    assert {call.partition("(")[0] for call in shown} == set(SHOWS) - {"claim"}


def test_all_of_safety_is_on_a_page(real):
    """Every entry of safety.yaml, plans.yaml and questions.yaml is shown by a page that a clinician must sign."""
    clinical = [of for of in subjects(real) if of.endswith(".md")]
    read = "\n".join(words for of in clinical for lines in reading(real, of).values() for _, words in lines)
    entries = [*real.safety.conditions.values(), *real.safety.checklists.values(), *real.safety.cards.values()]
    entries += [*real.safety.stop_signs.values(), *real.plans.levels.values(), *real.plans.programs.values()]
    texts = [text for entry in entries for text in texts_in(plain_without_notes(entry))]
    texts += [text for question in real.questions.questions.values() for text in texts_in(plain(question))]
    assert len(texts) > 300
    assert [text for text in texts if text not in read] == []


def plain_without_notes(entry):
    """An entry as it was written, without what is not read."""
    return {name: value for name, value in plain(entry).items() if name not in NOT_READ.get(type(entry), {})}


def texts_in(value):
    """Every text inside a plain value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in texts_in(part)]
    return [value] if isinstance(value, str) else []
