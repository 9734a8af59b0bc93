"""CSV: what parts the columns, which lines are broken and which are too long, and that cells stay as they stand."""

from __future__ import annotations

import csv
import io
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError
from fuzzyeval.sources import csvfile, encoding, frames
from fuzzyeval.sources.streams import Text

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
TWO = [{"a": 5, "b": 4}, {"a": 4, "b": 3}]
FIELD = 131_072  # the longest field of Python's csv, unless somebody has set another
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a CSV file as it stands and return its path."""

    def written(content: str | bytes) -> Path:
        path = tmp_path / "answers.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def told(content: str) -> str:
    """Return what is said of a CSV that is refused."""
    with pytest.raises(AnswersError) as found:
        fe.tally(STUDY, io.StringIO(content))
    return str(found.value)


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n5,4\n4,3\n",
        "\ufeffa,b\n5,4\n4,3\n",
        "a,b\r\n5,4\r\n4,3\r\n",
        "a,b\r5,4\r4,3\r",
        "a,b\n\n5,4\n\n\n4,3",
        "\n\r\na,b\n5,4\n4,3\n",
        ' a , b \n"5",4\n4, 3 \n',
        "b,a,c\n4,5,x\n3,4,\n",
        "a,b,c,c\n5,4,1,2\n4,3,1,2\n",
        'a,b,c\n5,4,"one\ntwo"\n4,3,"a ""word"""\n',
        "a;b\n5;4\n4;3\n",
        "a\tb\n5\t4\n4\t3\n",
        '"a";"b";"c, d"\n5;"4";x,y\n4;3;\n',
        "a;b;c\n5;4;x,y\n4;3;\n",
        "a\tb\tc;d\n5\t4\tx;y\n4\t3\t\n",
        'a,b,"c;d\te"\n5,4,x;y\n4,3,\n',
        '"c;d",a,b\n1,5,4\n2,4,3\n',
    ],
    ids=[
        *("plain", "byte order mark", "CRLF", "CR", "blank lines", "blank lines first", "blanks", "other columns"),
        *("doubled, not read", "quotes", "semicolons", "tabs", "semicolons, a comma in quotes", "commas in cells"),
        *("tabs before semicolons", "semicolon and tab in quotes", "semicolon in the first name"),
    ],
)
def test_a_csv_file_is_read_as_it_stands(write: Write, content: str) -> None:
    path = write(content)
    assert fe.tally(STUDY, path) == fe.tally(STUDY, str(path)) == fe.tally(STUDY, TWO)


def test_a_word_for_no_answer_in_a_csv_file_is_refused_not_lost(write: Write) -> None:
    tally = fe.tally(STUDY, write("a,b\n5,N/A\n4,NA\n3,null\n2,nan\n1,\n"))
    assert tally.refusals() == {"b": {"N/A": 1, "NA": 1, "nan": 1, "null": 1}}
    assert tally.missing.tolist() == [[0, 1]]


def test_a_decimal_comma_between_semicolons_is_refused_not_guessed() -> None:
    tally = fe.tally(STUDY, io.StringIO("a;b\n5,0;4\n"))
    assert tally.refusals() == {"a": {"5,0": 1}}


def test_one_column_needs_no_delimiter() -> None:
    study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="a"))
    assert fe.tally(study, io.StringIO('a\n5\n""\n4\n')).accounts() == fe.tally(
        study, [{"a": 5}, {"a": None}, {"a": 4}]
    ).accounts()  # fmt: skip
    named = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="a", column="rating; 1 to 5"))
    assert fe.tally(named, io.StringIO('"rating; 1 to 5"\n5\n')).counts.tolist() == [[[1, 0, 0, 0, 0]]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n5,4\n5\n", "line 3: 1 fields for 2 columns; mend the line"),
        ("a,b\n5,4\n\n5,4,3\n", "line 4: 3 fields for 2 columns; mend the line"),
        ("a;b\n5,4\n", "line 2: 1 fields for 2 columns; mend the line"),
        ('a,b,c\n5,4,"one\ntwo"\n5,4\n', "line 4: 2 fields for 3 columns; mend the line"),
        ("a,b\r\n5,4\r\n   \r\n", "line 3: 1 fields for 2 columns; mend the line"),
        ("\n\na,b\r5,4\n5\n", "line 5: 1 fields for 2 columns; mend the line"),
        (
            'a,b\n5,4\n"5\n3,4\n2",1,2\n1,1\n',
            "line 3: 3 fields for 2 columns, as a quote runs on to line 5; mend the line",
        ),
        ('a,b\n5,"4\n3,2\n', "line 2: a quote is opened and not closed; close it"),
        ('a,b\n5,"4"x\n', "line 2: text after a closing quote; double a quote that belongs to the text"),
        ('a,b\n5,"4\n3,"2"\n1,1\n', "line 2: text after a closing quote; double a quote that belongs to the text"),
        ('"a,b\n5,4\n', "line 1: a quote is opened and not closed; close it"),
        ('"a"x,b\n5,4\n', "line 1: text after a closing quote; double a quote that belongs to the text"),
        ("a,b\n5,\0\n", "line 2: a NUL among the text; save the file anew as CSV UTF-8"),
        ('a,b\n5,4\n5,"\n\n\0"\n', "line 3: a NUL among the text; save the file anew as CSV UTF-8"),
        (f"a,b\n5,{'x' * (FIELD + 1)}\n", "line 2: a field of more than 131,072 characters; shorten it"),
        (
            'a,b\n5,4\n5,"4\n' + "5,4\n" * FIELD + "5,4\n",
            "line 3: a quote is not closed within 131,072 characters; close it",
        ),
    ],
    ids=[
        *("short", "long", "another delimiter", "after a line of two lines", "of blanks", "after blank lines"),
        *("quote that runs on", "open quote", "text after a quote", "quote opened too early", "open quote first"),
        *("text after a quote first", "NUL", "NUL further on", "field", "quote that takes in too much"),
    ],
)
def test_a_broken_record_is_named_by_the_line_where_it_starts(content: str, message: str) -> None:
    assert told(content) == f"answers, {message}"


def test_a_field_of_the_longest_length_is_read() -> None:
    assert fe.tally(STUDY, io.StringIO(f"a,b,c\n5,4,{'x' * FIELD}\n4,3,\n")) == fe.tally(STUDY, TWO)


def test_all_broken_records_are_told_together_a_line_each() -> None:
    assert told('a,b\n5\n5,4\n5,"4"x\n\n5,4,3\n5,4\n5,"\0"\n"5\n') == (
        "answers: broken records\n"
        "  line 2: 1 fields for 2 columns; mend the line\n"
        "  line 4: text after a closing quote; double a quote that belongs to the text\n"
        "  line 6: 3 fields for 2 columns; mend the line\n"
        "  line 8: a NUL among the text; save the file anew as CSV UTF-8\n"
        "  line 9: a quote is opened and not closed; close it"
    )


@pytest.mark.parametrize("wrong", [19, 20, 21, 2345])
def test_of_many_broken_records_twenty_are_told_and_the_others_counted(wrong: int) -> None:
    lines = told("a,b\n" + "5,4\n5\n" * wrong).splitlines()
    assert lines[0] == "answers: broken records"
    named = [f"  line {2 * at + 3}: 1 fields for 2 columns; mend the line" for at in range(min(wrong, 20))]
    assert lines[1:] == named + [f"  and {wrong - 20:,} more"] * (wrong > 20)


def test_a_broken_record_after_many_good_ones_leaves_nothing_counted(write: Write) -> None:
    path = write("a,b\n" + "5,4\n" * 150_000 + "5\n")
    with path.open("rb") as stream:
        for answers in (path, stream):
            with pytest.raises(AnswersError, match=r"answers\.csv, line 150002: 1 fields for 2 columns"):
                fe.evaluate(STUDY, answers)


def test_more_rows_than_are_read_at_a_time_are_all_counted(write: Write) -> None:
    rows = [{"a": 1 + at % 5, "b": at % 7, "c": f"branch {at % 3}"} for at in range(120_001)]
    path = write("")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert fe.tally(STUDY, path, by="c") == fe.tally(STUDY, rows, by="c")


def test_a_file_of_more_rows_takes_no_more_memory(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csvfile, "_ROWS", 10_000)

    def peak(rows: int) -> int:
        source = frames.opened(write("a,b,c\n" + "5,4,quite something\n" * rows))
        tracemalloc.start()
        for _ in source.read(["a", "b"]):
            pass
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(90_000) < 1.2 * peak(30_000)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b,a\n5,4,3\n", "answers: two columns are called 'a'; rename one"),
        ("", "answers: empty; the first line names the columns"),
        ("\ufeff", "answers: empty; the first line names the columns"),
        ("\n \t\n5,4\n", "answers: empty; the first line names the columns"),
        ("," * 1_000_000, "answers: empty; the first line names the columns"),
        ("a,b" + ",c" * 99_999, "answers: 100,001 columns, more than 100,000; keep those that the study asks for"),
    ],
    ids=["doubled column", "empty", "mark alone", "blanks", "a million commas", "too many columns"],
)
def test_a_first_line_that_names_no_columns_or_too_many_is_refused(content: str, message: str) -> None:
    assert told(content) == message


def test_a_csv_file_with_a_header_alone_has_no_rows(write: Write) -> None:
    assert fe.tally(STUDY, write("a,b\n")).rows.tolist() == [0]
    with pytest.raises(AnswersError, match="answers: no rows; give a row for each respondent"):
        fe.evaluate(STUDY, write("a,b\n"))


def test_as_many_columns_as_there_may_be_are_read_at_once(write: Write) -> None:
    leaves = [fe.Indicator(id=f"q{at}") for at in range(300)]
    study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=leaves))
    names = [f"q{at}" for at in range(csvfile.MOST_COLUMNS)]
    path = write(f"{','.join(names)}\n" + f"{'5,' * (len(names) - 1)}5\n" * 3)
    began = time.monotonic()
    assert fe.tally(study, path).counts[0, :, 0].tolist() == [3] * 300
    assert time.monotonic() - began < 30  # a few tenths of a second, or an hour if names are sought one by one


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """A lower limit for a record, of some blocks of lines."""
    monkeypatch.setattr(csvfile, "LONGEST_RECORD", 400_000)
    return 400_000


def test_a_record_has_its_limit_whatever_the_length_of_its_lines(short: int) -> None:
    runs_on = 'x","y\n'  # every line ends within a quote that the next one closes
    content = f'a,b\n5,4\n5,"{runs_on * (short // len(runs_on) + 20_000)}'
    assert told(content) == "answers, line 3: a record of more than 400,000 characters; close its quotes"


@pytest.mark.parametrize("before", [0, 3])
def test_blank_lines_take_no_part_in_the_limit_of_a_record(short: int, before: int) -> None:
    blank = "\n" * (2 * short)
    content = f"{blank * (before == 0)}a,b\n5,4\n{blank * (before > 0)}4,3\n"
    assert fe.tally(STUDY, io.StringIO(content)) == fe.tally(STUDY, TWO)


def test_a_line_of_the_longest_length_is_within_the_limit_of_a_record() -> None:
    fields = encoding.LONGEST_LINE // 2
    assert told("a,b\n" + "," * 60_000 + "\n" + ",x" * fields) == (
        "answers: broken records\n"
        "  line 2: 60001 fields for 2 columns; mend the line\n"
        f"  line 3: {fields + 1} fields for 2 columns; mend the line"
    )


def test_reading_leaves_the_limit_of_fields_as_it_was_and_goes_by_it() -> None:
    before = csv.field_size_limit(10)
    try:
        assert told("a,b\n5,12345678901\n") == "answers, line 2: a field of more than 10 characters; shorten it"
        assert csv.field_size_limit() == 10
    finally:
        csv.field_size_limit(before)


def test_a_file_that_is_mended_while_it_is_read_is_refused_all_the_same() -> None:
    found = iter([b"a,b\n5\n", b"a,b\n5,4\n"])
    text = Text("answers", lambda: io.BytesIO(next(found)), encoding.Encoding("utf-8", 0, nul=False))
    with pytest.raises(AnswersError, match="answers: changed while it was read; read it again"):
        list(csvfile.CsvFile(text, ",", ("a", "b")).batches(["a"]))


def test_a_source_yields_only_what_is_asked_for() -> None:
    def read(*wanted: str) -> list[Any]:
        return [dict(batch) for batch in frames.opened(io.StringIO("a,b,c\n1,2,3\n4,5,6\n")).read(wanted)]

    assert read("c", "a") == [{"c": ["3", "6"], "a": ["1", "4"]}]
    assert read("b") == [{"b": ["2", "5"]}]
    assert read() == [{}]
