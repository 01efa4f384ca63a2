"""What a page of docs/ gives its reader to read: its own words, and the entries that it shows from the data.

In: a Library, and the path of a page such as `safety/feet.md`. Out: plain values that change when its reader reads
something else. Must not know: how a page looks, what a word of the vocabulary does with its entries.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .library import Library
from .plan_table import plan_of_answers

MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
LOOKS = re.compile(r"\{ ?[.#:][^{}]*\}")
QUOTED = re.compile(r"""(?<!=)["']([^"']+)["']""")

Shown = Callable[..., Any]


def _doses(library: Library, names: Any) -> dict[str, Any]:
    return {name: library.exercises[name].dose for name in names}


def _program(library: Library, name: str) -> Any:
    program = library.plans.programs[name]
    return program, _doses(library, (*program.session, *program.other_days))


def _ready_plan(library: Library, name: str) -> Any:
    ready = library.questions.ready[name]
    _, session, given = plan_of_answers(library, ready.answers)
    return ready, _doses(library, session), [library.questions.reasons[answer.why] for answer in given if answer.why]


SHOWS: Mapping[str, tuple[str, Shown]] = {
    "care_cards": ("safety", lambda library: library.safety.cards),
    "conditions": (
        "safety",
        lambda library, urgency: {
            name: entry for name, entry in library.safety.conditions.items() if entry.urgency == urgency
        },
    ),
    "stop_signs": ("safety", lambda library: library.safety.stop_signs),
    "checklist": ("safety", lambda library, name: library.safety.checklists[name]),
    "levels": ("plans", lambda library: library.plans.levels),
    "effort_scale": ("plans", lambda library: library.plans.effort),
    "programs": ("plans", lambda library: {name: entry.line for name, entry in library.plans.programs.items()}),
    "program": ("plans", _program),
    "log_sheet": ("plans", lambda library, name: library.plans.programs[name].session),
    "my_plan": ("questions", lambda library: (library.questions, _doses(library, library.exercises))),
    "ready_plans": ("questions", lambda library: {name: ready.line for name, ready in library.questions.ready.items()}),
    "ready_plan": ("questions", _ready_plan),
    "person_plan": ("questions", lambda library: (library.questions.reasons, _doses(library, library.exercises))),
    "claims": (
        "benefits",
        lambda library, topic: {name: claim for name, claim in library.claims.items() if claim.topic == topic},
    ),
    "claim": ("benefits", lambda library, name: library.claims[name]),
    "know_and_not": ("benefits", lambda library, *names: [library.claims[name] for name in names]),
    "topics": ("benefits", lambda library: library.topics),
    "certainty_key": ("phrases", lambda library: library.phrases["certainty_means"]),
    "glossary": ("glossary", lambda library: library.glossary),
    "references": ("references", lambda library: library.references),
}
"""The words of the vocabulary that show entries to read: the file of data/, and the entries, by what they are called
with."""

SHOW_NOTHING = {
    "exercise": "its page is read as the exercise itself",
    "picture": "a decoration; it is read with its exercise",
    "figure_source": "shows contributors how a picture is written",
    "exercises": "links to what is read there",
    "find_exercises": "links to what is read there",
    "doors": "links",
    "downloads": "links",
    "downloads_state": "links",
    "editions": "what changed between editions",
    "changelog": "what changed between versions",
    "stick": "a link",
    "open_data": "links",
    "fields": "explains fields to contributors",
    "messages": "explains messages to contributors",
    "message": "explains a message to contributors",
    "search_box": "a box",
    "review_state": "says who has read it",
    "review_report": "says who has read what",
    "audit": "says how good the site and the book are",
    "untested": "says what nobody has tested",
}
"""The words that give a reader nothing of the data to act on, and why."""


def docs_of(library: Library) -> Path:
    """The folder of the pages."""
    return library.folder.parent / "docs"


def page_paths(library: Library) -> list[str]:
    """The paths of all pages but those of the exercises, in the order of the alphabet; none where there is no docs/."""
    folder = docs_of(library)
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    own = {f"exercises/{name}.md" for name in (*library.exercises, *library.drafts)}
    return [path for path in paths if path not in own]


def source_of(library: Library, path: str) -> tuple[str, str]:
    """The front matter and the text of a page. Raises OSError when there is none."""
    whole = (docs_of(library) / path).read_text(encoding="utf-8")
    matter = MATTER.match(whole)
    return (matter[1], whole[matter.end() :]) if matter else ("", whole)


def is_clinical(matter: str) -> bool:
    """True for the front matter of a page that a clinician must read before a release."""
    return bool(re.search(r"^clinical: true$", matter, re.MULTILINE))


def title_of(text: str) -> str:
    """The heading of a page, without its mark."""
    found = re.search(r"^# (.+?)(?: \{.*\})?$", text, re.MULTILINE)
    return found[1] if found else ""


def paragraphs(text: str) -> list[str]:
    """A page's own words, one paragraph, item or heading each, with the calls that show entries where they stand.

    How a page looks is left out: where its lines are broken, classes such as `{ .lead }`, and calls that show nothing.
    """
    words = LOOKS.sub("", CALL.sub(lambda call: call[0] if call[1] in SHOWS else "", text))
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*#|>]|\d+\.)\s)", words)
    return [" ".join(block.split()) for block in blocks if block.strip()]


def shown_on(library: Library, text: str) -> Iterator[tuple[str, Any]]:
    """The calls on a page that show entries, each with its entries. One that names nothing is left to other checks."""
    for call in CALL.finditer(text):
        word, names = call[1], QUOTED.findall(call[2])
        if word in SHOWS:
            try:
                yield f"{word}({', '.join(names)})", SHOWS[word][1](library, *names)
            except (KeyError, TypeError):
                continue


def pages_that_show(library: Library, file: str) -> list[str]:
    """The pages that show entries of a file of data/, named without its ending."""
    words = {word for word, (name, _) in SHOWS.items() if name == file}
    return [
        path
        for path in page_paths(library)
        if any(call[1] in words for call in CALL.finditer(source_of(library, path)[1]))
    ]
