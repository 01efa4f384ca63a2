"""Turn one SVG into a PNG, in a process of its own that can open nothing and ends by itself.

In: an SVG on standard input. Out: a PNG on white on standard output; any other exit code than 0 means no picture.
Why a process: a drawing of a few kilobytes can keep a renderer busy for minutes, or make it fail in ways that
Python cannot catch. It knows nothing of this project, so that it starts in a tenth of a second.
"""

import resource
import sys

import resvg_py

CPU_SECONDS = 2
"""A usual logo takes a twentieth of a second."""

MEMORY = 2 * 1024**3

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # the three streams, and no file or socket besides
    svg = sys.stdin.read()
    sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=svg, background="#FFFFFF", skip_system_fonts=True))
