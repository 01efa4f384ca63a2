"""The projects that the bench measures: ours with more exercises, and the same pages for MkDocs alone.

In: this project. Out: folders. Copies of an exercise have numbered ids and names, and a picture of their own.
"""

import re
import shutil
import sys
from pathlib import Path

import lxml.html
from markdown import Markdown

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.facts.library import read_library  # noqa: E402  the path above must come first
from macros.paper.pages import PageReader  # noqa: E402
from macros.prose import NotDrawn, stub  # noqa: E402
from macros.site_engine import SourcePage  # noqa: E402
from macros.views.faces import WebFace  # noqa: E402
from macros.views.pictures import Pictures  # noqa: E402
from macros.views.vocabulary import Vocabulary  # noqa: E402
from macros.writing import write_text  # noqa: E402

OWN_WORDS = r"^(  purpose: .*|    alt: .*)$"
"""The sentences that no two exercises may share. A short one more makes them differ; all stand without quotes."""
FIRST_STEP = r"^(  steps:\n    - ).*$"
"""A step is one short sentence, so that of a copy is another one, with its name."""
FIRST_MEASURE = r"(?s)(\n    end:.*?[ \[])(-?\d+(?:\.\d+)?)\b"
"""The first number of how a picture ends. No two exercises share a picture: that of a copy is a hair's breadth off."""
COPIED = ("data", "docs", "macros", "overrides", "scripts")


def grow(source: str, exercises: int) -> str:
    """The text of exercises.yaml with a multiple of its entries. Copies have numbered ids and names, own ladders."""
    head, *entries = re.split(r"^(?=[a-z][a-z0-9-]*:$)", source, flags=re.MULTILINE)
    grown = list(entries)
    for number in range(len(entries), exercises):
        copy = number // len(entries) + 1
        entry = entries[number % len(entries)]
        entry = re.sub(r"^([a-z][a-z0-9-]*):$", rf"\1-{copy}:", entry, count=1, flags=re.MULTILINE)
        entry = re.sub(r"^(  name: .*)$", rf"\1 {copy}", entry, count=1, flags=re.MULTILINE)
        entry = re.sub(OWN_WORDS, rf"\1 Take {copy}.", entry, flags=re.MULTILINE)
        name = re.search(r"^  name: (.*)$", entry, re.MULTILINE)[1]
        entry = re.sub(FIRST_STEP, rf"\1Get ready for {name}.", entry, flags=re.MULTILINE)
        grown.append(re.sub(r"^(  harder: \S+)$", rf"\1-{copy}", entry, flags=re.MULTILINE))
    return head + "".join(grown)


def grow_figures(source: str, exercises: int) -> str:
    """The text of figures.yaml with a picture for each of the exercises that `grow` makes."""
    head, figures = source.split("\nfigures:\n")
    entries = re.split(r"^(?=  [a-z][a-z0-9-]*:$)", figures, flags=re.MULTILINE)[1:]
    grown = list(entries)
    for number in range(len(entries), exercises):
        copy = number // len(entries) + 1
        entry = re.sub(OWN_WORDS, rf"\1 Take {copy}.", entries[number % len(entries)], flags=re.MULTILINE)
        entry = re.sub(
            FIRST_MEASURE, lambda found, more=copy: f"{found[1]}{float(found[2]) + more / 1000:g}", entry, count=1
        )
        grown.append(re.sub(r"^(  [a-z0-9-]+):$", rf"\1-{copy}:", entry, count=1, flags=re.MULTILINE))
    return f"{head}\nfigures:\n{''.join(grown)}"


def grow_claims(source: str, claims: int) -> str:
    """The text of benefits.yaml with a multiple of its claims. Copies have numbered ids."""
    head, entries = source.split("\nclaims:\n")
    entries = re.split(r"^(?=  [a-z][a-z0-9-]*:$)", entries, flags=re.MULTILINE)[1:]
    grown = list(entries)
    for number in range(len(entries), claims):
        copy = number // len(entries) + 1
        entry = entries[number % len(entries)]
        grown.append(re.sub(r"^(  [a-z0-9-]+):$", rf"\1-{copy}:", entry, count=1, flags=re.MULTILINE))
    return f"{head}\nclaims:\n{''.join(grown)}"


def lay_project(folder: Path, exercises: int, claims: int = 0) -> Path:
    """A copy of the project with that many exercises and at least so many claims."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    path = folder / "data" / "exercises.yaml"
    path.write_text(grow(path.read_text(encoding="utf-8"), exercises), encoding="utf-8")
    path = folder / "data" / "figures.yaml"
    path.write_text(grow_figures(path.read_text(encoding="utf-8"), exercises), encoding="utf-8")
    path = folder / "data" / "benefits.yaml"
    path.write_text(grow_claims(path.read_text(encoding="utf-8"), claims), encoding="utf-8")
    for exercise_id, exercise in read_library(folder / "data").exercises.items():
        write_text(folder / "docs" / "exercises" / f"{exercise_id}.md", stub(exercise_id, exercise.name))
    return folder


def as_markdown(page: str) -> str:
    """A filled-in page with its fragments as a person would write them: headings, paragraphs, lists and links."""
    fragment = re.compile(r"^<.*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)
    return fragment.sub(lambda found: fragment_as_markdown(found[0]), page)


def fragment_as_markdown(html: str) -> str:
    """One fragment as Markdown. Drawings are left out."""
    marks = {"h2": "## ", "h3": "### ", "li": "- ", "dt": "**", "dd": ""}
    passages = []
    whole = lxml.html.fragment_fromstring(html, create_parent=True)
    for element in whole.iter("h2", "h3", "p", "li", "dt", "dd", "th"):
        if element.tag == "li" and element.find(".//p") is not None:
            continue  # its paragraphs come by themselves
        for link in element.iter("a"):
            link.text, link.tail = f"[{link.text_content()}]({link.get('href')})", link.tail
            del link[:]
        mark = "- " if element.tag == "p" and element.getparent().tag == "li" else marks.get(element.tag, "")
        text = " ".join(element.text_content().split())
        passages.append(f"{mark}{text}{'**' if element.tag == 'dt' else ''}")
    return "\n\n".join(passages)


def lay_plain(folder: Path, project: Path) -> Path:
    """The same site for MkDocs alone: every word of ours is already Markdown in the pages, in the same page frame.

    Neither our plugin nor our hook is loaded, and MkDocs' own search makes the index, as it does for any plain site.
    """
    shutil.copytree(project / "docs", folder / "docs")
    shutil.copytree(project / "overrides", folder / "overrides")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    own = re.sub(r"^(?:hooks:\n(?: .*\n)+|watch: .*\n)", "", settings, flags=re.MULTILINE)
    plain = re.sub(r"^plugins:\n(?: .*\n)+", "plugins:\n  - search\n", own, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(plain, encoding="utf-8")
    library = read_library(project / "data")
    for path in (folder / "docs").rglob("*.md"):
        page = path.relative_to(folder / "docs").as_posix()
        words = Vocabulary(library, lambda page=page: WebFace(page), Pictures(NotDrawn())).words()
        matter, text = re.fullmatch(r"(---\n.*?\n---\n)?(.*)", path.read_text(encoding="utf-8"), re.DOTALL).groups()
        filled = PageReader(words, Markdown(), ()).fill(SourcePage(page, text, {}))
        path.write_text((matter or "") + as_markdown(filled), encoding="utf-8")
    return folder
