"""What the YAML parser complains of, in words that help.

In: libyaml's own words. Out: what is wrong, the cure and the code. Must not know: the parser, files, places.
"""

from .problems import told

IN_QUOTES = 'Put the whole text in "double quotes".'
NO_QUOTES = "Leave out the quote marks inside the text, or put marks of the other kind around all of it."
NO_DASH = "This line is in a list, but has no dash in front, or no space behind its dash."
DASH = "Begin it with a dash and a space, right below the other dashes."
ON_ONE_LINE = "Write a text on one line, and each item of a list on its own line, after a dash and a space."

BACKSLASH = "A backslash has a meaning of its own here. Take it out, or use 'single quotes'. [backslash]"
NO_TAG = f"A text cannot begin with ! here. {IN_QUOTES} [quotes-needed]"

EXPLAINED = {
    "violates indentation": "This line is indented with a tab. Use two spaces for each level. [tab-in-front]",
    "unexpected end of stream": (
        "This quote mark is opened and never closed. Close it with the same mark. [quote-not-closed]"
    ),
    "expected ',' or ']'": "This list breaks off. Put a comma between its items and a ] at its end. [brackets]",
    "expected ',' or '}'": (
        "This group in braces breaks off. Put a comma between its parts and a } at its end. [brackets]"
    ),
    "expected node content": (
        "Something is missing here. Close each bracket, and write a text before each comma. [brackets]"
    ),
    "could not find expected ':'": (
        "This line is not a field. Write it as name: value, with one space between. [no-field]"
    ),
    "expected '-' indicator": (f"{NO_DASH} {DASH} A field that follows the list is indented less. [list-dashes]"),
    "block sequence entries": (
        "A dash stands in the line of its field. Begin the list on the next line. [list-dashes]"
    ),
    "cannot start any token": f"A text cannot begin with this mark. {IN_QUOTES} [quotes-needed]",
    "alphabetic or numeric character": f"A text cannot begin with & or * here. {IN_QUOTES} [quotes-needed]",
    "expected comment or line break": f"A text cannot begin with > or | here. {IN_QUOTES} [quotes-needed]",
    "mapping keys are not allowed": f"A text cannot begin with a question mark here. {IN_QUOTES} [quotes-needed]",
    "scanning a directive": "A line cannot begin with % here. Write a field, or remove the line. [no-field]",
    "scanning a tag": NO_TAG,
    "tag handle": NO_TAG,
    "document start": (
        "The file goes on after a line with three periods. Remove the line with the periods. [second-file]"
    ),
    "Unicode character escape": BACKSLASH,
    "hexdecimal number": BACKSLASH,
    "unknown escape": BACKSLASH,
}
"""What the parser says, and what we say in its place. The first that fits counts."""

AT_START = (
    "while scanning a quoted", "while scanning a simple key", "while scanning an a", "while scanning a block",
    "while parsing a flow seq", "while parsing a flow map",
)  # fmt: skip
"""Faults that the parser notices lines later than where they begin; the person looks where they begin."""


def explained(said: str) -> tuple[str, str, str]:
    """What is wrong, the cure and the code, from the words of the parser."""
    unknown = f"The file cannot be read on from here ({said}). Compare the line with the entry above. [no-field]"
    what, cure, code = told(next((ours for words, ours in EXPLAINED.items() if words in said), unknown))
    return f"{what}.", cure, code
