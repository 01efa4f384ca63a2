"""How pictures stand on pages: one caption for each part, words for those who do not see them, ids of their own."""

import re
from collections import Counter
from dataclasses import dataclass

import lxml.html
import pytest
from calls import IDS, Call

from macros.facts.model.exercise import Dose
from macros.figures.gallery import Still
from macros.views.faces import PaperFace, WebFace
from macros.views.pictures import DOWN, HOLD, LONGEST_HOLD, UP, Pictures, Tempo

WEB, PAPER = WebFace("exercises/bridge.md"), PaperFace()
EXERCISES = IDS["exercise_id"]


@dataclass
class Drawings:
    """Drawings with one id in each, in which everything moves, or nothing."""

    moving: bool = True

    def still(self, key: str, ink: str) -> Still:
        """A clip path that is used."""
        inside = f'<clipPath id="ids-of-this-picture-a"/><path class="{ink}" clip-path="url(#ids-of-this-picture-a)"/>'
        return Still(' viewBox="0 0 9 9"', inside, 9, 9)

    def moves(self, key: str) -> bool:
        """The same for all."""
        return self.moving


@pytest.mark.parametrize("face", ["web", "paper"])
@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_a_figure_says_what_it_shows(exercise_id, face, speak, library):
    """An exercise has one picture, with its words in full, a caption for each part, and room for none else."""
    figure = library.figures.figures[exercise_id]
    tree = lxml.html.fromstring(speak(Call("exercise", (("exercise_id", exercise_id),)), face))
    (shown,) = tree.xpath("//figure")
    (drawing,) = shown.xpath(".//*[local-name()='svg']")
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", figure.alt)
    assert [caption.text_content() for caption in shown.xpath("./ol/li")] == figure.captions
    assert len(figure.captions) == len(figure.poses)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_only_the_web_moves(exercise_id, speak, library):
    """A figure with two poses or more offers its movement on the web, hidden until a script comes; paper is still."""
    moves = len(library.figures.figures[exercise_id].poses) > 1
    for face, offers in (("web", moves), ("paper", False)):
        tree = lxml.html.fromstring(speak(Call("exercise", (("exercise_id", exercise_id),)), face))
        assert len(tree.xpath("//figure[@data-movement][@data-up][@data-hold][@data-down]")) == offers
        assert len(tree.xpath("//div[@class='play'][@hidden]/button[@type='button'][@aria-pressed='false']")) == offers
        assert len(tree.xpath("//script[contains(@src, 'movement.js')]")) == offers


def test_the_web_has_color_and_paper_has_print_ink():
    """The ink is that of the face; a picture that decorates is in color everywhere."""
    pictures = Pictures(Drawings())
    assert [(face.ink, face.moves) for face in (WEB, PAPER)] == [("colour", True), ("print-18", False)]
    assert 'class="print-18"' in pictures.place("bridge", PAPER, PAPER.ink).inside


def test_a_picture_that_decorates_is_silent(speak):
    """The bare picture is hidden from screen readers and has no words."""
    tree = lxml.html.fromstring(speak(Call("picture", (("exercise_id", EXERCISES[0]),))))
    (drawing,) = tree.xpath(".//*[local-name()='svg']")
    assert drawing.get("aria-hidden") == "true"
    assert not {"role", "aria-label"} & set(drawing.keys())
    assert tree.text_content() == ""


def shared_ids(html: str) -> list[str]:
    """The ids that stand more than once."""
    return [name for name, times in Counter(re.findall(r'\bid="([^"]*)"', html)).items() if times > 1]


def test_two_of_a_picture_share_no_id():
    """The same picture twice on one page has its own ids each time, and uses its own."""
    pictures = Pictures(Drawings())
    placed = [pictures.place(key, WEB, "colour").inside for key in ("bridge", "bridge", "clamshell")]
    assert shared_ids("".join(placed)) == []
    for one in placed:
        assert re.findall(r'id="([^"]*)"', one) == re.findall(r"url\(#([^)]*)\)", one)


def test_a_page_does_not_depend_on_others():
    """The first of a picture on a page has the same ids, however often it stands on other pages."""
    pictures = Pictures(Drawings())
    first = pictures.place("bridge", WEB, "colour")
    assert pictures.place("bridge", WebFace("index.md"), "colour") == first


def test_a_shared_id_is_seen():
    """The check sees an id that stands twice."""
    assert shared_ids('<a id="x"/><b id="x"/><c id="y"/>') == ["x"]


@pytest.mark.parametrize(
    ("tempo", "hold", "expected"),
    [
        ({"up": 4, "down": 5}, 2, Tempo(4, 2, 5)),
        ({"up": 4, "down": 5}, None, Tempo(4, HOLD, 5)),
        (None, None, Tempo(UP, HOLD, DOWN)),
        (None, 10, Tempo(UP, LONGEST_HOLD, DOWN)),
    ],
    ids=["all", "no-hold", "nothing", "long-hold"],
)
def test_the_movement_keeps_the_pace_of_the_dose(tempo, hold, expected, library):
    """A movement is as slow as its dose, or as a usual one; nobody waits for a long hold."""
    dose = next(iter(library.exercises.values())).dose
    values = dose.model_dump(by_alias=True, exclude_none=True) | {"tempo": tempo, "hold": hold}
    pictures = Pictures(Drawings())
    assert pictures.tempo("bridge", WEB, Dose.model_validate(values)) == expected
    assert pictures.moving == {"bridge"}


@pytest.mark.parametrize(("face", "moving"), [(PAPER, True), (WEB, False)], ids=["paper", "one-pose"])
def test_what_cannot_move_has_no_tempo(face, moving, library):
    """Paper has no movement, and neither has a figure with one pose; no file is made for it."""
    pictures = Pictures(Drawings(moving))
    assert pictures.tempo("bridge", face, library.exercises["bridge"].dose) is None
    assert pictures.moving == set()
