"""The questionnaire as a file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fuzzyeval import checks
from fuzzyeval.errors import MissingExtraError, OptionError, StudyError, told_in
from fuzzyeval.model.scale import primary
from fuzzyeval.model.study import Study, required
from fuzzyeval.model.writing import write_whole
from fuzzyeval.questionnaire.asking import Question, label_of, questions, shown
from fuzzyeval.questionnaire.naming import sheet_titles

__all__ = ["LONGEST_NAME", "write_questionnaire"]

LONGEST_NAME = 255
"""The characters that an expert's name may have."""


def write_questionnaire(study: Study, path: str | Path, *, experts: Sequence[str], lang: str | None = None) -> Path:
    """Write a questionnaire in which experts judge, two by two, what matters more: a workbook with a sheet for each.

    Every comparison of every parent with two or more children is asked once, in plain words. What comes back is read by
    :func:`fuzzyeval.ahp.read_questionnaire`.

    Parameters
    ----------
    study
        Whose indicators are compared; how it is weighed so far does not matter.
    path
        Where to write it; the name ends in ``.xlsx``. A file that is there already is never overwritten: it may hold answers.
    experts
        Their names, all different.
    lang
        ``zh`` for Chinese, ``en`` for English; labels also in any other language that the study has, with the rest in
        English. The study's language where nothing is given.

    Returns
    -------
    pathlib.Path
        The path.

    Raises
    ------
    StudyError
        Where nothing is to be compared, and where the file cannot be written.
    OptionError
        For names that are none or occur twice, another language, a path that does not end in ``.xlsx``, and a file that
        is there already.
    MissingExtraError
        Where openpyxl is not installed.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> from tempfile import TemporaryDirectory
    >>> study = fe.Study.template("service_satisfaction")
    >>> with TemporaryDirectory() as folder:
    ...     fe.ahp.write_questionnaire(study, f"{folder}/panel.xlsx", experts=["Ann", "Bo"]).name
    'panel.xlsx'
    """
    with told_in(required(study).language):
        file = _file(path)
        names = _names(experts)
        language = _language(study, lang)
        asked = questions(study, language)
        if not asked:
            raise StudyError("study: no indicator has two children, so there is nothing to compare; give it more")
        if file.exists():
            raise OptionError(
                "path: {path} is there already and may hold answers; give another name, or remove it first",
                path=str(file),
            )
        if not find_spec("openpyxl"):
            raise MissingExtraError("{path}: a questionnaire needs openpyxl; install fuzzyeval[excel]", path=str(file))
        write_whole(file, lambda: _workbook(_title(study, language), names, asked, language))
    return file


def _file(path: object) -> Path:
    if not isinstance(path, (str, os.PathLike)) or not str(path).lower().endswith(".xlsx"):
        raise OptionError("path: {path!r} does not end in .xlsx; give the path of a workbook", path=path)
    return Path(path)


def _names(experts: object) -> list[str]:
    if isinstance(experts, str) or not isinstance(experts, Sequence) or not experts:
        raise OptionError("experts: {experts!r} is not a list of names; name at least one expert", experts=experts)
    names: list[str] = []
    for name in experts:
        plain = name.strip() if isinstance(name, str) else ""
        if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
            raise OptionError(
                "experts: {name!r} is not a name; give text in one line, of at most {most} characters",
                name=name,
                most=LONGEST_NAME,
            )
        if plain in names:
            raise OptionError("experts: {name!r} is named twice; tell them apart", name=plain)
        names.append(plain)
    return names


def _language(study: Study, lang: object) -> str:
    """Return the language that is asked for: one that the questionnaire is in, or one that the study has labels in."""
    if lang is None:
        return study.language
    labels = [indicator.label for indicator in study.outline.indicators]
    spoken = [each for label in labels if isinstance(label, Mapping) for each in label]
    known = dict.fromkeys(("en", "zh", study.language, *spoken))
    return lang if isinstance(lang, str) and primary(lang) in ("en", "zh") else checks.choice(lang, known, "lang")


def _title(study: Study, language: str) -> str:
    """Return the name of the study where that is in the language, otherwise what its root is called."""
    named = study.name and primary(language) == primary(study.language)
    return shown(study.name) if named else label_of(study, 0, language)


def _workbook(title: str, names: Sequence[str], asked: Sequence[Question], language: str) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  (an extra)

    from fuzzyeval.questionnaire.drawing import Looks, draw  # noqa: PLC0415

    book = Workbook()
    book.remove(book.active)
    looks: Looks = {}
    for name, sheet_title in zip(names, sheet_titles(names), strict=True):
        draw(book.create_sheet(sheet_title), title, name, asked, language, looks=looks)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
