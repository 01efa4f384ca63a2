"""An edition's id is a hash of what readers read, and an older copy is told what changed since."""

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from macros.facts.editions import KINDS, copies, edition_id, in_order, since
from macros.facts.library import load_library, read_library
from macros.facts.model.edition import Edition, EditionChange, Editions

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = {"index.md": "# Home\n", "safety/feet.md": "# Check your feet\n", "edition.md": "# Is my copy right?\n"}


@pytest.fixture
def project(laid_over):
    """The sample with three pages."""
    folder = laid_over(None)
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text)
    return folder


def change(kind: str, was: str | None, now: str | None, part: str | None = "count.start", about: str = "heel-raise"):
    """A change of one thing."""
    return EditionChange(kind=kind, about=about, name="Heel raise", part=part, was=was, now=now)


def listed(*editions: list[EditionChange]) -> dict[str, Edition]:
    """Editions e1, e2, … of which each brings some changes, newest first."""
    numbered = enumerate(editions, start=1)
    found = {f"e{number}": Edition(day="2026-01-01", line="It is one.", changes=found) for number, found in numbered}
    return dict(reversed(found.items()))


def test_id_is_six_letters():
    """An id is six digits and letters from a to f, and asking twice gives the same one."""
    name = edition_id(ROOT)
    assert len(name) == 6
    assert set(name) <= set("0123456789abcdef")
    assert edition_id(ROOT) == name


def test_id_is_the_same_everywhere(project, tmp_path):
    """A copy of a project in another folder is the same edition, whatever its files' times are."""
    copied = shutil.copytree(project, tmp_path / "another" / "place", copy_function=shutil.copyfile)
    assert edition_id(copied) == edition_id(project)


@pytest.mark.parametrize(
    "name", ["data/exercises.yaml", "data/safety.yaml", "data/phrases.yaml", "docs/index.md", "docs/safety/feet.md"]
)
def test_id_hangs_on_what_readers_read(project, name):
    """One more letter in a file of data, or in a page of any folder, makes another edition."""
    before = edition_id(project)
    (project / name).write_bytes((project / name).read_bytes() + b"\n")
    assert edition_id(project) != before


def test_id_hangs_on_names(project):
    """A page that is renamed makes another edition, and so does one that is added without a word in it."""
    before = edition_id(project)
    (project / "docs" / "index.md").rename(project / "docs" / "home.md")
    renamed = edition_id(project)
    (project / "docs" / "index.md").touch()
    assert len({before, renamed, edition_id(project)}) == 3


def test_id_keeps_files_apart(tmp_path):
    """Words that move from the end of one page to the start of the next make another edition."""
    ids = set()
    for number, texts in enumerate([("one ", "two"), ("one", " two")]):
        docs = tmp_path / str(number) / "docs"
        docs.mkdir(parents=True)
        for name, text in zip("ab", texts, strict=True):
            (docs / f"{name}.md").write_text(text)
        ids.add(edition_id(docs.parent))
    assert len(ids) == 2


@pytest.mark.parametrize("name", ["data/editions.yaml", "data/handouts.yaml", "docs/edition.md", "docs/a.css"])
def test_id_leaves_out_what_is_no_content(project, name):
    """Listing or withdrawing an edition, choosing papers and restyling a page make no new edition."""
    before = edition_id(project)
    (project / name).write_text("anything\n")
    assert edition_id(project) == before


def test_the_real_list_is_sound():
    """The real list of editions is read, and the newest edition is known whether it is listed or not."""
    found = copies(load_library(ROOT / "data"))
    assert found.newest == edition_id(ROOT)
    assert set(found.withdrawn) <= set(found.listed)
    assert [name for name, _, _ in found.earlier] == [name for name in found.listed if name != found.newest]


def test_copies_of_the_sample(project):
    """The sample lists two editions below its own; the first is withdrawn, and knows the changes of the second."""
    found = copies(read_library(project / "data"))
    assert found.newest not in found.listed
    assert found.withdrawn == ["1a1a1a"]
    earlier = {name: changes for name, _, changes in found.earlier}
    assert list(earlier) == ["2b2b2b", "1a1a1a"]
    assert earlier["2b2b2b"] == []
    assert [each.kind for each in earlier["1a1a1a"]] == ["dose", "safety"]


def test_newest_is_not_earlier(project):
    """An edition that is listed and is the one being read does not stand among the earlier ones."""
    path = project / "data" / "editions.yaml"
    path.write_text(path.read_text().replace("2b2b2b", edition_id(project)))
    assert [name for name, _, _ in copies(read_library(project / "data")).earlier] == ["1a1a1a"]


def test_since_holds_all_later_changes():
    """A copy is told the changes of every later edition, not those of its own, dose and safety first."""
    words, dose, safety = change("words", "a", "b", "name"), change("dose", "8", "10"), change("safety", None, "Stop.")
    editions = listed([change("dose", "1", "2", "sets.start")], [words, safety], [dose])
    assert since(editions, "e1") == [dose, safety, words]
    assert since(editions, "e2") == [dose]
    assert since(editions, "e3") == []


def test_since_tells_a_thing_once():
    """What changed twice is told as the copy has it and as it is now."""
    editions = listed([], [change("dose", "8", "10")], [change("dose", "10", "12")])
    assert since(editions, "e1") == [change("dose", "8", "12")]
    assert since(editions, "e2") == [change("dose", "10", "12")]


def test_since_forgets_what_was_changed_back():
    """What is again as the copy has it is not told."""
    editions = listed([], [change("dose", "8", "10")], [change("dose", "10", "8")])
    assert since(editions, "e1") == []
    assert since(editions, "e2") == [change("dose", "10", "8")]


def test_since_tells_a_page_once():
    """A page that changed in two editions is named once."""
    page = change("safety", None, None, None, "safety/feet.md")
    assert since(listed([], [page], [page]), "e1") == [page]


def test_since_keeps_things_apart():
    """Equal words of another exercise or another field are another change."""
    changes = [change("dose", "10", "12", "count.target"), change("dose", "10", "12", about="clamshell")]
    first = change("dose", "8", "10")
    assert since(listed([], [first], changes), "e1") == [first, *changes]


def test_since_keeps_the_graver_kind():
    """When one of two changes of a thing is a matter of safety, so is what is told of both."""
    editions = listed([], [change("safety", "a", "b")], [change("words", "b", "c")])
    assert since(editions, "e1") == [change("safety", "a", "c")]


def entry(was: str, now: str, place: str | None, name: str = "Standing"):
    """A change in an entry of a file."""
    return EditionChange(kind="dose", about="plans", name=name, place=place, was=was, now=now)


def test_since_merges_nothing_inside_one_edition():
    """Two things of one edition whose words meet stay two, each with its own words before and after."""
    first, second = (entry("1 set", "2 sets", None), entry("2 sets", "3 sets", None))
    assert since(listed([], [first, second]), "e1") == [first, second]
    third = entry("3 sets", "4 sets", None)
    assert since(listed([], [first, second], [third]), "e1") == [first, entry("2 sets", "4 sets", None)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry("1 set", "2 sets", "plans.levels.seated.sets"), entry("2 sets", "3 sets", "plans.levels.standing.sets")),
        (entry("a", "b", "plans.levels.seated.rest"), entry("b", "c", "plans.levels.seated.speed")),
        (entry("1 set", "2 sets", None, "Seated"), entry("2 sets", "3 sets", None, "Standing")),
    ],
    ids=["level", "field", "name"],
)
def test_since_keeps_entries_of_a_file_apart(first, second):
    """Another level and another field of it are another thing, though the words of one begin where the other ends."""
    assert since(listed([], [first], [second]), "e1") == [first, second]


def test_since_follows_a_place():
    """A phrase that changed twice is told once, though a reader calls it by its words, which are others each time."""
    first = entry("a", "b", "paper.open", "b")
    assert since(listed([], [first], [entry("b", "c", "paper.open", "c")]), "e1")[0].was == "a"
    assert since(listed([], [first], [entry("b", "a", "paper.open", "a")]), "e1") == []


def test_since_refuses_an_unknown_edition():
    """An id that is not listed is an error, not an empty list."""
    with pytest.raises(ValueError, match="e9"):
        since(listed([]), "e9")


def test_kinds_have_an_order():
    """Dose comes first, then safety, and words come last."""
    assert (KINDS[:2], KINDS[-1]) == (("dose", "safety"), "words")
    assert [each.kind for each in in_order(change(kind, "a", "b") for kind in reversed(KINDS))] == list(KINDS)


@pytest.mark.parametrize("day", ["2026-1-1", "20260101", "2026-02-30", "2026-W01-1", "soon", "2026-13-01"])
def test_a_day_that_is_none_is_refused(day):
    """An edition comes out on a day of the calendar, written in one way."""
    with pytest.raises(ValidationError, match="is not a day of the calendar"):
        Edition(day=day, line="It is one.", changes=[])


@pytest.mark.parametrize("name", ["abcde", "abcdefa", "ABCDEF", "ghijkl", "abcde\n", ""])
def test_an_id_that_is_none_is_refused(name):
    """An id is just what edition_id gives."""
    with pytest.raises(ValidationError, match="is not the id of an edition"):
        Editions(editions={name: Edition(day="2026-01-01", line="It is one.", changes=[])})
