"""Every PDF of ours before the judge, veraPDF: it keeps PDF/UA-1 and PDF/A-2a. And the judge before files with a fault.

In CI the judge must run. Elsewhere, where a package or a Java is missing, these tests are skipped and say so.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from small_print import PIXEL, find, loose_ends, small_bytes

from macros.writing import write_text
from scripts.judges import vera
from scripts.judges.vera import DidNotRun, validate

pytestmark = pytest.mark.slow

JUDGE = Path(vera.__file__)

GOOD = f"""<p>Go <a href="#top">to <b>the</b> top</a>.<ol><li><p>One</p><li>Two</ol><dl><dt>Term<dd>Meaning</dl>
<h2>A picture</h2><p><img alt="A dot" src="{PIXEL}"> <i lang="es">un punto</i>
<table><tr><th>Day<th>Done<tr><th scope="row">One<td>Yes</table>"""


def drop(thing: Dictionary, name: str) -> None:
    """Take an entry out of a dictionary."""
    del thing[name]


def set_entry(thing: Dictionary, name: str, value: object) -> None:
    """Change an entry of a dictionary."""
    thing[name] = value


def rewrite(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Change the words of what the file says of itself."""
    words = pdf.Root.Metadata.read_bytes()
    assert old in words
    pdf.Root.Metadata.write(words.replace(old, new))


def unwrap(pdf: pikepdf.Pdf) -> None:
    """Leave a list item without its body: what was in it stands in the item."""
    item = find(pdf, "/LI")[0]
    body = item.K[1]
    for kid in body.K:
        kid.P = item
    item.K = [item.K[0], *body.K]


def forget_font(pdf: pikepdf.Pdf) -> None:
    """Leave a font out of the file."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile2", "/FontFile3"):
                if name in thing:
                    del thing[name]


def unmark(pdf: pikepdf.Pdf) -> None:
    """Draw something that is neither text nor artifact."""
    pdf.pages[0].contents_add(b"0 0 9 9 re f", prepend=False)


def picture(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """The one picture of the file."""
    (found,) = (thing for thing in pdf.objects if thing.get("/Subtype") == "/Image")
    return found


FAULTS: dict[str, tuple[str, Callable[[pikepdf.Pdf], None]]] = {
    "no-tags": ("ua1 7.1-11", lambda pdf: drop(pdf.Root, "/StructTreeRoot")),
    "not-marked": ("ua1 6.2-1", lambda pdf: drop(pdf.Root, "/MarkInfo")),
    "no-language": ("ua1 7.2-34", lambda pdf: drop(pdf.Root, "/Lang")),
    "no-title": ("ua1 7.1-9", lambda pdf: rewrite(pdf, b"dc:title", b"dc:source")),
    "title-hidden": ("ua1 7.1-10", lambda pdf: drop(pdf.Root, "/ViewerPreferences")),
    "no-standard": ("ua1 5-1", lambda pdf: rewrite(pdf, b'pdfuaid:part="1"', b"")),
    "no-archive": ("2a 6.6.4-1", lambda pdf: rewrite(pdf, b"http://www.aiim.org/pdfa/ns/id/", b"urn:other")),
    "unexplained-words": ("2a 6.6.2.3.2-1", lambda pdf: rewrite(pdf, b"pdfaSchema:schema>", b"pdfaSchema:scheme>")),
    "no-colors": ("2a 6.2.4.3-2", lambda pdf: drop(pdf.Root, "/OutputIntents")),
    "smooth-picture": ("2a 6.2.8-3", lambda pdf: set_entry(picture(pdf), "/Interpolate", True)),
    "picture-without-words": ("ua1 7.3-1", lambda pdf: drop(find(pdf, "/Figure")[0], "/Alt")),
    "loose-list": ("ua1 7.2-20", unwrap),
    "row-is-no-row": ("ua1 7.2-37", lambda pdf: set_entry(find(pdf, "/TR")[0], "/S", Name.P)),
    "level-skipped": ("ua1 7.4.2-1", lambda pdf: set_entry(find(pdf, "/H2")[0], "/S", Name.H3)),
    "link-without-words": ("ua1 7.18.5-2", lambda pdf: drop(pdf.pages[0].Annots[0], "/Contents")),
    "link-not-tagged": ("ua1 7.18.5-1", lambda pdf: set_entry(find(pdf, "/Link")[0], "/S", Name.Span)),
    "link-not-printed": ("2a 6.3.2-1", lambda pdf: drop(pdf.pages[0].Annots[0], "/F")),
    "no-tab-order": ("ua1 7.18.3-1", lambda pdf: drop(pdf.pages[0], "/Tabs")),
    "no-font": ("ua1 7.21.4.1-1", forget_font),
    "neither-text-nor-artifact": ("ua1 7.1-3", unmark),
}
"""Faults that are made in a good file, each with the rule that it breaks."""

BAD_PAGES = {
    "see-through-words": ("ua1 7.1-3", '<p style="opacity: 0.5">Words', True),
    "letter-without-font": ("ua1 7.21.8-1", "<p>\N{CJK UNIFIED IDEOGRAPH-6F22}", True),
    "drawing-without-words": ("ua1 7.3-1", '<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', True),
    "no-mends": ("ua1 7.18.5-1", GOOD, False),
}
"""Pages that no mend makes good, each with the rule that it breaks, and whether it was mended."""


def judged(paths: Iterable[Path]) -> dict[str, list[str]]:
    """The rules that each file breaks, by its name. Where the judge cannot run the test is skipped; in CI it fails."""
    try:
        return {path.stem: [failure.rule for failure in failures] for path, failures in validate(paths).items()}
    except DidNotRun as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))


def test_every_product_passes(products):
    """Every PDF that we print keeps PDF/UA-1 and PDF/A-2a. What has passed is judged again when its bytes change."""
    judge = hashlib.sha256(JUDGE.read_bytes()).hexdigest()
    marks = {
        path: f"{judge} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sorted(products.glob("*.pdf"))
    }
    assert marks
    passed = products / "passed.txt"
    known = passed.read_text().splitlines() if passed.exists() else []
    assert judged(path for path, mark in marks.items() if mark not in known) == {
        path.stem: [] for path, mark in marks.items() if mark not in known
    }
    write_text(passed, "\n".join(marks.values()))


def test_the_tags_of_every_product_are_whole(products):
    """In every PDF that we print each mark, link and element knows its place, of which the judge says nothing."""
    paths = sorted(products.glob("*.pdf"))
    assert paths
    assert {path.stem: loose_ends(pikepdf.open(path)) for path in paths} == {path.stem: [] for path in paths}


def test_the_judge_judges(tmp_path):
    """A good file passes, and each fault in it is seen as what it is."""
    good = small_bytes(GOOD)
    (tmp_path / "good.pdf").write_bytes(good)
    for name, (_, spoil) in FAULTS.items():
        with pikepdf.open(BytesIO(good)) as pdf:
            spoil(pdf)
            pdf.save(tmp_path / f"{name}.pdf")
    for name, (_, body, mended) in BAD_PAGES.items():
        (tmp_path / f"{name}.pdf").write_bytes(small_bytes(body, mended))
    found = judged(sorted(tmp_path.glob("*.pdf")))
    assert found.pop("good") == []
    expected = {name: fault[0] for name, fault in {**FAULTS, **BAD_PAGES}.items()}
    assert {name: rule if rule in found[name] else found[name] for name, rule in expected.items()} == expected


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        (None, None, "no_such_package is not installed"),
        ("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption=1", "Java does not start"),
    ],
    ids=["no-package", "no-java"],
)
@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_no_judge_no_pass(monkeypatch, tmp_path, setting, value, reason, ci, outcome):
    """Where the judge cannot run, no test passes: it is skipped and says why, and in CI it fails."""
    monkeypatch.setenv("CI", ci)
    if setting:
        monkeypatch.setenv(setting, value)
    else:
        monkeypatch.setattr("scripts.judges.vera.PACKAGES", ("no_such_package",))
    path = tmp_path / "good.pdf"
    path.write_bytes(small_bytes("<p>Text"))
    with pytest.raises(outcome, match=f"nothing was judged: {reason}"):
        judged([path])
