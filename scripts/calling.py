"""How a script ends that somebody called wrongly, or that the content stands against.

In: the error that stopped it. Out: what it says, on stderr, and the exit code for the shell.
Must not know: what the script does.
"""

import sys

from macros.facts.problems import ContentError


class CallError(Exception):
    """The call is wrong; the text says how, and what to write."""


def stopped(error: CallError | ContentError) -> int:
    """Say why a script stopped: 2 when its call is wrong, 1 when the content is."""
    print(error, file=sys.stderr)
    return 2 if isinstance(error, CallError) else 1
