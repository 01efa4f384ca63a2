"""YAML text to plain values, each with its line and column. The only module that imports PyYAML.

In: the bytes of one file. Out: a Document of dicts, lists, strings, whole numbers, decimals and None,
and a mark for every key and value; or problems. Words stay words: `no`, `1:30` and `010` are text here.
Must not know: what any key means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from .parser_words import AT_START, DASH, IN_QUOTES, NO_DASH, NO_QUOTES, ON_ONE_LINE, explained
from .problems import Problem

Path = tuple[str | int, ...]
Mark = tuple[int, int]

MAX_DEPTH = 12
"""Deeper than any entry needs; a file that nests further is a mistake or an attack."""

WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})\Z")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
"""A longer row of digits stays text: no field counts that far, and Python refuses to read 5,000 digits as a number."""

AS_UTF8 = "Choose UTF-8 as the encoding in your editor, and save the file."

INVISIBLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 forbids (section 5.1), a byte order mark inside the text, and line breaks that no editor counts."""

MOST_SHOWN = 60
"""How many letters of a text a message repeats."""

LOST = re.compile(r"\s+#\S.*")
"""A # right before a word: more likely an apartment or a color than a note."""
LOST_BEHIND_TEXT = re.compile(r" #.*|\s+#\S.*")
"""One space behind a text it belongs to the text, too. Before a note stand two."""

NOTHING = {"", "~", "null"}
LOADER = getattr(yaml, "CLoader", yaml.Loader)
"""libyaml's parser where the wheel has it: ten times faster, the same events."""


@dataclass
class Document:
    """What one file says: `value` (None when it could not be read), `marks` by path, and problems.

    `lost` holds what stands behind a # after a text without quotes, where it looks like a part of that text.
    """

    file: str
    value: dict | None = None
    marks: dict[Path, Mark] = field(default_factory=dict)
    key_marks: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: dict[Path, str] = field(default_factory=dict)

    def problem(self, mark: Mark, where: str, what: str, cure: str, code: str) -> None:
        """Note what is wrong at a (line, column) that counts from 1."""
        self.problems.append(Problem(self.file, *mark, where, what, cure, code))


def read(file: str, content: bytes, foreign: bool = False) -> Document:
    """Read one file. `file` is its name in messages, relative to the repository.

    A foreign file is written for another program: what has a tag there, such as !ENV, is None, with all that it holds,
    and a text may run over lines.
    """
    document = Document(file)
    text = decode(document, content)
    if text is not None:
        try:
            _build(document, text, foreign)
        except yaml.YAMLError as error:
            explain(document, error, text)
        except _Stop:
            pass
    if document.problems:
        document.value = None
    return document


def visible(text: str) -> str:
    """A text on one line, with a sign for each letter that the eye cannot see."""
    return "".join(char if char.isprintable() else "↵" if char == "\n" else "□" for char in text)


def on_one_line(text: str) -> str:
    """A text as a message repeats it: on one line, and cut when it is long."""
    text = visible(text)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 3] + "…"


class _Stop(Exception):
    """The file cannot be read further; the problem is already noted."""


def decode(document: Document, content: bytes) -> str | None:
    """The text of a file; None, and a problem, when it is not plain UTF-8 with something in it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        document.problem((1, 1), "", "The file is saved as UTF-16.", AS_UTF8, "file-encoding")
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        cure = 'Save it as "UTF-8", not as "UTF-8 with BOM".'
        document.problem((1, 1), "", "The file begins with an invisible byte order mark (BOM).", cure, "file-encoding")
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        mark = mark_after(content[: error.start].decode("utf-8"))
        what = "The file is not saved as UTF-8: this character cannot be read."
        document.problem(mark, "", what, AS_UTF8, "file-encoding")
        return None
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        cure = "Choose LF as the line end in your editor, and save the file."
        document.problem((line, 1), "", "The file has Windows line ends (CRLF).", cure, "line-ends")
        return None
    if invisible := INVISIBLE.search(text):
        mark = mark_after(text[: invisible.start()])
        cure = "Delete it and type the text again."
        document.problem(mark, "", "Here is an invisible control character.", cure, "invisible-character")
        return None
    if not text.strip():
        document.problem((1, 1), "", "The file is empty.", "Write at least one entry.", "empty-file")
        return None
    return text


def mark_after(text: str) -> Mark:
    """The line and column of what comes next."""
    return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1


def _mark(event: yaml.Event) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _build(document: Document, text: str, foreign: bool) -> None:
    """Walk the parser's events with a stack of our own, so that no nesting can exhaust Python's."""
    stack: list[_Open] = []
    lines = text.split("\n")
    running_on: list[yaml.ScalarEvent] = []
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            document.problem(_mark(event), "", "A text cannot begin with & or * here.", IN_QUOTES, "quotes-needed")
            raise _Stop
        tagged = getattr(event, "tag", None)
        if tagged and not foreign:
            document.problem(_mark(event), "", "A text cannot begin with ! here.", IN_QUOTES, "quotes-needed")
            raise _Stop
        if isinstance(event, yaml.DocumentStartEvent) and document.value is not None:
            what = "The line --- starts a second file inside this one."
            document.problem(_mark(event), "", what, "Remove the line.", "second-file")
            raise _Stop
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(stack) >= MAX_DEPTH:
                cure = "Look for a wrong indent or a bracket that is not closed."
                what = f"The file nests more than {MAX_DEPTH} levels deep."
                document.problem(_mark(event), "", what, cure, "too-deep")
                raise _Stop
            value: dict | list = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = _place(document, stack, None if tagged and stack else value, _mark(event))
            stack.append(_Open(value, path))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
        elif isinstance(event, yaml.ScalarEvent):
            _scalar(document, stack, event, lines)
            if event.implicit[0] and event.end_mark.line > event.start_mark.line and not foreign:
                running_on.append(event)
    for event in running_on:  # only now: a fault that ends the reading says more
        _runs_on(document, event, lines)
    if document.value is None and not document.problems:
        document.problem((1, 1), "", "The file holds only comments.", "Write at least one entry.", "empty-file")


@dataclass
class _Open:
    """A mapping or list that is being filled; `key` is the key whose value comes next."""

    value: dict | list
    path: Path
    key: str | None = None


def _scalar(document: Document, stack: list[_Open], event: yaml.ScalarEvent, lines: list[str]) -> None:
    top = stack[-1] if stack else None
    if top and isinstance(top.value, dict) and top.key is None:
        path = (*top.path, event.value)
        where = on_one_line(str(path[0])) if len(path) > 1 else ""
        if event.value in top.value:
            first = document.key_marks[path][0]
            what = f'"{on_one_line(event.value)}" is written twice; the first is in line {first}.'
            document.problem(_mark(event), where, what, "Remove or rename one of the two.", "written-twice")
        document.key_marks[path] = _mark(event)
        top.key = event.value
    else:
        if not event.implicit[0]:
            _place(document, stack, None if event.tag else event.value, _mark(event))
            return
        value = _plain(event.value)
        path = _place(document, stack, value, _mark(event))
        end, wrong = event.end_mark, LOST_BEHIND_TEXT if isinstance(value, str) else LOST
        lost = wrong.match(lines[end.line], end.column) if end.line < len(lines) else None
        if lost:
            document.lost[path] = lost[0].strip()


def _runs_on(document: Document, event: yaml.ScalarEvent, lines: list[str]) -> None:
    """Refuse a text without quotes that goes on below its line: it may have swallowed the next item of a list."""
    line, column = _mark(event)
    row = next(number for number in range(line, len(lines)) if lines[number].strip())
    words, in_front = lines[row].lstrip(), lines[line - 1][: column - 1].strip()
    if words.startswith("- ") and not in_front:  # it is the line above that has lost its dash
        document.problem((line, column), "", NO_DASH, DASH, "list-dashes")
        return
    what = f"This line is read as a part of the text in line {line}."
    cure = DASH if words.startswith("-") and in_front == "-" else ON_ONE_LINE
    document.problem((row + 1, len(lines[row]) - len(words) + 1), "", what, cure, "list-dashes")


def _plain(text: str) -> str | int | float | None:
    """The value of an unquoted word. Only whole numbers and decimals in their usual form are numbers."""
    if text in NOTHING:
        return None
    if WHOLE.match(text):
        return int(text)
    return float(text) if DECIMAL.match(text) else text


def _place(document: Document, stack: list[_Open], value: object, mark: Mark) -> Path:
    """Put a value where it belongs and return its path."""
    if not stack:
        if not isinstance(value, dict):
            kind = "a list" if isinstance(value, list) else "one plain text"
            cure = "Write entries: an id and a colon, and the fields below it, indented by two spaces."
            document.problem(mark, "", f"The file is {kind}, without entries.", cure, "no-entries")
            raise _Stop
        document.value = value
        return ()
    top = stack[-1]
    if isinstance(top.value, list):
        path = (*top.path, len(top.value))
        top.value.append(value)
    elif top.key is None:
        cure = "Write one word before the colon, without brackets."
        document.problem(mark, "", "A bracket stands where the name of a field should be.", cure, "brackets")
        raise _Stop
    else:
        path = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
    document.marks[path] = mark
    return path


def marked(text: str) -> Iterator[tuple[Mark, str, str]]:
    """Each value and key of any YAML text with its tag, up to where it cannot be read: nothing in it is carried out."""
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):  # the parser that MkDocs uses
            if isinstance(event, yaml.NodeEvent):
                yield _mark(event), getattr(event, "tag", "") or "", getattr(event, "value", "")
    except yaml.YAMLError:
        return


def explain(document: Document, error: BaseException, text: str) -> None:
    """Turn the words of the parser into ours; those of anything else that cannot read the file stand as they are."""
    said, context = str(getattr(error, "problem", None) or error), str(getattr(error, "context", None) or "")
    found = getattr(error, "context_mark" if context.startswith(AT_START) else "problem_mark", None)
    end = mark_after(text)
    mark = min((found.line + 1, found.column + 1), end) if found else (1, 1)  # the parser may point past the end
    line = text.split("\n")[mark[0] - 1]
    before = line[: mark[1] - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        said = "violates indentation"
    elif "could not find expected ':'" in said and _is_item(text.split("\n"), mark):
        said = "expected '-' indicator"
    if "mapping values are not allowed" in said and ": " in before:
        what, cure, code = "There is a second colon in this line.", IN_QUOTES, "quotes-needed"
    elif "mapping values are not allowed" in said or ("expected key" in said and not before.strip()):
        what, cure = "This line is indented more or less than its neighbors.", "Line it up with the fields around it."
        code = "wrong-indent"
    elif "expected key" in said or ("expected '-' indicator" in said and before.lstrip().startswith("- ")):
        what, code = "The line goes on after a closing quote mark or bracket.", "quotes-needed"
        cure = NO_QUOTES if before.rstrip().endswith(("'", '"')) else IN_QUOTES
    else:
        what, cure, code = explained(f"{context} {said}")
    document.problem(mark, "", what, cure, code)


def _is_item(lines: list[str], mark: Mark) -> bool:
    """True for a line that stands right below the dash of a list."""
    above = next((line for line in reversed(lines[: mark[0] - 1]) if line.strip()), "")
    return above[mark[1] - 1 :].startswith("- ") and not above[: mark[1] - 1].strip()
