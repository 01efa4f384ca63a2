"""A clinic's own details: right ones are read, hostile ones are refused with words that help."""

import ast
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.facts.clinic import ClinicEdition, read_clinic
from macros.facts.contrast import INK, contrast_with_white, darker
from macros.facts.model.clinic import Call, Clinic, Language
from macros.facts.outside import MOST_PROBLEMS, Refused, read_inside
from macros.facts.problems import ContentError
from macros.paper.letters import printable_letters
from tests.facts.hostile_clinics import CASES
from tests.facts.hostile_files import FORM, RAW, USUAL
from tests.facts.hostile_logos import GOOD
from tests.facts.judging import collected, judged, refusal
from tests.reliability.mutations import damaged_bytes as damaged

ROOT = Path(__file__).resolve().parent.parent.parent
FONTS = sorted((ROOT / "macros" / "paper" / "fonts").glob("*.ttf"))
LETTERS = printable_letters(FONTS)
CLINICS = [case for case in CASES if case.kind == "clinic"]
FULL = FORM.format(**USUAL)
SPEAKING = (
    "outside.py", "clinic.py", "logo.py", "logo_svg.py", "person_plan.py",
    "model/printed.py", "model/clinic.py", "model/person_plan.py",
)  # fmt: skip


def read_text(folder: Path, text: str) -> ClinicEdition:
    """The edition of a clinic.yaml with this text."""
    (folder / "clinic.yaml").write_text(text, encoding="utf-8")
    return read_clinic(folder / "clinic.yaml", LETTERS)


def test_there_are_two_hundred_cases():
    """At least two hundred hostile or broken files and codes are tried, each with an id of its own."""
    assert len([case for case in CASES if case.refused]) >= 200
    assert len({case.id for case in CASES}) == len(CASES)
    assert {case.kind for case in CASES if not case.refused} == {"clinic", "logo", "plan"}


@pytest.mark.parametrize("case", CLINICS, ids=lambda case: case.id)
def test_clinic(case, tmp_path):
    """A clinic.yaml gives an edition, or messages with their place that say what to write."""
    found = judged(case, tmp_path, lambda told: read_clinic(Path(told), LETTERS))
    assert isinstance(found, str if case.refused else ClinicEdition)


def test_messages_of_clinics(tmp_path, golden):
    """The messages about a clinic.yaml are those of the golden file, which a reviewer reads."""
    messages = {}
    for case in (case for case in CLINICS if case.refused):
        (tmp_path / case.id).mkdir()
        messages[case.id] = judged(case, tmp_path / case.id, lambda told: read_clinic(Path(told), LETTERS))
    golden("messages/outside/clinic.txt", collected(messages))


def test_every_field_is_read(tmp_path):
    """A full clinic.yaml is read field by field, as it was written."""
    clinic = read_text(tmp_path, FULL).clinic
    assert clinic == Clinic(
        name="Elm Street Clinic, Inc.",
        address=["12 Elm Street #4"],
        phone="+1 (555) 010-0123 ext. 12",
        hours=["Monday to Friday, 8:00 to 5:00"],
        call=[Call(who="Foot nurse", when="You see a sore or a blister", phone="911")],
        accent="#1a4d5c",
        languages=[Language(name="Spanish", lang="es", line="Hablamos español.")],
    )


@pytest.mark.parametrize("text", ["", "# name: Elm\n", "{}\n", "name:\nphone:\ncall:\n"])
def test_nothing_told_is_an_empty_clinic(text, tmp_path):
    """A file that tells nothing gives the empty clinic, for which paper has lines to write on."""
    assert read_text(tmp_path, text) == ClinicEdition(Clinic())


def test_path_is_shown_as_given(tmp_path, monkeypatch):
    """A message names the file as it was asked for, with the line and column of the value."""
    monkeypatch.chdir(tmp_path)
    Path("clinic.yaml").write_text("name: Elm\n\nphone: call me\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_clinic(Path("clinic.yaml"), LETTERS)
    assert str(caught.value).startswith('clinic.yaml:3:8: phone: "call me" is not a phone number. Write digits')


def test_loose_accents_are_joined(tmp_path):
    """An accent that stands alone behind its letter is joined to it, since the font draws them as one."""
    assert read_text(tmp_path, "name: Cli\u0301nica\n").clinic.name == "Clínica"


def test_many_problems_are_cut(tmp_path):
    """Of thousands of problems only the first are told: the rest would scroll away."""
    with pytest.raises(ContentError) as caught:
        read_text(tmp_path, RAW["thousands-of-fields"][0])
    assert len(caught.value.problems) == MOST_PROBLEMS


def test_fingerprint_changes_with_what_is_printed(tmp_path):
    """The fingerprint is the same for the same edition, and another for each other value and for another picture."""
    assert read_text(tmp_path, FULL).fingerprint == read_text(tmp_path, FULL).fingerprint
    fingerprints = {read_text(tmp_path, FULL).fingerprint, ClinicEdition(Clinic()).fingerprint}
    others = {"accent": '"#003355"', "lang": "fr"}
    for field in [field for field in USUAL if field != "logo"]:
        other = others.get(field, '"555-0999"' if "phone" in field else "Other")
        fingerprints.add(read_text(tmp_path, FORM.format(**{**USUAL, field: other})).fingerprint)
    for name in ("rgb", "grey"):
        (tmp_path / "logo.png").write_bytes(GOOD[name])
        fingerprints.add(read_text(tmp_path, FORM.format(**{**USUAL, "logo": "logo.png"})).fingerprint)
    assert len(fingerprints) == 2 + 11 + 2
    assert all(re.fullmatch("[0-9a-f]{64}", fingerprint) for fingerprint in fingerprints)


def test_file_exchanged_while_it_is_opened(tmp_path, monkeypatch):
    """A file that becomes a pipe or a link between the look and the opening is refused all the same."""
    really_open, secret = os.open, tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    folder = tmp_path / "clinic"
    folder.mkdir()
    for exchange in (os.mkfifo, lambda path: path.symlink_to(secret)):

        def swapped(path, flags, exchange=exchange):
            Path(path).unlink()
            exchange(Path(path))
            return really_open(path, flags)

        (folder / "a").write_text("a", encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(os, "open", swapped)
            assert refusal(lambda: read_inside(folder, "a", 100), Refused)
        (folder / "a").unlink()


@pytest.mark.parametrize("seed", range(4))
def test_damaged_clinics(seed, tmp_path):
    """A hundred damaged files for each seed are read, or refused with messages of one line each."""
    dice, refused = random.Random(f"clinic {seed}"), 0
    for _ in range(100):
        (tmp_path / "clinic.yaml").write_bytes(damaged(FULL.encode("utf-8"), dice))
        error = refusal(lambda: read_clinic(tmp_path / "clinic.yaml", LETTERS))
        if error:
            refused += 1
            assert len(str(error).splitlines()) == len(error.problems) + 1
            assert "not valid:" not in str(error)
    assert 20 < refused < 100


def test_letters_are_those_of_every_font(tmp_path):
    """The letters are Latin ones with their accents, and no sign that a font lacks."""
    assert len(FONTS) == 4
    assert set("AZaz09 ñéŁß–’€") <= LETTERS
    assert not set("←☐م中😀\n") & LETTERS
    with pytest.raises(ValueError, match="No font"):
        printable_letters([])


@pytest.mark.parametrize("color", ["#ffcc00", "#ff0000", "#ffffff", "#777777", "#00ff88"])
def test_darker_color_passes(color):
    """The color that a message proposes can be read on white, and a slightly lighter shade could not."""
    found = darker(color, INK)
    assert contrast_with_white(color) < INK <= contrast_with_white(found)
    lighter = "#" + "".join(f"{min(255, int(found[place : place + 2], 16) + 4):02x}" for place in (1, 3, 5))
    assert contrast_with_white(lighter) < INK


def test_contrast_is_that_of_wcag():
    """Black and white differ by 21, white and white by 1, and #767676 is the palest grey that reaches 4.5."""
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") >= 4.5 > contrast_with_white("#777777")


def spoken() -> list[str]:
    """The fixed words of every sentence that the modules about outside files can say."""
    found = set()
    for name in SPEAKING:
        tree = ast.parse((ROOT / "macros" / "facts" / name).read_text(encoding="utf-8"))
        silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "description":
                silent |= {id(part) for part in ast.walk(node.value)}
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
                silent |= {id(part) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                found |= {words for words in node.value.strip(' ".').split(". ") if words.count(" ") > 2}
    return sorted(found)


def test_every_sentence_is_shown():
    """Each sentence that can be said about a file from outside stands in a golden file."""
    shown = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/golden/messages/outside").glob("*.txt"))
    assert len(spoken()) > 60
    assert [words for words in spoken() if words not in shown] == []


WATCHED = """
import json, sys, tempfile
from pathlib import Path
from macros.facts.clinic import read_clinic
from macros.facts.library import load_library
from macros.facts.person_plan import read_plan
from macros.facts.problems import ContentError
from macros.paper.letters import printable_letters
from tests.facts.hostile_case import INSIDE
from tests.facts.hostile_clinics import CASES

root = Path.cwd()
letters = printable_letters(sorted((root / "macros/paper/fonts").glob("*.ttf")))
library = load_library(root / "data")
here, seen, breaches = None, 0, []

def watch(event, arguments):
    global seen
    if here is None or event.split(".")[0] not in ("open", "os", "socket", "subprocess", "urllib", "ctypes", "shutil"):
        return
    if event == "open" and isinstance(arguments[0], int):
        return  # a file that is open already
    seen += 1
    allowed = here / INSIDE
    if event == "open" and Path(arguments[0]).is_relative_to(allowed) and not Path(arguments[0]).is_symlink():
        return
    if event == "subprocess.Popen" and arguments[1][-1].endswith("macros/facts/svg_pixels.py"):
        return
    breaches.append([here.name, event, str(arguments)[:200]])

def read(case, folder):
    global here
    folder.mkdir(parents=True)
    told = case.make(folder)
    here = folder
    try:
        read_plan(told, library, letters) if case.kind == "plan" else read_clinic(Path(told), letters)
    except ContentError:
        pass
    here = None

with tempfile.TemporaryDirectory() as name:
    top = Path(name).resolve()
    for case in CASES:  # once unwatched: Python and Pillow load their own modules when they first need them
        read(case, top / "first" / case.id.replace("/", "-"))
    sys.addaudithook(watch)
    for case in CASES:
        read(case, top / "watched" / case.id.replace("/", "-"))
    by_cases = list(breaches)
    here = top / "planted"
    open("/dev/null").close()
    here = None
print(json.dumps({"seen": seen, "by_cases": by_cases, "all": breaches}))
"""


@pytest.mark.slow
def test_nothing_outside_is_opened():
    """While all cases are read, no file outside the folder that was handed over is opened, and no program or host."""
    run = subprocess.run([sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert found["by_cases"] == []
    assert found["seen"] > len(CASES) // 2
    assert found["all"][-1][:2] == ["planted", "open"], "the watch must see a file that is opened outside"
    assert run.stderr == ""
