"""Open data: each file is what its schema says, holds what data/ holds, and no spreadsheet runs anything in it."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from macros.facts.library import load_library
from macros.facts.model.evidence import Reference
from macros.facts.open_data import FILES, FOLDER, link_of, open_data, schema_path
from macros.facts.open_schemas import schemas
from macros.facts.reading import read
from macros.facts.spreadsheet import BETWEEN, COLUMNS, exercise_table, inert

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = replace(load_library(ROOT / "data"), sign_offs=())
DAY = date(2026, 11, 22)
WRITTEN = open_data(LIBRARY, "abc123", DAY)
JSON_FILES = [path for path in FILES if path.endswith(".json")]
SITE = "https://example.org/strength/"
NOT_YET = "not yet reviewed by a clinician"


def told(path, files=WRITTEN):
    """What a JSON file says."""
    return json.loads(files[f"{FOLDER}/{path}"])


def faults(name, value):
    """What the schema of a file finds wrong in a value."""
    return [error.message for error in Draft202012Validator(json.loads(SCHEMAS[name])).iter_errors(value)]


SCHEMAS = {
    path.removeprefix(f"{FOLDER}/schema/").removesuffix(".schema.json"): text for path, text in schemas().items()
}


def rows():
    """The table as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(WRITTEN[f"{FOLDER}/exercises.csv"].decode("utf-8-sig"), newline="")))


def test_files_are_collected():
    """Every file that is named is written, and each JSON file has a schema."""
    assert list(WRITTEN) == [f"{FOLDER}/{path}" for path in FILES]
    assert {f"{name}.json" for name in SCHEMAS} == set(JSON_FILES)
    assert len(JSON_FILES) == 8


@pytest.mark.parametrize("path", JSON_FILES)
def test_file_is_what_its_schema_says(path):
    """A file fits its schema, which is itself in order, and says where that is; with whole addresses it fits too."""
    name = path.removesuffix(".json")
    Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))
    assert told(path)["$schema"] == schema_path(name)
    assert faults(name, told(path)) == []
    assert faults(name, told(path, open_data(LIBRARY, "abc123", None, SITE))) == []


def test_schemas_are_fresh():
    """The schemas in docs/ are those of the models now. If not: make generate."""
    kept = {path.relative_to(ROOT / "docs").as_posix(): path for path in (ROOT / "docs" / FOLDER).rglob("*.json")}
    assert {path: file.read_text(encoding="utf-8") for path, file in kept.items()} == schemas()


def spoil_dose(value):
    """A dose without its days."""
    del value["data"]["clamshell"]["dose"]["days"]


def spoil_field(value):
    """A field that nobody knows."""
    value["data"]["clamshell"]["cures"] = "all"


def spoil_id(value):
    """An id that is none."""
    value["data"]["Clam shell"] = value["data"].pop("clamshell")


def spoil_review(value):
    """A review that is told in other words."""
    value["review"] = "almost reviewed"


def spoil_page(value):
    """An entry without its page."""
    del value["data"]["clamshell"]["page"]


def spoil_address(value):
    """A page that is a script."""
    value["data"]["clamshell"]["page"] = "javascript:alert(1)"


@pytest.mark.parametrize(
    "spoil",
    [spoil_dose, spoil_field, spoil_id, spoil_review, spoil_page, spoil_address],
    ids=lambda spoil: spoil.__name__,
)
def test_schema_sees_a_fault(spoil):
    """A file that is wrong in one place has one fault by its schema."""
    value = told("exercises.json")
    spoil(value)
    assert len(faults("exercises", value)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("exercises.json", "exercises"),
        ("claims.json", "benefits"),
        ("references.json", "references"),
        ("safety.json", "safety"),
        ("plans.json", "plans"),
        ("figures.json", "figures"),
        ("glossary.json", "glossary"),
    ],
)
def test_content_is_that_of_the_data(path, source):
    """But for addresses of pages and reviews, a file holds just what was written in data/, in the same order."""
    beside = ("page", "link", "review", "checked")

    def without_addresses(value):
        if isinstance(value, dict):
            return {key: without_addresses(part) for key, part in value.items() if key not in beside}
        return [without_addresses(part) for part in value] if isinstance(value, list) else value

    written = read(f"{source}.yaml", (ROOT / "data" / f"{source}.yaml").read_bytes()).value
    shown = without_addresses(told(path)["data"])
    assert shown == without_addresses(written)
    assert list(shown) == list(written)


def test_files_tell_what_they_are():
    """Each file tells its edition, day, license and review state; a day that is not known is left out."""
    for path in JSON_FILES:
        around = told(path)
        assert (around["edition"], around["day"], around["review"]) == ("abc123", "2026-11-22", NOT_YET)
        assert (around["license"], around["attribution"]) == ("CC-BY-4.0", "Steady Strength")
        assert around["title"]
        assert around["about"]
    assert "day" not in told("index.json", open_data(LIBRARY, "abc123", None))


def test_same_content_is_the_same_bytes():
    """The same content of the same day gives the same bytes."""
    assert open_data(LIBRARY, "abc123", DAY) == WRITTEN


@pytest.mark.parametrize(("site", "start"), [("", "../../"), (SITE, SITE)], ids=["relative", "whole"])
def test_addresses_begin_where_the_site_is(site, start):
    """Every address of a page begins with the address of the site, or with the way to its root."""
    files = open_data(LIBRARY, "abc123", DAY, site)
    assert told("exercises.json", files)["data"]["clamshell"]["page"] == f"{start}exercises/clamshell/"
    assert told("plans.json", files)["data"]["programs"]["bed-day"]["page"] == f"{start}weeks/bed-day/"
    assert told("safety.json", files)["data"]["conditions"]["foot-sore"]["page"] == f"{start}safety/#foot-sore"
    assert told("index.json", files)["documentation"] == f"{start}data/"


def test_index_lists_every_file():
    """The index lists all other files, with their true size and fingerprint and a schema for each JSON file."""
    entries = told("index.json")["files"]
    assert [entry["path"] for entry in entries] == [path for path in FILES if path != "index.json"]
    for entry in entries:
        content = WRITTEN[f"{FOLDER}/{entry['path']}"]
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert (entry["type"], "schema" in entry) in {("application/json", True), ("text/csv", False)}


REFERENCE = Reference(
    label="A 2020", authors="A", title="T", source="S", kind="trial", studied="Ten.", found="Nothing.",
    doi="10.1000/x", pmid="1234567", pmcid="PMC12", url="https://example.org/a",
)  # fmt: skip


@pytest.mark.parametrize(
    ("unknown", "link"),
    [
        ((), "https://doi.org/10.1000/x"),
        (("doi",), "https://pubmed.ncbi.nlm.nih.gov/1234567/"),
        (("doi", "pmid"), "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/"),
        (("doi", "pmid", "pmcid"), "https://example.org/a"),
        (("doi", "pmid", "pmcid", "url"), None),
    ],
    ids=["doi", "pmid", "pmcid", "url", "none"],
)
def test_link_is_the_surest_address(unknown, link):
    """A record is linked by its DOI, else its PMID, PMCID or URL; one without any has no link."""
    assert link_of(REFERENCE.model_copy(update=dict.fromkeys(unknown))) == link


def leaves(value, path=""):
    """The paths of all values inside an entry, with dots; a list is one value."""
    if not isinstance(value, dict):
        return {path: value}
    return {
        key: leaf for name, part in value.items() for key, leaf in leaves(part, f"{path}.{name}".lstrip(".")).items()
    }


def test_table_holds_every_field():
    """The table has a row for each exercise, with every value that the JSON file has, in the column of its field."""
    exercises = told("exercises.json")["data"]
    assert [row["id"] for row in rows()] == list(exercises)
    for row in rows():
        expected = {
            column: BETWEEN.join(value) if isinstance(value, list) else str(value)
            for column, value in leaves(exercises[row["id"]]).items()
        }
        beside = {"id": row["id"], "edition": "abc123", "license": "CC-BY-4.0"}
        assert {column: text for column, text in row.items() if text} == {
            column: text for column, text in (expected | beside).items() if text
        }


def test_table_opens_in_a_spreadsheet():
    """The table begins with the mark that Excel looks for, and no text holds what stands between two items."""
    content = WRITTEN[f"{FOLDER}/exercises.csv"]
    assert content.startswith(b"\xef\xbb\xbfid,name,")
    assert content.count(b"\r\n") == len(LIBRARY.exercises) + 1
    texts = [item for exercise in told("exercises.json")["data"].values() for item in leaves(exercise).values()]
    assert not any("|" in text for value in texts for text in (value if isinstance(value, list) else [str(value)]))


HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=cmd|' /C calc'!A0", "＝1", "＋1", "－1", "＠x",
    '=HYPERLINK("https://evil.example")',
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_formulas_come_out_inert(text):
    """A text that a spreadsheet would take for a formula has an apostrophe before it, in a list as well."""
    exercises = {"x": {"name": text, "steps": [text, "Sit."], "dose": {"count": {"start": 3}}}}
    table = exercise_table(exercises, "abc123").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert row["name"] == f"'{text}"
    assert row["steps"] == f"'{text} | Sit."
    assert row["dose.count.start"] == "3"


@pytest.mark.parametrize("text", ["Sit tall.", "2 to 3", "a=b", "", "'quoted'", "1-2"])
def test_plain_texts_stay(text):
    """A text that no spreadsheet takes for a formula stays as it is."""
    assert inert(text) == text


def fields(schema):
    """Every field in a schema with what it takes, one a line."""

    def kind(part):
        if "anyOf" in part:
            return " or ".join(kind(each) for each in part["anyOf"] if each != {"type": "null"})
        items = f" of {kind(part['items'])}" if "items" in part else ""
        return part.get("$ref", "").rpartition("/")[2] or f"{part.get('type', 'any')}{items}"

    groups = {"file": schema, **schema.get("$defs", {})}
    for group, part in groups.items():
        for name, field in part.get("properties", {}).items():
            needed = "always" if name in part.get("required", ()) else "if known"
            yield f"{group}.{name}: {kind(field)}, {needed}"


def test_fields_of_v1_stay(golden):
    """The fields of v1 are those in tests/golden/open_data: what is there must not go."""
    lists = {name: "\n".join(fields(json.loads(schema))) for name, schema in SCHEMAS.items()}
    text = "\n".join(f"{name}.json\n{lines}\n" for name, lines in lists.items())
    assert text.count("\n") > 200
    golden("open_data/v1_fields.txt", text)


def test_columns_of_v1_stay():
    """The columns of the table are named once each, and the first and the last stay in their places."""
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert (COLUMNS[0], COLUMNS[-1]) == ("id", "license")
