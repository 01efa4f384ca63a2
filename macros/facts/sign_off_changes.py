"""Which sign-offs came, went or were changed between two states, for whoever looks at a change.

In: two Libraries. Out: EditionChanges for the comment on a pull request and its preview, never for data/editions.yaml:
who has signed what is no part of an edition. Must not know: if a sign-off still holds (`signing` does).
"""

from collections.abc import Iterator

from .change_words import change
from .library import Library
from .model.edition import EditionChange
from .model.sign_off import SignOff
from .page_reading import source_of, title_of
from .signing import letters_of

PART = "sign-off"
"""What is named as the part that changed."""


def sign_off_changes(old: Library, new: Library) -> Iterator[EditionChange]:
    """Each sign-off that only one side has, as safety: its page tells who has checked it, so a forged one must show."""
    went, came = _without(old.sign_offs, new.sign_offs), _without(new.sign_offs, old.sign_offs)
    for of in dict.fromkeys(each.of for each in (*went, *came)):
        was, now = ([_told(each) for each in side if each.of == of] for side in (went, came))
        name, one_each = _name(new, of) or _name(old, of) or of, len(was) == len(now) == 1
        pairs = (
            zip(was, now, strict=True)
            if one_each
            else [*((text, None) for text in was), *((None, text) for text in now)]
        )
        for before, after in pairs:
            yield change("safety", of, name, before, after, part=PART)


def _without(these: tuple[SignOff, ...], others: tuple[SignOff, ...]) -> list[SignOff]:
    """What the second list lacks. The same sign-off twice counts twice."""
    left, kept = list(others), []
    for each in these:
        if each in left:
            left.remove(each)
        else:
            kept.append(each)
    return kept


def _told(each: SignOff) -> str:
    """All that a sign-off says. The letters are those that the clinician has seen below the words."""
    said = (each.role, each.day, each.name, each.consent, f"letters {letters_of({each.of: each.read})}")
    return ", ".join(filter(None, said))


def _name(library: Library, of: str) -> str | None:
    """What a reader calls an exercise or a page; None where there is none."""
    exercise = library.with_drafts().exercises.get(of)
    try:
        return exercise.name if exercise else title_of(source_of(library, of)[1])
    except (OSError, UnicodeDecodeError):
        return None
