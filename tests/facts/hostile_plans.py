"""Hostile and broken plans: codes as they come from an address or a form, and files."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.facts.hostile_case import Case, handed_over, in_file

EIGHT = (
    "seated-march.slow-breathing.ankle-pumps.seated-heel-raise.seated-toe-raise.toe-curl-and-spread.arch-lift"
    ".band-ankle-push"
)

BROKEN_CODES: dict[str, tuple[str, str]] = {
    "empty": ("", "It is empty"),
    "letters": ("a" * 10_000, "It has 10000 letters"),
    "digits": ("1" * 10_000, "It has 10000 letters"),
    "periods": ("...", "id is missing"),
    "passwd": ("../../etc/passwd", '"/" (U+002F)'),
    "passwd-absolute": ("/etc/passwd", '"/" (U+002F)'),
    "passwd-dressed": ("/etc/passwd.yaml", "There is no file"),
    "passwd-in-a-url": ("file:///etc/passwd", '":" (U+003A)'),
    "escaped-nul": ("%00", '"%" (U+0025)'),
    "escaped-period": ("1%2eseated-march", '"%" (U+0025)'),
    "wide-digit": ("１.seated-march", "U+FF11"),
    "arabic-digit": ("١.seated-march", "U+0661"),
    "superscript": ("².seated-march", "U+00B2"),
    "look-alike": ("1.sеated-march", "U+0435"),
    "turned-around": ("1.\u202eseated-march", '"□" (U+202E)'),
    "emoji": ("1.🦶", "U+1F9B6"),
    "capitals": ("1.Seated-March", '"S" (U+0053)'),
    "space": ("1. seated-march", '" " (U+0020)'),
    "line-break": ("1.seated-march\n", "U+000A"),
    "html": ("1.<script>", '"<" (U+003C)'),
    "template": ("{{7*7}}", '"{" (U+007B)'),
    "shell": ("1.$(id)", '"$" (U+0024)'),
    "question": ("1.seated-march?x=1", '"?" (U+003F)'),
    "days-twice": ("11.seated-march", "Write 1."),
    "days-out-of-order": ("41.seated-march", "Write 14."),
    "day-zero": ("01.seated-march", '"01" are not days'),
    "day-eight": ("8.seated-march", '"8" are not days'),
    "days-then-letters": ("1a.seated-march", '"1a" are not days'),
    "minus": ("-1.seated-march", '"-1" is not an exercise'),
    "days-alone": ("135", "but no exercise"),
    "days-and-period": ("135.", "id is missing"),
    "period-first": (".seated-march", "id is missing"),
    "two-periods": ("1..seated-march", "id is missing"),
    "period-last": ("1.seated-march.", "id is missing"),
    "days-last": ("seated-march.14", '"14" is not an exercise'),
    "unknown": ("1.push-up", '"push-up" is not an exercise'),
    "misspelled": ("1.seatd-march", 'Did you mean "seated-march"?'),
    "twice": ("1.seated-march.seated-march", "in the plan twice"),
    "eight": (f"1.{EIGHT}", "It has 8 exercises"),
    "attribute-name": ("1.__class__", '"_" (U+005F)'),
}
GOOD_CODES = {
    "usual": "14.seated-march.sit-to-stand-with-hands.slow-breathing",
    "every-day": "1234567.slow-breathing",
    "no-days": "seated-march.slow-breathing",
    "seven": f"135.{EIGHT.rpartition('.')[0]}",
}

PLAN = "exercises: [seated-march, slow-breathing]\n"
BROKEN_FILES: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "The file is empty"),
    "comments": ("# nothing\n", "only comments"),
    "no-exercises": ("days: [monday]\n", '"exercises" is missing'),
    "empty-exercises": ("exercises: []\n", "is empty"),
    "unknown": ("exercises: [seated-march, push-up]\n", 'exercises 2: "push-up" is not an exercise'),
    "twice": ("exercises: [seated-march, seated-march]\n", "in the plan twice"),
    "eight": (f"exercises: [{EIGHT.replace('.', ', ')}]\n", "has 8 items"),
    "path-as-id": ("exercises: [../../etc/passwd]\n", "right form"),
    "wrong-day": (PLAN + "days: [Monday]\n", 'Did you mean "monday"?'),
    "day-number": (PLAN + "days: [1]\n", "not a word we know"),
    "day-twice": (PLAN + "days: [monday, monday]\n", 'the day "monday" twice'),
    "html-name": (PLAN + "for: <b>Ann</b>\n", "holds < or >"),
    "long-name": (PLAN + f"for: {'x' * 10_000}\n", "a word of 10000 letters"),
    "forty-one-letters": (PLAN + f"for: {'Ann ' * 10}x\n", "has 41 letters"),
    "right-to-left-name": (PLAN + "for: أمل\n", "Right-to-left"),
    "emoji-note": (PLAN + "note: [Well done 🎉]\n", "party popper"),
    "html-note": (PLAN + "note: [<img src=x onerror=alert(1)>]\n", "holds < or >"),
    "long-note": (PLAN + f"note: [{'word ' * 30}x]\n", "has 151 letters"),
    "four-notes": (PLAN + "note: [a, b, c, d]\n", "has 4 items"),
    "note-not-a-list": (PLAN + "note: Go slowly.\n", "should be a list"),
    "no-such-day": (PLAN + "start: 2026-02-30\n", "no day of the calendar"),
    "day-in-words": (PLAN + "start: next week\n", "right form"),
    "wide-digits-day": (PLAN + "start: ２０２６-11-23\n", "no day of the calendar"),
    "nulls": ("exercises: ~\ndays: ~\n", "is empty"),
    "nested": ("exercises: [[seated-march]]\n", "is a list"),
    "yaml-bomb": ("exercises: &a [x]\nnote: [*a, *a]\n", "cannot begin with & or *"),
    "utf-16": (PLAN.encode("utf-16"), "UTF-16"),
    "large": ("#" * (64 * 1024 + 1), "larger than 64 kB"),
}
GOOD_FILES = {
    "usual": PLAN + "days: [thursday, monday]\nfor: Ann Bell\nnote: [Go slowly.]\nstart: 2026-11-23\n",
    "shortest": PLAN,
    "template-words": PLAN + 'for: "{{ library }}"\nnote: ["&lt;b&gt; **x**"]\n',
}


def _link(folder: Path) -> str:
    path = handed_over(folder, {}) / "plan.yaml"
    path.symlink_to("../secret.yaml")
    return str(path)


def _pipe(folder: Path) -> str:
    path = handed_over(folder, {}) / "plan.yml"
    os.mkfifo(path)
    return str(path)


def plans() -> Iterator[Case]:
    """Every case of a plan."""
    for key, (code, says) in BROKEN_CODES.items():
        yield Case(f"code-{key}", lambda folder, code=code: code, "plan", True, says)
    for key, code in GOOD_CODES.items():
        yield Case(f"code-{key}", lambda folder, code=code: code, "plan", False)
    for key, (content, says) in BROKEN_FILES.items():
        yield Case(f"plan-{key}", in_file("plan.yaml", content), "plan", True, says)
    for key, content in GOOD_FILES.items():
        yield Case(f"plan-{key}", in_file("plan.yaml", content), "plan", False)
    yield Case("plan-link", _link, "plan", True, "outside its folder")
    yield Case("plan-pipe", _pipe, "plan", True, "a pipe or a device")
    yield Case("plan-missing", lambda folder: str(folder / "plan.yaml"), "plan", True, "There is no file")
