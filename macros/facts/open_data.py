"""Open data: the content as files that a program or a spreadsheet can read.

In: a Library, the id and day of its edition, and the address of the site. Out: bytes by their path below the site.
The same content gives the same bytes. Must not know: pages, pictures, where files are written, their schema
(`open_schemas` has it).

An entry keeps the shape that it has in data/*.yaml; `page` is added, and what has no value is left out.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import to_json

from .library import Library
from .model.evidence import Reference
from .model.open_data import State
from .page_reading import pages_that_show
from .signing import signed_state, standing, subjects, together, whole
from .spreadsheet import exercise_table

FOLDER = "api/v1"
ROOT = "../../"
"""The root of the site, from a file of that folder."""
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
STATES = dict(zip(("not_yet", "signed", "changed"), get_args(State), strict=True))
"""What a Standing is called in v1."""
SOURCES = {"claims": "benefits"}
"""The file of data/ that a file is made from, where its name differs."""
FILES = {
    "exercises.json": "exercises",
    "exercises.csv": "table",
    "claims.json": "claims",
    "references.json": "references",
    "safety.json": "safety",
    "plans.json": "plans",
    "figures.json": "figures",
    "glossary.json": "glossary",
    "index.json": "index",
}
"""Every file of the folder but the schemas, and the phrase that names it."""


def open_data(library: Library, edition: str, day: date | None, site: str = "") -> dict[str, bytes]:
    """Every file of the folder by its path below the site, but for the schemas, which stand in docs/.

    `site` is the address of the site with a slash at its end; without one, addresses are relative to the file.
    """
    root = site or ROOT
    contents = _contents(library, root)
    files = {
        f"{name}.json": _written(_around(library, name, edition, day, root) | {"data": content})
        for name, content in contents.items()
    }
    files["exercises.csv"] = exercise_table(contents["exercises"], edition)
    entries = [_entry(library, path, files[path]) for path in FILES if path in files]
    index = {"sign_offs": signed_state(library), "files": entries}
    files["index.json"] = _written(_around(library, "index", edition, day, root) | index)
    return {f"{FOLDER}/{path}": files[path] for path in FILES}


def schema_path(name: str) -> str:
    """The schema of a file, from that file."""
    return f"schema/{name}.schema.json"


def link_of(reference: Reference) -> str | None:
    """Where a published record is: by its DOI, else its PMID, PMCID or URL; None when we know no address."""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    if reference.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    if reference.pmcid:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"
    return reference.url


def review_of(library: Library, name: str) -> str:
    """Who has checked a file: `reviewed` only when each exercise, or each page that shows its entries, is signed."""
    if name in ("exercises", "figures"):
        of = list(library.exercises)
    else:
        of = subjects(library) if name == "index" else pages_that_show(library, SOURCES.get(name, name))
    return STATES[together(standing(library, each) for each in of).state]


def plain(value: Any) -> Any:
    """An entry as plain values, its fields under their names in the YAML files, without those that have no value.

    Pydantic's own way takes twice as long: it first builds what it needs to write each model.
    """
    if isinstance(value, BaseModel):
        told = ((shown, getattr(value, name)) for name, shown in _names(type(value)))
        return {shown: plain(part) for shown, part in told if part is not None}
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


@cache
def _names(model: type[BaseModel]) -> list[tuple[str, str]]:
    """The fields of a model, and their names in the YAML files."""
    return [(name, field.alias or name) for name, field in model.model_fields.items()]


def _around(library: Library, name: str, edition: str, day: date | None, root: str) -> dict[str, Any]:
    """What a file tells about itself; in the order in which it stands there."""
    words = library.phrases["data"]
    return {
        "$schema": schema_path(name),
        "title": words[name],
        "about": words[f"{name}_line"],
        "edition": edition,
        **({"day": day.isoformat()} if day else {}),
        "license": "CC-BY-4.0",
        "license_url": LICENSE,
        "attribution": library.phrases["book"]["name"],
        "documentation": f"{root}data/",
        "review": review_of(library, name),
    }


def _entry(library: Library, path: str, content: bytes) -> dict[str, Any]:
    """What the index tells of a file."""
    words = library.phrases["data"]
    is_json = path.endswith(".json")
    kind = {"type": "application/json", "schema": schema_path(FILES[path])} if is_json else {"type": "text/csv"}
    return {
        "path": path,
        "title": words[FILES[path]],
        "about": words[f"{FILES[path]}_line"],
        **kind,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _contents(library: Library, root: str) -> dict[str, Any]:
    """What stands under `data` in each file."""
    return {
        "exercises": {name: _exercise(library, name, f"{root}exercises/{name}/") for name in library.exercises},
        "claims": {
            "topics": _paged(library.topics, f"{root}topics/"),
            "claims": {
                name: _with(claim, page=f"{root}topics/{claim.topic}/#{name}") for name, claim in library.claims.items()
            },
        },
        "references": {
            name: _with(reference, page=f"{root}references/#{name}", link=link_of(reference))
            for name, reference in library.references.items()
        },
        "safety": _with(library.safety, conditions=_paged(library.safety.conditions, f"{root}safety/#", "")),
        "plans": _with(library.plans, programs=_paged(library.plans.programs, f"{root}weeks/")),
        "figures": _with(library.figures, figures=_paged(library.figures.figures, f"{root}exercises/")),
        "glossary": _paged(library.glossary, f"{root}glossary/#", ""),
    }


def _exercise(library: Library, name: str, page: str) -> dict[str, Any]:
    """An exercise with who has checked it, which stands in a file of its own; the day of the other check goes there.

    A name stays on our pages: whoever copies the data has not asked for consent.
    """
    told, found = plain(library.exercises[name]), standing(library, name)
    review = {"state": STATES[found.state], "checked": told.pop("checked", None)}
    if found.by:
        review |= {"role": found.by.role, "on": found.by.day, "hash": whole(found.by.read)}
    return told | {"review": {key: value for key, value in review.items() if value is not None}, "page": page}


def _paged(entries: Mapping[str, BaseModel], start: str, end: str = "/") -> dict[str, Any]:
    """Entries with the address of their page: what stands before and behind their id in it."""
    return {name: _with(entry, page=f"{start}{name}{end}") for name, entry in entries.items()}


def _with(entry: BaseModel, **more: Any) -> dict[str, Any]:
    """The fields of an entry, and more beside or instead of them."""
    return plain(entry) | {name: value for name, value in more.items() if value is not None}


def _written(value: dict[str, Any]) -> bytes:
    """JSON that a person can read too: UTF-8, one field a line."""
    return to_json(value, indent=1) + b"\n"
