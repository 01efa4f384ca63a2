"""What `My plan` asks, in order, and what each answer means. It can lower the level or rule out, never the reverse.

Words with a closed list come from exercise.py and program.py.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Entry, Id, Name, Sentence
from .exercise import Equipment, Goal, Level, Muscle
from .program import Day
from .safety import Urgency

Part = Literal["safe", "level", "you"]
Note = Literal["numb_feet", "numb_hands", "dizzy"]


class Answer(Entry):
    """One answer, and everything that follows from it."""

    say: Name = Field(description="The answer, in a few words.")
    line: Sentence | None = Field(None, description="A line below it that helps to choose.")
    then: Literal["stop"] | None = Field(
        None, description="`stop` ends without a plan: the person is told whom to call and how soon."
    )
    at_most: Level | None = Field(None, description="The highest level that this answer leaves.")
    rules_out: list[Id] = Field(
        [], description="Conditions in safety.yaml: what asks them first stays out of the plan."
    )
    have: list[Equipment] = Field([], description="Equipment that is at hand.")
    without: list[Equipment] = Field([], description="Equipment that is not safe for this person, even if at hand.")
    leave_out: list[Id] = Field([], description="Exercises that are not safe for this person.")
    notes: list[Note] = Field([], description="Which changes the plan shows beside each exercise.")
    minutes: Annotated[int, Field(ge=5, le=60)] | None = Field(None, description="How long a session may take.")
    days: list[Day] = Field([], description="The days of the week.")
    goal: Goal | None = Field(None, description="What in daily life the plan is practice for.")
    why: Id | None = Field(None, description="The id of a reason: the plan says why it is as it is, or what to ask.")

    @model_validator(mode="after")
    def _ends_or_goes_on(self) -> "Answer":
        given = self.model_dump(exclude_defaults=True)
        if self.then and set(given) - {"say", "line", "then"}:
            raise ValueError(
                "ends without a plan, so nothing else can follow from it. Keep say, line and then. [red-flags]"
            )
        return self


class Question(Entry):
    """One screen: a question and its answers."""

    part: Part = Field(description="`safe` for red flags, `level` for where to start, `you` for what fits your day.")
    ask: Sentence = Field(description="The question, as the large heading.")
    help: Sentence | None = Field(None, description="One or two short sentences below it.")
    conditions: list[Id] = Field([], description="Conditions in safety.yaml that this red flag asks about.")
    card: Urgency | None = Field(None, description="Show the signs of this care card in place of the conditions.")
    asked_from: Level | None = Field(None, description="Asked only while this level or a higher one is still open.")
    asked_to: Level | None = Field(None, description="Asked only when this level or a lower one is left.")
    pick: Literal["one", "many"] = Field("one", description="`many` when a person ticks all that fit.")
    answers: list[Answer] = Field(min_length=2, max_length=7, description="In the order of the screen.")


class ReadyPlan(Entry):
    """A plan for a common case, for those who cannot or do not want to answer: the answers that lead to it."""

    name: Name = Field(description="The title of its page.")
    line: Sentence = Field(description="Who it is for, in one line.")
    answers: dict[Id, Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(max_length=7)]] = Field(
        description="The numbers of the answers by question, from 1. Questions left out get the first answer."
    )


class Questions(Entry):
    """All of data/questions.yaml."""

    warm_up: Id = Field(description="The exercise that begins each plan.")
    cool_down: Id = Field(description="The exercise that ends each plan.")
    at_home: list[Equipment] = Field(description="What every plan may use without asking.")
    not_yet: list[Id] = Field(description="Exercises that a plan's first weeks leave out, as the week plans do.")
    legs: list[Muscle] = Field(
        min_length=1, description="Muscles that count as legs, the most wanted first: each plan trains one."
    )
    reasons: dict[Id, Sentence] = Field(description="Why a plan is as it is. Kept addresses name the ids.")
    questions: dict[Id, Question] = Field(min_length=3, description="The questions, in order.")
    ready: dict[Id, ReadyPlan] = Field(min_length=1, description="Ready plans for common cases.")
