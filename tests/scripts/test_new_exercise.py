"""A contributor starts an exercise: the draft is valid at once, and a wrong answer changes nothing."""

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from markdown import Markdown

from macros.facts.library import load_library, read_library
from macros.facts.problems import ContentError
from macros.facts.reading import read
from macros.prose import wrong_stubs
from scripts import new_entry, new_exercise
from scripts.new_entry import EXERCISES, FIGURES, Wish, changed_files

ROOT = Path(__file__).resolve().parent.parent.parent
FULL = OSError(28, "No space left on device", "a file")
DRAFTS = {
    "lying": "--name 'Lying twist' --level seated --position lying --muscles trunk",
    "moving": "--name 'Wall walk' --level supported --position moving --equipment wall --topic balance"
    " --easier seated-march --harder heel-to-toe-walk --sources otago-sheet,allet-2010",
    "like": "--name 'Soft clam' --like clamshell --goals stairs",
    "like-elsewhere": "--name 'Chair rise' --like counter-heel-raise --level seated"
    " --position seated --equipment chair",
}
"""One draft of each kind: a first picture in each position, and copies."""


def lay(folder: Path) -> Path:
    """A copy of what the scripts read and write."""
    for name in ("data", "docs/exercises"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def untouched(tmp_path_factory) -> Path:
    """A copy that every test leaves as it is."""
    return lay(tmp_path_factory.mktemp("untouched"))


@pytest.fixture(scope="module")
def grown(tmp_path_factory) -> Path:
    """A copy with all the drafts."""
    folder = lay(tmp_path_factory.mktemp("grown"))
    assert [new_exercise.main(shlex.split(arguments), folder) for arguments in DRAFTS.values()] == [0] * len(DRAFTS)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def block(folder: Path, path: Path, name: str) -> str:
    """What stands in a file for one id, up to the blank line behind it."""
    text = (folder / path).read_text(encoding="utf-8")
    found = re.search(rf"^ *{name}:\n.*?(?:\n\n|\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[0]


def test_drafts_are_valid_at_once(grown):
    """Each kind of draft keeps every promise of the library, and has its page."""
    library = read_library(grown / "data")
    names = [shlex.split(arguments)[1] for arguments in DRAFTS.values()]
    assert sorted(draft.exercise.name for draft in library.drafts.values()) == sorted(names)
    assert library.exercises == load_library(ROOT / "data").exercises
    assert list(wrong_stubs(grown, library)) == []


@pytest.mark.parametrize("path", [EXERCISES, FIGURES], ids=lambda path: path.stem)
def test_only_the_entries_are_added(grown, path):
    """Without its new entries a file is what it was, each comment and blank line at its place."""
    text = (grown / path).read_text(encoding="utf-8")
    for name in load_library(grown / "data").drafts:
        text = text.replace(block(grown, path, name), "", 1)
    assert text == (ROOT / path).read_text(encoding="utf-8")


def test_what_is_written_was_looked_at(grown, golden):
    """A draft without a neighbor reads as a reviewer has seen it."""
    written = "".join(block(grown, path, "wall-walk") for path in (EXERCISES, FIGURES))
    golden("drafts/wall-walk.yaml", written)


def test_a_draft_stands_beside_its_neighbor(grown):
    """A new entry stands behind the one it is like, behind its easier one, or behind the last of its level."""
    order = list(read("", (grown / EXERCISES).read_bytes()).value)
    beside = {name: order[order.index(name) - 1] for name in ("soft-clam", "chair-rise", "wall-walk")}
    assert beside == {
        "soft-clam": "clamshell",
        "chair-rise": "counter-heel-raise",
        "wall-walk": "seated-march",
    }
    figures = list(read("", (grown / FIGURES).read_bytes()).value["figures"])
    assert figures[figures.index("soft-clam") - 1] == "clamshell"


def test_without_its_mark_each_gap_is_named(grown, tmp_path, golden):
    """When a mark goes, each gap and copied word is named, a first or copied picture, a first dose, and the day."""
    data = shutil.copytree(grown / "data", tmp_path / "data")
    path = data / "exercises.yaml"
    text = path.read_text(encoding="utf-8")
    for name in ("wall-walk", "soft-clam"):
        text = text.replace(f"{name}:\n  draft: yes\n", f"{name}:\n")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_library(data)
    told = [f"{problem.where}: {problem.what} {problem.cure}" for problem in caught.value.problems]
    copied = [line.split(" says ")[0] for line in told if line.startswith("soft-clam: ")]
    unchecked, purpose, steps, picture, alt = copied
    assert unchecked.startswith("soft-clam: checked is missing")
    assert picture.startswith("soft-clam: The picture is the same as that of clamshell")
    assert [purpose, steps, alt] == [f"soft-clam: The field {field}" for field in ("purpose", "steps", "alt")]
    entry = text[text.index("wall-walk:\n") :].split("\n\n")[0]
    gaps = [line for line in told if line.startswith("wall-walk: ") and "still is a placeholder" in line]
    of_its_picture = 2  # the caption, and the picture in words
    assert len(gaps) == entry.count(new_exercise.MARK) + of_its_picture > 15
    golden("drafts/wall-walk.txt", "".join(f"{line}\n" for line in told if line.startswith("wall-walk: ")))


def wish(**values) -> Wish:
    """What is known of a seated exercise."""
    nothing = dict.fromkeys(("muscles", "benefits", "goals", "sources"), ())
    told = {"id": "new", "name": "New", "like": None, "level": "seated", "positions": ("seated",)}
    return Wish(**{**told, "equipment": ("chair",), "easier": None, "harder": None, **nothing, **values})


@pytest.mark.parametrize(
    "name",
    [
        'Sit: "tall" & still', "null", "No", "yes", "1:30", "- dash", "? mark", "'quoted'", '"', "a, b", "Étirement",
        "Toe (left)/heel", "-", "&anchor", "!!str x",
    ],
)  # fmt: skip
def test_hostile_names_are_only_names(name, untouched):
    """A name that means something to YAML is read back as it was told, and is the title of its page as it is."""
    new_exercise.understood(new_exercise.FIELDS[0], name, load_library(untouched / "data"), untouched)
    files = changed_files(wish(name=name), load_library(untouched / "data"), untouched)
    assert read("", files[EXERCISES].encode()).value["new"]["name"] == name
    title = Markdown().convert(files[Path("docs/exercises/new.md")].partition("\n")[0])
    assert title == f"<h1>{name.replace('&', '&amp;')}</h1>"


def test_spaces_around_an_answer_are_no_part_of_it(untouched):
    """An option is taken as an answer is, without the spaces around it, which no field may have."""
    options = {field.key: None for field in new_exercise.FIELDS} | {"name": "Wall sway ", "level": "seated "}
    told = new_exercise.tell(options, load_library(untouched / "data"), untouched)
    assert (told.name, told.id, told.level) == ("Wall sway", "wall-sway", "seated")


CLAMSHELL = load_library(ROOT / "data").exercises["clamshell"].name
WRONG = {
    "unknown-level": ("--name X --level seatd", 'level "seatd" is not a word we know here. Did you mean "seated"?'),
    "no-level": ("--name X", "--level is missing. Write one of: seated, supported, standing."),
    "two-levels": ("--name X --level seated,standing", "level is one word. 2 are told."),
    "unknown-muscle": ("--name X --level seated --muscles calfs", 'Did you mean "calves"?'),
    "unknown-neighbor": ("--name X --like clamshel", 'Did you mean "clamshell"?'),
    "unknown-source": ("--name X --level seated --sources otago", 'Did you mean "otago-sheet"?'),
    "id-with-capitals": ("--name X --level seated --id Heel_Raise", 'Did you mean "heel-raise"?'),
    "id-that-climbs": ("--name X --level seated --id ../x", "has not the right form"),
    "id-that-is-there": ("--name X --level seated --id clamshell", "There is an exercise with the id"),
    "id-of-a-page": ("--name X --level seated --id find", "docs/exercises/find.md is a page already."),
    "id-from-the-name": ("--name 123 --level seated", 'The id "123" has not the right form.'),
    "name-that-is-there": (f"--name '{CLAMSHELL}' --id clam --like clamshell", "is also the name of clamshell"),
    "name-with-a-word": ("--name {{x}} --level seated", "The name holds '{'"),
    "name-with-markup": ("--name <b>x --level seated", "The name holds '<'"),
    "name-with-stars": ("--name *x* --level seated", "The name holds '*'"),
    "name-that-links": ("--name [x](y) --level seated", "The name holds '['"),
    "name-turned-round": ("--name a\u202eb --level seated", "The name holds"),
    "name-with-a-period": ("--name Bad. --level seated", "Take the mark off its end."),
    "empty-name": ("--name= --level seated --id new", "name is empty"),
    "nothing-below": ("--name X --level standing", "No easier exercise below it is done seated."),
    "harder-is-easier": ("--name X --level supported --easier seated-march --harder seated-march", "harder names"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_call_changes_nothing(case, untouched, capsys):
    """A wrong answer ends with 2 and a sentence that says what to write, and every file stays as it was."""
    command, message = WRONG[case]
    before = state(untouched)
    assert new_exercise.main(shlex.split(command), untouched) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.err.endswith("Nothing was written.\n")
    assert said.out == ""
    assert state(untouched) == before


@pytest.mark.parametrize("stop", [FULL, shutil.Error([("a", "b", str(FULL))]), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_all_is_written_or_nothing(number, stop, untouched, monkeypatch, capsys):
    """When one of the three files cannot be written, or a person stops there, the others are as they were."""
    before, calls = state(untouched), []

    def write(path: Path, text: str) -> None:
        calls.append(path)
        if len(calls) == number:
            raise stop
        write_text(path, text)

    write_text = new_exercise.write_text
    monkeypatch.setattr(new_exercise, "faults", lambda *_: [])
    monkeypatch.setattr(new_exercise, "write_text", write)
    code = new_exercise.main(["--name", "New", "--level", "seated"], untouched)
    assert (code, len(calls)) == (130 if isinstance(stop, KeyboardInterrupt) else 1, number)
    assert re.search(r"(You stopped it|No space left on device).*\s?Nothing was written\.$", capsys.readouterr().err)
    assert state(untouched) == before


def test_what_was_renamed_already_is_put_back(tmp_path):
    """When the last file cannot take its place, those before it have their old bytes again, and none lies about."""
    folder = lay(tmp_path)
    (folder / "docs" / "exercises" / "new.md").mkdir()
    before = state(folder)
    files = dict.fromkeys((EXERCISES, FIGURES, Path("docs/exercises/new.md")), "changed\n")
    with pytest.raises(OSError, match="directory"):
        new_exercise.write_all(files, folder)
    assert state(folder) == before


def test_broken_content_is_said_plainly(tmp_path, capsys):
    """When the content is broken already, its own message is told and nothing is written."""
    folder = lay(tmp_path)
    (folder / "data" / "glossary.yaml").write_text("", encoding="utf-8")
    before = state(folder)
    assert new_exercise.main(["--name", "New", "--level", "seated"], folder) == 1
    assert capsys.readouterr().err.startswith("data/glossary.yaml:1:1: ")
    assert state(folder) == before


ANSWERS = ["Heel slides", "", "clamshl", "-", "seatd", "seated", "lying", "", "calves", "", "stairs", "", "", "-"]
"""A name, the id as shown, a wrong neighbor, none, a wrong level, the level, then one answer or Enter for each."""


def test_it_asks_for_all_that_is_not_told(untouched, monkeypatch, capsys):
    """Without a name it asks one question for each field; Enter takes what is shown, a wrong answer is asked again."""
    options = dict.fromkeys(field.key for field in new_exercise.FIELDS) | {"benefits": "strength"}
    answers = [answer for place, answer in enumerate(ANSWERS) if place != 9]  # told as an option, so not asked
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    told = new_exercise.tell(options, load_library(untouched / "data"), untouched)
    assert told == wish(
        id="heel-slides", name="Heel slides", positions=("lying",), equipment=("bed",), muscles=("calves",),
        benefits=("strength",), goals=("stairs",),
    )  # fmt: skip
    said = capsys.readouterr().out
    assert 'Did you mean "clamshell"?' in said
    assert 'Did you mean "seated"?' in said
    assert "[heel-slides]: " in said
    assert "[bed]: " in said
    assert "The topics" not in said


def test_a_neighbor_answers_for_itself(untouched, monkeypatch, capsys):
    """Behind the id of a neighbor, Enter takes what that one has."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Soft clam\n\nclamshell\n" + "\n" * 9))
    library = load_library(untouched / "data")
    told = new_exercise.tell(dict.fromkeys(field.key for field in new_exercise.FIELDS), library, untouched)
    own = {key: value for key, value in vars(told).items() if key not in ("id", "name", "like")}
    shown = {key: getattr(library.exercises["clamshell"], key) for key in own}
    assert own == {key: tuple(value) if isinstance(value, list) else value for key, value in shown.items()}
    assert "[clamshell]" not in capsys.readouterr().out


@pytest.mark.parametrize(("stop", "code"), [(KeyboardInterrupt, 130), (EOFError, 2)])
def test_stopping_leaves_nothing_behind(stop, code, untouched, monkeypatch, capsys):
    """Ctrl-C at a question, or answers that end too soon, leave every file as it was."""

    def ask(prompt: str) -> str:
        raise stop

    before = state(untouched)
    monkeypatch.setattr("builtins.input", ask)
    assert new_exercise.main([], untouched) == code
    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert state(untouched) == before


def test_each_position_has_its_first_picture():
    """No position is without a first picture, and every text of a new entry begins as a placeholder does."""
    assert set(new_entry.FIRST_ROOMS) >= {"seated", "lying", "standing"}
    files = changed_files(wish(), load_library(ROOT / "data"), ROOT)
    entry = read("", files[EXERCISES].encode()).value["new"]
    sentences = [text for text in _texts(entry) if " " in text]
    assert len(sentences) > 12
    assert [text for text in sentences if not text.startswith(new_exercise.MARK)] == []


def _texts(value) -> list[str]:
    """Every text inside an entry."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []
