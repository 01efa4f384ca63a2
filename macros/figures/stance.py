"""Complete poses, under the name that the drawing knows: `facts.poses` puts them together.

The checks of the data need them too, and facts may not import figures. Must not know: bones, vectors.
"""

from ..facts.poses import DEFAULTS, Stance, stances

__all__ = ["DEFAULTS", "Stance", "stances"]
