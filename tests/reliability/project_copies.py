"""What is built in copies of the project, and the bare environment in which its scripts run."""

import os
import re
from pathlib import Path

FEW = {"docs_dir": "few", "nav": "[index.md, other.md]", "not_in_nav": "''", "hooks": "[]"}
"""What stands in the site's own settings, for two pages."""
SITE = ("build_site.py",)
SHEET = ("build_handbook.py", "--product", "log", "--paper", "a4")
OLD = b"what was there before"
"""What stands in a site and in a sheet before a test builds them."""
PERSON = "somebody-here"
"""Who builds what is traced, as the machine tells."""
COMMANDS = {
    "the website": ["scripts/build_site.py"],
    "prints": ["scripts/build_handbook.py", "--product", "log,handbook-text,handbook-ebook", "--paper", "a4"],
    "the check": ["scripts/check.py", "tests/sample"],
    "made files": ["scripts/generate.py", "--check"],
}
"""What is traced: everything that a person runs to build."""


def few_pages(project: Path) -> None:
    """Leave a project two pages, so that its site is built in a second."""
    (project / "few").mkdir()
    (project / "few" / "index.md").write_text("# Home\n\n[Other](other.md)\n")
    (project / "few" / "other.md").write_text("# Other\n")
    settings = project / "mkdocs.yml"
    kept = [part for part in re.split(r"(?m)^(?=\w)", settings.read_text("utf-8")) if part.split(":")[0] not in FEW]
    settings.write_text("".join(kept + [f"{key}: {value}\n" for key, value in FEW.items()]), "utf-8")


def environment(**more: str) -> dict[str, str]:
    """The variables that a script needs, and some more."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    plain |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return plain | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0"} | more
