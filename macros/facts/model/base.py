"""The ground every model stands on: frozen values, unknown keys refused, and the kinds of text.

Must not know: any particular entry.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


class Entry(BaseModel):
    """A frozen record in which every key is known and every type is exact."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def _one_line(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError("has extra spaces or line breaks. Write it on one line with single spaces.")
    if not text.isprintable():
        raise ValueError("holds an invisible character, shown here as □. Delete it and type the text again.")
    if "<" in text or ">" in text:
        raise ValueError("holds < or >. Write plain words; the layout adds the markup.")
    return text


def _ends(text: str) -> str:
    if text[-1] not in ".?!":
        raise ValueError("does not end like a sentence. End it with a period, ? or !")
    return text


def _no_end(text: str) -> str:
    if text[-1] in ".:;,":
        raise ValueError("is a name, not a sentence. Take the mark off its end.")
    return text


Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Sentence = Annotated[Line, AfterValidator(_ends)]
Name = Annotated[Line, Field(max_length=60), AfterValidator(_no_end)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class Review(Entry):
    """Who has checked this, or plainly that nobody has."""

    state: Literal["not yet reviewed by a clinician", "reviewed"] = Field(
        description="Keep `not yet reviewed by a clinician` until a real person has read it."
    )
    checked: str | None = Field(
        None,
        pattern=r"^\d{4}-\d{2}-\d{2}$",
        description="The day on which someone last compared it with its sources, as 2026-11-22.",
    )
    role: Name | None = Field(None, description="The reviewer's role, such as `physiotherapist`.")
    on: str | None = Field(None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day, as 2026-11-22.")
    hash: str | None = Field(None, description="The fingerprint of what the reviewer read.")

    @model_validator(mode="after")
    def _complete(self) -> "Review":
        given = [self.role, self.on, self.hash]
        if self.state == "reviewed" and None in given:
            raise ValueError('is "reviewed", but lacks its role, on or hash. Add all three.')
        if self.state != "reviewed" and any(given):
            raise ValueError('names a reviewer, but its state is not "reviewed". Change one of the two.')
        return self
