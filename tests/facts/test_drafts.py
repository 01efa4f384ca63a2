"""A draft is there for those who write it, and for nobody else."""

import dataclasses

import pytest

from macros.facts.draft_rules import (
    FIRST_ARROW,
    FIRST_DOSE,
    FIRST_STARTS,
    MARK,
    no_placeholder_is_left,
    pictures_are_their_own,
)
from macros.facts.finding import found_by
from macros.facts.keeping import kept_library
from macros.facts.library import Library, load_library, read_library
from macros.facts.model.figure import Arrow, Figure, Pose
from macros.facts.open_data import open_data
from macros.facts.problems import ContentError
from macros.figures.gallery import Gallery
from macros.prose import wrong_stubs
from macros.views.faces import WebFace
from macros.views.page_facts import is_draft, page_facts
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary

DRAFT = "second-heel-raise"


@pytest.fixture
def project(laid_over):
    """The sample with one draft more: a copy of an exercise, with gaps where a draft may have them."""
    folder = laid_over(None)
    for name, start, end in (("exercises", "\n{}:\n", "\nheel-raise:"), ("figures", "\n  {}:\n", "\n  heel-raise:")):
        path = folder / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        begin = text.index(start.format("seated-heel-raise"))
        entry = text[begin : text.index(end)].replace("seated-heel-raise", DRAFT)
        entry = entry.replace("Seated heel raise", "Second heel raise").replace("muscles: [calves]", "muscles: []")
        marked = entry.replace(":\n", ":\n  draft: yes\n", 1) if name == "exercises" else entry
        path.write_text(text + marked.rstrip("\n") + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def library(project) -> Library:
    """Its library."""
    return read_library(project / "data")


def test_a_draft_stands_apart(library):
    """A draft is not among the exercises and figures; with_drafts has it behind all others, and has none apart."""
    assert list(library.drafts) == [DRAFT]
    assert DRAFT not in library.exercises
    assert DRAFT not in library.figures.figures
    whole = library.with_drafts()
    assert list(whole.exercises)[-1] == list(whole.figures.figures)[-1] == DRAFT
    assert len(whole.exercises) == len(library.exercises) + 1
    assert not whole.drafts
    assert whole.with_drafts() == whole


def test_a_kept_library_keeps_its_drafts(project, tmp_path):
    """A library that is read from the store has the same drafts as one that is read from the files."""
    kept = [kept_library(project / "data", tmp_path / "kept") for _ in range(2)]
    assert [list(library.drafts) for library in kept] == [[DRAFT], [DRAFT]]
    assert list((tmp_path / "kept").iterdir())


def test_nobody_is_led_to_a_draft(library, root):
    """No filter and no file of open data knows a draft."""
    assert DRAFT not in found_by(library)
    phrases = load_library(root / "data").phrases
    files = open_data(dataclasses.replace(library, phrases=phrases), "abc123", None)
    assert files
    assert [name for name, content in files.items() if DRAFT.encode() in content] == []


def test_the_page_of_a_draft(library):
    """The page of a draft asks search engines not to list it; other pages, and pages that are not there, do not."""
    page = f"exercises/{DRAFT}.md"
    assert is_draft(page, library)
    others = ("exercises/heel-raise.md", f"topics/{DRAFT}.md", "index.md")
    assert [other for other in others if is_draft(other, library)] == []


def test_the_frame_of_a_draft(library, root):
    """The frame of a draft's page says noindex and that it is one, and that of an exercise nothing of the kind."""
    real = dataclasses.replace(load_library(root / "data"), drafts=library.drafts)
    facts = page_facts(f"exercises/{DRAFT}.md", {}, real)
    assert (facts["robots"], facts["description"]) == (
        "noindex",
        f"Second heel raise: {real.phrases['draft']['title']}",
    )
    assert not {"robots", "description"} & set(page_facts("exercises/clamshell.md", {}, real))


def test_a_draft_says_that_it_is_one(root, tmp_path):
    """The page of a draft begins with a plain warning, and the same exercise without the mark has none."""
    real = load_library(root / "data")
    finished = real.exercises["bridge"]
    others = {name: exercise for name, exercise in real.exercises.items() if name != "bridge"}
    draft = dataclasses.replace(real, exercises={**others, "bridge": finished.model_copy(update={"draft": "yes"})})
    pictures = Pictures(Gallery(real.figures, root / ".cache" / "figures"))
    said = [
        Vocabulary(library, lambda: WebFace("exercises/bridge.md"), pictures).exercise("bridge")
        for library in (real, draft)
    ]
    title = real.phrases["draft"]["title"]
    assert [title in html for html in said] == [False, True]
    assert said[1].index(title) < said[1].index(finished.purpose)


def test_a_draft_has_its_page_too(project, library):
    """A draft without its page is named, as an exercise is."""
    missing = {problem.file for problem in wrong_stubs(project, library)}
    assert f"docs/exercises/{DRAFT}.md" in missing


def test_a_draft_keeps_the_other_promises(project):
    """A draft that would not be safe is refused like any exercise."""
    path = project / "data" / "exercises.yaml"
    text = path.read_text(encoding="utf-8")
    begin = text.index(f"\n{DRAFT}:\n")
    unsafe = text[begin:].replace("days: {start: 2, target: 3}", "days: {start: 2, target: 6}")
    path.write_text(text[:begin] + unsafe, encoding="utf-8")
    with pytest.raises(ContentError, match=f"{DRAFT}: dose > days > target is 6"):
        read_library(project / "data")


def test_without_its_mark_a_draft_is_judged(project):
    """When the mark goes, what is empty and what is copied is named, and nothing else."""
    path = project / "data" / "exercises.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  draft: yes\n", ""), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_library(project / "data")
    assert [(problem.where, problem.what.partition(",")[0], problem.code) for problem in caught.value.problems] == [
        (DRAFT, "The field purpose says word for word what seated-heel-raise says", "placeholder-left"),
        (DRAFT, "muscles is empty", "placeholder-left"),
        (DRAFT, "The field steps says word for word what seated-heel-raise says", "placeholder-left"),
        (DRAFT, "The picture is the same as that of seated-heel-raise", "placeholder-left"),
        (DRAFT, "The field alt says word for word what seated-heel-raise says", "placeholder-left"),
    ]


@pytest.mark.parametrize("field", ["purpose", "breathing", "bad_day", "helper"])
def test_each_placeholder_is_seen(field, sample):
    """A sentence that still begins like a placeholder is found in any field, half written or not."""
    library = read_library(sample / "data")
    for text in (f"{MARK} what it is.", f"{MARK} It works your legs."):
        changed = library.exercises["heel-raise"].model_copy(update={field: text})
        broken = dataclasses.replace(library, exercises={**library.exercises, "heel-raise": changed})
        assert [finding.path for finding in no_placeholder_is_left(broken)] == [("heel-raise", field)]


def test_no_exercise_has_the_dose_of_a_draft(root):
    """The dose that a draft begins with is the dose of no exercise, so it is never taken for one."""
    doses = [exercise.dose for exercise in load_library(root / "data").exercises.values()]
    assert doses
    assert FIRST_DOSE not in doses


def pictures_of(library: Library, figure: Figure) -> list[str]:
    """What is said of the pictures when one exercise has another one."""
    figures = library.figures.model_copy(update={"figures": {**library.figures.figures, "slow-breathing": figure}})
    return [finding.what for finding in pictures_are_their_own(dataclasses.replace(library, figures=figures))]


@pytest.mark.parametrize("preset", FIRST_STARTS.values(), ids=FIRST_STARTS)
def test_the_first_picture_is_seen_until_its_pose_is_written(preset, sample):
    """A picture with nothing but the start, the arrow and the marks of a draft is found; with a way to go it passes."""
    library = read_library(sample / "data")
    fields = {"start": Pose(use=preset), "marks": [], "arrows": [Arrow.model_validate(FIRST_ARROW)]}
    first = library.figures.figures["slow-breathing"].model_copy(update=fields)
    assert [what.split(",")[0] for what in pictures_of(library, first)] == [
        "The picture is still the one that a draft begins with"
    ]
    assert pictures_of(library, first.model_copy(update={"marks": ["right.calf"]})) == []


def test_a_copied_picture_with_another_person_is_the_same(sample):
    """Another person or another view makes no other picture; something held does."""
    library = read_library(sample / "data")
    copied = library.figures.figures["seated-march"].model_copy(update={"who": "grace", "view": "front"})
    assert [what.split(",")[0] for what in pictures_of(library, copied)] == [
        "The picture is the same as that of seated-march"
    ]
    assert pictures_of(library, copied.model_copy(update={"held": "weights"})) == []
