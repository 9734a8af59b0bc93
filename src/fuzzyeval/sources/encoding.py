"""Which encoding a text file is in: UTF-8, or GB18030 (GBK, GB2312) where the text really is Chinese."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from fuzzyeval.errors import AnswersError

__all__ = ["COMMON_SHARE", "GB2312_SHARE", "LONGEST_LINE", "WITHIN_SHARE", "Encoding", "encoding_of"]

LONGEST_LINE = 2**22
"""The bytes that a line may have: a reader of lines holds a whole one in memory."""

GB2312_SHARE = 0.9
"""Of the characters beyond ASCII, how many at least GB2312 must have, where a file is to be read as Chinese."""

COMMON_SHARE = 0.5
"""Of the characters beyond ASCII, how many at least must be punctuation or among the 3755 common ones of GB2312."""

WITHIN_SHARE = 0.5
"""Of the runs of such characters, how many at most may stand within words of Latin letters, as in PRODU敲O (PRODUÇÃO)."""

_CHUNK = 2**20  # bytes at a time, no more than a line may have
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WITHIN_WORD = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]+(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are read as text.

    Attributes
    ----------
    codec
        What Python calls the encoding.
    start
        Where the text starts: after the byte order mark, if there is one.
    nul
        Whether a NUL stands in the text, which no text should have.
    """

    codec: str
    start: int
    nul: bool


def encoding_of(file: BinaryIO, place: str) -> Encoding:
    """Return the encoding of a file, all of which has been tried; decoding it will be exact.

    Latin-1 and its like can be decoded as GB18030 too, into rare characters. So a file that is not UTF-8 is only taken for
    Chinese where nearly all of what is not ASCII are characters of GB2312, and most of these are common ones.

    Raises
    ------
    AnswersError
        For another encoding, for what is no text, and for a line that is too long.
    """
    file.seek(0)
    head = file.read(8)
    marked = head.startswith(codecs.BOM_UTF8)
    start = len(codecs.BOM_UTF8) if marked else 0
    nul = _holds_nul(file, place)
    wrong = _undecodable(file, start)
    if wrong is None:
        return Encoding("utf-8", start, nul)
    _refuse_known(head, place)
    if not marked and _is_chinese(file):
        return Encoding("gb18030", start, nul)
    raise AnswersError(
        "{place}, line {line}: not UTF-8 at byte {at} ({byte}), nor surely Chinese in GBK; save the file as UTF-8",
        place=place,
        line=_line(file, wrong),
        at=wrong,
        byte=_shown_byte(file, wrong),
    )


def _chunks(file: BinaryIO, start: int = 0) -> Iterator[bytes]:
    """Yield the bytes of a file from a place on, and no bytes at the end."""
    file.seek(start)
    while chunk := file.read(_CHUNK):
        yield chunk
    yield b""


def _holds_nul(file: BinaryIO, place: str) -> bool:
    """Return whether a NUL stands in a file, none of whose lines is too long."""
    nul, at, length = False, 0, 0
    for chunk in _chunks(file):
        nul = nul or b"\0" in chunk
        ends = [end for end in (chunk.find(b"\n"), chunk.find(b"\r")) if end >= 0]
        length += min(ends, default=len(chunk))
        if length > LONGEST_LINE:
            raise AnswersError(
                "{place}, line {line}: longer than {most:,} bytes; end every row with a line break",
                place=place,
                line=_line(file, at),
                most=LONGEST_LINE,
            )
        if ends:
            length = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        at += len(chunk)
    return nul


def _undecodable(file: BinaryIO, start: int) -> int | None:
    """Return the place of the first byte that is not UTF-8; None where all are."""
    decoder, at = codecs.getincrementaldecoder("utf-8")(), start
    for chunk in _chunks(file, start):
        held = len(decoder.getstate()[0])  # of a character that the chunk before began
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return at - held + error.start
        at += len(chunk)
    return None


def _is_chinese(file: BinaryIO) -> bool:
    """Return whether a file, that is not UTF-8 is GB18030, and its characters are those of Chinese text."""
    decoder, counts = codecs.getincrementaldecoder("gb18030")(), np.zeros(5, dtype=np.int64)
    try:
        for chunk in _chunks(file):
            text = decoder.decode(chunk, final=not chunk)
            counts += (*_characters(text), len(_BEYOND_ASCII.findall(text)), len(_WITHIN_WORD.findall(text)))
    except UnicodeDecodeError:
        return False
    beyond, known, common, runs, within = counts.tolist()
    return known >= GB2312_SHARE * beyond and common >= COMMON_SHARE * beyond and within <= WITHIN_SHARE * runs


def _characters(text: str) -> tuple[int, int, int]:
    """Return how many characters are beyond ASCII, how many of these are in GB2312, and how many of these are common."""
    beyond = "".join(_BEYOND_ASCII.findall(text))
    pairs = np.frombuffer(beyond.encode("gbk", "ignore"), dtype=np.uint8).reshape(-1, 2)
    row, cell = pairs[:, 0], pairs[:, 1]
    known = (row >= 0xA1) & (row <= 0xF7) & (cell >= 0xA1)  # rows 1 to 87 of the 94 by 94 of GB 2312-1980
    return len(beyond), int(known.sum()), int((known & (row <= 0xD7)).sum())  # rows 16 to 55 are the common characters


def _refuse_known(head: bytes, place: str) -> None:
    """Refuse what is known by its first bytes, with the remedy for it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise AnswersError(
            "{place}: UTF-16, which spreadsheets call Unicode text; save the file as CSV UTF-8", place=place
        )
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise AnswersError("{place}: a spreadsheet's workbook, not a CSV; save the sheet as CSV UTF-8", place=place)
    if head.startswith(b"PAR1"):
        raise AnswersError("{place}: Parquet, not CSV; give the path of a file that ends in .parquet", place=place)


def _line(file: BinaryIO, place: int) -> int:
    """Return the number of the line that a byte is in: lines end in LF, CR or both."""
    line, left, after_return = 1, place, False
    file.seek(0)
    while before := file.read(min(left, _CHUNK)):
        line += before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
        line -= after_return and before.startswith(b"\n")
        left, after_return = left - len(before), before.endswith(b"\r")
    return line


def _shown_byte(file: BinaryIO, place: int) -> str:
    file.seek(place)
    return f"0x{file.read(1).hex()}"
