"""Open streams of text and of bytes, once and from where they stand, and files that fail."""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError
from fuzzyeval.sources import frames, streams

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
CONTENT = "a,b,branch\n5,4,北京\n4,,上海\n很满意,3,北京\n"
ROWS = [
    {"a": 5, "b": 4, "branch": "北京"},
    {"a": 4, "b": None, "branch": "上海"},
    {"a": "很满意", "b": 3, "branch": "北京"},
]


class Pipe:
    """Gives its parts one by one and can do nothing else."""

    def __init__(self, *parts: Any) -> None:
        self.parts = iter([*parts, parts[0][:0]])

    def read(self, most: int) -> Any:
        assert most > 0
        return next(self.parts)


def test_streams_of_text_and_of_bytes_are_read_as_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(CONTENT, encoding="utf-8")
    gbk = CONTENT.encode("gbk")
    wanted = fe.tally(STUDY, ROWS, by="branch")
    with (
        path.open(encoding="utf-8") as text,
        path.open("rb") as binary,
        path.open(encoding="ascii", errors="surrogateescape") as escaped,
    ):
        for stream in (
            *(text, binary, escaped, path),
            *(io.StringIO(CONTENT), io.StringIO("\ufeff" + CONTENT), io.BytesIO(CONTENT.encode()), io.BytesIO(gbk)),
            *(Pipe(*CONTENT), Pipe(*(gbk[at : at + 1] for at in range(len(gbk)))), Pipe(bytearray(gbk))),
            Pipe(memoryview(gbk)),
            io.TextIOWrapper(io.BytesIO(gbk), encoding="gbk"),
            io.TextIOWrapper(io.BytesIO(gbk), encoding="ascii", errors="surrogateescape"),
        ):
            assert fe.tally(STUDY, stream, by="branch") == wanted
    assert fe.evaluate(STUDY, io.StringIO(CONTENT)).score == fe.evaluate(STUDY, ROWS).score


def test_a_relation_may_come_from_a_stream_too() -> None:
    table = "leaf,good,poor\na,0.75,0.25\nb,0.5,0.5\n"
    relation = fe.Relation.from_frame(io.StringIO(table))
    assert relation.leaves == ("a", "b")
    assert relation.degrees.tolist() == [[[0.75, 0.25], [0.5, 0.5]]]


def test_a_stream_is_read_from_where_it_stands_to_its_end() -> None:
    stream = io.StringIO(f"A title\n{CONTENT}")
    stream.readline()
    assert fe.tally(STUDY, stream).rows.tolist() == [3]
    assert stream.read() == ""
    assert not stream.closed
    with pytest.raises(AnswersError, match="answers: empty; the first line names the columns"):
        fe.tally(STUDY, stream)


def test_a_stream_is_called_by_its_name_where_that_is_a_text(tmp_path: Path) -> None:
    class Named(io.StringIO):
        def __init__(self, name: object) -> None:
            super().__init__("a,b\n5\n")
            self.name = name

    for name, place in [("<stdin>", "<stdin>"), (5, "answers"), ("", "answers"), (None, "answers")]:
        with pytest.raises(AnswersError) as told:
            fe.tally(STUDY, Named(name))
        assert str(told.value) == f"{place}, line 2: 1 fields for 2 columns; mend the line"
    path = tmp_path / "short.csv"
    path.write_text("a,b\n5\n", encoding="utf-8")
    with path.open("rb") as stream, pytest.raises(AnswersError, match=r"short\.csv, line 2: 1 fields"):
        fe.tally(STUDY, stream)


def _closed() -> io.StringIO:
    stream = io.StringIO(CONTENT)
    stream.close()
    return stream


class Failing:
    """Fails as strangers fail."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, _: int) -> bytes:
        raise self.error


class Upload:
    """Is read by awaiting, as a web framework's upload is."""

    async def read(self, _: int) -> bytes:
        return b""


class Endless:
    """Never ends."""

    def read(self, most: int) -> str:
        return "5,4\n" * (most // 4)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_closed, r"answers: cannot be read \(I/O operation on closed file\); give a stream that can"),
        (lambda: Failing(OSError("gone")), r"answers: cannot be read \(gone\); give a stream that can"),
        (lambda: Failing(RuntimeError()), r"answers: cannot be read \(RuntimeError\); give a stream that can"),
        (Upload, r"answers: read\(\) gives coroutine, neither text nor bytes; give an open file, such as the \.file"),
        (lambda: Pipe([5]), r"answers: read\(\) gives list, neither text nor bytes"),
        (lambda: Pipe(b"a,b\n", None), r"answers: read\(\) gives NoneType, neither text nor bytes"),
        (lambda: io.StringIO("a,b\n5,\ud83d\n"), r"answers: half a character, '\\ud83d', stands in the text"),
        (
            lambda: io.TextIOWrapper(io.BytesIO(CONTENT.encode("gbk")), encoding="utf-8"),
            "answers: not utf-8, though opened as such; open it in binary, and its encoding is found",
        ),
    ],
    ids=["closed", "system error", "silent error", "awaited", "list", "nothing yet", "half a character", "decoded"],
)
def test_a_stream_that_fails_is_refused(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(AnswersError, match=message):
        fe.tally(STUDY, make())


def test_a_stream_that_can_only_be_written_is_refused(tmp_path: Path) -> None:
    with (
        (tmp_path / "answers.csv").open("w", encoding="utf-8") as stream,
        pytest.raises(AnswersError, match=r"answers\.csv: cannot be read \(not readable\); give a stream"),
    ):
        fe.tally(STUDY, stream)


def test_what_has_a_method_of_that_name_without_being_a_stream_is_no_stream() -> None:
    assert not streams.is_stream(io.StringIO)
    assert not streams.is_stream(type("Frame", (), {"read": [1, 2]})())
    with pytest.raises(AnswersError, match="answers: type is not understood"):
        fe.tally(STUDY, io.StringIO)


def test_a_stream_without_an_end_is_refused_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGEST_STREAM", 2**24)
    with pytest.raises(AnswersError, match="answers: more than 16,777,216 bytes; save them and give the path"):
        fe.tally(STUDY, Endless())


@pytest.fixture
def spools(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The files that streams are kept in; they go to disk at once."""
    made: list[Any] = []

    def making(_: int) -> Any:
        made.append(SpooledTemporaryFile(8))  # noqa: SIM115
        return made[-1]

    monkeypatch.setattr(streams, "SpooledTemporaryFile", making)
    yield made
    for spool in made:
        spool.close()


@pytest.mark.parametrize(
    "content", [CONTENT, "a,c\n5,4\n", "a,b\n5\n5\n", ""], ids=["good", "column", "broken", "none"]
)
def test_what_a_stream_gave_is_kept_no_longer_than_it_is_needed(spools: list[Any], content: str) -> None:
    try:
        fe.tally(STUDY, io.StringIO(content))
    except AnswersError as error:
        error.__traceback__ = None
        del error
    gc.collect()
    assert [spool.closed for spool in spools] == [True]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    before = "a,b\n" + "5,4\n" * 10
    for after, message in [
        (b"a,b\n5,\xff\n", "changed while it was read; read it again"),
        (b"a,b\n5\n", "line 2: 1 fields for 2 columns"),
        (None, r"cannot be read \(No such file or directory\); give a file that can"),
    ]:
        path.write_text(before, encoding="utf-8")
        source = frames.opened(path)
        if after is None:
            path.unlink()
        else:
            path.write_bytes(after)
        with pytest.raises(AnswersError, match=rf"answers\.csv[:,] {message}"):
            list(source.read(["a", "b"]))


def test_a_path_that_is_no_file_is_refused_and_waits_for_nobody(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(AnswersError, match=r"\.csv: not a file; give the path of a file, or an open stream"):
        fe.tally(STUDY, pipe)
