"""An exercise: what a person does, how much, and what makes it safe for them.

Words with a closed list are declared here once; data/phrases.yaml holds what a reader sees for each.
Units stand in the descriptions of the fields: seconds, days a week, effort from 1 to 10.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import CalendarDay, Entry, Id, Sentence, Title

Level = Literal["seated", "supported", "standing"]
Position = Literal["lying", "seated", "standing", "moving"]
Equipment = Literal[
    "chair", "armchair", "bed", "counter", "rail", "wall", "step", "stool", "pillow", "towel", "cushion",
    "band", "weights", "ankle-weight", "ball", "rubber-band",
]  # fmt: skip
Muscle = Literal[
    "feet", "shins", "calves", "front-thighs", "back-thighs", "buttocks", "hip-fronts", "outer-hips",
    "trunk", "chest", "shoulders", "upper-back", "arms", "hands", "breathing",
]  # fmt: skip
Benefit = Literal["strength", "balance", "circulation", "pain", "wellbeing"]
Goal = Literal["getting-up", "stairs", "steady-walking", "hands", "carrying", "calm", "energy"]
Support = Literal["seat", "bed", "counter", "rail", "wall"]

FIXED_SUPPORTS: tuple[Support, ...] = ("counter", "rail", "wall")
"""What standing work may hold: things that cannot move. A chair is never one of them."""


class Hold(Entry):
    """What keeps you steady, and how to use it."""

    kind: Support = Field(description="`counter`, `rail` or `wall` for all standing work; `seat` or `bed` else.")
    how: Sentence = Field(description="One or two short sentences: where your hands or your back are.")


class Footwear(Entry):
    """What to wear on your feet, and why."""

    wear: Literal["shoes", "socks", "shoes-or-socks"] = Field(description="Standing work always wears `shoes`.")
    why: Sentence = Field(description="The reason, in words a reader can check with their eyes.")


class Change(Entry):
    """What a person does another way, shown inside the step where it matters."""

    at_step: Annotated[int, Field(ge=1, le=8)] = Field(description="The number of the step it belongs to.")
    do: Sentence = Field(description="What to do, starting with a verb.")


class Span(Entry):
    """Where to start, and where to stop building up. Whole numbers."""

    start: Annotated[int, Field(ge=1, le=60)] = Field(description="In the first week.")
    target: Annotated[int, Field(ge=1, le=60)] = Field(description="The most to build up to. Not less than start.")

    @model_validator(mode="after")
    def _grows(self) -> "Span":
        if self.start > self.target:
            raise ValueError("starts above its target. Lower the start or raise the target. [start-above-target]")
        return self


class Tempo(Entry):
    """Seconds to count on the way up and on the way down."""

    up: Annotated[int, Field(ge=1, le=10)] = Field(description="Seconds for the effort.")
    down: Annotated[int, Field(ge=1, le=10)] = Field(description="Seconds for the way back.")


class Dose(Entry):
    """How much, how slow, how hard, how often."""

    unit: Literal["times", "seconds", "minutes", "steps", "breaths"] = Field(description="What `count` counts.")
    count: Span = Field(description="How many in one set.")
    each: Literal["leg", "foot", "side", "hand", "way"] | None = Field(
        None, description="When the count is for each leg, foot, side, hand or way."
    )
    sets: Span = Field(description="How many sets, 1 to 4.")
    set_word: Literal["set", "hold", "lap", "round"] = Field(description="What one set is called.")
    hold: Annotated[int, Field(ge=1, le=10)] | None = Field(None, description="Seconds held inside each one.")
    tempo: Tempo | None = Field(None, description="Left out where nothing goes up and down.")
    rest: Annotated[int, Field(ge=0, le=180)] = Field(description="Seconds between sets; 0 when there is one set.")
    days: Span = Field(description="Days a week. Strength work is 2 to 3, with a day of rest between.")
    effort: Span = Field(description="From 1 to 10: 3 is easy, 5 is work, 7 is the most at home.")


class Exercise(Entry):
    """One exercise, complete."""

    name: Title = Field(description="The same name everywhere, in plain words.")
    purpose: Sentence = Field(description="One line: what it trains, and what that is good for. No promise.")
    level: Level = Field(description="1 is `seated` (or lying), 2 is `supported` standing, 3 is `standing`.")
    positions: list[Position] = Field(min_length=1, description="The main position first.")
    equipment: list[Equipment] = Field(description="What you need. Write [] for nothing.")
    later: list[Equipment] = Field(description="What can make it harder later. Write [] for nothing.")
    muscles: list[Muscle] = Field(min_length=1, description="What works, the main one first.")
    benefits: list[Benefit] = Field(min_length=1, description="The topics it belongs to.")
    goals: list[Goal] = Field(min_length=1, description="The things in daily life that it practices.")
    support: Hold = Field(description="The `Hold on here` panel.")
    footwear: Footwear = Field(description="What to wear on your feet, and why.")
    ask_first: list[Id] = Field(
        description="Ids of conditions in safety.yaml: who asks a clinician first. `before_standing` adds its own."
    )
    cautions: list[Sentence] = Field(max_length=4, description="What to take care of. Each starts with a verb.")
    steps: list[Sentence] = Field(
        min_length=2, max_length=8, description="One act each, a verb first, 12 words at most, clear without a picture."
    )
    breathing: Sentence = Field(description="When to breathe out. Nobody holds their breath.")
    mistakes: list[Sentence] = Field(min_length=2, max_length=4, description="Common mistakes, each with its cure.")
    numb_feet: Change = Field(description="What changes with numb feet.")
    numb_hands: Change = Field(description="What changes with numb or weak hands.")
    dizzy: Change = Field(description="What changes when standing up makes you dizzy.")
    dose: Dose = Field(description="How much, how slow, how hard, how often.")
    move_up_when: Sentence | None = Field(None, description="When to try the harder one. Needed if there is one.")
    easier: Id | None = Field(None, description="The id of an easier exercise.")
    harder: Id | None = Field(None, description="The id of a harder exercise.")
    bad_day: Sentence = Field(description="What to do on a tired or painful day.")
    helper: Sentence = Field(description="What a helper does, in one or two sentences.")
    sources: list[Id] = Field(min_length=1, description="Ids in references.yaml that this rests on.")

    @model_validator(mode="after")
    def _fits(self) -> "Exercise":
        for name in ("numb_feet", "numb_hands", "dizzy"):
            if getattr(self, name).at_step > len(self.steps):
                count = len(self.steps)
                raise ValueError(
                    f"has {count} steps, but {name} points past them. Lower the at_step of {name}. [unknown-step]"
                )
        if self.harder and not self.move_up_when:
            raise ValueError(
                "has a harder exercise but no move_up_when. Add it, and say when to move up. [missing-move-up]"
            )
        return self

    @property
    def stands(self) -> bool:
        """True when any part of it is done on the feet."""
        return "standing" in self.positions or "moving" in self.positions


class WrittenExercise(Exercise):
    """One exercise: complete, or a draft."""

    checked: CalendarDay | None = Field(
        None, description="The day on which someone last compared it with its sources, as 2026-11-22."
    )
    draft: Literal["yes"] | None = Field(
        None,
        description="`yes` while it is being written: no list, plan or print shows it. Take the line out at the end.",
    )
    muscles: list[Muscle] = Field(description="What works, the main one first. A draft may write [].")
    benefits: list[Benefit] = Field(description="The topics it belongs to. A draft may write [].")
    goals: list[Goal] = Field(description="The things in daily life that it practices. A draft may write [].")
    sources: list[Id] = Field(description="Ids in references.yaml that this rests on. A draft may write [].")
