"""The forms on the code host: their lists come from the data, the host takes them, and a reader understands them."""

import subprocess
import sys
from pathlib import Path

import pytest

from macros.facts.issue_forms import FOLDER, LIST, LISTS, filled, issue_forms
from macros.facts.library import load_library
from macros.facts.plain_language import CLINIC_GRADE, READER_GRADE, Reader, Text
from macros.facts.reading import read

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
CONFIG = ROOT / FOLDER / "config.yml"
MADE = {path.name: text for path, text in issue_forms(LIBRARY).items()}
FORMS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / FOLDER).glob("*.yml")) if path != CONFIG}
FORMS |= MADE
"""Each form as it will stand with the names of today: its lists may lag behind the data."""
FOR_READERS = {"page.yml", "hard.yml"}
EMERGENCY = ("911", "999", "112")
"""The numbers that the pages tell."""


def fields(name: str) -> list[dict]:
    """The fields of a form, in order."""
    return read(name, FORMS[name].encode()).value["body"]


def pieces(form: object, path: tuple = ()) -> list[tuple[tuple, str]]:
    """Every text of a form that a person reads, with its place; not the choices of a list."""
    if isinstance(form, dict):
        told = [pieces(value, (*path, key)) for key, value in form.items() if key not in ("id", "type", "options")]
        return [piece for part in told for piece in part]
    if isinstance(form, list):
        return [piece for number, part in enumerate(form) for piece in pieces(part, (*path, number))]
    return [(path, form)] if path[-1] in ("name", "description", "value", "label") else []


def hard_to_read(form: object, grade: float) -> list[str]:
    """What our own measure of plain language says against a form's words."""
    text = Text("forms", "this form", tuple(pieces(form)), grade)
    return [f"{finding.path} {finding.what}" for finding in Reader.of(LIBRARY.glossary).check(text)]


def clashes(form: list[dict]) -> list[str]:
    """What the host refuses though the schema allows it: an id, a label or a choice twice, or the choice None."""
    given = [[field["id"] for field in form if "id" in field]]
    given.append([field["attributes"]["label"] for field in form if "label" in field["attributes"]])
    given += [field["attributes"]["options"] for field in form if field["type"] == "dropdown"]
    twice = [word for words in given for word in {*words} if words.count(word) > 1]
    return twice + [word for words in given for word in words if word.casefold() == "none"]


def test_forms_are_collected():
    """There is a form for a mistake, for something hard, for a new exercise and for new evidence."""
    assert set(FORMS) == {"page.yml", "hard.yml", "propose-exercise.yml", "propose-evidence.yml"}


@pytest.mark.parametrize(("schema", "names"), [("forms", sorted(FORMS)), ("config", [CONFIG.name])])
def test_the_host_takes_them(schema, names, tmp_path):
    """Every form, and the page that lists them, keeps to the schema that is published for it."""
    for name, text in (FORMS | {CONFIG.name: CONFIG.read_text("utf-8")}).items():
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-issue-{schema}"]
    done = subprocess.run([*command, *(tmp_path / name for name in names)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_wrong_form_is_seen(tmp_path):
    """The schema refuses a list without choices."""
    path = tmp_path / "form.yml"
    path.write_text(FORMS["hard.yml"].replace("multiple: true", "multiple: often"), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms", path]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, "'often' is not of type 'boolean'" in done.stdout) == (1, True)


@pytest.mark.parametrize("name", FORMS)
def test_nothing_stands_twice(name):
    """No id, label or choice of a form stands twice, and no choice is the word that the host keeps for itself."""
    assert clashes(fields(name)) == []


def test_a_clash_is_seen():
    """A second id, a second label, a second choice and the choice None are each seen."""
    field = {"id": "a", "type": "dropdown", "attributes": {"label": "b", "options": ["c", "c", "None"]}}
    assert sorted(clashes([field, {**field, "attributes": {"label": "b", "options": []}}])) == ["None", "a", "b", "c"]


def test_lists_are_made():
    """Each form but that for mistakes is made with lists from the data, and an exercise is offered by its name."""
    assert set(MADE) == set(FORMS) - {"page.yml"}
    offered = [choice for field in fields("hard.yml") for choice in field["attributes"].get("options", ())]
    assert [each.name for each in LIBRARY.exercises.values() if each.name not in offered] == []


def test_every_list_is_used():
    """Each list that we can make stands in a form, so that no name in the table is stale."""
    used = {found["name"] for text in FORMS.values() for found in LIST.finditer(text)}
    assert used == set(LISTS)


def test_a_stale_list_is_made_anew():
    """A choice that has left the data leaves its list, one that came is added, and what stands around it stays."""
    form = "  - a:\n      options: # from the data: topics\n        - Gone\n        - Gone too\n    validations: x\n"
    topics = [topic.name for topic in LIBRARY.topics.values()]
    lines = filled(form, LIBRARY, "form.yml").splitlines()
    assert lines[:2] + lines[-1:] == [*form.splitlines()[:2], "    validations: x"]
    assert lines[2:-1] == [f'        - "{name}"' for name in topics]
    assert filled("\n".join(lines) + "\n", LIBRARY, "form.yml").splitlines() == lines


def test_an_unknown_list_is_named():
    """A form that asks for a list that we lack is refused with the lists that we have."""
    with pytest.raises(ValueError, match=r'form.yml: we have no list "level"\. Did you mean "levels"\? .*exercises'):
        filled("options: # from the data: level\n", LIBRARY, "form.yml")


@pytest.mark.parametrize("name", FORMS)
def test_forms_read_well(name):
    """A form for readers reads at their grade, one for contributors at that of clinicians, in short sentences."""
    form = read(name, FORMS[name].encode()).value
    assert hard_to_read(form, READER_GRADE if name in FOR_READERS else CLINIC_GRADE) == []


def test_a_hard_form_is_seen():
    """The measure sees hard words in a label."""
    assert hard_to_read({"label": "Describe the physiological contraindication you encountered."}, READER_GRADE)


@pytest.mark.parametrize("name", FORMS)
def test_nobody_is_asked_about_their_health(name):
    """Before its first question a form says that all can read it, and one for readers gives the emergency numbers."""
    first = fields(name)[0]
    assert first["type"] == "markdown"
    assert "everybody can read" in first["attributes"]["value"]
    if name in FOR_READERS:
        assert all(number in first["attributes"]["value"] for number in EMERGENCY)


def test_help_stands_beside_the_forms():
    """The page that lists the forms gives the emergency numbers that the pages give, and lets people write freely."""
    config = read("config.yml", CONFIG.read_bytes()).value
    assert config["blank_issues_enabled"] == "true"
    assert all(number in config["contact_links"][0]["about"] for number in EMERGENCY)
    assert tuple(LIBRARY.phrases["my_plan"]["numbers"].split()) == EMERGENCY
