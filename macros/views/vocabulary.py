"""The vocabulary: the words that pages in docs/ speak, such as {{ exercise("clamshell") }}.

In: a Library, a function that tells the Face of the page being written, and the Pictures of its exercises.
Out: names bound to functions that return HTML. An unknown id is a VocabularyError that names the near word.
Must not know: any engine.
"""

import functools
import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any

from .words.audit_words import AuditWords
from .words.change_words import ChangeWords
from .words.data_words import DataWords
from .words.evidence_words import EvidenceWords
from .words.exercise_words import ExerciseWords
from .words.finding_words import FindingWords
from .words.message_words import MessageWords
from .words.plan_words import PlanWords
from .words.program_words import ProgramWords
from .words.review_words import ReviewWords
from .words.safety_words import SafetyWords
from .words.search_words import SearchWords
from .words.site_words import SiteWords
from .words.speaker import VocabularyError


class Vocabulary(
    ExerciseWords,
    FindingWords,
    EvidenceWords,
    SafetyWords,
    ProgramWords,
    PlanWords,
    SearchWords,
    SiteWords,
    DataWords,
    ReviewWords,
    ChangeWords,
    MessageWords,
    AuditWords,
):
    """Every word that a page may speak. Public methods are the words; each returns one fragment."""

    def words(self) -> Mapping[str, Callable[..., str]]:
        """The words and what they do."""
        return {name: _called_well(name, getattr(self, name)) for name in WORDS}


QUOTED = re.compile(r"'([^']+)'")

WORDS = tuple(name for name in dir(Vocabulary) if not name.startswith("_") and name != "words")
"""The names of all words, in the order of the alphabet."""


def _called_well(name: str, word: Callable[..., str]) -> Callable[..., str]:
    """The same word, which says in a sentence what is wrong with its call or with the phrases that it needs."""
    signature = inspect.signature(word)

    @functools.wraps(word)
    def speak(*values: Any, **options: Any) -> str:
        try:
            signature.bind(*values, **options)
        except TypeError as error:
            wanted = ", ".join(signature.parameters)
            message = f'"{name}" was called wrongly: {error}. Write {name}({wanted}). [wrong-call]'
            raise VocabularyError(message) from error
        try:
            return word(*values, **options)
        except (KeyError, ValueError, IndexError) as error:
            phrase = (QUOTED.findall(str(error)) or [str(error)])[-1]  # the engine's own words end in it
            message = f'"{name}" finds a phrase in data/phrases.yaml missing, or its braces wrong: {phrase}.'
            raise VocabularyError(f"{message} Compare the file with its last version. [wrong-phrase]") from error

    return speak
