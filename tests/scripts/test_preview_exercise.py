"""The preview of one exercise shows what is really made, drafts too, and loads nothing."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

import scripts.check
from macros.facts.library import load_library
from macros.facts.model.figure import Figures
from macros.facts.problems import Finding
from scripts import new_exercise, preview_exercise
from tests.copying import ROOT, SITE, copy_project

DRAFT = "soft-clam"
PLACES = ("src", "href", "srcset", "data", "action", "poster", "xlink:href")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A copy of the content with one draft."""
    folder = copy_project(tmp_path_factory.mktemp("preview") / "project", SITE, drawings=ROOT)
    assert new_exercise.main(["--name", "Soft clam", "--like", "clamshell", "--sources", ""], folder) == 0
    return folder


@pytest.fixture(scope="module")
def shown(project) -> lxml.html.HtmlElement:
    """The preview of the draft."""
    assert preview_exercise.main([DRAFT, "--paper", "letter"], project) == 0
    return lxml.html.parse(str(project / "dist" / "preview" / f"{DRAFT}.html")).getroot()


@pytest.fixture(scope="module")
def web(shown) -> lxml.html.HtmlElement:
    """The web page inside it."""
    (frame,) = shown.xpath("//iframe")
    return lxml.html.document_fromstring(frame.get("srcdoc"))


def addresses(document: lxml.html.HtmlElement) -> list[str]:
    """Everything that a document could load or lead to."""
    told = [element.get(name) for element in document.iter() for name in PLACES if element.get(name)]
    styles = "".join(document.xpath("//style/text()"))
    return told + re.findall(r"url\(([^)]*)\)|@import", styles)


@pytest.mark.slow
def test_it_loads_nothing(shown, web):
    """All that the file and the page inside it name is inside the file; no script is left, and the frame runs none."""
    found = addresses(shown) + addresses(web)
    assert len([address for address in found if address.startswith("data:")]) >= 4
    # Inside a drawing, a part is named by its id.
    assert [address for address in found if not address.startswith(("data:", "#"))] == []
    assert shown.xpath("//script") + web.xpath("//script") == []
    assert shown.xpath("//iframe/@sandbox") == [""]
    (policy,) = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


@pytest.mark.slow
def test_all_its_dresses_are_there(shown, web, project):
    """Web page, both sides of the sheet, both inks and the words alone stand side by side, and say the same steps."""
    draft = load_library(project / "data").drafts[DRAFT].exercise
    assert web.findtext(".//h1") == draft.name
    page = " ".join(web.text_content().split())
    text = " ".join("\n".join(shown.xpath("//pre/text()")).split())
    assert draft.steps
    assert [step for step in draft.steps if step not in page or step not in text] == []
    pictures = [src[:22] for src in shown.xpath("//img/@src")]
    assert pictures == ["data:image/png;base64,"] * len(pictures)
    assert len(pictures) >= 2
    drawings = shown.xpath("//section/*[local-name()='svg']")
    assert [drawing.get("aria-label") for drawing in drawings] == [drawings[0].get("aria-label")] * 2
    inks = [{word.lower() for word in re.findall(r"#[0-9A-Fa-f]{6}", lxml.html.tostring(each, encoding="unicode"))}
            for each in drawings]  # fmt: skip
    assert inks[0] != inks[1]


@pytest.mark.slow
def test_a_draft_is_called_one(shown, web, project):
    """A draft says that it is one, on its page and in its words, before anything else."""
    title = load_library(project / "data").phrases["draft"]["title"]
    assert title in " ".join(web.xpath("//p[@class='stop']")[0].text_content().split())
    assert shown.xpath("//pre/text()")[1].startswith(title)


@pytest.mark.slow
def test_it_says_what_is_left(shown, project):
    """Below stands each message that the check would bring if the mark went, with its line."""
    said = [item.text_content() for item in shown.xpath("//section[last()]//li")]
    assert {line.partition(" [")[0].split(": ")[2].split(",")[0] for line in said} == {
        "sources is empty",
        "checked is missing",
        "The field purpose says word for word what clamshell says",
        "The field steps says word for word what clamshell says",
        "The picture is the same as that of clamshell",
        "The field alt says word for word what clamshell says",
    }
    lines = (project / "data" / "exercises.yaml").read_text(encoding="utf-8").splitlines()
    numbers = [int(line.split(":")[1]) for line in said if "sources is empty" in line]
    assert [lines[number - 1] for number in numbers] == ["  sources: []"]


@pytest.mark.slow
def test_a_draft_passes_the_check(project, monkeypatch):
    """With a draft in it, the check of content and pages finds nothing, nor anything in the draft's picture."""
    pictures = scripts.check.wrong_pictures
    drawn = load_library(project / "data").drafts[DRAFT].figure

    def only_the_draft(figures: Figures) -> Iterator[Finding]:
        """The others are judged with their own tests, and take seconds."""
        assert figures.figures[DRAFT] == drawn
        return pictures(figures.model_copy(update={"figures": {DRAFT: drawn}}))

    monkeypatch.setattr(scripts.check, "wrong_pictures", only_the_draft)
    assert list(map(str, scripts.check.problems_of(project))) == []


def test_an_unknown_id_gets_a_near_one(project, capsys):
    """An id that does not exist ends with 2 and the near id; nothing is written."""
    assert preview_exercise.main(["clamshel"], project) == 2
    assert 'Did you mean "clamshell"?' in capsys.readouterr().err
    assert not (project / "dist" / "preview" / "clamshel.html").exists()


def test_without_its_page_the_page_is_named(project, tmp_path, capsys):
    """An entry whose page nobody has written yet is no traceback: the page is named, with what to write into it."""
    copy = shutil.copytree(project, tmp_path / "copy")
    (copy / "docs" / "exercises" / "clamshell.md").unlink()
    assert preview_exercise.main(["clamshell"], copy) == 1
    assert capsys.readouterr().err.startswith(
        'docs/exercises/clamshell.md:1:1: This exercise has no page. Create the file with the lines "# Clamshell" and '
    )


def test_without_pdftoppm_the_sheet_is_left_out(project, monkeypatch):
    """Where nothing can turn a PDF into pictures, the rest of the preview is there all the same."""
    monkeypatch.setattr(preview_exercise.shutil, "which", lambda _: None)
    library = load_library(project / "data")
    assert preview_exercise.open_project(project, library, DRAFT).sheet("a4") == []


def test_a_finished_exercise_has_nothing_left():
    """An exercise of the library has nothing left to do."""
    library = load_library(ROOT / "data")
    assert list(preview_exercise.open_project(ROOT, library, "clamshell").left()) == []
