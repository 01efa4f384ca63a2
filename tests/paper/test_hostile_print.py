"""What strangers hand us, on its way to paper: each becomes a clear message or a correct PDF, and nothing else."""

import pytest
from pdf_reading import PrintedBook
from print_rules import Sheet

from macros.facts.problems import ContentError
from macros.paper.handouts import document
from macros.paper.setting import Setting
from scripts.build_handbook import parse, wanted
from tests.facts.hostile_case import SECRET
from tests.facts.hostile_clinics import CASES

REFUSED = [case for case in CASES if case.refused]
ACCEPTED = [case for case in CASES if not case.refused]
SAMPLE = REFUSED[:: len(REFUSED) // 8]
"""A few of each kind that go through the whole command."""
ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/RichMedia", b"/OpenAction")
"""What a PDF that only shows pages has no need of."""


def command(case, told: str) -> list[str]:
    """The command that somebody gives."""
    option = "--plan" if case.kind == "plan" else "--clinic"
    return [f"{option}={told}", "--paper", "a4", "--product", "plan" if case.kind == "plan" else "safe"]


def test_cases_are_collected():
    """There are hundreds of refused cases, dozens of accepted ones, and the sample has every kind."""
    assert len(REFUSED) >= 200
    assert len(ACCEPTED) >= 20
    assert {case.kind for case in SAMPLE} == {"clinic", "logo", "plan"}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_the_command_refuses(case, materials, tmp_path):
    """No refused file or code becomes a job: the command stops with the message before anything is made."""
    told = case.make(tmp_path)
    with pytest.raises(ContentError) as caught:
        wanted(parse(command(case, told)), materials.library)
    assert case.says in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.id)
def test_the_whole_command_refuses(case, run_script, tmp_path):
    """The command ends with exit code 1 and a message without a traceback, and leaves no file."""
    (tmp_path / "case").mkdir()
    told = case.make(tmp_path / "case")
    done = run_script(*command(case, told), "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stdout) == (1, "")
    assert case.says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.id)
def test_what_is_accepted_prints_well(case, materials, press, tmp_path):
    """An accepted file or code prints in large type inside the margins, with nothing active or from outside in it."""
    (tmp_path / "case").mkdir()
    (job,) = wanted(parse(command(case, case.make(tmp_path / "case"))), materials.library)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(press.print_document(document(materials, job)).pdf)
    sheet = Sheet(PrintedBook(path), Setting(), "close")
    faults = (sheet.too_small(), sheet.too_tight(), sheet.too_long(), sheet.strays())
    assert faults == ([], [], [], [])
    words = " ".join(block.text for block in sheet.book.blocks)
    assert SECRET not in words
    said = job.clinic.clinic.name or ""
    assert "".join(said.split()) in "".join(words.split())
    raw = path.read_bytes()
    assert [name for name in ACTIVE if name in raw] == []
