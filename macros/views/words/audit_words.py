"""Words of the self-audit: what nobody has tested, what was counted, graded and measured, and what the makers answer.

In: the content with the record of what was measured. Out: HTML, one fragment a word. Must not know: any engine, who
measures, how a grade comes about.
"""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from statistics import median
from typing import Any

from ...facts.audit import age, items, score
from ...facts.coverage import coverage
from ...facts.model.audit import Item, Measured, PageResult
from ...facts.page_reading import page_paths, source_of, title_of
from ...facts.signing import standing, subjects
from ..page_facts import long_day
from .speaker import Speaker

AUDIT_PARTS = ("evidence", "reading", "age", "machines", "weight", "score", "no", "others", "readers", "helpers")
"""What the self-audit can tell."""
JUDGED = ("light", "dark", "html", "links")
"""The fields of a page's results that count faults."""
ERROR_PAGE = "404.html"
SHOWN = 3
"""How many of the worst pages are named."""


class AuditWords(Speaker):
    """Words of the self-audit."""

    def untested(self) -> str:
        """What has never been tested with people, or on real things."""
        return self._render("audit/untested", entries=self._library.selfcheck.untested.values())

    def audit(self, part: str) -> str:
        """One part of the self-audit, by its name in AUDIT_PARTS."""
        self._find("part of the self-audit", dict.fromkeys(AUDIT_PARTS, True), part)
        tell: Mapping[str, Callable[[], str]] = {
            "evidence": self._evidence,
            "reading": self._reading,
            "age": self._age,
            "machines": self._machines,
            "weight": self._weight,
            "score": self._score,
            "no": lambda: self._answers("no"),
            "others": lambda: self._answers("yes", "not applicable"),
            "readers": lambda: self._pages(easy=True),
            "helpers": lambda: self._pages(easy=False),
        }
        return tell[part]()

    def _evidence(self) -> str:
        signed = Counter(standing(self._library, of).state for of in subjects(self._library))
        return self._render(
            "audit/evidence", found=coverage(self._library), topics=self._library.topics, signed=signed,
            subjects=signed.total(),
        )  # fmt: skip

    def _reading(self) -> str:
        """For each limit: how many pages it holds for, how many pass it, and the hardest."""
        graded = {path: page for path, page in self._graded.items() if page.grade is not None}
        hardest = sorted(graded, key=lambda path: -graded[path].grade)
        groups = [
            (limit, [(*self._named(path), graded[path]) for path in hardest if graded[path].limit == limit])
            for limit in sorted({page.limit for page in graded.values()})
        ]
        return self._render("audit/reading", groups=groups, shown=SHOWN)

    def _age(self) -> str:
        measured = self._measured
        day = long_day(date.fromisoformat(measured.day), self._library.phrases) if measured else ""
        edition = self._copies.newest
        return self._render("audit/age", age=age(self._library, edition), measured=measured, day=day, edition=edition)

    def _machines(self) -> str:
        measured = self._measured
        pages = measured.pages if measured else {}
        return self._render(
            "audit/machines",
            measured=measured,
            faults={kind: sum(getattr(page, kind) for page in pages.values()) for kind in JUDGED},
            faulty=[(*self._named(path), page.faults) for path, page in pages.items() if page.faults],
        )

    def _weight(self) -> str:
        pages = self._measured.pages if self._measured else {}
        heaviest = sorted(pages.items(), key=lambda pair: -pair[1].weight)
        return self._render(
            "audit/weight",
            heaviest=[(*self._named(path), page) for path, page in heaviest[:SHOWN]],
            lightest=[(*self._named(path), page) for path, page in heaviest[-1:]],
            middle=_middle(pages.values()),
        )

    def _score(self) -> str:
        pemat = self._library.selfcheck.pemat
        day = long_day(date.fromisoformat(pemat.day), self._library.phrases)
        groups = {name: score(getattr(pemat, name)) for name in ("understandability", "actionability")}
        return self._render("audit/score", groups=groups, day=day)

    def _answers(self, *wanted: str) -> str:
        pemat = self._library.selfcheck.pemat
        found: list[tuple[int, Item]] = [*items(pemat.understandability), *items(pemat.actionability)]
        return self._render("audit/answers", items=[pair for pair in found if pair[1].answer in wanted])

    def _pages(self, easy: bool) -> str:
        """Every page with its grade and its weight, by title; a page of which one is not known has a dash there.

        Those that may be harder to read, for clinics and helpers, stand in a table of their own.
        """
        results = self._measured.pages if self._measured else {}
        grades = self._graded
        easiest = min((page.limit for page in grades.values()), default=0)
        harder = {path for path, page in grades.items() if page.limit > easiest}
        paths = {path for path in {**grades, **results} if (path in harder) is not easy}
        rows = [(*self._named(path), grades.get(path), results.get(path)) for path in paths]
        rows.sort(key=lambda row: (row[1] is None, row[0].casefold(), row[1] or ""))
        return self._render("audit/pages", rows=rows, easy=easy)

    @property
    def _measured(self) -> Measured | None:
        return self._library.audit.measured

    def _named(self, path: str) -> tuple[str, str | None]:
        """The title of a page, and its path; None for one without an address: the error page, or one that is gone."""
        return self._title(path), path if path in self._paths else None

    def _title(self, path: str) -> str:
        """The title of a page; the path of one that is gone."""
        name = path.removeprefix("exercises/").removesuffix(".md")
        if name in self._library.exercises:
            return self._library.exercises[name].name
        if path == ERROR_PAGE:
            return self._library.phrases["audit"]["error_page"]
        return title_of(source_of(self._library, path)[1]) if path in self._paths else path

    @functools.cached_property
    def _graded(self) -> Mapping[str, Any]:
        """Asked once for all parts: it takes the hash of every page."""
        return self._grades()

    @functools.cached_property
    def _paths(self) -> set[str]:
        return {*page_paths(self._library), *(f"exercises/{name}.md" for name in self._library.exercises)}


def _middle(pages: Iterable[PageResult]) -> tuple[int, int] | None:
    """The bytes and the requests of the page in the middle; None where there is no page."""
    found = list(pages)
    if not found:
        return None
    return round(median(page.weight for page in found)), round(median(page.requests for page in found))
