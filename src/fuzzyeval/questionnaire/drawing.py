"""One expert's sheet: the instructions, the questions, the cells to fill in, and what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from math import ceil
from typing import Any, TypeAlias

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from fuzzyeval.display.characters import wrapped
from fuzzyeval.panels.layout import ANSWERED, ASKED, HEADINGS, NAME, QUESTION, STRONGEST, ids_text
from fuzzyeval.questionnaire.asking import Question, equally
from fuzzyeval.wording import Message, message

__all__ = ["Looks", "draw"]

_WIDTHS = (11, 58, 28, 15, 30)  # of the columns that are seen: number, question, which, how much, remarks
_SEEN = len(_WIDTHS)
_NUMBER, _QUESTION, _WHICH, _HOW_MUCH, _REMARKS = range(1, _SEEN + 1)
_IDS, _ASKED, _FIRST, _SECOND, _EQUALLY = range(_SEEN + 1, _SEEN + 1 + len(ASKED))
_TITLE, _NAME, _HOW, _SCALE, _KEYS, _HEADINGS = range(1, 7)
_BEGIN = _HEADINGS + 1
_LINE = 15.5  # points
_LEAST, _MOST = 24, 409  # of a row; Excel opens no higher ones

_DARK, _PALE, _FILL_IN, _WANTED, _NOT_NEEDED = "17607A", "EAF3F6", "FFF9E5", "F4B183", "D9D9D9"
_FAINT = Side(style="thin", color="C9D3D6")
_STRONG = Side(style="medium", color=_DARK)
_AS_TEXT = "@"  # so that 1/2, 5 or =a, where something is called so, stays what it is when it is chosen


Looks: TypeAlias = dict[tuple[int, bool], Any]
"""How the cells of a workbook look that stand in a column beside questions, the first of a parent or a further one."""


def draw(sheet: Any, title: str, expert: str, asked: Sequence[Question], language: str, *, looks: Looks) -> None:
    """Draw an expert's sheet; the looks are those of the sheets of the same workbook that were drawn before."""
    last = _BEGIN + len(asked) - 1
    _draw_head(sheet, title, expert, language)
    for at, question in enumerate(asked):
        begins = at == 0 or question.parent != asked[at - 1].parent
        _draw_question(sheet, _BEGIN + at, question, language, looks, begins=begins)
    _ask_for_choices(sheet, last, language)
    _colour_gaps(sheet, last)
    _lay_out(sheet)


def _draw_head(sheet: Any, title: str, expert: str, language: str) -> None:
    told = {
        _TITLE: message("What matters more? {title}", title=title),
        _HOW: message(
            "Every line compares two things. First choose which of them matters more; choose “equally” if neither does. Then "
            "choose how much more it matters, from 2 to 9; “equally” needs no number. Leave a line blank if you cannot judge it. "
            "There are no wrong answers: what counts is your own experience."
        ),
        _SCALE: message(
            "How much more:  1 = equally  ·  3 = moderately  ·  5 = strongly  ·  7 = very strongly  ·  9 = extremely  "
            "(2, 4, 6 and 8 lie between)"
        ),
    }
    for row, text in told.items():
        _write(sheet, row, _NUMBER, text.text(language), wrap=row != _TITLE)
        sheet.merge_cells(start_row=row, start_column=_NUMBER, end_row=row, end_column=_SEEN)
        sheet.row_dimensions[row].height = _height(text.text(language), sum(_WIDTHS)) + 4
    sheet.cell(_TITLE, _NUMBER).font = Font(size=16, bold=True, color=_DARK)
    sheet.row_dimensions[_TITLE].height = 28
    sheet.cell(_SCALE, _NUMBER).font = Font(bold=True)
    for column in range(_NUMBER, _SEEN + 1):
        sheet.cell(_SCALE, column).fill = _filled(_PALE)
    _draw_name(sheet, expert, language)
    _draw_headings(sheet, language)


def _draw_name(sheet: Any, expert: str, language: str) -> None:
    label = _write(sheet, _NAME, _NUMBER, message("Your name").text(language))
    label.font = Font(bold=True)
    label.alignment = Alignment(vertical="center")
    sheet.merge_cells(start_row=_NAME, start_column=_QUESTION, end_row=_NAME, end_column=_SEEN)
    name = _write(sheet, _NAME, _QUESTION, expert)
    name.font = Font(size=12, bold=True)
    _write(sheet, _NAME, _IDS, NAME)
    sheet.row_dimensions[_NAME].height = 22


def _draw_headings(sheet: Any, language: str) -> None:
    headings = (
        *(message("No."), message("Question"), message("Which matters more?"), message("How much more? (2 to 9)")),
        message("Remarks (if you like)"),
    )
    for column, heading in enumerate(headings, start=1):
        cell = _write(sheet, _HEADINGS, column, heading.text(language))
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _filled(_DARK)
        cell.alignment = Alignment(vertical="center", horizontal="left", wrap_text=True)
    for column, key in zip(
        (_QUESTION, _WHICH, _HOW_MUCH, *range(_IDS, _EQUALLY + 1)), (QUESTION, *ANSWERED, *ASKED), strict=True
    ):
        _write(sheet, _KEYS, column, key)
    _write(sheet, _HEADINGS, _IDS, HEADINGS)
    sheet.row_dimensions[_HEADINGS].height = 34
    sheet.row_dimensions[_KEYS].hidden = True


def _draw_question(sheet: Any, row: int, question: Question, language: str, looks: Looks, *, begins: bool) -> None:
    hidden = (ids_text(question.parent, question.a, question.b), question.text, question.first, question.second)
    texts = {_QUESTION: question.text, **dict(enumerate((*hidden, equally(language)), start=_IDS))}
    for column in range(_NUMBER, _EQUALLY + 1):
        cell = sheet.cell(row, column)
        if (column, begins) not in looks:
            _look(cell, begins=begins)
            looks[column, begins] = cell._style  # noqa: SLF001  (openpyxl's own way to copy a look, several times as fast)
        cell._style = copy(looks[column, begins])  # noqa: SLF001
        if column in texts:
            _put(cell, texts[column])
    sheet.cell(row, _NUMBER).value = row - _BEGIN + 1
    choices = (_height(text, _WIDTHS[_WHICH - 1]) for text in (question.first, question.second))
    longest = max(_height(question.text, _WIDTHS[_QUESTION - 1]), *choices)
    sheet.row_dimensions[row].height = min(max(longest + 6, _LEAST), _MOST)


def _look(cell: Any, *, begins: bool) -> None:
    """Give a cell beside a question, or the question itself, its look."""
    if cell.column > _SEEN:
        cell.number_format = _AS_TEXT
        return
    cell.border = Border(top=_STRONG if begins else _FAINT, bottom=_FAINT, left=_FAINT, right=_FAINT)
    across = "center" if cell.column in (_NUMBER, _HOW_MUCH) else "left"
    cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal=across)
    if cell.column in (_WHICH, _HOW_MUCH):
        cell.fill = _filled(_FILL_IN)
    if cell.column in (_QUESTION, _WHICH, _REMARKS):
        cell.number_format = _AS_TEXT


def _ask_for_choices(sheet: Any, last: int, language: str) -> None:
    """Let the two columns offer what can be chosen, and say what it means."""
    first, equal = (f"${get_column_letter(column)}{_BEGIN}" for column in (_FIRST, _EQUALLY))
    which = _validation(
        f"{first}:{equal}",
        message("Which of the two matters more?"),
        message("Choose one of the two, or that both matter equally"),
        language,
    )
    scale = ",".join(map(str, range(2, STRONGEST + 1)))
    how_much = _validation(
        f'"{scale}"',
        message("How much more does it matter?"),
        message(
            "3 moderately, 5 strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 lie between. Blank for “equally”"
        ),
        language,
    )
    for validation, column in ((which, _WHICH), (how_much, _HOW_MUCH)):
        sheet.add_data_validation(validation)
        letter = get_column_letter(column)
        validation.add(f"{letter}{_BEGIN}:{letter}{last}")


def _validation(source: str, title: Message, text: Message, language: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=title.text(language),
        error=text.text(language),
        promptTitle=title.text(language),
        prompt=text.text(language),
    )


def _colour_gaps(sheet: Any, last: int) -> None:
    """Let a cell show that it is still wanted, or not needed, once the one beside it is filled."""
    which, how_much, equal = (f"${get_column_letter(column)}{_BEGIN}" for column in (_WHICH, _HOW_MUCH, _EQUALLY))
    rules = (
        (_HOW_MUCH, f"{which}={equal}", _NOT_NEEDED),
        (_HOW_MUCH, f'AND({which}<>"",{how_much}="")', _WANTED),
        (_WHICH, f'AND({which}="",{how_much}<>"")', _WANTED),
    )
    for column, formula, colour in rules:
        letter = get_column_letter(column)
        rule = FormulaRule(formula=[formula], fill=PatternFill(bgColor=colour, fill_type="solid"), stopIfTrue=True)
        sheet.conditional_formatting.add(f"{letter}{_BEGIN}:{letter}{last}", rule)


def _lay_out(sheet: Any) -> None:
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in range(_IDS, _EQUALLY + 1):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.freeze_panes = sheet.cell(_BEGIN, 1)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = (
        f"{get_column_letter(_WHICH)}{_BEGIN}"
    )
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADINGS}:{_HEADINGS}"


def _write(sheet: Any, row: int, column: int, text: str, *, wrap: bool = True) -> Any:
    cell = sheet.cell(row, column)
    cell.number_format = _AS_TEXT
    cell.alignment = Alignment(vertical="center", wrap_text=wrap)
    _put(cell, text)
    return cell


def _put(cell: Any, text: str) -> None:
    """Write a text that stays one, though it may begin with =, +, - or @."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@", "'"))


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@lru_cache(maxsize=4096)  # every expert is asked the same
def _height(text: str, width: int) -> float:
    """Return how many points high a text is in a column of some width."""
    return len(wrapped(text, max(2, ceil(width * 0.92)))) * _LINE
