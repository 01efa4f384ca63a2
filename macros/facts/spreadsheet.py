"""The exercises as a table for a spreadsheet: one row each, one column for each field.

In: the exercises as plain values, and the id of their edition. Out: the bytes of a CSV file (RFC 4180) in which no
spreadsheet program finds a formula. Must not know: where the file is written.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

COLUMNS = (
    "id", "name", "purpose", "level", "positions", "equipment", "later", "muscles", "benefits", "goals",
    "support.kind", "support.how", "footwear.wear", "footwear.why", "ask_first", "cautions", "steps", "breathing",
    "mistakes",
    "numb_feet.at_step", "numb_feet.do", "numb_hands.at_step", "numb_hands.do", "dizzy.at_step", "dizzy.do",
    "dose.unit", "dose.count.start", "dose.count.target", "dose.each", "dose.sets.start", "dose.sets.target",
    "dose.set_word",
    "dose.hold", "dose.tempo.up", "dose.tempo.down", "dose.rest", "dose.days.start", "dose.days.target",
    "dose.effort.start", "dose.effort.target",
    "move_up_when", "easier", "harder", "bad_day", "helper", "sources",
    "review.state", "review.role", "review.on", "review.hash", "review.checked", "page", "edition", "license",
)  # fmt: skip
"""The columns in their order, which stays: a field inside another is written with a dot. New ones come at the end."""

BETWEEN = " | "
"""What stands between the items of a list in one cell; no text of the content holds it."""

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What makes a spreadsheet program take a cell for a formula, or lose its first letter and then do so."""


def exercise_table(exercises: Mapping[str, Mapping[str, Any]], edition: str) -> bytes:
    """One row for each exercise. UTF-8 with a mark at its start, without which Excel shows wrong letters."""
    table = io.StringIO()
    rows = csv.writer(table)  # ends its lines as Excel does
    rows.writerow(COLUMNS)
    for name, exercise in exercises.items():
        told = {**exercise, "id": name, "edition": edition, "license": "CC-BY-4.0"}
        rows.writerow([_cell(told, column.split(".")) for column in COLUMNS])
    return table.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula: an apostrophe goes before one that could be."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _cell(value: Any, path: Sequence[str]) -> str | int:
    """What stands at a path inside an exercise; nothing where the exercise has no such field."""
    for part in path:
        value = value.get(part, "") if value else ""
    if isinstance(value, int):
        return value
    return inert(BETWEEN.join(value) if isinstance(value, list) else value)
