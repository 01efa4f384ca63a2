"""The glossary: each hard word, once, in plain words."""

from pydantic import Field

from .base import Entry, Name, Sentence


class Term(Entry):
    """One hard word."""

    term: Name = Field(description="The word as a reader meets it.")
    also: list[Name] = Field(description="Other forms: plurals, short forms. [] for none.")
    means: Sentence = Field(description="What it means, in short words.")
