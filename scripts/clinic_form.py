"""Print what a clinic asked for in the form "Your clinic's handouts" (.github/workflows/clinic.yml).

In: the form's answers, as environment variables CLINIC_NAME, CLINIC_PRODUCTS and so on; anybody may have written them.
Out: dist/clinic.yaml, the PDFs in dist/clinic, and a few lines for the page of the run. Nothing here checks an answer:
each is written as quoted text, and `macros.facts.clinic` says what is wrong with it.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.library import read_library  # noqa: E402
from macros.facts.signing import subjects  # noqa: E402
from macros.views.page_facts import review_line  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts import build_handbook  # noqa: E402

CLINIC = ROOT / "dist" / "clinic.yaml"
OUT = ROOT / "dist" / "clinic"

PRODUCTS = {
    "everything": ["--all"],
    "the handbook": ["--product", "handbook"],
    "the three booklets": ["--product", "booklet-seated,booklet-supported,booklet-standing"],
    "single sheets": ["--product", "safe,overview,log"],
    "a sheet for each exercise": ["--product", "exercise"],
}
PAPERS = {
    "A4, on both sides": ["--paper", "a4", "--sides", "two"],
    "A4, on one side": ["--paper", "a4", "--sides", "one"],
    "Letter, on both sides": ["--paper", "letter", "--sides", "two"],
    "Letter, on one side": ["--paper", "letter", "--sides", "one"],
}
SIZES = {f"{size} point": ["--size", size] for size in ("18", "20", "24")}
INKS = {ink: ["--ink", ink] for ink in ("black", "color")}

CHOICES = {"CLINIC_PRODUCTS": PRODUCTS, "CLINIC_PAPER": PAPERS, "CLINIC_SIZE": SIZES, "CLINIC_INK": INKS}
"""What each list of the form offers, and the options of build_handbook.py that it stands for."""

TEXTS = ("name", "phone", "accent")
LISTS = ("address", "hours")
FAILED = "## Nothing was printed\n\nOpen the step that failed. Its last lines say what is wrong and what to write.\n"
CALL = ("who", "phone", "when")
"""The parts of one line about whom to call, with commas between; the last may have commas of its own."""

ANSWERS = (*(f"CLINIC_{field.upper()}" for field in (*TEXTS, *LISTS, "call")), *CHOICES)
"""Every variable that is read."""


def clinic_yaml(answers: Mapping[str, str]) -> str:
    """The text of a clinic.yaml. What is blank is left out; lines of a list stand with semicolons between."""
    return "".join(f"{line}\n" for line in _lines(answers))


def options(answers: Mapping[str, str]) -> list[str]:
    """The options for build_handbook.py. Raises ValueError for a choice that the form does not offer."""
    found = []
    for name, offered in CHOICES.items():
        chosen = answers.get(name, "")
        if chosen not in offered:
            raise ValueError(f"{name} is {_quoted(chosen[:80])}. Write one of: {'; '.join(offered)}.")
        found += offered[chosen]
    return found


def summary(folder: Path) -> str:
    """What was printed into a folder, in Markdown, from the list that build_handbook.py leaves there."""
    library = read_library(ROOT / "data")
    prints = json.loads((folder / build_handbook.DOWNLOADS).read_bytes())
    rows = (f"| {name} | {about['pages'] or ''} |" for name, about in prints["files"].items())
    return "\n".join(
        [
            "## Your handouts are ready",
            "",
            "Download **handouts** below, under Artifacts. It is a ZIP folder with these files.",
            "",
            "| File | Pages |",
            "|---|---|",
            *rows,
            "",
            f"Edition {prints['edition']}. {review_line(library, subjects(library)).words}: read what you hand out.",
            "",
        ]
    )


def main(arguments: list[str] | None = None) -> int:
    """Write clinic.yaml, print, and tell the page of the run; the exit code for the shell."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(
        arguments
    )
    answers = {name: decoded(os.environ.get(name, "")) for name in ANSWERS}
    try:
        wanted = options(answers)
    except ValueError as error:
        print(f"clinic_form.py: {error}", file=sys.stderr)
        return 2
    write_text(CLINIC, clinic_yaml(answers))
    code = build_handbook.main(["--clinic", os.path.relpath(CLINIC), "--out", str(OUT), *wanted])
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(FAILED if code else summary(OUT))
    return code


def _lines(answers: Mapping[str, str]) -> Iterator[str]:
    for field in TEXTS:
        if text := answers.get(f"CLINIC_{field.upper()}", "").strip():
            yield f"{field}: {_quoted(text)}"
    for field in LISTS:
        if parts := _parts(answers.get(f"CLINIC_{field.upper()}", ""), ";"):
            yield f"{field}:"
            yield from (f"  - {_quoted(part)}" for part in parts)
    if calls := _parts(answers.get("CLINIC_CALL", ""), ";"):
        yield "call:"
        for call in calls:
            told = zip(CALL, _parts(call, ",", len(CALL) - 1), strict=False)  # read_clinic names what is missing
            yield "  - {" + ", ".join(f"{field}: {_quoted(text)}" for field, text in told) + "}"


def _parts(text: str, mark: str, most: int = -1) -> list[str]:
    """What stands between the marks, without the spaces around; at most so many marks are cut at."""
    return [part.strip() for part in text.split(mark, most) if part.strip()]


def _quoted(text: str) -> str:
    """A text in the double quotes of YAML, which are those of JSON: nothing in it can end the text or begin a field."""
    return json.dumps(text, ensure_ascii=False)


def decoded(text: str) -> str:
    """A text from the environment. Bytes that are no UTF-8 become signs that the print font then refuses."""
    return os.fsencode(text).decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
