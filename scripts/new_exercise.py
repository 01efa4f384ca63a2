"""Start a new exercise: its entry, its page and a first picture, all marked as a draft.

In: answers, as options or to questions. Out: data/exercises.yaml and data/figures.yaml with one entry more, and
docs/exercises/ID.md; all three or none. The draft is valid at once, and no list, plan or print shows it.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plainly import plainly, say_plainly  # noqa: E402  the path above must come first

say_plainly()

from macros.facts.draft_rules import MARK  # noqa: E402
from macros.facts.library import Library, load_library, read_library  # noqa: E402
from macros.facts.model.exercise import Benefit, Equipment, Goal, Level, Muscle, Position  # noqa: E402
from macros.facts.problems import ContentError, cure_for  # noqa: E402
from macros.writing import HALF, write_bytes, write_text  # noqa: E402
from scripts.check import wrong_pictures  # noqa: E402
from scripts.new_entry import EXERCISES, FIGURES, Wish, changed_files  # noqa: E402

EXAMPLES = """\
examples:
  .venv/bin/python scripts/new_exercise.py                          asks one question after the other
  .venv/bin/python scripts/new_exercise.py --name "Seated twist" --level seated --muscles trunk --benefits strength
  .venv/bin/python scripts/new_exercise.py --name "One-leg raise" --like counter-heel-raise --easier counter-heel-raise
  .venv/bin/python scripts/new_exercise.py --name "Wall march" --level supported --equipment wall --easier seated-march

Without --name it asks for all that no option tells. With --like the words are those of the other exercise; without it
each sentence is a placeholder that says what belongs there.

exit codes: 0 the draft is written, 1 a file stands against it, 2 an answer is wrong, 130 you stopped it;
but for 0, nothing is changed
"""

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
IN_A_NAME = re.compile(r"([^\W_]|[ ,.?!'’():&/\"-])*")
"""What a name may hold. It is also the title of a page, in which other marks mean something."""
NOTHING = "-"
"""The answer that takes nothing where Enter would take what is shown."""


class Usage(Exception):
    """An answer is wrong. The text says what, and what to write."""


@dataclass(frozen=True)
class Field:
    """One thing to tell: its question, and the words that it may be, if there is a list of them."""

    key: str
    question: str
    known: Callable[[Library], Sequence[str]] | None = None
    many: bool = False


FIELDS = (
    Field("name", "Its name, in plain words"),
    Field("id", "Its id, which stands in the address of its page and never changes"),
    Field("like", "Begin with the words of another exercise? Its id", lambda library: list(library.exercises)),
    Field("level", "Its level", lambda _: get_args(Level)),
    Field("positions", "Its positions, the main one first", lambda _: get_args(Position), many=True),
    Field("equipment", "What it needs", lambda _: get_args(Equipment), many=True),
    Field("muscles", "What works, the main one first", lambda _: get_args(Muscle), many=True),
    Field("benefits", "The topics that it belongs to", lambda _: get_args(Benefit), many=True),
    Field("goals", "What it is practice for", lambda _: get_args(Goal), many=True),
    Field("easier", "The id of an easier exercise", lambda library: list(library.exercises)),
    Field("harder", "The id of a harder exercise", lambda library: list(library.exercises)),
    Field("sources", "What it rests on: ids in references.yaml", lambda library: list(library.references), many=True),
)
"""In the order of the questions: each default hangs on what was told before."""

AT = {"seated": "chair", "lying": "bed"}
"""What a main position needs; all that is done on the feet needs a fixed counter, if nothing else is told."""


def usual(key: str, told: Mapping[str, Any], library: Library) -> Any:
    """What is taken when nothing is told: from the exercise it is like, or from what was told before."""
    if key == "id":
        return slug(told["name"])
    if key in ("name", "like"):
        return None
    if told["like"]:
        value = getattr(library.exercises[told["like"]], key)
        return tuple(value) if isinstance(value, list) else value
    if key == "positions":
        return ("seated",) if told["level"] == "seated" else ("standing",)
    if key == "equipment":
        return (AT.get(told["positions"][0], "counter"),)
    return () if key in ("muscles", "benefits", "goals", "sources") else None


def slug(text: str) -> str:
    """A text as an id is written; it may still begin with a digit, or be empty."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def understood(field: Field, text: str, library: Library, root: Path) -> Any:
    """An answer as a value. Raises Usage, which names the near word."""
    if field.known:
        words = list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
        known = field.known(library)
        for word in words:
            if word not in known:
                raise Usage(f'{field.key} "{word}" is not a word we know here. {cure_for(word, known)}')
        if field.many:
            return tuple(words)
        if len(words) > 1:
            raise Usage(f"{field.key} is one word. {len(words)} are told.")
        return words[0] if words else None
    if field.key == "id":
        _check_id(text, library, root)
    elif odd := text[IN_A_NAME.match(text).end() :]:
        raise Usage(f"The name holds {odd[0]!r}, which has a meaning of its own in a page. Write plain words.")
    return text


def _check_id(text: str, library: Library, root: Path) -> None:
    if not ID.fullmatch(text):
        near = slug(text)
        hint = f' Did you mean "{near}"?' if ID.fullmatch(near) else ""
        raise Usage(f'The id "{text[:60]}" has not the right form.{hint} Write small letters, digits, single hyphens.')
    if text in library.with_drafts().exercises:
        raise Usage(f'There is an exercise with the id "{text}" already. Choose another id, or change that one.')
    if (root / "docs" / "exercises" / f"{text}.md").exists():
        raise Usage(f"docs/exercises/{text}.md is a page already. Choose another id.")


def tell(options: Mapping[str, str | None], library: Library, root: Path) -> Wish:
    """All that is known, from options and, without a name among them, from answers. Raises Usage, EOFError."""
    asks = options["name"] is None
    told: dict[str, Any] = {}
    for field in FIELDS:
        given = options[field.key]
        if asks and given is None:
            told[field.key] = _asked(field, usual(field.key, told, library), library, root)
        elif given is None:
            told[field.key] = usual(field.key, told, library)
            if field.key == "id":
                _check_id(told["id"], library, root)
        else:
            told[field.key] = understood(field, given.strip(), library, root)
        if field.key in ("level", "positions") and not told[field.key]:
            raise Usage(f"--{field.key} is missing. {cure_for('', field.known(library))}")
    return Wish(**told)


def _asked(field: Field, default: Any, library: Library, root: Path) -> Any:
    """The answer to one question, asked again until it can be understood."""
    known = field.known(library) if field.known else ()
    if known and len(known) <= 16:
        print(f"  {', '.join(known)}")
    shown = ", ".join(default) if isinstance(default, tuple) else default
    needed = field.key in ("name", "id", "level", "positions")
    while True:
        answer = input(f"{field.question} [{shown or ('' if needed else 'none')}]: ").strip()
        if not answer and default and field.key != "id":
            return default
        try:
            value = understood(field, "" if answer == NOTHING else answer or shown or "", library, root)
        except Usage as error:
            print(f"  {error}")
            continue
        if value or not needed:
            return value
        print("  This one is needed.")


def faults(name: str, files: Mapping[Path, str], root: Path) -> list[str]:
    """What stands against a project whose files have these texts, with a draft of that id: what and cure of each."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(root / "data", data, ignore=shutil.ignore_patterns("schema"))
        for path in (EXERCISES, FIGURES):
            write_text(data / path.name, files[path])
        try:
            library = read_library(data)
        except ContentError as error:
            return [f"{problem.where}: {problem.what} {problem.cure}" for problem in error.problems]
    own = library.figures.model_copy(update={"figures": {name: library.drafts[name].figure}})
    return [f"{finding.what} {finding.cure}" for finding in wrong_pictures(own)]


def write_all(files: Mapping[Path, str], root: Path) -> None:
    """Write all files or none. Raises OSError.

    Each is written beside its place first, which is where a full disk or a closed folder shows; then all are renamed.
    """
    staged = {root / path: _staged(root / path) for path in files}
    before = {place: place.read_bytes() if place.is_file() else None for place in staged}
    try:
        for path, text in files.items():
            write_text(staged[root / path], text)
        for place, new in staged.items():
            new.replace(place)
    except BaseException:
        for place, old in before.items():
            if old is None and place.is_file():
                place.unlink()
            elif old is not None and place.read_bytes() != old:
                write_bytes(place, old)
        raise
    finally:
        for new in staged.values():
            new.unlink(missing_ok=True)


def _staged(place: Path) -> Path:
    """Where a file waits until all are written. Killed there, it is swept as every half of a file is."""
    return place.with_name(f".{place.name}{HALF}")


def half_done(root: Path) -> str | None:
    """The command that finishes a run that was killed when the entry was in place and the page was not; else None."""
    for page in sorted((root / "docs" / "exercises").glob(f".*.md{HALF}")):
        place = page.with_name(page.name[1:].removesuffix(HALF))
        if f"\n{place.stem}:".encode() in (root / EXERCISES).read_bytes() and not place.exists():
            moves = [where for where in (root / FIGURES, place) if _staged(where).is_file()]
            return " && ".join(f"mv {_staged(where).relative_to(root)} {where.relative_to(root)}" for where in moves)
    return None


def parse(arguments: Sequence[str] | None) -> dict[str, str | None]:
    """The options: a text for each field that one tells."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for field in FIELDS:
        names = {"positions": ["--position"], "benefits": ["--topic"]}.get(field.key, [])
        kind = "IDS" if field.key == "sources" else "WORDS" if field.many else "ID" if field.known else "TEXT"
        known = f" ({', '.join(field.known(None))})" if field.key in CLOSED else ""
        comma = ", with commas between" if field.many else ""
        parser.add_argument(f"--{field.key}", *names, metavar=kind, help=f"{field.question}{comma}{known}")
    return vars(parser.parse_args(arguments))


CLOSED = ("level", "positions", "equipment", "muscles", "benefits", "goals")
"""Fields whose words are the same in every library."""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write a draft; the exit code for the shell."""
    options = parse(arguments)
    try:
        if cure := half_done(root):
            print(f"new_exercise.py: An earlier run was killed half way. To finish it, run: {cure}", file=sys.stderr)
            return 1
        library = load_library(root / "data")
        wish = tell(options, library, root)
        files = changed_files(wish, library, root)
        if wrong := faults(wish.id, files, root):
            raise Usage("\n".join(wrong))
        write_all(files, root)
    except Usage as error:
        print(f"new_exercise.py: {error}\nNothing was written.", file=sys.stderr)
        return 2
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"new_exercise.py: {plainly(error)}\nNothing was written.", file=sys.stderr)
        return 1
    except EOFError:
        print("\nThe answers end before the questions do. Nothing was written.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nYou stopped it. Nothing was written.", file=sys.stderr)
        return 130
    print("\n".join(f"wrote {path}" for path in files))
    print(
        f'{wish.id} is a draft. In the data, change each text that begins with "{MARK}", and the dose.\n'
        f"See it: .venv/bin/python scripts/preview_exercise.py {wish.id}\n"
        "When it is finished, take the line draft: yes out, and run make check: it says what is left. Before you\n"
        "propose either, run make generate: editors then know the new id."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
