"""The command that prints: what it takes, what it refuses, and that no file is ever half written or out of date."""

import contextlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pdf_reading import PrintedBook

from tests.copying import KEPT, PRINTS, ROOT, copy_project

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of what the script reads, to break, with the drawings that are there."""
    return copy_project(tmp_path / "project", PRINTS, drawings=ROOT)


@pytest.mark.parametrize(
    ("page", "text", "says"),
    [
        (
            "docs/topics/pain.md",
            '{{ exercise("clamshel") }}',
            'docs/topics/pain.md: "clamshel" is not the id of an exercise.',
        ),
        (
            "docs/topics/pain.md",
            "{{ exercice() }}",
            'docs/topics/pain.md:1:4: "exercice" is not a word that pages can speak. Did you mean "exercise"?',
        ),
        ("data/glossary.yaml", "", "data/glossary.yaml"),
        ("docs/topics/pain.md", "# Pain\n\nA word: \u4e00", "notdef"),
    ],
    ids=["unknown-id", "unknown-word", "broken-data", "missing-letter"],
)
def test_a_fault_is_said_plainly(project, run_script, tmp_path, page, text, says):
    """A fault in the content is one plain message, exit code 1, and the old handbook stays as it was."""
    if says == "notdef":
        shorten(project)
    (project / page).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "handbook-a4.pdf").write_text("the old one")
    done = run_builder(run_script, project, out)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_text() for path in out.iterdir()} == {"handbook-a4.pdf": "the old one"}


def run_builder(run_script, project: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Print the A4 handbook of a project."""
    return run_script("--paper", "a4", "--out", str(out), root=project)


def shorten(project: Path) -> None:
    """Leave only one chapter in the nav of a project, so that it prints in seconds."""
    path = project / "mkdocs.yml"
    before, rest = path.read_text(encoding="utf-8").split("nav:\n", 1)
    _, _, after = rest.partition("not_in_nav: |\n")
    path.write_text(
        f"{before}nav:\n  - Topics: [topics/pain.md]\nnot_in_nav: |\n  /**/*.md\n  /*.md\n{after}", encoding="utf-8"
    )


def test_two_prints_are_the_same_bytes(project, run_script, tmp_path):
    """A book printed twice, in other folders, with other hash seeds, once with new drawings, is the same bytes."""
    shorten(project)
    page = '# Pain\n\n{{ log_sheet("bed-day") }}\n\n## Words\n\n{{ glossary() }}\n'
    (project / "docs" / "topics" / "pain.md").write_text(page, encoding="utf-8")
    other = tmp_path / "elsewhere" / "project"
    shutil.copytree(project, other)
    shutil.rmtree(other / KEPT)
    prints = []
    for seed, root in enumerate((project, other)):
        done = run_script(
            "--paper", "letter", "--out", str(tmp_path / str(seed)), root=root, PYTHONHASHSEED=str(seed + 1)
        )
        assert (done.returncode, done.stderr) == (0, "")
        prints.append((tmp_path / str(seed) / "handbook-letter.pdf").read_bytes())
    assert len(prints[0]) > 20_000
    assert prints[0] == prints[1]


def test_html_is_written_on_wish(run_script, tmp_path):
    """With --html the script writes the document that would be printed, for both papers; an e-book has none."""
    done = run_script("--html", "--product", "handbook,handbook-ebook", "--out", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook-a4.html", "handbook-letter.html"]


def test_the_help_has_an_example(run_script):
    """The help shows a whole command."""
    done = run_script("--help")
    assert done.returncode == 0
    assert "  .venv/bin/python scripts/build_handbook.py --all --clinic" in done.stdout


def test_an_unknown_paper_is_refused(run_script, tmp_path):
    """A paper that we do not print is a mistake in the command: exit code 2, and the papers we print."""
    done = run_script("--paper", "a5", "--out", str(tmp_path))
    assert done.returncode == 2
    assert "'a4', 'letter', 'all'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_is_quiet(tmp_path):
    """On a terminal each print shows its steps; Ctrl-C stops both without a traceback and leaves no file."""
    command = [sys.executable, str(ROOT / "scripts" / "build_handbook.py"), "--out", str(tmp_path)]
    terminal, end = pty.openpty()

    def hear_ctrl_c() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell that runs CI in the background ignores it for all below

    with (
        subprocess.Popen(command, stderr=end, start_new_session=True, preexec_fn=hear_ctrl_c) as process,
        os.fdopen(terminal, "rb", 0) as screen,
    ):
        os.close(end)
        shown = b""
        while not (b"a4: step 3 of" in shown and b"letter: step 3 of" in shown):
            shown += screen.read(4096)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 130
        with contextlib.suppress(OSError):  # a terminal that nobody writes to any more gives an error, not an end
            while rest := screen.read(4096):
                shown += rest
    assert b"Traceback" not in shown
    assert list(tmp_path.iterdir()) == []


def printed_names(folder: Path) -> list[str]:
    """The files in a folder, without the list of downloads."""
    return sorted(path.name for path in folder.iterdir() if path.name != "prints.json")


def test_the_list_names_every_product(run_script, materials):
    """--list prints a line for each product, and nothing is printed on paper."""
    done = run_script("--list")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(materials.library.handouts.handouts)


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (("--product", "handbok"), {}, '"handbok" is not a product. Did you mean "handbook"?'),
        (("--exercises", "clamshel"), {}, '"clamshel" is not a exercise. Did you mean "clamshell"?'),
        (("--product", "plan"), {}, '"plan" is made for one person. Add --plan 14.seated-march'),
        (("--product", "safe", "--plan", "14.clamshell"), {}, "--plan: add the product plan to --product"),
        (("--exercises", ","), {}, "--exercises names none."),
        (("--product", "handbook-ebook", "--html"), {}, "There is nothing to print"),
        (("--jobs", "0"), {}, "--jobs: at least 1"),
        (("--product", "log"), {"SITE_URL": "ftp://example.org"}, 'SITE_URL "ftp://example.org" is not an address.'),
        (("--product", "log"), {"SOURCE_DATE_EPOCH": "today"}, 'SOURCE_DATE_EPOCH "today" is not a time.'),
    ],
    ids=[
        "product",
        "exercise",
        "plan-without-a-plan",
        "plan-without-its-product",
        "no-exercise",
        "no-print-html",
        "no-process",
        "site",
        "day",
    ],
)
def test_a_wrong_command_is_refused(run_script, tmp_path, arguments, environment, says):
    """A command that asks for what does not exist is told what to write: exit code 2, and no file."""
    done = run_script(*arguments, "--out", str(tmp_path), **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--plan", "14.seated-marsh"), 'Did you mean "seated-march"?'),
        (("--plan", "no-such-plan.yaml"), "no-such-plan.yaml"),
        (("--product", "log", "--clinic", "no-such-clinic.yaml"), "no-such-clinic.yaml"),
    ],
    ids=["plan-code", "plan-file", "clinic"],
)
def test_a_wrong_file_is_refused(run_script, tmp_path, arguments, says):
    """A plan or clinic that cannot be read is one plain message: exit code 1, and no file."""
    done = run_script(*arguments, "--out", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--product", "log,safe", "--paper", "a4"), ["log-a4.pdf", "safe-a4.pdf"]),
        (("--product", "log", "--size", "24", "--ink", "color"), ["log-a4-24-color.pdf", "log-letter-24-color.pdf"]),
        (
            ("--exercises", "clamshell,bridge", "--paper", "letter"),
            ["exercise-bridge-letter.pdf", "exercise-clamshell-letter.pdf"],
        ),
        (("--product", "plan", "--exercises", "clamshell,bridge", "--paper", "a4"), ["plan-a4.pdf"]),
        (("--product", "handbook-text"), ["handbook-text.txt"]),
    ],
    ids=["products", "size-and-ink", "exercises", "plan-of-exercises", "plain-text"],
)
def test_what_is_asked_for_is_printed(run_script, tmp_path, arguments, names):
    """Each choice of the command gives its files, named for what they are, and lists them for the website."""
    done = run_script(*arguments, "--out", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert printed_names(tmp_path) == names
    assert list(json.loads((tmp_path / "prints.json").read_text())["files"]) == names


def test_what_has_not_changed_is_not_printed_again(run_script, tmp_path):
    """The same command again touches no file; a file that is gone or spoiled is printed anew, as it was."""
    command = ("--product", "log,safe", "--paper", "a4", "--out", str(tmp_path))
    run_script(*command)
    first = {name: (tmp_path / name).read_bytes() for name in printed_names(tmp_path)}
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in first}
    assert len(first) == 2
    run_script(*command)
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in first} == times
    (tmp_path / "log-a4.pdf").unlink()
    (tmp_path / "safe-a4.pdf").write_bytes(b"spoiled")
    run_script(*command)
    assert {name: (tmp_path / name).read_bytes() for name in printed_names(tmp_path)} == first


def test_another_content_is_printed_again(run_script, project, tmp_path):
    """After a change to the content, or with another address for its codes, a file is printed again."""
    command = ("--product", "log", "--paper", "a4", "--out", str(tmp_path / "out"))
    path = tmp_path / "out" / "log-a4.pdf"
    prints = set()
    for site in ("https://one.test/", "https://two.test/"):
        run_script(*command, root=project, SITE_URL=site)
        prints.add(path.read_bytes())
    phrases = project / "data" / "phrases.yaml"
    phrases.write_text(phrases.read_text(encoding="utf-8").replace("How it went", "How it was"), encoding="utf-8")
    run_script(*command, root=project, SITE_URL="https://two.test/")
    prints.add(path.read_bytes())
    assert len(prints) == 3


def test_a_broken_ledger_is_forgotten(run_script, project, tmp_path):
    """With a spoiled ledger a sheet is printed all the same, and no picture is drawn where none stands on it."""
    shutil.rmtree(project / KEPT)
    (project / ".cache" / "prints.json").write_bytes(b'{"made": {"x": 1}, "runs": 3}')
    done = run_script("--product", "log", "--paper", "a4", "--out", str(tmp_path / "out"), root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "log-a4.pdf").read_bytes().startswith(b"%PDF")
    assert not (project / KEPT).exists()


def test_a_clinic_is_on_its_sheet(run_script, tmp_path):
    """A clinic's name and phone stand in the foot of each page; without one there are lines to write on."""
    (tmp_path / "clinic.yaml").write_text('name: Harbor Clinic\nphone: "555 0100"\n')
    done = run_script(
        "--product", "safe", "--paper", "a4", "--clinic", str(tmp_path / "clinic.yaml"), "--out", str(tmp_path)
    )
    assert (done.returncode, done.stderr) == (0, "")
    book = PrintedBook(tmp_path / "safe-a4.pdf")
    feet = {page: "".join(piece.text for piece in pieces) for page, pieces in book.furniture.items()}
    assert len(feet) == 2
    assert all("Harbor Clinic, 555 0100" in foot for foot in feet.values())


def test_a_killed_print_leaves_the_old_files(tmp_path):
    """A print that is killed at any moment leaves the files of the print before it whole."""
    (tmp_path / "booklet-standing-a4.pdf").write_bytes(b"the old one")
    command = [sys.executable, str(ROOT / "scripts" / "build_handbook.py"), "--out", str(tmp_path)]
    for wait in (0.1, 0.5, 1.0, 2.0):
        process = subprocess.Popen([*command, "--product", "booklet-standing", "--paper", "a4"], start_new_session=True)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        content = (tmp_path / "booklet-standing-a4.pdf").read_bytes()
        assert content == b"the old one" or content.endswith(b"%%EOF")
