"""Parts to SVG (a stand-in until the real one is written)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """One finished picture: the SVG text and its size in centimetres of the scene."""

    svg: str
    width: float
    height: float


def draw(key: str, figure, ink: str = "colour", ids: str = "") -> Drawing:
    """The still picture (one, two or three numbered panels) of a figure in `colour` or `print` ink."""
    w, h = 3200, 2200
    body = "".join(
        f'<circle cx="{800 + i * 1600}" cy="1000" r="600" fill="#8FCBC6" stroke="#25303B" stroke-width="23"/>'
        for i in range(2)
    )
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" role="img"><title>{key}</title>{body}</svg>',
        w / 20,
        h / 20,
    )


def movement(key: str, figure, frames: int = 10) -> str:
    """The in-between pictures as one SVG: one group with class "frame" per picture, the first visible, the others display="none"."""
    groups = "".join(
        f'<g class="frame"{"" if i == 0 else " display=" + chr(34) + "none" + chr(34)}><circle cx="{600 + 80 * i}" cy="1000" r="500" fill="#8FCBC6" stroke="#25303B" stroke-width="23"/></g>'
        for i in range(frames)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1800 2200">{groups}</svg>'
