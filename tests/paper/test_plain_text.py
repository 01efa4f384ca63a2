"""The plain text says all that the handbook says, in lines that sound right and that a braille display can show."""

import re
from dataclasses import replace

import pytest
from bound_book import FRONT, LIBRARY, PHRASES, real_book, small_book

from macros.facts.library import load_library
from macros.figures.gallery import Gallery
from macros.paper.binding import BoundChapter
from macros.paper.book import Binder
from macros.paper.plain_text import WIDTH, plain_text
from macros.site_engine import Chapter, read_book
from macros.views.faces import PaperFace
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary

WORDS = PHRASES["reading"]
PAGES = {
    page.anchor: (f"{chapter}.{number}", page)
    for chapter, bound in enumerate(real_book(), start=1)
    for number, page in enumerate(bound.pages, start=1)
}


@pytest.fixture(scope="module")
def text() -> str:
    """The whole handbook."""
    return plain_text(real_book(), FRONT, PHRASES)


def on_page(text: str, anchor: str) -> str:
    """What the text says on one page, its title included."""
    number, page = PAGES[anchor]
    return from_title(text, f"{number}. {page.title}")


def from_title(text: str, title: str) -> str:
    """What the text says on the page with this number and title."""
    return title + text.split(f"\n\n\n\n{title}")[1].split("\n\n\n\n")[0]


def said(*pages: str) -> str:
    """What the text says on the first page of a small book, its title left out."""
    return (
        plain_text(small_book(*pages), FRONT, PHRASES).split("\n\n\n\n1.1. Page 1.\n\n")[1].split("\n\n\n\n")[0].strip()
    )


def too_long(text: str) -> list[str]:
    """The lines past the width that are not one address."""
    return [line for line in text.split("\n") if len(line) > WIDTH and not re.fullmatch(r" *https?://\S+", line)]


def run_on(text: str) -> list[str]:
    """The blocks that a voice would read into the next without a pause."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    return [block for block in blocks if block[-1:] not in ".?!:" and "://" not in block.splitlines()[-1]]


@pytest.fixture
def sample_book(laid_over, tmp_path) -> tuple[BoundChapter, ...]:
    """One chapter with the exercises of the sample, in the real phrases: no change of the real content touches it."""
    (tmp_path / "changes" / "docs").mkdir(parents=True)
    project = laid_over(tmp_path / "changes")
    library, book = load_library(project / "data"), read_book(project)
    pages = tuple(book.loose[f"exercises/{exercise_id}.md"] for exercise_id in library.exercises)
    pictures = Pictures(Gallery(library.figures, project / "figures"))
    vocabulary = Vocabulary(library, lambda: PaperFace("colour"), pictures)
    return tuple(Binder(library, replace(book, chapters=(Chapter("All of it", pages),)), vocabulary).chapters)


@pytest.mark.parametrize("exercise_id", ["heel-raise", "one-leg-heel-raise"])
def test_exercise_reads_well(exercise_id, sample_book, golden):
    """An exercise of the sample reads as a reviewer has seen it."""
    (chapter,) = sample_book
    titles = {page.anchor: f"1.{number}. {page.title}" for number, page in enumerate(chapter.pages, start=1)}
    text = plain_text(sample_book, FRONT, PHRASES)
    golden(f"plain-text/{exercise_id}.txt", from_title(text, titles[f"exercises-{exercise_id}"]) + "\n")


def test_top_says_who_has_reviewed_it(text):
    """The first lines name the book, who has reviewed it, and the edition with its day."""
    top = text.split("\n\n\n")[0]
    assert top.startswith(f"{PHRASES['book']['name']}: {FRONT.title}.\n")
    assert f"\n{FRONT.review}.\n" in top
    assert WORDS["edition"].format(id=FRONT.edition, day=FRONT.day) in top


def test_lines_are_short(text):
    """No line is longer than 72 letters, but for an address, which stands alone and whole."""
    assert text.count("\n") > 5000
    assert too_long(text) == []


def test_blocks_end_with_a_pause(text):
    """Every heading, paragraph and list ends with a mark that a voice pauses at."""
    assert run_on(text) == []


def test_nothing_is_drawn(text):
    """No row of signs, no line drawing and no control character stands in the text."""
    assert re.findall(r"[-=_*~#.]{3,}|[\u2500-\u27bf]|[^\S \n]|[\x00-\x09\x0b-\x1f]", text) == []


def test_every_word_is_there(text):
    """Each page of the text has every word of the page it is made from, but for the log, which is a list to copy."""
    lost = {}
    for anchor, (_, page) in PAGES.items():
        spoken = page.section.xpath(
            ".//text()[not(ancestor::*[local-name()='svg']) and not(ancestor::*[@class='log'])]"
        )
        words = set(re.findall(r"\w+", " ".join(spoken))) - set(re.findall(r"\w+", on_page(text, anchor)))
        if words:
            lost[anchor] = words
    assert len(PAGES) > 70
    assert lost == {}


@pytest.mark.parametrize("anchor", PAGES)
def test_pages_are_found_by_number(anchor, text):
    """The number of a page with a period after it stands in the contents and at the page, and nowhere else."""
    number, page = PAGES[anchor]
    assert len(re.findall(rf"(?<![\d.]){re.escape(number)}\.(?!\d)", text)) == 2
    assert len(re.findall(rf"^{re.escape(number)}\. {re.escape(page.title)}", text, re.MULTILINE)) == 2


def test_every_picture_is_told(text):
    """The text alternative of each picture stands in the text, whole."""
    labels = [label for _, page in PAGES.values() for label in page.section.xpath(".//*[@class='drawing']/@aria-label")]
    assert len(labels) == len(LIBRARY.figures.figures) > 0
    one_line = " ".join(text.split())
    assert [label for label in labels if f"{WORDS['picture']}: {label}" not in one_line] == []


def test_notes_stand_at_their_step():
    """A safety note follows the step at which it is met, with a colon after its label."""
    note = '<div class="met"><p><b>If numb</b> Look.</p></div>'
    assert (
        said(f'<ol class="steps"><li><p>Sit.</p>{note}</li><li><p>Go.</p></li></ol>')
        == "1. Sit.\n   If numb: Look.\n2. Go."
    )


def test_long_items_hang():
    """The second line of an item stands behind its number or dash, also in a list within a list."""
    words = " ".join(["word"] * 20)
    assert said(f"<ol start='9'><li>x</li><li>{words}<ul><li>{words}</li></ul></li></ol>") == "\n".join(
        [
            "9. x.",
            f"10. {' '.join(['word'] * 13)}",
            f"    {' '.join(['word'] * 7)}.",
            f"    - {' '.join(['word'] * 13)}",
            f"      {' '.join(['word'] * 7)}.",
        ]
    )


def test_pairs_are_label_and_value():
    """A list of terms is one line for each: the term, a colon, what it means; a question keeps its mark."""
    assert said("<dl><dt>How many</dt><dd>8 times</dd><dt>Why?</dt><dd>So.</dd></dl>") == "How many: 8 times.\nWhy? So."


def test_tables_are_labels_and_values():
    """A table is told row by row: the row's own head, then each column's head with its cell; empty cells are silent."""
    table = """<table><caption>Sets</caption><thead><tr><th>Move</th><th>Mon</th><th>Tue</th></tr></thead>
<tbody><tr><th>March</th><td>2</td><td></td></tr><tr><th>Curl</th><td>1</td><td>3</td></tr></tbody></table>"""
    assert said(table) == "Sets.\n\nMarch.\nMon: 2.\n\nCurl.\nMon: 1.\nTue: 3."


def test_ladder_and_certainty_are_told():
    """A rung says where it is; a claim says how sure it is in words, then in stairs."""
    ladder = '<ol class="ladder"><li><span class="rung">Rung 2, easier</span> <a href="#page-2">Page 2</a></li></ol>'
    assert said(ladder, "") == f"Rung 2, easier: Page 2 ({WORDS['see']} 1.2)."
    stairs = '<svg class="stairs" aria-hidden="true"><rect fill="currentColor"/><rect fill="none"/></svg>'
    claim = f'<p class="cert">{stairs} <span>Very unsure</span></p>'
    assert said(claim) == f"{WORDS['how_sure']}: Very unsure, 1 {WORDS['of_stairs']}."


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p>Go on: <a href="#page-2">page 2</a>.</p>', "Go on: page 2 (see 1.2)."),
        ('<p>Read <a href="#page-2--place">how</a>.</p>', "Read how (see 1.2, Page 2)."),
        ('<p><a href="#page-2">A</a>, <a href="#page-2--place">B</a>.</p>', "A, B (see 1.2, Page 2)."),
        ('<p><a href="#page-2">A</a>, <a href="#page-3">B</a>.</p>', "A (see 1.2, Page 2), B (see 1.3, Page 3)."),
        ('<h2 id="page-1--b">B</h2><p>See <a href="#page-1--b">B</a> below.</p>', "B.\n\nSee B below."),
        ('<p>See <a href="#gone">there</a>.</p>', "See there."),
        ('<p><a href="https://a.example/b">The study</a></p>', "The study\nhttps://a.example/b"),
        ('<p><a href="https://a.example/b">https://a.example/b</a></p>', "https://a.example/b"),
        ('<ul><li><a href="#page-2">Page 2</a> <span>A line.</span></li></ul>', "- Page 2 (see 1.2): A line."),
    ],
    ids=lambda value: re.sub(r"<[^>]*>", "", value)[:30],
)
def test_links_say_where_they_lead(html, words):
    """A link names the number of its page, and its title where the link does not; an address stands on its own line."""
    assert said(html, '<p id="page-2--place">x</p>', "<p>y</p>") == words


def test_loose_words_become_a_block():
    """Words between two blocks are a block of their own, and a drawing that decorates says nothing."""
    html = '<div>Before<p>In</p><svg aria-hidden="true"></svg> <b>Label</b> after</div>'
    assert said(html) == "Before.\n\nIn.\n\nLabel: after."


def test_faults_are_seen():
    """A line that is too long and a block without a pause are both seen; a lone address is not."""
    assert too_long("x " * 40 + "\nhttps://" + "x" * 80) == ["x " * 40]
    assert run_on("Yes.\n\nNo\n\nA study\nhttps://a.example/b") == ["No"]
