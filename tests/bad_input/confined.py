"""Runs attacks one by one, each in a process of its own that may take little time and memory; prints how each ended.

Run as ``python confined.py NAME...``; a line of JSON an attack: its name, the error, what it said, and how long that was.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bad_input.attacks import ATTACKS

__all__ = ["MEMORY", "SECONDS"]

SECONDS = 20
"""The seconds of a processor that an attack may take; none takes more than a few on a slow machine."""

MEMORY = 400 * 2**20
"""The bytes of memory that an attack may take beyond what the library itself does."""


def _confine() -> None:
    """Let the rest of the process take little."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    used = pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    spent = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (spent, spent))


def _attack(name: str) -> dict[str, object]:
    """Return how an attack ended."""
    try:
        ATTACKS[name][0]()
    except Exception as error:  # noqa: BLE001  (whatever it is is told)
        said = str(error)
        kind = type(error)
        return {"error": f"{kind.__module__}.{kind.__name__}", "said": said[:200], "length": len(said)}
    return {"error": "", "said": "", "length": 0}


def _apart(name: str) -> dict[str, object]:
    """Return how an attack ended in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _confine()
        os.write(writing, json.dumps(_attack(name)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        ended = file.read()
    _, status = os.waitpid(child, 0)
    return json.loads(ended) if ended else {"error": f"killed, status {status}", "said": "", "length": 0}


if __name__ == "__main__":
    _attack("byte order mark")  # so that everything is loaded before it is confined
    for asked in sys.argv[1:]:
        print(json.dumps({"name": asked, **_apart(asked)}), flush=True)  # noqa: T201
