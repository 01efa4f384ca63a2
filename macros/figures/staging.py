"""Puts a body on the page: everything of a scene in the order in which it is drawn.

In: a Body, who it is, the things in the room and a camera. Out: a Scene full of parts. Units: page centimetres.
Must not know: SVG, colours, arrows.
"""

from collections.abc import Mapping

from .head import head, head_outline
from .lower_body import draw_lower_body
from .people import Person
from .plane import hull
from .props import Thing, footprint, prop_parts
from .scene import FLOOR, HEAD, NECK, Scene
from .skeleton import Body
from .space import FORWARD, RIGHT, SIDES, Camera, points, stacked, vec
from .upper_body import draw_upper_body

WITHOUT_SHADOW = ("wall", "mat", "towel", "pillow", "roll", "bed")
NEAR_THE_FLOOR = 30.0
"""Feet higher than this (cm) throw no shadow."""


def staged(
    body: Body, person: Person, camera: Camera, things: Mapping[str, Thing], wear: str, shown: frozenset[str]
) -> Scene:
    """A scene with all its parts; `shown` names the limbs that the picture is about."""
    scene = Scene(body, person, camera, things, wear, shown)
    _draw_floor(scene)
    for thing in things.values():
        scene.parts.all += prop_parts(thing, camera, scene.depth("pelvis"))
    draw_lower_body(scene)
    scene.parts.shape(NECK, "neck", "skin", scene.trunk.neck)
    heads = head(person, body.points["head"], body.frames["head"], camera, HEAD)
    scene.head = head_outline(heads)
    scene.parts.all += heads
    draw_upper_body(scene)
    return scene


def _draw_floor(scene: Scene) -> None:
    """A flat shadow under the feet and the furniture: what stands here stands on a floor."""
    places = [footprint(thing) for thing in scene.things.values() if thing.name not in WITHOUT_SHADOW]
    feet = [scene.body.points[f"{side}.{name}"] for side in SIDES for name in ("heel", "toe")]
    low = [place * vec(1, 0, 1) for place in feet if place[1] < NEAR_THE_FLOOR]
    if low:
        places.append(points(low))
    if places:
        shadow = hull(*(scene.camera.ring(at, FORWARD * 6, RIGHT * 9) for at in stacked(*places)))
        scene.parts.shape(FLOOR, "floor", "floor", shadow, [])
