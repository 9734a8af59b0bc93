"""The text in a file or an open stream, as what can be read more than once, in the encoding that it is in."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, TypeAlias, cast
from weakref import finalize

from fuzzyeval.errors import AnswersError
from fuzzyeval.sources.encoding import Encoding, encoding_of

__all__ = ["LARGEST_STREAM", "Text", "is_stream", "of_path", "of_stream"]

LARGEST_STREAM = 2**32
"""The bytes that a stream may give: what it gives is kept on disk until it is counted."""

_IN_MEMORY = 2**24  # bytes of a stream that are not yet put on disk
_CHUNK = 2**20  # bytes or characters at a time

_Opening: TypeAlias = Callable[[], AbstractContextManager[BinaryIO]]


@dataclass(frozen=True, slots=True)
class Text:
    """Text that can be read again.

    Attributes
    ----------
    place
        What messages call it.
    opening
        Opens its bytes.
    encoding
        How they are read.
    """

    place: str
    opening: _Opening
    encoding: Encoding

    @contextmanager
    def opened(self) -> Iterator[TextIOWrapper]:
        """Open the text at its start, with its line ends as they are."""
        with _reading(self.place), self.opening() as file:
            file.seek(self.encoding.start)
            text = TextIOWrapper(file, encoding=self.encoding.codec, newline="")
            try:
                yield text
            finally:
                text.detach()  # or it would close what may be read again


def of_path(path: Path) -> Text:
    """Return the text in a file.

    Raises
    ------
    AnswersError
        For a file that cannot be read, and for one in another encoding.
    """
    return _text(str(path), lambda: path.open("rb"))


def of_stream(stream: Any) -> Text:
    """Return the text in a stream of text or bytes, which is read to its end from where it stands.

    Raises
    ------
    AnswersError
        For a stream that cannot be read, gives too much, or is in another encoding.
    """
    name = getattr(stream, "name", None)
    place = name if isinstance(name, str) and name else "answers"
    return _text(place, _Spool(stream, place).opened)


def is_stream(value: object) -> bool:
    """Return whether a value can be read from."""
    try:
        return not isinstance(value, type) and callable(getattr(value, "read", None))
    except Exception:  # noqa: BLE001  (a relation of a table that is gone says so whatever it is asked)
        return False


def _text(place: str, opening: _Opening) -> Text:
    with _reading(place), opening() as file:
        return Text(place, opening, encoding_of(file, place))


class _Spool:
    """What a stream gave, in memory or on disk, until nobody needs it."""

    def __init__(self, stream: Any, place: str) -> None:
        self.file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (closed with the spool)
        finalize(self, self.file.close)
        with _reading(place):
            for part in _parts(stream, place):
                self.file.write(part)
                if self.file.tell() > LARGEST_STREAM:
                    raise AnswersError(
                        "{place}: more than {most:,} bytes; save them and give the path",
                        place=place,
                        most=LARGEST_STREAM,
                    )

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """Return the file in a context that leaves it open, wherever it was last read."""
        return nullcontext(cast("BinaryIO", self.file))


def _parts(stream: Any, place: str) -> Iterator[bytes]:
    """Yield what a stream gives, as bytes, until it gives none."""
    while part := _as_bytes(_part(stream, place), place):
        yield part


def _part(stream: Any, place: str) -> object:
    """Return what a stream gives next."""
    try:
        return stream.read(_CHUNK)
    except UnicodeDecodeError as error:
        raise AnswersError(
            "{place}: not {encoding}, though opened as such; open it in binary, and its encoding is found",
            place=place,
            encoding=error.encoding,
        ) from error
    except Exception as error:  # a stranger's stream fails in its own way
        raise AnswersError(
            "{place}: cannot be read ({reason}); give a stream that can",
            place=place,
            reason=str(error) or type(error).__name__,
        ) from error


def _as_bytes(part: object, place: str) -> bytes:
    """Return text as UTF-8; the bytes that a file opened as text has escaped become themselves again."""
    if isinstance(part, bytes | bytearray | memoryview):
        return bytes(part)
    if isinstance(part, str):
        try:
            return part.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError as error:
            raise AnswersError(
                "{place}: half a character, {half!r}, stands in the text; give the bytes as they were",
                place=place,
                half=part[error.start],
            ) from error
    if isinstance(part, Coroutine):
        part.close()  # or it would complain that nobody awaited it
    raise AnswersError(
        "{place}: read() gives {kind}, neither text nor bytes; give an open file, such as the .file of an upload",
        place=place,
        kind=type(part).__name__,
    )


@contextmanager
def _reading(place: str) -> Iterator[None]:
    """Turn what fails on reading into an error of ours."""
    try:
        yield
    except UnicodeDecodeError as error:  # what has been decoded once cannot be, a second time
        raise AnswersError("{place}: changed while it was read; read it again", place=place) from error
    except OSError as error:
        raise AnswersError(
            "{place}: cannot be read ({reason}); give a file that can",
            place=place,
            reason=error.strerror or str(error),
        ) from error
