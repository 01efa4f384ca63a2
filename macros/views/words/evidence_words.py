"""Words about what we know: claims with their certainty, topics, hard words and references.

In: ids from a page. Out: HTML, one fragment a word. Must not know: any engine.
"""

from collections.abc import Iterable
from typing import Any

from .speaker import Speaker

STAIRS = {"high": 4, "moderate": 3, "low": 2, "very-low": 1, "untested": 0, "expert": None}
"""How many stairs of the certainty sign are filled; None where experts agree and nothing is graded."""


class EvidenceWords(Speaker):
    """Words about what we know: claims with their certainty, topics, hard words and references."""

    def claims(self, topic: str) -> str:
        """Every claim of a topic, each with its certainty, who was studied and what they found."""
        self._find("topic", self._library.topics, topic)
        return self._claims(claim for claim in self._library.claims.items() if claim[1].topic == topic)

    def claim(self, claim_id: str) -> str:
        """One claim."""
        return self._claims([(claim_id, self._find("claim", self._library.claims, claim_id))])

    def know_and_not(self, known: str, unknown: str) -> str:
        """Two panels: a claim that we know, and one that nobody knows."""
        pair = [self._find("claim", self._library.claims, claim_id) for claim_id in (known, unknown)]
        return self._render("know_and_not", claims=pair, stairs=STAIRS)

    def certainty_key(self) -> str:
        """What the stairs mean."""
        return self._render("certainty_key", stairs=STAIRS)

    def topics(self) -> str:
        """The seven topics."""
        return self._render("topics", topics=self._library.topics)

    def glossary(self) -> str:
        """Every hard word, in the order of the alphabet."""
        terms = sorted(self._library.glossary.items(), key=lambda pair: pair[1].term.lower())
        return self._render("glossary", terms=terms)

    def references(self) -> str:
        """Every reference, in the order of its label."""
        references = sorted(self._library.references.items(), key=lambda pair: pair[1].label.lower())
        return self._render("references", references=references)

    def _claims(self, claims: Iterable[tuple[str, Any]]) -> str:
        cited = [
            (claim_id, claim, [(name, self._library.references[name]) for name in claim.references])
            for claim_id, claim in claims
        ]
        return self._render("claims", claims=cited, stairs=STAIRS)
