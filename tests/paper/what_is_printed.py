"""What the tests of this folder print: every product, and a plan, with codes that lead to a site that is nowhere."""

SITE = "https://steady.test/"
"""An address for the codes; the name .test leads nowhere (RFC 2606)."""
PLAN = "14.seated-march.sit-to-stand-with-hands.counter-heel-raise.seated-band-row.slow-breathing"
COMMANDS = (("--all",), ("--plan", PLAN))
