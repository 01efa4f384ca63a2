"""Promises about data/reviews.yaml: each sign-off is of something that exists.

In: a Library. Out: findings. Must not know: if a sign-off still holds (`signing` does).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .problems import Finding, cure_for

if TYPE_CHECKING:  # library imports the rules
    from .library import Library


def sign_offs_point_somewhere(library: "Library") -> Iterator[Finding]:
    """Every sign-off is of an exercise or of a page. Where there is no docs/, each path may be that of a page."""
    docs = library.folder.parent / "docs"
    exercises = library.with_drafts().exercises
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    known = [
        *exercises,
        *(page for page in pages if page.removeprefix("exercises/").removesuffix(".md") not in exercises),
    ]
    for number, each in enumerate(library.sign_offs):
        if each.of not in known and (pages or not each.of.endswith(".md")):
            what = f'No exercise and no page is called "{each.of}".'
            yield Finding("reviews", ("sign_offs", number, "of"), what, cure_for(each.of, known), "unknown-id")
