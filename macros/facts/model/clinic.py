"""A clinic's own details, as its clinic.yaml tells them. Every field may be left out; paper then has write-on lines.

The limits are what fits on the front page and in the foot of an 18-point page.
"""

from typing import Any

from pydantic import Field, model_validator

from .base import Entry, Line
from .printed import Color, LanguageCode, Phone, Printed, PrintedSentence


class Call(Entry):
    """Whom to call, and when."""

    who: Printed = Field(description="Such as `Foot nurse`.")
    when: Printed = Field(description="Such as `You see a sore, a blister or a red spot`.")
    phone: Phone = Field(description="The number, in quotes.")


class Language(Entry):
    """A language that people at the clinic speak."""

    name: Printed = Field(description="Its name in English, such as `Spanish`.")
    lang: LanguageCode = Field(description="Its short code (BCP 47), such as `es`, for screen readers.")
    line: PrintedSentence = Field(description="One sentence in that language, such as `Hablamos español.`")


class Clinic(Entry):
    """All of clinic.yaml."""

    name: Printed | None = Field(None, description="The clinic's name. Needed as soon as anything else is given.")
    address: list[Printed] = Field([], max_length=4, description="The address, line by line.")
    phone: Phone | None = Field(None, description="The main number, in quotes.")
    hours: list[Printed] = Field([], max_length=7, description="When it is open, line by line.")
    call: list[Call] = Field([], max_length=4, description="Whom to call, and when.")
    logo: Line | None = Field(None, description="A PNG, JPEG or SVG file beside clinic.yaml, such as `logo.png`.")
    accent: Color | None = Field(None, description='The clinic\'s color in quotes, such as `"#1a4d5c"`.')
    languages: list[Language] = Field([], max_length=5, description="The languages that people there speak.")

    @model_validator(mode="before")
    @classmethod
    def _blank_is_left_out(cls, told: Any) -> Any:
        """A form that is filled in half has fields without a value: they count as left out."""
        if not isinstance(told, dict):
            return told
        return {key: value for key, value in told.items() if value is not None or key not in cls.model_fields}

    @model_validator(mode="after")
    def _has_a_name(self) -> "Clinic":
        if self.name is None and self.model_fields_set:
            raise ValueError(
                "tells of a clinic without a name. Add a line that begins with name: and give its name. [missing-field]"
            )
        return self
