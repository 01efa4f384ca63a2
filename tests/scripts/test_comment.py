"""The comment on a pull request: short, in order, and nothing in it can do anything."""

import re
import subprocess
import sys

import pytest

from macros.facts.model.edition import EditionChange
from scripts.comment import LONGEST, MARKER, MOST, code, comment, main, not_ours

GITHUB = 65_536
"""So many characters GitHub takes as a comment."""

PARTS = {"count": "how many", "start": "at the start"}

HOSTILE = {
    "mention": "@someone and @some/team",
    "issue": "#12 and GH-12 and other/repository#12",
    "commit": "6954952 6954952aa0d1c0ffee",
    "script": "<script>alert(1)</script>",
    "comment-end": "--> <img src=x onerror=alert(1)>",
    "table": "a | b |---|",
    "backtick": "` @someone `` #12 ```",
    "only-backticks": "````",
    "link": "[here](https://example.org) https://example.org www.example.org",
    "image": "![x](https://example.org/x.png)",
    "emphasis": "**a** _b_ ~~c~~ # d",
    "entity": "&lt;b&gt; &#64;someone",
    "backslash": "a \\` @someone \\",
    "line-break": "a\n@someone\r\n## Title\u2028- b",
    "turned-around": "a \u202e b \u2066 c \u200b d",
    "control": "a\x00b\x1b[31mc",
    "emoji": ":tada: :+1:",
    "color": "#0969DA `#0969DA`",
    "footnote": "[^1] [^1]: a",
    "template": "{count} {0} {{ x }} ${{ github.token }}",
    "long": "x" * 100_000,
    "space": " ",
}


def change(name="Clamshell", kind="dose", part=None, was=None, now=None) -> EditionChange:
    """A change with texts that no check has seen, as they could come from a stranger's code."""
    return EditionChange.model_construct(kind=kind, about="x", name=name, part=part, was=was, now=now)


def written(*changes: EditionChange, unread: tuple[str, ...] = ()) -> str:
    """The comment on some changes."""
    return comment(changes, ("0a0a0a", "0b0b0b"), unread, PARTS)


def outside(text: str) -> str:
    """What of a comment stands outside of code spans, its marker left out."""
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text.removeprefix(MARKER))


def test_a_comment_is_short_and_in_order():
    """A comment has a hidden mark, the count, a heading for each kind, and was and now for each change."""
    dose = change(part="count.start", was="8", now="9")
    safety = change("Heel raise", "safety", "cautions", now="Stop if it hurts.")
    page = change("Home", "words")
    assert written(dose, safety, page).splitlines() == [
        MARKER,
        "## What changes",
        "",
        "Edition `0b0b0b`, before it `0a0a0a`. Changes: `3`. Dose and safety come first.",
        "",
        "### Dose",
        "",
        "- `Clamshell`, `how many, at the start`",
        "  - was `8`",
        "  - now `9`",
        "",
        "### Safety",
        "",
        "- `Heel raise`, `cautions`",
        "  - now `Stop if it hurts.`",
        "",
        "### Words",
        "",
        "- `Home`: changed",
    ]


def test_what_is_not_compared_is_said():
    """A comment names each file that could not be compared."""
    text = written(unread=("data/questions.yaml", "data/exercises.yaml (review)"))
    assert "Not compared: `data/questions.yaml`." in text
    assert "Not compared: `data/exercises.yaml (review)`." in text
    assert not_ours(text) is None


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_text_stands_in_a_code_span(case):
    """Whatever a name, a part, a value or a file is called, all of it is inside code spans, on the line of its own."""
    text = HOSTILE[case]
    usual = outside(written(change("a", "dose", "a", "a", "a"), unread=("a",)))
    hostile = written(change(text, "dose", text, text, text), unread=(text,))
    assert outside(hostile) == usual
    assert not_ours(hostile) is None


def test_texts_can_be_read():
    """A code span holds the words as they are; only a backtick, line breaks and what is invisible are exchanged."""
    assert code("Stop | if <it> hurts @ #1.") == "`Stop | if <it> hurts @ #1.`"
    assert code("a `b`\n c\u202e") == "`a 'b' c`"
    assert code("x" * (LONGEST + 1)) == f"`{'x' * LONGEST}…`"


def test_a_long_list_is_cut():
    """A list that is too long for a comment ends with how many changes are left out; the first are never left out."""
    changes = [change(f"Exercise {number}", "dose", was="x" * 900, now="y" * 900) for number in range(100)]
    text = written(*changes)
    assert MOST - 2_000 < len(text) <= MOST < GITHUB
    shown = text.count("\n- ")
    assert f"\nLeft out here, because a comment has an end: `{100 - shown}`." in text
    assert "- `Exercise 0`" in text
    assert not_ours(text) is None
    assert "Left out" not in written(*changes[:shown])


NOT_OURS = {
    "empty": "",
    "no-mark": "## What changes\n",
    "mark-alone": f"{MARKER} @someone\n",
    "mention": f"{MARKER}\n@someone\n",
    "after-a-span": f"{MARKER}\n- `a` @someone\n",
    "in-a-heading": f"{MARKER}\n### Dose @someone\n",
    "open-span": f"{MARKER}\n- `a`, `@someone\n",
    "span-over-lines": f"{MARKER}\n- `a\n@someone`\n",
    "empty-span": f"{MARKER}\n- ``\n",
    "double-span": f"{MARKER}\n- ``a` @someone `b``\n",
    "carriage-return": f"{MARKER}\n- `a`\r@someone\n",
    "vertical-tab": f"{MARKER}\n- `a\x0b@someone`\n",
    "line-separator": f"{MARKER}\n- `a\u2028@someone`\n",
    "link": f"{MARKER}\n[here](https://example.org)\n",
    "html": f"{MARKER}\n<img src=x>\n",
    "too-long": f"{MARKER}\n" + "- `a`\n" * 20_000,
}


@pytest.mark.parametrize("case", NOT_OURS)
def test_another_text_is_not_posted(case, tmp_path, capsys):
    """A text with one line that our script does not write is refused with a sentence that says which."""
    path = tmp_path / "comment.md"
    path.write_bytes(NOT_OURS[case].encode())
    assert main([str(path)]) == 1
    assert capsys.readouterr().err.endswith((".\n", "most.\n"))


def test_a_wrong_call_is_refused(tmp_path, capsys):
    """No file, two files, one that is not there and one that is no text are wrong calls."""
    for arguments in ([], ["a", "b"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        assert "usage: " in capsys.readouterr().err
    (tmp_path / "image").write_bytes(b"\x89PNG\xff")
    for path in (tmp_path / "nowhere", tmp_path / "image", tmp_path):
        assert main([str(path)]) == 2
        assert "Name one comment to test: " in capsys.readouterr().err


def test_it_runs_where_nothing_is_installed(root, tmp_path):
    """The test of a comment needs Python alone: it runs without the packages of this project."""
    path = tmp_path / "comment.md"
    path.write_text(written(change(was="8", now="9")), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(root / "scripts" / "comment.py"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
