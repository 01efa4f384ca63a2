"""Run a command while a folder lies on a full disk, or on one that only reads. Only where this user may mount.

`python spoiled_disk.py full|read-only FOLDER COMMAND…`, inside `unshare --mount --map-root-user`: what is mounted is
seen by the command alone, and goes with it. Prints the hash of each file that lies in the folder afterwards.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

SIZE = "size=16k"
"""Room for the files that a test puts there, and for no PDF."""


def main() -> int:
    """Mount, run, tell what lies there, and pass the exit code on."""
    kind, name, *command = sys.argv[1:]
    folder = Path(name)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    if kind == "full":
        subprocess.run(["mount", "-t", "tmpfs", "-o", SIZE, "full", name], check=True)
        for file, content in before.items():
            (folder / file).write_bytes(content)
    else:
        subprocess.run(["mount", "--bind", name, name], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", name], check=True)
    code = subprocess.run(command, check=False).returncode
    for path in sorted(folder.iterdir()):
        print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    return code


if __name__ == "__main__":
    sys.exit(main())
