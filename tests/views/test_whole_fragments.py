"""Pages with fragments set aside come out as Markdown alone would write them, and no fragment is read by Markdown."""

import re

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from macros.whole_fragments import WholeFragments

EXTENSIONS = ["attr_list", "md_in_html", "toc"]
FRAGMENT = '<section class="a">\n<h2 id="in">Inside</h2>\n<p>1 *2* _3_ &amp; <b>4</b></p>\n</section>'
PAGES = {
    "alone": FRAGMENT,
    "last, with an end of line": f"# Title\n\n{FRAGMENT}\n",
    "between words": f"# Title\n\nWords.\n\n{FRAGMENT}\n\nMore *words*.\n",
    "two of them": f"{FRAGMENT}\n\n<p>Two</p>\n\n- one\n- two\n",
    "inside a box for Markdown": f'<div class="hero" markdown>\n\n# Title\n\n{FRAGMENT}\n\n*Words*\n\n</div>',
    "a box for Markdown in one passage": '<div class="hero" markdown>\n*Words*\n</div>\n\nMore.',
    "HTML with a blank line in it": "<div>\n<p>One *two*</p>\n\n<p>Three *four*</p>\n</div>\n\nMore.",
    "HTML inside a sentence": "Words with <b>a *part*</b> in them.\n\n<b>Bold *words*</b> begin a paragraph.",
    "a line below it": "<p>One</p>\n*Two*\n\nThree",
    "code": "Write this:\n\n    <div>\n    *not read*\n    </div>\n\nMore.",
    "a comment": "<!-- one *two* -->\n\nWords.",
    "nothing": "",
}
"""Pages that each ask something else of the passages between blank lines."""


def written(page: str, *extensions: WholeFragments) -> str:
    """The HTML of a page, without empty lines: they alone may differ."""
    html = Markdown(extensions=[*EXTENSIONS, *extensions]).convert(page)
    return re.sub(r"\n+", "\n", html).strip()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same(page):
    """A page is written just as without the extension."""
    assert written(PAGES[page], WholeFragments()) == written(PAGES[page])


def test_one_page_keeps_nothing_of_the_last():
    """The same Markdown reads one page after the other, each with its own fragments."""
    markdown = Markdown(extensions=[*EXTENSIONS, WholeFragments()])
    assert "<p>One</p>" in markdown.reset().convert("<p>One</p>")
    assert markdown.reset().convert("<p>Two</p>") == "<p>Two</p>"


def test_markdown_reads_no_fragment_but_its_ids():
    """What reads a page between the two steps meets the ids of a fragment, which links may name, and no word of it."""
    seen = []

    class Between(Preprocessor):
        """Stands where MkDocs looks for ids."""

        def run(self, lines):
            """Write the lines down."""
            seen.extend(lines)
            return lines

    markdown = Markdown(extensions=[*EXTENSIONS, WholeFragments()])
    markdown.preprocessors.register(Between(markdown), "between", 21)
    assert "Inside" in markdown.convert(f"Words.\n\n{FRAGMENT}\n\nMore.")
    text = "\n".join(seen)
    assert 'id="in"' in text
    assert "Words." in text
    assert "Inside" not in text
