"""The JSON Schemas with which editors complete, explain and check the YAML files: data/schema/NAME.schema.json.

In: the models, and a library for the ids that there are. Out: text by path below the repository. The schemas say what
the models say, in the way in which the YAML language server shows it best: a field's help as Markdown, no `null` among
the offers, and the ids to choose from where a field names another entry.
Must not know: which editor it is.
"""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .library import FILES, Library
from .model.base import Id
from .model.clinic import Clinic
from .model.person_plan import PlanFile

FOLDER = Path("data") / "schema"
IDS = FOLDER / "ids.schema.json"
"""The ids to choose from. It may lag behind the data: an editor takes an id that is not offered yet, so nobody who adds
a reference in a browser has to write this file too."""

NAMING = {
    "easier": "exercise", "harder": "exercise", "session": "exercise", "other_days": "exercise",
    "warm_up": "exercise", "cool_down": "exercise", "not_yet": "exercise", "leave_out": "exercise",
    "exercises": "exercise",
    "ask_first": "condition", "before_standing": "condition", "conditions": "condition", "rules_out": "condition",
    "sources": "reference", "references": "reference", "why": "reason", "use": "preset",
}  # fmt: skip
"""The fields that hold ids of other entries, and of which kind those are."""

AN_ID = TypeAdapter(Id).json_schema()
NOTHING = {"type": "null"}

Schema = dict[str, Any]


def editor_schemas(library: Library) -> dict[Path, str]:
    """The schema of each file of data/, of a clinic's file and of a plan's file, and the ids that they offer."""
    models = {**FILES, "clinic": Clinic, "plan": PlanFile}
    files = {FOLDER / f"{name}.schema.json": _shown(TypeAdapter(model).json_schema()) for name, model in models.items()}
    files[IDS] = {"$defs": {kind: _choice(ids) for kind, ids in known_ids(library).items()}}
    return {path: json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for path, schema in files.items()}


def known_ids(library: Library) -> dict[str, dict[str, str]]:
    """The ids that a field can name, by kind, each with a line of help."""
    exercises = library.with_drafts().exercises
    return {
        "exercise": {name: f"{exercise.name}. {exercise.purpose}" for name, exercise in exercises.items()},
        "condition": {name: condition.have for name, condition in library.safety.conditions.items()},
        "reference": {name: f"{entry.label}: {entry.title}" for name, entry in library.references.items()},
        "reason": dict(library.questions.reasons),
        "preset": {name: f"A pose for {pose.base or 'any base'}." for name, pose in library.figures.presets.items()},
    }


def _choice(ids: dict[str, str]) -> Schema:
    """One of these ids, or another one that came later."""
    return {"anyOf": [{"enum": list(ids), "markdownEnumDescriptions": list(ids.values())}, AN_ID]}


def _shown(schema: Schema) -> Schema:
    """A schema as an editor shows it best. What may be left out is not offered as null: it is left out."""
    left_out = [NOTHING] if "default" in schema else []
    choices = [_shown(choice) for choice in schema.get("anyOf", ()) if choice not in left_out]
    shown = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    shown |= choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {}
    if "items" in shown:
        shown["items"] = _shown(shown["items"])
    if "$defs" in shown:
        shown["$defs"] = {name: _shown(part) | {"title": _words(name)} for name, part in shown["$defs"].items()}
    if "properties" in shown:
        shown["properties"] = {name: _field(name, part) for name, part in shown["properties"].items()}
    if "patternProperties" in shown:
        shown["patternProperties"] = {name: _shown(part) for name, part in shown["patternProperties"].items()}
        shown["additionalProperties"] = False  # pydantic lets any other key pass
    if "description" in shown:
        shown["markdownDescription"] = shown["description"]
    return shown


def _field(name: str, schema: Schema) -> Schema:
    """A field with its name in words, its help beside each word that it offers, and ids where it names entries."""
    field = _shown(schema) | {"title": _words(name)}
    if "enum" in field.get("items", ()):
        field["items"] |= {"markdownDescription": field["description"]}
    if name in NAMING:
        offered = {"$ref": f"{IDS.name}#/$defs/{NAMING[name]}"}
        if AN_ID.items() <= field.items():
            return {key: value for key, value in field.items() if key not in AN_ID} | offered
        if field.get("items") == AN_ID:
            return field | {"items": offered}
    return field


def _words(name: str) -> str:
    """The name of a field or a model in words: `numb_feet` and `NumbFeet` are both `Numb feet`."""
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
