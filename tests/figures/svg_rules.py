"""What a drawing may hold, so that every browser and the printer draw it alike: a closed list of words, and checks.

Each check takes the text of an SVG and returns what is wrong with it.
"""

import re
import xml.etree.ElementTree as ET

from svg_reading import SVG

STROKE = {"stroke", "stroke-width"}
PLACE = {"cx", "cy", "r"}
ALLOWED = {
    "svg": {"viewBox"},
    "title": set(),
    "g": {"id", "class", "transform", "fill", "clip-path", "stroke-linejoin", "stroke-linecap", *STROKE},
    "path": {"d", "fill", "stroke-dasharray", *STROKE},
    "circle": {"fill", *PLACE, *STROKE},
    "clipPath": {"id"},
    "use": {"href", "transform"},
    "text": {"x", "y", "fill", "stroke", "font-family", "font-weight", "font-size", "text-anchor"},
}
"""The elements of a still picture, and the attributes of each."""
IN_MOVEMENTS = {"g": {"display"}}
"""What a movement may have besides."""
CLASSES = {False: "badge", True: "frame"}
"""The one class in a still picture, by which a page may find its numbers, and the one in a movement."""
COLOUR = re.compile(r"#[0-9A-F]{6}|none")
NOT_A_NUMBER = re.compile(r"nan|inf|e[+-]\d", re.IGNORECASE)
NUMBERS = {"d", "transform", "viewBox", "stroke-width", "stroke-dasharray", "font-size", "x", "y", *PLACE}


def elements(svg: str) -> list[ET.Element]:
    """All elements. Raises ParseError when the text is not well-formed."""
    return list(ET.fromstring(svg).iter())


def strange_words(svg: str, moving: bool = False) -> list[str]:
    """Elements and attributes that are not in the list, in any namespace but SVG's or in none."""
    found = []
    for element in elements(svg):
        name = element.tag.removeprefix(SVG)
        known = ALLOWED.get(name)
        if known is None or not element.tag.startswith(SVG):
            found.append(element.tag)
            continue
        known = known | (IN_MOVEMENTS.get(name, set()) if moving else set())
        found += [f"{name} {key}" for key in element.attrib if key not in known]
        found += [f"class {name}" for name in [element.get("class")] if name not in (None, CLASSES[moving])]
    return found


def strange_values(svg: str) -> list[str]:
    """Colors that are not hex or none, and numbers that are none."""
    found = []
    for element in elements(svg):
        for key, value in element.attrib.items():
            if key in ("fill", "stroke") and not COLOUR.fullmatch(value):
                found.append(f"{key}={value}")
            if key in NUMBERS and NOT_A_NUMBER.search(value):
                found.append(f"{key}={value[:60]}")
    return found


def ids(svg: str) -> list[str]:
    """Every id of a drawing."""
    return [element.attrib["id"] for element in elements(svg) if "id" in element.attrib]


def lost_links(svg: str) -> list[str]:
    """Uses and clips that lead to no id of the same drawing, and ids that stand twice or that nothing leads to."""
    links = []
    for element in elements(svg):
        if "href" in element.attrib:
            links.append(element.attrib["href"].removeprefix("#"))
        if "clip-path" in element.attrib:
            links.append(element.attrib["clip-path"].removeprefix("url(#").removesuffix(")"))
    known = ids(svg)
    return sorted(set(links) ^ set(known)) + sorted({one for one in known if known.count(one) > 1})


def colours(svg: str) -> set[str]:
    """Every color that is used."""
    return {element.attrib[key] for element in elements(svg) for key in ("fill", "stroke") if key in element.attrib}
