"""Codes for a phone's camera. The only module that imports segno.

In: an address. Out: an inline SVG whose size a style sheet sets. Must not know: what the address leads to.
"""

import segno

QUIET = 4
"""Modules of white around a code, as the standard wants."""


def code_drawing(address: str, words: str) -> str:
    """The code of an address. `words` say what it is to those who listen."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=QUIET, omitsize=True, svgclass="code", lineclass=None, title=words)
