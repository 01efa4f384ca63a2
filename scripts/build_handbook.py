"""Print handouts: the handbook, booklets, leaflets, sheets and plans, as tagged PDFs in large print.

In: data/, docs/ and mkdocs.yml; a clinic's and a person's own files if given. Out: dist/NAME.pdf, written whole or not
at all, and dist/prints.json, which the website's downloads page reads. What has not changed is not printed again.
"""

import argparse
import hashlib
import json
import logging
import os
import re
import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.problems import ContentError, cure_for  # noqa: E402
from macros.writing import write_text  # noqa: E402
from scripts.print_jobs import Ledger, Made, Refused, Task, inputs_of_all, run  # noqa: E402

if TYPE_CHECKING:
    from macros.facts.library import Library
    from macros.paper.handouts import Job, Materials

# What takes long to import stands in the functions that need it: when nothing has changed, none is called.

LEDGER = ROOT / ".cache" / "prints.json"
DOWNLOADS = "prints.json"
FONTS = ROOT / "macros" / "paper" / "fonts"
STEPS = 7
"""WeasyPrint announces seven steps in its progress log."""
FEW = 2
"""So many documents show each step; of more, only what is done is told."""
EXAMPLES = """\
examples:
  .venv/bin/python scripts/build_handbook.py                                 the handbook, on both papers
  .venv/bin/python scripts/build_handbook.py --list                          what can be printed
  .venv/bin/python scripts/build_handbook.py --all --clinic my/clinic.yaml   everything, with your name on it
  .venv/bin/python scripts/build_handbook.py --exercises clamshell,bridge    a sheet for each
  .venv/bin/python scripts/build_handbook.py --plan 14.seated-march.slow-breathing --paper letter --size 24

exit codes: 0 all is printed, 1 something is wrong in a file, 2 something is wrong in the command, 130 you stopped it
"""


class Usage(Exception):
    """The command asks for something that does not exist. The text says what, and what to write."""


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    from macros.paper.setting import INKS, PAPERS, SIDES, SIZES

    parser = argparse.ArgumentParser(
        description="Print handouts as tagged PDFs in large print.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--list", action="store_true", help="say what can be printed, and print nothing")
    add("--product", default="", metavar="ID", help="what to print, more than one with commas (default: handbook)")
    add("--all", action="store_true", help="print every product")
    add("--paper", choices=[*PAPERS, "all"], default="all", help="paper size (default: all)")
    add("--size", type=int, choices=SIZES, default=SIZES[0], help="points of the text (default: 18)")
    add("--ink", choices=INKS, default=INKS[0], help="black is safe for photocopies (default: black)")
    add("--sides", choices=SIDES, default=SIDES[0], help="printed on two sides or one: where holes go (default: two)")
    add("--clinic", type=Path, metavar="FILE", help="a clinic.yaml: your name, phone, hours and logo")
    add("--plan", metavar="CODE-or-FILE", help="one person's plan: a code such as 14.seated-march, or a .yaml file")
    add("--exercises", default="", metavar="ID,ID", help="a sheet for each; with --product plan, a plan of these")
    add("--out", type=Path, help="folder to write to (default: dist, with --clinic or --plan dist/clinic)")
    add("--html", action="store_true", help="write the print HTML instead of the PDF")
    add("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="how many at once (default: all cores)")
    options = parser.parse_args(arguments)
    if options.jobs < 1:
        parser.error("--jobs: at least 1 process must do the work.")
    if options.plan is not None and "plan" not in names_in(options.product or "plan"):
        parser.error("--plan: add the product plan to --product, or leave --product out.")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for; the exit code for the shell."""
    options = parse(arguments)
    own = options.clinic or options.plan is not None  # files outside the repository: they are read before we know
    personal = own or "plan" in names_in(options.product)
    out = options.out or ROOT / "dist" / ("clinic" if personal else "")
    command = hashlib.sha256(repr((sorted(vars(options).items()), out.resolve())).encode()).hexdigest()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what runs for us is stopped too
    try:
        ledger, inputs = Ledger(LEDGER), inputs_of_all()
        listed = options.html or (out / DOWNLOADS).is_file()
        if not own and not options.list and listed and ledger.is_done(command, inputs):
            return 0
        return build(options, out, ledger, inputs, command)
    except Usage as error:
        print(f"build_handbook.py: {error}", file=sys.stderr)
        return 2
    except (ContentError, Refused) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def build(options: argparse.Namespace, out: Path, ledger: Ledger, inputs: str, command: str) -> int:
    """Read everything, then make what is asked for."""
    from macros.facts.editions import edition_id
    from macros.facts.library import read_library
    from macros.facts.signing import signed_state
    from macros.figures.gallery import Gallery
    from macros.page_safety import must_be_safe
    from macros.paper.handouts import Materials, ink_of
    from macros.site_engine import read_book
    from macros.views.pictures import Pictures
    from macros.views.vocabulary import WORDS

    library = read_library(ROOT / "data")
    if options.list:
        for name, handout in library.handouts.handouts.items():
            print(f"{name:24} {handout.name}. {handout.line}")
        return 0
    site, day = site_address(library.handouts.site), _told_day()
    jobs = wanted(options, library)
    gallery = Gallery(library.figures, ROOT / ".cache" / "figures")
    must_be_safe(ROOT, ROOT / "docs", WORDS)
    materials = Materials(library, read_book(ROOT), Pictures(gallery), edition_id(ROOT), day, site)
    for ink in {ink_of(job, library.handouts.handouts[job.product]) for job in jobs} - {None}:
        gallery.still(next(iter(library.exercises)), ink)  # all that is missing in it, before there are copies
    if not options.html:
        import scripts.press  # noqa: F401  before there are copies, so that it is imported once
    tasks = [_task(materials, job, out, inputs, options.html, len(jobs) <= FEW) for job in jobs]
    try:
        run(tasks, ledger, options.jobs, _say)
    finally:  # when one is refused, the others lie there all the same: the list tells of them as they are now
        made = [(job, task.path, ledger.get(task.path)) for job, task in zip(jobs, tasks, strict=True)]
        shown = [(job, path, one) for job, path, one in made if one]
        if shown and not options.html:
            write_list(out / DOWNLOADS, {"edition": materials.edition, "sign_offs": signed_state(library)}, shown)
    ledger.keep_run(command, inputs, [task.path for task in tasks])
    return 0


def wanted(options: argparse.Namespace, library: "Library") -> "list[Job]":
    """The jobs of a command. Raises Usage for what does not exist, ContentError for a clinic or plan that is wrong."""
    from macros.facts.clinic import ClinicEdition, read_clinic
    from macros.facts.model.clinic import Clinic
    from macros.facts.person_plan import plan_of_ids, read_plan
    from macros.paper.handouts import READING, Job
    from macros.paper.letters import printable_letters
    from macros.paper.setting import PAPERS, Setting

    known = library.handouts.handouts
    asked = names_in(options.product)
    if options.all:
        asked = [name for name, handout in known.items() if handout.of != "plan" or options.plan is not None]
    asked = asked or (["plan"] if options.plan is not None else ["exercise"] if options.exercises else ["handbook"])
    chosen = names_in(options.exercises)
    if options.exercises and not chosen:
        raise Usage("--exercises names none. Write ids with commas between them, such as clamshell,bridge.")
    for kind, names, words in (("product", asked, known), ("exercise", chosen, library.exercises)):
        for name in names:
            if name not in words:
                raise Usage(f'"{name}" is not a {kind}. {cure_for(name, words)}')
    letters = printable_letters(FONTS.glob("*.ttf")) if options.clinic or options.plan is not None else ()
    clinic = read_clinic(options.clinic, letters) if options.clinic else ClinicEdition(Clinic())
    plan = read_plan(options.plan, library, letters) if options.plan is not None else None
    if plan is None and chosen and "plan" in asked:
        plan = plan_of_ids(options.exercises, library)
    papers = PAPERS if options.paper == "all" else (options.paper,)
    jobs = []
    for name in asked:
        of = known[name].of
        if options.html and known[name].template in READING:
            continue  # an e-book has no print HTML
        if of == "plan" and plan is None:
            raise Usage(f'"{name}" is made for one person. Add --plan 14.seated-march.slow-breathing or --exercises.')
        many = (chosen or library.exercises) if of == "exercise" else [None]
        for exercise in many:
            for paper in papers if known[name].template not in READING else papers[:1]:
                setting = Setting(paper, options.size, options.ink, options.sides)
                jobs.append(Job(name, setting, exercise, plan if of == "plan" else None, clinic))
    if not jobs:
        raise Usage("There is nothing to print: an e-book has no print HTML. Name another --product.")
    return jobs


def names_in(text: str) -> list[str]:
    """The names in a list with commas, each once."""
    return list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def site_address(example: str) -> str:
    """The address that codes lead to: SITE_URL, or the example of data/handouts.yaml. Raises Usage for a wrong one."""
    told = os.environ.get("SITE_URL") or example
    if not re.fullmatch(r"https?://[^\s\"<>#?]+", told):
        raise Usage(f'SITE_URL "{told[:80]}" is not an address. Write it like https://example.org/strength/.')
    return told.rstrip("/") + "/"


def _told_day() -> date | None:
    """The day of the edition. Raises Usage when SOURCE_DATE_EPOCH is not a time."""
    from macros.facts.editions import edition_day

    try:
        return edition_day()
    except ValueError as error:
        raise Usage(str(error)) from None


def _task(materials: "Materials", job: "Job", out: Path, inputs: str, html: bool, show: bool) -> Task:
    """One job as something that can be run. What takes longest is begun first."""
    from macros.paper.handouts import file_name

    handout = materials.library.handouts.handouts[job.product]
    name = file_name(job, handout)
    path = (out / name).with_suffix(".html") if html else out / name
    own = (inputs, path.name, job.clinic.fingerprint, job.plan.fingerprint if job.plan else "")
    weight = 1000 // (1 + len(handout.pages)) if handout.template == "book" else 1
    make = partial(_make, materials, job, html, show and sys.stderr.isatty())
    return Task(path, hashlib.sha256(repr(own).encode()).hexdigest(), make, weight)


def _make(
    materials: "Materials", job: "Job", html: bool, steps: bool, guesses: Mapping[str, int]
) -> tuple[bytes, int, Mapping[str, int]]:
    """The bytes of one job, its pages and places. Runs in a process of its own. Raises Refused."""
    from macros.paper.handouts import READING, document, reading_copy
    from macros.paper.pages import PageError

    try:
        if not html and materials.library.handouts.handouts[job.product].template in READING:
            return reading_copy(materials, job), 0, {}
        text = document(materials, job)
    except PageError as error:
        raise Refused(str(error)) from error
    return (text.encode(), 0, {}) if html else _print(text, job, steps, guesses)


def _print(text: str, job: "Job", steps: bool, guesses: Mapping[str, int]) -> tuple[bytes, int, Mapping[str, int]]:
    from scripts import press

    if steps:
        press.show_steps(Steps(f"{job.product}-{job.setting.paper}"))
    try:
        done = press.print_document(text, job.setting.zoom, guesses)
    except press.PrintError as error:
        raise Refused(str(error)) from error
    return done.pdf, done.pages, done.places


class Steps(logging.Handler):
    """Shows the printer's steps on a terminal: `handbook-a4: step 5 of 7`."""

    def __init__(self, name: str) -> None:
        super().__init__(logging.INFO)
        self.name = name

    def emit(self, record: logging.LogRecord) -> None:
        """Show one step; pages inside a step are not shown, they would scroll by."""
        words = record.getMessage().split()
        if words[:1] == ["Step"]:
            print(f"{self.name}: step {words[1]} of {STEPS}", file=sys.stderr, flush=True)


def _say(path: Path, count: str) -> None:
    """Tell a terminal what is done; a log stays silent when all is well."""
    if sys.stderr.isatty():
        print(f"{count}: {path.name}", file=sys.stderr, flush=True)


def write_list(path: Path, of: Mapping[str, str], done: "Sequence[tuple[Job, Path, Made]]") -> None:
    """Add what was printed to the list that the downloads page reads. `of` names the edition and its sign-offs: what is
    of others, or gone, leaves the list."""
    try:
        kept = json.loads(path.read_bytes())
        files = kept["files"] if {name: kept[name] for name in of} == of else {}
    except (OSError, ValueError, KeyError, TypeError):
        files = {}
    for job, file, made in done:
        about = {"product": job.product, "exercise": job.exercise, "pages": made.pages, "size": made.size}
        files[file.name] = about | {"paper": job.setting.paper, "points": job.setting.size, "ink": job.setting.ink}
    files = {name: about for name, about in sorted(files.items()) if (path.parent / name).is_file()}
    write_text(path, json.dumps({**of, "files": files}, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
