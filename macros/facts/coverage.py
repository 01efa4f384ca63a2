"""How far the evidence reaches: which claims and exercises name their sources, and of which kind.

In: a Library. Out: counts. Must not know: how they are shown.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from .library import Library
from .model.evidence import Certainty, Reference

KINDS = get_args(Reference.model_fields["kind"].annotation)
CERTAINTIES = get_args(Certainty)


@dataclass(frozen=True)
class Coverage:
    """Counts. `by_kind` has the claims that cite at least one reference of a kind; `linked` the references that a
    reader can open; `topics` the claims of each topic by its id."""

    claims: int
    cited: int
    by_certainty: Mapping[str, int]
    by_kind: Mapping[str, int]
    topics: Mapping[str, int]
    exercises: int
    sourced: int
    references: int
    linked: int


def coverage(library: Library) -> Coverage:
    """Count what rests on what."""
    claims, references = library.claims.values(), library.references
    certainty = Counter(claim.certainty for claim in claims)
    kinds = Counter(kind for claim in claims for kind in {references[name].kind for name in claim.references})
    topics = Counter(claim.topic for claim in claims)
    return Coverage(
        claims=len(claims),
        cited=sum(bool(claim.references) for claim in claims),
        by_certainty={name: certainty[name] for name in CERTAINTIES},
        by_kind={name: kinds[name] for name in KINDS if kinds[name]},
        topics={name: topics[name] for name in library.topics},
        exercises=len(library.exercises),
        sourced=sum(bool(exercise.sources) for exercise in library.exercises.values()),
        references=len(references),
        linked=sum(bool(entry.doi or entry.pmid or entry.pmcid or entry.url) for entry in references.values()),
    )
