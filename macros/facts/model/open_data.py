"""The files of api/v1: what stands around the content, and the content with the address of each page.

A field once published stays: nothing here, or in the models it builds on, is taken away or renamed in v1.
Must not know: how the files are written.
"""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from .base import CalendarDay, Entry, Id, Line, Name
from .evidence import Benefits, Claim, Reference, Topic, TopicEntry
from .exercise import Exercise
from .figure import Figure, Figures
from .glossary import Term
from .program import Plans, Program
from .safety import Condition, Safety

Address = Annotated[str, Field(pattern=r"^(https?://|\.\./)\S+$")]
ADDRESS_MEANS = "The page that shows it. An address that begins with ../ is counted from this file."
Size = Annotated[int, Field(gt=0)]


State = Literal["not yet reviewed by a clinician", "reviewed", "changed since it was reviewed"]


class Review(Entry):
    """Who has checked this, or plainly that nobody has."""

    state: State = Field(description="`reviewed` only while it says word for word what a clinician has read.")
    checked: CalendarDay | None = Field(
        None, description="The day on which someone last compared it with its sources, as 2026-11-22."
    )
    role: Name | None = Field(None, description="The role of the clinician who last read it.")
    on: CalendarDay | None = Field(None, description="The day on which they read it, as 2026-11-22.")
    hash: str | None = Field(None, description="The fingerprint of what they read.")


class PublishedExercise(Exercise):
    """One exercise, complete."""

    review: Review = Field(description="Who has checked it.")
    page: Address = Field(description=ADDRESS_MEANS)


class PublishedTopic(TopicEntry):
    """One of the seven topics, in the order of the file."""

    page: Address = Field(description=ADDRESS_MEANS)


class PublishedClaim(Claim):
    """One thing we can say about what training does, and how sure we are."""

    page: Address = Field(description=ADDRESS_MEANS)


class PublishedBenefits(Benefits):
    """The topics and the claims."""

    topics: dict[Topic, PublishedTopic] = Field(description="The seven topics, in the order of the site and the book.")
    claims: dict[Id, PublishedClaim] = Field(min_length=1, description="What we can say, in the order of the pages.")


class PublishedReference(Reference):
    """A published record that a person can find again."""

    page: Address = Field(description=ADDRESS_MEANS)
    link: str | None = Field(
        None, pattern=r"^https://\S+$", description="Where the record is: by its DOI, else its PMID, PMCID or URL."
    )


class PublishedCondition(Condition):
    """Something that means: ask a clinician before you start, or before some exercises."""

    page: Address = Field(description=ADDRESS_MEANS)


class PublishedSafety(Safety):
    """Who asks first, when to stop, and the lists to tick."""

    conditions: dict[Id, PublishedCondition] = Field(min_length=1, description="Who asks first.")


class PublishedProgram(Program):
    """A starter program: one session, done on some days of each week."""

    page: Address = Field(description=ADDRESS_MEANS)


class PublishedPlans(Plans):
    """The levels, the effort scale and the starter programs."""

    programs: dict[Id, PublishedProgram] = Field(
        min_length=1, description="The starter programs, in the order of the pages."
    )


class PublishedFigure(Figure):
    """The picture of one exercise: one, two or three numbered pictures."""

    page: Address = Field(description=ADDRESS_MEANS)


class PublishedFigures(Figures):
    """All pictures, and the poses they begin with."""

    figures: dict[Id, PublishedFigure] = Field(description="One picture per exercise, under the exercise's id.")


class PublishedTerm(Term):
    """One hard word."""

    page: Address = Field(description=ADDRESS_MEANS)


class Around(Entry):
    """What every file tells about itself."""

    schema_: str = Field(alias="$schema", description="The JSON Schema of this file, as an address from this file.")
    title: Line = Field(description="What it holds, in a word or two.")
    about: Line = Field(description="What it holds, in one sentence.")
    edition: str = Field(pattern="^[0-9a-f]{6}$", description="The edition of the content that it was made from.")
    day: str | None = Field(
        None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day of that edition; left out where it is not known."
    )
    license: Literal["CC-BY-4.0"] = Field(description="The license, by its SPDX name.")
    license_url: str = Field(description="The license in full.")
    attribution: Line = Field(description="Whom to name when you use it.")
    documentation: Address = Field(description="The page about these files.")
    review: State = Field(description="`reviewed` only when a clinician has reviewed every entry of the file.")


Data = TypeVar("Data")


class DataFile(Around, Generic[Data]):
    """A file of content, and what it tells about itself."""

    data: Data = Field(description="The content. A field without a value is left out.")


class FileEntry(Entry):
    """One file that can be fetched."""

    path: str = Field(pattern=r"^[a-z-]+\.(json|csv)$", description="Its address, from the index.")
    title: Line = Field(description="What it holds, in a word or two.")
    about: Line = Field(description="What it holds, in one sentence.")
    type: Literal["application/json", "text/csv"] = Field(description="Its media type.")
    schema_: str | None = Field(None, alias="schema", description="Its JSON Schema; a CSV file has none.")
    bytes: Size = Field(description="Its size.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="The SHA-256 of its bytes, in hexadecimal.")


class IndexFile(Around):
    """The list of all files."""

    sign_offs: str = Field(
        pattern="^[0-9a-f]{16}$",
        description="A fingerprint of who has signed what. A new sign-off changes it, and makes no new edition.",
    )
    files: list[FileEntry] = Field(min_length=1, description="Every file but this one, with its size and fingerprint.")


PUBLISHED = {
    "exercises": DataFile[dict[Id, PublishedExercise]],
    "claims": DataFile[PublishedBenefits],
    "references": DataFile[dict[Id, PublishedReference]],
    "safety": DataFile[PublishedSafety],
    "plans": DataFile[PublishedPlans],
    "figures": DataFile[PublishedFigures],
    "glossary": DataFile[dict[Id, PublishedTerm]],
    "index": IndexFile,
}
"""Every JSON file of api/v1 and what it is."""
