"""A release packs what was built of its own edition, under its own sign-offs, and nothing else."""

import shutil

import pytest

from scripts import release
from scripts.calling import CallError
from scripts.sign_off import main as sign
from tests.repository.built_release import OTHERS, PRINTED, index, tell


def test_a_website_of_another_state_is_refused(built, tmp_path):
    """The index of the data must be of this edition and made under these sign-offs, or nothing is packed."""
    for told, said in OTHERS:
        index(built, **told)
        with pytest.raises(CallError, match=f"site/ is the website {said}"):
            release.pack(built, "v1", tmp_path / "out", "")
    assert not (tmp_path / "out").exists()


def test_data_that_its_index_does_not_know_is_refused(built, tmp_path):
    """Data with other bytes, data of another year, and a stick with another website are each refused by name."""
    data = built / "site" / "api" / "v1"
    (data / "old.csv").write_text("x")
    with pytest.raises(CallError, match=r"site/api/v1/old\.csv is not what"):
        release.pack(built, "v1", tmp_path / "out", "")
    (data / "old.csv").unlink()
    index(built, stick=False, day="2026-11-22")
    with pytest.raises(CallError, match=r"steady-strength-site\.zip does not hold the website"):
        release.pack(built, "v1", tmp_path / "out", "")
    index(built)
    (data / "exercises.json").write_text('{"edition": "01d01d"}')
    with pytest.raises(CallError, match=r"site/api/v1/exercises\.json is not what"):
        release.pack(built, "v1", tmp_path / "out", "")
    assert not (tmp_path / "out").exists()


def test_a_sign_off_that_is_taken_back_ends_what_was_built(built, root, tmp_path, monkeypatch):
    """What says that a clinician has checked it is not packed once the sign-off is deleted, though the edition is the
    same; nor what says that nobody has, once somebody did."""
    shutil.copyfile(root / "data" / "phrases.yaml", built / "data" / "phrases.yaml")  # they are spoken while one signs
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    nobody = (built / "data" / "reviews.yaml").read_bytes()
    tell(built, *PRINTED)
    assert sign(["heel-raise", "--role", "nurse", "--day", "2026-11-20"], built) == 0
    with pytest.raises(CallError, match="from before a sign-off came or went"):
        release.pack(built, "v1", tmp_path / "out", "")
    tell(built, *PRINTED)
    index(built)
    (built / "data" / "reviews.yaml").write_bytes(nobody)
    with pytest.raises(CallError, match="dist/ holds the prints from before a sign-off came or went"):
        release.pack(built, "v1", tmp_path / "out", "")
    tell(built, *PRINTED)
    with pytest.raises(CallError, match="site/ is the website from before a sign-off came or went"):
        release.pack(built, "v1", tmp_path / "out", "")
    index(built)
    release.pack(built, "v1", tmp_path / "out", "")
