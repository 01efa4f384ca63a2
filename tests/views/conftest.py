"""What the view tests share: the real library, its drawings, and a way to speak a call in a face."""

from collections.abc import Callable

import pytest
from calls import DATA, Call

from macros.facts.library import Library, load_library
from macros.figures.gallery import Gallery
from macros.views.faces import Face, PaperFace, WebFace
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary

FACES = {"web": WebFace("topics/pain.md"), "paper": PaperFace()}


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content, checked."""
    return load_library(DATA)


@pytest.fixture(scope="session")
def gallery(library: Library) -> Gallery:
    """The drawings of the real figures, kept where the builds keep theirs."""
    return Gallery(library.figures, DATA.parent / ".cache" / "figures")


@pytest.fixture(scope="session")
def speak(library: Library, gallery: Gallery) -> Callable[..., str]:
    """The HTML of a call, in the face `web` or `paper`, from the real library or another one."""

    def say(call: Call, face: str = "web", content: Library | None = None) -> str:
        chosen: Face = FACES[face]
        words = Vocabulary(content or library, lambda: chosen, Pictures(gallery)).words()
        return words[call.word](**dict(call.values))

    return say
