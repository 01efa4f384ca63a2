"""Reading YAML: words stay words, numbers are numbers, marks are where a person's cursor would be."""

import pytest

from macros.facts.reading import MAX_DEPTH, read

WORDS = [
    "no", "yes", "on", "off", "y", "N", "true", "False", "1:30", "010", "0x1F", "0o7", "1e3", "1_000", "+5", ".5",
    "5.", ".inf", ".nan", "2026-11-22", "2026-11-22 10:00:00", "=", "<<", "NULL", "None", "9" * 5000,
]  # fmt: skip
NUMBERS = {"0": 0, "8": 8, "120": 120, "0.5": 0.5, "12.50": 12.5, "-5": -5, "-0.5": -0.5}


def value_of(text: str) -> object:
    """The value of the field `key` in a file of one field."""
    document = read("data/test.yaml", f"key: {text}\n".encode())
    assert document.problems == []
    assert document.value is not None
    return document.value["key"]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word[:20])
def test_word_stays_a_word(word):
    """What looks like a truth value, a clock, an octal number or a date is read as the text that was written."""
    assert value_of(word) == word


@pytest.mark.parametrize("text", NUMBERS)
def test_number_is_a_number(text):
    """Whole numbers and decimals in their usual form are numbers of their own type."""
    assert value_of(text) == NUMBERS[text]
    assert type(value_of(text)) is type(NUMBERS[text])


@pytest.mark.parametrize("text", ['"8"', "'8'", '"0.5"', '""', '"null"', '"~"'])
def test_quoted_text_stays_text(text):
    """Quotes make text of digits, of nothing and of the words for nothing."""
    assert value_of(text) == text[1:-1]


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_is_none(text):
    """A field without a value is None."""
    assert value_of(text) is None


def test_word_as_a_key_stays_a_word():
    """Keys are words too, even where YAML 1.1 reads a truth value or a number."""
    document = read("data/test.yaml", b"no: 1\n010: 2\non: 3\n")
    assert document.value == {"no": 1, "010": 2, "on": 3}


MARKED = """\
# a comment
heel-raise:
  name: Zehen heben – "weich"
  ümlaut: {größe: 12, tief: [eins, zwei]}
  steps:
    - Lift both heels.
    -   Lower them.
"""
MARKS = {
    ("heel-raise",): ((2, 1), (3, 3)),
    ("heel-raise", "name"): ((3, 3), (3, 9)),
    ("heel-raise", "ümlaut"): ((4, 3), (4, 11)),
    ("heel-raise", "ümlaut", "größe"): ((4, 12), (4, 19)),
    ("heel-raise", "ümlaut", "tief"): ((4, 23), (4, 29)),
    ("heel-raise", "ümlaut", "tief", 1): (None, (4, 36)),
    ("heel-raise", "steps"): ((5, 3), (6, 5)),
    ("heel-raise", "steps", 0): (None, (6, 7)),
    ("heel-raise", "steps", 1): (None, (7, 9)),
}


@pytest.mark.parametrize("path", MARKS, ids=lambda path: ".".join(map(str, path)))
def test_mark(path):
    """Keys and values have the line and column that an editor shows, counted from 1 in characters, not bytes."""
    document = read("data/test.yaml", MARKED.encode())
    assert (document.key_marks.get(path), document.marks[path]) == MARKS[path]


def test_every_value_has_a_mark():
    """No value of a file is without its place."""
    document = read("data/test.yaml", MARKED.encode())
    assert set(MARKS) - set(document.marks) == set()
    assert len(document.marks) == len(MARKS) + 1  # and the first of the two words in `tief`


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("12 Elm Street #4", "#4"),
        ("Words behind a # are lost", "# are lost"),
        ("#1a4d5c", "#1a4d5c"),
        ("two  #4", "#4"),
        ("5 #4", "#4"),
        ("[a, b #c\n  , d]", "#c"),
        ("größe #4", "#4"),
        ('"12 Elm Street #4"', ""),
        ("a#b", ""),
        ("words  # a note", ""),
        ("5 # a note", ""),
        ("# a note", ""),
        ("[a, b] # a note", ""),
        ('"words" #note', ""),
    ],
)
def test_words_after_a_sign_are_kept_for_a_message(text, lost):
    """What stands behind a # as if it belonged to the text is kept; a note, and a # in quotes, are not."""
    document = read("data/test.yaml", f"key: {text}\nother: 1\n".encode())
    assert document.problems == []
    assert [*document.lost.values()] == ([lost] if lost else [])


def test_order_is_kept():
    """Entries stay in the order of the file, since pages follow it."""
    document = read("data/test.yaml", b"c: 1\na: 2\nb: 3\n")
    assert list(document.value or ()) == ["c", "a", "b"]


@pytest.mark.parametrize("item", ['"Leaning back." Sit tall.', "'Don't stamp. Set the foot down.'", "[Lean] back."])
def test_an_item_that_goes_on_behind_its_quotes_has_its_dash(item):
    """An item of a list that begins with a quote or a bracket and goes on is told to be that, not to have no dash."""
    document = read("data/test.yaml", f"key:\n  - Sit tall.\n  - {item}\n".encode())
    (problem,) = document.problems
    assert (problem.line, problem.code) == (3, "quotes-needed")
    assert problem.what == "The line goes on after a closing quote mark or bracket."


@pytest.mark.parametrize("depth", [MAX_DEPTH - 1, MAX_DEPTH, 2_000, 100_000])
def test_depth(depth):
    """Brackets may nest as deep as MAX_DEPTH, and any number more is one message."""
    document = read("data/test.yaml", f"key: {'[' * depth}{']' * depth}\n".encode())
    assert len(document.problems) == (depth >= MAX_DEPTH)


def test_wrong_byte_is_found_by_character():
    """The column of a byte that is not UTF-8 counts the characters before it, not their bytes."""
    document = read("data/test.yaml", "a: 1\nb: größ".encode() + b"\xdf")
    assert [(problem.line, problem.column) for problem in document.problems] == [(2, 8)]


def test_control_character_is_found():
    """An invisible character is reported at its own line and column."""
    document = read("data/test.yaml", "a: 1\nb: größe\x07\n".encode())
    assert [(problem.line, problem.column) for problem in document.problems] == [(2, 9)]


def test_all_duplicates_are_reported():
    """Two equal fields are two problems in one run, and the file has no value."""
    document = read("data/test.yaml", b"a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [(problem.line, problem.column) for problem in document.problems] == [(2, 1), (3, 11)]
    assert document.value is None
