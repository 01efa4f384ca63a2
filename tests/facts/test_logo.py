"""A clinic's logo: whatever comes in, a clean small PNG comes out, or a message."""

import base64
import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from macros.facts.clinic import ClinicEdition, read_clinic
from macros.facts.logo import PRINTED_SIDE, Logo, read_logo
from macros.facts.logo_svg import PAINT, SHAPES, read_svg
from macros.facts.outside import Refused
from tests.facts.hostile_case import SECRET
from tests.facts.hostile_clinics import CASES
from tests.facts.hostile_logos import BAD, DARK, GOOD, chunk, svg
from tests.facts.judging import collected, judged, refusal

LOGOS = [case for case in CASES if case.kind == "logo"]
ASCII = frozenset(map(chr, range(32, 127)))
BARE_CHUNKS = {b"IHDR", b"IDAT", b"IEND"}


def read(folder: Path, content: bytes) -> Logo:
    """The logo of a file with this content."""
    (folder / "logo").write_bytes(content)
    return read_logo(folder, "logo")


def chunks(png: bytes) -> list[bytes]:
    """The names of a PNG's chunks."""
    found, place = [], 8
    while place < len(png):
        found.append(png[place + 4 : place + 8])
        place += 12 + int.from_bytes(png[place : place + 4], "big")
    return found


@pytest.mark.parametrize("case", LOGOS, ids=lambda case: case.id)
def test_logo(case, tmp_path):
    """A logo gives a picture, or a message at the line of the clinic.yaml that names it."""
    found = judged(case, tmp_path, lambda told: read_clinic(Path(told), ASCII))
    if case.refused:
        assert found.startswith("clinic/clinic.yaml:2:7: logo: ")
    else:
        assert isinstance(found, ClinicEdition)
        assert found.logo is not None


def test_a_careless_setting_changes_nothing(tmp_path, monkeypatch):
    """A file that is cut off is refused even where another library has told Pillow to accept such files."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = io.BytesIO()
    Image.effect_noise((300, 300), 80).save(whole, "PNG")
    with pytest.raises(Refused, match="damaged"):
        read(tmp_path, whole.getvalue()[: len(whole.getvalue()) // 2])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_messages_of_logos(tmp_path, golden):
    """The messages about a logo are those of the golden file, which a reviewer reads."""
    messages = {}
    for case in (case for case in LOGOS if case.refused):
        (tmp_path / case.id).mkdir()
        messages[case.id] = judged(case, tmp_path / case.id, lambda told: read_clinic(Path(told), ASCII))
    golden("messages/outside/logo.txt", collected(messages))


@pytest.mark.parametrize("name", GOOD)
def test_good_logo_is_clean(name, tmp_path):
    """A logo comes out as pixels alone, small, opaque, the same bytes each time, and without the words it came with."""
    logo = read(tmp_path, GOOD[name])
    assert (logo.png, logo.grey_png) == (read(tmp_path, GOOD[name]).png, read(tmp_path, GOOD[name]).grey_png)
    for png, mode in ((logo.png, "RGB"), (logo.grey_png, "L")):
        with Image.open(io.BytesIO(png)) as image:
            image.load()
            assert (image.mode, image.size) == (mode, (logo.width, logo.height))
        assert set(chunks(png)) == BARE_CHUNKS
        assert SECRET.encode() not in png
    assert max(logo.width, logo.height) <= PRINTED_SIDE


def test_secret_is_in_the_file_that_comes(tmp_path):
    """The file with a secret does hold it and its text chunk, so that the test above can see one."""
    assert SECRET.encode() in GOOD["with-a-secret"]
    assert b"tEXt" in chunks(GOOD["with-a-secret"])


def test_transparent_is_white(tmp_path):
    """Where a logo is transparent, the paper shows: the corner is white and the middle keeps its color."""
    with Image.open(io.BytesIO(read(tmp_path, GOOD["transparent"]).png)) as image:
        assert image.getpixel((2, 2)) == (255, 255, 255)
        assert image.getpixel((180, 100)) == DARK


def test_turned_photo_stands_upright(tmp_path):
    """A photo that a phone took sideways is turned upright, since the note about it is dropped."""
    logo = read(tmp_path, GOOD["turned-jpeg"])
    assert (logo.width, logo.height) == (200, 400)


def test_proportions_are_kept(tmp_path):
    """A large logo is made smaller and a drawing larger, both to the printed size and in their own proportions."""
    large, drawn = read(tmp_path, GOOD["largest"]), read(tmp_path, GOOD["svg-in-millimeters"])
    assert (large.width, large.height) == (900, 675)
    assert (drawn.width, drawn.height) == (900, 270)


def test_data_uri(tmp_path):
    """The address for each ink carries the picture itself; black ink has no color."""
    logo = read(tmp_path, GOOD["rgb"])
    for ink, png in (("color", logo.png), ("black", logo.grey_png)):
        head, _, data = logo.data_uri(ink).partition(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(data) == png
    assert logo.png != logo.grey_png


def test_paint_of_the_whole_drawing_is_kept(tmp_path):
    """What the outermost element says about paint holds for the shapes inside it."""
    logo = read(tmp_path, svg('<rect width="100" height="100"/>', 'viewBox="0 0 100 100" fill="#1a4d5c"'))
    with Image.open(io.BytesIO(logo.png)) as image:
        assert image.getpixel((450, 450)) == DARK


def test_drawing_holds_only_shapes_and_paint():
    """What is kept of a drawing is shapes with geometry and paint; names, classes and words are gone."""
    drawing = read_svg(svg(f'<g id="a" class="b"><title>{SECRET}</title><rect width="5" height="5"/></g>'))
    assert drawing.markup == '<g><g><rect width="5" height="5"></rect></g></g>'
    assert not {"script", "style", "image", "use", "a", "text"} & SHAPES
    assert not {"href", "style", "filter", "mask", "clip-path", "font-family"} & PAINT


@pytest.mark.parametrize("name", ["palette", "jpeg", "rgb", "progressive-jpeg", "svg"])
def test_damaged_logos(name, tmp_path):
    """Sixty damaged copies of a logo are drawn or refused, and nothing else happens."""
    dice, outcomes = random.Random(f"logo {name}"), set()
    for _ in range(60):
        content = bytearray(GOOD[name])
        for _ in range(dice.randint(1, 4)):
            content[dice.randrange(4, len(content))] = dice.randrange(256)
        if dice.random() < 0.2:
            del content[dice.randrange(4, len(content)) :]
        refused = refusal(lambda content=bytes(content): read(tmp_path, content), Refused)
        outcomes.add(refused is None)
        assert refused is None or (refused.what.endswith(".") and refused.cure)
    assert False in outcomes, "some damage must be refused"


def test_forged_pngs_have_right_checksums():
    """The pictures that are forged by hand are refused for what they claim, not for a slip in their checksums."""
    assert chunk(b"IEND", b"") == GOOD["rgb"][-12:]
    assert chunks(BAD["60000-pixels"][0]) == [b"IHDR", b"IDAT", b"IEND"]
