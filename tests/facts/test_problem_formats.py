"""Problems as a line, as annotations of a GitHub workflow and as JSON, and how a message is taken apart."""

import json
import re

import pytest

from macros.facts.problem_formats import as_github, as_json, help_page
from macros.facts.problems import Problem, told

PROBLEM = Problem(
    "data/a,b.yaml", 7, 10, "heel-raise", '100% wrong: "x"\nor\r"y", z.', "Write :: or , here.", "wrong-form"
)

COMMAND = re.compile(r"::error (?P<told>.*?)::(?P<message>.*)")


def unescaped(text: str) -> str:
    """A text as the runner of a workflow reads it: its documented escapes, the percent sign last."""
    for sign, letters in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(letters, sign)
    return text


def test_annotation_reads_back():
    """A workflow command is one line, and the runner reads the same values out of it."""
    line = as_github([PROBLEM])
    assert len(line.splitlines()) == 1
    found = COMMAND.fullmatch(line)
    values = {key: unescaped(value) for key, value in (pair.split("=") for pair in found["told"].split(","))}
    assert values == {"file": "data/a,b.yaml", "line": "7", "col": "10", "title": "wrong-form"}
    assert unescaped(found["message"]) == f"heel-raise: {PROBLEM.what} {PROBLEM.cure}"


def test_annotation_is_written_as_documented():
    """In a message % and line breaks are escaped; in a value, a colon and a comma too."""
    assert as_github([PROBLEM]) == (
        "::error file=data/a%2Cb.yaml,line=7,col=10,title=wrong-form::"
        'heel-raise: 100%25 wrong: "x"%0Aor%0D"y", z. Write :: or , here.'
    )


def test_json_holds_every_part():
    """As JSON each problem has its code, place, words, and the page about it."""
    (each,) = json.loads(as_json([PROBLEM]))
    assert each.pop("help") == "messages/wrong-form/"
    assert Problem(**each) == PROBLEM


def test_nothing_wrong_is_an_empty_list():
    """Without problems JSON is an empty list, and there is no annotation."""
    assert json.loads(as_json([])) == []
    assert as_github([]) == ""


@pytest.mark.parametrize("code", ["unknown-word", "page-code"])
def test_help_page_is_there(code, root):
    """The page that JSON names is a page of docs/."""
    assert (root / "docs" / f"{help_page(code).rstrip('/')}.md").is_file()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("is wrong. Mend it. [a-code]", ("is wrong", "Mend it.", "a-code")),
        ("is wrong. Write [] or [a, b]. [code]", ("is wrong", "Write [] or [a, b].", "code")),
        ("is wrong. Mend it.", ("is wrong", "Mend it.", "other")),
        ("unexpected '}'", ("unexpected '}'", "", "other")),
    ],
)
def test_an_error_is_taken_apart(text, parts):
    """What, cure and code of an error that speaks our grammar; another code stands in where none is named."""
    assert told(text, "other") == parts


def test_a_line_ends_with_its_code():
    """A problem as a line has its place first and its code last, with or without an entry and a cure."""
    assert str(Problem("data/a.yaml", 1, 2, "x", "It is wrong.", "Mend it.", "a-code")) == (
        "data/a.yaml:1:2: x: It is wrong. Mend it. [a-code]"
    )
    assert (
        str(Problem("data/a.yaml", 1, 2, "", "It is wrong.", "", "a-code")) == "data/a.yaml:1:2: It is wrong. [a-code]"
    )
