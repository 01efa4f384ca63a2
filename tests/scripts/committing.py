"""Commits for repositories that a test has made."""

import os
import subprocess
from pathlib import Path


def commit(folder: Path) -> None:
    """Commit all that is in a repository, in nobody's name and without anybody's settings."""
    nobody = {
        f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    known = os.environ | nobody | {"GIT_CONFIG_GLOBAL": os.devnull}
    for words in (["add", "--all"], ["commit", "--quiet", "--message", "a change"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True, env=known)
