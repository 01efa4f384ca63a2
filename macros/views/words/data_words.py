"""Words about open data: what can be fetched.

In: nothing from a page. Out: HTML, one fragment a word. Must not know: any engine, what stands in the files.
"""

from ...facts.open_data import FILES, FOLDER, schema_path
from .speaker import Speaker


class DataWords(Speaker):
    """Words about open data: what can be fetched."""

    def open_data(self) -> str:
        """Every file of open data with what it holds, and a link to it and to its schema."""
        files = [
            (path, name, schema_path(path.removesuffix(".json")) if path.endswith(".json") else None)
            for path, name in FILES.items()
        ]
        return self._render("open_data", files=files, folder=FOLDER)
