"""An editor helps who writes the YAML files: fields and words to choose from, help, and wavy lines where it is wrong.

The real YAML language server is asked, as an editor asks it. In CI it must run. Elsewhere, where npm could not fetch
it, these tests are skipped and say so.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from language_server import DidNotRun, LanguageServer, Mark, settings_of

from macros.facts.editor_schemas import IDS as IDS_FILE
from macros.facts.library import FILES
from macros.facts.model.base import Entry
from macros.facts.model.clinic import Clinic
from macros.facts.model.edition import Edition
from macros.facts.model.evidence import Claim, Reference
from macros.facts.model.exercise import Dose, WrittenExercise
from macros.facts.model.figure import Arm, Figure, Leg, Pose
from macros.facts.model.glossary import Term
from macros.facts.model.handout import Handout
from macros.facts.model.person_plan import PlanFile
from macros.facts.model.program import Program
from macros.facts.model.question import Question
from macros.facts.model.safety import Checklist, Condition
from macros.facts.model.sign_off import SignOffs

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
MY_CLINIC = ROOT.parent / "my-clinic"
"""Where docs/make-your-own.md says that a clinic keeps its files. Nothing is read there: an editor sends the text."""

WRONG = "Not an id: 1\n"
NEW_ID, NO_SCHEMA = ROOT / "data" / "new-id.yaml", ROOT / "data" / "no-schema.yaml"
PLAN = "exercises:\n  - seated-march\ndays:\n  - monday\n"

PLACES: dict[str, tuple[str, type[Entry]]] = {
    "exercise": ("exercises/new", WrittenExercise),
    "dose": ("exercises/new/dose", Dose),
    "claim": ("benefits/claims/new", Claim),
    "reference": ("references/new", Reference),
    "condition": ("safety/conditions/new", Condition),
    "checklist": ("safety/checklists/new", Checklist),
    "program": ("plans/programs/new", Program),
    "question": ("questions/questions/new", Question),
    "term": ("glossary/new", Term),
    "handout": ("handouts/handouts/new", Handout),
    "edition": ("editions/editions/abcdef", Edition),
    "sign-offs": ("reviews", SignOffs),
    "figure": ("figures/figures/new", Figure),
    "pose": ("figures/figures/new/start", Pose),
    "leg": ("figures/presets/new/legs", Leg),
    "arm": ("figures/presets/new/arms", Arm),
    "clinic": ("clinic", Clinic),
    "plan": ("plan", PlanFile),
}
"""Kinds of entry: a file, the keys on the way to one, and the model that says what it is."""

WORDS = {
    "level": ("exercises/new/level", {"seated", "supported", "standing"}),
    "equipment": ("exercises/new/equipment/-", {"chair", "counter", "rubber-band"}),
    "certainty": ("benefits/claims/new/certainty", {"very-low", "untested", "expert"}),
    "kind": ("references/new/kind", {"trial", "guideline"}),
    "urgency": ("safety/conditions/new/urgency", {"emergency", "today", "ask"}),
    "part": ("questions/questions/new/part", {"safe", "level", "you"}),
    "who": ("figures/figures/new/who", {"rosa", "walter", "grace"}),
    "days": ("plan/days/-", {"monday", "sunday"}),
}
"""Some fields with a closed list of words, and words that must be among those that are offered."""

IDS = {
    "easier": ("exercises/new/easier", "exercise"),
    "session": ("plans/programs/new/session/-", "exercise"),
    "plan": ("plan/exercises/-", "exercise"),
    "ask_first": ("exercises/new/ask_first/-", "condition"),
    "sources": ("exercises/new/sources/-", "reference"),
    "references": ("benefits/claims/new/references/-", "reference"),
    "use": ("figures/figures/new/start/use", "preset"),
}
"""Some fields that name an entry, and the kind of it."""

MISTAKES = {
    "misspelled-field": ("exercises", "    at_step: ", "    at_stepp: ", "Property at_stepp is not allowed"),
    "wrong-word": ("exercises", "  level: seated", "  level: seatd", 'Valid values: "seated"'),
    "wrong-word-in-a-list": ("exercises", "[chair]", "[chiar]", 'Valid values: "chair"'),
    "number-too-large": ("exercises", "    rest: 0", "    rest: 900", "Value is above the maximum of 180"),
    "words-for-a-number": ("exercises", "    rest: 0", "    rest: none", 'Expected "integer"'),
    "no-id": ("exercises", "\nseated-march:", "\nSeated March:", "Property Seated March is not allowed"),
    "misspelled-group": ("safety", "\nconditions:", "\nconditons:", "Property conditons is not allowed"),
    "misspelled-answer": ("questions", "\n      - say: ", "\n      - sya: ", "Property sya is not allowed"),
    "wrong-color": ("clinic", '"#1a4d5c"', '"blue"', "does not match the pattern"),
    "wrong-day": ("plan", "- monday", "- mondy", 'Valid values: "monday"'),
}
"""Mistakes: the file, what stood there, what is written instead, and what the wavy line says in that line."""


def text_of(name: str) -> str:
    """The text of a file of data/, of the example of a clinic's file, or of a plan."""
    example = {"clinic": ROOT / "docs" / "assets" / "clinic-example.yaml"}
    return PLAN if name == "plan" else example.get(name, ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")


def path_of(name: str, case: str) -> Path:
    """A path of its own for each case, for which the first line or the settings find the schema of the file."""
    return ROOT / "data" / f"{case}.{name}.yaml" if name in FILES else MY_CLINIC / case / f"{name}.yaml"


def text_at(place: str) -> str:
    """A text that leads to a place such as `exercises/new/equipment/-`, and ends there."""
    name, *keys = place.split("/")
    lines = [f"{'  ' * depth}{key}{'' if key == '-' else ':'}" for depth, key in enumerate(keys)]
    return f"# yaml-language-server: $schema=schema/{name}.schema.json\n" * (name in FILES) + "\n".join(lines)


def offers_at(server: LanguageServer, place: str, case: str) -> dict[str, str]:
    """What is offered after the last key of a place: the help of each offer, by its name."""
    text = f"{text_at(place)} "
    lines = text.splitlines()
    return server.offers(path_of(place.split("/")[0], case), text, len(lines), len(lines[-1]) + 1)


def start_server(settings: dict[str, Any]) -> LanguageServer:
    """A language server. Where there is none the test is skipped; in CI it fails."""
    try:
        return LanguageServer(ROOT, settings)
    except DidNotRun as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """A language server with the settings of this repository."""
    started = start_server(settings_of(ROOT))
    yield started
    started.close()


@pytest.fixture(scope="module")
def marks(server) -> dict[Path, list[Mark]]:
    """The wavy lines in our files and in spoiled copies of them, all at once: the server waits a little before each."""
    texts = {path_of(name, "whole"): text_of(name) for name in [*FILES, "clinic", "plan"]}
    texts |= {path_of(name, "spoiled"): text_of(name) + WRONG for name in FILES}
    texts |= {ROOT / "data" / f"{name}.yaml": text_of(name).partition("\n")[2] + WRONG for name in FILES}
    for mistake, (name, right, wrong, _) in MISTAKES.items():
        assert right in text_of(name), mistake
        texts[path_of(name, mistake)] = text_of(name).replace(right, wrong, 1)
    texts[NEW_ID] = text_of("exercises").replace("sources: [", "sources: [not-yet-offered-2027, ", 1)
    texts[NO_SCHEMA] = "# yaml-language-server: $schema=schema/nothing.schema.json\nname: x\n"
    return server.marks(texts)


@pytest.mark.parametrize("name", [*FILES, "clinic", "plan"])
def test_our_own_files_have_no_wavy_line(marks, name):
    """An editor finds nothing wrong in a file of data/, in the example of a clinic's file and in a plan."""
    assert marks[path_of(name, "whole")] == []


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_line_is_marked(marks, name):
    """A key that does not belong there is marked, whether the first line names the schema or the settings do."""
    lines = len(text_of(name).splitlines())
    assert lines + 1 in [mark.line for mark in marks[path_of(name, "spoiled")]]
    assert lines in [mark.line for mark in marks[ROOT / "data" / f"{name}.yaml"]]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_marked_where_it_is(marks, mistake):
    """A misspelled field, a wrong word or number is marked in its line, in words that say what is wrong."""
    name, right, wrong, says = MISTAKES[mistake]
    line = text_of(name).partition(right)[0].count("\n") + 1 + wrong.count("\n")
    assert [mark.says for mark in marks[path_of(name, mistake)] if mark.line == line and says in mark.says]


def test_a_new_id_is_no_mistake(marks):
    """An id that came after the list was written is not marked: `make check` knows better."""
    assert marks[NEW_ID] == []


def test_a_schema_that_is_missing_is_marked(marks):
    """A file that names a schema which is not there is marked: no other test passes for want of a schema."""
    assert ["Unable to load schema" in mark.says for mark in marks[NO_SCHEMA]] == [True]


@pytest.mark.parametrize("kind", PLACES)
def test_fields_are_offered_and_explained(server, kind):
    """Where an entry is written each of its fields is offered with its description, and shows it under the mouse."""
    place, model = PLACES[kind]
    fields = {field.alias or name: field.description for name, field in model.model_fields.items()}
    name, way, before = place.split("/")[0], text_at(place).splitlines(), "  " * place.count("/")
    text = "\n".join([*way, before])
    offers = server.offers(path_of(name, f"{kind}-offers"), text, len(way) + 1, len(before) + 1)
    assert {field: offers[field] for field in fields if field in offers} == fields
    text = "\n".join([*way, *(f"{before}{field}: " for field in fields)])
    path = path_of(name, f"{kind}-hover")
    hovers = [server.hover(path, text, line, len(before) + 2) for line, _ in enumerate(fields, len(way) + 1)]
    assert all(map(str.__contains__, hovers, fields.values())), hovers


@pytest.mark.parametrize("field", WORDS)
def test_words_are_offered(server, field):
    """A field with a closed list of words offers them, each with the field's description."""
    place, expected = WORDS[field]
    offers = offers_at(server, place, f"words-{field}")
    assert expected <= set(offers)
    assert all(offers[word] for word in expected)


@pytest.mark.parametrize("field", IDS)
def test_ids_are_offered(server, field):
    """A field that names an entry offers the ids that there are, each with what it is."""
    place, kind = IDS[field]
    offers = offers_at(server, place, f"ids-{field}")
    known = json.loads((ROOT / IDS_FILE).read_text(encoding="utf-8"))["$defs"][kind]["anyOf"][0]
    help_of = dict(zip(known["enum"], known["markdownEnumDescriptions"], strict=True))
    assert len(help_of) > 3
    assert offers == help_of


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_no_server_no_pass(monkeypatch, ci, outcome):
    """Where the language server is missing, no test passes: it is skipped and says why, and in CI it fails."""
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("language_server.SERVER", ROOT / "no-such-server")
    with pytest.raises(outcome, match="no-such-server is missing"):
        start_server({})


def test_a_server_that_ends_is_said(server, monkeypatch, tmp_path):
    """A server that cannot start is told from one that finds nothing wrong."""
    script = tmp_path / "server.mjs"
    script.write_text("process.exit(5)\n")
    monkeypatch.setattr("language_server.SERVER", script)
    with pytest.raises(DidNotRun, match="its Node ended with 5"):
        LanguageServer(ROOT, {})
