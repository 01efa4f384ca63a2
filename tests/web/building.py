"""Build the site as a person does, in a process of its own, with a bare environment."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.copying import ROOT, SITE, copy_project

PLAIN = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0"}
"""What the shared site is built under; another build of it must be the same bytes."""


FEW = "INHERIT: mkdocs.yml\ndocs_dir: few\nnav: [{nav}]\nnot_in_nav: ''\nhooks: []\n"
"""The site's own settings, for a few pages."""


@dataclass(frozen=True)
class Build:
    """How a build went. `said` is its stderr without MkDocs' INFO lines."""

    code: int
    said: str


def build(source: Path, site: Path, *flags: str, **environment: str) -> Build:
    """Build the project in `source` into `site`. Flags and environment variables come on top of the plain ones."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    plain |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *flags, "--site-dir", site]
    done = subprocess.run(
        command, cwd=source, env=plain | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    lines = f"{done.stdout}{done.stderr}".splitlines()
    return Build(done.returncode, "\n".join(line for line in lines if not line.startswith("INFO ")).strip())


def few_pages(project: Path, pages: Mapping[str, str]) -> None:
    """Give a copy a second site, in `few.yml`: some pages alone, a text for each name, built in a second or two."""
    shutil.rmtree(project / "docs" / "exercises")
    (project / "few").mkdir()
    for name, text in pages.items():
        (project / "few" / name).write_text(text, encoding="utf-8")
    (project / "few.yml").write_text(FEW.format(nav=", ".join(pages)))


def copy_sources(target: Path) -> Path:
    """A copy of everything that a build reads, to spoil."""
    return copy_project(target, SITE, drawings=ROOT)
