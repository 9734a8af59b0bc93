"""What is declared as a document: read from YAML, JSON and plain values, and written so again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from fuzzyeval.aliases import Plain
from fuzzyeval.errors import StudyError, told_in
from fuzzyeval.model import documents, explaining, writing
from fuzzyeval.model.values import Declared
from fuzzyeval.wording import Message

__all__ = ["Stored"]


class Stored(Declared):
    """What is read from a document, with all that is wrong told together in the language that the document asks for."""

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the study in a YAML or JSON file.

        Parameters
        ----------
        path
            A file that ends in .yaml, .yml or .json.

        Raises
        ------
        StudyError
            Where the file cannot be read or what it says does not hold together, with every problem and its place.
        """
        if not isinstance(path, str | Path):
            raise StudyError("path: {kind} is no path; give that of a YAML or JSON file", kind=type(path).__name__)
        file = Path(path)
        return cls._read(documents.read(file), str(path), lambda text, _: documents.parse(text, file), file.parent)

    @classmethod
    def from_yaml(cls, text: str) -> Self:
        """Return the study in a YAML text.

        Raises
        ------
        StudyError
            Where the text is no YAML or what it says does not hold together.
        """
        return cls._read(text, "text", documents.parse_yaml)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the study in a JSON text, as strictly as a file: no key twice, no NaN.

        Raises
        ------
        StudyError
            Where the text is no JSON or what it says does not hold together.
        """
        return cls._read(text, "text", documents.parse_json)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Return the study in plain values, such as :meth:`to_document` gives and a web framework parses.

        Raises
        ------
        StudyError
            Where what they say does not hold together, with every problem and its place.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> fe.Study.from_document({"grades": 5, "root": {"id": "service"}})
        <Study 'service': 1 indicators, 1 leaves, 5 grades>
        """
        documents.refuse_unfit(document, "document")
        return cls._understood(document, "document")

    def to_yaml(self) -> str:
        """Return the study as YAML, which :meth:`from_yaml` reads back, equal.

        Raises
        ------
        StudyError
            For an operator of the user's own, which cannot be saved.
        """
        return writing.write_yaml(self.to_document())

    def save(self, path: str | Path) -> None:
        """Write the study to a YAML or JSON file, which :meth:`load` reads back, equal.

        Raises
        ------
        StudyError
            For another kind of file, or an operator of the user's own, which cannot be saved.
        """
        if not isinstance(path, str | Path):
            raise StudyError("path: {kind} is no path; give that of a YAML or JSON file", kind=type(path).__name__)
        writing.write(Path(path), self.to_document())

    def to_document(self) -> Plain:
        """Return the study as plain values, as they stand in YAML and JSON."""
        return self.model_dump(mode="json", exclude_none=True)

    @classmethod
    def _read(cls, text: str, source: str, parse: Callable[[str, str], object], folder: Path | None = None) -> Self:
        """Return the study in a text, or tell all that is wrong with it in its own language."""
        if not isinstance(text, str):
            raise StudyError("text: {kind} is no text; give YAML or JSON", kind=type(text).__name__)
        with told_in(documents.language_in(text)):
            document = parse(text, source)
        return cls._understood(document, source, folder)

    @classmethod
    def _understood(cls, document: object, source: str, folder: Path | None = None) -> Self:
        """Return the study that a document declares; files that it names are looked for in the folder."""
        language = document.get("language") if isinstance(document, Mapping) else None
        with told_in(language if isinstance(language, str) else "en"):
            try:
                return cls.model_validate(document, context={"folder": folder})
            except ValidationError as error:
                problems = [*explaining.problems_of(error), *cls._further_problems(document, error, folder)]
                raise explaining.refusal(problems, source) from None  # all that pydantic says is in it

    @classmethod
    def _further_problems(cls, document: object, error: ValidationError, folder: Path | None) -> list[Message]:
        """Return what else does not hold together, beside fields that are wrong on their own."""
        rest = explaining.leaving_out(document, error)
        if rest is not None:
            try:
                cls.model_validate(rest, context={"folder": folder})
            except ValidationError as further:
                if all(not problem["loc"] for problem in further.errors()):
                    return explaining.problems_of(further)
        return []
