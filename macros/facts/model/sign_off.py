"""Sign-offs: which clinician read what, on which day, and the fingerprints of what they read.

A sign-off says something about content; it is no content itself. `facts.signing` tells if it still holds.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import CalendarDay, Entry, Name, Sentence

Part = Literal["about", "steps", "dose", "safety", "conditions", "picture", "shared", "text", "entries"]
"""The parts of what is read. An exercise has the first seven, a page the last two."""

Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class SignOff(Entry):
    """One person read one exercise or page, and agrees with it."""

    of: str = Field(
        description="The id of an exercise, such as `clamshell`, or a page of docs/, such as `safety/feet.md`."
    )
    role: Name = Field(description="The reader's role, such as `physical therapist`.")
    day: CalendarDay = Field(description="The day on which they read it, as 2026-11-22.")
    name: Name | None = Field(None, description="Their name, only if they want it shown.")
    consent: Sentence | None = Field(None, description="How they agreed that their name is shown. Needed with a name.")
    read: dict[Part, Fingerprint] = Field(
        min_length=1, description="The fingerprint of each part that they read. Only scripts/sign_off.py writes it."
    )

    @model_validator(mode="after")
    def _agreed(self) -> "SignOff":
        if self.name and not self.consent:
            raise ValueError(
                "names a person without their consent. Write how they agreed, or take the name out. [sign-off-list]"
            )
        return self


class SignOffs(Entry):
    """All of data/reviews.yaml."""

    sign_offs: list[SignOff] = Field(description="Every sign-off, the newest at the end. [] while there is none.")
