"""The self-audit: what was measured on a finished edition, and what the makers judge themselves.

`Audit` is written by scripts/audit.py alone, `SelfCheck` by people. Neither is content: nobody trains by them.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from .base import CalendarDay, Entry, Id, Line, Name, Sentence

Count = Annotated[int, Field(ge=0)]


def seal_of(told: Mapping[str, Any]) -> str:
    """The seal of a record: 16 hexadecimal digits that no longer fit when any of it is changed."""
    rest = {name: value for name, value in told.items() if name != "seal"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()[:16]


class PageResult(Entry):
    """What was measured on one page of the site."""

    weight: Count = Field(description="Bytes that a first visit loads, compressed as servers send them.")
    requests: Count = Field(description="Files that a first visit asks for.")
    light: Count = Field(description="Elements in which axe-core finds a fault, in light colors.")
    dark: Count = Field(description="The same in dark colors, by the rules about color.")
    html: Count = Field(description="Errors that the Nu HTML checker finds.")
    links: Count = Field(description="Links, pictures and references that lead nowhere.")

    @property
    def faults(self) -> int:
        """All that any judge found."""
        return self.light + self.dark + self.html + self.links


class PrintResult(Entry):
    """What was measured on one PDF."""

    pages: Count = Field(description="How many pages it has.")
    ua: Count = Field(description="Rules of PDF/UA-1 that it breaks, by veraPDF.")
    archive: Count = Field(description="Rules of PDF/A-2a that it breaks, by veraPDF.")


class Measured(Entry):
    """The results of one run of scripts/audit.py."""

    edition: str = Field(pattern="^[0-9a-f]{6}$", description="The edition that was measured.")
    day: CalendarDay = Field(description="The day of the run.")
    sources: str = Field(
        pattern="^[0-9a-f]{12}$", description="The fingerprint of all that it was made from, look and programs too."
    )
    judges: dict[Id, Line] = Field(min_length=1, description="Each program that judged, with its version.")
    pages: dict[str, PageResult] = Field(min_length=1, description="Each page of the site, by its path in docs/.")
    prints: dict[str, PrintResult] = Field(description="Each PDF, by its name.")
    books: dict[str, Count] = Field(description="Each e-book, with the messages that EPUBCheck has for it.")
    seal: str = Field(pattern="^[0-9a-f]{16}$", description="Fits these results only.")

    @model_validator(mode="after")
    def _sealed(self) -> "Measured":
        if self.seal != seal_of(self.model_dump()):
            raise ValueError("was changed by hand: its seal does not fit. Run make audit. [changed-by-hand]")
        return self


class Audit(Entry):
    """All of data/audit.yaml."""

    measured: Measured | None = Field(description="The last run; null while nothing has been measured.")


class Item(Entry):
    """One item of a checklist, answered by the makers."""

    asks: Sentence = Field(description="The item in our own words, as a question.")
    answer: Literal["yes", "no"] = Field(description="`no` unless it is so nearly everywhere.")
    why: Sentence = Field(description="A reason that a reader can check.")


class OpenItem(Item):
    """An item that may have nothing to judge, as no tables."""

    answer: Literal["yes", "no", "not applicable"] = Field(description="`not applicable` where there is no such thing.")


class Understandability(Entry):
    """The 17 items of PEMAT-P about how well a person can understand. Items 13 and 14 are for films."""

    item_1: Item = Field(description="The purpose.")
    item_2: Item = Field(description="Nothing that distracts.")
    item_3: Item = Field(description="Everyday words.")
    item_4: Item = Field(description="Medical words.")
    item_5: Item = Field(description="Active voice.")
    item_6: OpenItem = Field(description="Numbers.")
    item_7: Item = Field(description="No sums to do.")
    item_8: OpenItem = Field(description="Short sections.")
    item_9: OpenItem = Field(description="Headings.")
    item_10: Item = Field(description="Order.")
    item_11: OpenItem = Field(description="A summary.")
    item_12: Item = Field(description="Visual cues.")
    item_15: Item = Field(description="Pictures wherever they help to understand.")
    item_16: OpenItem = Field(description="Pictures that support the words.")
    item_17: OpenItem = Field(description="Titles or captions of pictures.")
    item_18: OpenItem = Field(description="Clear pictures.")
    item_19: OpenItem = Field(description="Simple tables.")


class Actionability(Entry):
    """The 7 items of PEMAT-P about how well a person can act."""

    item_20: Item = Field(description="An action.")
    item_21: Item = Field(description="Speaks to the reader.")
    item_22: Item = Field(description="Steps.")
    item_23: Item = Field(description="A tool to use.")
    item_24: OpenItem = Field(description="Help with sums.")
    item_25: OpenItem = Field(description="How to use charts and tables.")
    item_26: Item = Field(description="Pictures wherever they help to act.")


class Pemat(Entry):
    """The Patient Education Materials Assessment Tool for printable materials (AHRQ, version 1.0), by the makers."""

    day: CalendarDay = Field(description="The day on which it was answered, as 2026-11-23.")
    understandability: Understandability = Field(description="Items 1 to 12 and 15 to 19.")
    actionability: Actionability = Field(description="Items 20 to 26.")


class Untested(Entry):
    """Something that has never been tested with people, or on real things."""

    name: Name = Field(description="Who or what: `People with neuropathy`.")
    line: Sentence = Field(description="What has not been done, and so is not known.")


class SelfCheck(Entry):
    """All of data/selfcheck.yaml."""

    untested: dict[Id, Untested] = Field(
        min_length=1, description="What nobody has tested. Take an entry out only when the test is done and written up."
    )
    pemat: Pemat = Field(description="The checklist PEMAT-P, answered by the makers.")
