"""Whatever comes to the CSV door is counted to the last row or refused in our words; what was written is read again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe

pytestmark = pytest.mark.slow

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
NAMES = ("a", "b", "分店")
PIECES = ("a", "b", "5", "4.0", "N/A", "满意", "é", " ", ",", ";", "\t", '"', '""', "\n", "\r", "\r\n", "\0", "\ufeff")
CHINESE = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"

raw_texts = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)
"""Any text, or pieces of CSV in any order."""

headed_texts = st.tuples(st.sampled_from(["a,b\n", "a;b\n", '"a"\tb\r\n', "\ufeffb,a,c\n"]), raw_texts).map("".join)
"""Lines of any kind under a first line that names the leaves."""

codecs = st.sampled_from(
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "shift_jis", "cp1252"]
)
raw_bytes = st.binary() | st.builds(lambda text, codec: text.encode(codec, "replace"), raw_texts | headed_texts, codecs)
"""Any bytes, or any text in an encoding, which may lack some of its characters."""

headed_bytes = st.builds(lambda body: b"a,b\n" + body, raw_bytes)

numbers = st.sampled_from(["5", "4.0", " 3", "0", "", "satisfied", "满意"])
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
chinese = st.text(CHINESE, min_size=1, max_size=8)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what is tried is written."""
    return tmp_path_factory.mktemp("answers") / "answers.csv"


def found(answers: object, place: str) -> tuple[list[dict[str, object]], str]:
    """Return the accounts, which add up, or what is said, with the name of the source taken out."""
    try:
        tally = fe.tally(STUDY, answers)
    except fe.FuzzyEvalError as error:
        said = str(error).replace(place, "answers", 1)
        assert "changed while" not in said
        return [], said
    for account in tally.accounts():
        assert account["rows"] == account["counted"] + account["missing"] + account["refused"]
    return tally.accounts(), ""


@given(data=raw_bytes | headed_bytes)
def test_any_bytes_are_counted_or_refused_alike_from_a_stream_and_from_a_file(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert found(io.BytesIO(data), "answers") == found(path, str(path))


@given(text=raw_texts | headed_texts)
def test_any_text_is_counted_or_refused_as_its_bytes_are(text: str) -> None:
    assert found(io.StringIO(text, newline=""), "answers") == found(io.BytesIO(text.encode()), "answers")


@given(lines=st.lists(st.lists(st.sampled_from(["5", "4", "", "x"]), min_size=1, max_size=3), min_size=1))
def test_a_line_counts_if_and_only_if_every_line_has_a_field_for_every_column(lines: list[list[str]]) -> None:
    text = "a,b\n" + "\n".join(map(",".join, lines))
    short = [at for at, line in enumerate(lines, start=2) if len(line) != 2 and line != [""]]
    accounts, said = found(io.StringIO(text), "answers")
    if short:
        assert f"line {short[0]}: " in said
        assert said.count("fields for 2 columns") == min(len(short), 20)
    else:
        assert accounts[0]["rows"] == sum(line != [""] for line in lines)


def written(rows: list[tuple[str, str, str]], delimiter: str, end: str) -> str:
    """Return rows as Python writes them."""
    file = io.StringIO(newline="")
    writer = csv.writer(
        file,
        delimiter=delimiter,
        lineterminator=end,
        quoting=csv.QUOTE_MINIMAL if "\r" in end else csv.QUOTE_ALL,  # a CR is left bare where lines end in LF
    )
    writer.writerows([NAMES, *rows])
    return file.getvalue()


@given(
    rows=st.lists(st.tuples(numbers | any_text, numbers, any_text)),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_what_is_written_in_utf_8_is_read_again(
    rows: list[tuple[str, str, str]], delimiter: str, end: str, codec: str
) -> None:
    data = written(rows, delimiter, end).encode(codec)
    wanted = fe.tally(STUDY, [dict(zip(NAMES, row, strict=True)) for row in [*rows, ("", "", "")]], by="分店")
    blank = fe.tally(STUDY, [dict.fromkeys(NAMES)], by="分店")
    assert fe.tally(STUDY, io.BytesIO(data), by="分店") + blank == wanted


@given(
    rows=st.lists(st.tuples(numbers | chinese, numbers | chinese, chinese), min_size=1),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    codec=st.sampled_from(["gbk", "gb18030"]),
)
def test_chinese_that_is_written_in_gbk_is_read_again(
    path: Path, rows: list[tuple[str, str, str]], delimiter: str, end: str, codec: str
) -> None:
    path.write_bytes(written(rows, delimiter, end).encode(codec))
    wanted = fe.tally(STUDY, [dict(zip(NAMES, row, strict=True)) for row in rows], by="分店")
    assert fe.tally(STUDY, path, by="分店") == wanted
