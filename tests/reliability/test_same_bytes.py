"""Clean copies of the project give the same bytes wherever they lie and whoever builds them."""

import os
import subprocess
import sys

import pytest
from project_copies import COMMANDS, copy_project, environment, files_of

pytestmark = pytest.mark.slow

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",  # where a small i has a large one with a dot
    "LANG": "de_DE.ISO-8859-1",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "",  # as it is where nobody thought of it
    "USER": "jörg",
    "LOGNAME": "jörg",
    "COLUMNS": "40",
}
"""What another person's machine may say. SOURCE_DATE_EPOCH is the edition's own, so it is the same."""


def built_elsewhere(base, drawings) -> None:
    """Build a copy on a path with spaces and accents, with a strict umask and another home, as another user would."""
    project = copy_project(base / "Müllers Kopie (zweite) – größer", drawings)
    (base / "zu Hause").mkdir()
    told = environment(HOME=str(base / "zu Hause"), TMPDIR=str(base), **ELSEWHERE)
    before = os.umask(0o077)
    try:
        for name in ("the website", "prints"):
            done = subprocess.run(
                [sys.executable, *COMMANDS[name]], cwd=project, env=told, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr[-2000:]
    finally:
        os.umask(before)


def test_two_clones_give_the_same_bytes(traced, small_once, tmp_path):
    """Site, sheet, e-book, plain text and the zip for a stick are equal byte for byte to those of another copy."""
    built_elsewhere(tmp_path, small_once)
    (other,) = (path for path in tmp_path.iterdir() if path.name.startswith("Müller"))
    for top, least in (("site", 150), ("dist", 5)):
        first, second = files_of(traced / "project" / top), files_of(other / top)
        assert set(first) == set(second)
        assert len(first) > least - 1
        assert [name for name in first if first[name] != second[name]] == []
    assert {name.rpartition(".")[2] for name in first} >= {"pdf", "epub", "txt", "zip", "json"}


def test_no_place_or_person_is_told(traced):
    """No file that is published names the folder, the user or the machine it was made on."""
    project = traced / "project"
    told = [str(project).encode(), os.uname().nodename.encode(), str(traced / "home").encode()]
    for top in ("site", "dist"):
        for name, content in files_of(project / top).items():
            assert [word for word in told if len(word) > 4 and word in content] == [], name
