"""``fuzzyeval`` and ``python -m fuzzyeval``: the command line, or a word about the extra that brings it."""

from __future__ import annotations

import sys

from fuzzyeval.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    try:
        from fuzzyeval.cli.app import app  # noqa: PLC0415  (typer and rich are an extra)
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201  (nothing that prints better is there)
        sys.exit(2)
    app()


if __name__ == "__main__":
    main()
