"""What may save a life prints readable on any printer: black on white, with no fill and no colour needed."""

import pytest
from pages import name
from test_colours import contrast

pytestmark = pytest.mark.slow

BOXES = ".care, .stop, .ask-first"
WITH_BOXES = ["safety/", "safety/stop-signs/", "exercises/counter-heel-raise/", "404.html"]
SCHEMES = ["light", "dark"]
LEAST_BORDER = {"care emergency": 8, "care today": 7, "care ask": 3, "stop": 5, "ask-first": 3}
OF_ALL_OTHERS = 2
"""The least width of a box, in CSS pixels: it tells the kinds apart where there is no colour."""

PRINTED = """() => {
  const digits = number => Math.round(number).toString(16).padStart(2, "0");
  const hex = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(digits).join("");
  const opaque = colour => !/, 0\\)$|^transparent$/.test(colour);
  const boxes = [...document.querySelectorAll("BOXES")];
  return boxes.map(box => {
    const style = getComputedStyle(box);
    const inside = [box, ...box.querySelectorAll("*")];
    const texts = inside.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
    const icons = [...box.querySelectorAll("svg *")].flatMap(one => {
      const drawn = getComputedStyle(one);
      return [drawn.fill, drawn.stroke].filter(paint => paint !== "none" && opaque(paint));
    });
    return {
      kind: box.className,
      border: parseFloat(style.borderTopWidth),
      line: style.borderTopStyle,
      inks: [...texts.map(one => getComputedStyle(one).color), ...icons, style.borderTopColor].map(hex),
      unseen: texts.filter(one => !one.checkVisibility({visibilityProperty: true})).length,
      words: box.innerText.trim().length,
      exact: inside.some(one => getComputedStyle(one).printColorAdjust === "exact"),
    };
  });
}""".replace("BOXES", BOXES)


def unreadable(box):
    """Why a box cannot be read on white paper with fills left out; empty when it can."""
    found = [f"{ink} on white" for ink in sorted(set(box["inks"])) if contrast(ink, "ffffff") < 7]
    found += ["its fill is forced on the printer"] if box["exact"] else []
    found += ["some of it is not printed"] if box["unseen"] or not box["words"] else []
    if box["border"] < LEAST_BORDER.get(box["kind"], OF_ALL_OTHERS):
        found.append(f"its border is {box['border']} px {box['line']}")
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("url", WITH_BOXES, ids=name)
def test_boxes_print_without_fills(url, scheme, page, address):
    """Emergency, call today, ask first and stop print in black on white with their borders, from either scheme."""
    page.goto(address + url)
    page.emulate_media(media="print", color_scheme=scheme)
    found = page.evaluate(PRINTED)
    assert found
    assert {box["kind"]: unreadable(box) for box in found if unreadable(box)} == {}


def test_kinds_differ_without_colour(page, address):
    """The three care cards have three kinds of line and three widths, so that a black printer keeps them apart."""
    page.goto(f"{address}safety/")
    page.emulate_media(media="print")
    cards = [box for box in page.evaluate(PRINTED) if box["kind"].startswith("care ")]
    assert [box["line"] for box in cards] == ["solid", "double", "dashed"]
    assert len({box["border"] for box in cards}) == 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_paper_is_white(scheme, page, address):
    """Nothing on a printed page has a fill but white, so that what is saved in ink is nothing that is read."""
    page.goto(f"{address}safety/")
    page.emulate_media(media="print", color_scheme=scheme)
    fills = page.evaluate(
        "[...document.querySelectorAll('html, body, main *')].filter(one => one.checkVisibility())"
        ".map(one => getComputedStyle(one).backgroundColor)"
    )
    assert set(fills) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


FAULTY = """<!doctype html><html lang="en"><title>x</title><style>.care { border: 1px solid #999 }</style>
<section class="care emergency" style="background: #000; color: #fff; print-color-adjust: exact">Call</section>
<p class="stop" style="border: 5px solid #000; color: #000">Stop <b style="visibility: hidden">now</b></p></html>"""


def test_every_fault_is_seen(page, serve, tmp_path):
    """White words on a forced fill, a thin pale border and a hidden word are each seen."""
    (tmp_path / "index.html").write_text(FAULTY)
    page.goto(serve(tmp_path))
    page.emulate_media(media="print")
    card, stop = (unreadable(box) for box in page.evaluate(PRINTED))
    assert card == [
        "999999 on white",
        "ffffff on white",
        "its fill is forced on the printer",
        "its border is 1 px solid",
    ]
    assert stop == ["some of it is not printed"]
