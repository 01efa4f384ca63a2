"""What the frame of a page is told: the day it was checked, its review, and the way back."""

from dataclasses import replace
from datetime import date

import pytest

from macros.views.page_facts import long_day, page_facts, review_line
from tests.signed_library import DAY_IN_WORDS, ROLE, changed, signed

NOT_YET = "Not yet reviewed by a clinician"
CHANGED = "Changed since it was last checked by a clinician"


@pytest.fixture
def library(library):
    """The real content, as it is while nobody has signed any of it."""
    return replace(library, sign_offs=())


@pytest.mark.parametrize(
    ("day", "words"), [(date(2026, 11, 22), "November 22, 2026"), (date(2027, 1, 3), "January 3, 2027")]
)
def test_day_is_told_in_words(day, words, library):
    """A day is told with the name of its month, and without a zero in front."""
    assert long_day(day, library.phrases) == words


def test_page_tells_its_day_and_review(library):
    """A page with the day in its front matter tells both, and its way back is left to its section."""
    facts = page_facts("topics/pain.md", {"checked": date(2026, 11, 22), "clinical": True}, library)
    assert facts == {"review": NOT_YET, "checked_on": "November 22, 2026"}


@pytest.mark.parametrize("matter", [{}, {"checked": "soon"}], ids=["no day", "no real day"])
def test_no_day_is_made_up(matter, library):
    """A page without a day in its front matter tells none."""
    assert "checked_on" not in page_facts("topics/pain.md", matter, library)


def test_exercise_leads_back_to_its_level(library):
    """The way back from each exercise is the page of its level."""
    assert library.exercises
    for name, exercise in library.exercises.items():
        facts = page_facts(f"exercises/{name}.md", {}, library)
        assert facts["back_url"] == f"exercises/{exercise.level}/"
        assert facts["back_title"] == library.phrases["level"][exercise.level]
        assert facts["review"] == NOT_YET


def test_exercise_tells_its_day(library):
    """The day on which each exercise was last checked comes from its entry, and stands in words on its page."""
    assert library.exercises
    for name, exercise in library.exercises.items():
        assert exercise.checked
        day = date.fromisoformat(exercise.checked)
        assert page_facts(f"exercises/{name}.md", {}, library)["checked_on"] == long_day(day, library.phrases)


def test_page_named_like_an_exercise_is_none(library):
    """Only pages in the folder of the exercises are exercises."""
    name = next(iter(library.exercises))
    assert "back_url" not in page_facts(f"topics/{name}.md", {}, library)


@pytest.mark.parametrize("path", ["exercises/clamshell.md", "topics/pain.md"])
def test_review_is_told(path, library):
    """A signed exercise or page tells the role and the day in words, and no other does."""
    of = "clamshell" if "clamshell" in path else path
    clinical = {"clinical": True}
    told = page_facts(path, clinical, signed(library, [of]))["review"]
    assert told == f"Checked by a clinician ({ROLE}) on {DAY_IN_WORDS}"
    assert page_facts("safety/feet.md", clinical, signed(library, [of]))["review"] == NOT_YET


def test_a_page_that_nobody_need_review_tells_no_review(library):
    """A page without health advice is no page that waits for a clinician, so its foot says nothing of a review."""
    assert page_facts("fields.md", {"checked": date(2026, 11, 22)}, library) == {"checked_on": "November 22, 2026"}


def test_a_change_is_told(library):
    """An exercise that has changed since it was signed says so, and tells no role and no day any more."""
    later = changed(signed(library, ["clamshell"]), "clamshell", breathing="Breathe out as you lift.")
    assert page_facts("exercises/clamshell.md", {}, later)["review"] == CHANGED


def test_a_name_is_told_where_it_was_given(library):
    """The name of a person who agreed to be named stands before their role."""
    library = signed(library, ["clamshell"], name="A. Tester", consent="Made up for a test.")
    assert review_line(library, "clamshell").words == f"Checked by A. Tester ({ROLE}) on {DAY_IN_WORDS}"


def test_several_are_as_good_as_the_least(library):
    """Of several things, one that nobody signed outweighs one that changed, and that one all that are signed."""
    both = signed(library, ["clamshell", "bridge"])
    assert review_line(both, ["clamshell", "bridge"]).signed
    assert DAY_IN_WORDS in review_line(both, ["clamshell", "bridge"]).words
    lapsed = changed(both, "bridge", bad_day="Rest.")
    assert review_line(lapsed, ["clamshell", "bridge"]).words == CHANGED
    assert review_line(lapsed, ["clamshell", "bridge", "side-steps"]).words == NOT_YET
    assert review_line(lapsed, []).words == NOT_YET
