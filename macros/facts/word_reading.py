"""What each word of the vocabulary gives its reader to read: entries of the data, and the phrases around them.

In: a Library, and what a page calls a word with. Out: plain values that change when a reader reads something else.
Must not know: templates, how anything looks. Tests compare both tables with what the templates really speak.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .library import Library
from .plan_table import plan_of_answers


@dataclass(frozen=True)
class Shows:
    """What a word shows: the file of data/, its entries by what the word is called with, and the phrases that it
    speaks, each a `group` or a `group.phrase`. `entries` takes a Library and the parameters of the word itself."""

    file: str
    entries: Callable[..., Any]
    speaks: tuple[str, ...] = ()


SHARED_PHRASES = ("exercise", "dose", "support", "footwear", "equipment", "ladder", "paper")
"""What the page of an exercise and the printed sheets speak around it: each exercise is read with it."""

PLAN_PHRASES = ("my_plan", "person_plan", "program.about", "day", "dose", "footwear", "exercise", "paper")
"""What a plan for a person speaks."""

NOT_READ_PHRASES: Mapping[str, str] = {
    "review": "says who has read it",
    "review_part": "says which part has changed",
    "draft": "stands on drafts, which nobody signs",
    "muscle": "tells what works, as the field does that is not read",
    "goal": "tells what an exercise is practice for, as the field does that is not read",
    "level": "the number of a level in links and lists; the level itself is read with each exercise",
    "list": "stands where a list is empty",
    "movement": "the button of the moving picture",
    "doors": "links",
    "stick": "a link",
    "downloads": "links",
    "data": "links",
    "book": "names the parts of the book",
    "reading": "tells how the e-book is used",
    "search": "the words of a box",
    "urgent": "what the search listens to; its two sentences are those of a page that is signed",
    "everyday": "other words that the search understands",
    "edition": "says which edition a copy is",
    "edition_kind": "what changed between editions",
    "edition_part": "what changed between editions",
    "changelog": "what changed between editions",
    "message": "explains messages to contributors",
    "audit": "says how good the site and the book are",
    "audit_judged": "says how good the site and the book are",
    "audit_judge": "says how good the site and the book are",
    "audit_score": "says how good the site and the book are",
    "audit_answer": "says how good the site and the book are",
    "paper.edition": "says which edition a copy is",
    "paper.edition_on": "says which edition a copy is",
    "paper.still_right": "says which edition a copy is",
    "paper.still_right_how": "says which edition a copy is",
    "paper.code_in_front": "says which edition a copy is",
    "paper.code": "says which edition a copy is",
    "paper.trial": "stands on trial prints",
    "paper.trial_sheet": "stands on trial prints",
    "paper.day": "a date",
    **{f"paper.month_{number}": "a date" for number in range(1, 13)},
    "paper.our_clinic": "stands before what a clinic tells of itself",
    "paper.address": "stands before what a clinic tells of itself",
    "paper.phone": "stands before what a clinic tells of itself",
    "paper.open": "stands before what a clinic tells of itself",
    "paper.speak": "stands before what a clinic tells of itself",
}
"""The phrases that no sign-off hangs on, and why: a `group` or a `group.phrase`. Each other one is read somewhere."""


def _rows(library: Library, names: Iterable[str]) -> dict[str, Any]:
    """What a plan shows of each exercise; the rest is read with the exercise itself."""
    return {name: (library.exercises[name].name, library.exercises[name].dose) for name in names}


def _lines(entries: Mapping[str, Any]) -> dict[str, Any]:
    """What a list of links shows of each entry."""
    return {name: (entry.name, entry.line) for name, entry in entries.items()}


def _conditions(library: Library, urgency: str) -> Any:
    return {name: entry for name, entry in library.safety.conditions.items() if entry.urgency == urgency}


def _checklist(library: Library, checklist_id: str, tick: bool = True) -> Any:
    return library.safety.checklists[checklist_id]


def _program(library: Library, program_id: str) -> Any:
    program = library.plans.programs[program_id]
    return program, _rows(library, (*program.session, *program.other_days))


def _log_sheet(library: Library, program_id: str) -> Any:
    return [library.exercises[name].name for name in library.plans.programs[program_id].session]


def _my_plan(library: Library) -> Any:
    """The questions, with all that they show of data/safety.yaml: a red flag without a card leads to `ask`."""
    asked = library.questions.questions.values()
    conditions = dict.fromkeys(name for question in asked for name in question.conditions)
    cards = dict.fromkeys(question.card or "ask" for question in asked if question.card or question.part == "safe")
    return (
        library.questions,
        {name: library.safety.conditions[name] for name in conditions},
        {name: library.safety.cards[name] for name in cards},
        _rows(library, library.exercises),
    )


def _ready_plan(library: Library, ready_id: str) -> Any:
    ready = library.questions.ready[ready_id]
    person, session, given = plan_of_answers(library, ready.answers)
    why = [library.questions.reasons[answer.why] for answer in given if answer.why]
    return ready, _rows(library, session), person.days, person.minutes, given, why


def _find_exercises(library: Library) -> Any:
    """What each row shows, and who must ask first."""
    return {
        name: (
            (entry.name, entry.level, entry.dose, entry.equipment, entry.later, entry.support, entry.footwear),
            [condition.label for condition in library.asks_first(name)],
        )
        for name, entry in library.exercises.items()
    }


SHOWS: Mapping[str, Shows] = {
    "care_cards": Shows("safety", lambda library: library.safety.cards, ("paper",)),
    "conditions": Shows("safety", _conditions, ("safety",)),
    "stop_signs": Shows("safety", lambda library: library.safety.stop_signs),
    "checklist": Shows("safety", _checklist),
    "levels": Shows("plans", lambda library: library.plans.levels, ("levels", "exercise.level_is")),
    "effort_scale": Shows("plans", lambda library: library.plans.effort, ("effort",)),
    "programs": Shows("plans", lambda library: _lines(library.plans.programs)),
    "program": Shows("plans", _program, ("program", "day", "dose")),
    "log_sheet": Shows("plans", _log_sheet, ("log", "day_short")),
    "my_plan": Shows("questions", _my_plan, ("my_plan",)),
    "ready_plans": Shows("questions", lambda library: _lines(library.questions.ready)),
    "ready_plan": Shows("questions", _ready_plan, PLAN_PHRASES),
    "person_plan": Shows(
        "questions", lambda library: (library.questions.reasons, _rows(library, library.exercises)), PLAN_PHRASES
    ),
    "find_exercises": Shows(
        "exercises",
        _find_exercises,
        ("find", "find_choice", "exercise", "dose", "equipment", "support", "footwear", "paper.level_line"),
    ),
    "claims": Shows(
        "benefits",
        lambda library, topic: {name: claim for name, claim in library.claims.items() if claim.topic == topic},
        ("claim", "certainty"),
    ),
    "claim": Shows("benefits", lambda library, claim_id: library.claims[claim_id], ("claim", "certainty")),
    "know_and_not": Shows(
        "benefits",
        lambda library, known, unknown: [library.claims[name] for name in (known, unknown)],
        ("claim", "certainty"),
    ),
    "topics": Shows("benefits", lambda library: library.topics),
    "certainty_key": Shows("phrases", lambda library: (), ("certainty", "certainty_means")),
    "glossary": Shows("glossary", lambda library: library.glossary),
    "references": Shows("references", lambda library: library.references, ("reference",)),
}
"""The words of the vocabulary that show a reader something to read."""

SHOW_NOTHING = {
    "exercise": "its page is read as the exercise itself",
    "picture": "a decoration; it is read with its exercise",
    "figure_source": "shows contributors how a picture is written",
    "exercises": "links to what is read there",
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
    "review_count": "says how much somebody has read",
    "review_report": "says who has read what",
    "audit": "says how good the site and the book are",
    "untested": "says what nobody has tested",
}
"""The words that give a reader nothing of the data to act on, and why."""


def phrases_of(library: Library, named: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The phrases of groups, and single ones, but for those that are not read: `group > phrase` and what it says."""
    for name in named:
        group, _, one = name.partition(".")
        for phrase, text in library.phrases.get(group, {}).items():
            if one in ("", phrase) and f"{group}.{phrase}" not in NOT_READ_PHRASES:
                yield f"{group} > {phrase}", text
