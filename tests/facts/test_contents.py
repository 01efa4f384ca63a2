"""What the book and each booklet hold is compared, and is part of an edition."""

import shutil

import pytest

from macros.facts.comparing import compare
from macros.facts.contents import NEVER_LEFT_OUT, chapters, products
from macros.facts.editions import edition_id
from macros.facts.library import read_library
from macros.site_engine import read_book
from scripts.check import problems_of

NAV = "nav:\n  - Home: index.md\n  - Is it safe?:\n      - safety/index.md\n      - Stop: safety/stop-signs.md\n"
LEAFLET = """
  leaflet:
    name: A leaflet
    line: It is about feet.
    template: leaflet
    styles: [base]
    margins: even
    pages: [feet.md, index.md]
"""


@pytest.fixture
def project(laid_over, sample):
    """The sample with its pages, its nav, and a product that names pages."""
    folder = laid_over(None)
    shutil.copytree(sample / "docs", folder / "docs")
    shutil.copyfile(sample / "mkdocs.yml", folder / "mkdocs.yml")
    with (folder / "data" / "handouts.yaml").open("a") as file:
        file.write(LEAFLET)
    return folder


@pytest.fixture
def told(project, tmp_path):
    """Exchange a piece of a file, then tell what changed, and if it is another edition."""

    def make(name: str, old: str, new: str):
        before = shutil.copytree(project, tmp_path / "before")
        text = (project / name).read_text()
        assert old in text
        (project / name).write_text(text.replace(old, new, 1))
        changes = compare(read_library(before / "data"), read_library(project / "data"))
        found = [(each.kind, each.about, each.name, each.was, each.now) for each in changes]
        return found, edition_id(before) != edition_id(project)

    return make


STOP, FEET = "      - safety/stop-signs.md\n", "      - feet.md\n"
CASES = {
    "left-the-nav": ("mkdocs.yml", STOP, "", [("safety", "mkdocs", "contents", "Stop signs", None)]),
    "left-its-chapter": (
        "mkdocs.yml", STOP, "  - safety/stop-signs.md\n", [("safety", "mkdocs", "contents", "Stop signs", None)]
    ),
    "came": ("mkdocs.yml", FEET, f"{FEET}      - index.md\n", [("safety", "mkdocs", "contents", None, "Sample")]),
    "another-order": (
        "mkdocs.yml", "      - safety/index.md\n      - safety/stop-signs.md\n",
        "      - safety/stop-signs.md\n      - safety/index.md\n",
        [("words", "mkdocs", "contents",
          "Feet: Look after your feet, Is it safe?: Is it safe?, Is it safe?: Stop signs",
          "Feet: Look after your feet, Is it safe?: Stop signs, Is it safe?: Is it safe?")],
    ),
    "another-chapter": (
        "mkdocs.yml", "  - Feet:\n", "  - Your feet:\n",
        [("words", "mkdocs", "contents", "Feet: Look after your feet", "Your feet: Look after your feet")],
    ),
    "left-a-product": (
        "data/handouts.yaml", "[feet.md, index.md]", "[index.md]",
        [("safety", "handouts", "A leaflet", "Look after your feet", None)],
    ),
    "came-to-a-product": (
        "data/handouts.yaml", "index.md]", "index.md, safety/index.md]",
        [("safety", "handouts", "A leaflet", None, "Is it safe?")],
    ),
    "whole-book-no-more": (
        "data/handouts.yaml", "    title: Get stronger\n",
        "    title: Get stronger\n    pages: [safety/index.md, safety/stop-signs.md]\n",
        [("safety", "handouts", "The whole handbook", "Look after your feet", None)],
    ),
    "a-product-is-gone": (
        "data/handouts.yaml", LEAFLET, "", [("words", "handouts", "A leaflet", "A leaflet", None)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_a_book_holds_is_compared(case, told):
    """A page that leaves or comes is safety, another order is words, and each makes another edition."""
    *change, expected = CASES[case]
    assert told(*change) == (expected, True)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", "site_name: Sample", "site_name: Another"),
        ("mkdocs.yml", "nav:\n", "site_url: !ENV [SITE_URL, '']\nnav:\n"),
        ("data/handouts.yaml", "line: It is about feet.", "line: It is about both feet."),
    ],
    ids=["site", "tag", "words"],
)
def test_the_rest_of_these_files_is_no_content(name, old, new, told):
    """What mkdocs.yml and data/handouts.yaml say besides is neither a change for readers nor another edition."""
    assert told(name, old, new) == ([], False)


def test_the_nav_is_read_as_mkdocs_reads_it(root, sample):
    """The chapters that we read, without running anything, are those that MkDocs finds."""
    for folder in (root, sample):
        found = [(page.path, chapter.title) for chapter in read_book(folder).chapters for page in chapter.pages]
        assert list(chapters(folder).items()) == found
        assert {page for page, _ in found} >= set(NEVER_LEFT_OUT)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        (NAV, ["safety/index.md", "safety/stop-signs.md"]),
        (NAV.replace("Stop: safety", "Stop: !ENV [X, safety").replace("signs.md", "signs.md]"), ["safety/index.md"]),
        (NAV.replace("      - Stop: ", "      - More:\n          - "), ["safety/index.md"]),
        (f"site_description: A book\n  for feet.\n{NAV}", ["safety/index.md", "safety/stop-signs.md"]),
        (f"{NAV}{NAV}", []),
        (f"{NAV}'nav': [index.md]\n", []),
        (f"x: &x 1\n{NAV}", []),
        ("nav: !ENV [X]\n", []),
        ("nav: a.md\n", []),
        ("- nav\n", []),
        ("nav: [a\n", []),
        ("", []),
    ],
    ids=[
        "plain",
        "tag",
        "deep",
        "beside a long text",
        "twice",
        "quotes",
        "anchor",
        "tagged",
        "text",
        "list",
        "broken",
        "empty",
    ],
)
def test_only_a_plain_nav_counts(text, pages, tmp_path):
    """What MkDocs may read in another way than we do is not counted, so that a page which hides there has left."""
    (tmp_path / "mkdocs.yml").write_text(text)
    assert list(chapters(tmp_path)) == pages


def test_products_that_name_pages(root, tmp_path):
    """Every product of the list that names pages is found; a list that cannot be read names none."""
    listed = read_library(root / "data").handouts.handouts
    assert products(root) == {name: each.pages for name, each in listed.items() if each.pages}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "handouts.yaml").write_text("anything\n")
    assert (products(tmp_path), products(tmp_path / "nowhere")) == ({}, {})


@pytest.mark.parametrize("instead", ["", "  - safety/stop-signs.md\n"], ids=["gone", "in-no-chapter"])
def test_the_whole_book_says_when_to_stop(instead, laid_over, root):
    """A nav that leaves a page of safety out of the book is refused, with the file and the page."""
    project = laid_over(root / "tests" / "broken" / "page-unchecked")
    nav = project / "mkdocs.yml"
    nav.write_text(nav.read_text().replace(STOP, instead))
    found = [each for each in problems_of(project) if each.code == "book-without-safety"]
    assert [(each.file, each.cure.split(",")[0]) for each in found] == [("docs/safety/stop-signs.md", "In mkdocs.yml")]
