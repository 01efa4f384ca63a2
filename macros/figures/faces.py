"""The shapes of a head that an illustrator places by hand.

In: a person's cheeks or hair style, and how far the face is turned from the eye (0 front, 90 profile, 180 back).
Out: smooth outlines in the plane of the page: u to the right, v to the crown, in cm from the middle of the head; the
face is turned to the right. Also the features that stand in space: rows of forward, up, toward the eye's side.
Must not know: frames, cameras, parts.

Every outline has five key drawings, at 0, 45, 90, 135 and 180 degrees; point i of each is the same spot of the head,
so the drawing of any turn is a mix of two neighbors.
"""

from .space import Points, mixed, points

KEY_STEP = 45
"""Degrees from one key drawing to the next."""


def keys(*drawings: str) -> Points:
    """Key drawings written as "u,v u,v …" -> (drawings, points, 2)."""
    return points([[[float(n) for n in pair.split(",")] for pair in drawing.split()] for drawing in drawings])


# Down the forehead and the far cheek (in profile: brow, lips and chin), then along the near jaw up behind the ear.
FACE = keys(
    "4,11 7.5,7.6 8.6,4.4 8.9,2 9,-.2 8.9,-2.6 8.6,-4.8 8,-7 7.2,-8.8 6.1,-10.3 4.8,-11.5 2.8,-12.6 0,-13 -3.6,-12.3"
    " -6.6,-9.7 -8.4,-5.6 -9,-.5 -8.3,5.4 -4,11",
    "4.4,11.4 7.6,8.6 8.9,5 9.2,2.4 8.7,.2 9.1,-2.2 9,-4.2 8.6,-6.2 8.2,-7.8 7.7,-9.2 7.3,-10.6 6.6,-12 4.8,-13"
    " 1.4,-12.4 -2.8,-10 -5.6,-6.2 -6.8,-2 -7,4 -4,10",
    "4.6,11.8 7.9,9.2 9.4,5.6 9.7,2.4 9,.2 9,-3 9.3,-5.8 9.7,-7 8.9,-7.9 9.2,-8.9 8.7,-9.9 9.1,-11.2 7.6,-12.9"
    " 4.2,-12.2 .8,-9.9 -1.4,-6.9 -2.2,-3 -3.5,3 -2,9",
    "3,11.5 7,8.8 8.7,5 9,2.4 8.5,0 8.8,-2.6 8.6,-5 8.2,-7 7.9,-8.3 7.5,-9.6 6.9,-10.7 6.1,-11.4 5,-11.6 4,-10.9"
    " 3.2,-9.6 2.6,-7.6 2,-4 1,3 0,9",
    "4,10 8,6.5 8.8,4 9,2 9,-.3 8.7,-2.6 8,-5 7.3,-6.2 6.5,-6.8 5.5,-7.2 4.2,-7.4 3,-7.5 1.5,-7.5 -1,-7.5 -4.5,-7.3"
    " -7.4,-6 -8.8,-1 -8.4,5 -4,10",
)
# What full cheeks add.
CHEEKS = keys(
    "0,0 0,0 0,0 .1,0 .3,0 .6,0 .8,0 1,0 1.1,0 1,-.2 .8,-.3 .4,-.3 0,-.3 -.6,-.3 -1.1,-.2 -.9,0 -.3,0 0,0 0,0",
    "0,0 0,0 0,0 0,0 .1,0 .3,0 .6,0 .6,0 .6,0 .5,0 .3,-.1 .1,-.2 0,-.3 -.6,-.7 -1.2,-.8 -.9,-.3 0,0 0,0 0,0",
    "0,0 0,0 0,0 0,0 0,0 0,0 0,0 .1,0 .1,0 .1,0 .1,0 0,-.1 -.3,-.3 -.9,-1.1 -.8,-1.3 -.6,-.7 0,0 0,0 0,0",
    "0,0 0,0 0,0 0,0 .1,0 .3,0 .6,0 .8,0 .8,-.1 .7,-.3 .5,-.5 .2,-.6 0,-.7 -.3,-.8 -.4,-.8 -.4,-.4 0,0 0,0 0,0",
    "0,0 0,0 0,0 0,0 .2,0 .3,0 .4,0 .4,0 0,0 0,0 0,0 0,0 0,0 0,0 0,0 -.4,0 -.2,0 0,0 0,0",
)
# Hair: from the far end of the hairline over the crown to the nape, up behind the ear, along the hairline.
HAIR = {
    "bun": keys(
        "8.8,1.4 9.5,6 6.3,11.3 0,13.2 -6.3,11.3 -9.5,6 -9.6,3 -9.3,1.4 -9.1,.8 -8.9,.7 -8.9,.9 -8.8,1.2 -8.5,2"
        " -7.4,4.6 -4.4,6.8 0,7.6 4.4,6.8 7.4,4.6",
        "9.2,3.2 9.1,7.4 4.6,12.3 -1.3,13.2 -7,10.8 -9.9,5.5 -10.1,1.4 -9.4,-1.8 -7.8,-3.6 -6.6,-2.6 -6,0 -5.2,1.4"
        " -4.2,2.2 -2.8,4.2 .6,6.5 4.6,7.6 7.4,6.4 8.8,4.3",
        "8.9,7.2 7.6,10 3.2,12.9 -2.8,13.1 -8.2,10 -11,4.2 -10.5,0 -9.1,-3.2 -6.2,-5.2 -2.6,-4 -1.4,-1 -.4,1 .8,1.9"
        " 2.6,3.6 5.2,5.8 7.2,6.8 8.1,7.1 8.6,7.2",
        "8.9,5 8.5,8.6 5.2,12 .4,13.2 -5,11.8 -9,7.8 -9.9,.8 -6.6,-5.2 .4,-6.6 3.9,-4.4 4.8,-1 5.7,1 6.4,1.9 7.1,2.9"
        " 7.8,3.8 8.3,4.3 8.6,4.6 8.8,4.8",
        "9.6,3 8.8,8 5.4,11.8 0,13.2 -5.4,11.8 -8.8,8 -9.6,3 -8.3,-3 -3.6,-6.8 3.6,-6.8 8.3,-3 9.3,0 9.5,1 9.6,1.6"
        " 9.6,2 9.6,2.3 9.6,2.6 9.6,2.8",
    ),
    "receding": keys(
        "8.9,.8 9.5,5.8 6.6,11 0,13.2 -6.6,11 -9.5,5.8 -9.6,3 -9.3,1 -9.1,.7 -9,.5 -8.9,.3 -8.8,.2 -8.4,.8 -8.1,3.6"
        " -7.8,6.6 -6.4,9.4 -3.6,9.8 0,8.4 3.6,9.8 6.4,9.4 7.8,6.6 8.1,3.6",
        "8.4,7.6 7.6,9.8 4,12.7 -1.3,13.3 -7,11 -9.9,5.5 -10.1,1 -9.4,-2.6 -7.8,-4.4 -6.6,-3 -5.9,-.4 -4.9,-.3"
        " -4,-.2 -3.5,2.2 -3.9,5 -3,8 -.4,9.8 2.4,9.6 4.6,8.8 6.4,9.5 7.6,9.2 8.2,8.3",
        "7.2,10.4 5.4,12.2 .8,13.3 -4,12.7 -8.6,9.8 -11,4.2 -10.5,-.6 -9,-4.4 -6,-6 -2.6,-4.4 -1,-.9 .2,-.9 1.6,-.7"
        " 2.4,2 1.9,4.8 2.2,7.4 3.6,9.2 5,9.6 5.9,9.5 6.5,9.6 6.9,9.8 7.1,10.1",
        "8.3,6.8 7.7,9.6 4.8,12.2 .4,13.2 -5,11.8 -9,7.8 -9.9,.4 -6.6,-5.8 .4,-7 3.9,-4.4 5.2,-.9 6.2,-.9 6.9,-.5"
        " 7.3,2 7.4,3.6 7.6,4.8 7.8,5.6 7.9,6 8,6.2 8.1,6.4 8.2,6.5 8.2,6.6",
        "9.6,3 8.8,8 5.4,11.8 0,13.2 -5.4,11.8 -8.8,8 -9.6,3 -8.3,-3.2 -3.6,-7.2 3.6,-7.2 8.3,-3.2 9.3,0 9.5,1"
        " 9.6,1.6 9.6,2 9.6,2.1 9.6,2.2 9.6,2.3 9.6,2.4 9.6,2.5 9.6,2.6 9.6,2.8",
    ),
    # The valleys between the curls.
    "curls": keys(
        "8.9,.2 10,3.4 9.6,6.8 7.6,9.9 4.9,12 1.7,13 -1.7,13 -4.9,12 -7.6,9.9 -9.6,6.8 -10,3.4 -8.9,.2 -8.8,.8"
        " -8.6,1.6 -8.2,3.2 -5,7.3 0,8.5 5,7.3 8.2,3.2",
        "9.2,3.2 9.7,6 8.8,8.9 6.4,11.3 3.2,12.8 -.4,13.1 -4,12.3 -7.3,10.2 -9.6,7 -10.6,3 -10.4,-1.2 -9.2,-4.4"
        " -7,-4 -6.4,-1.6 -5.8,1.4 -3.2,2.2 -.8,6.2 3.6,8 7.4,6.8",
        "9,7.2 8.6,9.2 7,11.1 4.3,12.5 .8,13.1 -2.8,13 -6.2,11.7 -9.2,9.2 -11,5.8 -11.5,1.8 -10.9,-2 -9.2,-4.8"
        " -5.8,-5.8 -2.6,-3.8 -1.4,.6 1.6,1.4 3.5,5.2 5.9,7.2 7.7,7.6",
        "9.2,5 9,8.4 6,11.5 1.6,13 -2.8,12.8 -6.8,10.7 -9.4,7.2 -10.3,2.8 -9.6,-1.6 -7.4,-5 -4.2,-6.8 -.4,-7.2"
        " 2.8,-6.2 4.6,-2.8 5.2,1.2 7,1.4 7.6,2.8 8.2,3.7 8.7,4.3",
        "10.2,2.4 9.2,7.1 6.4,11 2.2,13 -2.2,13 -6.4,11 -9.2,7.1 -10.2,2.4 -9.2,-2 -6.4,-5.4 -2.2,-7.2 2.2,-7.2"
        " 6.4,-5.4 9.2,-2 10.2,2.4 10.2,2.4 10.2,2.4 10.2,2.4 10.2,2.4",
    ),
}


def spline(count: int, steps: int, closed: bool = True) -> Points:
    """The matrix that draws a smooth curve (Catmull-Rom) through `count` points, `steps` corners for each."""
    rows = []
    for corner in range(count * steps if closed else (count - 1) * steps + 1):
        start, t = divmod(corner / steps, 1)
        before, after = (-t + 2 * t**2 - t**3) / 2, (t**3 - t**2) / 2
        weights = (before, 1 - 2.5 * t**2 + 1.5 * t**3, (t + 4 * t**2 - 3 * t**3) / 2, after)
        row = [0.0] * count
        for offset, weight in enumerate(weights, -1):
            spot = int(start) + offset
            row[spot % count if closed else max(0, min(count - 1, spot))] += weight
        rows.append(row)
    return points(rows)


def curls(valleys: Points) -> Points:
    """A round curl over every side of a closed shape (counter-clockwise, v up): (n, 2) -> (4n, 2)."""
    n = len(valleys)
    ends = valleys[[*range(1, n), 0]]
    sides = ends - valleys
    out = sides[:, ::-1] * points([1, -1])
    arcs = [valleys + sides * t + out * bulge for t, bulge in ((0, 0), (0.12, 0.24), (0.5, 0.4), (0.88, 0.24))]
    return points(list(zip(*arcs, strict=True))).reshape(4 * n, 2)


FACE_SPLINE = spline(FACE.shape[1], 2)
HAIR_SPLINES = {style: spline(drawings.shape[1], 2) for style, drawings in HAIR.items()}


def turned(drawings: Points, degrees: float) -> Points:
    """The mix of key drawings for a face turned by 0 to 180 degrees: (n, 2)."""
    key = min(int(degrees // KEY_STEP), len(drawings) - 2)
    return mixed(drawings[key], drawings[key + 1], degrees / KEY_STEP - key)


def face(cheeks: float, degrees: float) -> Points:
    """The outline of the skin."""
    return FACE_SPLINE @ (turned(FACE, degrees) + turned(CHEEKS, degrees) * cheeks)


def hair(style: str, degrees: float) -> Points:
    """The outline of the hair, without a bun."""
    drawing = turned(HAIR[style], degrees)
    return curls(drawing) if style == "curls" else HAIR_SPLINES[style] @ drawing


# Features in space: forward, up, and toward one side (the near one; the far one is its mirror image).
EYE = points([[7.3, 0.0, 3.1], [7.3, -0.6, 3.1]])
BROW = points([[7.9, 2.9, 1.9], [7.8, 3.6, 3.1], [7.3, 3.6, 4.3], [6.9, 2.9, 5.2]])
CROWS_FOOT = points([[4.9, -0.3, 5.7], [3.9, 0.3, 6.4]])
CHEEK_LINE = points([[6.7, -5.6, 4.1], [6.0, -6.4, 4.7], [5.7, -7.4, 4.9]])
MOUTH = points([[6.9, -7.2, 2.9], [7.7, -8.0, 2.0], [8.4, -8.3, 1.0], [8.8, -8.2, 0]])
"""One half, from its corner to the middle."""
RIDGE = points([[9.1, 0.4, 0], [9.6, -1.2, 0], [10.5, -2.9, 0], [11.2, -3.9, 0], [11.3, -4.8, 0.1]])
NOSE_BASE = points([[10.8, -5.5, 0.5], [10.0, -5.8, 1.1], [9.0, -5.5, 1.8], [8.8, -4.7, 1.9]])
NOSE_BACK = points([[8.0, -3.0, 1.2], [8.0, -0.5, 0.4]])
RIDGE_SPLINE = spline(len(RIDGE) + len(NOSE_BASE), 2, closed=False)
NOSE_CUP_SPLINE = spline(2 * len(NOSE_BASE), 2, closed=False)
EAR = points(
    [[0.4, 0.4, 8.5], [-0.2, 1.5, 8.6], [-1.5, 1.7, 8.8], [-2.5, 0.8, 9.0], [-2.5, -0.8, 9.0], [-1.8, -2.4, 8.9],
     [-1.0, -3.9, 8.6], [-0.1, -4.2, 8.5], [0.4, -2.8, 8.4]]
)  # fmt: skip
EAR_SPREAD = (EAR - points([0, 0, 8.4])) * points([0, 0, 3])
"""How much further an ear stands off when seen from the front, and less from behind."""
EAR_SPLINE = spline(len(EAR), 2)
EAR_FOLD = points([[-0.7, 0.3, 8.9], [-1.4, 0.4, 9.1], [-1.7, -0.5, 9.1], [-1.4, -1.5, 9.0], [-0.9, -1.9, 8.9]])
LENS = points(
    [[8.7, 1.4, 1.6], [8.0, 1.8, 3.4], [6.5, 1.4, 5.4], [5.9, -0.4, 6.2], [6.4, -2.2, 5.3], [7.9, -2.8, 3.5],
     [8.7, -2.3, 1.8], [8.9, -0.5, 1.1]]
)  # fmt: skip
LENS_SPLINE = spline(len(LENS), 2)
BRIDGE = points([[8.9, 0.2, 1.2]])
TEMPLE = points([[6.0, 0.7, 6.1], [1.5, 0.9, 8.2]])
BUN = points([[-7.6, 12.0, 0]])
BUN_RADIUS = 4.2
BUN_FOLD = spline(5, 2, closed=False) @ points([[1.9, 1.2], [2.0, -0.8], [0.4, -2.0], [-1.3, -1.0], [-0.7, 0.8]])
"""A curl on the page, from the middle of the bun."""
STRANDS = {
    "bun": (
        points([[3.4, 6.2, 6.4], [0, 8.0, 7.4], [-4.0, 9.6, 5.6]]),
        points([[-3.2, 1.4, 8.4], [-6.0, 4.6, 7.4], [-8.0, 7.4, 4.6]]),
    ),
    "receding": (
        points([[-1.6, 9.0, 6.2], [-3.6, 8.4, 6.4], [-5.2, 7.2, 6.4]]),
        points([[-4.4, 3.6, 8.2], [-6.0, 2.4, 7.6], [-7.0, 0.8, 6.8]]),
    ),
    "curls": (),
}
"""Lines in the hair of one half of the head."""
