"""What stands ready for a contributor's own machine: the hooks before a commit, the dev container, Git's attributes."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.facts.reading import read

ROOT = Path(__file__).resolve().parent.parent.parent
CONFIG = ROOT / ".pre-commit-config.yaml"
(LOCAL,) = read(CONFIG.name, CONFIG.read_bytes()).value["repos"]
HOOKS = {hook["id"]: hook for hook in LOCAL["hooks"]}
WRONG_PYTHON = "import os\nx = {'a':1}\n"


def run(folder: Path, *command: str, **known: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with nobody's own settings of Git."""
    settings = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | known
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=settings, timeout=120)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A small project under Git: the sample's data, our code and our hooks, and no pages, which are slow to read."""
    folder = tmp_path_factory.mktemp("hooks") / "project"
    for name in (".github", "macros", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__", "fonts", "judges")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copytree(ROOT / "tests" / "sample" / "data", folder / "data")
    shutil.copyfile(ROOT / "data" / "phrases.yaml", folder / "data" / "phrases.yaml")  # what made pages say
    for path in (CONFIG, ROOT / "pyproject.toml"):
        shutil.copyfile(path, folder / path.name)
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", "--all")
    for name in (".venv", "tests"):  # after the rest, so that Git does not know them
        (folder / name).symlink_to(ROOT / name)
    return folder


def hooks_run(project: Path, ids: list[str], changed: list[str]) -> tuple[dict[str, str], str]:
    """How pre-commit says that each hook went for the changed files, by its id, and all that it says."""
    skipped = ",".join(set(HOOKS) - set(ids))
    cache = str(project.parent / "cache")
    command = (str(ROOT / ".venv" / "bin" / "pre-commit"), "run", "--color", "never", "--files", *changed)
    said = run(project, *command, PRE_COMMIT_HOME=cache, SKIP=skipped).stdout
    went = {name: re.search(rf"^{hook['name']}\.+(\w+)$", said, re.MULTILINE) for name, hook in HOOKS.items()}
    return {name: found[1] for name, found in went.items() if found and found[1] != "Skipped"}, said


def test_hooks_fetch_nothing():
    """Every hook is a command that stands in the repository or in its own .venv; none comes from elsewhere."""
    assert LOCAL["repo"] == "local"
    assert len(HOOKS) > 3
    for hook in HOOKS.values():
        program, *rest = hook["entry"].split()
        assert hook["language"] == "system"
        assert program.startswith(".venv/bin/")
        assert (ROOT / program).is_file()
        assert all((ROOT / path).is_file() for path in rest if path.endswith(".py"))


@pytest.mark.parametrize(
    "path",
    [
        "data/exercises.yaml", "docs/index.md", "macros/prose.py", "scripts/generate.py",
        "tests/broken/tab/glossary.yaml", "tests/sample/docs/feet.md", "tests/golden/messages/tab.txt",
        ".github/ISSUE_TEMPLATE/hard.yml",
    ],
)  # fmt: skip
def test_what_things_are_made_from_wakes_the_hook(path):
    """A change of anything that scripts/generate.py reads is followed by its check."""
    assert (ROOT / path).is_file()
    assert re.search(HOOKS["generated"]["files"], path)
    assert not re.search(HOOKS["generated"]["files"], "tests/golden/codes.txt")


def test_hooks_let_a_good_change_through(project):
    """A project in order passes the hooks for its content and its Python."""
    changed = ["data/exercises.yaml", "scripts/__init__.py"]
    went, said = hooks_run(project, ["content", "ruff-check", "ruff-format"], changed)
    assert went == {"content": "Passed", "ruff-check": "Passed", "ruff-format": "Passed"}, said


def test_hooks_stop_a_wrong_change(project, tmp_path):
    """A word that promises, a page that was not made anew and wrong Python each stop the commit, with the cure."""
    spoiled = shutil.copytree(project, tmp_path / "spoiled", symlinks=True)
    data = spoiled / "data" / "exercises.yaml"
    data.write_text(data.read_text("utf-8").replace("purpose: ", "purpose: It cures. ", 1), "utf-8")
    (spoiled / "scripts" / "wrong.py").write_text(WRONG_PYTHON, "utf-8")
    changed = ["data/exercises.yaml", "scripts/wrong.py"]
    went, said = hooks_run(spoiled, list(HOOKS), changed)
    assert went == dict.fromkeys(HOOKS, "Failed"), said
    assert '"cures"' in said
    assert "is stale. Run: make generate" in said
    assert "F401" in said


def test_the_dev_container_is_the_promised_machine():
    """The dev container has Debian 12 with Python 3.11, sets up with make, and shows the port of `make serve`."""
    lines = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8").splitlines()
    told = json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert told["image"] == "python:3.11-bookworm"
    assert "container: debian:12" in (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert re.fullmatch(r"make (\S+)", told["postCreateCommand"])[1] + ":" in makefile
    assert [f"127.0.0.1:{port}" in makefile for port in told["forwardPorts"]] == [True]
    assert list(told["portsAttributes"]) == [str(port) for port in told["forwardPorts"]]


def test_the_dev_container_has_what_editors_are_advised():
    """Every extension that the editor's settings advise is in the dev container."""
    advised = (ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8")
    container = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    names = re.findall(r'"([\w-]+\.[\w-]+)"', advised)
    assert names
    assert [name for name in names if f'"{name}"' not in container] == []


@pytest.fixture(scope="module")
def attributes(tmp_path_factory) -> dict[str, dict[str, str]]:
    """What Git thinks of some paths, by attribute, under our rules."""
    folder = tmp_path_factory.mktemp("attributes")
    (folder / "tests" / "broken").mkdir(parents=True)
    for name in (".gitattributes", "tests/broken/.gitattributes"):
        shutil.copyfile(ROOT / name, folder / name)
    run(folder, "git", "init", "--quiet")
    paths = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "macros" / "paper" / "fonts").glob("*.ttf"))]
    paths += ["data/safety.yaml", "tests/broken/windows-line-ends/glossary.yaml", "tests/golden/figures/bridge.svg"]
    paths += ["data/schema/safety.schema.json", "requirements/site.txt", "docs/assets/scripts/vendor/lean-qr.min.js"]
    said = run(folder, "git", "check-attr", "-a", "--", *paths).stdout
    told: dict[str, dict[str, str]] = {path: {} for path in paths}
    for line in said.splitlines():
        path, attribute, value = line.split(": ")
        told[path][attribute] = value
    return told


def test_line_ends_are_the_same_everywhere(attributes):
    """Text has Unix line ends on every machine; fonts, and what is wrong on purpose, are left byte by byte."""
    assert attributes["data/safety.yaml"] == {"text": "auto", "eol": "lf"}
    assert attributes["tests/broken/windows-line-ends/glossary.yaml"]["text"] == "unset"
    fonts = [told["binary"] for path, told in attributes.items() if path.endswith(".ttf")]
    assert fonts
    assert set(fonts) == {"set"}


def test_made_files_are_folded_in_a_pull_request(attributes):
    """A reviewer is not shown what a command has made, but is shown the pictures."""
    assert attributes["data/schema/safety.schema.json"]["linguist-generated"] == "set"
    assert attributes["requirements/site.txt"]["linguist-generated"] == "set"
    assert attributes["docs/assets/scripts/vendor/lean-qr.min.js"]["linguist-vendored"] == "set"
    assert "linguist-generated" not in attributes["tests/golden/figures/bridge.svg"]
