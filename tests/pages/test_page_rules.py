"""Links, images and headings in the Markdown of a page: what is seen, where, and what is left alone."""

import re

import pytest
from markdown import Markdown

from macros.page_rules import held_breath, links, wrong_headings, wrong_leads, wrong_links, wrong_words

FILES = {"index.md", "safety/index.md", "safety/feet.md", "assets/foot.svg"}


def links_wrong(page: str, text: str) -> list[str]:
    """The cures for the links of a page."""
    return [slip.cure for slip in wrong_links(page, text, FILES, {"safety/feet.md": {"each-day"}}.get)]


@pytest.mark.parametrize(
    ("page", "link", "cure"),
    [
        ("index.md", "safety/feat.md", 'Did you mean "safety/feet.md"?'),
        ("index.md", "feet.md", 'Did you mean "safety/feet.md"?'),
        ("safety/index.md", "safety/feet.md", 'Did you mean "feet.md"?'),
        ("safety/feet.md", "../indx.md", 'Did you mean "../index.md"?'),
        ("safety/feet.md", "/index.md", 'Did you mean "../index.md"?'),
        ("index.md", "safety/", 'Did you mean "safety/index.md"?'),
        ("index.md", "../../etc/passwd", "Write the way from this page to a file in docs, such as ../safety/index.md."),
        ("index.md", "", "Write the way from this page to a file in docs, such as ../safety/index.md."),
        ("index.md", "safety/feet.md#nightly", "Write one of: each-day."),
        ("safety/feet.md", "#each-dae", 'Did you mean "each-day"? Write one of: each-day.'),
    ],
)
def test_broken_link_names_the_nearest_target(page, link, cure):
    """A link that leads nowhere is answered with the nearest real file or place, as it is written on that page."""
    assert links_wrong(page, f"Read [about feet]({link}) now.") == [cure]


@pytest.mark.parametrize(
    "text",
    [
        "[feet](safety/feet.md)",
        "[feet](safety/feet.md#each-day)",
        '[feet](<safety/feet.md> "Each day")',
        "[home](safety/../index.md)",
        "[home](index.md#anything)",  # the ids of this page are not known
        "[study](https://example.org/a)",
        "[mail](mailto:somebody@example.org)",
        "`[feet](nothing.md)`",
        "```\n[feet](nothing.md)\n```",
        "<!-- [feet](nothing.md) -->",
    ],
)
def test_good_links_are_left_alone(text):
    """A link that leads somewhere, or that is only shown as code, is no fault."""
    assert links_wrong("index.md", text) == []


def test_every_kind_of_link_is_seen():
    """Links in words, by name, as tags, and around images are found at their places."""
    text = '[a](b.md)\n\n[name]: c.md\n\n<a href="d.md">e</a> <img src="f.png" alt="g"> [![h](i.png)](j.md)'
    found = list(links(text))
    assert [link.target for link in found] == ["b.md", "j.md", "i.png", "c.md", "d.md", "f.png"]
    assert [text[link.offset] for link in found] == ["[", "[", "!", "[", "<", "<"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![](assets/foot.svg)", "image-without-words"),
        ("![ ](assets/foot.svg)", "image-without-words"),
        ('<img src="assets/foot.svg">', "image-without-words"),
        ("Click [here](index.md).", "empty-link-words"),
        ("[**Read more**](index.md)", "empty-link-words"),
        ('<a href="index.md">this page</a>', "empty-link-words"),
        ("[](index.md)", "empty-link-words"),
        ("Click [here][x].\n\n[x]: index.md", "empty-link-words"),
        ("Click [here] [X].\n\n[x]:\n  index.md", "empty-link-words"),
        ("Click [here][].\n\n[here]: index.md", "empty-link-words"),
        ("Click [Here].\n\n[here]: index.md", "empty-link-words"),
        ("![][x]\n\n[x]: assets/foot.svg", "image-without-words"),
    ],
)
def test_missing_words_are_seen(text, code):
    """An image without words and a link that does not say where it leads are named."""
    assert [slip.code for slip in wrong_words(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "![A foot.](assets/foot.svg)",
        '<img src="assets/foot.svg" alt="">',
        "[Here is help](index.md)",
        "`![](a)`",
        "[The first page][here]\n\n[here]: index.md",
        "[The first page]\n\n[the first page]: index.md",
        "[here] is no link.\n\n[x]: index.md",
    ],
)
def test_good_words_are_left_alone(text):
    """Words, an image that says it is there for looks only, and code are no fault."""
    assert list(wrong_words(text)) == []


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("# A\n\n## B\n\n### C\n\n## D\n", []),
        ("# A\n\n```\n# no heading\n```\n", []),
        ("Words.\n\n## B\n", [0]),
        ("## B\n\n# A\n", [0]),
        ("# A\n\n# B\n\n## C\n", [5]),
        ("# A\n\n### C\n", [5]),
        ("# A\n\n## B\n\n#### D\n\n#### E\n", [11]),
        ("# A\n\n#B\n", [5]),
        ("# A\n\n#####Deep\n", [5]),
        ("# A\n\n- # B\n", [5]),
        ("# A\n\n> ### B\n", [5]),
        ("# A\n\nB\n=====\n", [7]),
        ("# A\n\nB\n-\n", [7]),
        ("# A\n\n`B`\n--- \n", [9]),
        ("# A\n\n> B\n> ===\n", [9]),
        ("# A\n\n---\n\nWords.\n", []),
        ("# A\n\n    B\n    ---\n", []),
        ("# A\n\na | b\n--|--\n1 | 2\n", []),
        ("# A\n\n```\nB\n---\n#C\n```\n", []),
    ],
)
def test_headings_out_of_order_are_seen(text, offsets):
    """A page has one title, above all, and no heading skips a level; each fault is told at its heading, once."""
    assert [slip.offset for slip in wrong_headings(text, text)] == offsets


@pytest.mark.parametrize("text", ["#B", "#####B", "- # B", "> # B", "B\n===", "B\n-", "`B`\n---", "> B\n> ==="])
def test_markdown_makes_these_headings(text):
    """Each of these is a heading to Markdown, and so the rules must see it."""
    assert re.search("<h[1-6]", Markdown(extensions=["tables", "fenced_code"]).convert(f"# A\n\n{text}\n\nWords.")[9:])
    assert list(wrong_headings(f"# A\n\n{text}\n", f"# A\n\n{text}\n"))


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ('{{ exercise("wall-march") }}', [3]),
        ('{{ exercise(exercise_id="wall-march") }}', [3]),
        ("[March](../exercises/wall-march.md)", [20]),
        ('{{ exercise("wall-march-2") }} and `exercise("wall-march")`', []),
    ],
)
def test_what_leads_to_a_draft_is_seen(text, offsets):
    """A draft is shown by a call, with the name of its value or without, or by a link; its own page may do so."""
    assert [slip.offset for slip in wrong_leads("index.md", text, ["wall-march"])] == offsets
    assert list(wrong_leads("exercises/wall-march.md", text, ["wall-march"])) == []


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("# Breathe\n\nHold your breath while you lift.\n", [11]),
        ("- Breathe in and hold it.", [2]),
        ("Breathe out on the hard part, and never hold your breath.", []),
        ("A held breath raises the pressure.", []),
        ("# Somebody is told to hold their breath", []),
    ],
)
def test_a_held_breath_on_a_page_is_seen(text, offsets):
    """A page that asks for a held breath is found where it does so."""
    assert [slip.offset for slip in held_breath(text)] == offsets


def test_headings_of_words_in_braces_count():
    """What the vocabulary puts in belongs to the order, and its fault is told at the heading above the braces."""
    text = "# A\n\n{{ cards() }}\n\n## B\n"
    good, bad = (text.replace("{{ cards() }}", f"<h{level}>Card</h{level}>") for level in (2, 3))
    assert list(wrong_headings(text, good)) == []
    (slip,) = wrong_headings(text, bad)
    assert (slip.offset, slip.cure) == (0, "Put a heading with ## above the braces.")
