"""Plain language: the grade follows the published formula, and blame falls on the right sentence and word."""

import pytest

from macros.facts.content_texts import texts
from macros.facts.library import load_library
from macros.facts.plain_language import Reader, Text, sentences, syllables
from macros.facts.promising import PROMISES, promising

SYLLABLES = {
    "cat": 1, "walk": 1, "exercise": 3, "exercises": 4, "neuropathy": 4, "muscle": 2, "muscles": 2, "breathe": 1,
    "every": 3,    "don't": 1, "don’t": 1, "people": 2, "12": 1, "7.5": 1, "shoe": 1, "glimepiride": 4, "Balance": 2,
}  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables(word):
    """Syllables come from the dictionary, or from the vowels of a word it does not have; a number has one."""
    assert syllables(word) == SYLLABLES[word]


GRADES = {
    "The cat sat on the mat.": 0.39 * 6 + 11.8 * 6 / 6 - 15.59,
    "Sit tall. Lift both heels.": 0.39 * 5 / 2 + 11.8 * 5 / 5 - 15.59,
    "Exercise strengthens muscles.": 0.39 * 3 + 11.8 * 7 / 3 - 15.59,
    "Do 12 lifts.": 0.39 * 3 + 11.8 * 3 / 3 - 15.59,
    "": 0.0,
    "…": 0.0,
}


@pytest.mark.parametrize("text", GRADES)
def test_grade(text):
    """The grade is Flesch-Kincaid's: 0.39 words per sentence + 11.8 syllables per word - 15.59."""
    assert Reader([]).grade(text) == pytest.approx(GRADES[text])


def test_explained_word_leaves_the_syllables_not_the_sentence():
    """A word of the glossary makes its text easier in syllables, but no shorter."""
    text = "Neuropathy can make feet numb."
    assert Reader([]).grade(text) == pytest.approx(0.39 * 5 + 11.8 * 8 / 5 - 15.59)
    assert Reader(["neuropathy"]).grade(text) == pytest.approx(0.39 * 5 + 11.8 * 4 / 4 - 15.59)


def test_explained_words_of_a_term():
    """Each word of a term of several words is explained, in any case."""
    assert Reader(["Peripheral neuropathy"]).hardest_word("PERIPHERAL Neuropathy can hurt a muscle.") == "muscle"


def test_text_of_explained_words_alone():
    """A text in which the glossary explains every word has a low grade and no hardest word."""
    reader = Reader(["neuropathy"])
    assert reader.grade("Neuropathy.") < 0
    assert reader.hardest_word("Neuropathy.") == ""


SPLIT = {
    "Sit tall. Lift both heels!": ["Sit tall.", "Lift both heels!"],
    "Is it safe? Ask.": ["Is it safe?", "Ask."],
    "Say “Stop.” Then rest.": ["Say “Stop.", "Then rest."],
    "Hold for 2.5 seconds.": ["Hold for 2.5 seconds."],
    "Wait ... then go.": ["Wait ...", "then go."],
    "One.\nTwo.": ["One.", "Two."],
    " … ": [],
}


@pytest.mark.parametrize("text", SPLIT)
def test_sentences(text):
    """Sentences end at a period, ? or ! before a space; decimals stay whole and bare marks are no sentence."""
    assert sentences(text) == SPLIT[text]


PIECES = (
    (("a", "steps", 0), "Sit tall."),
    (("a", "steps", 1), "Immediate physiological intervention is advisable."),
    (("a", "steps", 2), "Stand up."),
)


def test_blame_names_the_sentence_and_the_word():
    """A text above its grade is reported once, at its hardest sentence, with its hardest word."""
    (finding,) = Reader([]).check(Text("exercises", "Its words", PIECES))
    assert finding.path == ("a", "steps", 1)
    assert '"Immediate physiological intervention is advisable."' in finding.what
    assert 'The hardest word is "physiological".' in finding.what


def test_blame_skips_what_the_glossary_explains():
    """The word to blame is one that the glossary does not explain."""
    (finding,) = Reader(["physiological", "immediate"]).check(Text("exercises", "Its words", PIECES))
    assert 'The hardest word is "intervention".' in finding.what


def test_grade_in_a_message_is_above_the_limit():
    """A grade just above the limit is rounded up, since `grade 6.0; the limit is 6` would help nobody."""
    sentence = "We are not sure that exercise sets off the body's own pain relief if you have nerve pain."
    (finding,) = Reader(["nerve"]).check(Text("benefits", "Its claim", ((("claims", "a", "says"), sentence),)))
    assert 6 < Reader(["nerve"]).grade(sentence) < 6.05
    assert "school grade 6.1; the limit is 6." in finding.what


@pytest.mark.parametrize("address", ["https://doi.org/10.1002/14651858.CD003907.pub5", "www.a-clinic.example/a/b-c-d"])
def test_an_address_is_no_words(address):
    """A place on the web as it is typed counts neither as words nor as hard ones; the sentence behind it still does."""
    reader = Reader([])
    text = f"Read more at {address}. Then ask."
    assert reader.grade(text) == reader.grade("Read more at. Then ask.")
    assert reader.hardest_word(text) == "Read"
    long = Text("exercises", "Its words", ((("a", "purpose"), f"{'Go on ' * 10}{address}."),), grade=99)
    assert list(reader.check(long)) == []


@pytest.mark.parametrize(("count", "found"), [(20, 0), (21, 1)])
def test_sentence_length(count, found):
    """A sentence of 20 words passes, and one more is too long."""
    text = Text("exercises", "Its words", ((("a", "purpose"), " ".join(["go"] * count) + "."),), grade=99)
    assert len(list(Reader([]).check(text))) == found


def test_length_counts_sentences_not_passages():
    """Two short sentences in one field are not one long one."""
    text = Text("exercises", "Its words", ((("a", "purpose"), "Go on as you can. " * 8),))
    assert list(Reader([]).check(text)) == []


@pytest.mark.parametrize("word", PROMISES)
def test_promise_is_refused(word):
    """A word that promises is refused in any case, at the field that holds it."""
    text = Text("benefits", "Its words", ((("claims", "a", "says"), f"It {word.title()} you."),), grade=99)
    (finding,) = Reader([word]).check(text)
    assert finding.path == ("claims", "a", "says")
    assert finding.what.startswith(f'"{word.title()}" promises')


def test_promise_is_a_whole_word():
    """A word that only holds a promising word is left alone."""
    text = Text("benefits", "Its words", ((("claims", "a", "says"), "The doctor secured a vitality card."),), grade=99)
    assert list(Reader([]).check(text)) == []


FORMS = {
    "It is healing you.": ["healing"],
    "Reversal of what was curable": ["Reversal", "curable"],
    "This cu\u00adres and rever\u200bses it.": ["cures", "reverses"],
    "It \uff43\uff55\uff52\uff45\uff53 you.": ["cures"],
    "Look for a sore that does not heal.": [],
    "Weight on it keeps it from healing.": [],
    "Weight on it slows its healing.": [],
    "It is slow to heal.": [],
    "It slowly heals your nerves.": ["heals"],
    "A sore that doesn’t heal, or can't heal.": [],
    "It does not cure you.": ["cure"],
    "Stay off that foot until it has healed.": [],
    "Rest until the sore heals.": [],
    "A foot ulcer, even one that healed, can come back.": [],
    "A sore takes longer to heal. It heals late, or fails to heal.": [],
    "Look how your wound is healing.": [],
    "A sore may be painless. A painless sore is still a sore.": [],
    "The nurse takes your vital signs.": [],
    "Point and pull in reverse.": [],
    "Training heals foot ulcers.": ["heals"],
    "Training helps a sore heal.": ["heal"],
    "If you have a sore, training heals it.": ["heals"],
    "Train while it heals your nerves.": ["heals"],
    "A wound that heals faster.": ["heals"],
    "It makes a painless walk.": ["painless"],
    "Makes your nerves grow back, stops the pain and ends falls for good.": ["nerves grow back", "for good"],
    "It will make your pain go away, your nerves will recover.": ["make your pain go away", "nerves will recover"],
    "It is 100% safe.": ["100% safe"],
    "We do not know if training makes nerves grow back.": [],
    "Nerves that grow back are another thing, and no study has shown that.": [],
    "We do not know. It makes nerves grow back.": ["nerves grow back"],
    "Stop if it goes away. Go on if it does not go away.": [],
    "It is good for good balance, for good reason.": [],
}


@pytest.mark.parametrize("text", FORMS)
def test_a_promise_is_seen_in_each_form(text):
    """Each form of a word counts, whatever hides it, and in a denial too; only what does not heal may be told."""
    assert promising(text) == FORMS[text]


def test_every_sentence_of_the_library_is_measured(sample):
    """No sentence of the content escapes: each text with a space in it stands in a passage or is known to be none."""
    measured = {path for text in texts(load_library(sample / "data")) for path, _ in text.pieces}
    exercise = {path[1] for path in measured if path[0] == "heel-raise"}
    assert exercise == {
        "purpose", "support", "footwear", "cautions", "steps", "breathing", "mistakes", "numb_feet", "numb_hands",
        "dizzy", "move_up_when", "bad_day", "helper",
    }  # fmt: skip
    assert {"stronger-muscles", "foot-sore", "first-steps", "neuropathy", "smith-2019"} <= {
        part for path in measured for part in path if isinstance(part, str)
    }
