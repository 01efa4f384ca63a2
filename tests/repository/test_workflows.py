"""The workflows: what may write builds nothing, nothing from outside becomes a command, and each does its task."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from macros.facts.reading import read
from scripts import release

ROOT = Path(__file__).resolve().parent.parent.parent
WORKFLOWS = {
    path.name: read(path.name, path.read_bytes()).value for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
}
JOBS = {
    f"{name}:{job}": (WORKFLOWS[name], content)
    for name in WORKFLOWS
    for job, content in WORKFLOWS[name]["jobs"].items()
}
BUILDS = re.compile(r"\bmake\b|\bpip\b|\.venv\b|\bnpm\b|\bnpx\b")
"""What runs the code of a package. A script that needs only Python's own library may test what comes from a build."""

GH = """#!/bin/sh
printf '%s\\n' "$@" >> "$SAID"
case "$1 $2" in "pr list") echo "${OPEN:-0}" ;; esac
"""
"""Stands in for the host's program: writes down what it was asked."""


def writes(job: dict) -> bool:
    """True for a job that may write anything on the host."""
    return "write" in (job.get("permissions") or {}).values()


def faults(workflow: dict, job: dict) -> list[str]:
    """What makes a job less safe than it could be."""
    found = []
    if workflow.get("permissions") not in ({"contents": "read"}, {}):
        found.append("permissions are not named at the top, or may write there")
    for step in job["steps"]:
        action = step.get("uses", "")
        if "${{" in step.get("run", ""):
            found.append(f"an expression is part of a command: {step['run']}")
        if action and not re.fullmatch(r"actions/[\w-]+@v\d+", action):
            found.append(f"{action} is not of the host's own, by its major version")
        keeps = step.get("with", {}).get("persist-credentials") != "false"
        if action.startswith("actions/checkout") and keeps and not writes(job):
            found.append("the checkout keeps a credential that the job does not need")
        if writes(job) and BUILDS.search(step.get("run", "")):
            found.append(f"code of a package runs where something may be written: {step['run']}")
    return found


@pytest.fixture
def host(tmp_path) -> tuple[Path, dict[str, str]]:
    """A folder and the environment of a step in it: Git without anybody's settings, and a `gh` that writes down all."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(GH, encoding="utf-8")
    (programs / "gh").chmod(0o755)
    folder = tmp_path / "workspace"
    folder.mkdir()
    known = {"PATH": f"{programs}:{os.environ['PATH']}", "SAID": str(tmp_path / "said"), "HOME": str(tmp_path)}
    known |= {"GIT_CONFIG_NOSYSTEM": "1", "GITHUB_SHA": "0a1b2c"}
    return folder, known


def step_of(name: str, word: str) -> dict:
    """The step of a job whose commands hold a word."""
    (step,) = [step for step in JOBS[name][1]["steps"] if word in step.get("run", "")]
    return step


def do(step: dict, folder: Path, known: dict[str, str]) -> str:
    """Run the commands of a step as the host does; what was asked of `gh`."""
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=folder, env=known, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    said = Path(known["SAID"])
    return said.read_text(encoding="utf-8") if said.exists() else ""


def git(folder: Path, *arguments: str) -> str:
    """What Git says in a folder."""
    nobody = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ["git", *nobody, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def test_workflows_are_collected():
    """There is a workflow for a change, for the website, for a clinic, for a release and for newer packages."""
    assert set(WORKFLOWS) >= {"check.yml", "publish.yml", "clinic.yml", "release.yml", "update.yml"}


@pytest.mark.parametrize("name", JOBS)
def test_jobs_are_safe(name):
    """A job may only read unless it says what it writes, and then it builds nothing and runs no package."""
    assert faults(*JOBS[name]) == []


def test_an_unsafe_job_is_seen():
    """Rights for all jobs, a kept credential, a stranger's action, a build and an answer as a command are each seen."""
    steps = [
        {"uses": "actions/checkout@v6"},
        {"uses": "somebody/action@v1"},
        {"run": "make test"},
        {"run": "echo ${{ inputs.tag }}"},
    ]
    job = {"permissions": {"contents": "write"}, "steps": steps}
    rights, stranger, build, answer = faults({"permissions": {"contents": "write"}}, job)
    assert rights.startswith("permissions")
    assert stranger.startswith("somebody/action@v1")
    assert build.endswith("make test")
    assert answer.startswith("an expression")
    (kept,) = faults({"permissions": {"contents": "read"}}, {"steps": steps[:1]})
    assert kept.startswith("the checkout keeps")


@pytest.mark.parametrize("name", JOBS)
def test_jobs_come_to_an_end(name):
    """Each job is stopped after an hour at the latest: the host would let one that hangs run for six."""
    assert 0 < JOBS[name][1].get("timeout-minutes", 0) <= 60


@pytest.mark.parametrize("name", JOBS)
def test_commands_are_plain_shell(name):
    """A shell reads the commands of each step without complaint."""
    for step in JOBS[name][1]["steps"]:
        done = subprocess.run(["sh", "-n"], input=step.get("run", ""), capture_output=True, text=True, timeout=20)
        assert done.stderr == ""


ARTIFACTS = {"actions/upload-artifact": "v6", "actions/download-artifact": "v7"}
"""A pair that was made for each other: their numbers differ, and a test here cannot try whether others fit."""


def test_each_action_has_one_version():
    """No two workflows use an action in two versions, and what unpacks an artifact belongs to what packs it."""
    used = {tuple(step["uses"].split("@")) for _, job in JOBS.values() for step in job["steps"] if "uses" in step}
    assert len({action for action, _ in used}) == len(used) > 4
    pair = {action: version for action, version in used if action.endswith("load-artifact")}
    assert pair == ARTIFACTS, (
        "The version of an artifact action is new: read on its releases page that the one still unpacks what the other "
        "packs, then write both into ARTIFACTS, above this test."
    )


def test_a_change_is_first_told_beside_its_lines():
    """The check of a change first reads the content alone, with notes beside the lines, and then runs all tests."""
    runs = [step["run"] for step in JOBS["check.yml:test"][1]["steps"] if "run" in step]
    assert runs[-2:] == [".venv/bin/python scripts/check.py --format github", "make test"]


TESTS = [name for name, (_, job) in JOBS.items() if any("make test" in step.get("run", "") for step in job["steps"])]


@pytest.mark.parametrize("name", TESTS)
def test_whoever_tests_knows_the_date(name):
    """A job that runs all tests trusts the folder before it does, or Git tells no date and editions have no day."""
    steps = [step.get("run", step.get("uses", "")) for step in JOBS[name][1]["steps"]]
    trusted = steps.index('git config --global --add safe.directory "$PWD"')
    assert steps[trusted - 1].startswith("actions/checkout@")
    assert trusted < next(number for number, step in enumerate(steps) if "make test" in step)


@pytest.mark.parametrize("name", ["check.yml:test", "publish.yml:build", "release.yml:build"])
def test_all_tests_have_an_hour(name):
    """Setup, all tests and a whole build have the same time wherever they run."""
    assert name in TESTS
    assert JOBS[name][1]["timeout-minutes"] == 60


def test_a_change_is_checked_once():
    """A pull request from a branch of this repository runs once, and its newer state stops the one that still runs."""
    workflow = WORKFLOWS["check.yml"]
    assert workflow["on"] == {"push": {"branches": ["main"]}, "pull_request": None}
    assert workflow["concurrency"] == {
        "group": "check-${{ github.event.pull_request.number || github.sha }}",
        "cancel-in-progress": "true",
    }


def test_a_release_is_refused_first():
    """A release is refused or let through before anything is built, and packed after all tests and the whole build.
    Each of these steps knows the day of the edition.
    """
    runs = [step["run"] for step in JOBS["release.yml:build"][1]["steps"] if "run" in step]
    assert runs[-5:] == [
        'echo "SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)" >> "$GITHUB_ENV"',
        '.venv/bin/python scripts/release.py "$TAG"',
        "make test",
        "make",
        '.venv/bin/python scripts/release.py "$TAG" --pack dist/release',
    ]


@pytest.mark.parametrize(("tag", "kind"), [("v1", "--latest"), (f"v1{release.NOT_REVIEWED}", "--prerelease")])
def test_a_release_is_made(host, tag, kind):
    """Every packed file is uploaded under its tag; one that nobody has reviewed is never the latest."""
    folder, known = host
    files = folder / "release" / "files"
    files.mkdir(parents=True)
    for name in ("handbook-a4.pdf", "SHA256SUMS"):
        (files / name).write_text("x", encoding="utf-8")
    (folder / "release" / "title.txt").write_text(f"{tag}: a title\n", encoding="utf-8")
    said = do(step_of("release.yml:publish", "gh release"), folder, known | {"TAG": tag}).splitlines()
    assert said == [
        *("release", "create", tag, "release/files/SHA256SUMS", "release/files/handbook-a4.pdf", kind),
        *("--target", "0a1b2c", "--title", f"{tag}: a title", "--notes-file", "release/notes.md"),
    ]


UPDATED = ("requirements/site.txt", "docs/api/v1/schema/claims.schema.json", ".github/ISSUE_TEMPLATE/hard.yml")


@pytest.fixture
def pushed(host) -> tuple[Path, dict[str, str], Path]:
    """A clone with a packed update in it that changes what one may and, as no update may, a workflow."""
    folder, known = host
    origin = folder.parent / "origin.git"
    for path in (*UPDATED, ".github/workflows/check.yml"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("old\n", encoding="utf-8")
    git(folder.parent, "init", "--quiet", "--bare", str(origin))
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Old")
    git(folder, "remote", "add", "origin", str(origin))
    for path in git(folder, "ls-files").splitlines():
        (folder / path).write_text("new\n", encoding="utf-8")
    (folder / "dist").mkdir()
    (folder / "dist" / "update.patch").write_text(git(folder, "diff", "--binary") + "\n", encoding="utf-8")
    git(folder, "checkout", "--quiet", ".")
    known |= {"TITLE": "Newer versions", "BODY": "All tests passed.", "BASE": "main"}
    return folder, known, origin


def test_an_update_is_proposed(pushed):
    """The newer versions are pushed as one commit and proposed; what they should not have changed is left out."""
    folder, known, origin = pushed
    said = do(step_of("update.yml:propose", "gh pr create"), folder, known)
    assert "pr\ncreate\n--head\nupdate/packages\n--base\nmain\n--title\nNewer versions\n" in said
    changed = git(origin, "diff", "--name-only", "update/packages~1", "update/packages").splitlines()
    assert changed == sorted(UPDATED)
    assert git(origin, "log", "-1", "--format=%s", "update/packages") == "Newer versions"


def test_an_update_that_waits_is_renewed(pushed):
    """While a proposal is open, the next one takes its place and no second one is opened."""
    folder, known, origin = pushed
    said = do(step_of("update.yml:propose", "gh pr create"), folder, known | {"OPEN": "1"})
    assert "create" not in said
    assert git(origin, "log", "-1", "--format=%s", "update/packages") == "Newer versions"


def test_an_update_may_change_what_is_made():
    """What an update may change is what its own commands write: locked files, lists, schemas, styles, forms."""
    allowed = re.findall(r"--include='?([^\s']+)", step_of("update.yml:propose", "git apply")["run"])
    made = ["data/schema/*", "docs/api/*", "docs/assets/styles/material.css", ".github/ISSUE_TEMPLATE/*"]
    assert allowed == ["requirements/*", *made]
    assert all(list(ROOT.glob(pattern)) for pattern in allowed)
