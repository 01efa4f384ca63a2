"""The pictures that stand for the site elsewhere, made at build time: the social card and the sign on a phone's screen.

In: the project folder, the Pictures, the phrases. Out: two PNG files in the folder of the site. Each is drawn once, and
kept in .cache/images/ under the hash of all that it hangs on. The door to the renderer of the build.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import resvg_py

from .views.pictures import Pictures
from .views.social_card import social_card
from .writing import write_bytes

FONTS = sorted((Path(__file__).parent / "paper" / "fonts").glob("*.ttf"))
CARD, SIGN = "social-card.png", "apple-touch-icon.png"
CARD_WIDTH, SIGN_WIDTH = 1200, 180
"""Pixels."""

TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")


def write_page_images(
    project: Path, site: Path, pictures: Pictures, phrases: Mapping[str, Mapping[str, str]], review: str
) -> None:
    """Write both pictures into the root of a built site. `review` says who has checked it."""
    colours = dict(TOKEN.findall((project / "docs/assets/styles/shared.css").read_text(encoding="utf-8")))
    favicon = (project / "docs/assets/mark/favicon.svg").read_text(encoding="utf-8")
    store = project / ".cache" / "images"
    (site / CARD).write_bytes(
        kept_png(store, social_card(pictures, phrases, review, colours), CARD_WIDTH, colours["paper"])
    )
    # A phone rounds the corners itself, and paints what is left open black.
    (site / SIGN).write_bytes(kept_png(store, favicon, SIGN_WIDTH, colours["fill"]))


def kept_png(store: Path, svg: str, width: int, background: str) -> bytes:
    """A drawing as a PNG that is so many pixels wide: the one in `store`, or a new one that is put there."""
    told = repr((svg, width, background, version("resvg-py"), [path.name for path in FONTS]))
    path = store / f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.png"
    if path.is_file():
        return path.read_bytes()
    drawn = png(svg, width, background)
    write_bytes(path, drawn)
    return drawn


def png(svg: str, width: int, background: str) -> bytes:
    """A drawing as a PNG that is so many pixels wide, with our fonts and no others."""
    # The renderer takes a path for UTF-8, where the locale says otherwise too, and passes over a font it does not find.
    fonts = [os.fsencode(path).decode("utf-8") for path in FONTS]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=width, background=background, font_files=fonts, skip_system_fonts=True
        )
    )
