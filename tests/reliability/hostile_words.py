"""A project in which every free text of the data is hostile, each with a sign of its own.

In: a copy of the project. Out: the copy, with a hostile string wherever the models take one, and what stands where.
Which places are free is not told here: each is tried, and the models refuse. So a new field is tried too.
Must not know: what any page makes of the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from macros.facts.library import FILES, read_library
from macros.facts.reading import read
from macros.facts.writing_rules import CHANGES
from macros.prose import stub

RUNS = "window.__hacked=1"
"""What the strings try to do."""

IN_DATA = (
    f'"onmouseover="{RUNS}" x="', f"'onfocus='{RUNS}' autofocus='", f"&lt;img src=x onerror={RUNS}&gt;",
    f"[k](javascript:{RUNS})", "![k](//example.org/k.png)", f"javascript:{RUNS}//", "{{ 7 * 191 }}", "{% raw %}",
    "{# k #}", f"{{: onclick={RUNS} }}", "*/ } body { display: none } /*", "url(//example.org/k)",
    f"\\u003cimg src=x onerror={RUNS}", f"${{{RUNS}}}", "%3Cscript%3E", "&#60;script&#62;", f"');{RUNS};('",
    f"`-{RUNS}-`", "**k** __k__ # k", "{n} {0.__class__}", '=HYPERLINK("//example.org","k")', "+191+1", "-191+1",
    "@SUM(191)", "＝191",
)  # fmt: skip
"""Code for browsers, templates, Markdown, style sheets and spreadsheets. Content may not hold < and >."""

IN_PHRASES = (
    f"<img src=x onerror={RUNS}>", f"<script>{RUNS}</script>", f"</script><script>{RUNS}</script>", "</style><b>k",
    f"<svg onload={RUNS}>", f'" onmouseover="{RUNS}', f"<a href=javascript:{RUNS}>k</a>", "<!-- k", "]]> k",
    "&lt;b&gt;",
)  # fmt: skip
"""Words of the interface may hold these too; braces stand for values there."""

MOST_OF_A_NAME = 60
MACHINE_MADE = {"audit", "messages", "message_examples", "reviews", "selfcheck"}
"""Files of data/ whose texts programs write, or hold fingerprints of; a person's slip there is refused."""
BEGIN_WITH_AN_ACT = ("steps", "cautions", *CHANGES)
"""Fields of an exercise whose lines no rule lets begin with anything else."""


@dataclass
class Place:
    """A text of a data file: where it stands, its sign, and the forms in which it is tried, from worse to harmless."""

    path: tuple[str | int, ...]
    sign: str
    forms: list[str]

    def hostile(self, file: str) -> str:
        """The hostile string in the form that is left; empty where only the sign is."""
        strings = IN_PHRASES if file == "phrases" else IN_DATA
        return max((string for string in strings if string in self.forms[0]), key=len, default="")


def plant(project: Path) -> dict[str, str]:
    """Make every free text of a project's data hostile. Returns the hostile strings by sign.

    The pages of the exercises get their names, as `make generate` would write them.
    """
    told: dict[str, str] = {}
    for name, model in FILES.items():
        if name not in MACHINE_MADE:
            told |= plant_file(project / "data" / f"{name}.yaml", model)
    for exercise_id, exercise in read_library(project / "data").exercises.items():
        (project / "docs" / "exercises" / f"{exercise_id}.md").write_text(stub(exercise_id, exercise.name), "utf-8")
    return told


def plant_file(path: Path, model: Any) -> dict[str, str]:
    """Write a data file anew with hostile texts; what its model refuses is made milder until it is taken."""
    value = read(path.name, path.read_bytes()).value
    adapter = TypeAdapter(model)
    places = {place.path: place for place in _places(path.stem, value) if _is_tried(path.stem, value, place.path)}
    for place in places.values():
        _put(value, place.path, place.forms[0])
    for _ in range(100):
        try:
            adapter.validate_python(value)
            break
        except ValidationError as error:
            for found in error.errors(include_url=False, include_context=False):
                _make_milder(value, places, found["loc"])
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100_000), encoding="utf-8")
    return {place.sign: place.hostile(path.stem) for place in places.values() if place.sign in place.forms[0]}


def _is_tried(file: str, value: Any, path: tuple[str | int, ...]) -> bool:
    """All but the words of most pictures: with other words a picture is drawn anew, which takes half a minute."""
    return file != "figures" or (path[0] == "figures" and path[1] in list(value["figures"])[:FIGURES])


FIGURES = 2


def _make_milder(value: Any, places: dict, loc: tuple[str | int, ...]) -> None:
    """Put the next form of the text at a place; a fault of a whole group makes all texts in it harmless."""
    at = tuple(part for part in loc if part != "[key]")
    for path, place in places.items():
        if at[: len(path)] == path and len(place.forms) > 1:  # pydantic names the options of a choice after the path
            del place.forms[0]
            _put(value, path, place.forms[0])
        elif path[: len(at)] == at:
            del place.forms[:-1]
            _put(value, path, place.forms[0])


def _places(file: str, value: Any) -> Iterator[Place]:
    """Every text of a file with its forms: a sentence, a name, a name without marks, and what stood there.

    A sign has large letters, so that it is no id.
    """
    strings = IN_PHRASES if file == "phrases" else IN_DATA
    for number, (path, text) in enumerate(_texts(value)):
        sign, hostile = f"Q{file[:4]}{number}Z", strings[number % len(strings)]
        short = hostile if len(hostile) < MOST_OF_A_NAME - len(sign) - 1 else "{{ 7 * 191 }}"
        if file == "phrases":
            forms = [f"{text} {hostile} {sign}"]
        elif file == "exercises" and path[1] in BEGIN_WITH_AN_ACT:
            act, _, rest = text.rstrip(".").partition(" ")
            forms = [f"{act} {hostile} {rest} {sign}."]
        else:
            forms = [f"{hostile} {text} {sign}.", f"{short} {sign}", sign]
        yield Place(path, sign, [*forms, text])


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _texts(inner, (*path, key))


def _put(value: Any, path: tuple[str | int, ...], text: str) -> None:
    for part in path[:-1]:
        value = value[part]
    value[path[-1]] = text
