"""UTF-8, or Chinese in GBK, exactly; what is neither is refused with the byte, the line and the remedy."""

from __future__ import annotations

import io

import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError
from fuzzyeval.sources import encoding

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
BRANCHES = "a,b,分店\n5,很满意,北京·王府井\n4,3,上海——徐家汇\n"
COMMON = "很满意北京上海店员好"  # ten of the 3755 characters that GB 2312 calls its first level
SECOND = "鑫婷莘翊璐"  # of its second level
RARE = "镕喆堃"  # in GBK, not in GB 2312


def objects(data: bytes, by: str = "分店") -> tuple[object, ...]:
    """Return the names of the objects in a CSV."""
    return fe.tally(STUDY, io.BytesIO(data), by=by).objects


def test_the_characters_of_these_tests_are_of_the_levels_that_they_say() -> None:
    assert all(0xB0 <= sign.encode("gb2312")[0] <= 0xD7 for sign in COMMON)
    assert all(0xD8 <= sign.encode("gb2312")[0] <= 0xF7 for sign in SECOND)
    assert not any(sign.encode("gb2312", "ignore") for sign in RARE)
    assert all(sign.encode("gbk") for sign in RARE)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_chinese_is_read_to_the_letter_in_the_encodings_that_spreadsheets_save(codec: str) -> None:
    data = BRANCHES.encode(codec)
    assert set(objects(data)) == {"北京·王府井", "上海——徐家汇"}
    assert fe.tally(STUDY, io.BytesIO(data)).accounts() == fe.tally(STUDY, io.StringIO(BRANCHES)).accounts()
    assert fe.tally(STUDY, io.BytesIO(data)).refusals() == {"b": {"很满意": 1}}


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_character_may_lie_across_what_is_read_at_a_time(codec: str) -> None:
    for shift in range(4):
        filler = "x" * shift + "\n" + "5,4,好\n" * 200_000  # 7 or 9 bytes a row, over a chunk of 2**20 bytes
        data = f"a,b,{filler}".encode(codec)
        assert len(data) > 2**20
        assert objects(data, "x" * shift or "a")[0] == ("好" if shift else "5")


@pytest.mark.parametrize(
    "text", ["Müller", "créée", "Größe", "hyvää,", "Ærø", "naïve", "één", "Óscar"], ids=lambda text: text
)
def test_western_text_is_not_garbled_into_chinese(text: str) -> None:
    data = f"a,b,name\n5,4,{text}x\n".encode("latin-1")
    assert data.decode("gb18030") != data.decode("latin-1")  # it could be read so
    with pytest.raises(
        AnswersError, match=r"line 2: not UTF-8 at byte \d+ \(0x[c-f].\), nor surely Chinese in GBK; save"
    ):
        fe.tally(STUDY, io.BytesIO(data))


def test_cyrillic_text_is_not_garbled_into_chinese() -> None:
    data = "a,b,name\n5,4,Привет\n".encode("cp1251")
    assert data.decode("gb18030")
    with pytest.raises(AnswersError, match=r"not UTF-8 at byte 13 \(0xcf\), nor surely Chinese in GBK"):
        fe.tally(STUDY, io.BytesIO(data))


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        (COMMON[:9] + RARE[:1], True),
        (COMMON[:8] + RARE[:2], False),
        (COMMON[:5] + SECOND, True),
        (COMMON[:4] + SECOND, False),
        ("——" * 9 + RARE[:2], True),
    ],
    ids=["nine in ten", "eight in ten", "half common", "less than half common", "punctuation is Chinese too"],
)
def test_nine_in_ten_must_be_of_gb_2312_and_half_of_them_common(text: str, *, chinese: bool) -> None:
    data = f"a,b,c\n5,4,{text}\n".encode("gb18030")
    if chinese:
        assert objects(data, "c") == (text,)
    else:
        with pytest.raises(AnswersError, match="nor surely Chinese in GBK; save the file as UTF-8"):
            objects(data, "c")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_with_a_wrong_byte_is_not_taken_for_gbk(mark: bytes) -> None:
    right = mark + "a,b,分店\n5,4,北京\n5,4,上海分店的服务很好\n".encode()
    assert len(objects(right)) == 2
    for cut in (1, 2):
        with pytest.raises(AnswersError, match=rf"line 3: not UTF-8 at byte {len(right) - 4} \(0xe5\)"):
            objects(right[: -1 - cut])
    mixed = mark + "a,b,分店\n5,4,北京\n".encode() + "5,4,上海\n".encode("gbk")
    with pytest.raises(AnswersError, match=r"line 3: not UTF-8"):
        objects(mixed)


def test_after_the_mark_of_utf_8_nothing_else_is_tried() -> None:
    with pytest.raises(AnswersError, match=r"line 1: not UTF-8 at byte 7 \(0xb7\)"):
        fe.tally(STUDY, io.BytesIO(b"\xef\xbb\xbf" + BRANCHES.encode("gbk")))


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("rows", [3, 300_000])
def test_the_byte_that_is_not_utf_8_is_named_with_its_line(end: bytes, rows: int) -> None:
    before = b"a,b,c" + end + (b"5,4" + end) * rows  # so long that the 2**20th byte is the CR of a CRLF
    with pytest.raises(AnswersError, match=rf"line {rows + 2}: not UTF-8 at byte {len(before)} \(0xe9\), nor"):
        fe.tally(STUDY, io.BytesIO(before + b"\xe9,4\n"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a,b\n5,4\n".encode("utf-16"), "answers: UTF-16, which spreadsheets call Unicode text; save the file as CSV"),
        (b"\xfe\xff" + "a,b\n5,4\n".encode("utf-16-be"), "answers: UTF-16, which spreadsheets"),
        (b"PK\x03\x04\x14\x00\xff", "answers: a spreadsheet's workbook, not a CSV; save the sheet as CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "answers: a spreadsheet's workbook, not a CSV"),
        (b"PAR1\x15\xff", "answers: Parquet, not CSV; give the path of a file that ends in .parquet"),
    ],
    ids=["UTF-16", "UTF-16, big end first", "workbook", "old workbook", "Parquet"],
)
def test_what_spreadsheets_save_that_is_no_csv_has_a_remedy_of_its_own(data: bytes, message: str) -> None:
    with pytest.raises(AnswersError, match=message):
        fe.tally(STUDY, io.BytesIO(data))


@pytest.mark.parametrize("end", [b"\n", b"\r"])
@pytest.mark.parametrize("before", [0, 1, 1000])
def test_a_line_has_its_limit_of_bytes(end: bytes, before: int) -> None:
    start = b"a,b,c" + end + (b"5,4," + end) * before
    longest = b'5,4,"' + (b'x""' * encoding.LONGEST_LINE)[: encoding.LONGEST_LINE - 6] + b'"'
    assert len(longest) == encoding.LONGEST_LINE
    with pytest.raises(AnswersError, match=rf"answers, line {before + 2}: a field of more than 131,072"):
        fe.tally(STUDY, io.BytesIO(start + longest + end))
    for more in (b"x" + end, b"x"):
        with pytest.raises(
            AnswersError, match=rf"answers, line {before + 2}: longer than 4,194,304 bytes; end every row with a line"
        ):
            fe.tally(STUDY, io.BytesIO(start + longest + more))


@pytest.mark.parametrize("words", [["PRODUÇÃO", "MANUTENÇÃO"], ["CRÉÉE"], ["IBÁÑEZ"]])
def test_words_of_latin_letters_are_not_taken_for_chinese(words: list[str]) -> None:
    data = "\n".join(["name,q", *(f"{word},5" for word in words)]).encode("cp1252")
    data.decode("gb18030")  # it could be
    with pytest.raises(AnswersError, match="nor surely Chinese in GBK"):
        encoding.encoding_of(io.BytesIO(data), "answers.csv")


def test_chinese_among_latin_letters_is_chinese() -> None:
    text = "门店,q\nA和B,5\nVIP客户,4\n用APP下单,5\n"
    assert encoding.encoding_of(io.BytesIO(text.encode("gbk")), "answers.csv").codec == "gb18030"
