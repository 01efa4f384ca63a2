"""Handouts: everything that can be printed, from one sheet to the whole book."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Entry, Id, Name, Sentence

Margins = Literal["bound", "even", "close"]
For = Literal["exercise", "plan"]
PagePath = Annotated[str, Field(pattern=r"^[a-z][a-z0-9/-]*\.md$")]


class Handout(Entry):
    """One product: which template says it, which styles dress it, and what goes in."""

    name: Name = Field(description="What the list of products and the downloads page call it.")
    line: Sentence = Field(description="What it is for, in one line.")
    template: Id = Field(description="A file in macros/views/templates/handouts, without its ending.")
    styles: list[Id] = Field(min_length=1, description="Files in macros/paper/styles, without their ending, in order.")
    margins: Margins = Field(
        description="`bound` leaves room for holes or a spine; `even` is for leaflets; `close` is for sheets."
    )
    title: Name | None = Field(None, description="The large title on its first page, where the template has one.")
    pages: list[PagePath] = Field(
        [], description="Pages of docs/; a level's page brings its exercises. A book without any has the whole nav."
    )
    of: For | None = Field(None, description="`exercise` makes one for each exercise, `plan` one for a person's plan.")

    @model_validator(mode="after")
    def _has_pages_if_it_binds_them(self) -> "Handout":
        if self.of and self.pages:
            raise ValueError(
                f'is made of one {self.of}, and names pages too. Take out "pages" or "of". [handout-pages]'
            )
        return self


class Handouts(Entry):
    """All of data/handouts.yaml."""

    site: str = Field(
        pattern=r"^https://\S+/$",
        description="The address of the website, printed as a code on each sheet. SITE_URL in the environment wins.",
    )
    handouts: dict[Id, Handout] = Field(min_length=1, description="The products, in the order of the downloads page.")
