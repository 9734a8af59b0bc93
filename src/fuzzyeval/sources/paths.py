"""Which files a path means: the one that it names, those in a folder, or those that a pattern matches; all of one kind."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Literal, TypeAlias

from fuzzyeval.errors import AnswersError
from fuzzyeval.ordering import natural
from fuzzyeval.wording import message

__all__ = ["KINDS", "Found", "Kind", "found"]

Kind: TypeAlias = Literal["CSV", "Parquet", "Excel"]

KINDS: dict[str, Kind] = {
    ".csv": "CSV",
    ".parquet": "Parquet",
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"), "Excel"),
}
"""What a file holds, by how its name ends."""

_PATTERN = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")  # s3://, https:/ (a Path keeps one slash); C:/ is a drive
_LEFT_OUT = (".", "_", "~$")  # hidden, Spark's _SUCCESS and _temporary, what Excel keeps beside an open workbook
_TOLD = 10


@dataclass(frozen=True, slots=True)
class Found:
    """The files that a path means.

    Attributes
    ----------
    kind
        What they hold.
    files
        Their paths, one at least, in natural order: ``day2.csv`` before ``day10.csv``.
    place
        The path as it was given.
    """

    kind: Kind
    files: tuple[Path, ...]
    place: str


def found(path: Path | str) -> Found:
    """Return the files that a path means.

    What is there by this very name is meant, be there a ``*`` in it. In a folder it is all files in it and below. ``*``,
    ``?`` and ``[...]`` in a pattern stand for characters of a name, and ``**`` for any number of folders; a folder that is
    matched is read as a folder is. Names that begin with ``.``, ``_`` or ``~$`` are left out, unless the pattern says so.

    Raises
    ------
    AnswersError
        Where there is no such file, none that is matched, or several kinds of them, and for one that cannot be read.
    """
    place = os.fspath(path)
    mode = _mode(place)
    if mode is None:
        return Found(*_matched(place), place)
    if S_ISDIR(mode):
        return Found(*_of_one_kind(place, _listed(place, Path(place), ())), place)
    return Found(_kind(place), (_regular(place, mode),), place)


def _mode(place: str) -> int | None:
    """Return what kind of thing a path names, None where there is none."""
    with _reading(place):
        try:
            return Path(place).stat().st_mode if place else None
        except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for a NUL in it
            return None


def _regular(place: str, mode: int | None) -> Path:
    if mode is None:
        raise AnswersError("{path}: no such file; check the path", path=place or "''")
    if not S_ISREG(mode):
        raise AnswersError("{path}: not a file; give the path of a file, or an open stream", path=place)
    return Path(place)


def _kind(place: str) -> Kind:
    try:
        return KINDS[Path(place).suffix.lower()]
    except KeyError:
        raise AnswersError(
            "{path}: answers are read from .csv, .parquet, .xlsx, .xlsm, .xls, .xlsb and .ods files, from a folder of one "
            "kind of them, or from a frame",
            path=place,
        ) from None


def _matched(place: str) -> tuple[Kind, tuple[Path, ...]]:
    """Return the kind of the files that a pattern matches, and their paths."""
    if _ADDRESS.match(place):
        raise AnswersError(
            "{path}: no such file, as it is an address; open it with your engine, such as polars, DuckDB or Spark, and "
            "give the frame",
            path=place,
        )
    if not _PATTERN.search(place):
        if place:
            _kind(place)
        _regular(place, None)
    folder, pieces = _split(place)
    files = _listed(place, folder, pieces)
    if not files:
        raise AnswersError(
            "{path}: matches no file; in {folder} there is {found}; check the pattern",
            path=place,
            folder=str(folder),
            found=sorted((path.name for path in folder.iterdir()), key=natural)[:_TOLD] or message("nothing"),
        )
    return _of_one_kind(place, files)


def _split(place: str) -> tuple[Path, tuple[str, ...]]:
    """Return the folder that the first parts of a pattern name, as they stand, and the pattern for what is in it."""
    folder, parts = Path(), Path(place).parts
    for at, part in enumerate(parts):
        with _reading(place):
            if not (folder / part).is_dir():
                return folder, parts[at:]
        folder /= part
    return folder, ()


def _listed(place: str, folder: Path, pieces: Sequence[str]) -> list[Path]:
    """Return the files below a folder that the pieces of a pattern match, in natural order; without pieces all of them."""
    with _reading(place):
        files = sorted(_below(folder, pieces, _Once(place)), key=lambda path: natural(path.parts))
    once = _Once(place)
    for path in files:
        once.see(os.path.realpath(path), path)
    return files


def _below(root: Path, pieces: Sequence[str], once: _Once) -> Iterator[Path]:
    within = [(root, {0})]
    while within:
        folder, before = within.pop()
        states = _with_no_folders(before, pieces)
        once.see((os.path.realpath(folder), *sorted(states)), folder)  # or a link to a folder above would lead round
        with os.scandir(folder) as entries:
            for entry in entries:
                after = _after(entry.name, states, pieces)
                if after and entry.is_dir():
                    within.append((folder / entry.name, after))
                elif len(pieces) in after:
                    yield folder / entry.name


class _Once:
    """Refuses what is met by two names: its answers would count twice."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.known: dict[object, Path] = {}

    def see(self, real: object, path: Path) -> None:
        if real in self.known:
            raise AnswersError(
                "{path}: {one} and {other} are the same; give a pattern that matches only one of them",
                path=self.place,
                one=str(self.known[real]),
                other=str(path),
            )
        self.known[real] = path


def _after(name: str, states: set[int], pieces: Sequence[str]) -> set[int]:
    """Return how many pieces of a pattern may have been matched, in every way, once a name has been; none where it fails."""
    left_out = name.startswith(_LEFT_OUT)
    after = set[int]()
    for at in states:
        if at == len(pieces) or pieces[at] == "**":
            after |= set() if left_out else {at}
        elif fnmatch(name, pieces[at]) and (not left_out or name[0] == pieces[at][0]):
            after.add(at + 1)
    return after


def _with_no_folders(states: set[int], pieces: Sequence[str]) -> set[int]:
    """Return how many pieces may have been matched by a folder, where ``**`` may stand for no folder too."""
    reached = set(states)
    for at, piece in enumerate(pieces):
        if piece == "**" and at in reached:
            reached.add(at + 1)
    return reached


def _of_one_kind(place: str, files: Sequence[Path]) -> tuple[Kind, tuple[Path, ...]]:
    kinds = {KINDS.get(path.suffix.lower()): path.suffix.lower() for path in files}
    if len(kinds) > 1:
        wanted = next(ending for kind, ending in kinds.items() if kind)
        raise AnswersError(
            "{path}: several kinds of files, {found}; give a pattern that matches one kind, such as {pattern}",
            path=place,
            found=_summary(files),
            pattern=str(Path(*_split(place)[:1], "**", f"*{wanted}")),
        )
    kind = next(iter(kinds), None)
    if kind is None:
        raise AnswersError(
            "{path}: there is {found}, and no .csv, .parquet or Excel file; check the path",
            path=place,
            found=_summary(files) or message("nothing"),
        )
    return kind, tuple(_regular(place, _mode(place)) for place in map(str, files))


def _summary(files: Iterable[Path]) -> list[str]:
    """Return what kinds of files there are: the name where there is one of a kind, otherwise how many."""
    counts = Counter(path.suffix for path in files)
    names = {path.suffix: path.name for path in files}
    return [names[ending] if count == 1 else f"*{ending} × {count:,}" for ending, count in counts.most_common(_TOLD)]


@contextmanager
def _reading(place: str) -> Iterator[None]:
    """Turn what fails in the file system into an error of ours, but not that nothing is there."""
    try:
        yield
    except OSError as error:
        raise AnswersError(
            "{place}: cannot be read ({reason}); give a file that can",
            place=place,
            reason=error.strerror or str(error),
        ) from error
