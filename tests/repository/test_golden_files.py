"""A golden file that no longer fits says what to do about it."""

import pytest


@pytest.fixture
def comparing(golden, monkeypatch, request):
    """Compare with a golden file, whatever this run was asked to write."""
    monkeypatch.setattr(request.config.option, "update_golden", False)
    return golden


def test_an_old_golden_file_names_the_command(comparing):
    """Text that is not the golden one is shown with the old one, the file, and the command that writes it anew."""
    with pytest.raises(AssertionError) as failed:
        comparing("reading-order/log.txt", "H1: TH\n")
    said = str(failed.value)
    assert said.startswith("tests/golden/reading-order/log.txt tells the old content. If the change is meant, run: ")
    assert ".venv/bin/python -m pytest tests/repository/test_golden_files.py --update-golden -n0, and" in said
    assert "H1: TH" in said.partition("assert ")[2]


def test_a_missing_golden_file_names_the_command(comparing):
    """A golden file that is not there is named with the command that writes it."""
    with pytest.raises(AssertionError, match=r"^tests/golden/no\.txt is missing\. Run: .*test_golden_files\.py --upd"):
        comparing("no.txt", "")
