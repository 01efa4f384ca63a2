"""Hostile and broken logos: pictures that Pillow makes or a hand forges, drawings, and kinds of file."""

import gzip
import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, PngImagePlugin

from tests.facts.hostile_case import SECRET, Case, handed_over

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
DARK = (26, 77, 92)


def saved(image: Image.Image, kind: str = "PNG", **settings: Any) -> bytes:
    """The bytes of a picture in a format of Pillow's."""
    file = io.BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


def logo(
    mode: str = "RGB", size: tuple[int, int] = (400, 200), color: Any = DARK, ground: Any = "white"
) -> Image.Image:
    """A disk on a ground."""
    image = Image.new(mode, size, ground)
    ImageDraw.Draw(image).ellipse((size[0] * 0.2, size[1] * 0.1, size[0] * 0.7, size[1] * 0.9), fill=color)
    return image


def chunk(kind: bytes, content: bytes) -> bytes:
    """One piece of a PNG file, with its length and checksum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def claims_size(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head tells of a huge picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG_HEAD + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def with_chunk(kind: bytes, content: bytes) -> bytes:
    """A good PNG with one more chunk behind its head."""
    good = saved(logo())
    return good[:33] + chunk(kind, content) + good[33:]


def text_chunk() -> PngImagePlugin.PngInfo:
    """A PNG text that tells a secret."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET)
    return info


def turned() -> Image.Exif:
    """What a phone writes when it is held upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def svg(
    inside: str = '<circle cx="50" cy="50" r="40"/>', head: str = 'viewBox="0 0 100 100"', before: str = ""
) -> bytes:
    """A drawing with something inside."""
    return f"{before}<svg {NAMESPACE} {head}>{inside}</svg>".encode()


GOOD = {
    "rgb": saved(logo()),
    "transparent": saved(logo("RGBA", color=(*DARK, 255), ground=(0, 0, 0, 0))),
    "grey": saved(logo("L", color=60)),
    "grey-transparent": saved(logo("LA", color=(60, 255), ground=(255, 0))),
    "black-and-white": saved(logo("1", color=0, ground=1)),
    "palette": saved(logo().quantize(4)),
    "palette-transparent": saved(logo().quantize(4), transparency=0),
    "jpeg": saved(logo(), "JPEG"),
    "progressive-jpeg": saved(logo(), "JPEG", progressive=True),
    "turned-jpeg": saved(logo(), "JPEG", exif=turned()),
    "grey-jpeg": saved(logo("L", color=60), "JPEG"),
    "with-a-secret": saved(logo(), pnginfo=text_chunk()),
    "largest": saved(logo("L", (4000, 3000), 60), compress_level=1),
    "svg": svg(),
    "svg-without-fill": svg(
        '<g stroke="#1a4d5c" stroke-width="8"><path d="M5 5L95 95"/></g>', 'fill="none" viewBox="0 0 100 100"'
    ),
    "svg-in-millimeters": svg(
        '<rect width="80" height="20"/>', 'width="100mm" height="30mm" id="a" class="b" version="1.1"'
    ),
    "svg-with-words": svg(
        f"<title>{SECRET}</title><desc>x</desc><rect width='50' height='50'/>", before="<?xml version='1.0'?><!-- x -->"
    ),
    "svg-byte-order-mark": b"\xef\xbb\xbf" + svg(),
    "svg-odd-encoding": svg(before='<?xml version="1.0" encoding="utf-7"?>'),
    "svg-forged-numbers": svg(
        '<rect width="50" height="50"/><path d="M1e38 garbage" transform="foo(1)"/><circle r="-1"/>'
    ),
}
AGAIN, DAMAGED, PALE = "is not a PNG, JPEG or SVG picture", "damaged or cut off", "too pale"
BAD = {
    "empty": (b"", AGAIN),
    "text": (b"hello", AGAIN),
    "gif": (saved(logo(), "GIF"), AGAIN),
    "webp": (saved(logo(), "WEBP"), AGAIN),
    "bmp": (saved(logo(), "BMP"), AGAIN),
    "tiff": (saved(logo(), "TIFF"), AGAIN),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run\n", AGAIN),
    "pdf": (b"%PDF-1.7\n", AGAIN),
    "zipped-svg": (gzip.compress(svg()), AGAIN),
    "utf-16-svg": (svg().decode().encode("utf-16"), AGAIN),
    "png-head-alone": (PNG_HEAD, DAMAGED),
    "half-a-png": (saved(logo())[:400], DAMAGED),
    "half-a-jpeg": (saved(logo(), "JPEG")[:900], DAMAGED),
    "wrong-checksum": (saved(logo())[:29] + b"abcd" + saved(logo())[33:], DAMAGED),
    "random-pixels": (
        PNG_HEAD
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 400, 200, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", bytes(range(256)) * 4)
        + chunk(b"IEND", b""),
        DAMAGED,
    ),
    "text-bomb": (with_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 20_000_000, 9)), DAMAGED),
    "60000-pixels": (claims_size(60_000, 60_000), "too large"),
    "two-billion-pixels": (claims_size(2**31 - 1, 2**31 - 1), "too large"),
    "10000-pixels": (claims_size(10_000, 10_000), "10,000 × 10,000 pixels"),
    "4001-pixels": (claims_size(4001, 100), "too large"),
    "fourteen-million": (claims_size(4000, 3500), "too large"),
    "no-pixels": (claims_size(0, 0), ""),
    "tiny": (saved(logo(size=(16, 16))), "too small"),
    "one-pixel": (saved(Image.new("RGB", (1, 1))), "too small"),
    "a-line": (saved(Image.new("RGB", (2000, 10))), "8 times as long"),
    "a-pole": (saved(Image.new("RGB", (10, 2000))), "8 times as long"),
    "16-bit": (saved(Image.new("I;16", (400, 200))), "16-bit"),
    "cmyk": (saved(logo().convert("CMYK"), "JPEG"), "CMYK"),
    "moving": (saved(logo(), save_all=True, append_images=[logo(color="red")]), "moves"),
    "many-scans": (saved(logo(), "JPEG") + b"\xff\xda" * 40, "too many scans"),
    "white": (saved(logo(color="white")), PALE),
    "white-on-nothing": (saved(logo("RGBA", color=(255, 255, 255, 255), ground=(0, 0, 0, 0))), PALE),
    "pale-yellow": (saved(logo(color=(255, 240, 150))), PALE),
    "almost-clear": (saved(logo("RGBA", color=(0, 0, 0, 20), ground=(0, 0, 0, 0))), PALE),
    "two-megabytes": (saved(logo()) + b"\0" * 2 * 1024 * 1024, "larger than 2,048 kB"),
    "html": (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "DOCTYPE"),
    "html-without-doctype": (b"<html><body>x</body></html>", "does not begin with an svg element"),
    "svg-other-namespace": (svg().replace(b"2000/svg", b"2000/other"), "does not begin with an svg element"),
    "svg-not-closed": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g>', "broken in line 1"),
    "svg-not-utf-8": (svg("<title>\xe9</title>").decode().encode("latin-1"), "broken in line 1"),
    "svg-nothing-in-it": (svg(""), PALE),
    "svg-white": (svg('<rect width="99" height="99" fill="#fff"/>'), PALE),
    "svg-no-size": (svg(head=""), "has no size"),
    "svg-size-in-words": (svg(head='viewBox="0 0 NaN inf"'), "has no size"),
    "svg-no-width": (svg(head='viewBox="0 0 0 100"'), "size of nothing"),
    "svg-a-line": (svg(head='viewBox="0 0 1000000 1"'), "8 times as long"),
    "svg-large": (svg(f"<desc>{'x' * 600_000}</desc>"), "larger than 500 kB"),
    "svg-deep": (svg("<g>" * 5000 + "</g>" * 5000), "40 levels"),
    "svg-crowded": (svg("<g/>" * 6000), "5,000 parts"),
    "svg-slow": (
        svg(('<g opacity=".9">' * 38 + '<rect width="99" height="99"/>' + "</g>" * 38) * 100),
        "within 2 seconds",
    ),
    "svg-script": (svg("<script>alert(1)</script>"), 'the element "script"'),
    "svg-style": (svg("<style>@import url(http://example.org)</style>"), 'the element "style"'),
    "svg-foreign": (
        svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
        '"foreignObject"',
    ),
    "svg-image": (svg('<image href="/etc/passwd"/>'), 'the element "image"'),
    "svg-image-by-old-link": (
        svg('<image xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>'),
        '"image"',
    ),
    "svg-use": (svg('<use href="http://example.org/a.svg#a"/>'), 'the element "use"'),
    "svg-link": (svg('<a href="http://example.org"><rect/></a>'), 'the element "a"'),
    "svg-text": (svg('<text x="5" y="50">Elm</text>'), 'the element "text"'),
    "svg-gradient": (svg('<linearGradient id="a"/>'), 'the element "linearGradient"'),
    "svg-filter": (svg('<filter id="a"/>'), 'the element "filter"'),
    "svg-animate": (svg('<rect><animate attributeName="x" to="9"/></rect>'), 'the element "animate"'),
    "svg-metadata": (svg("<metadata/>"), 'the element "metadata"'),
    "svg-inside-svg": (svg("<svg/>"), 'the element "svg"'),
    "svg-shape-in-title": (svg("<title><rect/></title>"), "inside a text"),
    "svg-other-element": (
        svg("<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>"),
        '"include"',
    ),
    "svg-event": (svg('<rect width="9" height="9" onclick="alert(1)"/>'), 'the attribute "onclick"'),
    "svg-event-at-root": (svg(head='viewBox="0 0 9 9" onload="alert(1)"'), 'the attribute "onload"'),
    "svg-style-attribute": (svg('<rect style="fill: url(http://example.org)"/>'), 'the attribute "style"'),
    "svg-href": (svg('<path href="#a" d="M0 0"/>'), 'the attribute "href"'),
    "svg-base": (svg('<g xml:base="http://example.org/"/>'), 'the attribute "base"'),
    "svg-dashes": (svg('<path stroke-dasharray="0.0001" d="M0 0L9 9"/>'), 'the attribute "stroke-dasharray"'),
    "svg-paint-from-elsewhere": (svg('<rect fill="url(http://example.org#a)"/>'), 'holds fill="url('),
    "svg-paint-in-capitals": (svg('<rect fill="URL(#a)"/>'), 'holds fill="URL('),
    "svg-paint-spelled-out": (svg('<rect fill="&#117;rl(#a)"/>'), 'holds fill="url('),
    "svg-paint-escaped": (svg('<rect fill="\\75rl(#a)"/>'), "holds fill="),
    "svg-entity": (
        svg("<title>&x;</title>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "DOCTYPE",
    ),
    "svg-billion-laughs": (svg("&b;", before='<!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'), "DOCTYPE"),
    "svg-outer-dtd": (svg(before='<!DOCTYPE svg SYSTEM "http://example.org/a.dtd">'), "DOCTYPE"),
    "svg-style-sheet": (svg(before='<?xml-stylesheet href="http://example.org/a.css"?>'), "processing instruction"),
}
NAMES = {
    "parent": ("../secret.png", "is not the name of a file"),
    "parent-inside": ("sub/../../secret.png", "is not the name of a file"),
    "absolute": ("/etc/passwd", "is not the name of a file"),
    "backslash": (r"..\secret.png", "is not the name of a file"),
    "file-address": ("file:///etc/passwd", "There is no file"),
    "web-address": ("https://example.org/logo.png", "There is no file"),
    "data-address": ("data:image/png;base64,AAAA", "There is no file"),
    "nul": (r'"logo.png\0"', "invisible character"),
    "missing": ("logo.jpg", "There is no file"),
    "folder": (".", "is a folder"),
    "clinic-itself": ("clinic.yaml", AGAIN),
    "linked-folder": ("out/secret.png", "outside its folder"),
    "link-beside": ("beside.png", "outside its folder"),
    "link-to-passwd": ("passwd.png", "outside its folder"),
    "link-to-device": ("zero.png", "outside its folder"),
    "link-in-a-circle": ("circle.png", "cannot be opened"),
    "link-to-nothing": ("nothing.png", "There is no file"),
    "pipe": ("pipe.png", "a pipe or a device"),
}
LINKS = {
    "out": "..", "beside.png": "../secret.png", "passwd.png": "/etc/passwd", "zero.png": "/dev/zero",
    "circle.png": "circle.png", "nothing.png": "gone.png", "inside.png": "logo.png",
}  # fmt: skip


def _with_logo(name: str, files: dict[str, bytes]) -> Callable[[Path], str]:
    """A clinic that names a logo, in a folder with files, links, a pipe, and a good logo that lies outside."""

    def make(folder: Path) -> str:
        clinic = f"name: Elm Street Clinic\nlogo: {name}\n".encode()
        inside = handed_over(folder, {"clinic.yaml": clinic, **files})
        (folder / "secret.png").write_bytes(GOOD["rgb"])
        for link, target in LINKS.items():
            (inside / link).symlink_to(target)
        os.mkfifo(inside / "pipe.png")
        return str(inside / "clinic.yaml")

    return make


def logos() -> Iterator[Case]:
    """Every case of a logo. The names tell nothing of the content: it has to be looked at."""
    for key, content in GOOD.items():
        yield Case(f"logo-{key}", _with_logo("logo.png", {"logo.png": content}), "logo", False)
    for key, (content, says) in BAD.items():
        yield Case(f"logo-{key}", _with_logo("logo.png", {"logo.png": content}), "logo", True, says)
    for key, (name, says) in NAMES.items():
        yield Case(f"logo-name-{key}", _with_logo(name, {"logo.png": GOOD["rgb"]}), "logo", True, says)
    for name in ("sub/logo.png", "inside.png", "logo.svg"):
        files = {"logo.png": GOOD["rgb"], "sub/logo.png": GOOD["rgb"], "logo.svg": GOOD["jpeg"]}
        yield Case(f"logo-at-{name}", _with_logo(name, files), "logo", False)
