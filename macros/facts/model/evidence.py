"""What studies show: topics, claims and references.

A claim is the only way a page may state a benefit. Certainty words are GRADE's.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Entry, Id, Line, Name, Sentence

Topic = Literal["strength", "pain", "circulation", "wellbeing", "balance", "plans", "long-term"]
Certainty = Literal["high", "moderate", "low", "very-low", "untested", "expert"]


class TopicEntry(Entry):
    """One of the seven topics, in the order of the file."""

    name: Name = Field(description="The title of its page.")
    line: Name = Field(description="What it is about, for the list of topics.")


class Claim(Entry):
    """One thing we can say about what training does, and how sure we are."""

    topic: Topic = Field(description="The topic page it stands on.")
    says: Sentence = Field(description="The sentence a reader sees. `does`, `probably`, `may` as certainty allows.")
    certainty: Certainty = Field(
        description="GRADE: high, moderate, low, very-low; `untested` when no study asked it (GRADE very low); "
        "`expert` for what experts agree on without a trial."
    )
    why: Sentence = Field(description="Why we are this sure and no surer.")
    studied: Sentence = Field(description="Who was studied: how many, who, with which cause of neuropathy.")
    found: Sentence = Field(description="What was found, in whole numbers where they help.")
    basis: Literal["studies", "textbook"] = Field(
        description="`textbook` for plain body science that needs no trial; such a claim cites nothing and says so."
    )
    references: list[Id] = Field(description="Ids in references.yaml. At least one, unless the basis is textbook.")

    @model_validator(mode="after")
    def _cited(self) -> "Claim":
        if self.basis == "studies" and not self.references:
            raise ValueError(
                'rests on "studies", but cites none. Add references, or write basis: textbook. [claim-basis]'
            )
        if self.basis == "textbook" and self.references:
            raise ValueError(
                'rests on "textbook", but cites references. Write basis: studies, or references: []. [claim-basis]'
            )
        return self


class Reference(Entry):
    """A published record that a person can find again. Only what was seen in a public record."""

    label: Name = Field(description="Short name for links, such as `Mueller 2013`.")
    authors: Line = Field(description="As the record shows them; `Authors not shown in the record` if it does not.")
    year: Annotated[int, Field(ge=1950, le=2100)] | None = Field(
        None, description="Year of publication; left out when the record shows none."
    )
    title: Line = Field(description="The title as published.")
    source: Line = Field(description="Journal, volume and pages, or the body that issued it.")
    kind: Literal["trial", "study", "review", "guideline", "method"] = Field(
        description="`trial` compares groups; `study` is any other study; `review` sums up studies."
    )
    studied: Sentence = Field(description="Who or what it looked at.")
    found: Sentence = Field(description="What it found or says, with its limits.")
    doi: str | None = Field(None, pattern=r"^10\.\d{4,9}/\S+$", description="Only if seen in the record.")
    pmid: str | None = Field(None, pattern=r"^\d{6,9}$", description="Only if seen in the record. In quotes.")
    pmcid: str | None = Field(None, pattern=r"^PMC\d+$", description="Only if seen in the record.")
    url: str | None = Field(None, pattern=r"^https://\S+$", description="Where it can be read, if it has no DOI.")


class Benefits(Entry):
    """All of data/benefits.yaml."""

    topics: dict[Topic, TopicEntry] = Field(description="The seven topics, in the order of the site and the book.")
    claims: dict[Id, Claim] = Field(min_length=1, description="What we can say, in the order of the pages.")
