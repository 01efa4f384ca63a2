"""Hostile strings in every free text of the data come out as plain letters: in the site, on paper, as JSON and CSV."""

import csv
import io
import json
import re
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import hostile_words
import pikepdf
import pytest

from macros.facts.spreadsheet import FORMULA_STARTS
from scripts.judges import browsing
from tests.copying import ALL, copy_project
from tests.paper.pdf_reading import PrintedBook

pytestmark = pytest.mark.slow

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
STRANGE = """
() => {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) found.push(`${element.tagName} has ${name}`);
      const leads = /^(href|src|action|formaction|xlink:href|data)$/.test(name);
      if (leads && /^\\s*(javascript|data|vbscript):/i.test(value))
        found.push(`${element.tagName} leads to ${value.slice(0, 50)}`);
    }
    const source = element.getAttribute('src') || '';
    const own = element.tagName === 'IMG' && /^[./]*assets\\/pictures\\/[a-z-]+\\.svg$/.test(source);
    if (/^(iframe|object|embed|base|img|style)$/i.test(element.tagName) && !own)
      found.push(`there is <${element.tagName.toLowerCase()}> ${source.slice(0, 50)}`);
    if (element.tagName === 'SCRIPT' && !element.src && element.type !== 'application/ld+json') found.push('a script');
  }
  if (window.__hacked) found.push('it ran');
  if (getComputedStyle(document.body).display === 'none') found.push('the page is hidden');
  return found;
}
"""
"""What no page of ours has."""

READ = """() => document.querySelectorAll('noscript').forEach(element => element.remove()) ||
  document.title + ' ' + document.body.textContent + ' ' +
  [...document.querySelectorAll('*')].flatMap(element =>
    ['alt', 'title', 'aria-label', 'content', 'value', 'placeholder'].map(name => element.getAttribute(name) || '')
  ).join(' ')"""
ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/RichMedia", b"/OpenAction", b"/AA")
SIGN = re.compile(r"Q[a-z]{4}\d+Z")


@pytest.fixture(scope="session")
def hostile(made_once, run_script, small_once) -> tuple[Path, dict[str, str]]:
    """A project with hostile words and its built site, and the hostile string of each sign."""

    def fill(folder: Path) -> None:
        signs = hostile_words.plant(copy_project(folder / "project", ALL, drawings=small_once))
        (folder / "signs.json").write_text(json.dumps(signs))
        done = run_script(folder / "project", "build_site.py")
        assert done.returncode == 0, done.stderr[-2000:]

    folder = made_once("hostile", fill)
    return folder / "project", json.loads((folder / "signs.json").read_text())


class _Server(SimpleHTTPRequestHandler):
    """Serves a site without its policy, so that what is inert is inert by itself."""

    def __init__(self, *arguments: object, policy: bool, **more: object) -> None:
        self._policy = policy
        super().__init__(*arguments, **more)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes() if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.end_headers()
        self.wfile.write(content if self._policy else POLICY.sub(b"", content))


@pytest.fixture
def served():
    """Serve a folder on this machine, with or without the policy of its pages."""
    with ExitStack() as servers:
        yield lambda folder, policy: servers.enter_context(browsing.served(folder, partial(_Server, policy=policy)))


def pages_of(site: Path) -> list[str]:
    """The first pages of each folder, which are made by all templates, and pages that are made in the browser."""
    folders: dict[Path, list[str]] = {}
    for path in sorted(site.rglob("index.html"), key=lambda path: (len(path.parts), path)):
        folders.setdefault(path.parent.parent, []).append(path.parent.relative_to(site).as_posix())
    first = [page for top, pages in folders.items() for page in (pages if top == site else pages[:2])]
    made = ["search/?q=hacked", "plan/#p=14.seated-march.slow-breathing", "exercises/find/", "exercises/clamshell/"]
    return [f"{page}/" if page != "." else "" for page in first] + made


def seen_in(page, address: str, base: str) -> tuple[list[str], str]:
    """What is strange on a page once it is used, and all that it says."""
    found: list[str] = []
    heard = [
        ("dialog", lambda dialog: (found.append("a dialog"), dialog.dismiss())),
        ("pageerror", lambda error: found.append(f"an error: {error}")),
        ("console", lambda told: found.append(told.text) if told.type == "error" else None),
        ("request", lambda asked: None if asked.url.startswith(base) else found.append(f"asks for {asked.url}")),
    ]
    for event, hear in heard:
        page.on(event, hear)
    page.goto(address)
    for pressed in page.locator("main :is(button:not([type=submit]), summary):visible").all()[:3]:
        pressed.dispatch_event("click")
    found += page.evaluate(STRANGE)
    text = page.evaluate(READ)
    for event, hear in heard:
        page.remove_listener(event, hear)
    return found, text


def test_nothing_runs_and_all_is_shown(hostile, served, browser):
    """Without its policy, no page runs, asks for or inserts anything; each hostile string stands there to be read."""
    project, signs = hostile
    assert len(signs) > 2000
    base = served(project / "site", policy=False)
    page = browser.new_page()
    strange, shown, changed = {}, set(), set()
    for address in pages_of(project / "site"):
        found, text = seen_in(page, base + address, base)
        if found:
            strange[address] = found
        plain = " ".join(text.split()).casefold()
        for sign in set(SIGN.findall(text)) & set(signs):
            shown.add(sign)
            if signs[sign].casefold() not in plain:
                changed.add((address, sign, signs[sign]))
        assert "1337" not in text, "7 * 191 was worked out"
    page.close()
    assert strange == {}
    assert len(shown) > 700
    assert changed == set()


def test_the_policy_has_nothing_to_refuse(hostile, served, browser):
    """With its policy a page says no error either: nothing is there that it would have to stop."""
    project, _ = hostile
    base = served(project / "site", policy=True)
    page = browser.new_page()
    found = {address: seen_in(page, base + address, base)[0] for address in ("", "exercises/clamshell/", "my-plan/")}
    page.close()
    assert found == {"": [], "exercises/clamshell/": [], "my-plan/": []}


def test_code_on_a_page_is_seen(tmp_path, served, browser):
    """A page that does hold code is found strange in each way."""
    bad = "<p onclick='x()'>a</p><a href='javascript:x()'>b</a><img src=x onerror='window.__hacked=1'>"
    bad += "<script>alert(1)</script>"
    (tmp_path / "index.html").write_text(f"<title>x</title><body><main>{bad}<iframe></iframe></main>")
    base = served(tmp_path, policy=False)
    page = browser.new_page()
    found, _ = seen_in(page, base, base)
    page.wait_for_function("window.__hacked === 1")
    page.close()
    told = " ".join(found)
    for word in ("P has onclick", "A leads to javascript:", "<img>", "<iframe>", "a script", "a dialog"):
        assert word in told


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


def test_open_data_says_the_same(hostile):
    """Every JSON file can be read, and each hostile string stands in it as it stands in the data."""
    project, signs = hostile
    files = sorted((project / "site" / "api" / "v1").glob("*.json"))
    texts = [text for path in files for text in _texts(json.loads(path.read_bytes()))]
    found = {sign: text for text in texts for sign in SIGN.findall(text) if sign in signs}
    assert len(found) > 1000
    assert [sign for sign, text in found.items() if signs[sign] not in text] == []


def test_cells_hold_no_formula(hostile):
    """No cell of the table begins as a formula does, and behind the apostrophe stands the same text."""
    project, signs = hostile
    raw = (project / "site" / "api" / "v1" / "exercises.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(raw, newline="")) for cell in row]
    marked = [cell for cell in cells if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS)]
    assert len(marked) > 50
    assert [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA_STARTS)] == []
    assert [cell for cell in cells for sign in SIGN.findall(cell) if sign in signs and signs[sign] not in cell] == []


def test_scripts_with_data_hold_data_alone(hostile):
    """The index of the search and what each page says to search engines can be read as JSON."""
    project, _ = hostile
    index = (project / "site" / "search" / "index.js").read_text(encoding="utf-8")
    assert json.loads(index.removeprefix("globalThis.searchIndex=").rstrip().removesuffix(";"))
    pages = list((project / "site").rglob("*.html"))
    told = [
        re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
        for page in pages
    ]
    assert sum(map(len, told)) > 100
    assert all(json.loads(text) for texts in told for text in texts)


def test_paper_shows_it_and_does_nothing(hostile, run_script):
    """A printed sheet holds the strings as letters, nothing active, and no link to anywhere but pages and its site."""
    project, signs = hostile
    done = run_script(project, "build_handbook.py", "--exercises", "clamshell", "--paper", "a4", "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    path = project / "dist" / "exercise-clamshell-a4.pdf"
    with pikepdf.open(path) as pdf:
        objects = b" ".join(
            thing.unparse(resolved=True) for thing in pdf.objects if not isinstance(thing, pikepdf.Stream)
        )
        links = [
            str(thing["/URI"]) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/URI" in thing
        ]
    assert [name for name in ACTIVE if name in objects] == []
    assert [link for link in links if not link.startswith("https://")] == []
    assert (project / "dist" / "prints.json").is_file()
    words = " ".join(block.text for block in PrintedBook(path).blocks)
    shown = set(SIGN.findall(words)) & set(signs)
    assert len(shown) > 20
    told = "".join(words.split())  # a long string is broken over lines
    assert [sign for sign in shown if "".join(signs[sign].split()) not in told] == []
