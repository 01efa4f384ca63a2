"""How a link reaches a page from where it stands."""

import posixpath

import pytest

from macros.views.faces import PaperFace, WebFace


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "print.md", "print/"),
        ("index.md", "safety/index.md", "safety/"),
        ("index.md", "safety/feet.md", "safety/feet/"),
        ("print.md", "index.md", "../"),
        ("print.md", "glossary.md", "../glossary/"),
        ("print.md", "print/handbook-a4.pdf", "handbook-a4.pdf"),
        ("index.md", "print/handbook-a4.pdf", "print/handbook-a4.pdf"),
        ("topics/pain.md", "references.md#smith-2019", "../../references/#smith-2019"),
        ("topics/pain.md", "topics/index.md", "../"),
        ("topics/pain.md", "topics/pain.md#claim", "./#claim"),
        ("topics/index.md", "topics/pain.md", "pain/"),
        ("topics/index.md", "index.md", "../"),
        ("exercises/index.md", "exercises/clamshell.md", "clamshell/"),
        ("exercises/clamshell.md", "exercises/bridge.md", "../bridge/"),
        ("exercises/clamshell.md", "print/handbook-a4.pdf", "../../print/handbook-a4.pdf"),
    ],
)
def test_web_link_is_relative(here, there, href):
    """On the web a link is relative, ends in a slash for a page, and keeps its anchor."""
    assert WebFace(here).href(there) == href


@pytest.mark.parametrize("base", ["/", "/steady-strength/", "/a/b/"])
def test_web_link_works_at_any_base(base):
    """A link leads to the same page wherever the site is put."""
    href = WebFace("topics/pain.md").href("safety/feet.md")
    assert posixpath.normpath(f"{base}topics/pain/{href}") == f"{base}safety/feet"


@pytest.mark.parametrize(
    ("there", "href"),
    [
        ("index.md", "#index"),
        ("print.md", "#print"),
        ("safety/index.md", "#safety"),
        ("safety/feet.md", "#safety-feet"),
        ("references.md#smith-2019", "#references--smith-2019"),
    ],
)
def test_paper_link_is_an_anchor(there, href):
    """On paper every link is an anchor in the one document."""
    assert PaperFace().href(there) == href
