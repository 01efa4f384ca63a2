"""The vocabulary: the words that pages in docs/ speak, such as {{ exercise("clamshell") }}.

In: a Library, a function that tells the Face of the page being written, and the Pictures of its exercises.
Out: names bound to functions that return HTML. An unknown id is a VocabularyError that names the near word.
Must not know: any engine.
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from .words.data_words import DataWords
from .words.evidence_words import EvidenceWords
from .words.exercise_words import ExerciseWords
from .words.finding_words import FindingWords
from .words.plan_words import PlanWords
from .words.program_words import ProgramWords
from .words.safety_words import SafetyWords
from .words.search_words import SearchWords
from .words.site_words import SiteWords
from .words.speaker import VocabularyError


class Vocabulary(
    ExerciseWords, FindingWords, EvidenceWords, SafetyWords, ProgramWords, PlanWords, SearchWords, SiteWords, DataWords
):
    """Every word that a page may speak. Public methods are the words; each returns one fragment."""

    def words(self) -> Mapping[str, Callable[..., str]]:
        """The words and what they do."""
        names = [name for name in dir(self) if not name.startswith("_") and name != "words"]
        return {name: _called_well(name, getattr(self, name)) for name in names}


def _called_well(name: str, word: Callable[..., str]) -> Callable[..., str]:
    """The same word, which says in a sentence what is wrong with its call or with the phrases that it needs."""
    signature = inspect.signature(word)

    @functools.wraps(word)
    def speak(*values: Any, **options: Any) -> str:
        try:
            signature.bind(*values, **options)
        except TypeError as error:
            wanted = ", ".join(signature.parameters)
            raise VocabularyError(f'"{name}" was called wrongly: {error}. Write {name}({wanted}).') from error
        try:
            return word(*values, **options)
        except (KeyError, ValueError, IndexError) as error:
            message = f'"{name}" finds a phrase in data/phrases.yaml missing, or its braces wrong: {error}.'
            raise VocabularyError(f"{message} Compare the file with its last version.") from error

    return speak
