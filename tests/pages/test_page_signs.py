"""Signs of Markdown that a reader would see as they are typed: what is seen, and what is left alone."""

import pytest

from macros.page_signs import hidden_letters, unread_signs


@pytest.mark.parametrize(
    ("text", "at", "cure"),
    [
        ("See [Hold on] (hold-on.md).", 4, "Write [Hold on](hold-on.md), without a space between."),
        ("See [Hold\non]\n(hold-on.md).", 4, "Write [Hold on](hold-on.md), without a space between."),
        ("- [Shoes](shoes.md\n- Feet (two)", 2, "Write [Shoes](shoes.md), without a space between."),
        ("See (Hold on)[hold-on.md#rails].", 4, "Write [Hold on](hold-on.md#rails), without a space between."),
        (
            "See [a study] (https://doi.org/10.1/2",
            4,
            "Write [a study](https://doi.org/10.1/2), without a space between.",
        ),
        ("Hold on (hold-on.md).", 8, "Put words in front of it, without a space between: [words](hold-on.md)."),
        ("- Look.\n-Ask a friend.", 8, 'Write a space behind the dash: "- Ask …".'),
        ("- Look.\n\n    - See [a] (b.md).", 19, "Write [a](b.md), without a space between."),
        ("1. Look.\n\n    Then [a] (b.md).", 19, "Write [a](b.md), without a space between."),
        ("- Look.\n    - Ask.\n\n        See [a] (b.md).", 32, "Write [a](b.md), without a space between."),
        ("- Look.\n-[Ask](a.md) a friend.", 8, 'Write a space behind the dash: "- [Ask …".'),
    ],
)
def test_a_sign_that_is_not_read_is_seen(text, at, cure):
    """A link or a dash that Markdown does not read is told once, where it begins, with the line to write."""
    assert [(slip.offset, slip.cure, slip.code) for slip in unread_signs(text)] == [(at, cure, "sign-not-read")]


@pytest.mark.parametrize("call", ['{ exercise("clamshell") }', '{exercise("clamshell")}', '{ exercise("clamshell") }}'])
def test_half_a_call_is_seen(call):
    """A call with one brace is told as one that is none."""
    assert [slip.what for slip in unread_signs(call)] == [f'"{call}" is not read as a call of "exercise".']


@pytest.mark.parametrize(
    "text",
    [
        "See [Hold on](hold-on.md) and [![A foot.](foot.svg)](feet.md).",
        '{{ exercise("clamshell") }}',
        "A list.\n{ .lead }",
        "Write `[Hold on] (hold-on.md)` or `{ exercise(1) }`.",
        "    -Ask\n    (Hold on)[hold-on.md]",
        "1.  Put this:\n\n        - [a] (b.md)\n        -Ask",
        "- Put\n    - this:\n\n            - [a] (b.md)\n\n            -Ask",
        "- Look.\n\nPut this:\n\n    - [a] (b.md)",
        "<!-- [Hold on] (hold-on.md) -->",
        "Take some [or all] (see below) of it, and read the file (README.md).",
        "- Look.\n- Ask.\n\n---\n\n-5 degrees",
    ],
)
def test_what_is_read_or_is_code_passes(text):
    """Links, calls, code, comments and plain brackets are left alone."""
    assert list(unread_signs(text)) == []


@pytest.mark.parametrize(
    ("letter", "named", "cure"),
    [
        ("\u200b", "U+200B zero width space", "Delete it"),
        ("\u202e", "U+202E right-to-left override", "Delete it"),
        ("\xa0", "U+00A0 no-break space", "Type a plain space in its place"),
        ("\u202f", "U+202F narrow no-break space", "Type a plain space in its place"),
        ("\xad", "U+00AD soft hyphen", "Delete it"),
    ],
    ids=ascii,
)
def test_a_hidden_letter_is_seen(letter, named, cure):
    """A letter without a shape is told where it stands, with its number and its name, in code too.

    The cure leaves a space where one was.
    """
    what = f"Here is an invisible character, {named}."
    found = list(hidden_letters(f"Look{letter} at `both{letter}` feet."))
    assert {slip.cure for slip in found} == {f"{cure}, and type the words beside it again."}
    assert [(slip.offset, slip.what) for slip in found] == [(4, what), (14, what)]


def test_letters_with_a_shape_pass():
    """Accents, dashes, curly quotes, emoji, line ends and tabs are no hidden letters."""
    assert list(hidden_letters("Ménière’s – “ok” ✔️ 你好 שלום\n\tLook.")) == []
