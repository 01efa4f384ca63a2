"""Safety: who asks first, when to stop, and the lists a person ticks off.

The order of urgencies is fixed: emergency, then today, then ask.
"""

from typing import Literal

from pydantic import Field

from .base import Entry, Id, Line, Name, Sentence

Urgency = Literal["emergency", "today", "ask"]
StopUrgency = Literal["emergency", "today", "rest", "slow"]


class CareCard(Entry):
    """The three cards of `Is it safe for me?`: at most three signs and one act."""

    title: Name = Field(description="What to do, in a few words.")
    lead: Sentence = Field(description="One sentence above the signs.")
    signs: list[Line] = Field(min_length=1, max_length=3, description="At most three; the page lists the rest.")
    act: Sentence = Field(description="The one thing to do.")


class Condition(Entry):
    """Something that means: ask a clinician before you start, or before some exercises."""

    urgency: Urgency = Field(description="`emergency`, `today` or `ask`.")
    label: Name = Field(description="A few words, for the exercise pages: `an open sore on your foot`.")
    have: Sentence = Field(description="If you have this, in full.")
    why: Sentence = Field(description="The reason.")
    until: Sentence = Field(description="What to do, and what may still be fine, until you are told to start.")
    references: list[Id] = Field(description="Ids in references.yaml; [] when it rests on usual practice.")


class StopSigns(Entry):
    """Signs during exercise that share one act."""

    title: Name = Field(description="What to do, in a few words.")
    signs: list[Line] = Field(min_length=1, description="The signs.")
    act: Sentence = Field(description="What to do, in order.")


class Checklist(Entry):
    """A list to follow or to tick."""

    title: Name = Field(description="The heading.")
    items: list[Sentence] = Field(min_length=2, max_length=10, description="Each starts with a verb.")
    references: list[Id] = Field(description="Ids in references.yaml; [] when it rests on usual practice.")


class Safety(Entry):
    """All of data/safety.yaml."""

    cards: dict[Urgency, CareCard] = Field(description="The three cards, in order of urgency.")
    conditions: dict[Id, Condition] = Field(min_length=1, description="Who asks first.")
    before_standing: list[Id] = Field(
        min_length=1, description="Ids of conditions that every standing exercise shows under `Ask first`."
    )
    stop_signs: dict[StopUrgency, StopSigns] = Field(description="When to stop, in order of urgency.")
    checklists: dict[Id, Checklist] = Field(min_length=1, description="Lists that pages show.")
