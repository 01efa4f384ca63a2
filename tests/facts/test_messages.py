"""Every message a contributor can meet: one broken folder each, and the exact words it brings."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

import scripts.check
from macros.facts import rules, translating
from macros.facts.clinic import read_clinic
from macros.facts.library import FILES, load_library, read_library
from macros.facts.person_plan import read_plan
from macros.facts.problems import ContentError
from macros.facts.reading import read
from macros.figures.picture import Picture, picture
from macros.paper.letters import printable_letters
from scripts.check import problems_of
from tests.facts.said_in_source import CODE, codes_in_source, codes_of, spoken

TESTS = Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
FACTS = ROOT / "macros" / "facts"
GOLDEN = TESTS / "golden" / "messages"
FOLDERS = sorted(path for path in (TESTS / "broken").iterdir() if path.is_dir())
BROKEN_RULES = [folder for folder in FOLDERS if "_" in folder.name]
OF_MANY = [TESTS / "broken" / name for name in ("plan-for-those-who-must-sit", "page-wrong-phrase")]
"""Folders whose messages are about other files than the one that brings them."""
PLACE = re.compile(
    r"(data/[a-z]+\.yaml|mkdocs\.yml|docs/[a-z/-]+\.[a-z]+|print/[a-z]+\.yaml|plan):[1-9]\d*:[1-9]\d*: \S.*"
)
JARGON = ("Traceback", "pydantic", "input_value", "ctx", "[type=", "loc=", "dict", "NoneType", "YAMLError", "None")
LETTERS = printable_letters(sorted((ROOT / "macros" / "paper" / "fonts").glob("*.ttf")))
DRAWN: dict[str, Picture] = {}
LISTED = load_library(ROOT / "data").messages.messages


def golden_files() -> list[Path]:
    """The golden messages that exist."""
    return sorted(GOLDEN.glob("*.txt"))


@pytest.fixture
def drawn_once(monkeypatch):
    """Most projects here have the sample's pictures: each is drawn for the first of them only."""
    monkeypatch.setattr(scripts.check, "picture", drawn)


def drawn(figure, presets):
    """A picture, drawn anew only when what is written of it differs."""
    key = repr((figure, presets))
    if key not in DRAWN:
        DRAWN[key] = picture(figure, presets)
    return DRAWN[key]


def problems_in(project: Path, release: bool = False, only_print: bool = False) -> ContentError:
    """What is wrong with a project, and with the clinic's file and the plans that lie in its folder print/."""
    found = [] if only_print else list(problems_of(project, release))
    for what in sorted((project / "print").glob("*.*")):
        try:
            if what.name == "clinic.yaml":
                read_clinic(Path("print", what.name), LETTERS)
            elif what.name == "plan.yaml":
                read_plan(f"print/{what.name}", load_library(project / "data"), LETTERS)
            elif what.name == "plan.txt":
                read_plan(what.read_text(encoding="utf-8").strip(), load_library(project / "data"), LETTERS)
        except ContentError as error:
            found += error.problems
    return ContentError(found)


@cache
def golden_text(name: str) -> str:
    """The messages of a broken folder as a reviewer has read them."""
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_message(folder, laid_over, golden, monkeypatch, drawn_once):
    """A broken folder brings exactly the messages of its golden file."""
    project = laid_over(folder)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-23
    only_print = {path.name for path in folder.iterdir()} == {"print"}  # the rest of the sample has its own test
    found = problems_in(project, release=folder.name.startswith("release-"), only_print=only_print)
    assert found.problems
    golden(f"messages/{folder.name}.txt", f"{found}\n")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_message_names_a_broken_file(folder):
    """Each message stands on a line of its own, from its place to its code, and one file that is broken is named."""
    *lines, last = golden_text(folder.name).splitlines()
    assert lines
    assert [line for line in lines if not PLACE.match(line) or not CODE.search(line)] == []
    assert re.fullmatch(rf"{len(lines)} problems? found\. Nothing was written\.", last)
    named = {line.split(":")[0].rpartition("/")[2] for line in lines}
    broken = {path.name.removesuffix(".removed") for path in folder.rglob("*") if not path.is_dir()}
    through_another = {"logo.svg": "clinic.yaml", "plan.txt": "plan"}  # a logo is named where it is asked for
    assert {through_another.get(name, name) for name in broken} & named or folder in BROKEN_RULES + OF_MANY


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_message_is_plain(folder):
    """No message shows the inside of the program."""
    text = golden_text(folder.name)
    assert [word for word in JARGON if word in text] == []
    assert [line for line in text.splitlines() if not line.isprintable()] == []


def test_sample_brings_no_message(laid_over, tmp_path, monkeypatch):
    """Without a broken file nothing is wrong with data, pages, clinic and plan, so each message has its cause."""
    unchanged = tmp_path / "unchanged"
    for part in ("docs", "print"):
        (unchanged / part).mkdir(parents=True)
    project = laid_over(unchanged)
    assert all((project / name).is_file() for name in ("docs/feet.md", "print/clinic.yaml", "data/plans.yaml"))
    monkeypatch.chdir(project)
    assert problems_in(project).problems == []


def test_codes_are_promises(golden):
    """The codes are those that a reviewer has seen: one that was renamed or taken away shows in a pull request."""
    golden("codes.txt", "".join(f"{code}\n" for code in sorted(LISTED)))


@pytest.mark.parametrize("code", LISTED)
def test_code_has_its_example(code):
    """The example of each code in data/messages.yaml brings a message with that code."""
    assert LISTED[code].example in {folder.name for folder in FOLDERS}
    assert code in CODE.findall(golden_text(LISTED[code].example))


def test_every_code_is_listed_and_used():
    """A code in the source is in data/messages.yaml, and a code of that list is in the source."""
    used = set(codes_in_source())
    assert len(used) > 60
    assert used - set(LISTED) == set(), "describe these in data/messages.yaml, and run: make generate"
    assert set(LISTED) - used == set(), "nothing says these: take them out of data/messages.yaml"


def test_every_code_shown_is_listed():
    """Every code that a message ends with, of broken folders, clinics and plans, is in data/messages.yaml."""
    shown = {code for path in GOLDEN.rglob("*.txt") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert shown == set(LISTED)


def test_a_new_code_is_seen():
    """A code is found in a call, behind a choice, behind a name and at the end of an error."""
    source = """
A = "in-a-name"
Finding("x", (), what, cure, "in-a-call")
document.problem(mark, "", what, "not-a-code", "one" if x else "other")
Slip(0, what, cure, A)
raise ValueError(f"is {x}. Mend it. [in-an-error]")
"""
    assert set(codes_of(source)) == {"in-a-name", "in-a-call", "one", "other", "in-an-error"}


def test_golden_files_and_folders_match():
    """Every golden file has its broken folder and every folder its golden file."""
    assert FOLDERS
    assert {path.stem for path in golden_files()} == {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_holds_only_what_differs(folder, sample):
    """A broken folder holds no file that equals the sample's."""
    same = [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and same_as_sample(path, path.relative_to(folder), sample)
    ]
    assert same == []
    assert any(not path.is_dir() for path in folder.rglob("*"))


def same_as_sample(path: Path, name: Path, sample: Path) -> bool:
    """True when the sample has the same bytes under the same name."""
    of_sample = sample / name if name.parts[0] in ("docs", "print", "mkdocs.yml") else sample / "data" / name
    return of_sample.is_file() and path.read_bytes() == of_sample.read_bytes()


def test_every_kind_of_error_has_a_folder(sample):
    """Each entry of translating.MESSAGES is raised by at least one broken folder, and no other kind is raised."""
    raised = set()
    for path in (path for folder in FOLDERS for path in folder.glob("*.yaml")):
        value = read(path.name, path.read_bytes()).value
        if value is not None:
            try:
                TypeAdapter(FILES[path.stem]).validate_python(value)
            except ValidationError as error:
                raised |= {details["type"] for details in error.errors()}
    missing = set(translating.MESSAGES) - raised
    assert missing == set(), f"make a folder in tests/broken for: {', '.join(missing)}"
    assert raised == set(translating.MESSAGES)


def test_every_rule_has_a_folder():
    """Each rule in rules.RULES has a folder of its name in tests/broken, and no folder names a rule that is gone."""
    known = {rule.__name__ for rule in rules.RULES}
    folders = {folder.name for folder in BROKEN_RULES}
    assert folders == known, f"folders to make: {known - folders}; folders to remove: {folders - known}"


@pytest.mark.parametrize("folder", BROKEN_RULES, ids=lambda folder: folder.name)
def test_rule_sees_its_folder(folder, laid_over, monkeypatch):
    """The rule itself, not another one, finds something in its folder, and nothing in the sample."""
    project = laid_over(folder)
    (rule,) = [rule for rule in rules.RULES if rule.__name__ == folder.name]
    monkeypatch.setattr(rules, "RULES", ())
    assert list(rule(read_library(project / "data")))
    assert list(rule(read_library(TESTS / "sample" / "data"))) == []


def test_every_rule_is_listed():
    """A rule that is written is also in rules.RULES."""
    modules = [path.name for path in FACTS.glob("*_rules.py")] + ["rules.py", "ladders.py"]
    yields = {
        node.name
        for module in modules
        for node in ast.parse((FACTS / module).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and ast.unparse(node.returns or node) == "Iterator[Finding]"
    }
    assert yields == {rule.__name__ for rule in rules.RULES}


def said_in_golden(sentence: str) -> bool:
    """True when a golden file holds the sentence."""
    return any(sentence in text for text in all_golden())


@cache
def all_golden() -> list[str]:
    """The text of every golden message."""
    return [path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.txt")]


@pytest.mark.parametrize("words", spoken())
def test_every_sentence_is_shown(words):
    """Each sentence that the code can say stands in a golden file."""
    assert said_in_golden(words.rstrip(".")), f'make a folder in tests/broken that brings "{words}"'


def test_sentences_are_collected():
    """The sentences are found in the source: an empty collection would prove nothing."""
    assert len(spoken()) > 80
    assert not said_in_golden("This sentence is said nowhere")


def test_every_pattern_has_a_cure():
    """Each pattern in the models of what people write has a cure in translating.FORMS, and no cure is left over."""
    written = [path for path in sorted((FACTS / "model").glob("*.py")) if path.name != "open_data.py"]
    sources = "".join(path.read_text(encoding="utf-8") for path in written)
    assert set(re.findall(r'pattern=r"([^"]+)"', sources)) == set(translating.FORMS)
