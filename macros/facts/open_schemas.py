"""The JSON Schema of each file of open data.

In: the models. Out: text by path below the site. It takes a tenth of a second and changes with the models alone, so
scripts/generate.py keeps the schemas in docs/, where a pull request shows what it changes. Must not know: any content.
"""

import json
from typing import Any

from pydantic import TypeAdapter

from .model.open_data import PUBLISHED
from .open_data import FOLDER, schema_path

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The JSON Schema of each JSON file of api/v1."""
    return {f"{FOLDER}/{schema_path(name)}": _schema(name, model) for name, model in PUBLISHED.items()}


def _schema(name: str, model: Any) -> str:
    """One schema, which says of what."""
    schema = _closed(TypeAdapter(model).json_schema())
    return json.dumps({"$schema": DIALECT} | schema | {"title": f"{FOLDER}/{name}.json"}, indent=1) + "\n"


def _closed(part: Any) -> Any:
    """A schema in which a group of entries has none whose id is not an id. Pydantic leaves such a group open."""
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(value) for key, value in part.items()}
    return closed | {"additionalProperties": False} if "patternProperties" in part else closed
