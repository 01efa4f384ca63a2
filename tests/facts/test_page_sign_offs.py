"""Pages are signed as exercises are: a sign-off ends with their words and with the entries that they show."""

import re
from dataclasses import replace

import pytest

from macros.facts.library import Library
from macros.facts.page_reading import is_clinical, page_paths, source_of
from macros.facts.reading import read
from macros.facts.signing import fingerprints, standing, subjects
from macros.site_engine import read_pages
from tests.signed_library import changed, real_library, signed, with_safety

PAGE = "safety/feet.md"
MORE = '\n{{ picture("seated-knee-straighten") }}\n\n{{ exercises(benefit="balance") }}\n'


@pytest.fixture(scope="session")
def real() -> Library:
    """The real content, signed by nobody."""
    return real_library()


NOT_CLINICAL = {
    "grow": "for contributors",
    "messages": "for contributors",
    "about.md": "about the project",
    "accessibility.md": "about the site",
    "changelog.md": "what has changed",
    "contribute.md": "for contributors",
    "data.md": "for programmers",
    "edition.md": "about copies",
    "fields.md": "for contributors",
    "figures.md": "for contributors",
    "make-your-own.md": "for clinics that print",
    "print.md": "links to files",
    "references.md": "the studies, which methods experts judge",
    "review-state.md": "about sign-offs",
    "search.md": "a box",
    "self-audit.md": "about the site",
}
"""The pages and folders that tell nobody what to do, and why. Every other page must be signed."""


def test_all_that_tells_people_what_to_do_is_a_subject(real):
    """A release needs every exercise, and every page but those that are known to be about something else."""
    needed = subjects(real)
    assert set(real.exercises) <= set(needed)
    assert len([of for of in needed if of.endswith(".md")]) > 40
    other = {path.split("/")[0] if "/" in path else path for path in page_paths(real) if path not in needed}
    assert other == set(NOT_CLINICAL)
    assert not [of for of in needed if of.split("/")[0] in NOT_CLINICAL]


def test_front_matter_is_read(real):
    """The front matter of each page can be read, so none counts as clinical by a mistake in it."""
    matter = {path: source_of(real, path)[0] for path in page_paths(real)}
    assert all(matter.values())
    assert [path for path, text in matter.items() if read(path, text.encode()).problems] == []


@pytest.mark.parametrize(
    "written",
    [
        "---\nclinical: true\n---\n",
        "---\nclinical: yes\n---\n",
        "---\nclinical: True\n---\n",
        "---\nclinical: on\n---\n",
        "---\nclinical: true  # asked for\n---\n",
        '---\n"clinical" : true\n---\n',
        "---\n{clinical: true}\n---\n",
        "---\nclinical: !!bool yes\n---\n",
        "---\nclinical: true\nclinical: true\n---\n",
        "--- \nclinical: true\n---\t\n",
        "---\nclinical: true\n...\n",
        "\ufeff---\nclinical: true\n---\n",
        "---\r\nclinical: true\r\n---\r\n",
        "---\ndescription: A page.\n---\n",
        "---\ndescription: It is clinical.\n---\n",
        "---\n# clinical: true\ngrade: 8\n---\n",
        "",
    ],
)
def test_a_page_is_a_subject_however_that_is_written(written, copied):
    """A page is a subject when MkDocs reads `clinical` in its front matter, in whatever way of YAML it is written."""
    docs = copied.folder.parent / "docs"
    (docs / PAGE).write_bytes(f"{written}# Rest\n\nSit down.\n".encode())
    (page,) = read_pages(docs)
    assert is_clinical(source_of(copied, PAGE)[0]) == ("clinical" in page.meta)
    assert ("clinical" in page.meta) == ("clinical:" in written.replace("# clinical", "") or '"clinical"' in written)
    assert source_of(copied, PAGE)[1].lstrip() == page.text.lstrip()


@pytest.fixture
def copied(root, tmp_path, real) -> Library:
    """The real content with a copy of the page about feet and more, which is signed and which a test may change."""
    (tmp_path / "docs" / "safety").mkdir(parents=True)
    text = (root / "docs" / PAGE).read_text(encoding="utf-8")
    (tmp_path / "docs" / PAGE).write_text(text + MORE, encoding="utf-8")
    return signed(replace(real, folder=tmp_path / "data"), [PAGE])


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("Put a mirror", "Put your mirror", "changed"),
        ('checklist("feet-during")', 'checklist("feet-after")', "changed"),
        ('checklist("feet-never", tick=False)', 'checklist("feet-never")', "changed"),
        ("\n- A red mark", "\n    - A red mark", "changed"),
        ("\nWith any of these", "\n    With any of these", "changed"),
        ("\n\n- A cut", "\n- A cut", "changed"),
        ("{ .lead }", "{ .on-paper }", "changed"),
        ("{ .lead }", "{ .lead .on-paper }", "changed"),
        ('{{ picture("seated-knee-straighten") }}', '{{ picture("one-leg-stand") }}', "changed"),
        ('exercises(benefit="balance")', 'exercises(level="standing")', "changed"),
        ("{{ review_state() }}\n", "", "signed"),
        ("{ .lead }", "", "signed"),
        ("description: How", "description: The way", "signed"),
        ("With any of these, do not train. Call", "With any of these, do not train.\nCall", "signed"),
        ("look for\n\n", "look for\n\n\n", "signed"),
    ],
    ids=[
        "word",
        "list",
        "ticks",
        "item in an item",
        "paragraph as code",
        "list in a paragraph",
        "hidden",
        "hidden beside",
        "picture",
        "links",
        "its own state",
        "look",
        "description",
        "line break",
        "empty line",
    ],
)
def test_a_page_lapses_with_its_words(old, new, state, copied):
    """A changed word or list of a page ends its sign-off; how it looks and what the search shows does not."""
    path = copied.folder.parent / "docs" / PAGE
    text = path.read_text(encoding="utf-8")
    assert standing(copied, PAGE).state == "signed"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert standing(copied, PAGE).state == state


@pytest.mark.parametrize(
    "call",
    [
        'checklist("feet-before")',
        "checklist('feet-before')",
        'checklist("feet-before", False)',
        'checklist(checklist_id="feet-before")',
        'checklist(tick=False, checklist_id = "feet-before")',
    ],
)
def test_a_list_is_read_however_it_is_called(call, copied):
    """A changed list ends the sign-off of a page that shows it, whether its name is told with or without a keyword."""
    path = copied.folder.parent / "docs" / PAGE
    path.write_text(f"# Feet\n\n{{{{ {call} }}}}\n", encoding="utf-8")
    before = signed(copied, [PAGE])
    lists = dict(copied.safety.checklists)
    lists["feet-before"] = lists["feet-before"].model_copy(update={"items": ["Skip it."]})
    after = with_safety(before, checklists=lists)
    assert standing(before, PAGE).state == "signed"
    assert standing(after, PAGE).changed == ("entries",)


@pytest.mark.parametrize("call", ["checklist()", 'checklist("feet-befor")', 'checklist(name="feet-before")'])
def test_a_wrong_call_is_left_to_other_checks(call, copied):
    """A call that names nothing, or names it wrongly, shows nothing here; the checks of pages refuse it."""
    path = copied.folder.parent / "docs" / PAGE
    path.write_text(f"# Feet\n\n{{{{ {call} }}}}\n", encoding="utf-8")
    assert standing(copied, PAGE).state == "changed"
    assert list(fingerprints(copied, PAGE)) == ["text"]


def test_a_page_lapses_with_what_it_shows(real):
    """A changed item of a checklist ends the sign-off of the page that shows it, and of no other."""
    before = signed(real, [PAGE, "safety/falls.md"])
    lists = dict(real.safety.checklists)
    lists["feet-during"] = lists["feet-during"].model_copy(update={"items": ["Look.", "Look again."]})
    after = with_safety(before, checklists=lists)
    assert (standing(after, PAGE).state, standing(after, PAGE).changed) == ("changed", ("entries",))
    assert standing(after, "safety/falls.md").state == "signed"


def test_a_week_plan_lapses_with_a_dose(real):
    """A changed dose ends the sign-off of every page that shows it: week plans and ready plans."""
    pages = ["weeks/seated-start.md", "my-plan/first-chair.md", "my-plan/index.md"]
    before = signed(real, [*pages, "weeks/at-the-counter.md"])
    name = next(name for name in real.plans.programs["seated-start"].session if name == "seated-march")
    dose = real.exercises[name].dose.model_copy(update={"rest": 59})
    assert [standing(changed(before, name, dose=dose), page).state for page in pages] == ["changed"] * 3


DENIAL = re.compile(
    r"\bno clinician\b[^.]*\b(?:reviewed|signed|checked|read)\b"
    r"|\bclinicians?\b[^.]*\bnot\b[^.]*\b(?:reviewed|signed|checked|read)\b"
    r"|\bnobody has (?:reviewed|signed|checked)\b",
    re.IGNORECASE,
)
"""A fixed sentence which says that nobody has reviewed something. It is untrue from the first sign-off on."""

MAY_DENY = {
    "docs/data.md": "tells others what to say, for as long as it is so",
    "docs/review-state.md": "names the parts of the report",
    "docs/grow/exercise.md": "is about an entry that is being written",
    "docs/messages/not-signed.md": "is about the entry that the message names",
}


def denials(root):
    """The lines of pages which say for good that nobody has reviewed something."""
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    lines = {page.relative_to(root).as_posix(): page.read_text(encoding="utf-8").splitlines() for page in pages}
    return [f"{name}: {line}" for name, own in lines.items() for line in own if DENIAL.search(line)]


def test_no_page_denies_a_sign_off(root, tmp_path):
    """Only words that read the sign-offs say that nobody has reviewed something: a sign-off makes no page untrue."""
    found = [each for each in denials(root) if each.split(":")[0] not in MAY_DENY]
    assert found == []
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("It is new. No clinician has reviewed it.\n", encoding="utf-8")
    (tmp_path / "docs" / "a.md").write_text("Nobody has signed it off.\nA clinician has signed it.\n", encoding="utf-8")
    assert denials(tmp_path) == [
        "README.md: It is new. No clinician has reviewed it.",
        "docs/a.md: Nobody has signed it off.",
    ]
