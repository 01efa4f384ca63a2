"""Every message a contributor can meet: one broken folder each, and the exact words it brings."""

import ast
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.facts import rules, translating
from macros.facts.library import FILES, read_library
from macros.facts.problems import ContentError
from macros.facts.reading import EXPLAINED, read
from scripts.check import check

TESTS = Path(__file__).resolve().parent.parent
FACTS = TESTS.parent / "macros" / "facts"
FOLDERS = sorted(path for path in (TESTS / "broken").iterdir() if path.is_dir())
BROKEN_RULES = [folder for folder in FOLDERS if "_" in folder.name]
PLACE = re.compile(r"data/[a-z]+\.yaml:[1-9]\d*:[1-9]\d*: \S")
JARGON = ("Traceback", "pydantic", "input_value", "ctx", "[type=", "loc=", "dict", "NoneType", "YAMLError", "None")


def golden_files() -> list[Path]:
    """The golden messages that exist."""
    return sorted((TESTS / "golden" / "messages").glob("*.txt"))


def messages(project: Path) -> str:
    """What the check says about a project."""
    with pytest.raises(ContentError) as caught:
        check(project)
    return f"{caught.value}\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_message(folder, laid_over, golden):
    """A broken folder brings exactly the messages of its golden file."""
    golden(f"messages/{folder.name}.txt", messages(laid_over(folder)))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_message_names_a_broken_file(folder):
    """Each message stands on a line of its own with file, line and column, and each broken file is named by one."""
    *lines, last = (TESTS / "golden" / "messages" / f"{folder.name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if not PLACE.match(line)] == []
    assert re.fullmatch(rf"{len(lines)} problems? found\. Nothing was written\.", last)
    named = {line.split(":")[0].removeprefix("data/") for line in lines}
    broken = {path.name.removesuffix(".removed") for path in folder.iterdir()}
    assert broken - named == set() or folder in BROKEN_RULES


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_message_is_plain(folder):
    """No message shows the inside of the program."""
    text = (TESTS / "golden" / "messages" / f"{folder.name}.txt").read_text(encoding="utf-8")
    assert [word for word in JARGON if word in text] == []
    assert [line for line in text.splitlines() if not line.isprintable()] == []


def test_sample_brings_no_message(laid_over):
    """Without a broken file nothing is wrong, so each message is caused by its example."""
    check(laid_over(None))


def test_golden_files_and_folders_match():
    """Every golden file has its broken folder and every folder its golden file."""
    assert FOLDERS
    assert {path.stem for path in golden_files()} == {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_holds_only_what_differs(folder, sample):
    """A broken folder holds no file that equals the sample's."""
    same = [
        path.name
        for path in folder.iterdir()
        if path.suffix == ".yaml" and path.read_bytes() == (sample / "data" / path.name).read_bytes()
    ]
    assert same == []
    assert list(folder.iterdir())


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
    modules = ("rules.py", "ladders.py", "figure_rules.py", "question_rules.py")
    yields = {
        node.name
        for module in modules
        for node in ast.parse((FACTS / module).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or node) == "Iterator[Finding]"
    }
    assert yields == {rule.__name__ for rule in rules.RULES}


def said_in_golden(sentence: str) -> bool:
    """True when a golden file holds the sentence."""
    return any(sentence in path.read_text(encoding="utf-8") for path in (TESTS / "golden" / "messages").rglob("*.txt"))


def constant_parts(node: ast.expr) -> list[str]:
    """The fixed words of a string or f-string, without what is filled in."""
    return [
        part.value.strip(' "')
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def spoken() -> list[str]:
    """The fixed words of every sentence that reading, models, rules and language can say, taken from their source."""
    found = [words for _, what, cure in EXPLAINED for words in (what, cure)] + list(translating.FORMS.values())
    modules = [
        FACTS / f"{name}.py"
        for name in ("reading", "rules", "ladders", "figure_rules", "question_rules", "plain_language")
    ]
    for path in (*modules, *sorted((FACTS / "model").glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("document.problem", "Finding", "_finding"):
                found += [words for argument in node.args[2:] for words in constant_parts(argument)]
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("what", "cure"):
                found += constant_parts(node.value)
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "ValueError":
                found += [piece for words in constant_parts(node.args[0]) for piece in words.split(". ")]
    return sorted({words for words in found if words.count(" ") > 1})


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
