"""The word of the search page: its form, and the warnings that come before all results.

In: nothing from the page. Out: HTML, one fragment. Must not know: any engine, nor how the browser searches.
"""

from .speaker import Speaker


class SearchWords(Speaker):
    """The word of the search page."""

    def search_box(self) -> str:
        """The search form, with the warning for words that sound like an emergency; its page loads the script."""
        return self._render("search_box", emergency=self._library.safety.stop_signs["emergency"])
