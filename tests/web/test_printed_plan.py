"""The page that a plan's code leads to shows that plan, sends it nowhere, and runs nothing that a code holds."""

from io import BytesIO
from urllib.parse import quote

import pytest
import zxingcpp
from building import ROOT
from measuring import hard_to_use
from PIL import Image
from playwright.sync_api import Page, expect

from macros.facts.library import load_library
from macros.facts.reading import read
from scripts.judges.axe import in_both_schemes

pytestmark = pytest.mark.slow

PHRASES = read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {}
PLAN = PHRASES["person_plan"]
EXERCISES = load_library(ROOT / "data").exercises
SIZES = {"phone": {"width": 390, "height": 844}, "400 percent": {"width": 320, "height": 256}}


def rows(page: Page) -> list[str]:
    """The exercises of the plan that is shown, by the first line of each."""
    return [text.strip().split("\n")[0] for text in page.locator(".scanned .plan-list > li").all_inner_texts()]


def names(*ids: str) -> list[str]:
    """The names of exercises."""
    return [EXERCISES[each].name for each in ids]


def test_a_plan_is_shown_as_printed(page, address):
    """The days and exercises of a code are shown in its order, each with its link, its purpose and its dose."""
    page.goto(f"{address}plan/#p=14.slow-breathing.clamshell.seated-march&e=0b0b0b")
    assert rows(page) == names("slow-breathing", "clamshell", "seated-march")
    expect(page.locator(".on")).to_have_text(f"{PHRASES['day']['monday']}, {PHRASES['day']['thursday']}")
    first = page.locator(".scanned .plan-row").first
    assert EXERCISES["slow-breathing"].support.how in first.inner_text()
    assert first.locator(".plan-dose").inner_text()
    expect(first.get_by_role("link")).to_have_attribute("href", "../exercises/slow-breathing/")
    expect(page.locator(".everything")).to_be_hidden()
    expect(page.locator(".hint")).to_be_hidden()


def test_a_plan_may_name_no_days(page, address):
    """A plan whose days a person writes in by hand shows its exercises and speaks of no days."""
    page.goto(f"{address}plan/#p=clamshell.seated-march&e=0b0b0b")
    assert rows(page) == names("clamshell", "seated-march")
    assert PLAN["days"] not in page.locator(".scanned").inner_text()
    page.goto(f"{address}plan/#p=3.clamshell")
    expect(page.locator(".on")).to_have_text(PHRASES["day"]["wednesday"])


def test_feet_are_checked_before_and_after(page, address):
    """A plan begins and ends with the feet."""
    page.goto(f"{address}plan/#p=1.clamshell")
    links = page.locator(".plan-feet a, h3 a").evaluate_all(
        "found => found.filter(link => link.checkVisibility()).map(link => link.getAttribute('href'))"
    )
    assert links == ["../safety/feet/", "../exercises/clamshell/", "../safety/feet/"]


def test_every_exercise_can_be_planned(page, address):
    """A code with all exercises and all days, in the other order, shows all of them."""
    ids = list(reversed(EXERCISES))
    page.goto(f"{address}plan/#p=7654321.{'.'.join(ids)}")
    assert rows(page) == names(*ids)
    expect(page.locator(".on")).to_have_text(", ".join(PHRASES["day"].values()))


def test_an_exercise_that_is_gone_is_told(page, address):
    """An id that is no exercise is told in its place, in a sentence and not by its id; the others are shown."""
    page.goto(f"{address}plan/#p=14.seated-march.moon-walk.clamshell&e=0b0b0b")
    assert rows(page) == [*names("seated-march"), PLAN["gone"], *names("clamshell")]
    assert "moon-walk" not in page.locator(".plan-list").first.inner_text()


def test_another_code_is_another_plan(page, address):
    """When another code is scanned on the open page, its plan takes the place of the first."""
    page.goto(f"{address}plan/#p=1.clamshell")
    page.evaluate("location.hash = 'p=2.seated-march'")
    expect(page.locator(".scanned h3 a")).to_have_text(names("seated-march"))
    page.evaluate("location.hash = ''")
    expect(page.locator(".scanned")).to_be_hidden()
    expect(page.locator(".everything")).to_be_visible()


HOSTILE = {
    "markup": "#p=1.<img src=x onerror=window.run=1>",
    "encoded": f"#p=1.{quote('<img src=x onerror=window.run=1>', safe='')}",
    "in-the-edition": "#p=1.clamshell&e=<img src=x onerror=window.run=1>",
    "quotes": "#p=1.clamshell\"'`\\",
    "long": f"#p=1.{'a' * 10_000}",
    "many": f"#p=1{'.clamshell' * 1_500}",
    "many-dots": f"#p=1{'.' * 900}",
    "no-day-but-its-period": "#p=.clamshell",
    "two-periods": "#p=1..clamshell",
    "wrong-day": "#p=8.clamshell",
    "no-exercise": "#p=14",
    "nothing": "#p=",
    "prototype": "#p=1.constructor.__proto__",
    "address": "#p=1.javascript:window.run=1",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_code_stays_a_text(kind, new_page, address):
    """A broken or hostile code runs nothing, adds nothing to the page, breaks nothing, and is answered calmly."""
    page = new_page()
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}plan/")
    tags = page.evaluate("document.querySelectorAll('main *').length")
    page.evaluate("code => { location.hash = code }", HOSTILE[kind])
    page.reload()
    if kind == "in-the-edition":
        assert rows(page) == names("clamshell")
    else:
        expect(page.locator(".broken")).to_have_text(PLAN["broken"])
        expect(page.locator(".everything")).to_be_visible()
        assert page.evaluate("document.querySelectorAll('main *').length") == tags
    assert page.locator("main img[onerror]").count() == 0
    assert page.evaluate("window.run") is None
    assert said == []


def test_an_id_of_the_browser_is_no_exercise(page, address):
    """A word that every object knows is still no exercise."""
    page.goto(f"{address}plan/#p=1.constructor.tostring.valueof")
    assert rows(page) == [PLAN["gone"]] * 3


def test_a_plan_leaves_no_trace(new_page, address):
    """A plan is not sent in any request and not stored in the browser."""
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers} {request.post_data}"))
    page.goto(f"{address}plan/#p=1.clamshell&e=0b0b0b", wait_until="networkidle")
    assert rows(page) == names("clamshell")
    assert asked
    assert [line for line in asked if "p=1" in line.replace(f"{address}plan/#p=1.clamshell&e=0b0b0b", "", 1)] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_scripts_all_exercises_are_there(new_page, address):
    """Without scripts the page says so, and lists every exercise with its link."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}plan/#p=1.clamshell")
    assert page.locator(".hint").inner_text() == PLAN["no_code"]
    assert page.locator(".everything h3 a").all_inner_texts() == names(*EXERCISES)
    assert not page.locator(".scanned").is_visible()


STATES = {
    "plan": "plan/#p=14.seated-march.moon-walk.clamshell",
    "broken": "plan/#p=!",
}
each_state = pytest.mark.parametrize("state", STATES)


@each_state
def test_axe_finds_nothing_in_any_state(state, new_page, address):
    """A page breaks no rule of axe while it answers a code, in light and in dark."""
    page = new_page()
    page.goto(address + STATES[state])
    assert in_both_schemes(page) == {"light": [], "dark": []}


@pytest.mark.parametrize("size", SIZES)
@each_state
def test_every_state_can_be_read_and_tapped(state, size, page, address):
    """Nothing sticks out or is cut off, all text is 20 px or more, and targets are 44 px high or more."""
    page.set_viewport_size(SIZES[size])
    page.goto(address + STATES[state])
    assert hard_to_use(page) == []


CHANGES = {"f": ["numb_feet"], "hd": ["numb_hands", "dizzy"], "": ["numb_feet", "numb_hands", "dizzy"]}


@pytest.mark.parametrize("letters", CHANGES, ids=lambda letters: letters or "none")
def test_only_the_changes_that_are_asked_for_are_shown(letters, page, address):
    """A plan shows what changes with numb feet, numb hands or dizziness as its address asks, and all without a word."""
    page.goto(f"{address}plan/#p=14.seated-march&n={letters}")
    shown = page.locator(".scanned .met p").evaluate_all(
        "found => found.filter(text => text.checkVisibility()).map(text => text.textContent)"
    )
    exercise = EXERCISES["seated-march"]
    words = [getattr(exercise, change).do for change in CHANGES[letters]]
    assert len(shown) == len(words)
    assert all(text.endswith(word) for text, word in zip(shown, words, strict=True))


def test_reasons_are_told_by_their_ids(page, address):
    """The reasons that an address names are shown, in any edition; a word that is no reason shows nothing."""
    page.goto(f"{address}plan/#p=14.clamshell&w=fell.new.nonsense&e=0b0b0b")
    told = page.locator(".why li:not([hidden])").all_inner_texts()
    reasons = load_library(ROOT / "data").questions.reasons
    assert told == [reasons["fell"], reasons["new"]]
    page.evaluate("location.hash = 'p=14.clamshell&w=nonsense'")
    expect(page.locator(".why")).to_be_hidden()


def test_the_code_is_read_as_the_same_address(new_page, address):
    """A phone that reads the drawn code gets the address of the page, letter by letter."""
    page = new_page(device_scale_factor=2)
    page.goto(f"{address}plan/#p=14.seated-march.clamshell&m=10&n=f")
    picture = Image.open(BytesIO(page.locator(".qr").screenshot()))
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == page.url


def test_scripts_are_small():
    """Both scripts together weigh less than 7 kB as they are."""
    folder = ROOT / "docs" / "assets" / "scripts"
    assert sum((folder / name).stat().st_size for name in ("edition.js", "plan.js")) < 7_000
