"""The web's door: MkDocs calls define_env, which reads the content and registers the vocabulary."""

import json
from pathlib import Path
from typing import Any

from .facts.editions import edition_day
from .facts.keeping import kept_library
from .facts.plan_table import table_text
from .facts.problems import ContentError
from .figures.gallery import Gallery
from .page_images import write_page_images
from .site_engine import refuse
from .site_files import site_files, write_files
from .views.faces import WebFace
from .views.page_facts import exercise_of, page_facts
from .views.pictures import Pictures
from .views.structured_data import DescribedPage, DescribedSite, sections_of, structured_data
from .views.vocabulary import Vocabulary
from .whole_fragments import WholeFragments


def define_env(env: Any) -> None:
    """Give every page the vocabulary, bound to the web."""
    project = Path(env.project_dir)
    try:
        library = kept_library(project / "data", project / ".cache" / "library")
        table = table_text(library, project / ".cache" / "plans")
        day = edition_day()
    except (ContentError, ValueError) as error:
        refuse(f"\n{error}")
    env.gallery = Gallery(library.figures, project / ".cache" / "figures")
    env.pictures = Pictures(env.gallery)
    prints = _prints(project / "dist" / "prints.json")
    vocabulary = Vocabulary(library, lambda: WebFace(env.page.file.src_uri), env.pictures, prints)
    for name, word in vocabulary.words().items():
        env.macro(word, name)
    env.conf["markdown_extensions"].append(WholeFragments())
    env.library, env.day, env.texts = library, day, []
    env.plan_table = table
    env.described_site = DescribedSite(env.conf["site_url"] or "", sections_of(env.conf["nav"] or []))
    env.conf["extra"]["edition_day"] = day.isoformat() if day else ""


def on_pre_page_macros(env: Any) -> None:
    """Tell the theme what it cannot see: an exercise's purpose, when and by whom a page was checked, the way back."""
    page, library = env.page, env.library
    exercise = exercise_of(page.file.src_uri, library)
    if exercise:
        page.meta.setdefault("description", exercise.purpose)
    page.meta |= page_facts(page.file.src_uri, page.meta, library)
    description = page.meta.get("description") or env.conf["site_description"]
    described = DescribedPage(page.file.src_uri, page.title, description, page.meta)
    page.meta["structured"] = structured_data(library, described, env.described_site)


def on_post_page_macros(env: Any) -> None:
    """Keep each page with its text for the index of the search; its headings get their anchors later."""
    env.texts.append((env.page, env.markdown))


def on_post_build(env: Any) -> None:
    """Put beside the pages what they load, and what stands for them elsewhere."""
    site = Path(env.conf["site_dir"])
    address = env.described_site.address
    files = site_files(env.library, env.gallery, env.pictures, env.plan_table, env.texts, env.day, address)
    write_files(site, files)
    write_page_images(Path(env.project_dir), site, env.pictures, env.library.phrases)


def _prints(path: Path) -> Any:
    """The list of what is printed; None when there is none, or none that can be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
