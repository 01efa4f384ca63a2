"""The page `Find an exercise` as the facts want it: what must be shown for some choices, and what is."""

from collections.abc import Iterable
from urllib.parse import urlencode

from building import ROOT
from playwright.sync_api import Locator, Page, expect

from macros.facts.finding import FILTERS, Choice, found_by
from macros.facts.library import load_library

LIBRARY = load_library(ROOT / "data")
PHRASES = LIBRARY.phrases["find"]
FOUND = found_by(LIBRARY)
CHECKED_TOGETHER = ("today", "time")
"""The filters of which a person may choose more than one value."""

STATE = """() => ({
  rows: [...document.querySelectorAll('[data-fits]')].filter(row => row.checkVisibility())
    .map(row => row.querySelector('h3 a').href.split('/').filter(part => part && part !== 'index.html').at(-1)),
  numbers: Object.fromEntries([...document.querySelectorAll('#find label')].map(label => {
    const input = label.querySelector('input');
    return [`${input.name}=${input.value}`, Number(label.querySelector('b').textContent)];
  })),
  checked: [...document.querySelectorAll('#find :checked')].filter(input => input.value)
    .map(input => [input.name, input.value]),
  levels: [...document.querySelectorAll('.fitting section')].filter(section => section.checkVisibility())
    .map(section => section.querySelectorAll('[data-fits]:not([hidden])').length),
})"""


def query(choices: Iterable[Choice]) -> str:
    """The part of the address that holds some choices."""
    return urlencode(list(choices))


def option(page: Page, name: str, value: str) -> Locator:
    """One choice of the form."""
    return page.locator(f'#find [name="{name}"][value="{value}"]')


def fitting(choices: Iterable[Choice]) -> list[str]:
    """The ids of the exercises that all choices lead to, by the facts."""
    return [name for name, own in FOUND.items() if own >= set(choices)]


def leaves(choices: list[Choice]) -> dict[str, int]:
    """The number that must stand beside each choice, by the facts, once some are chosen."""
    offered = [(name, value) for name, values in FILTERS.items() for value in values]
    numbers = {}
    for name, value in offered + [(name, "") for name in FILTERS if name not in CHECKED_TOGETHER]:
        others = [choice for choice in choices if name in CHECKED_TOGETHER or choice[0] != name]
        numbers[f"{name}={value}"] = len(fitting([*others, (name, value)] if value else others))
    return numbers


def told(count: int) -> str:
    """What is announced for a number of exercises."""
    return {0: PHRASES["none"], 1: PHRASES["one"]}.get(count, PHRASES["many"].replace("{n}", str(count)))


def shown(page: Page) -> list[str]:
    """The ids of the exercises that the page shows, in the order of the data."""
    rows = page.evaluate(STATE)["rows"]
    assert len(rows) == len(set(rows))
    return sorted(rows, key=list(FOUND).index)


def is_right(page: Page, choices: list[Choice]) -> None:
    """The rows, the numbers, the announcement, the form and the headings are those of some choices."""
    wanted = fitting(choices)
    expect(page.get_by_role("status")).to_have_text(told(len(wanted)))
    state = page.evaluate(STATE)
    assert shown(page) == wanted
    assert state["numbers"] == leaves(choices)
    assert [tuple(choice) for choice in state["checked"]] == choices
    assert sum(state["levels"]) == len(wanted)
    assert 0 not in state["levels"]
