"""The press: it fetches nothing, trusts no warning, and prints right page numbers."""

import pytest
from pdf_reading import PrintedBook

FONT = "font: 18pt 'Atkinson Hyperlegible Next'"
PAGE = f'<html lang="en" style="{FONT}"><title>A page</title>{{head}}<body><h1>Title</h1>{{body}}'


@pytest.fixture
def printed_page(press):
    """Print a small page."""
    return lambda body="", head="": press.print_document(PAGE.format(head=head, body=body)).pdf


def test_every_print_has_our_letters_alone(printed_page, tmp_path):
    """A print in these tests has the letters that the script gives, and so has the next one."""
    for number in range(2):
        (tmp_path / "page.pdf").write_bytes(printed_page(f"<ul><li>Number {number}</ul>"))
        fonts = {piece.font for piece in PrintedBook(tmp_path / "page.pdf").pieces}
        assert fonts == {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}


def test_a_page_prints(printed_page):
    """A page without faults becomes a PDF, so what the tests below refuse is refused for its fault."""
    assert printed_page("<p>Text.").startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("head", "body", "named"),
    [
        ("", "<img alt='' src='http://example.org/a.png'>", "http://example.org/a.png"),
        ("", "<img alt=x src='file:///etc/passwd'>", "file:///etc/passwd"),
        ("<base href='file:///etc/ssl/'>", "<img alt=x src='../passwd'>", "file:///etc/passwd"),
        ("<base href='file:///etc/ssl/'>", "<img alt=x src='%2e%2e/passwd'>", "file:///etc/"),
        ("<style>@import url(file:///etc/passwd);</style>", "", "file:///etc/passwd"),
        ("<link rel=stylesheet href='https://example.org/a.css'>", "", "https://example.org/a.css"),
        ("<link rel=attachment href='file:///etc/passwd'>", "", "file:///etc/passwd"),
        ("", "<a rel=attachment href='file:///etc/passwd'>x</a>", "file:///etc/passwd"),
        ("", "<svg viewBox='0 0 9 9'><title>x</title><image href='file:///etc/passwd'/></svg>", "file:///etc/passwd"),
        ("", "<p style='background: url(file:///etc/passwd)'>x", "file:///etc/passwd"),
        ("<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>", "", "file:///etc/passwd"),
    ],
    ids=[
        "http", "file", "parent-folder", "encoded-parent-folder", "import", "stylesheet", "attachment", "attached-link",
        "image-in-svg", "background", "font",
    ],
)  # fmt: skip
def test_nothing_is_fetched(press, printed_page, head, body, named):
    """An address outside the document stops the print, and the message names it."""
    with pytest.raises(press.PrintError) as caught:
        printed_page(body, head)
    assert named in str(caught.value)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p style='font-colour: red'>x", "font-colour"),
        ("<p style='width: 3 mm'>x", "width"),
        ("<p>\u4e00", "notdef"),
        ("<p><a href='#away'>x</a>", "away"),
        ("<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'>", "alt"),
        ("<p>See <span data-to='#away'>000</span>", "away"),
    ],
    ids=[
        "unknown-property",
        "wrong-value",
        "missing-letter",
        "link-to-nowhere",
        "picture-without-words",
        "number-of-nowhere",
    ],
)
def test_a_warning_stops_the_print(press, printed_page, body, says):
    """Whatever WeasyPrint warns of stops the print, and the message says what it was."""
    with pytest.raises(press.PrintError) as caught:
        printed_page(body)
    assert says in str(caught.value)


def test_each_print_has_its_own_log(press, printed_page):
    """A warning in one print does not stop the next."""
    with pytest.raises(press.PrintError):
        printed_page("<p>\u4e00")
    assert printed_page("<p>Text.")


def numbered(count: int = 30) -> str:
    """A page for each number, which names the page of another."""
    body = "".join(
        f"<p style='break-before: page; font-variant-numeric: tabular-nums; font-kerning: none' id=p{number}>See"
        f"<span data-to='#p{(number * 7) % count}'> (page 000)</span>."
        for number in range(count)
    )
    return PAGE.format(head="", body=body)


@pytest.mark.parametrize("shift", [0, 3, 500], ids=["no-guess", "near-guess", "far-guess"])
def test_page_numbers_are_right(press, tmp_path, shift):
    """Each number is that of its page, whether it was guessed rightly, with as many digits, or far away."""
    path = tmp_path / "numbers.pdf"
    guesses = {f"p{number}": number + shift for number in range(30)} if shift else {}
    done = press.print_document(numbered(), guesses=guesses)
    path.write_bytes(done.pdf)
    printed = {
        piece.page: int(piece.text.rstrip(").").split()[-1])
        for piece in PrintedBook(path).pieces
        if "page" in piece.text
    }
    assert len(printed) == 30
    assert printed == {done.places[f"p{number}"]: done.places[f"p{(number * 7) % 30}"] for number in range(30)}


def test_guesses_leave_no_trace(press):
    """However its page numbers were guessed, a book is the same bytes."""
    first = press.print_document(numbered())
    assert press.print_document(numbered(), guesses=first.places).pdf == first.pdf
    assert press.print_document(numbered(), guesses=dict.fromkeys(first.places, 20)).pdf == first.pdf


def test_numbers_that_never_settle_are_refused(press, monkeypatch):
    """When the numbers do not settle, the print stops instead of printing a wrong one."""
    monkeypatch.setattr(press, "MOST_LAYOUTS", 1)
    with pytest.raises(press.PrintError, match="do not settle"):
        press.print_document(numbered(), guesses=dict.fromkeys((f"p{number}" for number in range(30)), 100))
