"""Words about what changed from edition to edition.

In: the listed editions of the Library. Out: HTML, one fragment a word. Must not know: any engine, how two editions are
compared.
"""

from ...facts.editions import KINDS
from .speaker import Speaker


class ChangeWords(Speaker):
    """Words about what changed from edition to edition."""

    def changelog(self) -> str:
        """Every listed edition, newest first, with what changed in it; plainly that none is listed, until one is."""
        return self._render("changelog", copies=self._copies, kinds=KINDS, exercises=self._library.exercises)
