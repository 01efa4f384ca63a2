"""The handbook's script: it fetches nothing, trusts no warning, prints right numbers, writes whole files."""

import contextlib
import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import writing

ROOT = Path(__file__).resolve().parent.parent.parent
FONT = "font: 18pt 'Atkinson Hyperlegible Next'"
PAGE = f'<html lang="en" style="{FONT}"><title>A page</title>{{head}}<body><h1>Title</h1>{{body}}'


@pytest.fixture
def printed_page(builder):
    """Print a small page."""
    return lambda body="", head="": builder.render_pdf(PAGE.format(head=head, body=body))


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of what the script reads, to break."""
    folder = tmp_path / "project"
    left_out = shutil.ignore_patterns("__pycache__", "images")
    for name in ("data", "docs", "macros", "scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def test_a_page_prints(printed_page):
    """A page without faults becomes a PDF, so what the tests below refuse is refused for its fault."""
    assert printed_page("<p>Text.").startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("head", "body", "named"),
    [
        ("", "<img alt='' src='http://example.org/a.png'>", "http://example.org/a.png"),
        ("", "<img alt=x src='file:///etc/passwd'>", "file:///etc/passwd"),
        ("<base href='file:///etc/ssl/'>", "<img alt=x src='../passwd'>", "file:///etc/passwd"),
        ("<base href='file:///etc/ssl/'>", "<img alt=x src='%2e%2e/passwd'>", "file:///etc/"),
        ("<style>@import url(file:///etc/passwd);</style>", "", "file:///etc/passwd"),
        ("<link rel=stylesheet href='https://example.org/a.css'>", "", "https://example.org/a.css"),
        ("<link rel=attachment href='file:///etc/passwd'>", "", "file:///etc/passwd"),
        ("", "<a rel=attachment href='file:///etc/passwd'>x</a>", "file:///etc/passwd"),
        ("", "<svg viewBox='0 0 9 9'><title>x</title><image href='file:///etc/passwd'/></svg>", "file:///etc/passwd"),
        ("", "<p style='background: url(file:///etc/passwd)'>x", "file:///etc/passwd"),
        ("<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>", "", "file:///etc/passwd"),
    ],
    ids=[
        "http", "file", "parent-folder", "encoded-parent-folder", "import", "stylesheet", "attachment", "attached-link",
        "image-in-svg", "background", "font",
    ],
)  # fmt: skip
def test_nothing_is_fetched(builder, printed_page, head, body, named):
    """An address outside the document stops the print, and the message names it."""
    with pytest.raises(builder.PrintError) as caught:
        printed_page(body, head)
    assert named in str(caught.value)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p style='font-colour: red'>x", "font-colour"),
        ("<p style='width: 3 mm'>x", "width"),
        ("<p>\u4e00", "notdef"),
        ("<p><a href='#away'>x</a>", "away"),
        ("<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'>", "alt"),
        ("<p>See <span data-to='#away'>000</span>", "away"),
    ],
    ids=[
        "unknown-property",
        "wrong-value",
        "missing-letter",
        "link-to-nowhere",
        "picture-without-words",
        "number-of-nowhere",
    ],
)
def test_a_warning_stops_the_print(builder, printed_page, body, says):
    """Whatever WeasyPrint warns of stops the print, and the message says what it was."""
    with pytest.raises(builder.PrintError) as caught:
        printed_page(body)
    assert says in str(caught.value)


def test_each_print_has_its_own_log(builder, printed_page):
    """A warning in one print does not stop the next."""
    with pytest.raises(builder.PrintError):
        printed_page("<p>\u4e00")
    assert printed_page("<p>Text.")


def test_page_numbers_settle(builder):
    """A number that moves its own place by a page is printed right, however it was guessed."""
    body = "".join(
        f"<p style='break-before: page' id=p{number}>See (page <span data-to='#p{(number * 7) % 30}'>000</span>)."
        for number in range(30)
    )
    html = builder.HTML(string=PAGE.format(head="", body=body))
    pages = builder.lay_out(html).pages
    printed = [slot.text for slot in html.etree_element.iter() if slot.get("data-to")]
    where = {name: number for number, page in enumerate(pages, start=1) for name in page.anchors}
    assert printed == [str(where[f"p{(number * 7) % 30}"]) for number in range(30)]


def test_numbers_that_never_settle_are_refused(builder, monkeypatch):
    """When the numbers do not settle, the print stops instead of printing a wrong one."""
    monkeypatch.setattr(builder, "MOST_LAYOUTS", 1)
    with pytest.raises(builder.PrintError, match="do not settle"):
        builder.lay_out(
            builder.HTML(
                string=PAGE.format(
                    head="", body="<p>(page <span data-to='#x'>000</span>)<div style='break-before: page' id=x>x"
                )
            )
        )


@pytest.mark.parametrize(
    ("page", "text", "says"),
    [
        (
            "docs/topics/pain.md",
            '{{ exercise("clamshel") }}',
            'docs/topics/pain.md: "clamshel" is not the id of a exercise.',
        ),
        (
            "docs/topics/pain.md",
            "{{ exercice() }}",
            'docs/topics/pain.md: "exercice" is not a word that pages can speak. Did you mean "exercise"?',
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


@pytest.mark.slow
def test_two_prints_are_the_same_bytes(project, run_script, tmp_path):
    """A book printed twice, from other folders and with other hash seeds, is the same bytes."""
    shorten(project)
    page = '# Pain\n\n{{ log_sheet("bed-day") }}\n\n## Words\n\n{{ glossary() }}\n'
    (project / "docs" / "topics" / "pain.md").write_text(page, encoding="utf-8")
    other = tmp_path / "elsewhere" / "project"
    shutil.copytree(project, other)
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
    """With --html the script writes the document that would be printed, for both papers."""
    done = run_script("--html", "--out", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook-a4.html", "handbook-letter.html"]


def test_the_help_has_an_example(run_script):
    """The help shows a whole command."""
    done = run_script("--help")
    assert done.returncode == 0
    assert "Example: python scripts/build_handbook.py" in done.stdout


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


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    """When writing fails half way, the old file stays and no temporary file is left."""
    path = tmp_path / "book.pdf"
    writing.write_bytes(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(writing.os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        writing.write_bytes(path, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("book.pdf", b"old")]
