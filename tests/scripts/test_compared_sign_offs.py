"""A sign-off that came, went or was changed stands first for whoever looks at a change, and in no list of editions."""

import shutil

import lxml.html
import pytest

from macros.facts.library import read_library
from macros.facts.signing import fingerprints, letters_of
from scripts import compare_editions, preview_change
from scripts.comment import not_ours
from scripts.sign_off import main as sign

ID = "heel-raise"
SIGNED = "physical therapist, 2026-11-20"


@pytest.fixture
def before(old, root):
    """The sample with the real phrases, which the preview speaks, and a page."""
    shutil.copyfile(root / "data" / "phrases.yaml", old / "data" / "phrases.yaml")
    (old / "docs").mkdir()
    (old / "docs" / "rest.md").write_text("---\nclinical: true\n---\n# Rest\n\nSit down.\n", encoding="utf-8")
    return old


@pytest.fixture
def after(before, tmp_path, monkeypatch):
    """The same with two sign-offs, and one repetition more in another exercise."""
    project = shutil.copytree(before, tmp_path / "after")
    exercises = project / "data" / "exercises.yaml"
    exercises.write_text(exercises.read_text().replace("count: {start: 8,", "count: {start: 9,", 1))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert sign([ID, "rest.md", "--role", "physical therapist", "--day", "2026-11-20"], project) == 0
    return project


def letters(project, of: str) -> str:
    """The letters of an exercise or page as it is now."""
    return letters_of({of: fingerprints(read_library(project / "data"), of)})


def lines(old, new, capsys) -> list[str]:
    """The changes as plain text."""
    capsys.readouterr()
    assert compare_editions.main([str(old), str(new)]) == 0
    return capsys.readouterr().out.splitlines()[1:]


def test_a_sign_off_that_came_or_went_is_told_first(before, after, capsys):
    """An exercise and a page are named with role, day and letters, above a dose, in both directions."""
    heel, rest = (f"{SIGNED}, letters {letters(after, of)}" for of in (ID, "rest.md"))
    first, second, *others = lines(before, after, capsys)
    assert first == f'safety  Heel raise at the counter, sign-off: now "{heel}"'
    assert second == f'safety  Rest, sign-off: now "{rest}"'
    assert [line.split()[0] for line in others] == ["dose"]
    gone = [f"{line.replace(': now ', ': was ')}, now gone" for line in (first, second)]
    assert lines(after, before, capsys)[:2] == gone
    assert lines(after, after, capsys) == []


@pytest.mark.parametrize(
    ("piece", "other", "shown"),
    [
        ("role: physical therapist", "role: doctor", "doctor, 2026-11-20"),
        ("day: 2026-11-20", "day: 2026-11-21", "physical therapist, 2026-11-21"),
        (
            "day: 2026-11-20", "day: 2026-11-20\n    name: A. Name\n    consent: By letter.",
            "physical therapist, 2026-11-20, A. Name, By letter.",
        ),
    ],
    ids=["role", "day", "name"],
)  # fmt: skip
def test_a_changed_sign_off_is_told(piece, other, shown, after, tmp_path, capsys):
    """Another role, day or name is told as it was and as it is now."""
    changed = shutil.copytree(after, tmp_path / "changed")
    path = changed / "data" / "reviews.yaml"
    text = path.read_text().replace('"', "")
    assert piece in text
    path.write_text(text.replace(piece, other, 1))
    (line,) = lines(after, changed, capsys)
    told = letters(after, ID)
    was, now = (f"{words}, letters {told}" for words in (SIGNED, shown))
    assert line == f'safety  Heel raise at the counter, sign-off: was "{was}", now "{now}"'


def test_a_forged_fingerprint_is_told(after, tmp_path, capsys):
    """A sign-off that is made to fit other words by hand has other letters."""
    changed = shutil.copytree(after, tmp_path / "changed")
    path = changed / "data" / "reviews.yaml"
    told = fingerprints(read_library(after / "data"), ID)["steps"]
    path.write_text(path.read_text().replace(told, "0" * 16))
    (line,) = lines(after, changed, capsys)
    assert line.startswith(f'safety  Heel raise at the counter, sign-off: was "{SIGNED}, letters {letters(after, ID)}"')
    assert line.count(SIGNED) == 2


def test_the_same_sign_off_twice_is_one_more(after, tmp_path, capsys):
    """A second sign-off with the same words came, too."""
    changed = shutil.copytree(after, tmp_path / "changed")
    assert sign([ID, "--role", "physical therapist", "--day", "2026-11-20"], changed) == 0
    (line,) = lines(after, changed, capsys)
    assert line.startswith(f'safety  Heel raise at the counter, sign-off: now "{SIGNED}')


def test_the_comment_tells_it_first(before, after, capsys):
    """The comment on a pull request begins with the sign-offs, in lines that we would post."""
    capsys.readouterr()
    assert compare_editions.main([str(before), str(after), "--format", "markdown"]) == 0
    text = capsys.readouterr().out
    assert not_ours(text) is None
    assert text.index("### Safety\n\n- `Heel raise at the counter`, `sign-off`") < text.index("### Dose")
    assert "Changes: `3`." in text


def test_no_list_of_editions_holds_it(before, after, capsys):
    """An entry for data/editions.yaml has the dose alone, printed or recorded."""
    asked = [str(before), str(after), "--day", "2026-11-22"]
    capsys.readouterr()
    assert compare_editions.main([*asked, "--format", "yaml", "--line", "It is one."]) == 0
    assert "sign-off" not in capsys.readouterr().out
    assert compare_editions.main([*asked, "--record", "It is one."]) == 0
    (edition,) = read_library(after / "data").editions.values()
    assert [change.kind for change in edition.changes] == ["dose"]


def test_an_older_side_that_is_read_in_parts_still_has_its_sign_offs(before, after, capsys):
    """Where the older side has a field of then, its sign-offs are compared all the same."""
    glossary = before / "data" / "glossary.yaml"
    glossary.write_text(glossary.read_text().replace("means: Likely", "meaning: Likely", 1))
    note, first, *_ = lines(before, after, capsys)
    assert note.startswith("not compared: data/glossary.yaml (meaning, means)")
    assert first.startswith("safety  Heel raise at the counter, sign-off: now")


def test_the_preview_tells_it_first(before, after, tmp_path):
    """The preview lists it in its first rows, and shows both sides of the exercise."""
    assert preview_change.main([str(before), str(after), "--out", str(tmp_path / "out")]) == 0
    tree = lxml.html.parse(tmp_path / "out" / "index.html").getroot()
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert [row[:2] for row in rows[:2]] == [
        ["safety", "Heel raise at the counter, sign-off"], ["safety", "Rest, sign-off"],
    ]  # fmt: skip
    assert rows[0][3].startswith(SIGNED)
    assert len(tree.xpath(f"//section[@id='{ID}']")) == 1
