"""The two workflows of a preview: what a stranger's code may do, and what of its work is posted.

The shell lines that are run here are those of the workflows, in a repository of two commits and with a pretended `gh`.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.facts.reading import read
from scripts.comment import MARKER, MOST, not_ours

ROOT = Path(__file__).resolve().parent.parent.parent
WORKFLOWS = {
    name: read(f"{name}.yml", (ROOT / ".github" / "workflows" / f"{name}.yml").read_bytes()).value or {}
    for name in ("preview", "preview-comment")
}
BUILD, POST = WORKFLOWS["preview"], WORKFLOWS["preview-comment"]
NOBODY = {f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

GITHUB = 65_536
"""So many characters GitHub takes as a comment."""


def steps(workflow: dict) -> list[dict]:
    """All steps of a workflow with one job."""
    (job,) = workflow["jobs"].values()
    return job["steps"]


def step(workflow: dict, name: str) -> dict:
    """The step with a name."""
    (found,) = [each for each in steps(workflow) if each.get("name") == name]
    return found


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_value_is_part_of_a_command(name):
    """No command holds an expression: what a stranger names comes as a variable alone, and no secret is known."""
    commands = [each["run"] for each in steps(WORKFLOWS[name]) if "run" in each]
    assert commands
    assert [line for line in commands if "${{" in line] == []
    assert "secrets" not in (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    kept = [
        each["with"]["persist-credentials"] for each in steps(WORKFLOWS[name]) if "checkout" in each.get("uses", "")
    ]
    assert kept == ["false"]


def test_a_strangers_code_may_only_read():
    """What runs the code of a pull request starts on `pull_request`, may read and nothing else, and has no token."""
    assert set(BUILD["on"]) == {"pull_request"}
    assert BUILD["permissions"] == {"contents": "read"}
    assert "permissions" not in BUILD["jobs"]["build"]
    assert "token" not in json.dumps(BUILD["jobs"])


def test_what_may_write_runs_the_main_branch():
    """What may write follows the other, checks out no pull request, and runs one script of the main branch."""
    assert POST["on"] == {"workflow_run": {"workflows": [BUILD["name"]], "types": ["completed"]}}
    assert "pull_request" in POST["jobs"]["comment"]["if"]
    assert POST["permissions"] == {"contents": "read"}
    assert set(POST["jobs"]["comment"]["permissions"]) == {"actions", "contents", "pull-requests"}
    uses = [each for each in steps(POST) if "uses" in each]
    assert [(each["uses"].split("@")[0], set(each["with"])) for each in uses] == [
        ("actions/checkout", {"persist-credentials"})
    ]
    run = step(POST, "Comment")["run"]
    assert [line.split()[:3] for line in run.splitlines() if "python" in line] == [
        ["python3", "-I", "scripts/comment.py"]
    ]


def test_the_artefact_is_the_one_that_is_taken():
    """The small artefact that one workflow leaves is the one that the other takes, from the run that it follows."""
    left = [each["with"] for each in steps(BUILD) if "upload-artifact" in each.get("uses", "")]
    assert {each["name"]: each["path"] for each in left} == {"preview": "preview", "comment": "comment"}
    posted = step(POST, "Comment")
    assert '--name comment --dir "$taken"' in posted["run"]
    assert posted["env"]["RUN"] == "${{ github.event.workflow_run.id }}"
    assert posted["env"]["COMMIT"] == "${{ github.event.workflow_run.head_sha }}"
    assert posted["env"]["FROM"] == "${{ github.event.workflow_run.head_repository.full_name }}"


@pytest.fixture
def merged(tmp_path, sample) -> Path:
    """A repository as the workflow finds it: this code, and a merge of a change into content that has moved on."""
    folder = tmp_path / "repository"
    for name in ("scripts", "macros", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(sample / "data", folder / "data")
    shutil.copyfile(ROOT / "data" / "phrases.yaml", folder / "data" / "phrases.yaml")
    exercises, glossary = (folder / "data" / f"{name}.yaml" for name in ("exercises", "glossary"))

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(folder), *words], check=True, env=os.environ | NOBODY, capture_output=True)

    git("init", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--message", "base")
    git("switch", "--create", "change")
    exercises.write_text(exercises.read_text().replace("count: {start: 8,", "count: {start: 9,", 1))
    git("commit", "--all", "--message", "change")
    git("switch", "main")
    glossary.write_text(glossary.read_text().replace("means: Likely", "means: Quite likely", 1))
    git("commit", "--all", "--message", "moved on")
    git("merge", "--no-ff", "--message", "merge", "change")
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (folder / "dist").mkdir()
    (folder / "dist" / "steady-strength-site.zip").write_bytes(b"site")
    return folder


def test_the_comparison_is_that_of_the_merge(merged, tmp_path):
    """The lines of the workflow leave a comment with what the change alone does, a number, a preview and the site."""
    compare = step(BUILD, "Compare")
    values = compare["env"] | {"NUMBER": "17", "GITHUB_STEP_SUMMARY": str(tmp_path / "page.md")}
    command = ["sh", "-e", "-c", compare["run"]]
    done = subprocess.run(command, cwd=merged, env=os.environ | values, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    comment = (merged / "comment" / "comment.md").read_text(encoding="utf-8")
    assert not_ours(comment) is None
    assert "  - was `8`\n  - now `9`\n" in comment
    assert "Quite likely" not in comment
    assert (merged / "comment" / "number").read_text() == "17"
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == comment
    assert {path.name for path in (merged / "preview").iterdir()} == {"index.html", "steady-strength-site.zip"}


GH = """
import json, os, shutil, sys
words = sys.argv[1:]
with open(os.environ["ASKED"], "a") as asked:
    asked.write(json.dumps(words) + "\\n")
if words[:2] == ["run", "download"]:
    shutil.copytree(os.environ["TAKEN"], words[words.index("--dir") + 1])
elif "/pulls/" in words[1]:
    print(os.environ["FOUND"])
elif words[-2] == "--jq":
    print(os.environ["BEFORE"], end="")
"""
"""Stands for the program of that name: it writes down what it is asked, and answers with what a test has set."""

COMMIT = "6954952aa0d1c0ffee6954952aa0d1c0ffee0000"
OURS = f"{MARKER}\n## What changes\n\n### Dose\n\n- `Clamshell`: changed\n"


@dataclass(frozen=True)
class Posting:
    """What came of running the lines that post: the exit code, what `gh` was asked to change, and the text of it."""

    code: int
    said: str
    asked: list[list[str]]
    body: str


@pytest.fixture
def post(tmp_path):
    """Run the lines that post, on an artefact with this text and number."""

    def run(comment: bytes = OURS.encode(), number: bytes = b"17", found: str = "", before: str = "") -> Posting:
        for name, content in (("comment.md", comment), ("number", number)):
            (tmp_path / "artefact").mkdir(exist_ok=True)
            (tmp_path / "artefact" / name).write_bytes(content)
        gh = tmp_path / "bin" / "gh"
        gh.parent.mkdir()
        gh.write_text(f"#!{sys.executable}\n{GH}")
        gh.chmod(0o755)
        values = {
            "PATH": f"{gh.parent}:{os.environ['PATH']}",
            "RUNNER_TEMP": str(tmp_path),
            "ASKED": str(tmp_path / "asked"),
            "TAKEN": str(tmp_path / "artefact"),
            "FOUND": found or f"open somebody/fork {COMMIT}",
            "BEFORE": before,
            "REPO": "steady/strength",
            "RUN": "4711",
            "RUN_PAGE": "https://example.org/steady/strength/actions/runs/4711",
            "FROM": "somebody/fork",
            "COMMIT": COMMIT,
        }
        command = ["bash", "-e", "-c", step(POST, "Comment")["run"]]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | values, capture_output=True, text=True, check=False)
        asked = [json.loads(line) for line in (tmp_path / "asked").read_text().splitlines()]
        body = tmp_path / "body.md"
        changed = [words for words in asked if "--method" in words]
        return Posting(done.returncode, done.stderr, changed, body.read_text("utf-8") if body.is_file() else "")

    return run


def test_the_first_comment_is_made(post):
    """Where there is no comment of ours one is made, with the commit and a link to the run below it."""
    posting = post()
    assert (posting.code, posting.said) == (0, "")
    ((*_, method, path, _, body),) = posting.asked
    assert (method, path) == ("POST", "repos/steady/strength/issues/17/comments")
    assert body.startswith("body=@")
    assert posting.body.startswith(OURS)
    assert COMMIT in posting.body
    assert posting.body.endswith("](https://example.org/steady/strength/actions/runs/4711)\n")


def test_the_same_comment_is_written_anew(post):
    """Where there is a comment of ours it is changed, the first one if there are more; no other is made."""
    posting = post(before="99\n100\n")
    assert posting.code == 0
    ((*_, method, path, _, _),) = posting.asked
    assert (method, path) == ("PATCH", "repos/steady/strength/issues/comments/99")


def test_the_longest_comment_fits(post):
    """The longest comment that is let through is still one that GitHub takes, with our own line below it."""
    line = "- `a`: changed\n"
    posting = post((OURS + line * ((MOST - len(OURS)) // len(line))).encode())
    assert posting.code == 0
    assert MOST < len(posting.body) < GITHUB


NO_NUMBERS = {
    "empty": b"",
    "letters": b"seventeen",
    "way-up": b"../../other/repository/issues/1",
    "question": b"17?x=1",
    "command": b"$(id)",
    "two-lines": b"17\n18",
    "leading-zero": b"017",
    "minus": b"-1",
    "option": b"--method=DELETE",
    "other-digits": "١٧".encode(),
    "no-text": b"\xff\x00\x01",
}


@pytest.mark.parametrize("case", NO_NUMBERS)
def test_a_number_that_is_none_is_refused(case, post):
    """What is not a plain number ends the run before anything is asked about it."""
    posting = post(number=NO_NUMBERS[case])
    assert posting.code == 1
    assert "The number is none." in posting.said
    assert posting.asked == []


@pytest.mark.parametrize(
    "found",
    [
        f"closed somebody/fork {COMMIT}",
        f"open other/fork {COMMIT}",
        "open somebody/fork 0000000000000000000000000000000000000000",
        f"open  {COMMIT}",
    ],
    ids=["closed", "other-repository", "other-commit", "repository-is-gone"],
)
def test_a_number_of_another_pull_request_is_passed_over(found, post):
    """A pull request that is closed, from elsewhere or at another commit gets no comment, and the run ends well."""
    posting = post(found=found)
    assert (posting.code, posting.asked) == (0, [])


@pytest.mark.parametrize(
    "comment",
    [b"", b"@someone", OURS.encode() + b"@someone\n", MARKER.encode(), b"\xff", OURS.encode() + b"- `a`\n" * 20_000],
    ids=["empty", "mention", "mention-below", "mark-alone", "no-text", "too-long"],
)
def test_a_comment_that_is_not_ours_is_not_posted(comment, post):
    """A text that our own script would not have written is not posted, and the run fails."""
    posting = post(comment)
    assert posting.code in (1, 2)
    assert posting.asked == []


def test_only_our_own_comment_is_looked_for():
    """The comment that is written anew is one of the workflow's own account that begins with our mark."""
    jq = shutil.which("jq")
    assert jq, "jq, which stands for the one inside of gh, is missing. Run: make test-libraries"
    (line,) = [line for line in step(POST, "Comment")["run"].splitlines() if line.startswith("ours=")]
    bot, person = {"login": "github-actions[bot]"}, {"login": "somebody"}
    comments = [
        {"id": 1, "user": person, "body": OURS},
        {"id": 2, "user": bot, "body": f"Quoted: {OURS}"},
        {"id": 3, "user": bot, "body": OURS},
    ]
    command = [jq, line.removeprefix("ours='").removesuffix("'")]
    values = os.environ | {"MARK": MARKER}
    done = subprocess.run(command, input=json.dumps(comments), env=values, capture_output=True, text=True, check=True)
    assert done.stdout == "3\n"
