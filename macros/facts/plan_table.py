"""Every plan there can be, as a small diagram that the browser follows without knowing a rule.

In: a Library. Out: a Table, or one ContentError when a plan of any person breaks a promise.
A node is a question and, for each answer, where to go next; equal nodes are one node, so the whole is small.
Must not know: pages, files but the one that keeps the proof.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from pathlib import Path

from ..writing import write_text
from .ladders import LEVELS
from .library import Library, place
from .model.exercise import Goal, Level
from .model.question import Answer, Question
from .plan_promises import PROMISES, PROMISES_OF_DAYS
from .plans import Person, able, choose
from .problems import ContentError, Finding

STOP = "stop"
"""Where a red flag leads: to the page that says whom to call, and to no plan."""

Next = int | str
"""A node by its number, a plan as `-1` and below, or STOP."""


@dataclass
class Table:
    """All plans. `plans[-number - 1]` is the plan that a Next below 0 names; `first` is the node to begin with."""

    first: Next = STOP
    nodes: list[tuple[str, tuple[Next, ...]]] = field(default_factory=list)
    plans: list[tuple[str, ...]] = field(default_factory=list)
    people: dict[Person, tuple[str, ...]] = field(default_factory=dict)

    def text(self, asked: str) -> str:
        """The table as one line of JSON: exercises once, plans as their numbers, nodes as a question and its answers.

        `version` changes with the table and with `asked`, all words of the questions: answers in an old address are not
        read as answers to other questions.
        """
        exercises = sorted({name for plan in self.plans for name in plan})
        plans = [[exercises.index(name) for name in plan] for plan in self.plans]
        questions = sorted({question for question, _ in self.nodes})
        nodes = [[questions.index(question), *answers] for question, answers in self.nodes]
        value = {"first": self.first, "questions": questions, "exercises": exercises, "nodes": nodes, "plans": plans}
        text = json.dumps(value, separators=(",", ":"))
        return json.dumps({"version": _hash(asked + text)[:4], **value}, separators=(",", ":"))


def answers_of(question: Question) -> list[Answer]:
    """What a person may say: the answers, or every choice of ticks as one answer, in the order of binary numbers.

    With ticks, the choice number 5 is the first and the third answer, since 5 is 101.
    """
    if question.pick == "one":
        return question.answers
    numbers = range(len(question.answers))
    choices = [choice for size in range(len(numbers) + 1) for choice in combinations(numbers, size)]
    ordered = sorted(choices, key=lambda choice: sum(1 << number for number in choice))
    return [_together([question.answers[number] for number in choice]) for choice in ordered]


def _together(ticked: list[Answer]) -> Answer:
    """Several ticks as one answer. Ticks say what is at hand; the model has no use for other sums."""
    return Answer(
        say="-",
        have=[thing for answer in ticked for thing in answer.have],
        without=[thing for answer in ticked for thing in answer.without],
        rules_out=[name for answer in ticked for name in answer.rules_out],
    )


def is_asked(question: Question, person: Person) -> bool:
    """True when a question still matters at the level that is left."""
    level = LEVELS.index(person.level)
    lowest, highest = question.asked_from or LEVELS[0], question.asked_to or LEVELS[-1]
    return LEVELS.index(lowest) <= level <= LEVELS.index(highest)


def new_person(library: Library) -> Person:
    """Somebody who has answered nothing yet."""
    return Person(have=frozenset(library.questions.at_home))


def plan_table(library: Library) -> Table:
    """The plans of every person that the answers can describe. Promises are not checked here: see `proved`."""
    table = Table()
    questions = list(library.questions.questions.items())
    known_nodes: dict[tuple[str, tuple[Next, ...]], int] = {}
    known_plans: dict[tuple[str, ...], int] = {}

    @cache
    def able_by(without_wishes: Person) -> tuple[str, ...]:
        return able(library, without_wishes)

    @cache
    def chosen_by(able: tuple[str, ...], level: Level, minutes: int, goal: Goal | None) -> tuple[str, ...]:
        return choose(library, able, level, minutes, goal)

    @cache
    def follow(number: int, person: Person) -> Next:
        while number < len(questions) and not is_asked(questions[number][1], person):
            number += 1
        if number == len(questions):
            may = able_by(replace(person, minutes=0, days=(), goal=None))
            plan = chosen_by(may, person.level, person.minutes, person.goal)
            table.people[person] = plan
            return -1 - known_plans.setdefault(plan, len(known_plans))
        name, question = questions[number]
        answers = tuple(
            STOP if answer.then else follow(number + 1, person.after(answer)) for answer in answers_of(question)
        )
        return known_nodes.setdefault((name, answers), len(known_nodes))

    table.first = follow(0, new_person(library))
    table.nodes, table.plans = list(known_nodes), list(known_plans)
    return table


def broken(library: Library, table: Table) -> Iterator[Finding]:
    """Each promise that the plan of any person breaks, once for each entry of the data.

    Of people who differ in days and goal alone and have the same plan, the first speaks for all but of their days.
    """
    seen, met = set(), set()
    for person, plan in table.people.items():
        alike = replace(person, days=(), goal=None), plan
        promises = PROMISES_OF_DAYS if alike in met else PROMISES
        met.add(alike)
        for promise in promises:
            for finding in promise(library, person, plan):
                about = finding.path if finding.file == "exercises" else promise
                if about not in seen:
                    seen.add(about)
                    yield finding


def proved(library: Library) -> Table:
    """The table, with every promise proved on every person. Raises ContentError."""
    table = plan_table(library)
    findings = list(broken(library, table))
    if findings:
        raise ContentError(place(library.folder, finding) for finding in findings)
    return table


def words_asked(library: Library) -> str:
    """Everything that a person reads before an answer."""
    asked = library.questions.questions
    conditions = [library.safety.conditions[name].have for question in asked.values() for name in question.conditions]
    cards = [library.safety.cards[question.card].signs for question in asked.values() if question.card]
    return repr([[question.model_dump() for question in asked.values()], conditions, cards])


def table_text(library: Library, cache_folder: Path) -> str:
    """The proved table as text, kept in a folder by all of the data that a plan hangs on and by this code.

    Raises ContentError."""
    kept = cache_folder / f"{_made_from(library)}.json"
    try:
        return kept.read_text(encoding="utf-8")
    except OSError:
        text = proved(library).text(words_asked(library))
    for old in cache_folder.glob("*.json"):
        old.unlink(missing_ok=True)
    write_text(kept, text)
    return text


WORDS = {"name", "purpose", "steps", "breathing", "mistakes", "cautions", "helper", "sources", "checked"}
"""What no plan hangs on: a changed word needs no new proof, so `make serve` shows it at once."""


def _made_from(library: Library) -> str:
    """A hash of all that a plan depends on."""
    values = {name: exercise.model_dump(exclude=WORDS) for name, exercise in library.exercises.items()}
    files = [library.folder / f"{name}.yaml" for name in ("safety", "questions")]
    files += sorted(Path(__file__).parent.rglob("*.py"))
    return _hash("\0".join([repr(values), *(path.read_text(encoding="utf-8") for path in files)]))[:16]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def plan_of_answers(library: Library, answers: Mapping[str, list[int]]) -> tuple[Person, tuple[str, ...], list[Answer]]:
    """Who some answers describe, their plan, and the answers as given. Numbers start at 1; what is left out gets 1.

    Questions with ticks get none when they are left out.
    """
    person, given = new_person(library), []
    for name, question in library.questions.questions.items():
        if not is_asked(question, person):
            continue
        numbers = answers.get(name, [] if question.pick == "many" else [1])
        for number in numbers:
            given.append(question.answers[number - 1])
            person = person.after(given[-1])
    return person, choose(library, able(library, person), person.level, person.minutes, person.goal), given
