"""A clinic's edition: what its clinic.yaml and its logo say, checked and ready to print.

In: the path of a clinic.yaml that a stranger may have written, and the letters of the print font.
Out: a ClinicEdition, or one ContentError whose messages say what to write. Nothing outside the folder is opened.
Must not know: pages, HTML.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from .logo import Logo, read_logo
from .model.clinic import Clinic
from .outside import Refused, checked, open_document, problem_at
from .problems import ContentError


@dataclass(frozen=True)
class ClinicEdition:
    """Whose handout it is. `ClinicEdition(Clinic())` belongs to nobody yet: paper shows lines to write on."""

    clinic: Clinic
    logo: Logo | None = None

    @property
    def fingerprint(self) -> str:
        """A hash of everything here that changes the paper, as 64 hexadecimal digits."""
        told = self.clinic.model_dump(exclude={"logo"})  # the picture counts, not the name of its file
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8") + b"\0" + (self.logo.png if self.logo else b"")).hexdigest()


def read_clinic(path: Path, letters: Collection[str]) -> ClinicEdition:
    """The edition that a clinic.yaml describes. An empty file gives an empty Clinic. Raises ContentError."""
    document = open_document(path, may_be_empty=True)
    clinic = checked(document, Clinic, letters)
    if clinic.logo is None:
        return ClinicEdition(clinic)
    try:
        return ClinicEdition(clinic, read_logo(path.parent, clinic.logo))
    except Refused as refused:
        problem = problem_at(document, ("logo",), refused.what, refused.cure, refused.code)
        raise ContentError([problem]) from None
