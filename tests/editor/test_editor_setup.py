"""An editor finds the schema of each YAML file, the schemas offer what there is, and the server is locked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from language_server import settings_of
from pydantic import TypeAdapter

from macros.facts.editor_schemas import AN_ID, IDS, NAMING, known_ids
from macros.facts.library import FILES, load_library
from macros.facts.model import DESCRIBED
from macros.facts.model.clinic import Clinic
from macros.facts.model.person_plan import PlanFile

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = json.loads((Path(__file__).parent / "package-lock.json").read_text(encoding="utf-8"))
MEASURED = {"Audit", "Measured", "PageResult", "PrintResult"}
"""The models of data/audit.yaml, which nobody writes by hand: its seal fits the script's own results only."""

NO_ENTRIES = {"template", "styles", "group"}
"""Fields that hold names of files and of groups of messages, which look like ids."""


def models() -> set[str]:
    """The names of all models of data/, of a clinic's file and of a plan's file."""
    schemas = [TypeAdapter(model).json_schema() for model in (*FILES.values(), Clinic, PlanFile)]
    inside = {name for schema in schemas for name in schema.get("$defs", {})}
    return inside | {schema["title"] for schema in schemas if "title" in schema}


def offered() -> dict[str, list[str]]:
    """The ids that the schemas offer, by kind."""
    kinds = json.loads((ROOT / IDS).read_text(encoding="utf-8"))["$defs"]
    return {kind: choice["anyOf"][0]["enum"] for kind, choice in kinds.items()}


def gone(offers: dict[str, list[str]]) -> list[str]:
    """The ids among these that no entry has."""
    known = known_ids(load_library(ROOT / "data"))
    return [name for kind, names in offers.items() for name in names if name not in known[kind]]


def id_fields(part: Any) -> Iterator[str]:
    """The names of the fields in a schema that hold an id, or several."""
    if isinstance(part, dict):
        for name, field in part.get("properties", {}).items():
            holds = [field, field.get("items", {}), *field.get("anyOf", ())]
            if any(AN_ID.items() <= held.items() for held in holds):
                yield name
        for inner in part.values():
            yield from id_fields(inner)


def open_packages(lock: dict[str, Any]) -> list[str]:
    """The packages of a lock file that are locked to no hash, or that say where they are fetched from."""
    packages = {name: package for name, package in lock["packages"].items() if name}
    return [name for name, package in packages.items() if "integrity" not in package or "resolved" in package]


@pytest.mark.parametrize("name", FILES)
def test_the_first_line_names_the_schema(name):
    """The first line of each file of data/ names its schema, from where the file lies."""
    first = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{name}.schema.json"
    assert (ROOT / "data" / "schema" / f"{name}.schema.json").is_file()


def test_the_settings_name_every_schema():
    """The settings of the repository lead every file of data/, a clinic's file and a plan's file to its schema."""
    ours = {f"data/schema/{name}.schema.json": f"data/{name}.yaml" for name in FILES}
    others = {
        "data/schema/clinic.schema.json": ["clinic.yaml", "docs/assets/clinic-example.yaml"],
        "data/schema/plan.schema.json": ["plan.yaml", "*.plan.yaml"],
    }
    assert settings_of(ROOT)["yaml.schemas"] == ours | others


def test_no_id_is_offered_that_is_gone():
    """Every id that an editor offers is that of an entry. New ones may be missing; an old one would mislead."""
    assert all(offered().values())
    assert gone(offered()) == [], f"{IDS} is stale. Run: make generate"


def test_an_id_that_is_gone_is_seen():
    """An id that no entry has is seen among those that are offered."""
    assert gone({"exercise": ["seated-march", "seated-marhc"]}) == ["seated-marhc"]


def test_the_field_reference_shows_every_model():
    """Each model that people write by is described on docs/fields.md, and no other."""
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    assert [kind for kind in DESCRIBED if f'{{{{ fields("{kind}") }}}}' not in page] == []
    assert {model.__name__ for kinds in DESCRIBED.values() for model in kinds} == models() - MEASURED


def test_every_field_that_names_an_entry_offers_ids():
    """Each field that holds ids of entries is known as one, and each that is known holds ids."""
    models = [*FILES.values(), Clinic, PlanFile]
    assert {name for model in models for name in id_fields(TypeAdapter(model).json_schema())} == {*NAMING, *NO_ENTRIES}


def test_the_server_is_locked():
    """Every package of the language server is locked to a hash, and none to a place where it is fetched from."""
    assert "node_modules/yaml-language-server" in LOCK["packages"]
    assert open_packages(LOCK) == []


def test_an_open_package_is_seen():
    """A package without a hash is seen, and one with an address."""
    assert open_packages({"packages": {"": {}, "a": {}, "b": {"integrity": "x", "resolved": "y"}}}) == ["a", "b"]
