"""A clinic's logo, made safe to print. The only module that imports Pillow.

In: the name of a PNG, JPEG or SVG file that a stranger may have made. Out: a Logo, which is a new PNG in color and one
in grey, without any byte of the old file but its pixels; or Refused. Its alternative text is the clinic's name.
Must not know: pages, HTML.
"""

import base64
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageFile, ImageOps

from .contrast import SHAPE, WEIGHTS, linear
from .logo_svg import read_svg
from .outside import Refused, read_inside

Ink = Literal["color", "black"]

MOST_BYTES = 2 * 1024 * 1024
MOST_SIDE, MOST_PIXELS = 4000, 12_000_000
"""Of the file as it comes, read from its head before anything is unpacked."""

LEAST_SIDE = 200
"""Pixels of the longer side: with fewer, a logo of two inches prints as a blur."""

PRINTED_SIDE = 900
"""Pixels of the longer side as printed: 450 to the inch on two inches."""

MOST_STRETCH = 8
"""How many times as wide as high it may be, or the other way around."""

MOST_SCANS = 30
"""A JPEG comes in up to a dozen scans; thousands of tiny ones keep a computer busy for hours."""

LEAST_VISIBLE = 0.02
"""The part of its pixels that must stand out from white paper."""

MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA"}
"""Pillow's names for black and white, grey, palette and RGB, with and without transparency, 8 bits each."""

DAMAGED = (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, EOFError, struct.error, zlib.error)
"""What Pillow's readers raise for files that are cut off or forged."""

AGAIN = "Save it again as a PNG in a drawing program and use that."


@dataclass(frozen=True)
class Logo:
    """A logo ready to print: PNG files in color and in grey, and their size in pixels."""

    png: bytes
    grey_png: bytes
    width: int
    height: int

    def data_uri(self, ink: Ink) -> str:
        """The picture as an address that carries it: `color`, or grey for `black` ink."""
        png = {"color": self.png, "black": self.grey_png}[ink]
        return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def read_logo(folder: Path, name: str) -> Logo:
    """The logo `name` in `folder` or below it. Its content, not its name, decides what it is. Raises Refused."""
    content = read_inside(folder, name, MOST_BYTES)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        picture = _unpacked(content, "PNG")
    elif content.startswith(b"\xff\xd8\xff"):
        picture = _unpacked(content, "JPEG")
    elif content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        picture = _drawn(content)
    else:
        raise Refused("The file is not a PNG, JPEG or SVG picture, whatever its name says.", AGAIN, "logo-kind")
    if _visible(picture) < LEAST_VISIBLE:
        cure = "Use the version of the logo that is made for a white page."
        raise Refused("The logo is too pale to be seen on white paper.", cure, "logo-pale")
    return Logo(_png(picture), _png(picture.convert("L")), *picture.size)


def _unpacked(content: bytes, kind: str) -> Image.Image:
    """The pixels of a PNG or JPEG on white, at their printed size. Raises Refused."""
    if kind == "JPEG" and content.count(b"\xff\xda") > MOST_SCANS:
        raise Refused("The logo is a JPEG in far too many scans.", AGAIN, "logo-kind")
    try:
        with warnings.catch_warnings(), _strict():
            warnings.simplefilter("ignore")  # Pillow's own words about size and damage; the checks below have ours
            with Image.open(io.BytesIO(content), formats=[kind]) as image:
                size = _fitted(*image.size)
                _must_be_simple(image)
                upright = ImageOps.exif_transpose(image)
                if upright.size != image.size:
                    size = size[::-1]
                return _on_white(upright).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    except Image.DecompressionBombError:
        raise _too_large() from None
    except DAMAGED:
        raise Refused("The logo is damaged or cut off.", AGAIN, "logo-kind") from None


@contextmanager
def _strict() -> Iterator[None]:
    """Refuse files that are cut off. WeasyPrint, once it is imported, lets Pillow accept them everywhere."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _drawn(content: bytes) -> Image.Image:
    """The pixels of an SVG at their printed size. Raises Refused."""
    drawing = read_svg(content)
    _, _, width, height = drawing.view_box
    scale = PRINTED_SIDE / max(width, height)
    _must_have_shape(width, height)
    png = drawing.png(round(width * scale), round(height * scale))
    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        return image.convert("RGB")


def _fitted(width: int, height: int) -> tuple[int, int]:
    """The printed size of a picture, in pixels: never larger than it is. Raises Refused."""
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise _too_large(f", {width:,} × {height:,} pixels")
    if max(width, height) < LEAST_SIDE:
        cure = f"Use one with at least {LEAST_SIDE} pixels on its longer side, better {PRINTED_SIDE}."
        raise Refused(f"The logo is too small to print sharply: {width} × {height} pixels.", cure, "logo-size")
    _must_have_shape(width, height)
    scale = min(1, PRINTED_SIDE / max(width, height))
    return round(width * scale), round(height * scale)


def _too_large(size: str = "") -> Refused:
    most = f"{MOST_SIDE:,} on a side and {MOST_PIXELS // 1_000_000} million in all"
    cure = f"Make it about {PRINTED_SIDE} pixels wide; the most are {most}."
    return Refused(f"The logo is too large{size}.", cure, "logo-size")


def _must_have_shape(width: float, height: float) -> None:
    if max(width, height) > MOST_STRETCH * min(width, height):
        cure = "Cut the empty space away, or use another version of the logo."
        raise Refused(f"The logo is more than {MOST_STRETCH} times as long one way as the other.", cure, "logo-size")


def _must_be_simple(image: Image.Image) -> None:
    if image.mode not in MODES:
        kind = "CMYK, the colors of a printing press" if image.mode == "CMYK" else "16-bit or other rare colors"
        raise Refused(f"The logo is in {kind}.", "Save it as a PNG in 8-bit RGB and use that.", "logo-kind")
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise Refused("The logo moves.", "Save one still picture of it as a PNG and use that.", "logo-kind")


def _on_white(image: Image.Image) -> Image.Image:
    """The picture without transparency, as RGB."""
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


def _visible(picture: Image.Image) -> float:
    """The part of the pixels, from 0 to 1, whose contrast with white is at least that of a shape."""
    light = picture.point([round(255 * linear(value / 255)) for value in range(256)] * 3).convert("L", (*WEIGHTS, 0))
    darkest = int(255 * (1.05 / SHAPE - 0.05))
    return sum(light.histogram()[: darkest + 1]) / (picture.width * picture.height)


def _png(picture: Image.Image) -> bytes:
    """A PNG of pixels alone: a fresh image carries no text, color profile or date."""
    bare, file = Image.new(picture.mode, picture.size), io.BytesIO()
    bare.paste(picture)
    bare.save(file, "PNG", compress_level=9)
    return file.getvalue()
