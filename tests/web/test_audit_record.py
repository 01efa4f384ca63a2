"""data/audit.yaml is what the judges say: pages that are measured again weigh what it says of them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from building import ROOT
from pages import ERROR_PAGE, SOURCE_OF, url_of

from macros.facts.audit import age
from macros.facts.editions import edition_id
from macros.facts.library import load_library
from macros.facts.model.audit import PageResult
from scripts import audit
from scripts.judges.weight import asked_by, weights

pytestmark = pytest.mark.slow

LIBRARY = load_library(ROOT / "data")
CURRENT = age(LIBRARY, edition_id(ROOT)) == "current"
AGAIN = ("index.md", "safety/feet.md", "exercises/clamshell.md")
"""Pages that are measured again: none of them lists what is printed, which is not here while tests run."""
SLACK = 0.02
"""Two builds under other addresses, on another day or with another gzip differ by less."""


def disagreements(told: PageResult, weight: int, requests: int) -> list[str]:
    """What a record says of a page, and a second measure does not."""
    found = [f"{told.weight} bytes, and now {weight}"] if abs(told.weight - weight) > SLACK * weight else []
    return found + ([f"{told.requests} files, and now {requests}"] if told.requests != requests else [])


@pytest.mark.parametrize("path", AGAIN)
def test_the_record_is_true_or_owns_that_it_is_old(path, new_page, address, site):
    """A record of this very content has every page, and is what a second measure finds; any other is called old."""
    measured = LIBRARY.audit.measured
    if not CURRENT:
        page = (site / "self-audit" / "index.html").read_text(encoding="utf-8")
        assert LIBRARY.phrases["audit"]["current"].rpartition(". ")[2] not in page
        return
    assert set(measured.pages) == {
        *(file.relative_to(ROOT / "docs").as_posix() for file in SOURCE_OF.values()),
        ERROR_PAGE,
    }
    asked = asked_by(new_page(), address + url_of(ROOT / "docs" / path))
    assert disagreements(measured.pages[path], sum(weights(site, asked).values()), len(asked)) == []


def test_each_fault_is_recorded(tmp_path, capsys):
    """What each judge of pages has against a page is counted under its name, and told."""
    page = (
        '<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="gone.png">'
        '<p colour="red">Words</p></main>'
        "<style>@media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }</style></html>"
    )
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "prints.json").write_text('{"files": {}}')
    with ThreadPoolExecutor(
        1
    ) as apart:  # Playwright runs once in a thread, and the browser of these tests has this one
        told = apart.submit(audit.results, tmp_path, tmp_path).result()
    found = told["pages"]["index.md"]
    assert (found["light"], found["dark"], found["html"], found["links"]) == (1, 1, 3, 1)
    assert (found["requests"], told["prints"], told["books"]) == (2, {}, {})
    assert set(told["judges"]) == set(LIBRARY.phrases["audit_judge"])
    assert "index.md in light colors: image-alt: img" in capsys.readouterr().err


def test_a_better_number_is_seen():
    """A page that is said to be lighter or to ask for less than is measured is seen; a byte more or less is not."""
    told = PageResult(weight=30_000, requests=7, light=0, dark=0, html=0, links=0)
    assert disagreements(told, 30_100, 7) == []
    assert disagreements(told, 32_000, 7) == ["30000 bytes, and now 32000"]
    assert disagreements(told, 30_000, 8) == ["7 files, and now 8"]
