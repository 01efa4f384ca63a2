"""What the checker can say, read from its source: the fixed words of its sentences, and the codes at their ends.

Must not know: what any of it means.
"""

import ast
import re
from pathlib import Path

from macros.facts import translating
from macros.facts.parser_words import EXPLAINED

ROOT = Path(__file__).resolve().parent.parent.parent
FACTS = ROOT / "macros" / "facts"
CODE = re.compile(r" \[([a-z]+(?:-[a-z]+)*)\]$", re.MULTILINE)
"""The code at the end of a message."""


def constant_parts(node: ast.expr) -> list[str]:
    """The fixed words of a string or f-string, without what is filled in."""
    return [
        part.value.strip(' "')
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def spoken() -> list[str]:
    """The fixed words of every sentence that reading, models, rules and language can say, taken from their source."""
    found = [piece for words in EXPLAINED.values() for piece in words.split(". ")] + list(translating.FORMS.values())
    modules = [
        *(FACTS / f"{name}.py" for name in ("reading", "rules", "ladders", "plain_language", "promising", "acted_on")),
        *sorted(FACTS.glob("*_rules.py")),
        ROOT / "macros" / "page_rules.py",
        ROOT / "macros" / "prose.py",
        ROOT / "macros" / "page_matter.py",
        ROOT / "macros" / "site_settings.py",
    ]
    for path in (*modules, *sorted((FACTS / "model").glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in SPOKEN_FROM:
                found += [words for argument in node.args[SPOKEN_FROM[name] :] for words in constant_parts(argument)]
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("what", "cure"):
                found += constant_parts(node.value)
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "ValueError":
                found += [piece for words in constant_parts(node.args[0]) for piece in words.split(". ")]
    return sorted({bare for words in found if (bare := CODE.sub("", words)).count(" ") > 1})


SPOKEN_FROM = {"document.problem": 2, "Finding": 2, "_finding": 2, "Slip": 1, "Problem": 4}
"""The calls that make a message, and how many of what they are given stands before the words."""

MAKERS = {
    "Problem", "Finding", "Fault", "Refused", "Slip", "problem", "_problem", "_finding", "problem_at", "_of", "_about",
    "_at", "_at_key", "_wrong_type", "told",
}  # fmt: skip
"""What is given a code as its last value."""

CODE_ALONE = re.compile(r"[a-z]+(-[a-z]+)*")
IN_TUPLES = {"reading.py", "translating.py", "person_plan.py"}
"""Where a message is also told as (what, cure, code)."""


def codes_of(source: str, in_tuples: bool = False) -> list[str]:
    """The codes that a module can give a message."""
    tree = ast.parse(source)
    named = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] in MAKERS:
            last = node.args[-1]
            found += constants(named.get(ast.unparse(last), last))
        elif isinstance(node, ast.FunctionDef) and node.name in MAKERS:
            found += [value for default in node.args.defaults for value in constants(default)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += CODE.findall(node.value)
        elif in_tuples and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
            found += constants(node.value)
        elif in_tuples and isinstance(node, ast.Assign | ast.Return | ast.Yield) and isinstance(node.value, ast.Tuple):
            found += constants(node.value.elts[-1]) if len(node.value.elts) > 2 else []
    return found


def constants(node: ast.expr) -> list[str]:
    """A code, or the two of a choice; nothing where a variable is handed on."""
    nodes = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
    values = [each.value for each in nodes if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [value for value in values if CODE_ALONE.fullmatch(value)]


def codes_in_source() -> list[str]:
    """The codes of all modules."""
    modules = [*sorted((ROOT / "macros").rglob("*.py")), *sorted((ROOT / "scripts").glob("*.py"))]
    return [code for path in modules for code in codes_of(path.read_text(encoding="utf-8"), path.name in IN_TUPLES)]
