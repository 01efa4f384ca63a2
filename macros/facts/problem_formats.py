"""Problems for people, for GitHub's annotations, and for other programs.

In: Problems. Out: text. Must not know: how a problem is found.

As JSON they are a list of objects, in the order of the files. Each has `code`, `file` (relative to the project), `line`
and `column` (from 1), `where` (the entry; "" for a whole file or a page), `what` (is wrong), `cure` (what to write),
and `help`: the page about the code, relative to the root of the website.
"""

import json
from collections.abc import Sequence

from .problems import Problem


def help_page(code: str) -> str:
    """The address of the page about a code, relative to the root of the website."""
    return f"messages/{code}/"


def as_json(problems: Sequence[Problem]) -> str:
    """One list of objects, as the module says."""
    keys = ("code", "file", "line", "column", "where", "what", "cure")
    told = [{key: getattr(each, key) for key in keys} | {"help": help_page(each.code)} for each in problems]
    return json.dumps(told, indent=1, ensure_ascii=False)


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a line: GitHub shows each beside the line of the change that it is about."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
    told = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    where = f"{problem.where}: " if problem.where else ""
    return f"::error {told}::{_message(f'{where}{problem.what} {problem.cure}'.rstrip())}"


def _message(text: str) -> str:
    """As the runner reads it back: a percent sign first, or it would undo the others."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value among others: their marks are told in letters too."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
