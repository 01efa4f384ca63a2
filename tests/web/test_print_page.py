"""The print page with everything printed, and the guide for clinics, as people read and tap them."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from building import PLAIN, ROOT, build, copy_sources, few_pages
from filelock import FileLock
from measuring import hard_to_use, text_of

from macros.facts.clinic import read_clinic
from macros.facts.editions import edition_id
from macros.facts.library import load_library
from macros.facts.model.clinic import Call, Clinic, Language
from macros.paper.letters import printable_letters
from scripts.judges.axe import in_both_schemes
from scripts.judges.crawling import Site
from tests.views.print_list import print_list

EXAMPLE = ROOT / "docs" / "assets" / "clinic-example.yaml"
GUIDE = ROOT / "docs" / "make-your-own.md"
MAX_BYTES = 20_000
SIZES = {
    "phone": {"width": 360, "height": 800},
    "400 percent": {"width": 320, "height": 256},
    "desk": {"width": 1280, "height": 900},
}
FILES = (".pdf", ".epub", ".txt", ".zip")
"""How the names of printed files end."""
PAGES = ("print/", "make-your-own/")

slow = pytest.mark.slow
each_page = pytest.mark.parametrize("url", PAGES)


@pytest.fixture(scope="module")
def printed(shared: Path) -> Path:
    """A project with a list of everything printed, its site beside it with empty files for the links; made once."""
    folder = shared / "with-prints"
    with FileLock(shared / "with-prints.lock"):
        if not folder.is_dir():
            new = copy_sources(shared / "prints-being-made")
            prints = print_list(load_library(new / "data"), edition_id(new))
            (new / "dist").mkdir()
            (new / "dist" / "prints.json").write_text(json.dumps(prints), encoding="utf-8")
            done = build(new, new / "site", **PLAIN)
            assert (done.code, done.said) == (0, "")
            for name in (*prints["files"], "steady-strength-site.zip"):
                (new / "site" / "print" / name).touch()
            new.rename(folder)
    return folder


@pytest.fixture(scope="module")
def offering(printed: Path, serve) -> str:
    """Where the site that offers everything is served."""
    return serve(printed / "site")


@slow
def test_every_link_leads_to_a_file(printed):
    """With everything printed each link of the print page leads somewhere, and each file has one."""
    site = Site(printed / "site")
    assert site.link_faults("print/index.html") == []
    files = json.loads((printed / "dist" / "prints.json").read_bytes())["files"]
    links = site.pages["print/index.html"].xpath("//main//a/@href")
    assert len(files) > 100
    assert [name for name in files if links.count(name) != 1] == []


def offered(site: Site) -> list[str]:
    """The files that the print page links to."""
    return [link for link in site.pages["print/index.html"].xpath("//main//a/@href") if link.endswith(FILES)]


@slow
def test_a_site_is_built_without_prints(site):
    """Without a list the print page has no link that leads nowhere, and offers no file."""
    whole = Site(site)
    assert whole.link_faults("print/index.html") == []
    assert offered(whole) == []


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Path:
    """A project whose site is little more than the print page, with a list of everything printed."""
    project = copy_sources(tmp_path_factory.mktemp("print") / "project")
    page = (ROOT / "docs" / "print.md").read_text(encoding="utf-8")
    few_pages(project, {"index.md": "# Home\n", "print.md": page, GUIDE.name: "# Guide\n"})
    (project / "dist").mkdir()
    prints = print_list(load_library(project / "data"), edition_id(project))
    (project / "dist" / "prints.json").write_text(json.dumps(prints), encoding="utf-8")
    return project


def offered_alone(project: Path, site: Path) -> list[str]:
    """The files that the print page of such a project offers. It is built in silence."""
    done = build(project, site, "--config-file", "few.yml", **PLAIN)
    assert (done.code, done.said) == (0, "")
    return offered(Site(site))


@slow
def test_a_print_page_alone_offers_files(alone, tmp_path):
    """The small project offers every file of its list, so that what takes them away below is the list alone."""
    assert len(offered_alone(alone, tmp_path / "site")) > 100


@slow
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"edition": "0a0a0a", "files": {}}'], ids=str)
def test_a_spoiled_list_offers_no_file(content, alone, tmp_path):
    """With a broken or an old list the site is built in silence and offers no file."""
    project = tmp_path / "project"
    shutil.copytree(alone, project)
    (project / "dist" / "prints.json").write_bytes(content)
    assert offered_alone(project, tmp_path / "site") == []


@slow
@each_page
def test_pages_are_light(url, printed):
    """The page itself weighs no more than 20 kB, compressed, with a hundred links on it."""
    assert len(gzip.compress((printed / "site" / url / "index.html").read_bytes(), 6, mtime=0)) <= MAX_BYTES


@slow
@each_page
def test_axe_finds_nothing(url, new_page, offering):
    """The pages break no rule of axe, in light and in dark."""
    page = new_page()
    page.goto(offering + url)
    assert in_both_schemes(page) == {"light": [], "dark": []}


@slow
@pytest.mark.parametrize("size", SIZES)
@each_page
def test_every_link_can_be_read_and_tapped(url, size, page, offering):
    """Nothing sticks out or is cut off, all text is 20 px or more, and targets are 44 px high or more."""
    page.set_viewport_size(SIZES[size])
    page.goto(offering + url)
    assert hard_to_use(page) == []


@slow
@each_page
def test_pages_need_no_scripts(url, page, new_page, offering):
    """Without scripts the pages say the same words."""
    plain = new_page(java_script_enabled=False)
    for each in (plain, page):
        each.goto(offering + url)
    assert text_of(plain, "main") == text_of(page, "main") != ""


@slow
def test_a_screen_reader_hears_the_exercise(page, offering):
    """A short link of an exercise is heard with the name of the exercise."""
    page.goto(f"{offering}print/")
    name = load_library(ROOT / "data").exercises["clamshell"].name
    link = page.get_by_role("link", name=f"{name}, Letter (2 pages)", exact=True)
    assert link.inner_text() == "Letter (2 pages)"
    assert link.get_attribute("href") == "exercise-clamshell-letter.pdf"


def test_the_example_is_sound():
    """The clinic.yaml that the guide offers is read without a word, and shows every field but the logo's."""
    fonts = (ROOT / "macros" / "paper" / "fonts").glob("*.ttf")
    told = read_clinic(EXAMPLE, printable_letters(fonts)).clinic
    assert told.model_fields_set == set(Clinic.model_fields) - {"logo"}
    assert "\n# logo: " in EXAMPLE.read_text(encoding="utf-8")


def test_the_guide_shows_the_example():
    """What the guide shows is the file that it offers, letter by letter."""
    shown = GUIDE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    assert shown == EXAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("model", [Clinic, Call, Language])
def test_the_guide_explains_every_field(model):
    """The guide names every field, each with the most items that a list of it may have."""
    lines = [line for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("- **")]
    for name, field in model.model_fields.items():
        told = [line for line in lines if f"**{name}**" in line]
        assert told, name
        most = next((limit.max_length for limit in field.metadata if hasattr(limit, "max_length")), None)
        if "list" in str(field.annotation):
            assert f"up to {most}" in told[0], name
