"""Every page carries a strict Content-Security-Policy, nothing on it breaks the policy, and it holds in a browser."""

import pytest
from pages import URLS, file_of, name
from playwright.sync_api import Page

from scripts.judges.crawling import Site, tree_of

pytestmark = pytest.mark.slow

NEEDED = {
    "default-src": {"'none'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'", "'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "font-src": {"'self'"},
    "img-src": {"'self'"},
    "connect-src": {"'self'"},  # no script of ours connects; Lighthouse asks for robots.txt by the page's own policy
}
"""What the policy must say, each with the only words it may say it with. What is not named is refused by the first."""

IGNORED_IN_META = ("frame-ancestors", "report-uri", "sandbox")
"""Directives that browsers ignore in a page: whoever reads them there is misled."""

DATA = ("application/ld+json", "application/json")
"""Types of script that a browser does not run."""

RECORD = """
window.refused = [];
document.addEventListener('securitypolicyviolation', event =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
window.print = () => {};
"""

each_page = pytest.mark.parametrize("url", URLS, ids=name)


@pytest.fixture(scope="module")
def crawled(site):
    """The built site, read."""
    return Site(site)


def policy_faults(tree) -> list[str]:
    """What is wrong with the policy of a page: missing, late, or looser than it must be."""
    metas = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    if len(metas) != 1 or metas[0].getparent().tag != "head":
        return [f"the page has {len(metas)} policies in it, and needs one, in its head"]
    found = []
    if metas[0].xpath("preceding-sibling::link | preceding-sibling::script | preceding-sibling::style"):
        found.append("something is loaded before the policy, and so without it")
    said = {words[0]: set(words[1:]) for part in metas[0].get("content").split(";") if (words := part.split())}
    found += [f"the policy lacks {directive}" for directive in NEEDED if directive not in said]
    found += [f"{directive} does nothing in a page" for directive in IGNORED_IN_META if directive in said]
    for directive, sources in said.items():
        allowed = NEEDED.get(directive, {"'self'", "'none'"})
        found += [f"{directive} allows {source}" for source in sorted(sources - allowed)]
        found += [f"{directive} says nothing"] if not sources else []
    return found


def inline_code(tree) -> list[str]:
    """Every script, style and handler that stands in a page itself, where the policy stops it."""
    scripts = [script for script in tree.xpath("//script[not(@src)]") if script.get("type") not in DATA]
    found = ["a script stands in the page" for _ in scripts]
    found += ["a style sheet stands in the page" for _ in tree.xpath("//style")]
    found += [f"<{element.tag}> has a style" for element in tree.xpath("//*[@style]")]
    found += [
        f"<{element.tag}> has {key}"
        for element in tree.iter()
        for key in element.attrib
        if key.lower().startswith("on")
    ]
    links = [value.strip().lower() for value in tree.xpath("//@href | //@src | //@action | //@formaction")]
    return found + ["a link is a script" for link in links if link.startswith("javascript:")]


@each_page
def test_page_carries_the_policy(url, crawled):
    """A page has one policy, before all that it loads, and it names no host, no exception and no inline code."""
    assert policy_faults(crawled.pages[file_of(url)]) == []


@each_page
def test_page_has_no_inline_code(url, crawled):
    """No script, style or handler stands in a page itself; data that no browser runs may."""
    assert inline_code(crawled.pages[file_of(url)]) == []


def kinds_of(crawled: Site) -> dict[str, str]:
    """One page for each set of scripts that pages load, by what a test report calls it."""
    kinds: dict[tuple[str, ...], str] = {}
    for file in sorted(crawled.pages, key=lambda file: (file != "index.html", file)):
        scripts = crawled.pages[file].xpath("//script/@src")
        kinds.setdefault(tuple(sorted(script.rpartition("/")[2] for script in scripts)), file)
    return {", ".join(scripts) or "no scripts": file for scripts, file in kinds.items()}


def use(page: Page) -> None:
    """Use all that a page offers: write in its fields, tick its boxes, open what is closed, press its buttons."""
    for field in page.locator("main input:is([type=search], [type=text], :not([type]))").all():
        if field.is_visible():
            field.fill("shoes")
    for box in page.locator("main :is(input[type=checkbox], input[type=radio], summary)").all()[:6]:
        if box.is_visible():
            box.dispatch_event("click")
    for button in page.locator("main button:not([type=submit])").all()[:6]:
        if button.is_visible():
            button.click()
    page.wait_for_timeout(400)  # what a press sets going, such as a file that is loaded, comes a moment later


def refused_on(page: Page, address: str) -> list[str]:
    """What the policy refuses while a page is opened and used, and every error that the page says."""
    errors: list[str] = []
    page.add_init_script(RECORD)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address, wait_until="networkidle")
    use(page)
    return page.evaluate("window.refused") + errors


def test_the_policy_holds_in_a_browser(crawled, address, new_page):
    """With each set of scripts that a page loads, opened and used in Chromium, nothing is refused and no error said."""
    kinds = kinds_of(crawled)
    assert len(kinds) > 3
    found = {}
    for kind, file in kinds.items():
        if file == "404.html":
            continue  # without the address of the published site it names places from the root of any host
        refused = refused_on(new_page(), address + file.removesuffix("index.html"))
        if refused:
            found[f"{file}: {kind}"] = refused
    assert found == {}


def test_a_code_in_the_address_breaks_nothing(address, new_page):
    """A page whose script reads the address has nothing refused, neither with a code there nor with a script."""
    for code in ("#p=14.seated-march&e=abcdef", "#p=<img src=x onerror=alert(1)>", "?q=<script>alert(1)"):
        for url in ("plan/", "search/", "edition/"):
            assert refused_on(new_page(), address + url + code) == []


SEEDS = {
    "script": ("<script>document.title = 'it ran'</script>", "script-src-elem inline"),
    "handler": ("<svg onload=\"document.title = 'it ran'\"></svg>", "script-src-attr inline"),
    "style": ("<style>body { color: red }</style>", "style-src-elem inline"),
    "style attribute": ("<p style='color: red'>red</p>", "style-src-attr inline"),
    "far picture": ("<img src='https://pixel.example/x.gif' alt=''>", "img-src https://pixel.example/x.gif"),
    "base": ("<base href='https://example.org/'>", "base-uri https://example.org"),
    "frame": ("<iframe src='search/'></iframe>", "frame-src"),
}
"""What a page may not hold, and what the browser says of it."""


@pytest.mark.parametrize("seed", SEEDS)
def test_what_breaks_the_policy_is_refused(seed, site, serve, new_page, tmp_path):
    """A home page with a piece of foreign code in it is seen by the browser, which does not run it."""
    foreign, said = SEEDS[seed]
    text = (site / "index.html").read_text("utf-8")
    for folder in ("assets", "search"):
        (tmp_path / folder).symlink_to(site / folder)
    (tmp_path / "index.html").write_text(text.replace("</main>", f"{foreign}</main>", 1), encoding="utf-8")
    page = new_page()
    refused = refused_on(page, serve(tmp_path))
    assert any(entry.startswith(said) for entry in refused)
    assert page.title() != "it ran"


LOOSE = (
    "<head><script src=early.js></script><meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
    "script-src 'self' 'unsafe-inline' https://cdn.example; base-uri 'none'; form-action 'self'; style-src 'self'; "
    "frame-ancestors 'none'; connect-src *; img-src 'self' data:\"></head>"
)
CODE = (
    "<p style='color: red' onClick='x()'>red</p><style>p {}</style><script>x()</script><a href='JavaScript:x()'>run</a>"
    "<script type='application/ld+json'>{}</script><script src='fine.js'></script>"
)


def test_every_loose_policy_is_seen():
    """A page with each fault in its policy is seen with each; so is one with no policy."""
    assert policy_faults(tree_of("<head></head>")) == ["the page has 0 policies in it, and needs one, in its head"]
    assert set(policy_faults(tree_of(LOOSE))) == {
        "something is loaded before the policy, and so without it",
        "the policy lacks font-src",
        "frame-ancestors does nothing in a page",
        "script-src allows 'unsafe-inline'",
        "script-src allows https://cdn.example",
        "connect-src allows *",
        "img-src allows data:",
    }


def test_every_kind_of_inline_code_is_seen():
    """A page with each kind of inline code is seen with each; data and a script with an address are fine."""
    assert sorted(inline_code(tree_of(CODE))) == [
        "<p> has a style",
        "<p> has onclick",
        "a link is a script",
        "a script stands in the page",
        "a style sheet stands in the page",
    ]
