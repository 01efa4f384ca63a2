"""Fragments: finished pieces of HTML from templates. The door to Jinja for them; `paper.pages` fills in pages.

In: the name of a template, a Face, the phrases and values. Out: HTML whose first tag stands at column 0 and
which has no blank line, so that Markdown leaves it alone.
Autoescape is on and an undefined name is an error. Must not know: what any fragment is for.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, UndefinedError

from .faces import Face

BLANK_LINES = re.compile(r"\n\s*\n+")
TEMPLATES = Path(__file__).parent / "templates"
MADE_BY = hashlib.sha256(Path(__file__).read_bytes() + jinja2.__version__.encode()).hexdigest()[:8]
"""What compiles the templates, settings and all."""
COMPILED = Path(__file__).parents[2] / ".cache" / "templates" / MADE_BY
"""Templates as Python, each with the hash of its text inside; may be thrown away at any time."""


@cache
def _environment() -> Environment:
    COMPILED.mkdir(parents=True, exist_ok=True)
    return Environment(
        bytecode_cache=FileSystemBytecodeCache(str(COMPILED)),
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, face: Face, phrases: Mapping[str, Mapping[str, str]], **values: Any) -> str:
    """One fragment. Templates see `words` (the phrases), `href(page)` and the values.

    Raises KeyError for a phrase that is missing, and ValueError or IndexError for one whose braces are wrong.
    """
    try:
        html = _environment().get_template(f"{template}.html").render(words=phrases, href=face.href, **values)
    except UndefinedError as error:
        raise KeyError(str(error)) from error
    return BLANK_LINES.sub("\n", html).strip()
