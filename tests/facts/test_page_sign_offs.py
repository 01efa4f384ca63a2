"""Pages are signed as exercises are: a sign-off ends with their words and with the entries that they show."""

import shutil
from dataclasses import replace

import pytest

from macros.facts.library import Library, read_library
from macros.facts.page_reading import is_clinical, page_paths, source_of
from macros.facts.signing import standing, subjects
from tests.signed_library import changed, real_library, signed, with_safety

PAGE = "safety/feet.md"


@pytest.fixture(scope="session")
def real() -> Library:
    """The real content, signed by nobody."""
    return real_library()


def test_exercises_and_health_pages_are_subjects(real):
    """A release needs every exercise, and the pages about safety, starting, topics and plans."""
    needed = subjects(real)
    assert set(real.exercises) <= set(needed)
    folders = {of.rpartition("/")[0] for of in needed if of.endswith(".md")}
    assert folders >= {"safety", "start", "topics", "weeks", "my-plan"}
    for path in page_paths(real):
        if path.split("/")[0] in ("safety", "start", "topics", "weeks", "my-plan"):
            assert is_clinical(source_of(real, path)[0]), path


@pytest.fixture
def copied(root, tmp_path, real) -> Library:
    """The real content with a copy of the page about feet, which is signed and which a test may change."""
    (tmp_path / "docs" / "safety").mkdir(parents=True)
    shutil.copyfile(root / "docs" / PAGE, tmp_path / "docs" / PAGE)
    return signed(replace(real, folder=tmp_path / "data"), [PAGE])


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("Put a mirror", "Put your mirror", "changed"),
        ('checklist("feet-during")', 'checklist("feet-after")', "changed"),
        ("{{ review_state() }}\n", "", "signed"),
        ("{ .lead }", "", "signed"),
        ("description: How", "description: The way", "signed"),
        ("With any of these, do not train. Call", "With any of these, do not train.\nCall", "signed"),
    ],
    ids=["word", "list", "its own state", "look", "description", "line break"],
)
def test_a_page_lapses_with_its_words(old, new, state, copied):
    """A changed word or list of a page ends its sign-off; how it looks and what the search shows does not."""
    path = copied.folder.parent / "docs" / PAGE
    text = path.read_text(encoding="utf-8")
    assert standing(copied, PAGE).state == "signed"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert standing(copied, PAGE).state == state


def test_a_page_lapses_with_what_it_shows(real):
    """A changed item of a checklist ends the sign-off of the page that shows it, and of no other."""
    before = signed(real, [PAGE, "safety/falls.md"])
    lists = dict(real.safety.checklists)
    lists["feet-during"] = lists["feet-during"].model_copy(update={"items": ["Look.", "Look again."]})
    after = with_safety(before, checklists=lists)
    assert (standing(after, PAGE).state, standing(after, PAGE).changed) == ("changed", ("entries",))
    assert standing(after, "safety/falls.md").state == "signed"


def test_a_week_plan_lapses_with_a_dose(real):
    """A changed dose ends the sign-off of every page that shows it: week plans and ready plans."""
    pages = ["weeks/seated-start.md", "my-plan/first-chair.md", "my-plan/index.md"]
    before = signed(real, [*pages, "weeks/at-the-counter.md"])
    name = next(name for name in real.plans.programs["seated-start"].session if name == "seated-march")
    dose = real.exercises[name].dose.model_copy(update={"rest": 59})
    assert [standing(changed(before, name, dose=dose), page).state for page in pages] == ["changed"] * 3


DENIAL = "no clinician has reviewed"


def denials(root, library):
    """The pages that deny what somebody has signed; none as long as nobody has."""
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    said = [path.name for path in pages if DENIAL in path.read_text(encoding="utf-8").lower()]
    return said if library.sign_offs else []


def test_no_page_denies_a_sign_off(root, real):
    """Sentences which say that nobody has reviewed this go with the first sign-off."""
    assert denials(root, read_library(root / "data")) == []
    assert "README.md" in denials(root, signed(real, [PAGE]))
