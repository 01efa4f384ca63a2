"""What a new exercise is written as: its entry, its first picture and its page, marked as a draft.

In: a Wish and the Library that it joins. Out: the new text of each file that changes, by path in the project.
What nobody told is a placeholder that says what belongs there, or an empty list; nothing about a body is made up.
Must not know: the command line, what a person is asked, how files are written.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

from macros.facts.draft_rules import FIRST_ARROW, FIRST_DOSE, FIRST_STARTS, MARK
from macros.facts.library import Library
from macros.facts.model.exercise import FIXED_SUPPORTS, WrittenExercise
from macros.facts.open_data import plain
from macros.facts.reading import read
from macros.prose import stub

EXERCISES, FIGURES = Path("data/exercises.yaml"), Path("data/figures.yaml")

SENTENCES: dict[str, Any] = {
    "purpose": "in one line, what it trains and what that is good for.",
    "cautions": ["what to take care of, with a verb in front. Name in ask_first who asks a clinician first."],
    "steps": [
        "the first act, with a verb in front, in 12 words at most.",
        "the next act. Each further one stands on a line of its own, 8 at most.",
    ],
    "breathing": "when to breathe out.",
    "mistakes": ["a common mistake, then its cure.", "another one, then its cure."],
    "numb_feet": {"at_step": 1, "do": "what changes with numb feet, and in at_step at which step."},
    "numb_hands": {"at_step": 1, "do": "what changes with numb or weak hands, and at which step."},
    "dizzy": {"at_step": 1, "do": "what changes when standing up makes you dizzy, and at which step."},
    "bad_day": "what to do on a tired or painful day.",
    "helper": "what a helper does.",
}
"""What each sentence of an entry is to say; the mark of a placeholder goes in front."""
MOVE_UP_WHEN = "when to try the harder one."
HOW, WHY = "where the hands or the back are.", "why, in words that a reader can check with their eyes."

FIRST_ROOMS = {
    "seated": ("who: grace", "props: {chair: {}}"),
    "lying": ("who: walter", "props: {bed: {}}", "wear: socks"),
    "standing": ("who: walter", "view: front-side", "props: {counter: {at: [4, 0]}}"),
}
"""Who is there and where, by the main position. A person who moves begins as one who stands."""
PICTURE_WORDS = {
    "captions": "what the picture shows, with a verb in front.",
    "alt": "the picture in words, with the start, the end, and what is held.",
}
SUPPORTS = {"seated": "seat", "lying": "bed"}

PLAIN = re.compile(r"[A-Za-z][\w ,.?!'()/;-]*")
NOT_TEXT = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""Words that some programs read as something else than text."""


@dataclass(frozen=True)
class Wish:
    """What is known of a new exercise. `like` is the id of the one that it begins as a copy of."""

    id: str
    name: str
    like: str | None
    level: str
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    muscles: tuple[str, ...]
    benefits: tuple[str, ...]
    goals: tuple[str, ...]
    easier: str | None
    harder: str | None
    sources: tuple[str, ...]


def changed_files(wish: Wish, library: Library, root: Path) -> dict[Path, str]:
    """The new text of the two data files and of the page, by path in the project. Nothing is checked."""
    after = _neighbor(wish, library)
    exercise = "\n".join([f"{wish.id}:", "  draft: yes", *_fields(entry(wish, library), "  ")])
    figure = indent(_picture(wish, library), "  ")
    return {
        EXERCISES: _inserted((root / EXERCISES).read_text(encoding="utf-8"), (after,), exercise),
        FIGURES: _inserted((root / FIGURES).read_text(encoding="utf-8"), ("figures", after), figure),
        Path(f"docs/exercises/{wish.id}.md"): stub(wish.id, wish.name),
    }


def entry(wish: Wish, library: Library) -> dict[str, Any]:
    """The entry as plain values, in the order of the fields, but for the mark of a draft."""
    fixed = next((kind for kind in FIXED_SUPPORTS if kind in wish.equipment), FIXED_SUPPORTS[0])
    told: dict[str, Any] = {
        "later": [],
        "support": {"kind": SUPPORTS.get(wish.positions[0], fixed), "how": f"{MARK} {HOW}"},
        "footwear": {"wear": "shoes", "why": f"{MARK} {WHY}"},
        "ask_first": [],
        "dose": plain(FIRST_DOSE),
        **{key: _marked(value) for key, value in SENTENCES.items()},
    }
    if wish.harder:
        told["move_up_when"] = f"{MARK} {MOVE_UP_WHEN}"
    if wish.like:
        own = {"checked"} if wish.harder else {"checked", "move_up_when"}
        own |= set() if _is_placed_alike(wish, library) else {"support", "footwear", "dose"}
        told |= {key: value for key, value in plain(library.exercises[wish.like]).items() if key not in own}
    told |= {key: list(value) if isinstance(value, tuple) else value for key, value in vars(wish).items()}
    return {key: told[key] for key in WrittenExercise.model_fields if told.get(key) is not None}


def _is_placed_alike(wish: Wish, library: Library) -> bool:
    """True when the one that it is like begins in the same place: on a chair, on a bed, or on the feet."""
    first = (wish.positions[0], library.exercises[wish.like].positions[0])
    return len({SUPPORTS.get(position, "feet") for position in first}) == 1


def _marked(value: Any) -> Any:
    """The same with the mark of a placeholder before each sentence."""
    if isinstance(value, Mapping):
        return {key: _marked(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_marked(part) for part in value]
    return f"{MARK} {value}" if isinstance(value, str) else value


def _picture(wish: Wish, library: Library) -> str:
    """The first picture as the file will have it: the neighbor's, or a person in the main position."""
    if wish.like and _is_placed_alike(wish, library):
        return library.figure_texts[wish.like].replace(f"{wish.like}:", f"{wish.id}:", 1)
    words = _marked(PICTURE_WORDS)
    place = wish.positions[0] if wish.positions[0] in FIRST_ROOMS else "standing"
    lines = [
        *FIRST_ROOMS[place],
        f"start: {{use: {FIRST_STARTS[place]}}}",
        "marks: []",
        f"arrows: [{{{', '.join(f'{key}: {value}' for key, value in FIRST_ARROW.items())}}}]",
        f"captions: [{_scalar(words['captions'])}]",
        f"alt: {_scalar(words['alt'])}",
    ]
    return "\n  ".join([f"{wish.id}:", *lines])


def _neighbor(wish: Wish, library: Library) -> str:
    """The exercise behind which the new one stands: the one it is like, its easier one, or the last of its level."""
    everything = library.with_drafts().exercises
    return wish.like or wish.easier or [name for name, other in everything.items() if other.level == wish.level][-1]


def _inserted(text: str, after: tuple[str, ...], added: str) -> str:
    """A file with an entry behind another one. Comments and blank lines before the next entry stay with that one."""
    lines = text.splitlines()
    marks = read("", text.encode("utf-8")).key_marks
    start = marks[after][0]
    following = [mark[0] for path, mark in marks.items() if len(path) <= len(after) and mark[0] > start]
    end = min(following, default=len(lines) + 1) - 1
    while lines[end - 1].lstrip()[:1] in ("", "#"):
        end -= 1
    return "\n".join([*lines[:end], "", *added.splitlines(), *lines[end:]]) + "\n"


def _fields(values: Mapping[str, Any], space: str) -> Iterator[str]:
    """The fields of a group as lines, in the style of the files."""
    for key, value in values.items():
        if isinstance(value, Mapping) and not all(isinstance(part, int) for part in value.values()):
            yield f"{space}{key}:"
            yield from _fields(value, f"{space}  ")
        elif isinstance(value, Mapping):
            yield f"{space}{key}: {{{', '.join(f'{name}: {part}' for name, part in value.items())}}}"
        elif isinstance(value, list) and any(" " in part for part in value):
            yield f"{space}{key}:"
            yield from (f"{space}  - {_scalar(part)}" for part in value)
        elif isinstance(value, list):
            yield f"{space}{key}: [{', '.join(value)}]"
        else:
            yield f"{space}{key}: {_scalar(value)}"


def _scalar(value: str | int) -> str:
    """A value as YAML reads it back, in quotes wherever a mark in it could mean something."""
    if isinstance(value, int):
        return str(value)
    is_plain = PLAIN.fullmatch(value) and value.lower() not in NOT_TEXT
    return value if is_plain else json.dumps(value, ensure_ascii=False)
