"""The files that stand beside the pages of the site: what pages load when it is wanted, and what others may take.

In: the Library, the drawings, the pages with their text, what a build knows of itself. Out: bytes by path in the site.
Must not know: MkDocs, and what any page says.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from .facts.editions import edition_id
from .facts.library import Library
from .facts.open_data import open_data
from .figures.gallery import Gallery
from .search_index import Page, index_script
from .views.pictures import Pictures


def site_files(
    library: Library,
    gallery: Gallery,
    pictures: Pictures,
    plan_table: str,
    pages: Iterable[tuple[Page, str]],
    day: date | None,
    address: str,
) -> Mapping[str, bytes]:
    """Movements and pictures, the table of plans, the index of the search, and the open data.

    Movements, the table and the index are scripts, not data: a page on a stick may load a script, and fetch nothing.
    """
    movements = {name: json.dumps(gallery.movement(name)) for name in sorted(pictures.moving)}
    texts = {f"assets/movements/{name}.js": f"globalThis.movement={text};\n" for name, text in movements.items()}
    texts |= {f"assets/pictures/{name}.svg": pictures.file(name) for name in library.exercises}
    texts["my-plan/table.js"] = f"globalThis.planTable={plan_table};\n"
    texts["search/index.js"] = index_script(library, pages)
    data = open_data(library, edition_id(library.folder.parent), day, address)
    return {name: text.encode("utf-8") for name, text in texts.items()} | data


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a built site."""
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
