"""What a page may hold: everything else is a message with its place, and the builds say the same."""

from pathlib import Path

import pytest
from mkdocs.utils import markdown_extensions
from mutations import MARKUP, MATTER

from macros.facts.problems import ContentError
from macros.page_matter import KEYS
from macros.page_safety import (
    TAKEN_FOR_PAGES,
    as_read,
    must_be_safe,
    strange_files,
    stray_code,
    unsafe_pages,
)
from macros.paper.pages import PageError, PageReader
from macros.site_engine import SourcePage, read_book, read_pages
from macros.views.vocabulary import WORDS

ROOT = Path(__file__).resolve().parent.parent.parent
BOOK = read_book(ROOT)

CODE = {
    "a sum": "{{ 7 * 7 }}",
    "a class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "a word's own parts": "{{ exercise.__globals__ }}",
    "a program": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "a filter": '{{ exercise("clamshell") | upper }}',
    "a call of what a call gives": '{{ exercise("clamshell").upper() }}',
    "a call in a call": '{{ exercise(exercise("clamshell")) }}',
    "a list of values": '{{ exercise(*["clamshell"]) }}',
    "a large value": '{{ exercise("a" * 99999999) }}',
    "a statement": "{% set x = 1 %}",
    "a file": "{% include '/etc/passwd' %}",
    "a loop": "{% for a in range(9) %}x{% endfor %}",
    "a comment": "{# x #}",
    "a call in a line": 'Do {{ exercise("clamshell") }}',
    "a call that ends later": '{{ exercise(\n"clamshell") }}',
    "another raw end": "{% raw %}{%endraw%}{{ 7 }}{% raw %}{% endraw %}",
    "three braces": '{{{ exercise("clamshell") }}',
    "a brace in a value": '{{ exercise("{{") }}',
    "trimmed": '{{- exercise("clamshell") -}}',
    "an open brace": "{{ exercise(",
}
PLAIN = {
    "nothing": "Words alone. {a: b} } {",
    "a call": '{{ exercise("clamshell") }}',
    "two calls": '{{ exercises(level="seated") }}\n\n{{ checklist("feet-after", tick=False) }}\n',
    "no values": "{{ review_state() }}",
    "shown braces": "In code: `{% raw %}{{ words.a }}{% if b %}{% endraw %}`",
}
LINKS = ("[a](other.md)", "[a](https://example.org/a?b=c#d)", "[a](#place)", "<https://example.org>", "[a](tel:911)")


def page(text: str, meta: dict | None = None) -> SourcePage:
    """A page with that text, which stands in the file of the home page."""
    return SourcePage("index.md", text, meta or {})


def codes(text: str, meta: dict | None = None) -> list[str]:
    """The codes of what is unsafe on a page."""
    return [problem.code for problem in unsafe_pages(ROOT / "docs", [page(text, meta)], BOOK.markdown())]


@pytest.mark.parametrize("name", CODE)
def test_more_than_a_call_is_refused(name):
    """Code is refused on a page by the check, and by the book, which does not run it."""
    assert stray_code(CODE[name]) is not None
    assert codes(CODE[name]) == ["page-code"]
    ran = []
    reader = PageReader({"exercise": lambda *_: ran.append(1) or ""}, BOOK.markdown(), ())
    with pytest.raises(PageError, match="more than a call"):
        reader.fill(page(CODE[name]))
    assert ran == []


@pytest.mark.parametrize("name", ["{#hold-on}", "{# hold-on }"])
def test_the_name_of_a_heading_is_told_from_code(name):
    """The name of a heading without a space in its braces is told as one, and what the cure says passes."""
    (problem,) = unsafe_pages(ROOT / "docs", [page(f"## Hold on {name}")], BOOK.markdown())
    assert problem.cure == "Write { #hold-on }, with a space inside each brace."
    assert codes("## Hold on { #hold-on }") == []


@pytest.mark.parametrize("name", PLAIN)
def test_plain_calls_are_fine(name):
    """Calls with plain values, and braces that are only shown, are fine."""
    assert codes(PLAIN[name]) == []


@pytest.mark.parametrize("word", ["range", "lipsum", "dict", "cycler", "namespace", "context", "macros_info", "now"])
def test_words_of_engines_are_refused(word, tmp_path):
    """A word of Jinja's own, or of MkDocs' plugin, is none of ours: the builds refuse it, the book does not know it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Home\n\n{{{{ {word}() }}}}\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    with pytest.raises(ContentError, match=rf'docs/index.md:3:4: "{word}" is not a word that pages can speak'):
        must_be_safe(tmp_path, tmp_path / "docs", WORDS)
    with pytest.raises(PageError, match="is not a word"):
        PageReader({}, BOOK.markdown(), ()).fill(page(f"{{{{ {word}() }}}}"))


ACTIVE = ("<s", "<i", "<b", "<f", "<m", "<?", "script:", "onclick", "style=", "//[", "example.org/x.png")
"""Signs of markup that does something, or that browsers and Markdown may read in two ways."""
REFUSED = [text for text in MARKUP if any(sign in text.lower() for sign in ACTIVE)]


@pytest.mark.parametrize("markup", REFUSED, ids=lambda text: text[:40])
def test_active_markup_is_refused(markup):
    """Scripts, handlers, styles, frames, comments and links to code are refused on a page, however they are written."""
    assert set(codes(f"# Home\n\nWords.\n\n{markup}\n\nWords.")) == {"page-markup"}


TABLE = "# Home\n\n| Day | Sets |\n{}\n| One | 2 |\n| Two | 2 |\n"


@pytest.mark.parametrize("rule", ["|:---|:---:|", "| --- | ---: |", ":---|---"])
def test_a_table_with_colons_is_told_once_at_their_line(rule, tmp_path):
    """A table whose columns are lined up is one message, where the colons stand; without them it passes."""
    (tmp_path / "docs").mkdir()
    path = tmp_path / "docs" / "index.md"
    path.write_text(TABLE.format(rule))
    (problem,) = unsafe_pages(tmp_path / "docs", read_pages(tmp_path / "docs"), BOOK.markdown())
    assert (problem.line, problem.column, problem.code) == (4, 1, "page-markup")
    assert problem.cure == "Take the colons out of this line."
    assert codes(TABLE.format(rule.replace(":", "-"))) == []


def test_a_style_is_refused_beside_a_table_with_colons():
    """Colons of a table excuse no style but the one that Markdown makes of them."""
    assert codes(TABLE.format("|:---|---|") + '\n<p style="color: red">Words.</p>') == ["page-markup"] * 2


CUT = "{% raw %}{% endraw %}"
"""What the builds take out before they read a page."""
CUT_IN_TWO = {
    "meta": f'More <{CUT}meta http-equiv="refresh" content="0;url=https://evil.example/"> words.',
    "script": f"<scr{CUT}ipt>alert(1)</script>",
    "style": f"<st{CUT}yle>p {{display: none}}</style>",
    "image": f"![far](ht{CUT}tps://evil.example/a.png)",
    "link": f"[See](ja{CUT}vascript:alert%281%29)",
    "handler": f'<p on{CUT}click="alert(1)">Words.</p>',
    "shown": "{% raw %}<script>alert(1)</script>{% endraw %}",
    "in pieces": "<{% raw %}scr{% endraw %}{% raw %}ipt{% endraw %}>alert(1)</script>",
    "around a call": '{% raw %}\n{{ exercise("clamshell") }}\n<meta{% endraw %} name="x">',
}


@pytest.mark.parametrize("name", CUT_IN_TWO)
def test_markup_is_judged_as_the_builds_read_it(name):
    """Marks of raw inside a tag or an address do not hide it: the builds take them out, and so does the check."""
    assert set(codes(f"# Home\n\nWords.\n\n{CUT_IN_TWO[name]}\n\nWords.")) == {"page-markup"}
    filled = PageReader({}, BOOK.markdown(), ()).fill(page(CUT_IN_TWO[name]))
    assert as_read(CUT_IN_TWO[name]).text == filled, "the check reads another text than the builds"


def test_places_are_found_behind_marks():
    """A letter of the text without marks and calls is found again in the page as it is written."""
    text = f'A{CUT}b {{% raw %}}c{{{{ d() }}}}{{% endraw %}}\n{{{{ exercise("clamshell") }}}}\ne'
    read = as_read(text, calls=False)
    assert read.text == "Ab c{{ d() }}\n\ne"
    assert [text[read.written(read.text.index(letter))] for letter in "Abcde"] == list("Abcde")
    assert read.written(len(read.text)) == len(text)
    assert as_read(text).text == 'Ab c{{ d() }}\n{{ exercise("clamshell") }}\ne'


@pytest.mark.parametrize("link", LINKS)
def test_links_to_places_are_fine(link):
    """Links to pages, to https, to mail and to a telephone are fine."""
    assert codes(f"Words {link} and words.") == []


def test_front_matter_is_known():
    """A key that is not known, or holds another kind of value, is refused; the keys of our pages are fine."""
    for page_read in BOOK.sources:
        assert codes("", page_read.meta) == [], page_read.path
    for key in ("template", "structured", "render_macros", "back", "review", "title", 7):
        assert codes("", {key: "x"}) == ["page-matter"]
    wrong = {
        "back_url": "javascript:alert(1)",
        "styles": ['"><script>'],
        "paper": "no",
        "checked": "2026-11-22",
        "grade": True,
        "level": "seatd",
        "contents": "maybe",
        "clinical": False,  # the word alone makes a page clinical
    }
    for key, value in (*wrong.items(), ("grade", 7), ("level", None), ("level", ["seated"])):
        assert codes("", {key: value}) == ["page-matter"], key
    assert codes("", {"level": "seated", "grade": 8, "paper": False, "contents": False, "clinical": True}) == []
    assert {line.partition(":")[0] for line in MATTER} & set(KEYS)


def test_endings_of_pages_are_those_of_mkdocs():
    """What MkDocs takes for a page is known here: one more ending would be a page that nobody judges."""
    assert set(markdown_extensions) == TAKEN_FOR_PAGES


def test_files_that_are_no_pages_are_refused(tmp_path):
    """A link to elsewhere, a file among the pages that is none, and a page whose name would be run are refused.

    Files of assets/ are not looked at, but for those that MkDocs would take for a page.
    """
    for name in (
        "docs/assets/a.js",
        "docs/api/v1/a.json",
        "docs/a.md",
        "data/a.yaml",
        "docs/evil.html",
        "docs/b/x.svg",
        "docs/grow/{{ 7 * 7 }}.md",
        "docs/{% x %}/a.md",
        "docs/Upper.md",
        "docs/assets/a.markdown",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "docs" / "passwords.md").symlink_to("/etc/passwd")
    (tmp_path / "data" / "zero.yaml").symlink_to("/dev/zero")
    found = {(problem.file, problem.code) for problem in strange_files(tmp_path)}
    assert found == {
        ("docs/evil.html", "file-strange"), ("docs/b/x.svg", "file-strange"),
        ("docs/grow/{{ 7 * 7 }}.md", "file-strange"), ("docs/{% x %}/a.md", "file-strange"),
        ("docs/Upper.md", "file-strange"), ("docs/assets/a.markdown", "file-strange"),
        ("docs/passwords.md", "file-link"), ("data/zero.yaml", "file-link"),
    }  # fmt: skip
    with pytest.raises(ContentError, match="This is a link to another file"):
        must_be_safe(tmp_path, tmp_path / "docs", WORDS)


def test_our_pages_are_safe():
    """Every page of docs/ is safe, and there are many."""
    pages = read_pages(ROOT / "docs")
    assert len(pages) > 90
    assert list(unsafe_pages(ROOT / "docs", pages, BOOK.markdown())) == []
    must_be_safe(ROOT, ROOT / "docs", WORDS)


def test_places_are_found(tmp_path):
    """A fault is found in the line where it stands, behind the front matter too."""
    (tmp_path / "docs").mkdir()
    path = tmp_path / "docs" / "index.md"
    path.write_text("---\ncolour: red\n---\n\n# Home\n\nWords <b>bold</b>.\n\n[a](javascript:x)\n")
    pages = read_pages(tmp_path / "docs")
    found = {(problem.line, problem.column) for problem in unsafe_pages(tmp_path / "docs", pages, BOOK.markdown())}
    assert found == {(2, 1), (7, 7), (9, 5)}
