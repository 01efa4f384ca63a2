"""Reads a drawing back: where its paths go, how wide its lines are, and which words it uses.

Path data here is what `paths` and `drawing` write: M and L absolute, l and q relative, z. Units are those of the SVG.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from macros.figures.plane import gap, outline
from macros.figures.space import Vector, length, points, vec

SVG = "{http://www.w3.org/2000/svg}"
TOKEN = re.compile(r"[A-Za-z]|-?\d+(?:\.\d+)?|\S")
ARGUMENTS = {"M": 2, "L": 2, "l": 2, "q": 4, "z": 0}
SAMPLES = 6
"""Places that are looked at on each curve."""

HAIR = 3
"""SVG units by which things may touch without being seen to."""

Place = tuple[float, float]


def commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of path data, each with its numbers. Raises ValueError for anything else."""
    tokens = TOKEN.findall(data)
    while tokens:
        letter = tokens.pop(0)
        if letter not in ARGUMENTS:
            raise ValueError(f"{letter!r} in {data[:60]!r}")
        numbers = [float(tokens.pop(0)) for _ in range(ARGUMENTS[letter])]
        yield letter, numbers


def traced(data: str) -> list[list[Place]]:
    """Places along each piece of a path: all corners, and samples of each curve."""
    pieces: list[list[Place]] = []
    x = y = 0.0
    for letter, numbers in commands(data):
        if letter == "M":
            x, y = numbers
            pieces.append([(x, y)])
        elif letter == "L":
            x, y = numbers
            pieces[-1].append((x, y))
        elif letter == "l":
            x, y = x + numbers[0], y + numbers[1]
            pieces[-1].append((x, y))
        elif letter == "q":
            cx, cy, dx, dy = numbers
            for step in range(1, SAMPLES + 1):
                t = step / SAMPLES
                pieces[-1].append((x + 2 * t * (1 - t) * cx + t * t * dx, y + 2 * t * (1 - t) * cy + t * t * dy))
            x, y = x + dx, y + dy
        else:
            pieces[-1].append(pieces[-1][0])
            x, y = pieces[-1][0]
    return pieces


@dataclass(frozen=True)
class Drawn:
    """One shape of a drawing with what it takes over from the groups around it, placed on the whole."""

    name: str
    look: dict[str, str]
    places: list[Place]
    text: str

    @property
    def line(self) -> float:
        """Width of its line in SVG units; 0 without one."""
        return float(self.look["stroke-width"]) if self.look.get("stroke", "none") != "none" else 0.0


INHERITED = ("fill", "stroke", "stroke-width", "font-size", "display")


def shapes(svg: str) -> list[Drawn]:
    """Everything that is drawn of a picture: paths, circles and numbers. What a circle cuts off is left out."""
    found: list[Drawn] = []

    def walk(element: ET.Element, look: dict[str, str], x: float, y: float) -> None:
        name = element.tag.removeprefix(SVG)
        look = look | {key: element.attrib[key] for key in INHERITED if key in element.attrib}
        if name == "clipPath" or "clip-path" in element.attrib or look.get("display") == "none":
            return
        dx, dy = moved(element.get("transform", ""))
        x, y = x + dx, y + dy
        if name == "path":
            places = [place for piece in traced(element.attrib["d"]) for place in piece]
            found.append(Drawn(name, look, [(px + x, py + y) for px, py in places], ""))
        elif name == "circle":
            cx, cy, r = (float(element.attrib[key]) for key in ("cx", "cy", "r"))
            corners = [(cx - r, cy), (cx + r, cy), (cx, cy - r), (cx, cy + r)]
            found.append(Drawn(name, look, [(px + x, py + y) for px, py in corners], ""))
        elif name == "text":
            size, left, base = (float(element.attrib[key]) for key in ("font-size", "x", "y"))
            corners = [(left - size * 0.35, base), (left + size * 0.35, base - size * 0.75)]
            found.append(Drawn(name, look, [(px + x, py + y) for px, py in corners], element.text or ""))
        for inner in element:
            walk(inner, look, x, y)

    walk(ET.fromstring(svg), {}, 0, 0)
    return found


def covering(svg: str) -> list[str]:
    """Numbers whose disc lies on something else that is drawn, by more than a hair."""
    drawn = shapes(svg)
    numbers = [index for index, shape in enumerate(drawn) if shape.name == "text"]
    discs = [index - 1 for index in numbers]  # each number stands on the disc before it
    others = [shape for index, shape in enumerate(drawn) if index not in numbers + discs]
    found = []
    for number, index in zip(numbers, discs, strict=True):
        left, right, _, _ = drawn[index].places
        centre, radius = vec((left[0] + right[0]) / 2, right[1]), (right[0] - left[0]) / 2 - HAIR
        if any(_nearest(shape, centre) < radius for shape in others):
            found.append(drawn[number].text)
    return found


def _nearest(shape: Drawn, centre: Vector) -> float:
    """How far a place is from a shape: 0 inside a filled one."""
    if shape.name == "circle":
        left, right, _, _ = shape.places
        middle = vec((left[0] + right[0]) / 2, right[1])
        return length(middle - centre) - (right[0] - left[0]) / 2
    if shape.look.get("fill", "none") != "none" and len(shape.places) > 3:
        return gap(outline(points(shape.places)), centre)
    return min(length(vec(*place) - centre) for place in shape.places)


def moved(transform: str) -> Place:
    """How far a group is moved. Raises ValueError for any other transform."""
    found = re.fullmatch(r"(?:translate\((-?\d+) (-?\d+)\))?", transform)
    if not found:
        raise ValueError(transform)
    return (float(found[1]), float(found[2])) if found[1] else (0.0, 0.0)


def view_box(svg: str) -> tuple[float, float, float, float]:
    """Left, top, width and height of a drawing, in SVG units."""
    left, top, width, height = map(float, ET.fromstring(svg).attrib["viewBox"].split())
    return left, top, width, height


def outside(svg: str) -> list[str]:
    """What is drawn outside the picture, half the width of its lines included."""
    left, top, width, height = view_box(svg)
    found = []
    for shape in shapes(svg):
        half = shape.line / 2
        xs, ys = [x for x, _ in shape.places], [y for _, y in shape.places]
        beyond = min(xs) - half < left or max(xs) + half > left + width
        if beyond or min(ys) - half < top or max(ys) + half > top + height:
            found.append(f"{shape.name} {shape.text} at {min(xs):.0f} {min(ys):.0f} to {max(xs):.0f} {max(ys):.0f}")
    return found
