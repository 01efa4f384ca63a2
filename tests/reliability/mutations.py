"""Content as nobody should write it: seeded damage to the text of a data file or of a page.

In: a text that is in order, and dice. Out: the same text with one to three things wrong in it, as bytes.
Damage is done at four levels: bytes, structure (fields and lists), references (ids), and hostile strings as values.
Must not know: how any of it is read, or what must come of it.
"""

import json
import random
import re
from collections.abc import Callable

INSERTS = [
    b"\t", b"\r\n", b"\n", b":", b": ", b"- ", b"-", b"[", b"]", b"{", b"}", b'"', b"'", b"#", b"&a ", b"*a",
    b"!", b"!!str ", b"|\n", b">", b"?", b"? ", b"%", b"@", b"`", b",", b"---\n", b"...\n", b"<<: ", b"\\",
    b"\x00", b"\x85", b"\xff", b"\xef\xbb\xbf", "ü".encode(), "\u2028".encode(), "😀".encode(), b"no", b"010",
    b"1:30", b"9" * 400, b"~", b"<b>", b"  ",
]  # fmt: skip

HOSTILE = [
    "<script>document.title='it ran'</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "{{ ''.__class__.__mro__ }}", "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}", "{# gone", "}}", "%}", "[a](javascript:alert(1))", "![a](javascript:alert(1))",
    "javascript:alert(1)", "{: onclick=alert(1) }", "x\" onmouseover=\"alert(1)", "</style><style>*{display:none}",
    "url(//example.org/x)", "\u202egnp.exe", "\u2066turned\u2069", "\u200bhidden", "\x00", "\x1b[2J", "\x7f",
    "\ufeff", "\ud7ff\ue000", "\u2028", "=HYPERLINK(\"//example.org\",\"x\")", "+1+1", "-1+cmd|' /C calc'!A0",
    "@SUM(A1)", "\t=1", "\uff1d1+1", "../../../etc/passwd", "{0.__class__}", "{n!r:>99999999}", "{n.__globals__}",
    "%s%n", "${7*7}", "a" * 20_000, "a " * 3000, "(" * 3000, "é\u0301" * 40, "", " ", "\n", "~", "null", "no",
    "1e999", "0x1f", "NaN", "2026-02-31",
]  # fmt: skip
"""Strings that mean something to somebody on their way: a browser, a template, Markdown, a spreadsheet, a terminal."""

VALUES = [
    "[]", "{}", "[a, b]", "{a: b}", "~", '""', "true", "0", "-1", "99999999999999", "1.5", "1e5", "0x10",
    "2026-11-22", "[" * 40, "{a: " * 40, "[[[[[[a]]]]]]", "{a: {a: {a: {a: {a: a}}}}}", "|", ">-", "&a a", "*a",
    "!!python/name:os.system", "a: b: c", "[a, b", "{a: b", '"a', "'a", "a # b", "- a", "? a", "@a", "`a`", "%a",
    "no-such-id", "seated", "1:30",
]  # fmt: skip
"""What stands in the place of a value, as YAML."""

FIELD = re.compile(r"^(?P<indent> *)(?P<dash>- )?(?P<key>[\w-]+):(?P<value> .*)?$")
WORD_LIKE_AN_ID = re.compile(r"(?<=[\s\[,])[a-z]+(?:-[a-z]+)*(?=[\s\],]|$)")

Damage = Callable[[str, random.Random], str]


def damaged_bytes(content: bytes, dice: random.Random) -> bytes:
    """One to three pieces cut, doubled, moved or put in."""
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.randint(1, 30))
        piece = content[start:end]
        content = dice.choice([
            content[:start] + content[end:],
            content[:start] + piece + piece + content[end:],
            content[:start] + dice.choice(INSERTS) + content[start:],
            content[:start] + dice.choice(INSERTS) + content[end:],
            content[:start] + bytes([dice.randrange(256)]) + content[start:],
            content[:start],
        ])  # fmt: skip
    return content


def _field(lines: list[str], dice: random.Random) -> tuple[int, int, re.Match[str]]:
    """A field of YAML: its first line, the line after its last, and what its first line says."""
    fields = [(number, found) for number, line in enumerate(lines) if (found := FIELD.match(line))]
    number, found = dice.choice(fields)
    depth = len(found["indent"]) + len(found["dash"] or "")
    end = number + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > depth):
        end += 1
    return number, end, found


def _with_value(found: re.Match[str], value: str) -> str:
    return f"{found['indent']}{found['dash'] or ''}{found['key']}: {value}"


def field_gone(text: str, dice: random.Random) -> str:
    """A field with all that belongs to it is taken out."""
    lines = text.split("\n")
    start, end, _ = _field(lines, dice)
    return "\n".join(lines[:start] + lines[end:])


def field_twice(text: str, dice: random.Random) -> str:
    """A field stands twice."""
    lines = text.split("\n")
    start, end, _ = _field(lines, dice)
    return "\n".join(lines[:end] + lines[start:end] + lines[end:])


def field_renamed(text: str, dice: random.Random) -> str:
    """A field has another name: one with a slip of the pen, one of another entry, a number, or a hostile one."""
    lines = text.split("\n")
    start, _, found = _field(lines, dice)
    _, _, other = _field(lines, dice)
    key = found["key"]
    hostile = json.dumps(dice.choice(HOSTILE)[:60])
    name = dice.choice([key[1:] or "x", key + "s", key.upper(), other["key"], "7", "~", hostile, f"[{key}]"])
    lines[start] = f"{found['indent']}{found['dash'] or ''}{name}:{found['value'] or ''}"
    return "\n".join(lines)


def field_moved(text: str, dice: random.Random) -> str:
    """A field stands in another place, or further in or out."""
    lines = text.split("\n")
    start, end, _ = _field(lines, dice)
    taken, rest = lines[start:end], lines[:start] + lines[end:]
    if dice.random() < 0.5:
        return "\n".join(lines[:start] + [f"  {line}" for line in taken] + lines[end:])
    at = dice.randrange(len(rest) + 1)
    return "\n".join(rest[:at] + taken + rest[at:])


def value_of_another_kind(text: str, dice: random.Random) -> str:
    """A value is a list, a group, a number, nothing, or no YAML at all."""
    lines = text.split("\n")
    start, end, found = _field(lines, dice)
    return "\n".join([*lines[:start], _with_value(found, dice.choice(VALUES)), *lines[end:]])


def value_of_another_field(text: str, dice: random.Random) -> str:
    """A value is the one of another field."""
    lines = text.split("\n")
    start, end, found = _field(lines, dice)
    other, until, named = _field(lines, dice)
    taken = [_with_value(found, (named["value"] or "").strip()), *lines[other + 1 : until]]
    return "\n".join(lines[:start] + taken + lines[end:])


def hostile_value(text: str, dice: random.Random) -> str:
    """A value, or a part of one, is a hostile string: in quotes as YAML wants it, or bare."""
    lines = text.split("\n")
    start, end, found = _field(lines, dice)
    hostile, said = dice.choice(HOSTILE), (found["value"] or "").strip().strip('"')
    told = dice.choice([hostile, f"{hostile} {said}", f"{said} {hostile}."])
    value = json.dumps(told) if dice.random() < 0.8 else told
    return "\n".join([*lines[:start], _with_value(found, value), *lines[end:]])


def other_reference(text: str, dice: random.Random) -> str:
    """An id, or a word of a closed list, is another one or names nothing."""
    found = list(WORD_LIKE_AN_ID.finditer(text))
    one, other = dice.choice(found), dice.choice(found)
    word = dice.choice([other[0], f"{one[0]}-x", "no-such-id", one[0][:-1] or "x", "__class__"])
    return text[: one.start()] + word + text[one.end() :]


STRUCTURE: tuple[Damage, ...] = (
    field_gone, field_twice, field_renamed, field_moved, value_of_another_kind, value_of_another_field,
)  # fmt: skip
LEVELS: dict[str, tuple[Damage, ...]] = {
    "structure": STRUCTURE, "references": (other_reference,), "hostile": (hostile_value,),
}  # fmt: skip


def damaged_data(level: str, text: str, dice: random.Random) -> bytes:
    """A data file with damage at one level: `bytes`, or one of LEVELS."""
    if level == "bytes":
        return damaged_bytes(text.encode("utf-8"), dice)
    for _ in range(dice.choice([1, 1, 2])):
        try:
            text = dice.choice(LEVELS[level])(text, dice)
        except IndexError:  # nothing is left to choose from
            break
    return text.encode("utf-8", "surrogatepass")


CALLS = [
    '{{ exercize("clamshell") }}', '{{ exercise("clamshel") }}', "{{ exercise() }}", "{{ exercise(7) }}",
    "{{ exercise }}", "{{ exercise(None) }}", "{{ exercise([]) }}", "{{ exercise({}) }}",
    '{{ exercise("a" * 99999999) }}', "{{ 7 * 7 }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ exercise.__globals__ }}", "{{ self }}", "{{ self._TemplateReference__context }}", "{{ config }}",
    "{{ lipsum }}", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ range(999999999) | list }}",
    "{% include 'index.md' %}", "{% include '/etc/passwd' %}", "{% import 'x' as y %}",
    "{% for a in range(9) %}x{% endfor %}", "{% set x = 1 %}", "{% raw %}{{ x }}{% endraw %}", "{% endfor %}", "{{",
    "}}", "{%", "%}", "{#", "{{ }}", "{{ 'a' }}", '{{ exercise("clamshell") | safe }}',
    '{{ exercise("clamshell").upper() }}', '{{ exercise(*["clamshell"]) }}', "{{ words() }}",
    '{{ exercise(exercise("clamshell")) }}', '{{ exercises(level="nowhere") }}', '{{ exercises(levl="seated") }}',
    "{{ [1, 2] | random }}", '{{ claims("") }}', '{{ checklist("\\u0000") }}', '{{ exercise("{{ 7 }}") }}',
    "{{ _x }}", "{{ __import__('os') }}", "{{ debug() }}",
]  # fmt: skip
"""What stands in the place of a call of the vocabulary."""

MATTER = [
    "checked: yesterday", "checked: 2026-02-31", "checked: [2026-11-22]", "grade: 99", "grade: x", "grade: []",
    "level: {}", "paper: maybe", "template: main.html", "template: ../../x.html", "template: []",
    "render_macros: false", "title: 7", "title: '{{ 7 }}'", "title: [a]", "description: [a]", "description: {a: b}",
    "description: '<script>alert(1)</script>'", "styles: '\"><script>'", "styles: [x]", "styles: 7",
    "back_url: javascript:alert(1)", "structured: <script>alert(1)</script>", "review: <b>seen</b>",
    "reviewed: by me", "a: &a [*a]", "!!python/object/apply:os.system ['id']", "a: !ENV HOME", "x: [", "x: 'y",
    "\tx: y", "? [a]", "- a", "a", "contents: false", "contents: {}", "find: x", "{{ 7 }}", "ignore_macros: true",
    "hide: [x]", "search: {}", "checked: 9999999-01-01", "a: 1e999", "a: 1:30",
]  # fmt: skip
"""A line more in front matter."""

MARKUP = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//example.org/x.js></SCRIPT>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<iframe src=/></iframe>", "<a href='java&#115;cript:alert(1)'>x</a>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,x)", "[x](<java\tscript:alert(1)>)",
    "[x][y]\n\n[y]: javascript:alert(1)", "<javascript:alert(1)>", "# x {: onclick=alert(1) }",
    "para\n{: style=color:red }", "<div markdown onclick=x>\ny\n</div>", "<style>*{}</style>",
    "<base href=//example.org>", "<form action=//x>", "<meta http-equiv=refresh content=0>", "<!-- x", "<!-->",
    "<![CDATA[", "<?php x ?>", "<x-y>", "<math><mi>", "</div>", "</main>", "<div>", "&#60;script&#62;",
    "[x](gone.md)", "[x](#gone)", "[x](../../../etc/passwd)", "![x](gone.png)", "![](//example.org/x.png)", "[]()",
    "[x](http://[)", "[x](//[::1)", "> " * 3000, "- " * 300, "[" * 200, "*" * 300, "`" * 301, "x" * 50_000,
    "\n".join("  " * n + "- x" for n in range(100)), "| a |\n|---|\n" + "| b " * 200, "\x02fragment 0\x03",
    "\x02fragment 99999\x03", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0001\x03", "\x0c", "\u202e", "\u2028", "\ufeff",
    "\x00", "# x\n# y\n# x",
]  # fmt: skip
"""What stands between two paragraphs of a page."""


def _matter(text: str) -> int:
    """Where front matter ends, or 0."""
    return text.index("\n---", 3) + 5 if text.startswith("---\n") and "\n---" in text[3:] else 0


def page_with_call(text: str, dice: random.Random) -> str:
    """A call is wrong, or says more than a call."""
    found = list(re.finditer(r"\{\{.*?\}\}", text))
    at = dice.choice(found).span() if found and dice.random() < 0.7 else (len(text), len(text))
    return text[: at[0]] + dice.choice(CALLS) + text[at[1] :]


def page_with_matter(text: str, dice: random.Random) -> str:
    """Front matter says something wrong, or is damaged."""
    end = _matter(text)
    if not end or dice.random() < 0.1:
        return f"---\n{dice.choice(MATTER)}\n---\n{text}"
    if dice.random() < 0.2:
        return damaged_bytes(text[:end].encode(), dice).decode("utf-8", "replace") + text[end:]
    lines = text[: end - 5].split("\n")
    key = dice.choice(MATTER).partition(":")[0]
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    return "\n".join([*(kept if dice.random() < 0.7 else lines), dice.choice(MATTER), text[end - 4 :]])


def page_with_markup(text: str, dice: random.Random) -> str:
    """Markup that no page needs stands between two paragraphs."""
    breaks = [found.end() for found in re.finditer(r"\n\n", text[_matter(text) :])] or [0]
    at = _matter(text) + dice.choice(breaks)
    return text[:at] + dice.choice(MARKUP) + "\n\n" + text[at:]


def page_with_lines(text: str, dice: random.Random) -> str:
    """Lines are gone, doubled, or have changed places."""
    lines = text.split("\n")
    at, length = dice.randrange(len(lines)), dice.randint(1, 4)
    kind = dice.randrange(3)
    if kind == 0:
        return "\n".join(lines[:at] + lines[at + length :])
    if kind == 1:
        return "\n".join(lines[: at + length] + lines[at : at + length] + lines[at + length :])
    return "\n".join(lines[at:] + lines[:at])


PAGE_DAMAGE: tuple[Damage, ...] = (page_with_call, page_with_matter, page_with_markup, page_with_lines)


def damaged_page(text: str, dice: random.Random) -> bytes:
    """A page with damage to its bytes, calls, front matter, markup or lines."""
    if dice.random() < 0.2:
        return damaged_bytes(text.encode("utf-8"), dice)
    return dice.choice(PAGE_DAMAGE)(text, dice).encode("utf-8", "surrogatepass")
