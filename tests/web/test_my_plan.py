"""My plan is walked as a person walks it: red flags first, one question a screen, and a plan at the end."""

import re

import pytest
from building import ROOT
from measuring import hard_to_use
from playwright.sync_api import Page, expect

from macros.facts.library import load_library
from macros.facts.plan_table import answers_of, is_asked, new_person, plan_of_answers
from scripts.judges.axe import in_both_schemes

pytestmark = pytest.mark.slow

LIBRARY = load_library(ROOT / "data")
WORDS = LIBRARY.phrases["my_plan"]
QUESTIONS = LIBRARY.questions.questions
FLAGS = [name for name, question in QUESTIONS.items() if question.part == "safe"]
SIZES = {"phone": {"width": 390, "height": 844}, "400 percent": {"width": 320, "height": 256}}

PEOPLE = {
    "new": {"trained": [1], "numb": [3], "minutes": [2], "goal": [1]},
    "fell": {"falls": [2], "numb": [1], "have": [2, 4], "minutes": [1], "goal": [4]},
    "dizzy": {"dizzy": [2], "numb": [5], "minutes": [4], "goal": [6]},
    "at the counter": {"trained": [2], "numb": [4], "have": [1], "minutes": [3], "days": [3], "goal": [2]},
    "steady": {"trained": [3], "steady": [1], "have": [1, 2, 3, 4], "minutes": [3], "goal": [3]},
    "grabs": {"trained": [3], "steady": [2], "minutes": [2], "goal": [5]},
}
"""Answers by question, from 1; what is left out gets the first answer, or no tick."""


def shown(page: Page) -> str:
    """The id of the question that is shown; exactly one is."""
    expect(found := page.locator(".question:not([hidden])")).to_have_count(1)
    return found.get_attribute("data-question") or ""


def say(page: Page, numbers: list[int]) -> None:
    """Give an answer to the question that is shown, or tick answers and go on."""
    before = page.url
    question = page.locator(f".question[data-question={shown(page)}]")
    if question.locator("form").count():
        for number in numbers:
            question.locator("input").nth(number - 1).check()
        question.get_by_role("button").click()
    else:
        question.locator("a.answer").nth(numbers[0] - 1).click()
    page.wait_for_url(lambda url: url != before)
    if "/my-plan/" in page.url:
        expect(question).to_be_hidden()


def walk(page: Page, address: str, answers: dict[str, list[int]]) -> list[str]:
    """Answer all questions from the first screen on; gives the questions that were asked."""
    page.goto(f"{address}my-plan/")
    page.locator(".start a").click()
    asked = []
    for _ in QUESTIONS:
        if "/my-plan/" not in page.url:
            break
        name = shown(page)
        asked.append(name)
        say(page, answers.get(name, [] if QUESTIONS[name].pick == "many" else [1]))
    return asked


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_gets_their_plan(name, page, address):
    """Whoever answers is asked only what still matters, and gets the plan that was proved for them, in its order."""
    asked = walk(page, address, PEOPLE[name])
    person, plan, given = plan_of_answers(LIBRARY, PEOPLE[name])
    still = new_person(LIBRARY)
    wanted = []
    for question_id, question in QUESTIONS.items():
        if is_asked(question, still):
            wanted.append(question_id)
            for number in PEOPLE[name].get(question_id, [] if question.pick == "many" else [1]):
                still = still.after(question.answers[number - 1])
    assert asked == wanted
    assert page.locator(".scanned h3 a").all_inner_texts()[: len(plan)] == [
        LIBRARY.exercises[each].name for each in plan
    ]
    days = ", ".join(LIBRARY.phrases["day"][day] for day in person.days)
    expect(page.locator(".on")).to_have_text(days)
    reasons = [LIBRARY.questions.reasons[answer.why] for answer in given if answer.why]
    assert page.locator(".why li:not([hidden])").all_inner_texts() == reasons


def test_ticks_are_all_told():
    """The question with ticks has a choice for each set of ticks, so that the walk above can meet any of them."""
    (many,) = [question for question in QUESTIONS.values() if question.pick == "many"]
    assert len(answers_of(many)) == 2 ** len(many.answers)


@pytest.mark.parametrize("flag", FLAGS)
def test_a_red_flag_ends_without_a_plan(flag, page, address):
    """Yes and I do not know at a red flag lead to whom to call and how soon, and to no exercise or plan."""
    for number in range(2, len(QUESTIONS[flag].answers) + 1):
        page.goto(f"{address}my-plan/")
        page.locator(".start a").click()
        for _ in range(FLAGS.index(flag)):
            say(page, [1])
        assert shown(page) == flag
        say(page, [number])
        halt = page.locator(".halt:not([hidden])")
        expect(halt).to_have_count(1)
        expect(page.locator(".question:not([hidden])")).to_have_count(0)
        text = halt.inner_text()
        card = LIBRARY.safety.cards[QUESTIONS[flag].card or "ask"]
        assert card.title in text
        assert card.act in text
        assert all(LIBRARY.safety.conditions[name].until in text for name in QUESTIONS[flag].conditions)
        links = halt.locator("a").evaluate_all("found => found.map(link => link.getAttribute('href'))")
        assert [link for link in links if "exercises" in link or "plan/#p" in link] == []
        assert page.evaluate("document.activeElement.id") == f"halt-{flag}"


def test_back_and_reload_keep_the_place(page, address):
    """The browser's Back, the link back, and a reload each show the question that they should."""
    page.goto(f"{address}my-plan/")
    page.locator(".start a").click()
    say(page, [1])
    say(page, [1])
    assert shown(page) == FLAGS[2]
    page.reload()
    assert shown(page) == FLAGS[2]
    page.go_back()
    assert shown(page) == FLAGS[1]
    page.locator(".question:not([hidden])").get_by_role("link", name=WORDS["back"]).click()
    assert shown(page) == FLAGS[0]
    page.locator(".question:not([hidden])").get_by_role("link", name=WORDS["back"]).click()
    expect(page.locator(".start")).to_be_visible()
    expect(page.locator(".question:not([hidden])")).to_have_count(0)


def test_back_from_a_plan_is_the_last_question(page, address):
    """Back from the plan shows the last question again, and another answer leads to another plan."""
    walk(page, address, PEOPLE["new"])
    first = page.url
    page.go_back()
    assert shown(page) == list(QUESTIONS)[-1]
    say(page, [3])
    page.wait_for_url("**/plan/#p=*")
    assert page.url != first


STRANGE = {
    "old": ("#a=0bad-000", "old"),
    "letters": ("#a=<img src=x onerror=window.run=1>", "broken"),
    "long": ("#a=0bad-" + "0" * 500, "broken"),
    "no answer": ("#a=VERSION-9", "broken"),
    "past a stop": ("#a=VERSION-100", "broken"),
    "nothing": ("#a=", "broken"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_address_is_answered_calmly(kind, new_page, address):
    """An old, broken or hostile address runs nothing and shows the beginning, with a sentence that says what to do."""
    page = new_page()
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}my-plan/")
    version = page.evaluate("globalThis.planTable.version")
    code, word = STRANGE[kind]
    page.goto(f"{address}my-plan/{code.replace('VERSION', version)}")
    page.reload()
    expect(page.get_by_role("status")).to_have_text(WORDS[word])
    expect(page.locator(".start")).to_be_visible()
    expect(page.locator(".question:not([hidden]), .halt:not([hidden])")).to_have_count(0)
    assert page.evaluate("window.run") is None
    assert said == []


def test_a_complete_address_leads_to_the_plan(page, address):
    """An address with all answers, kept as a bookmark, opens the plan."""
    page.goto(f"{address}my-plan/")
    page.locator(".start a").click()
    for name in (name for name in QUESTIONS if name not in ("days", "stand", "steady")):
        kept = page.url
        say(page, PEOPLE["new"].get(name, [] if QUESTIONS[name].pick == "many" else [1]))
    page.goto("about:blank")
    page.goto(f"{kept}0")
    page.wait_for_url("**/plan/#p=*")
    expect(page.locator(".scanned .plan-row").first).to_be_visible()


def test_keys_are_enough(page, address):
    """With Tab, Space and Enter alone a person gets a plan, and each new question has the focus on its heading."""
    page.goto(f"{address}my-plan/")
    page.locator(".start a").focus()
    page.keyboard.press("Enter")
    for _ in QUESTIONS:
        if "/my-plan/" not in page.url:
            break
        name = shown(page)
        assert page.evaluate("document.activeElement.id") == f"ask-{name}"
        page.keyboard.press("Tab")
        if QUESTIONS[name].pick == "many":
            page.keyboard.press("Space")
            expect(page.locator(".question:not([hidden]) input").first).to_be_checked()
            for _ in QUESTIONS[name].answers:
                page.keyboard.press("Tab")
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
        if "/my-plan/" in page.url:
            expect(page.locator(f".question[data-question={name}]")).to_be_hidden()
    expect(page.locator(".scanned .plan-row").first).to_be_visible()


def test_a_title_tells_the_question(page, address):
    """The title of the window names the question, for those who hear it or look for their tab."""
    page.goto(f"{address}my-plan/")
    plain = page.title()
    page.locator(".start a").click()
    assert page.title() == f"{QUESTIONS[FLAGS[0]].ask} – {plain}"


def test_nothing_leaves_the_device(new_page, address):
    """No request, cookie or store of the browser ever holds an answer or a plan."""
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request))
    walk(page, address, PEOPLE["dizzy"])
    expect(page.locator(".scanned .plan-row").first).to_be_visible()
    assert asked
    told = [f"{request.url.partition('#')[0]} {request.headers.get('referer', '')}" for request in asked]
    assert [line for line in told if re.search(r"[ap]=|\.slow-breathing", line)] == []
    assert all(request.post_data is None for request in asked)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_scripts_ready_plans_are_there(new_page, address):
    """Without scripts the start leads to plain links, each ready plan has its exercises, and no question shows."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}my-plan/")
    assert page.locator(".start a").get_attribute("href") == "#ready"
    assert page.locator("#ready").count() == 1
    assert not page.locator(".question").first.is_visible()
    names = page.locator(".ready a").all_inner_texts()
    assert names == [plan.name for plan in LIBRARY.questions.ready.values()]
    for ready_id, ready in LIBRARY.questions.ready.items():
        page.goto(f"{address}my-plan/{ready_id}/")
        plan = plan_of_answers(LIBRARY, ready.answers)[1]
        assert page.locator(".plan-list h3 a").all_inner_texts() == [LIBRARY.exercises[each].name for each in plan]


STATES = {"start": "", "question": "", "ticks": "", "stop": "1", "ask first": "001"}
"""States of the page by the answers that lead to them; `start` has no answers in its address."""


def open_state(page: Page, address: str, state: str) -> None:
    """Open the page in a state."""
    page.goto(f"{address}my-plan/")
    if state == "start":
        return
    version = page.evaluate("globalThis.planTable.version")
    answers = STATES[state]
    if state == "ticks":
        page.goto(f"{address}my-plan/#a={version}-")
        while shown(page) != "have":
            say(page, [1])
        return
    page.goto(f"{address}my-plan/#a={version}-{answers}")
    page.reload()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(state, new_page, address):
    """My plan breaks no rule of axe in any state, in light and in dark."""
    page = new_page()
    open_state(page, address, state)
    assert in_both_schemes(page) == {"light": [], "dark": []}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_read_and_tapped(state, size, page, address):
    """Nothing sticks out or is cut off, all text is 20 px or more, and targets are 44 px high or more."""
    page.set_viewport_size(SIZES[size])
    open_state(page, address, state)
    assert hard_to_use(page) == []


def test_answers_are_large(page, address):
    """Each answer is 72 px high or more, as wide as its column, and there is always one for those who do not know."""
    page.goto(f"{address}my-plan/")
    page.locator(".start a").click()
    heights = []
    while "/my-plan/" in page.url:
        name = shown(page)
        boxes = [answer.bounding_box() for answer in page.locator(".question:not([hidden]) .answer").all()]
        heights += [box["height"] for box in boxes if box]
        if QUESTIONS[name].pick == "one" and name not in ("checked",):
            assert QUESTIONS[name].answers[-1].say == "I do not know" or name == "numb"
        say(page, [] if QUESTIONS[name].pick == "many" else [1])
    assert heights
    assert min(heights) >= 72
