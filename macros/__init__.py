"""The web's door: MkDocs calls define_env, which reads the content and registers the vocabulary."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from .facts.editions import edition_day
from .facts.keeping import kept_library
from .facts.library import Library
from .facts.plan_table import table_text
from .facts.problems import ContentError
from .facts.signing import subjects
from .figures.gallery import Gallery
from .page_images import write_page_images
from .page_safety import must_be_safe
from .reading_grades import page_grades
from .site_engine import refuse
from .site_files import site_files, write_files
from .views.faces import WebFace
from .views.page_facts import exercise_of, is_draft, page_facts, review_line
from .views.pictures import Pictures
from .views.structured_data import DescribedPage, DescribedSite, sections_of, structured_data
from .views.vocabulary import WORDS, Vocabulary
from .whole_fragments import WholeFragments


def define_env(env: Any) -> None:
    """Give every page the vocabulary, bound to the web."""
    project, only = Path(env.project_dir), _only_page(env)
    try:
        if only is None or only.path == "index.md":  # to read all pages once is enough
            must_be_safe(project, project / env.conf["docs_dir"], WORDS)
        library = kept_library(project / "data", project / ".cache" / "library")
        table = table_text(library, project / ".cache" / "plans")
        day = edition_day()
    except (ContentError, ValueError) as error:
        refuse(f"\n{error}")
    env.gallery = Gallery(library.with_drafts().figures, project / ".cache" / "figures")
    env.pictures = Pictures(env.gallery)
    prints = read_prints(project / "dist")
    grades = partial(page_grades, project, library, project / ".cache" / "grades.json")
    vocabulary = Vocabulary(library, lambda: _face(env.page), env.pictures, prints, grades)
    for name, word in vocabulary.words().items():
        env.macro(word, name)
    env.conf["markdown_extensions"].append(WholeFragments())
    env.library, env.day, env.texts = library, day, []
    env.plan_table = table
    env.conf["extra"]["edition_day"] = day.isoformat() if day else ""
    if only:
        _tell_theme(only.path, only.meta, library)


def on_pre_page_macros(env: Any) -> None:
    """Tell the theme what it cannot see of a page, and what machines are told of it."""
    page, library = env.page, env.library
    _tell_theme(page.file.src_uri, page.meta, library)
    description = page.meta.get("description") or env.conf["site_description"]
    described = DescribedPage(page.file.src_uri, page.title, description, page.meta)
    page.meta["structured"] = structured_data(library, described, _site(env))


def on_post_page_macros(env: Any) -> None:
    """Keep each page with its text for the index of the search; its headings get their anchors later."""
    if not is_draft(env.page.file.src_uri, env.library):
        env.texts.append((env.page, env.markdown))


def on_post_build(env: Any) -> None:
    """Put beside the pages what they load, and what stands for them elsewhere."""
    site = Path(env.conf["site_dir"])
    address = _site(env).address
    files = site_files(env.library, env.gallery, env.pictures, env.plan_table, env.texts, env.day, address)
    write_files(site, files)
    review = review_line(env.library, subjects(env.library)).words
    write_page_images(Path(env.project_dir), site, env.pictures, env.library.phrases, review)


def _only_page(env: Any) -> Any:
    """The page that define_env is called for: Zensical calls it for each page, and none of those above. Else None."""
    page = getattr(env, "page", None)
    return None if hasattr(page, "file") else page


def _face(page: Any) -> WebFace:
    """The face of a page. A page of MkDocs has a file; one of Zensical has a path, and its links start from there."""
    return WebFace(page.file.src_uri) if hasattr(page, "file") else WebFace(page.path, from_source=True)


def _tell_theme(path: str, meta: dict[str, Any], library: Library) -> None:
    """Add to a page's front matter an exercise's purpose, when and by whom it was checked, and the way back."""
    exercise = exercise_of(path, library)
    if exercise:
        meta.setdefault("description", exercise.purpose)
    meta |= page_facts(path, meta, library)


def _site(env: Any) -> DescribedSite:
    """The site as MkDocs knows it; asked for late, since another engine's nav has another shape."""
    return DescribedSite(env.conf["site_url"] or "", sections_of(env.conf["nav"] or []))


def read_prints(dist: Path) -> Any:
    """The list of what is printed into a folder; None when there is none, or none that can be read."""
    try:
        return json.loads((dist / "prints.json").read_bytes())
    except (OSError, ValueError):
        return None
