"""The form for clinics: what it asks, what it can do, and that no answer is ever more than a text."""

import json
import os
import re
from pathlib import Path

import pytest

from macros.facts.clinic import ClinicEdition, read_clinic
from macros.facts.library import load_library, read_library
from macros.facts.model.clinic import Call, Clinic
from macros.facts.problems import ContentError
from macros.facts.reading import read
from macros.facts.signing import subjects
from macros.paper.letters import printable_letters
from macros.views.page_facts import review_line
from scripts import build_handbook, clinic_form, comment
from tests.facts.judging import refusal

ROOT = Path(__file__).resolve().parent.parent.parent
FORM = ROOT / ".github" / "workflows" / "clinic.yml"
WORKFLOW = read("clinic.yml", FORM.read_bytes()).value or {}
INPUTS = WORKFLOW["on"]["workflow_dispatch"]["inputs"]
STEPS = WORKFLOW["jobs"]["print"]["steps"]
LETTERS = printable_letters((ROOT / "macros" / "paper" / "fonts").glob("*.ttf"))

MOST_INPUTS = 10
"""So many inputs a form may have on GitHub."""

FILLED = {
    "CLINIC_NAME": "Elm Street Clinic",
    "CLINIC_PHONE": "555-010-0123",
    "CLINIC_ADDRESS": "12 Elm Street #4; Springfield ;",
    "CLINIC_HOURS": "Monday to Thursday, 8:00 to 5:00; Friday, 8:00 to 12:00",
    "CLINIC_CALL": "Foot nurse, 555-010-0124, You see a sore, a blister or a red spot; Front desk, 911, You ask",
    "CLINIC_ACCENT": "#1a4d5c",
}
CHOSEN = {name: next(iter(offered)) for name, offered in clinic_form.CHOICES.items()}


def given(folder: Path, **answers: str) -> ClinicEdition:
    """The edition of a form that was filled in like this. Raises ContentError."""
    path = folder / "clinic.yaml"
    path.write_text(clinic_form.clinic_yaml(answers), encoding="utf-8")
    return read_clinic(path, LETTERS)


def commands(workflow: dict) -> list[str]:
    """What the steps of a workflow's jobs run in a shell."""
    return [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]


def test_the_form_fits():
    """The form has no more inputs than GitHub takes, each with a type and a description; only the name is needed."""
    assert 0 < len(INPUTS) <= MOST_INPUTS
    assert {each["type"] for each in INPUTS.values()} == {"string", "choice"}
    assert all(each["description"] for each in INPUTS.values())
    assert [name for name, each in INPUTS.items() if each.get("required") == "true"] == ["name"]


def test_every_input_arrives():
    """Each input becomes the environment variable that the script reads, and the script reads no other."""
    (step,) = [step for step in STEPS if "scripts/clinic_form.py" in step.get("run", "")]
    arriving = {name: value for name, value in step["env"].items() if name.startswith("CLINIC_")}
    assert arriving == {f"CLINIC_{name.upper()}": f"${{{{ inputs.{name} }}}}" for name in INPUTS}
    assert set(arriving) == set(clinic_form.ANSWERS)


def test_choices_are_those_of_the_script():
    """Each list of the form offers just what the script knows."""
    offered = {f"CLINIC_{name.upper()}": set(each["options"]) for name, each in INPUTS.items() if "options" in each}
    assert offered == {name: set(known) for name, known in clinic_form.CHOICES.items()}


def test_no_input_is_part_of_a_command():
    """No command of the form holds an expression: answers come as variables alone, and variables run nothing."""
    assert len(commands(WORKFLOW)) > 2
    assert [line for line in commands(WORKFLOW) if "${{" in line] == []


def test_the_run_may_only_read():
    """The run may read the repository and nothing else, keeps no credentials, and knows no secret."""
    text = FORM.read_text(encoding="utf-8")
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["print"]
    assert [step["with"]["persist-credentials"] for step in STEPS if "checkout" in step.get("uses", "")] == ["false"]
    assert "secrets" not in text
    assert "github.token" not in text


def test_an_expression_in_a_command_is_seen():
    """The check sees an input that is written into a command."""
    spoiled = {"jobs": {"print": {"steps": [{"run": "echo ${{ inputs.name }}"}, {"uses": "x"}]}}}
    assert ["${{" in line for line in commands(spoiled)] == [True]


@pytest.mark.parametrize("name", clinic_form.CHOICES)
def test_every_choice_is_understood(name):
    """Each choice stands for options that build_handbook.py takes, for products that exist."""
    known = load_library(ROOT / "data").handouts.handouts
    for choice in clinic_form.CHOICES[name]:
        told = build_handbook.parse(clinic_form.options(CHOSEN | {name: choice}))
        products = [product for product in told.product.split(",") if product]
        assert told.all or products
        assert set(products) <= set(known)


@pytest.mark.parametrize("wrong", ["", "all", "everything; rm -rf .", "--help"])
@pytest.mark.parametrize("name", clinic_form.CHOICES)
def test_another_choice_is_refused(name, wrong):
    """A choice that the form does not offer is refused with those that it does."""
    with pytest.raises(ValueError, match=f"{name} is .*Write one of: {next(iter(clinic_form.CHOICES[name]))}"):
        clinic_form.options(CHOSEN | {name: wrong})


def test_a_full_form_is_read(tmp_path):
    """Every answer arrives as it was written, without the spaces and marks around it."""
    assert given(tmp_path, **FILLED).clinic == Clinic(
        name="Elm Street Clinic",
        phone="555-010-0123",
        address=["12 Elm Street #4", "Springfield"],
        hours=["Monday to Thursday, 8:00 to 5:00", "Friday, 8:00 to 12:00"],
        call=[
            Call(who="Foot nurse", phone="555-010-0124", when="You see a sore, a blister or a red spot"),
            Call(who="Front desk", phone="911", when="You ask"),
        ],
        accent="#1a4d5c",
    )


BLANK = {
    "nothing": {},
    "blanks": dict.fromkeys(FILLED, " "),
    "marks": {"CLINIC_ADDRESS": " ;; ", "CLINIC_HOURS": ";", "CLINIC_CALL": "; ;"},
}


@pytest.mark.parametrize("case", BLANK)
def test_an_empty_form_is_an_empty_clinic(case, tmp_path):
    """A form without answers gives the empty clinic, for which paper has lines to write on."""
    assert given(tmp_path, **BLANK[case]) == ClinicEdition(Clinic())


HOSTILE = {
    "quotes": "Elm \"Street\" 'Clinic'",
    "end-of-quotes": 'Elm", phone: "911',
    "backslashes": "Elm \\ Clinic \\n \\u0041 \\",
    "expression": "${{ github.token }}",
    "command": "$(id) `id` | cat ; echo",
    "colon": "name: Elm: Clinic",
    "comment": "Elm #1 # no comment",
    "yaml": "- {a: [b]} !!python/object:x &a *a |",
    "template": "{{ 7 * 7 }} {% raw %}",
    "braces": "} ] , who: x",
    "line-break": "Elm\nphone: '911'",
    "carriage-return": "Elm\r\nlogo: /etc/passwd",
    "unicode-line": "Elm\u2028logo: x",
    "next-line": "Elm\x85logo: x",
    "document": "--- a",
    "nul-like": "Elm\x01Clinic",
    "delete": "Elm\x7fClinic",
    "html": "<script>alert(1)</script>",
    "entity": "&lt;b&gt; &amp;",
    "emoji": "Elm 💚",
    "right-to-left": "مركز",
    "turned-around": "Elm \u202e Clinic",
    "no-utf-8": os.fsdecode(b"Elm Cl\xednic"),
    "command-of-the-host": "::set-output name=x::y",
    "long": "x" * 10_000,
    "null": "null",
    "number": "12",
    "no": "no",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_answer_is_a_text_or_refused(case, tmp_path):
    """Whatever is written as the name is printed as it was written, or refused with the place and what to write."""
    text = HOSTILE[case]
    answer = clinic_form.decoded(text)
    refused = refusal(lambda: given(tmp_path, CLINIC_NAME=answer))
    assert bool(refused) == (case in REFUSED)
    if refused:
        told = [str(problem) for problem in refused.problems]
        assert all(re.match(r".*clinic\.yaml:1:\d+: .*[.?!] \[[a-z-]+\]$", line) for line in told)
    else:
        assert given(tmp_path, CLINIC_NAME=answer).clinic == Clinic(name=text)


REFUSED = {
    "line-break", "carriage-return", "unicode-line", "next-line", "nul-like", "delete", "html", "emoji",
    "right-to-left", "turned-around", "no-utf-8", "long",
}  # fmt: skip
"""Those that no line of paper can hold."""


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("field", [name for name in FILLED if name != "CLINIC_NAME"])
def test_no_answer_becomes_another_field(field, case, tmp_path):
    """In each field a hostile answer changes that field alone, or is refused: none adds a field or takes one away."""
    usual = given(tmp_path, **FILLED).clinic
    changed = field.removeprefix("CLINIC_").lower()
    answers = FILLED | {field: clinic_form.decoded(HOSTILE[case])}
    if refusal(lambda: given(tmp_path, **answers)):
        return
    clinic = given(tmp_path, **answers).clinic
    assert clinic.model_dump(exclude={changed}) == usual.model_dump(exclude={changed})
    assert getattr(clinic, changed) != getattr(usual, changed)


def test_a_call_without_its_parts_is_named(tmp_path):
    """Who to call without a phone, or with two names, is refused with the field that is wrong."""
    for call, said in (("Foot nurse", '"phone" is missing'), ("Ann, RN, 911, Sores", "is not a phone number")):
        with pytest.raises(ContentError, match=said):
            given(tmp_path, CLINIC_NAME="Elm", CLINIC_CALL=call)


@pytest.fixture
def pretended(monkeypatch, tmp_path):
    """A run of the form in which nothing is really printed: what was asked of build_handbook.py, and the run's page."""
    asked: list[list[str]] = []
    page = tmp_path / "page.md"
    monkeypatch.setattr(clinic_form, "CLINIC", tmp_path / "clinic.yaml")
    monkeypatch.setattr(clinic_form, "OUT", tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    for name, value in {**FILLED, **CHOSEN}.items():
        monkeypatch.setenv(name, value)
    files = {"log-a4.pdf": {"pages": 1}, "handbook-ebook.epub": {"pages": 0}}

    def build(arguments: list[str]) -> int:
        asked.append(arguments)
        (tmp_path / "prints.json").write_text(json.dumps({"edition": "0a0b0c", "files": files}), encoding="utf-8")
        return 0

    monkeypatch.setattr(build_handbook, "main", build)
    return asked, page


def test_the_page_of_the_run_tells_what_is_printed(pretended):
    """The form's answers become a clinic.yaml and options, and the page of the run lists each file with its pages."""
    asked, page = pretended
    assert clinic_form.main([]) == 0
    (arguments,) = asked
    told = build_handbook.parse(arguments)
    assert read_clinic(told.clinic, LETTERS).clinic.name == FILLED["CLINIC_NAME"]
    assert (told.all, told.size, told.ink) == (True, 18, "black")
    text = page.read_text(encoding="utf-8")
    assert "| log-a4.pdf | 1 |\n| handbook-ebook.epub |  |\n" in text
    library = read_library(ROOT / "data")
    assert f"Edition 0a0b0c. {review_line(library, subjects(library)).words}: read" in text


def test_the_page_of_the_run_tells_of_a_failure(pretended, monkeypatch):
    """When printing fails, so does the run, and its page says where to read what is wrong."""
    _, page = pretended
    monkeypatch.setattr(build_handbook, "main", lambda arguments: 1)
    assert clinic_form.main([]) == 1
    assert page.read_text(encoding="utf-8") == clinic_form.FAILED


def test_a_wrong_choice_prints_nothing(pretended, monkeypatch, capsys):
    """A choice from elsewhere ends the run before anything is written."""
    asked, page = pretended
    monkeypatch.setenv("CLINIC_SIZE", "72 point")
    assert clinic_form.main([]) == 2
    assert (asked, page.exists(), clinic_form.CLINIC.exists()) == ([], False, False)
    assert 'CLINIC_SIZE is "72 point". Write one of: 18 point;' in capsys.readouterr().err


@pytest.mark.parametrize("script", [clinic_form, comment], ids=["clinic_form", "comment"])
def test_help_is_given(script, capsys):
    """Each script that a workflow calls explains itself, and writes nothing then."""
    with pytest.raises(SystemExit, match="0"):
        script.main(["--help"])
    said = capsys.readouterr()
    assert said.err == ""
    assert script.__doc__.splitlines()[0] in said.out
