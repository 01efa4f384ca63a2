"""Read a built site from its files alone: where every reference leads, and how each page is made.

In: a folder with HTML, CSS and what they name. Out: faults, as short sentences; none for a sound site.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

HOST = "https://here.invalid/"
"""A host that does not exist: whatever resolves to another one leaves the site."""

BASE = f"{HOST}base/"
"""Where the site is put. A page that only works at the root of a host leads out of it."""

FROM_ANYWHERE = "404.html"
"""The page that is shown at every address that does not exist, so that it can only name places from the root."""

ADDRESS = ("href", "src", "action", "poster", "data", "cite", "formaction", "xlink:href")
ID_REFERENCES = ("for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)""")
CSS_IMPORT = re.compile(r"""@import\s+['"]([^'"]+)""")
LEFTOVERS = ("{{", "}}", "{%", "%}", "Macro Rendering Error", "Macro Syntax Error", "{: ", "{ .", "markdown=")
"""What a page shows when something meant for the builder is not understood."""


@dataclass(frozen=True)
class Reference:
    """An address on a page; `visited` when only a person who follows a link asks for it."""

    where: str
    address: str
    visited: bool = False


def tree_of(text: str) -> HtmlElement:
    """The tree of an HTML page."""
    return lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def references(tree: HtmlElement) -> Iterator[Reference]:
    """Every address in a page: attributes, srcset, refresh, and url() in styles and drawings."""
    for element in tree.iter(lxml.html.etree.Element):
        for name, value in element.attrib.items():
            if name in ADDRESS:
                yield Reference(f"{element.tag} {name}", value.strip(), visited=element.tag == "a")
            elif name in ("srcset", "imagesrcset"):
                parts = [part.split() for part in value.split(",") if part.strip()]
                yield from (Reference(f"{element.tag} {name}", part[0]) for part in parts)
            elif name == "content" and element.get("http-equiv", "").lower() == "refresh" and "=" in value:
                yield Reference("meta refresh", value.partition("=")[2].strip(" '\""))
            else:
                yield from (Reference(f"{element.tag} {name}", found) for found in CSS_URL.findall(value))
        if element.tag == "style":
            yield from (Reference("style", found) for found in in_css(element.text or ""))


def in_css(text: str) -> list[str]:
    """Every address in a style sheet."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [*CSS_URL.findall(plain), *CSS_IMPORT.findall(plain)]


def asks_elsewhere(tree: HtmlElement) -> list[str]:
    """The references that make a browser ask another host without anybody following a link."""
    return [
        f"{reference.where}: {reference.address}"
        for reference in references(tree)
        if not reference.visited and not urljoin(BASE, reference.address).startswith((HOST, "data:"))
    ]


@dataclass(frozen=True)
class Site:
    """A folder that is served as a site."""

    folder: Path

    @cached_property
    def files(self) -> set[str]:
        """Every file, by its path from the root, with its exact case."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """The trees of all pages, by file."""
        return {file: tree_of((self.folder / file).read_text("utf-8")) for file in self.files if file.endswith(".html")}

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids on each page."""
        return {file: set(tree.xpath("//@id")) for file, tree in self.pages.items()}

    def fault(self, file: str, address: str) -> str:
        """Why an address in a file leads nowhere; empty when it leads somewhere, or out of the site."""
        base = HOST if file == FROM_ANYWHERE else BASE
        here = file.removesuffix("index.html") if file.endswith(".html") else file
        target = urljoin(base + here, address)
        if not target.startswith(HOST):
            fine = target.startswith(("https:", "mailto:", "tel:", "data:"))
            return "" if fine else f"{address}: not an address to visit"
        path, fragment = (unquote(part) for part in (urlsplit(target).path, urlsplit(target).fragment))
        path = f"{HOST}{path[1:]}".removeprefix(base)
        found = f"{path}index.html" if path == "" or path.endswith("/") else path
        if not address or found not in self.files:
            return f"{address or 'an empty address'}: no such file"
        if fragment and found in self.pages and fragment not in self.ids[found]:
            return f"{address}: no such place on the page"
        return ""

    def link_faults(self, file: str) -> list[str]:
        """What is wrong with the addresses in a page or a style sheet."""
        if file.endswith(".css"):
            addresses = in_css((self.folder / file).read_text("utf-8"))
            return [found for address in addresses if (found := self.fault(file, address))]
        tree = self.pages[file]
        faults = [f"{ref.where}: {found}" for ref in references(tree) if (found := self.fault(file, ref.address))]
        for name in ID_REFERENCES:
            wanted = {word for value in tree.xpath(f"//@{name}") for word in value.split()}
            faults += [f"{name}: no element has the id {word}" for word in sorted(wanted - self.ids[file])]
        return faults


def build_faults(tree: HtmlElement) -> list[str]:
    """What is wrong with how a page is made: language, title, headings, ids, pictures, leftovers."""
    found = []
    if tree.get("lang") != "en":
        found.append("its language is not given")
    for name, values in (("title", tree.xpath("//head/title/text()")), ("description", _meta(tree, "description"))):
        if len(values) != 1 or not values[0].strip():
            found.append(f"it has {len(values)} texts for its {name}")
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append(f"its headings are of the levels {levels}; the first and only the first is 1")
    found += [f"a heading of level {b} follows one of level {a}" for a, b in pairwise(levels) if b > a + 1]
    counts = Counter(tree.xpath("//@id"))
    found += [f"the id {name} is there {count} times" for name, count in counts.items() if count > 1]
    for picture in tree.xpath("//img | //*[local-name()='svg'][not(ancestor::*[@aria-hidden='true'])]"):
        hidden = picture.get("aria-hidden") == "true"
        labelled = picture.get("role") == "img" and (picture.get("aria-label") or picture.get("aria-labelledby"))
        if not ("alt" in picture.attrib or hidden or labelled):
            found.append(f"a picture has no text: {lxml.html.tostring(picture, encoding='unicode')[:80]}")
    text = " ".join(map(str, tree.xpath("//text()[not(ancestor::code or ancestor::pre)] | //@*")))
    found += [f"it shows {word}" for word in LEFTOVERS if word in text]
    return found


def _meta(tree: HtmlElement, name: str) -> list[str]:
    return tree.xpath(f"//head/meta[@name='{name}']/@content")
