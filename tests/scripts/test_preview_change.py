"""The preview of a change: pictures that differ, cards, and the words of pages, in one file that stands alone."""

import shutil
from pathlib import Path

import lxml.html
import pytest

from scripts.preview_change import main

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} </div></style> &lt;b&gt; javascript:alert(1)"


def exchange(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def old(tmp_path_factory, root, sample) -> Path:
    """The sample with the real phrases, which the templates speak, and two pages."""
    project = tmp_path_factory.mktemp("preview") / "old"
    shutil.copytree(sample / "data", project / "data")
    shutil.copyfile(root / "data" / "phrases.yaml", project / "data" / "phrases.yaml")
    (project / "docs" / "safety").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("# Home\n\nHello.\n")
    (project / "docs" / "safety" / "feet.md").write_text("# Feet\n\nOne.\n\nTwo.\n\nThree.\n")
    return project


@pytest.fixture(scope="module")
def tree(old) -> lxml.html.HtmlElement:
    """The preview of one repetition more, one pose, one more sentence on a page, and a page that is new."""
    new = shutil.copytree(old, old.parent / "new")
    exchange(new / "data" / "exercises.yaml", "count: {start: 8,", "count: {start: 9,")
    exchange(new / "data" / "figures.yaml", "base: stand, arms:", "base: stand, trunk: {lean: 5}, arms:")
    exchange(new / "docs" / "safety" / "feet.md", "Two.", f"Two. {HOSTILE}")
    (new / "docs" / "new.md").write_text("# New\n")
    assert main([str(old), str(new), "--out", str(old.parent / "out")]) == 0
    return lxml.html.parse(old.parent / "out" / "index.html").getroot()


def sides(tree: lxml.html.HtmlElement, name: str) -> list[lxml.html.HtmlElement]:
    """Both sides of an exercise."""
    return tree.xpath(f"//section[@id='{name}']//div[@class='side']")


def test_every_change_is_listed_dose_first(tree):
    """The list at the top names every change, dose and safety before all others, with was and now."""
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert rows[0] == ["dose", "Seated heel raise, how many, at the start", "8", "9"]
    assert rows[1][:2] == ["safety", "Feet"]
    assert [row[0] for row in rows[2:]] == ["steps", "steps", "words"]
    for link in tree.xpath("//tbody//a/@href"):
        assert len(tree.xpath(f"//*[@id='{link.removeprefix('#')}']")) == 1


def test_only_pictures_that_differ_are_shown(tree):
    """An exercise whose pose changed has two pictures, which differ; one whose dose changed has none."""
    assert tree.xpath("//section/@id") == ["seated-heel-raise", "heel-raise", "one-leg-heel-raise"]
    before, after = (
        lxml.html.tostring(side.xpath(".//div[@class='wall']/svg")[0]) for side in sides(tree, "heel-raise")
    )
    assert before != after
    assert [side.xpath("./div[@class='wall']") for side in sides(tree, "seated-heel-raise")] == [[], []]


def test_cards_show_the_change(tree):
    """Both cards of an exercise are there in full, each with the words of its side."""
    before, after = (side.xpath(".//details")[0].text_content() for side in sides(tree, "seated-heel-raise"))
    assert "Start with 8 times" in before
    assert "Start with 9 times" in after
    assert before.replace("8 times", "9 times") == after


def test_pages_are_told_line_by_line(tree):
    """Of a page only what differs is shown, with a line around it; a page that did not change is not shown."""
    assert tree.xpath("//body/section[not(@id)]/h2/text()") == ["docs/new.md", "docs/safety/feet.md"]
    (feet,) = tree.xpath("//section[h2='docs/safety/feet.md']//div[@class='lines']")
    assert feet.xpath("./del/text()") == ["- Two."]
    assert feet.xpath("./ins/text()") == [f"+ Two. {HOSTILE}"]
    assert "One." not in feet.text_content()


def test_nothing_in_it_runs_or_loads(tree):
    """No script, no handler and no address: the file opens without a network, and a hostile page stays a text."""
    assert tree.xpath("//script | //link | //img | //iframe | //form | //@*[starts-with(name(), 'on')] | //@src") == []
    links = set(tree.xpath("//a/@href"))
    assert links
    assert {link for link in links if not link.startswith("#")} == set()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_no_id_stands_twice(tree):
    """Both pictures stand on one page, and no part of one is taken for a part of the other."""
    ids = tree.xpath("//@id")
    assert len(ids) > 3
    assert len(ids) == len(set(ids))


def test_what_comes_and_goes_has_one_side(old, tmp_path):
    """An exercise that is new has a picture and a card after and none before; the other way round it is gone."""
    new = shutil.copytree(old, tmp_path / "new")
    for path in (new / "data").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("one-leg-heel-raise", "one-foot-heel-raise"), encoding="utf-8")
    assert main([str(old), str(new), "--out", str(tmp_path)]) == 0
    tree = lxml.html.parse(tmp_path / "index.html").getroot()
    drawn = {
        name: [len(side.xpath("./div[@class='wall']/svg")) for side in sides(tree, name)]
        for name in ("one-foot-heel-raise", "one-leg-heel-raise")
    }
    assert drawn == {"one-foot-heel-raise": [0, 1], "one-leg-heel-raise": [1, 0]}


def test_no_change_is_said(old, tmp_path):
    """A folder compared with itself has a preview that says so, and nothing else."""
    assert main([str(old), str(old), "--out", str(tmp_path)]) == 0
    tree = lxml.html.parse(tmp_path / "index.html").getroot()
    assert tree.xpath("//body/p/text()") == ["No reader finds anything changed."]
    assert tree.xpath("//section") == []


def test_what_cannot_be_compared_is_said(old, tmp_path):
    """A file that the older side lacks is named, and no page is left out for it."""
    older = shutil.copytree(old, tmp_path / "older")
    (older / "data" / "safety.yaml").unlink()
    assert main([str(older), str(old), "--out", str(tmp_path)]) == 0
    tree = lxml.html.parse(tmp_path / "index.html").getroot()
    assert ["data/safety.yaml" in text for text in tree.xpath("//body/p[@class='stop']/text()")] == [True]


def test_an_earlier_picture_that_cannot_be_drawn_is_said(old, tmp_path):
    """An older side whose poses name a thing or a preset that is not there has no picture there, and a line says so."""
    older = shutil.copytree(old, tmp_path / "older")
    exchange(older / "data" / "figures.yaml", "props: {counter: {at: [4, 0]}}", "props: {}")
    exchange(older / "data" / "figures.yaml", "start: {use: sit-tall}", "start: {use: sit-tal}")
    assert main([str(older), str(old), "--out", str(tmp_path)]) == 0
    tree = lxml.html.parse(tmp_path / "index.html").getroot()
    assert tree.xpath("//section/@id") == ["seated-march", "heel-raise"]
    for name in ("seated-march", "heel-raise"):
        before, after = sides(tree, name)
        assert before.xpath("./p[1]/text()")[0].startswith("This picture cannot be drawn")
        assert [len(side.xpath("./div[@class='wall']/svg")) for side in (before, after)] == [0, 1]


def test_a_wrong_call_writes_nothing(old, tmp_path, capsys):
    """A side that is none ends with 2, content that is wrong with 1, a file for a folder plainly."""
    broken = shutil.copytree(old, tmp_path / "broken")
    (broken / "data" / "glossary.yaml").write_text("")
    (tmp_path / "file").write_text("")
    for code, arguments in (
        (2, ["nowhere", str(old), "--out", str(tmp_path / "out")]),
        (1, [str(old), str(broken), "--out", str(tmp_path / "out")]),
    ):
        assert main(arguments) == code
        assert capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    with pytest.raises(FileExistsError, match="file"):
        main([str(old), str(old), "--out", str(tmp_path / "file")])
