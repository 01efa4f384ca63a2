"""What every group of words stands on: the content, the face being written for, and how a fragment is made.

In: a Library, a function that tells the Face of the page being written, the Pictures, the list of what is printed, and
a function that tells the reading grade of each page.
Out: HTML of one template. An unknown id is a VocabularyError that names the near word. Must not know: any engine.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from ...facts.editions import Copies, copies
from ...facts.library import Library
from ...facts.problems import cure_for
from ..faces import Face
from ..fragments import render
from ..pictures import Pictures


class VocabularyError(Exception):
    """A page names something that does not exist. The text says what, and what to write."""


class Speaker:
    """What words share. It has no words of its own."""

    def __init__(
        self,
        library: Library,
        face: Callable[[], Face],
        pictures: Pictures,
        prints: Mapping[str, Any] | None = None,
        grades: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self._library = library
        self._face = face
        self._pictures = pictures
        self._prints = prints
        self._grades = grades

    @functools.cached_property
    def _copies(self) -> Copies:
        """Read once for all pages of a build: it takes the hash of every file."""
        return copies(self._library)

    def _find(self, kind: str, known: Mapping[str, Any], name: str) -> Any:
        if name not in known:
            a = "an" if kind[0] in "aeiou" else "a"
            raise VocabularyError(f'"{name}" is not the id of {a} {kind}. {cure_for(name, known)} [unknown-id]')
        return known[name]

    def _render(self, template: str, **values: Any) -> str:
        return render(template, self._face(), self._library.phrases, **values)
