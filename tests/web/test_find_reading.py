"""Find an exercise, as people read it: without scripts, zoomed, in large type, printed, in forced colours, by ear."""

import pytest
from finding_page import FOUND, LIBRARY, fitting, option, shown
from measuring import cut_off, hard_to_use, moving, smaller_than, sticking_out, without_edge

from scripts.judges.axe import in_both_schemes

pytestmark = pytest.mark.slow

SIZES = {
    "phone": {"width": 390, "height": 844},
    "400 percent": {"width": 320, "height": 256},
    "desk": {"width": 1280, "height": 900},
}
each_size = pytest.mark.parametrize("size", SIZES)


def test_lists_stay_without_scripts(new_page, address):
    """Without scripts no form is in the way: every exercise stands under its level, and the other lists are linked."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}exercises/find/?position=lying")
    assert not page.locator("#find, .left").filter(visible=True).count()
    assert page.locator(".fitting noscript p").is_visible()
    assert page.locator(".fitting h2:visible").count() == 3
    links = page.locator(".fitting h3 a:visible").evaluate_all("links => links.map(link => link.href)")
    assert sorted(links) == sorted(f"{address}exercises/{name}/" for name in FOUND)
    for other in ("by-equipment/", "by-benefit/"):
        assert page.locator(f'main a[href="../{other}"]').is_visible()


def test_safety_is_told_in_the_list(page, address):
    """Each row of standing work says what to hold and to wear shoes; who asks first is told in it or in its level."""
    page.goto(f"{address}exercises/find/")
    sections = page.locator(".fitting section").evaluate_all(
        """found => found.map(section => [section.querySelector('.rows').previousElementSibling.textContent,
        [...section.querySelectorAll('li h3')].map(name => [name.textContent, name.closest('li').textContent])])"""
    )
    told_in = {name: (words, above) for above, rows in sections for name, words in rows}
    assert len(told_in) == len(FOUND)
    for exercise_id, exercise in LIBRARY.exercises.items():
        words, above = told_in[exercise.name]
        if exercise.stands:
            assert exercise.support.how in words
            assert LIBRARY.phrases["footwear"]["shoes"] in words
        for condition in LIBRARY.asks_first(exercise_id):
            assert condition.label in words + above, exercise_id


def test_pictures_come_when_they_are_seen(new_page, address, site):
    """Every picture is a file, none is named twice to those who listen, and those far below are not asked for."""
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}exercises/find/", wait_until="networkidle")
    pictures = page.locator("[data-fits] img").evaluate_all("found => found.map(e => [e.getAttribute('src'), e.alt])")
    assert sorted(pictures) == sorted([f"../../assets/pictures/{name}.svg", ""] for name in FOUND)
    assert all((site / "assets" / "pictures" / f"{name}.svg").is_file() for name in FOUND)
    assert len([url for url in asked if "/pictures/" in url]) < len(FOUND) / 2


def test_axe_finds_nothing(new_page, address):
    """With choices made the page breaks no rule of axe, in light and in dark, with all that fits on the screen."""
    page = new_page()
    page.set_viewport_size({"width": 390, "height": 20_000})  # rows that are not on the screen are not laid out
    page.goto(f"{address}exercises/find/?position=standing&today=weak-grip&have=weights")
    assert shown(page)
    assert in_both_schemes(page) == {"light": [], "dark": []}


@each_size
def test_everything_can_be_read_and_tapped(size, page, address):
    """Nothing sticks out or is cut off, all text is 20 px or more, and targets are 44 px high or more."""
    page.set_viewport_size(SIZES[size])
    page.goto(f"{address}exercises/find/?have=band")
    assert page.locator("details").get_attribute("open") is not None
    assert hard_to_use(page) == []
    page.locator(".fitting button").click()
    assert hard_to_use(page) == []


def test_large_type_fits(new_page, address):
    """All text is half as large again when the reader's own setting is, and nothing is lost by it."""
    page = new_page()
    page.goto(f"{address}exercises/find/?have=band")
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 24}})
    assert smaller_than(page, 30) == []
    assert [*sticking_out(page), *cut_off(page)] == []


def test_forced_colours_and_reduced_motion(page, address):
    """In forced colours choices and the button have edges, and a choice shows; with reduced motion nothing moves."""
    page.goto(f"{address}exercises/find/?have=band")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert without_edge(page, ".find button, .find input, .find .ask-first") == []
    assert moving(page) == []
    mark = "input => getComputedStyle(input, '::before').borderWidth"
    before = option(page, "position", "seated").evaluate(mark)
    option(page, "position", "seated").check()
    assert option(page, "position", "seated").evaluate(mark) != before


def test_print_shows_what_fits(page, address):
    """On paper the form is gone, the exercises that fit are there, and no text is below 18 point."""
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(f"{address}exercises/find/?position=lying")
    page.emulate_media(media="print")
    assert not page.locator("#find, .left button").filter(visible=True).count()
    assert shown(page) == fitting([("position", "lying")])
    assert smaller_than(page, 24) == []
