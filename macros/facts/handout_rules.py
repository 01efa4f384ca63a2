"""Promises about data/handouts.yaml: no booklet leaves out when to stop.

In: a Library. Out: findings. Must not know: how a product is printed; that the whole book has these pages is a promise
about the nav (`prose` has it).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .contents import NEVER_LEFT_OUT
from .problems import Finding

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

BOOKS = {"book", "epub", "text"}
"""The templates of what is used instead of the whole book. A leaflet about one topic has its stop line."""


def every_book_says_when_to_stop(library: "Library") -> Iterator[Finding]:
    """A book that names its pages names those that keep its reader safe."""
    for name, handout in library.handouts.handouts.items():
        for page in NEVER_LEFT_OUT if handout.template in BOOKS and handout.pages else ():
            if page not in handout.pages:
                what = f'Its pages leave out "{page}".'
                cure = f"Add {page}: whoever has only this booklet must know when to stop and whom to ask."
                yield Finding("handouts", ("handouts", name, "pages"), what, cure, "book-without-safety")
