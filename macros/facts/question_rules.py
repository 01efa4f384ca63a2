"""Promises about what My plan asks, each a small named generator of findings.

In: a Library whose entries are valid one by one. Out: findings: which path of questions.yaml, what and the cure.
Must not know: which exercises are chosen (`plans` does), files on disk, pages.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from .ladders import LEVELS
from .model.question import Part
from .problems import Finding, cure_for
from .reading import Path

if TYPE_CHECKING:  # library imports the rules
    from .library import Library


def questions_point_somewhere(library: "Library") -> Iterator[Finding]:
    """Every exercise, condition, question and answer that questions.yaml names is there."""
    asked = library.questions

    def missing(path: Path, kind: str, name: str, known: object) -> Iterator[Finding]:
        if name not in known:  # type: ignore[operator]  # dicts of two kinds
            cure = cure_for(name, known)  # type: ignore[arg-type]
            yield Finding("questions", path, f'No {kind} has the id "{name}".', cure, "unknown-id")

    for key in ("warm_up", "cool_down"):
        yield from missing((key,), "exercise", getattr(asked, key), library.exercises)
    for number, name in enumerate(asked.not_yet):
        yield from missing(("not_yet", number), "exercise", name, library.exercises)
    for question_id, question in asked.questions.items():
        path: Path = ("questions", question_id)
        for number, name in enumerate(question.conditions):
            yield from missing((*path, "conditions", number), "condition", name, library.safety.conditions)
        for place, answer in enumerate(question.answers):
            if answer.why:
                yield from missing((*path, "answers", place, "why"), "reason", answer.why, asked.reasons)
            for number, name in enumerate(answer.leave_out):
                rest = ("answers", place, "leave_out", number)
                yield from missing((*path, *rest), "exercise", name, library.exercises)
            for number, name in enumerate(answer.rules_out):
                rest = ("answers", place, "rules_out", number)
                yield from missing((*path, *rest), "condition", name, library.safety.conditions)
    for ready_id, ready in asked.ready.items():
        for name, numbers in ready.answers.items():
            path = ("ready", ready_id, "answers", name)
            yield from missing(path, "question", name, asked.questions)
            most = len(asked.questions[name].answers) if name in asked.questions else max(numbers, default=0)
            for number in numbers:
                if number > most:
                    what = f"The question has {most} answers."
                    yield Finding("questions", path, what, f"Write 1 to {most}.", "ready-plan-answers")


def every_condition_is_asked(library: "Library") -> Iterator[Finding]:
    """Each condition in safety.yaml is asked about once: as a red flag, or by answers that rule it out."""
    asked = library.questions.questions
    for condition in library.safety.conditions:
        by = [
            name
            for name, question in asked.items()
            if condition in question.conditions or any(condition in answer.rules_out for answer in question.answers)
        ]
        if len(by) != 1:
            times = f"asked {len(by)} times, by {', '.join(by)}" if by else "not asked by any question"
            what = f'The condition "{condition}" is {times}.'
            cure = "Name it in one question: in conditions, or in rules_out."
            yield Finding("questions", ("questions",), what, cure, "condition-not-asked")


def red_flags_come_first_and_stop(library: "Library") -> Iterator[Finding]:
    """Red flags stand before all else. Only they stop, and of their answers only the first goes on."""
    parts = get_args(Part)
    last = 0
    for question_id, question in library.questions.questions.items():
        path: Path = ("questions", question_id)
        if parts.index(question.part) < last:
            what = f'It is of part "{question.part}" and stands after one of part "{parts[last]}".'
            cure = f"Keep the parts in the order {', '.join(parts)}."
            yield Finding("questions", (*path, "part"), what, cure, "red-flags")
        last = parts.index(question.part)
        stops = [answer.then == "stop" for answer in question.answers]
        wanted = [False] + [True] * (len(stops) - 1) if question.part == "safe" else [False] * len(stops)
        if stops != wanted:
            what = "Of a red flag all answers but the first stop, and no other question stops."
            cure = "Write then: stop for those answers, and only those."
            yield Finding("questions", (*path, "answers"), what, cure, "red-flags")
        if (question.part == "safe") != bool(question.conditions):
            what = "A red flag names its conditions, and no other question does."
            yield Finding("questions", (*path, "part"), what, "Name conditions, or change the part.", "red-flags")


def doubt_lowers_the_level(library: "Library") -> Iterator[Finding]:
    """Of a question about the level just one answer leaves it as it is, and the last answer leaves the least."""
    for question_id, question in library.questions.questions.items():
        if question.part == "level":
            left = [LEVELS.index(answer.at_most or LEVELS[-1]) for answer in question.answers]
            path = ("questions", question_id, "answers")
            if [answer.at_most for answer in question.answers].count(None) != 1:
                what = "Not just one of its answers leaves the level as it is."
                cure = "Write at_most for every answer but the surest one."
                yield Finding("questions", path, what, cure, "doubt-keeps-level")
            if left[-1] > min(left):
                what = "The last answer, for those who do not know, leaves more than another one."
                yield Finding("questions", path, what, "Give it the lowest at_most of all.", "doubt-keeps-level")


def ready_plans_stop_nowhere(library: "Library") -> Iterator[Finding]:
    """A ready plan gives one answer to each question that it names, or any ticks, and none that stops."""
    asked = library.questions.questions
    for ready_id, ready in library.questions.ready.items():
        for name, numbers in ready.answers.items():
            path: Path = ("ready", ready_id, "answers", name)
            if name not in asked:
                continue  # questions_point_somewhere says so
            if asked[name].pick == "one" and len(numbers) != 1:
                what = f"It gives {len(numbers)} answers to a question that wants one."
                yield Finding("questions", path, what, "Write one number.", "ready-plan-answers")
            answers = asked[name].answers
            if any(answers[number - 1].then for number in numbers if number <= len(answers)):
                what = "It answers a red flag with an answer that stops."
                yield Finding("questions", path, what, "Take it out: the first answer is taken.", "ready-plan-answers")


RULES = (
    questions_point_somewhere,
    every_condition_is_asked,
    red_flags_come_first_and_stop,
    doubt_lowers_the_level,
    ready_plans_stop_nowhere,
)
"""Every promise about the questions. A test shows each of them a broken library."""
