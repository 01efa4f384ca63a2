"""Every word that pages speak, called with everything it may be called with, on the web and on paper."""

import re

import pytest
from calls import CALLS, DATA, IDS, WORDS, Call, needs
from markdown import Markdown

from macros.prose import NotDrawn
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary
from macros.views.words.speaker import VocabularyError

DOCS = DATA.parent / "docs"
PAGES = sorted(DOCS.rglob("*.md"))

LINK = re.compile(r' (href|action|src)="[^"]*"')
INK = re.compile(r'(?<=<svg class="(?:drawing|picture)").*?(?=</svg>)', re.DOTALL)
MOVEMENT = re.compile(
    r'(?<=<figure class="figure")[^>]*|<div class="play".*?</script>\s*'
    r'|(?<="ex-look">\n)<p class="copy".*?</script>\s*',
    re.DOTALL,
)
"""What only the web has."""

WRONG = [(word, each.name) for word, parameters in WORDS.items() for each in parameters if each.name in IDS]
"""Every place where a page may misspell an id."""


def shape_faults(html: str) -> list[str]:
    """Why Markdown would not leave a fragment alone."""
    found = []
    if not re.match(r"<[a-z]", html):
        found.append("does not begin with a tag at column 0")
    if re.search(r"\n\s*\n", html):
        found.append("holds a blank line")
    if html != html.strip():
        found.append("has space around it")
    return found


def front_matter_keys(text: str) -> set[str]:
    """The keys between the two lines `---` at the top of a page."""
    head = text.split("---\n")[1] if text.startswith("---\n") else ""
    return {line.partition(":")[0].strip() for line in head.splitlines() if ":" in line}


def test_calls_are_collected(library):
    """Every word of the vocabulary is called here, and every parameter is known and has at least two ids."""
    parameters = [parameter for word in WORDS.values() for parameter in word]
    assert {each.name for each in parameters if not isinstance(each.default, bool)} == set(IDS)
    assert {call.word for call in CALLS} == set(Vocabulary(library, lambda: None, Pictures(NotDrawn())).words())
    assert len(CALLS) > 100
    assert all(len(values) > 1 for values in IDS.values())


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_word_renders_in_both_faces(call, speak):
    """Each word renders on the web and on paper, and the two are equal but for links, ink and movement."""
    web, paper = (INK.sub("", speak(call, face)) for face in ("web", "paper"))
    still = MOVEMENT.sub("", web)
    assert LINK.sub("", still) == LINK.sub("", paper)
    assert len(LINK.findall(still)) == len(LINK.findall(paper))
    assert MOVEMENT.sub("", paper) == paper


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_fragment_is_safe_in_markdown(call, speak):
    """Each fragment begins with a tag at column 0, holds no blank line, and comes out of Markdown unchanged."""
    html = speak(call)
    assert shape_faults(html) == []
    assert Markdown(extensions=["attr_list", "md_in_html"]).convert(f"Before\n\n{html}\n\nAfter").split("\n", 1)[1] == (
        f"{html}\n\n<p>After</p>"
    )


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (" <p>x</p>", "does not begin with a tag at column 0"),
        ("words <p>x</p>", "does not begin with a tag at column 0"),
        ("<p>x</p>\n \n<p>y</p>", "holds a blank line"),
        ("<p>x</p>\n", "has space around it"),
    ],
)
def test_a_wrong_shape_is_seen(html, fault):
    """A fragment that Markdown would change is seen."""
    assert fault in shape_faults(html)


def misspelt(word: str, parameter: str, wrong: str) -> Call:
    """A call in which one parameter is wrong and everything else that the word needs is right."""
    right = tuple((name, IDS[name][0]) for name in needs(word) if name != parameter)
    return Call(word, ((parameter, wrong), *right))


@pytest.mark.parametrize(("word", "parameter"), WRONG, ids=str)
def test_unknown_name_is_refused(word, parameter, speak):
    """A misspelt name stops the page with a message that repeats it and names the near word."""
    near = IDS[parameter][0]
    with pytest.raises(VocabularyError) as caught:
        speak(misspelt(word, parameter, f"{near}x"))
    assert f'"{near}x" is not ' in str(caught.value)
    assert f'Did you mean "{near}"?' in str(caught.value)


@pytest.mark.parametrize(("word", "parameter"), WRONG, ids=str)
def test_name_unlike_any_is_refused(word, parameter, speak):
    """A name that is like no other is refused with names that would do."""
    with pytest.raises(VocabularyError, match=f"Write one of: .*{IDS[parameter][0]}"):
        speak(misspelt(word, parameter, "qqqqqq"))


def test_pages_are_collected():
    """The pages of docs/ are found."""
    assert DOCS / "index.md" in PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_front_matter_hides_no_word(page, library):
    """No key at the top of a page is also a word: it would take the word's place on that page."""
    words = set(Vocabulary(library, lambda: None, Pictures(NotDrawn())).words())
    text = page.read_text(encoding="utf-8")
    keys = front_matter_keys(text)
    assert bool(keys) == text.startswith("---")
    assert not keys & words


def test_a_hidden_word_is_seen():
    """The check reads keys from the top of a page only."""
    assert front_matter_keys("---\nlevels: 3\npaper: false\n---\n# Title\nclaims: no\n") == {"levels", "paper"}
