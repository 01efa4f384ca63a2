"""Which phrases the templates and modules speak, read from their sources."""

import ast
from collections.abc import Iterator, Mapping

from jinja2 import Environment, nodes

Phrases = Mapping[str, Mapping[str, str]]
Named = tuple[str, str | None]
"""A group and a phrase in it; the phrase is None when it is looked up by a value."""


LOOKUPS = (nodes.Getattr, nodes.Getitem)


def in_template(source: str) -> Iterator[Named]:
    """The phrases that a template names."""
    yield from filter(None, map(_named, Environment().parse(source).find_all(LOOKUPS)))


def filled_in(source: str) -> Iterator[tuple[Named, set[str]]]:
    """The phrases of a template on which it calls `format`, with the words in braces that it fills in."""
    for call in Environment().parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "format":
            phrases = [call.node.node, *call.node.node.find_all(LOOKUPS)]
            yield from ((named, {pair.key for pair in call.kwargs}) for named in map(_named, phrases) if named)


def _named(node: nodes.Node) -> Named | None:
    if not (isinstance(node, LOOKUPS) and isinstance(node.node, LOOKUPS)):
        return None
    group = node.node
    in_words = isinstance(group.node, nodes.Name) and group.node.name == "words"
    return (_key(group) or "", _key(node)) if in_words else None


def _key(node: nodes.Getattr | nodes.Getitem) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) else None


def in_module(source: str) -> Iterator[Named]:
    """The phrases that a module takes from a group which it names as `phrases["group"]`, or gets as `words`."""
    tree = ast.parse(source)
    found = list(ast.walk(tree))
    strings = {node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    subscripts = [node for node in found if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)]
    for node in subscripts:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "phrases":
            yield from ((node.slice.value, phrase) for phrase in strings)
    for node in (node.value for node in found if isinstance(node, ast.Attribute) and node.attr == "items"):
        if node in subscripts and isinstance(node.value, ast.Attribute) and node.value.attr == "phrases":
            yield node.slice.value, None  # taken as a whole
    if any(isinstance(node.value, ast.Name) and node.value.id == "words" for node in subscripts):
        yield from (("dose", phrase) for phrase in strings)


def idle(phrases: Phrases, spoken: set[Named]) -> list[str]:
    """The phrases that nothing speaks. A group that is looked up by a value is spoken as a whole."""
    return [
        f"{group}.{phrase}"
        for group, members in phrases.items()
        for phrase in members
        if not {(group, phrase), (group, None)} & spoken
    ]
