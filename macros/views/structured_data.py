"""What a page is about in the words of schema.org, for search engines and other programs (JSON-LD).

In: a Library, what a page tells about itself, and the site. Out: a <script> element that no browser runs.
It says nothing that the page does not show; a review is told only while what somebody signed is what the page says.
Must not know: any engine, where on a page it stands.
"""

import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..facts.library import Library
from ..facts.model.exercise import Dose, Exercise
from ..facts.model.program import Program
from ..facts.open_data import FILES, FOLDER, LICENSE, link_of
from ..facts.signing import standing
from .dose_words import dose_words
from .faces import WebFace
from .page_facts import subject_of

HOME = "index.md"
DATA_PAGE = "data.md"
CLOCKS = {"seconds": ("S", "SEC"), "minutes": ("M", "MIN")}
"""Units of time: their letter in a duration (ISO 8601) and their code (UN/CEFACT)."""
OUTSIDE_SCRIPT = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
"""Signs that could end the script element or begin a comment, as JSON may write them too."""

Node = dict[str, Any]


@dataclass(frozen=True)
class DescribedPage:
    """What a page of docs/ tells about itself: its path there, title, description and front matter."""

    path: str
    title: str
    description: str
    meta: Mapping[str, Any]


@dataclass(frozen=True)
class DescribedSite:
    """Where the site is, with a slash at the end, or empty; and the title of each section by its first page."""

    address: str
    sections: Mapping[str, str]


def sections_of(nav: Sequence[Any]) -> dict[str, str]:
    """The title of each section by the path of its first page, from the nav of mkdocs.yml as it is written there.

    Only a section whose first page is the index of its folder counts: the others are no step on the way to a page.
    """
    titled = ((title, part) for entry in nav if isinstance(entry, Mapping) for title, part in entry.items())
    firsts = ((title, part[0] if isinstance(part, list) else part) for title, part in titled)
    return {path: title for title, path in firsts if isinstance(path, str) and posixpath.basename(path) == HOME}


def structured_data(library: Library, page: DescribedPage, site: DescribedSite) -> str:
    """The element for the head of a page. Raises KeyError when a phrase is missing."""
    node = _Writer(library, page, site).web_page()
    # A field a line: two braces in a row would look to the site's checks like something that was not filled in.
    text = json.dumps(node, indent=0).translate(OUTSIDE_SCRIPT)
    return f'<script type="application/ld+json">\n{text}\n</script>'


@dataclass(frozen=True)
class _Writer:
    library: Library
    page: DescribedPage
    site: DescribedSite

    def web_page(self) -> Node:
        """The page, with what it is mainly about."""
        exercise = self.library.exercises.get(self._name_in("exercises"))
        site_name = self.library.phrases["book"]["name"]
        is_health = exercise is not None or "clinical" in self.page.meta
        node = {
            "@context": "https://schema.org",
            "@type": "MedicalWebPage" if is_health else "WebPage",
            "url": self._address(self.page.path),
            "name": site_name if self.page.path == HOME else self.page.title,
            "description": self.page.description,
            "inLanguage": "en",
            "license": LICENSE,
            "isPartOf": {
                "@type": "WebSite",
                "name": site_name,
                "url": self._address(HOME),
            },
        }
        if is_health:
            node |= {"about": self._condition(), "medicalAudience": self._audience()}
        if self.page.path != HOME:
            node["breadcrumb"] = self._breadcrumb()
        cited = self._cited(exercise)
        if cited:
            node["citation"] = [self._citation(name) for name in cited]
        found = standing(self.library, subject_of(self.page.path, self.library))
        if found.state == "signed" and found.by:
            node["lastReviewed"] = found.by.day
            name = {"name": found.by.name} if found.by.name else {}
            node["reviewedBy"] = {"@type": "Person", **name, "jobTitle": found.by.role}
        main = self._main(exercise)
        return node | ({"mainEntity": main} if main else {})

    def _main(self, exercise: Exercise | None) -> Node | None:
        """What the page is mainly about, where schema.org has a type for it."""
        program = self.library.plans.programs.get(self._name_in("weeks"))
        if exercise:
            return self._exercise_plan(exercise)
        if program:
            return self._week_plan(program)
        return self._data_set() if self.page.path == DATA_PAGE else None

    def _exercise_plan(self, exercise: Exercise) -> Node:
        words = dose_words(exercise.dose, self.library.plans.effort, self.library.phrases["dose"])
        kinds = self.library.phrases["data"]
        types = [kinds[benefit] for benefit in ("strength", "balance") if benefit in exercise.benefits]
        return {
            "@type": "ExercisePlan",
            "name": exercise.name,
            "description": exercise.purpose,
            **({"exerciseType": types} if types else {}),
            **_amount(exercise.dose),
            "activityFrequency": words.often,
            "intensity": words.hard,
            **({"restPeriods": _time(exercise.dose.rest, "seconds")} if exercise.dose.rest else {}),
            "additionalVariable": [words.many, words.slow],
        }

    def _week_plan(self, program: Program) -> Node:
        level = self.library.plans.levels[program.level]
        parts = dict.fromkeys((*program.session, *program.other_days))
        return {
            "@type": "ExercisePlan",
            "name": program.name,
            "description": program.line,
            "activityDuration": f"PT{program.minutes}M",
            "activityFrequency": self.library.phrases["dose"]["day_many"].format(n=len(program.days)),
            "intensity": level.effort,
            "hasPart": [
                {
                    "@type": "ExercisePlan",
                    "name": self.library.exercises[name].name,
                    "url": self._address(f"exercises/{name}.md"),
                }
                for name in parts
            ],
        }

    def _data_set(self) -> Node:
        words = self.library.phrases["data"]
        return {
            "@type": "Dataset",
            "name": self.page.title,
            "description": self.page.description,
            "license": LICENSE,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": words[name],
                    "encodingFormat": "application/json" if path.endswith(".json") else "text/csv",
                    "contentUrl": self._address(f"{FOLDER}/{path}"),
                }
                for path, name in FILES.items()
            ],
        }

    def _condition(self) -> Node:
        return {"@type": "MedicalCondition", "name": self.library.phrases["data"]["condition"]}

    def _audience(self) -> Node | str:
        if "grade" in self.page.meta:  # only pages that read harder than others tell their grade
            return "https://schema.org/Clinician"
        return {"@type": "Patient", "healthCondition": self._condition()}

    def _breadcrumb(self) -> Node:
        """The way from the home page: the section, where the page stands in the folder of one, and the page."""
        section = posixpath.join(posixpath.dirname(self.page.path), HOME)
        above = [path for path in dict.fromkeys((HOME, section)) if path in self.site.sections]
        steps = [(self.site.sections[path], path) for path in above if path != self.page.path]
        steps.append((self.page.title, self.page.path))
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": title, "item": {"@id": self._address(path)}}
                for position, (title, path) in enumerate(steps, start=1)
            ],
        }

    def _cited(self, exercise: Exercise | None) -> Iterable[str]:
        """The ids of the references that the page rests on, each once."""
        topic = self._name_in("topics")
        claims = (claim for claim in self.library.claims.values() if claim.topic == topic)
        return exercise.sources if exercise else dict.fromkeys(name for claim in claims for name in claim.references)

    def _citation(self, name: str) -> Node:
        reference = self.library.references[name]
        published = reference.kind in ("trial", "study", "review")
        told = {"name": reference.title, "datePublished": str(reference.year or ""), "url": link_of(reference)}
        return {"@type": "ScholarlyArticle" if published else "CreativeWork"} | {
            key: value for key, value in told.items() if value
        }

    def _name_in(self, folder: str) -> str:
        """The id that the page has in a folder of docs/; empty for a page elsewhere."""
        above, _, name = self.page.path.removesuffix(".md").rpartition("/")
        return name if above == folder else ""

    def _address(self, path: str) -> str:
        """The address of a page or file: in full where the address of the site is known, else from this page."""
        if not self.site.address:
            return WebFace(self.page.path).href(path)
        return self.site.address + _from_home(path)


@cache
def _from_home(path: str) -> str:
    return WebFace(HOME).href(path).removeprefix("./")


def _amount(dose: Dose) -> Node:
    """How much of one set: a number of times, or a time."""
    if dose.unit not in CLOCKS:
        return {"repetitions": _between(dose) | {"unitText": dose.unit}}
    if dose.count.start == dose.count.target:
        return {"activityDuration": f"PT{dose.count.start}{CLOCKS[dose.unit][0]}"}
    return {"activityDuration": _between(dose) | {"unitCode": CLOCKS[dose.unit][1]}}


def _between(dose: Dose) -> Node:
    return {"@type": "QuantitativeValue", "minValue": dose.count.start, "maxValue": dose.count.target}


def _time(number: int, unit: str) -> Node:
    return {"@type": "QuantitativeValue", "value": number, "unitCode": CLOCKS[unit][1]}
