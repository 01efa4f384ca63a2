"""The web's door: MkDocs calls define_env, which reads the content and registers the vocabulary."""

import json
from pathlib import Path
from typing import Any

from .facts.library import load_library
from .facts.problems import ContentError
from .figures.gallery import Gallery
from .site_engine import refuse
from .views.faces import WebFace
from .views.pictures import Pictures
from .views.vocabulary import Vocabulary


def define_env(env: Any) -> None:
    """Give every page the vocabulary, bound to the web."""
    project = Path(env.project_dir)
    try:
        library = load_library(project / "data")
    except ContentError as error:
        refuse(f"\n{error}")
    env.gallery = Gallery(library.figures, project / ".cache" / "figures")
    env.pictures = Pictures(env.gallery)
    prints = _prints(project / "dist" / "prints.json")
    vocabulary = Vocabulary(library, lambda: WebFace(env.page.file.src_uri), env.pictures, prints)
    for name, word in vocabulary.words().items():
        env.macro(word, name)
    env.purposes = {f"exercises/{name}.md": exercise.purpose for name, exercise in library.exercises.items()}


def on_pre_page_macros(env: Any) -> None:
    """Describe an exercise page by the purpose of its exercise, so that the words stand in the data alone."""
    purpose = env.purposes.get(env.page.file.src_uri)
    if purpose:
        env.page.meta.setdefault("description", purpose)


def on_post_build(env: Any) -> None:
    """Put the movements that pages offer beside them. No page needs them to be read, and none loads them unasked."""
    folder = Path(env.conf["site_dir"]) / "assets" / "movements"
    for name in sorted(env.pictures.moving):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.svg").write_text(env.gallery.movement(name), encoding="utf-8")


def _prints(path: Path) -> Any:
    """The list of what is printed; None when there is none, or none that can be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
