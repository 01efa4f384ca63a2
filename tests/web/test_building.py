"""Building the site: the same bytes each time, and no site from content with a mistake in it."""

import re
import shutil

import pytest
from building import PLAIN, build, copy_sources, few_pages

from tests.copying import ROOT, files_of

pytestmark = pytest.mark.slow

MISTAKES = {
    "unknown word": ('{{ exercize("clamshell") }}', 'Did you mean "exercise"?'),
    "unknown id": ('{{ exercise("clamshel") }}', 'Did you mean "clamshell"?'),
    "open brace": ('{{ exercise("clamshell") }', "is more than a call of a word"),
    "missing page": ("[there](gone.md)", "gone.md"),
    "missing place": ("[there](other.md#gone)", "gone"),
}
"""What a page may say wrong, and what the build says about it."""


def flags_of_make() -> list[str]:
    """The flags with which `make site` builds, by way of scripts/build_site.py and the door to MkDocs."""
    assert re.search(r"^site:.*\n\t.* scripts/build_site\.py$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    found = re.search(r'command = \["build"((?:, "--[a-z]+")*)', (ROOT / "macros" / "site_engine.py").read_text())
    assert found, "The site is built in another way: change this test with it"
    return re.findall("--[a-z]+", found[1])


@pytest.fixture
def few(tmp_path):
    """A copy of everything that a build reads, with two pages that are in order."""
    project = copy_sources(tmp_path / "project")
    home = "# Home\n\n[Other](other.md#other)\n\n{{ review_state() }}\n"
    few_pages(project, {"index.md": home, "other.md": "# Other\n"})
    return project


def test_two_builds_are_the_same_bytes(site, shared, tmp_path):
    """A second build, in which Python orders its sets another way, is equal to the first byte for byte."""
    done = build(shared / "sources", tmp_path / "again", **PLAIN | {"PYTHONHASHSEED": "1"})
    assert (done.code, done.said) == (0, "")
    first, second = files_of(site), files_of(tmp_path / "again")
    assert set(first) == set(second)
    assert [file for file in second if first[file] != second[file]] == []


def test_two_pages_alone_can_be_built(few, tmp_path):
    """The small project is in order, so that what stops it below is the mistake alone."""
    done = build(few, tmp_path / "out", "--config-file", "few.yml")
    assert (done.code, done.said) == (0, "")
    assert 'class="state"' in (tmp_path / "out" / "index.html").read_text()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_on_a_page_stops_make(mistake, few, tmp_path):
    """With the flags of `make site`, a page that names what does not exist stops the build and is named."""
    wrong, said = MISTAKES[mistake]
    with (few / "few" / "index.md").open("a") as page:
        page.write(f"\n{wrong}\n")
    done = build(few, tmp_path / "out", *flags_of_make(), "--config-file", "few.yml")
    assert done.code != 0
    assert said in done.said


def test_mistake_on_a_page_stops_publishing(few, tmp_path):
    """On the machine that publishes, such a page stops the build as well."""
    with (few / "few" / "index.md").open("a") as page:
        page.write('\n{{ exercise("clamshel") }}\n')
    done = build(few, tmp_path / "out", *flags_of_make(), "--config-file", "few.yml", CI="true")
    assert done.code != 0
    assert 'Did you mean "clamshell"?' in done.said


@pytest.mark.parametrize("flags", [[], ["--quiet"]], ids=["loud", "quiet"])
def test_mistake_in_the_content_stops_the_build(flags, few, tmp_path):
    """A mistake in data/ stops the build with our own message alone, and leaves the last good site as it was."""
    out = tmp_path / "out"
    (out / "safety").mkdir(parents=True)
    (out / "index.html").write_text("the last good site")
    (out / "safety" / "index.html").write_text("and a page of it")
    before = files_of(out)
    exercises = few / "data" / "exercises.yaml"
    text = exercises.read_text(encoding="utf-8")
    line = text[: text.index("level: seated")].count("\n") + 1
    exercises.write_text(text.replace("level: seated", "level: seatd", 1), encoding="utf-8")
    done = build(few, out, *flags, "--config-file", "few.yml")
    assert done.code == 1
    assert done.said.splitlines()[0].strip() == "Error:"
    message = rf'data/exercises\.yaml:{line}:\d+: [a-z-]+: level "seatd" .* Did you mean "seated"\? .*'
    assert re.fullmatch(message, done.said.splitlines()[1])
    assert done.said.splitlines()[2:] == ["1 problem found. Nothing was written."]
    assert files_of(out) == before


def rules_of(sheet: str) -> list[str]:
    """What each rule of a style sheet is for and what it says, without comments, on one line."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return [" ".join(rule.split()) for rule in plain.split("}") if rule.strip()]


def test_pages_ask_for_one_sheet_that_says_all(site, shared):
    """Every page asks for one sheet in place of the three of docs/, and it holds each of their rules, in order."""
    styles = shared / "sources" / "docs" / "assets" / "styles"
    texts = [(styles / f"{name}.css").read_text("utf-8") for name in ("material", "shared", "web")]
    joined = (site / "assets" / "styles" / "site.css").read_text("utf-8")
    assert min(len(rules_of(text)) for text in texts) > 10
    head = texts[0].split("\n", 1)[0]
    assert joined.startswith(f"{head}\n"), "the license of the theme's styles is handed on with them"
    assert joined.count("/*") == 1
    assert rules_of(joined) == [rule for text in texts for rule in rules_of(text)]
    for page in site.rglob("*.html"):
        asked = re.findall(r'<link rel="stylesheet" href="[^"]*?([a-z-]+)\.css"', page.read_text("utf-8"))
        assert asked.count("site") == 1, page
        assert not {"material", "shared", "web"} & set(asked), page


def test_without_the_hook_a_page_is_the_same_but_for_its_sheets(few, tmp_path):
    """An engine that ignores hooks builds the same page, with three sheets that are there."""
    settings = few / "few.yml"
    shutil.copytree(few / "docs" / "assets", few / "few" / "assets")
    plain = build(few, tmp_path / "plain", "--config-file", "few.yml")
    settings.write_text(settings.read_text().replace("hooks: []\n", ""))
    hooked = build(few, tmp_path / "hooked", "--config-file", "few.yml")
    assert (plain.code, plain.said, hooked.code, hooked.said) == (0, "", 0, "")
    pages = [(tmp_path / name / "index.html").read_text("utf-8") for name in ("plain", "hooked")]
    assert len(re.findall("<link rel=.stylesheet", pages[0])) == 3
    without = [re.sub(r'<link rel="stylesheet".*\n', "", page) for page in pages]
    assert without[0] == without[1]
    assert (tmp_path / "plain" / "assets" / "javascripts").is_dir()
    assert not (tmp_path / "hooked" / "assets" / "javascripts").exists()
