"""Write the files that are made from other files: page stubs, examples, schemas, and the cut of the theme's styles.

In: data/, the models, the broken examples of the tests, the installed theme. Out: docs/exercises/ID.md,
docs/messages/CODE.md, data/message_examples.json, data/schema/NAME.schema.json, docs/api/v1/schema/NAME.schema.json,
docs/assets/styles/material.css, .github/ISSUE_TEMPLATE/NAME.yml.
With --check it writes nothing and names what is stale (exit code 1), but for what may lag behind the data: the ids that
editors offer, and the lists of the forms on the code host. They say why.
"""

import argparse
import json
import re
import sys
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

import tinycss2  # noqa: E402

from macros.facts.editor_schemas import IDS, editor_schemas  # noqa: E402
from macros.facts.issue_forms import FOLDER, UnknownList, issue_forms  # noqa: E402
from macros.facts.library import Library, read_library  # noqa: E402
from macros.facts.open_schemas import schemas as open_schemas  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from macros.prose import stub  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts.message_examples import examples  # noqa: E402

KEPT_CLASSES = {"md-typeset"}
"""Material's own name for text from Markdown. Rules for its drawer, header or icons are not ours."""

NOT_OURS = re.compile(
    r"\[(?!type)|:target|:focus|:hover|scrollbar|kbd|mark|ins|del|details|summary|input|iframe|video|audio|object"
    r"|sup|sub|abbr|small|figcaption|h5|h6|\bhr\b"
)
"""Selectors for things that no page here has."""


def page_stubs(library: Library) -> dict[Path, str]:
    """One page for each exercise, drafts too: its title and one call."""
    return {
        Path("docs/exercises") / f"{exercise_id}.md": stub(exercise_id, exercise.name)
        for exercise_id, exercise in library.with_drafts().exercises.items()
    }


def message_pages(library: Library) -> dict[Path, str]:
    """One page for each code of the checker, its title and one call; and for all of them what a message looks like."""
    listed = library.messages
    pages = {
        Path("docs/messages") / f"{code}.md": MESSAGE_PAGE.format(
            description=json.dumps(message.means[0], ensure_ascii=False),
            back=json.dumps(library.phrases["message"]["all"], ensure_ascii=False),
            checked=listed.checked, title=message.title, code=code,
        )
        for code, message in listed.messages.items()
    }  # fmt: skip
    shown = json.dumps(examples(ROOT, listed.messages), ensure_ascii=False, indent=1)
    return {**pages, Path("data/message_examples.json"): f"{shown}\n"}


MESSAGE_PAGE = """---
description: {description}
paper: false
grade: 8
checked: {checked}
back_title: {back}
back_url: messages/
---
# {title}

{{{{ message("{code}") }}}}
"""


def theme_styles() -> dict[Path, str]:
    """The part of Material's stylesheet that styles Markdown, in a layer below our own styles.

    Why: the whole sheet weighs 23 kB and most of it is for a script that we do not ship. What is kept stands in
    the repository, so the site keeps its look when the theme is no longer maintained.
    """
    folder = files("material") / "templates" / "assets" / "stylesheets"
    sheet = next(path for path in folder.iterdir() if re.fullmatch(r"main\..*\.min\.css", path.name))
    kept = []
    for rule in tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        selectors = [selector.strip() for selector in tinycss2.serialize(rule.prelude).split(",")]
        ours = [selector for selector in selectors if _is_ours(selector)]
        if ours:
            kept.append(f"{','.join(ours)}{{{' '.join(tinycss2.serialize(rule.content).split())}}}")
    # The ! keeps it on the site: the license asks to be handed on, with the notice that stands in the file beside.
    head = "/*! Cut from Material for MkDocs by scripts/generate.py. Do not edit. MIT: material-license.txt */\n"
    return {Path("docs/assets/styles/material.css"): head + "@layer material{\n" + "\n".join(kept) + "\n}\n"}


def _is_ours(selector: str) -> bool:
    classes = set(re.findall(r"\.([a-zA-Z_-][\w-]*)", selector))
    return classes <= KEPT_CLASSES and not NOT_OURS.search(selector) and not selector.startswith(":root")


def main(arguments: list[str] | None = None) -> int:
    """Write what is stale, or with --check only name it; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; name what is stale")
    check = parser.parse_args(arguments).check
    try:
        library = read_library(ROOT / "data")
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    open_files = {Path("docs") / path: text for path, text in open_schemas().items()}
    made = (page_stubs, message_pages, editor_schemas, issue_forms)
    try:
        wanted = {path: text for make in made for path, text in make(library).items()} | open_files | theme_styles()
        lagging = {IDS, *issue_forms(library)} if check else set()
    except UnknownList as error:
        print(f"{FOLDER}/{error}", file=sys.stderr)
        return 1
    stale = [path for path, text in wanted.items() if path not in lagging and not _same(ROOT / path, text)]
    for path in stale:
        if check:
            print(f"{path} is stale. Run: make generate", file=sys.stderr)
        else:
            write_text(ROOT / path, wanted[path])
            print(f"wrote {path}")
    return 1 if check and stale else 0


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
