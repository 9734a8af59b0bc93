"""What is printed, where streams are terminals, files, closed or broken."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

import pytest

from fuzzyeval.cli import console, reading
from fuzzyeval.errors import OptionError, StudyError


class Taking(io.RawIOBase):
    """A raw stream that takes three bytes at a time, as an unbuffered one may."""

    def __init__(self) -> None:
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)[:3]
        self.taken += part
        return len(part)


class Failing(io.RawIOBase):
    """A raw stream that fails, on reading and on writing alike."""

    def __init__(self, number: int) -> None:
        self.number = number

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def write(self, _: Any) -> int:
        raise OSError(self.number, "it failed")

    def read(self, _: int = -1) -> bytes:
        raise OSError(self.number, "it failed")

    def fileno(self) -> int:
        raise OSError


class Stream:
    """A standard stream around a raw one."""

    encoding = "utf-8"

    def __init__(self, buffer: Any, *, terminal: bool = False) -> None:
        self.buffer = buffer
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        return int(self.buffer.fileno())


def test_all_is_written_though_a_stream_takes_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    taking = Taking()
    monkeypatch.setattr(sys, "stdout", Stream(taking))
    console.echo("a table, ")
    console.echo_exactly("数据")
    assert taking.taken.decode() == "a table, 数据"


def test_what_the_encoding_lacks_is_a_question_mark_for_people_and_utf8_for_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking, stream = Taking(), Stream(Taking())
    stream.buffer, stream.encoding = taking, "latin-1"
    monkeypatch.setattr(sys, "stdout", stream)
    console.echo("é好")
    console.echo_exactly("é好")
    assert taking.taken == b"\xe9?" + "é好".encode()


def test_half_a_character_is_refused_where_it_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(Taking()))
    with pytest.raises(OptionError, match="surrogates not allowed"):
        console.echo_exactly("\ud800")
    console.echo("\ud800")


def test_what_cannot_be_printed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OptionError, match=r"cannot be written \(closed\)"):
        console.echo("x")
    monkeypatch.setattr(sys, "stdout", Stream(Failing(errno.ENOSPC)))
    with pytest.raises(OptionError, match=r"cannot be written \(it failed\)"):
        console.echo("x")


def test_a_reader_that_has_had_enough_is_left_to_who_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(Failing(errno.EPIPE)))
    with pytest.raises(BrokenPipeError):
        console.echo("x")


def test_after_a_full_disk_python_has_nothing_left_to_write(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.FileIO):
        def write(self, _: Any) -> int:
            raise OSError(errno.ENOSPC, "full")

    with Full(tmp_path / "out", "w") as full:
        monkeypatch.setattr(sys, "stdout", Stream(full))
        with pytest.raises(OptionError, match="full"):
            console.echo("x")
        io.FileIO.write(full, b"what was still to be written")  # goes nowhere now
    assert (tmp_path / "out").read_bytes() == b""


@pytest.mark.parametrize("stdin", [None, Stream(io.BytesIO(), terminal=True)])
def test_standard_input_that_is_closed_or_a_terminal_is_refused(stdin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(OptionError, match="nothing is piped into standard input"):
        reading.study(reading.STDIN, None)
    with pytest.raises(OptionError, match="nothing is piped into standard input"):
        reading.source_of("-", "en")


def test_standard_input_that_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(Failing(errno.EIO)))
    with pytest.raises(StudyError, match=r"<stdin>: cannot be read \(it failed\)"):
        reading.study(reading.STDIN, None)
