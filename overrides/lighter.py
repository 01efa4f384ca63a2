"""MkDocs hook: a lighter site, and sooner. Nothing depends on it: an engine that ignores hooks builds the same pages.

In: the files of a build and its finished pages. Out: the files without the theme's unused scripts, styles and icons
(3 MB that no page asks for) and the packed copy of the sitemap, and pages that ask for one style sheet in place of
three: on a slow phone each more holds the first words back by a tenth of a second.
"""

import gc
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_theme_dir

SHEETS = ("material", "shared", "web")
"""The style sheets of every page, in the order in which overrides/main.html names them."""

ALL = "site"
"""The one sheet that holds them all."""

LINKS = re.compile(r'(<link rel="stylesheet" href="[^"]*)material(\.css">)\s*<link[^>]*shared\2\s*<link[^>]*web\2')
COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
"""Words to people who write the sheets; one that begins with ! is to be handed on."""
SPACE = re.compile(r"\s*\n\s*")

MANY = 100_000
"""New objects between two searches for garbage. Pages and drawings are kept to the end, so most searches find none."""


def on_startup(**_: Any) -> None:
    """Search for garbage less often: a tenth of a build's work."""
    gc.set_threshold(MANY, 50, 50)


def on_config(config: MkDocsConfig) -> None:
    """Leave the theme's own folder out: the frame uses none of its templates, and to list its 14,000 icons takes long.

    The theme stays named in mkdocs.yml: an engine without this hook finds there what its machinery asks for.
    """
    if config.theme.name:
        config.theme.dirs.remove(get_theme_dir(config.theme.name))


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Drop every file that the theme would copy as it lies. Its templates are no files of the site."""
    ours = str(config.docs_dir)
    return Files([file for file in files if file.src_dir in (ours, None)])  # None: made during the build


def on_post_page(output: str, **_: Any) -> str:
    """The page, with one style sheet for three."""
    return LINKS.sub(rf"\1{ALL}\2", output)


def on_post_template(output_content: str, **_: Any) -> str:
    """The page that belongs to no file in docs/, with one style sheet for three."""
    return on_post_page(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the one sheet in place of the three, without what is said in them to people only."""
    folder = Path(config.site_dir) / "assets" / "styles"
    joined = "".join((folder / f"{sheet}.css").read_text(encoding="utf-8") for sheet in SHEETS)
    (folder / f"{ALL}.css").write_text(SPACE.sub("\n", COMMENT.sub("", joined)).lstrip(), encoding="utf-8")
    for sheet in SHEETS:
        (folder / f"{sheet}.css").unlink()
    # Nobody is told of it, and MkDocs puts the day into it that the clock tells where SOURCE_DATE_EPOCH tells none.
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
