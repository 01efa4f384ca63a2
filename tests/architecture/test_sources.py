"""How our own code is written: short modules, a docstring for everything public, no leftovers."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted(path for folder in ("macros", "scripts", "tests") for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in MODULES if path.relative_to(ROOT).parts[0] != "tests"]

MAX_LINES = 300
"""A module past this is two modules."""

JUNK_DRAWERS = {"utils", "util", "helpers", "misc", "common"}
"""Names that say nothing about what is inside."""

LEFTOVER = "TO" + "DO"  # in two parts, or this line would be one


def name(path: Path) -> str:
    """The path that a test report shows."""
    return path.relative_to(ROOT).as_posix()


def without_docstring(source: str) -> list[str]:
    """The public functions, classes and methods of a source without a docstring; `module` for the source itself."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else ["module"]
    bodies: list[tuple[str, list[ast.stmt]]] = [("", tree.body)]
    for prefix, body in bodies:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_":
                if not ast.get_docstring(node):
                    found.append(f"{prefix}{node.name}")
                if isinstance(node, ast.ClassDef):
                    bodies.append((f"{prefix}{node.name}.", node.body))
    return found


def faults(path: Path) -> list[str]:
    """What is wrong with a file as a whole."""
    text = path.read_text(encoding="utf-8")
    found = []
    if len(text.splitlines()) > MAX_LINES:
        found.append(f"has {len(text.splitlines())} lines; make two modules of it")
    if path.stem in JUNK_DRAWERS:
        found.append("has a name that says nothing; name it for what it does")
    if LEFTOVER in text:
        found.append("holds a note to self; do it or take it out")
    return found


def test_modules_are_collected():
    """The modules are found: an empty collection would prove nothing."""
    assert ROOT / "macros" / "facts" / "reading.py" in OURS
    assert Path(__file__).resolve() in MODULES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_short_and_finished(path):
    """A module keeps to 300 lines, has a telling name and holds no note to self."""
    assert faults(path) == []


@pytest.mark.parametrize("path", OURS, ids=name)
def test_public_names_have_docstrings(path):
    """Every module, and every public function, class and method in it, says in a docstring what it is."""
    assert without_docstring(path.read_text(encoding="utf-8")) == []


def test_faults_are_seen(tmp_path):
    """A long module, a junk drawer and a note to self are each seen."""
    path = tmp_path / "utils.py"
    path.write_text(f"# {LEFTOVER}: tidy\n" + "x = 1\n" * MAX_LINES)
    assert len(faults(path)) == 3
    path.write_text("x = 1\n")
    assert len(faults(path)) == 1


def test_a_missing_docstring_is_seen():
    """The check sees a bare module, function, class and method, and leaves private ones alone."""
    source = "def f(): pass\nclass C:\n  def m(self): pass\n  def _p(self): pass\ndef _g(): pass\n"
    assert without_docstring(source) == ["module", "f", "C", "C.m"]
    assert without_docstring('"""Yes."""\ndef f():\n    """Yes."""\n') == []
