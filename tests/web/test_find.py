"""Find an exercise, as people use it: choose, read the numbers, come back, share the address, use keys alone."""

import random

import pytest
from finding_page import (
    CHECKED_TOGETHER,
    FOUND,
    LIBRARY,
    PHRASES,
    fitting,
    is_right,
    leaves,
    option,
    query,
    shown,
    told,
)
from playwright.sync_api import Page, expect
from test_keyboard import press_tab

from macros.facts.finding import FILTERS, Choice

pytestmark = pytest.mark.slow


@pytest.fixture
def find(page, address) -> Page:
    """The page, fresh, with every choice in view."""
    page.goto(f"{address}exercises/find/")
    page.locator("summary").click()
    return page


def test_first_the_page_shows_all(page, address):
    """At first every exercise is there, each number says what its choice would leave, and the address is bare."""
    page.goto(f"{address}exercises/find/")
    is_right(page, [])
    assert len(shown(page)) == len(FOUND) > 30
    assert page.url == f"{address}exercises/find/"


@pytest.mark.parametrize("name", FILTERS)
def test_a_choice_leaves_as_many_as_it_said(name, find):
    """Each choice, taken alone, leaves just the exercises that it leads to, as many as the number beside it said."""
    said = leaves([])
    for value in FILTERS[name]:
        option(find, name, value).check()
        is_right(find, [(name, value)])
        assert len(shown(find)) == said[f"{name}={value}"] > 0
        expect(find).to_have_url(f"{find.url.split('?')[0]}?{query([(name, value)])}")
        if name in CHECKED_TOGETHER:
            option(find, name, value).uncheck()
    find.get_by_role("button", name=PHRASES["all"].replace("{n}", str(len(FOUND)))).click()
    is_right(find, [])
    expect(find).to_have_url(find.url.split("?")[0])


@pytest.mark.parametrize("seed", range(4))
def test_choices_work_together(seed, find):
    """Choices of several filters leave what all of them lead to, and the numbers follow; none left is said too."""
    dice = random.Random(f"find {seed}")
    chosen: list[Choice] = []
    for name in FILTERS:
        if dice.random() < 0.5:
            many = dice.randint(1, len(FILTERS[name])) if name in CHECKED_TOGETHER else 1
            values = dice.sample(FILTERS[name], many)
            chosen += [(name, value) for value in FILTERS[name] if value in values]
    for name, value in chosen:
        option(find, name, value).check()
    is_right(find, chosen)


def test_nothing_left_is_said(find):
    """When no exercise fits, no heading is left alone, a sentence says so, and one button brings all back."""
    assert fitting([("position", "lying"), ("goal", "hands")]) == []
    option(find, "position", "lying").check()
    is_right(find, [("position", "lying")])
    assert option(find, "goal", "hands").is_enabled()
    option(find, "goal", "hands").check()
    is_right(find, [("position", "lying"), ("goal", "hands")])
    expect(find.get_by_role("status")).to_have_text(PHRASES["none"])
    find.locator(".fitting button").click()
    is_right(find, [])


def test_address_opens_as_it_was_left(page, new_page, address):
    """A choice is kept by a reload, by coming back from an exercise, and on another device that opens the address."""
    choices = [("position", "seated"), ("today", "numb-feet"), ("today", "weak-grip"), ("have", "none")]
    page.goto(f"{address}exercises/find/?{query(choices)}")
    is_right(page, choices)
    option(page, "topic", "strength").check()
    choices.append(("topic", "strength"))
    expect(page).to_have_url(f"{address}exercises/find/?{query(choices)}")
    page.reload()
    is_right(page, choices)
    page.locator("[data-fits]:visible h3 a").first.click()
    expect(page).to_have_url(f"{address}exercises/{fitting(choices)[0]}/")
    page.go_back()
    is_right(page, choices)
    other = new_page()
    other.goto(page.url)
    is_right(other, choices)
    assert other.locator("details").get_attribute("open") is not None


def test_back_within_the_page(page, address):
    """Back over a jump inside the page brings back the choices that the address then holds."""
    page.goto(f"{address}exercises/find/?position=seated")
    page.evaluate("location.hash = '#main'")
    option(page, "position", "lying").check()
    expect(page).to_have_url(f"{address}exercises/find/?position=lying#main")
    page.go_back()
    expect(page).to_have_url(f"{address}exercises/find/?position=seated")
    expect(option(page, "position", "seated")).to_be_checked()
    is_right(page, [("position", "seated")])


@pytest.mark.parametrize(
    ("asked", "choices"),
    [
        ("position=flying&have=band", [("have", "band")]),
        ("position=seated&position=lying", [("position", "lying")]),
        ("today=tired&today=hungry&xyz=1&time=5&time", [("today", "tired"), ("time", "5")]),
        ("position=&goal=&today=", []),
        ("%E0%A4%A&=&&have=%3Cimg%20src%3Dx%20onerror%3D%22window.run%3D1%22%3E", []),
        (f"have={'band' * 5000}", []),
        ("Position=seated&have=BAND", []),
    ],
    ids=["unknown value", "two of one", "unknown filter", "empty", "markup", "long", "capitals"],
)
def test_what_is_unknown_is_ignored(asked, choices, page, address):
    """An address with values that the page does not know shows what it does know, and runs nothing."""
    page.goto(f"{address}exercises/find/?{asked}")
    is_right(page, choices)
    assert page.evaluate("window.run") is None


def test_number_is_announced_once_the_hand_rests(new_page, address):
    """Keys in a row change the list at once; it is announced once and laid out in full when the hand rests."""
    page = new_page()
    page.clock.install(time="2026-01-01")
    page.goto(f"{address}exercises/find/")
    page.clock.pause_at("2026-01-02")
    status = page.get_by_role("status")
    before = told(len(FOUND))
    page.locator("#find [name=position]").first.focus()
    for value in FILTERS["position"]:
        page.keyboard.press("ArrowDown")
        assert shown(page) == fitting([("position", value)])
        assert status.inner_text() == before
        assert page.locator(".choosing").count() == 1
    page.clock.run_for(1000)
    assert page.locator(".choosing").count() == 0
    assert status.inner_text() == told(len(fitting([("position", FILTERS["position"][-1])])))


def test_keys_alone(page, address):
    """With keys alone a person chooses, opens the other choices, reads the first name and shows all again."""
    page.goto(f"{address}exercises/find/")
    page.locator("main .md-typeset a").first.focus()
    press_tab(page)
    page.keyboard.press("ArrowDown")
    first = FILTERS["position"][0]
    assert shown(page) == fitting([("position", first)])
    press_tab(page)
    page.keyboard.press("Space")
    choices = [("position", first), ("today", FILTERS["today"][0])]
    assert shown(page) == fitting(choices)
    page.keyboard.press("Enter")
    is_right(page, choices)
    while page.evaluate("document.activeElement.tagName") != "SUMMARY":
        assert press_tab(page)["ring"] >= 3
    page.keyboard.press("Enter")
    press_tab(page)
    page.keyboard.press("ArrowDown")
    choices.append(("have", FILTERS["have"][0]))
    is_right(page, choices)
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        stop = press_tab(page)
        assert stop["ring"] >= 3
        assert stop["onScreen"]
    page.keyboard.press("Enter")
    is_right(page, [])
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_search_finds_the_exercises_themselves(site):
    """The search index holds the purpose of each exercise once, with its own page, and not again with this one."""
    index = (site / "search" / "index.js").read_text(encoding="utf-8")
    purposes = [exercise.purpose for exercise in LIBRARY.exercises.values()]
    assert purposes
    assert [purpose for purpose in purposes if index.count(purpose) != 1] == []


def test_works_from_a_stick(new_page, site):
    """Opened from a folder, with no server, the page chooses, keeps the choice in its address, and reloads with it."""
    page = new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site / "exercises" / "find" / "index.html").as_uri())
    option(page, "position", "lying").check()
    expect(page).to_have_url((site / "exercises" / "find" / "index.html").as_uri() + "?position=lying")
    page.reload()
    is_right(page, [("position", "lying")])
    assert faults == []


@pytest.mark.parametrize(
    "spoil",
    [
        "document.querySelector('#find b').textContent = '39'",
        "document.querySelector('[data-fits]').hidden = true",
        "document.querySelector('.fitting section').hidden = true",
        "document.querySelector('#find [value=seated]').checked = true",
    ],
)
def test_a_wrong_page_is_seen(spoil, page, address):
    """A wrong number, a row or a level too few, and a choice that is not answered are each seen."""
    page.goto(f"{address}exercises/find/")
    is_right(page, [])
    page.evaluate(spoil)
    with pytest.raises(AssertionError):
        is_right(page, [])
