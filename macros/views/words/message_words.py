"""Words about the messages of the checker: the page of each code, and the list of all.

In: a code from a page. Out: HTML, one fragment a word. Must not know: any engine, how a problem is found.
"""

import functools
import json
from collections.abc import Mapping
from typing import Any

from .speaker import Speaker

EXAMPLES = "message_examples.json"
"""Beside the data: what each message looks like, made by scripts/generate.py from examples that tests run."""


class MessageWords(Speaker):
    """Words about the messages of the checker: the page of each code, and the list of all."""

    def message(self, code: str) -> str:
        """What a code means, how to mend it, and an example with the message as it is printed."""
        entry = self._find("message", self._library.messages.messages, code)
        return self._render("message", code=code, message=entry, example=self._examples[code])

    def messages(self) -> str:
        """Every code in its group, with a link to its page."""
        told = self._library.messages
        groups = [
            (group, [(code, each) for code, each in told.messages.items() if each.group == name])
            for name, group in told.groups.items()
        ]
        return self._render("messages", groups=groups)

    @functools.cached_property
    def _examples(self) -> Mapping[str, Any]:
        """By code: `says`, lines as they are printed, and `parts`, pairs of lines, wrong and right."""
        return json.loads((self._library.folder / EXAMPLES).read_text(encoding="utf-8"))
