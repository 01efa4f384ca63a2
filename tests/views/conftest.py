"""What the view tests share: the real library, and a way to speak a call in a face."""

from collections.abc import Callable

import pytest
from calls import DATA, Call

from macros.facts.library import Library, load_library
from macros.views.faces import Face, PaperFace, WebFace
from macros.views.vocabulary import Vocabulary

FACES = {"web": WebFace("topics/pain.md"), "paper": PaperFace()}


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content, checked."""
    return load_library(DATA)


@pytest.fixture(scope="session")
def speak(library: Library) -> Callable[..., str]:
    """The HTML of a call, in the face `web` or `paper`, from the real library or another one."""

    def say(call: Call, face: str = "web", content: Library | None = None) -> str:
        chosen: Face = FACES[face]
        words = Vocabulary(content or library, lambda: chosen).words()
        return words[call.word](**dict(call.values))

    return say
