"""The store of drawings: nothing is drawn twice, nothing old is shown, nothing half-written is left.

Drawings here come from a plain stand-in; how bodies are drawn is tested elsewhere.
"""

import contextlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.facts.model.figure import Figure, Figures, Leg, Pose
from macros.figures import drawing_room, gallery
from macros.figures.drawing_room import Drawn, Order
from macros.figures.gallery import FRAMES, IDS, INKS, LOCK, Gallery

ALL = 3 * len(INKS) + 2
"""Three stills in each ink, and two movements."""

ROOT = Path(__file__).resolve().parent.parent.parent


def figure(knee: float = 0.0, moves: bool = True) -> Figure:
    """A small figure with one or two pictures."""
    return Figure(
        who="rosa",
        start=Pose(base="sit"),
        end=Pose(legs=Leg(knee=knee)) if moves else None,
        marks=[],
        arrows=[],
        captions=["Sit."] * (1 + moves),
        alt="A woman sits on a chair with both feet on the floor.",
    )


def figures(knee: float = 0.0, preset: float = 0.0) -> Figures:
    """Two figures that move and one that does not."""
    return Figures(
        presets={"seated": Pose(legs=Leg(knee=preset))},
        figures={"first": figure(knee), "second": figure(), "still": figure(moves=False)},
    )


@pytest.fixture
def drawn(monkeypatch) -> list[Order]:
    """Every order that is drawn from now on. Draws an empty SVG with one id."""
    orders: list[Order] = []

    def draw(orders_now: list[Order], ids: str, code: str):
        for order in orders_now:
            orders.append(order)
            inside = f'<title>{order.key}</title><path id="{ids}a" class="frame"/>'
            yield order, Drawn(f'<svg xmlns="x" viewBox="0 0 4 2" stroke="red" role="img">{inside}</svg>', 4, 2)

    monkeypatch.setattr(gallery, "draw_all", draw)
    return orders


@pytest.fixture
def open_gallery(tmp_path) -> Callable[..., Gallery]:
    """A gallery on one folder, as each new build opens it."""
    return lambda content=None: Gallery(content or figures(), tmp_path / "figures")


def look_at_all(shown: Gallery) -> None:
    """Ask for everything that a site and a book ask for."""
    for name in ("first", "second", "still"):
        for ink in INKS:
            shown.still(name, ink)
    for name in ("first", "second"):
        shown.movement(name)


def test_everything_is_drawn_once(open_gallery, drawn):
    """Each figure is drawn once in each ink, and each movement once, however often they are asked for."""
    shown = open_gallery()
    look_at_all(shown)
    look_at_all(shown)
    stills = {Order(name, figure(), ink) for name in ("first", "second", "still") for ink in INKS}
    movements = {Order(name, figure(), "", FRAMES) for name in ("first", "second")}
    assert len(drawn) == len(set(drawn)) == ALL
    assert set(drawn) == stills | movements


def test_the_next_build_draws_nothing(open_gallery, drawn):
    """A build after which nothing changed finds every drawing, with its size, as it was drawn."""
    look_at_all(open_gallery())
    before = open_gallery().still("first", "print-18")
    drawn.clear()
    look_at_all(open_gallery())
    assert drawn == []
    assert (before.width, before.height) == (4, 2)
    assert before == open_gallery().still("first", "print-18")


def test_the_next_build_does_not_load_the_drawing_modules(tmp_path):
    """With every drawing there, neither the modules that draw nor numpy and shapely are imported."""
    code = f"""
import sys
from pathlib import Path
from tests.figures.test_gallery import figures, look_at_all
from macros.figures.gallery import Gallery
if __name__ == "__main__":
    look_at_all(Gallery(figures(), Path({str(tmp_path)!r})))
    print(*sorted({{"macros.figures.drawing", "numpy", "shapely"}} & set(sys.modules)))
"""
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert "macros.figures.drawing" in runs[0]
    assert runs[1] == "\n"


def test_only_a_changed_pose_is_drawn_again(open_gallery, drawn):
    """Another angle in one figure draws this figure again, and no other; the old drawing is taken away."""
    look_at_all(open_gallery())
    drawn.clear()
    look_at_all(open_gallery(figures(knee=20)))
    assert {order.key for order in drawn} == {"first"}
    assert len(drawn) == len(INKS) + 1


@pytest.mark.parametrize("change", ["preset", "code", "library"])
def test_what_all_hang_on_draws_all_again(change, open_gallery, drawn, monkeypatch):
    """Another preset, other code or another version of a library draws everything again."""
    look_at_all(open_gallery())
    drawn.clear()
    if change == "code":
        monkeypatch.setattr(gallery, "drawing_code", lambda: "other code")
    if change == "library":
        monkeypatch.setattr(drawing_room, "version", lambda name: "999")
        monkeypatch.setattr(gallery, "drawing_code", gallery.drawing_code.__wrapped__)
    look_at_all(open_gallery(figures(preset=5) if change == "preset" else None))
    assert len(drawn) == ALL


def test_what_is_out_of_date_is_taken_away(open_gallery, drawn, tmp_path):
    """When something is drawn, files of older poses and halves of a stopped build go; what is of today stays."""
    look_at_all(open_gallery())
    names = {path.name for path in (tmp_path / "figures").iterdir()}
    (tmp_path / "figures" / "tmp1234").write_text("{")
    look_at_all(open_gallery(figures(knee=20)))
    after = {path.name for path in (tmp_path / "figures").iterdir()}
    assert len(after) == len(names) == ALL + 1
    assert len(names - after) == len(INKS) + 1
    assert LOCK in after


@pytest.mark.parametrize("spoiled", [b"", b"{", b"{}", b"[]", b"null", b"\xff", b'{"svg": 1, "more": 2}'], ids=repr)
def test_a_broken_file_is_drawn_anew(spoiled, open_gallery, drawn, tmp_path):
    """A file that cannot be read as a drawing is drawn and written again."""
    look_at_all(open_gallery())
    good = open_gallery().still("first", "colour")
    (path,) = (tmp_path / "figures").glob("first.colour.*")
    path.write_bytes(spoiled)
    drawn.clear()
    assert open_gallery().still("first", "colour") == good
    assert [order.key for order in drawn] == ["first"]
    drawn.clear()
    assert open_gallery().still("first", "colour") == good
    assert drawn == []


def test_a_lost_file_is_drawn_anew(open_gallery, drawn, tmp_path):
    """A folder that somebody has emptied in the middle of a build is filled again by the next one."""
    shown = open_gallery()
    shown.still("first", "colour")
    for path in (tmp_path / "figures").iterdir():
        path.unlink()
    drawn.clear()
    assert shown.still("second", "colour").width == 4
    assert drawn == []
    assert open_gallery().still("second", "colour").width == 4
    assert {order.key for order in drawn} == {"first", "second", "still"}


def test_another_build_may_sweep_at_once(open_gallery, drawn, tmp_path, monkeypatch):
    """A build has what it drew, and what it found, even when another one sweeps as soon as the folder is let go."""
    open_gallery().still("first", "colour")
    (lost,) = (tmp_path / "figures").glob("second.colour.*")
    lost.unlink()

    @contextlib.contextmanager
    def alone(folder: Path):
        yield
        for path in folder.glob("*.json"):
            path.unlink()

    monkeypatch.setattr(gallery, "_alone", alone)
    drawn.clear()
    shown = open_gallery()
    assert [shown.still(name, "colour").width for name in ("second", "first", "still")] == [4, 4, 4]
    assert [order.key for order in drawn] == ["second"]


def test_nothing_is_kept_half_written(open_gallery, drawn, tmp_path, monkeypatch):
    """When writing stops halfway, there is no drawing of that name, and the next build draws it."""

    def fail(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(gallery.Path, "replace", fail)
        with pytest.raises(OSError, match="no space"):
            open_gallery().still("first", "colour")
    assert list((tmp_path / "figures").glob("*.json")) == []
    look_at_all(open_gallery())
    assert len(list((tmp_path / "figures").iterdir())) == ALL + 1


def test_a_page_decides_about_role_and_title(open_gallery, drawn):
    """A still keeps its box and its strokes, and leaves title, role and namespace to the page that places it."""
    still = open_gallery().still("first", "colour")
    assert still.attributes == ' viewBox="0 0 4 2" stroke="red"'
    assert still.placed("page-") == '<path id="page-a" class="frame"/>'
    assert IDS not in still.placed("page-")


def test_a_movement_is_a_file_as_it_was_drawn(open_gallery, drawn):
    """A movement is kept whole, and a figure with one pose has none."""
    shown = open_gallery()
    assert shown.movement("first").startswith('<svg xmlns="x"')
    assert [shown.moves(name) for name in ("first", "second", "still")] == [True, True, False]


def test_an_unknown_figure_is_refused(open_gallery):
    """A name without a figure is an error, not an empty picture."""
    with pytest.raises(KeyError, match="third"):
        open_gallery().still("third", "colour")


def test_what_is_no_drawing_is_refused(open_gallery, monkeypatch, tmp_path):
    """A drawing that is not one SVG is an error, and is not kept."""
    monkeypatch.setattr(gallery, "draw_all", lambda orders, ids, code: ((order, Drawn("<p>")) for order in orders))
    with pytest.raises(ValueError, match="not one <svg>"):
        open_gallery().still("first", "colour")
    assert list((tmp_path / "figures").glob("*.json")) == []


def test_a_drawing_of_other_code_is_not_kept(open_gallery, monkeypatch, tmp_path):
    """A process whose code changed while it ran keeps no drawing under the hash of its older code."""
    monkeypatch.setattr(gallery, "drawing_code", lambda: "older code")
    with pytest.raises(RuntimeError, match="changed; start again"):
        open_gallery().still("first", "colour")
    assert list((tmp_path / "figures").glob("*.json")) == []
