"""What else the code host reads: who owns what, the form of a pull request, and where a fault is told."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = ROOT / ".github"

NEEDS_A_CLINICIAN = {
    "data/safety.yaml", "data/exercises.yaml", "data/figures.yaml", "data/plans.yaml", "data/questions.yaml",
    "data/reviews.yaml", "data/benefits.yaml", "data/references.yaml", "docs/safety/",
}  # fmt: skip
"""Where doses, warnings, supports, plans, claims and sign-offs stand."""
RULES = {path.relative_to(ROOT).as_posix() for path in (ROOT / "macros" / "facts").glob("*_rules.py")}
"""Where it is told what no content may say."""


def owned(text: str) -> dict[str, list[str]]:
    """The paths of a list of code owners, each with its owners."""
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {path: owners for path, *owners in lines}


def faults(paths: dict[str, list[str]]) -> list[str]:
    """Paths that are not there, or that are named so that they match elsewhere too; and owners that cannot be one."""
    found = [path for path in paths if not path.startswith("/") or not (ROOT / path[1:]).exists()]
    found += [path for path in paths if path.endswith("/") != (ROOT / path[1:]).is_dir()]
    return found + [name for names in paths.values() for name in names if not re.fullmatch(r"@[\w-]+(/[\w.-]+)?", name)]


def test_code_owners_name_what_is_there():
    """Each path of the list exists, and each owner, once there is one, is an account or a team."""
    assert faults(owned((HOST / "CODEOWNERS").read_text(encoding="utf-8"))) == []


def test_what_can_hurt_is_named():
    """Whatever holds a dose, a warning, a plan, a claim, a sign-off or a rule for them is on the list."""
    assert len(RULES) > 5
    paths = {path[1:] for path in owned((HOST / "CODEOWNERS").read_text(encoding="utf-8"))}
    assert (NEEDS_A_CLINICIAN | RULES) - paths == set()


def test_a_wrong_owner_is_seen():
    """A path that is gone, one that would match in every folder, a folder as a file and a bare name are each seen."""
    assert faults(owned("# x\n/data/gone.yaml\n")) == ["/data/gone.yaml"]
    assert faults(owned("data/safety.yaml\n")) != []
    assert faults(owned("/docs/safety\n")) == ["/docs/safety"]
    assert faults(owned("/data/safety.yaml somebody\n")) == ["somebody"]


def test_a_pull_request_has_five_ticks():
    """Whoever proposes a change is asked for five things, none of them ticked in advance."""
    text = (HOST / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert re.findall(r"^- \[(.)\] \S.*\.$", text, re.MULTILINE) == [" "] * 5


def test_no_address_is_made_up():
    """What tells where to report a fault names no address and no account: the host's own ways are all there is."""
    text = (HOST / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report a vulnerability" in text
    assert re.findall(r"\S*@\S*|https?://\S*", text) == []
