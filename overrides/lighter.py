"""MkDocs hook: leaves the theme's unused scripts, styles and icons out of site/ (3 MB that no page asks for).

In: the files of a build. Out: the same without the theme's own assets.
An engine that ignores hooks only builds a heavier folder.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Drop every asset that comes from the theme rather than from docs/."""
    ours = str(config.docs_dir)
    return Files([file for file in files if not file.src_uri.startswith("assets/") or file.src_dir == ours])
