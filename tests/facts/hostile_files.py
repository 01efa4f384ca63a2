"""Hostile and broken files called clinic.yaml: what stands in them, and what kind of file they are."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.facts.hostile_case import Case, handed_over, in_file

FORM = """\
name: {name}
address:
  - {address}
phone: {phone}
hours:
  - {hours}
call:
  - who: {who}
    when: {when}
    phone: {call-phone}
accent: {accent}
languages:
  - name: {language}
    lang: {lang}
    line: {line}
logo: {logo}
"""
USUAL = {
    "name": "Elm Street Clinic, Inc.",
    "address": '"12 Elm Street #4"',
    "phone": '"+1 (555) 010-0123 ext. 12"',
    "hours": "Monday to Friday, 8:00 to 5:00",
    "who": "Foot nurse",
    "when": "You see a sore or a blister",
    "call-phone": '"911"',
    "accent": '"#1a4d5c"',
    "language": "Spanish",
    "lang": "es",
    "line": "Hablamos español.",
    "logo": "",
}
"""A clinic.yaml that is right, field by field, as YAML."""

FORM_ONLY = dict.fromkeys(("accent", "lang"), "does not have the right form")
PHONES = dict.fromkeys(("phone", "call-phone"), "is not a phone number")
NO_FILE = {"logo": "There is no file"}
MAY_BE_BLANK = ("phone", "accent", "logo")

VALUES: dict[str, tuple[str, str, dict[str, str]]] = {
    "html": ("<script>alert(1)</script>", "holds < or >", FORM_ONLY),
    "long": ("x" * 10_000, "a word of 10000 letters", {
        **FORM_ONLY, **dict.fromkeys(PHONES, "has 10000 letters"), "logo": "cannot be opened",
    }),
    "wordy": (" ".join(["word"] * 2000), "has 9999 letters", {**FORM_ONLY, "logo": "cannot be opened"}),
    "right-to-left": ("مركز العناية", "Right-to-left", {**FORM_ONLY, **PHONES, **NO_FILE}),
    "emoji": ("We 💚 feet", "U+1F49A (green heart)", {**FORM_ONLY, **PHONES, **NO_FILE}),
    "chinese": ("足部诊所", "U+8DB3", {**FORM_ONLY, **PHONES, **NO_FILE}),
    "turned-around": (r'"safe \u202e exe.gpj"', "an invisible character", FORM_ONLY),
    "line-break": (r'"one\ntwo"', "line breaks", FORM_ONLY),
    "number": ("12345", "is a number", {}),
    "empty": ('""', "is empty", FORM_ONLY),
    "null": ("~", "is empty", {"name": "without a name", **dict.fromkeys(MAY_BE_BLANK, "")}),
    "list": ("[[a, [b]]]", "is a list", {}),
    "group": ("{a: {b: c}}", "has a colon inside", {}),
}  # fmt: skip
"""What is written into each field in turn, what the message says, and what it says instead in some fields."""

ONE = "name: Elm Street Clinic\n"
MANY = "  - one\n"
RAW: dict[str, tuple[str | bytes, str]] = {
    "byte-order-mark": (b"\xef\xbb\xbf" + ONE.encode(), "byte order mark"),
    "utf-16": (ONE.encode("utf-16"), "UTF-16"),
    "latin-1": ("name: Clínica\n".encode("latin-1"), "not saved as UTF-8"),
    "windows-lines": (ONE.replace("\n", "\r\n"), "Windows line ends"),
    "nul": (b"name: a\0b\n", "control character"),
    "binary": (bytes(range(256)) * 8, "The file"),
    "yaml-bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "cannot begin with & or *"),
    "merge-key": ("base: &b {name: x}\n<<: *b\n", "cannot begin with & or *"),
    "python-object": ('name: !!python/object/apply:os.system ["id"]\n', "cannot begin with !"),
    "include": ("name: !include /etc/passwd\n", "cannot begin with !"),
    "duplicate": (ONE + ONE, "is written twice"),
    "duplicate-inside": (ONE + "call:\n  - who: a\n    who: b\n", "is written twice"),
    "thousands-of-duplicates": ("a: 1\n" * 10_000, "is written twice"),
    "long-duplicate": (f"{'x' * 900}: 1\n" * 2, "is written twice"),
    "deep-brackets": ("name: " + "[" * 5000, "levels deep"),
    "deep-groups": ("name: " + "{a: " * 500, "levels deep"),
    "tab": ("address:\n\t- a\n", "indented with a tab"),
    "two-documents": (ONE + "---\n" + ONE, "second file"),
    "a-list": ("- a\n- b\n", "is a list"),
    "a-text": ("Elm Street Clinic\n", "one plain text"),
    "unknown-field": (ONE + "website: x\n", "is not a field"),
    "misspelled-field": (ONE + "fone: x\n", 'Did you mean "phone"?'),
    "thousands-of-fields": ("".join(f"f{number}: 1\n" for number in range(6000)), "is not a field"),
    "numbered-field": (ONE + "1: 2\n", "is not a field"),
    "hidden-field": (ONE + '"\\u202elogo": x\n', '"□logo" is not a field'),
    "field-in-brackets": ("? [name]\n: x\n", "bracket stands"),
    "open-quote": ('name: "Elm\n', "never closed"),
    "directive": ("%YAML 9.9\n---\n" + ONE, ""),
    "lone-surrogate": (r'name: "\ud800"' + "\n", "backslash"),
    "escaped-nul": (r'name: "a\0b"' + "\n", "invisible character"),
    "five-address-lines": (ONE + "address:\n" + MANY * 5, "has 5 items"),
    "eight-hours": (ONE + "hours:\n" + MANY * 8, "has 8 items"),
    "thousands-of-hours": (ONE + "hours:\n" + MANY * 6000, "Keep it to 7"),
    "five-calls": (ONE + "call:\n" + '  - {who: a, when: b, phone: "911"}\n' * 5, "has 5 items"),
    "six-languages": (ONE + "languages:\n" + "  - {name: a, lang: es, line: b}\n" * 6, "has 6 items"),
    "call-without-phone": (ONE + "call:\n  - {who: a, when: b}\n", '"phone" is missing'),
    "no-name": ('phone: "555-0123"\n', "without a name"),
    "color-without-quotes": (ONE + "accent: #1a4d5c\n", '"#1a4d5c" is lost'),
    "number-sign": (ONE + "address:\n  - 12 Elm Street #4\n", '"#4" is lost'),
    "pale-color": (ONE + 'accent: "#ffcc00"\n', 'such as "#6c5600"'),
    "color-of-words": (ONE + 'accent: "red; background: url(//example.org)"\n', "right form"),
    "sixty-one-letters": ("name: " + "Elm " * 15 + "x\n", "has 61 letters"),
    "long-word": ("name: " + "x" * 31 + "\n", "a word of 31 letters"),
    "tower-of-accents": ("name: a" + "\u0301" * 40 + "\n", "U+0301"),
    "wide-digits": (ONE + "phone: ５５５-０１２３\n", "is not a phone number"),
    "two-digits": (ONE + 'phone: "55"\n', "has 2 digits"),
    "twenty-digits": (ONE + 'phone: "55501234567890123456"\n', "has 20 digits"),
    "phone-in-words": (ONE + "phone: ask at the desk\n", "is not a phone number"),
}  # fmt: skip
"""Files that are refused, and what the message says."""

RIGHT: dict[str, str | bytes] = {
    "nothing": "",
    "blanks": " \n\n",
    "comments": "# name: Elm\n",
    "braces": "{}\n",
    "blank-form": "name:\naddress:\nphone:\nhours:\ncall:\nlogo:\naccent:\nlanguages:\n",
    "name-alone": ONE,
    "all-fields": FORM.format(**USUAL),
    "loose-accents": "name: Cli\u0301nica Pe\u0301rez\n",
    "template-words": "name: \"{{ 7 * 7 }} {% include 'x' %}\"\n",
    "markdown": 'name: "**Elm** [Clinic](https://example.org) `x` _y_"\n',
    "entities": 'name: "Elm &lt;b&gt; &amp; &#x41;"\n',
    "quotes-and-styles": "name: 'Elm\"; } body { display: none } /* \\A url(x)'\n",
    "widest-lines": "name: " + "M" * 29 + " " + "W" * 30 + "\n" + "address:\n" + f"  - {'W' * 29} {'M' * 30}\n" * 4,
    "shortest": "name: x\n",
}
"""Files that look strange and are right."""


def _linked(target: Callable[[Path], str]) -> Callable[[Path], str]:
    """clinic.yaml is a symbolic link; `target` is told the folder that is handed over."""

    def make(folder: Path) -> str:
        inside = handed_over(folder, {"real.yaml": ONE.encode()})
        (inside / "clinic.yaml").symlink_to(target(inside))
        return str(inside / "clinic.yaml")

    return make


def _pipe(folder: Path) -> str:
    path = handed_over(folder, {}) / "clinic.yaml"
    os.mkfifo(path)
    return str(path)


def _sparse(folder: Path) -> str:
    """Three gigabytes that take no room on the disk."""
    path = handed_over(folder, {"clinic.yaml": b""}) / "clinic.yaml"
    os.truncate(path, 3 * 1024**3)
    return str(path)


FILES: dict[str, tuple[Callable[[Path], str], str]] = {
    "missing": (lambda folder: str(handed_over(folder, {}) / "clinic.yaml"), "There is no file"),
    "missing-folder": (lambda folder: str(folder / "nowhere" / "clinic.yaml"), "There is no file"),
    "folder": (lambda folder: str(handed_over(folder, {"clinic.yaml/a": b""}) / "clinic.yaml"), "is a folder"),
    "no-name": (lambda folder: "", "is not the name of a file"),
    "dots": (lambda folder: str(handed_over(folder, {}) / ".."), "is not the name of a file"),
    "pipe": (_pipe, "a pipe or a device"),
    "device": (lambda folder: "/dev/zero", "a pipe or a device"),
    "link-to-device": (_linked(lambda inside: "/dev/zero"), "outside its folder"),
    "link-to-passwd": (_linked(lambda inside: "/etc/passwd"), "outside its folder"),
    "link-beside": (_linked(lambda inside: "../secret.yaml"), "outside its folder"),
    "link-in-a-circle": (_linked(lambda inside: "clinic.yaml"), "cannot be opened"),
    "link-to-nothing": (_linked(lambda inside: "gone.yaml"), "There is no file"),
    "long-name": (lambda folder: str(folder / ("x" * 5000)), "cannot be opened"),
    "name-in-two-lines": (lambda folder: str(folder / "a\nb.yaml"), "is not the name of a file"),
    "three-gigabytes": (_sparse, "larger than 64 kB"),
    "one-byte-too-many": (in_file("clinic.yaml", "#" * (64 * 1024 + 1)), "larger than 64 kB"),
}


def clinics() -> Iterator[Case]:
    """Every case of a clinic.yaml."""
    for kind, (value, says, elsewhere) in VALUES.items():
        for field in USUAL:
            expected = elsewhere.get(field, says)
            make = in_file("clinic.yaml", FORM.format(**{**USUAL, field: value}))
            yield Case(f"clinic-{field}-{kind}", make, "clinic", bool(expected), expected)
    for key, (content, says) in RAW.items():
        yield Case(f"clinic-{key}", in_file("clinic.yaml", content), "clinic", True, says)
    for key, content in RIGHT.items():
        yield Case(f"clinic-{key}", in_file("clinic.yaml", content), "clinic", False)
    for key, (make, says) in FILES.items():
        yield Case(f"clinic-file-{key}", make, "clinic", True, says)
    yield Case("clinic-file-link-inside", _linked(lambda inside: "real.yaml"), "clinic", False)
