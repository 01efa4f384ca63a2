"""What is mended in the PDF as a whole, on a small page: without the mend, and with it."""

import re

import pikepdf
import pytest
from small_print import before_and_after

COLOR = re.compile(rb"^([\d.]+ (?:[\d.]+ [\d.]+ )?(?:g|G|rg|RG))$", re.MULTILINE)
SQUARE = "<svg style='width: 9mm; {style}' viewBox='0 0 9 9'><title>A box</title><path d='M0 0h9v9z' {ink}/></svg>"


def colors(pdf: pikepdf.Pdf) -> list[bytes]:
    """Every color that is set in the pages and in what they draw, once."""
    drawn = [page.Contents for page in pdf.pages]
    drawn += [thing for thing in pdf.objects if thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1]
    return sorted({color for stream in drawn for color in COLOR.findall(stream.read_bytes())})


def test_both_standards():
    """The file says that it keeps PDF/A-2a and PDF/UA-1, and explains the second; before it says the first alone."""
    said = []
    for pdf in before_and_after("<p>Text"):
        with pdf.open_metadata() as metadata:
            said.append([metadata.get(f"pdf{kind}") for kind in ("aid:part", "aid:conformance", "uaid:part")])
    before, after = said
    assert before == ["2", "A", None]
    assert after == ["2", "A", "1"]
    assert b"pdfaExtension:schemas" in pdf.Root.Metadata.read_bytes()


LICENSED = "<meta name='rights' content='CC BY: 5 &lt; 6 &amp; free'><meta name='license' content='https://a.example/'>"


def test_free_to_share():
    """The file says under which license it may be shared, as libraries ask; before, or where none is told, nothing."""
    (before, after), (_, untold) = before_and_after(f"{LICENSED}<p>Text"), before_and_after("<p>Text")
    said = []
    for pdf in (before, untold, after):
        with pdf.open_metadata() as metadata:
            said.append([metadata.get(name) for name in ("dc:rights", "xmpRights:Marked", "xmpRights:WebStatement")])
    assert said == [[None] * 3, [None] * 3, ["CC BY: 5 < 6 & free", "True", "https://a.example/"]]


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ("<p style='color: #808080'>Grey", [b"0 0 0 rg", b"0.501961 0.501961 0.501961 rg"], [b"0 g", b"0.501961 g"]),
        ("<p style='color: #25303b'>Ink", [b"0 0 0 rg", b"0.145098 0.188235 0.231373 rg"], None),
        (SQUARE.format(style="", ink="stroke='#fff'"), [b"0 0 0 rg", b"1 1 1 RG"], [b"0 g", b"1 G"]),
        (SQUARE.format(style="", ink="fill='#999' opacity='.5'"), [b"0 0 0 rg", b"0.6 0.6 0.6 rg"], [b"0 g", b"0.6 g"]),
        (
            "<div style='height: 9mm; background: url(\"data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22"
            " viewBox=%220 0 9 9%22><path fill=%22%23333%22 d=%22M0 0h9v9z%22/></svg>\") 0 0/9mm'></div>",
            [b"0 0 0 rg", b"0.2 0.2 0.2 rg"],
            [b"0 g", b"0.2 g"],
        ),
    ],
    ids=["text", "not-grey", "stroke", "form", "pattern"],
)
def test_pure_greys(body, before, after):
    """Greys are told as grey, on the page and in what it draws, and colors as they are; before all are mixed."""
    unmended, mended = before_and_after(f"<p>Black</p>{body}")
    assert colors(unmended) == before
    assert colors(mended) == (after or [b"0 g", *before[1:]])
