"""Messages as values, the languages they are told in, and errors that carry them."""

from __future__ import annotations

import copy
import gc
import pickle
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from fuzzyeval import errors
from fuzzyeval.errors import (
    ArrayError,
    FuzzyEvalError,
    StudyError,
    UnknownKeyError,
    told_in,
)
from fuzzyeval.wording import Message, message, template_in, together
from fuzzyeval.wording.chinese import CHINESE
from fuzzyeval.wording.messages import fields

T = TypeVar("T")
NO_FILE = "{path}: no such file; check the path"
UNKNOWN = "no indicator is called {node!r}{hint}"
HINT = "; did you mean {near!r}?"
KINDS = [getattr(errors, name) for name in errors.__all__]
REFUSALS = [kind for kind in KINDS if isinstance(kind, type) and issubclass(kind, FuzzyEvalError)]


def journey(value: T) -> T:
    """Return what comes back of a value that was pickled."""
    back: T = pickle.loads(pickle.dumps(value))  # noqa: S301  (our own)
    return back


def unknown() -> Message:
    """Return a message with another one inside."""
    return message(UNKNOWN, node="qualty", hint=message(HINT, near="quality"))


@pytest.mark.parametrize("language", ["zh", "ZH", "zh-CN", "zh_Hans", "zh-Hans-CN"])
def test_chinese_and_its_variants_are_told_in_chinese(language: str) -> None:
    assert message(NO_FILE, path="a.csv").text(language) == CHINESE[NO_FILE].format(path="a.csv")
    assert template_in(NO_FILE, language) == CHINESE[NO_FILE]


@pytest.mark.parametrize("language", ["en", "en-GB", "fr", "", "中文"])
def test_every_other_language_is_told_in_english(language: str) -> None:
    assert message(NO_FILE, path="a.csv").text(language) == "a.csv: no such file; check the path"
    assert template_in(NO_FILE, language) == NO_FILE


def test_a_template_without_chinese_is_told_in_english() -> None:
    assert message("{a} is new", a="b").text("zh") == "b is new"
    assert message("as new as this").text("zh") == "as new as this"


def test_a_message_inside_a_message_is_told_in_the_same_language() -> None:
    assert str(unknown()) == unknown().text() == "no indicator is called 'qualty'; did you mean 'quality'?"
    chinese = CHINESE[UNKNOWN].format(node="qualty", hint=CHINESE[HINT].format(near="quality"))
    assert unknown().text("zh") == chinese
    listed = message("{source}: {count} problems\n  {problems}", source="text", count=2, problems=[unknown()] * 2)
    assert listed.text("zh").splitlines()[1:] == [f"  {chinese}"] * 2


def test_several_messages_are_one_with_a_line_each() -> None:
    one, other = message(NO_FILE, path="a.csv"), unknown()
    both = together([one, other])
    assert both.text("zh") == f"{one.text('zh')}\n  {other.text('zh')}"
    assert both.parts() == (one, other)
    assert together([one]) == one
    assert one.parts() == (one,)


def test_a_text_without_values_is_taken_as_it_stands() -> None:
    assert message("{a} of 100%").text() == "{a} of 100%"
    assert Message("{{a}}").text("zh") == "{{a}}"
    assert message("of {{a}}: {b}", b=1).text() == "of {a}: 1"


def test_the_fields_of_a_template_are_named_as_they_are_written() -> None:
    assert fields("{a}, {b!r} of {{c}} and {d:.3g}: {b!r}") == ("a", "b!r", "d:.3g", "b!r")


@pytest.mark.parametrize("twice", [copy.copy, copy.deepcopy, journey])
def test_messages_are_values(twice: Callable[[Message], Message]) -> None:
    said = unknown()
    assert twice(said) == said
    assert hash(twice(said)) == hash(said) == hash(unknown())
    assert twice(said).text("zh") == said.text("zh")
    assert said != message(UNKNOWN, node="quality", hint=message(HINT, near="quality"))
    assert said != message(UNKNOWN, node="qualty", hint="")
    with pytest.raises(AttributeError):
        said.template = "another"  # type: ignore[misc]


class Value:
    """A stranger, who can be told and formatted, and be seen to be gone."""

    def __format__(self, spec: str) -> str:
        return "formatted"


class Text(str):
    """A text that can be seen to be gone."""

    __slots__ = ("__weakref__",)


@pytest.mark.parametrize("template", ["{value}", "{value!r}", "{value:g}", "{value} {value!r} {value:g}"])
@pytest.mark.parametrize("make", [Value, lambda: Text("text"), lambda: [Value()], lambda: {"key": Value()}])
def test_a_message_keeps_no_value_alive(template: str, make: Callable[[], Any]) -> None:
    value = make()
    inner = (
        value if isinstance(value, Value | Text) else next(iter(value.values() if isinstance(value, dict) else value))
    )
    seen = weakref.ref(inner)
    said = FuzzyEvalError(template, value=value)
    del value, inner
    gc.collect()
    assert seen() is None
    assert str(said)


@pytest.mark.parametrize("kind", REFUSALS)
def test_an_error_carries_its_message_and_its_language(kind: type[FuzzyEvalError]) -> None:
    error = kind(UNKNOWN, node="qualty", hint=message(HINT, near="quality"))
    assert (error.said, error.language, str(error)) == (unknown(), "en", unknown().text("en"))
    error.language = "zh"
    for twin in (error, copy.copy(error), copy.deepcopy(error), journey(error)):
        assert type(twin) is kind
        assert (twin.said, twin.language, str(twin)) == (unknown(), "zh", unknown().text("zh"))


def test_an_error_tells_its_message_in_any_language_whatever_its_own() -> None:
    error = ArrayError(NO_FILE, path="a.csv")
    english, chinese = "a.csv: no such file; check the path", CHINESE[NO_FILE].format(path="a.csv")
    told = {language: error.said.text(language) for language in ("en", "zh", "zh-CN", "zh_Hans", "fr")}
    assert told == {"en": english, "zh": chinese, "zh-CN": chinese, "zh_Hans": chinese, "fr": english}
    assert ArrayError(error.said).said is error.said
    assert str(FuzzyEvalError()) == ""


def test_an_unknown_key_is_told_without_quotes() -> None:
    error = UnknownKeyError(UNKNOWN, node="qualty", hint="")
    assert isinstance(error, KeyError)
    assert str(error) == "no indicator is called 'qualty'"


def test_every_refusal_is_one_of_ours() -> None:
    assert REFUSALS
    assert all(issubclass(kind, ValueError) for kind in REFUSALS)


def test_errors_that_pass_are_told_in_the_language() -> None:
    with pytest.raises(StudyError) as caught, told_in("zh"):
        raise StudyError(NO_FILE, path="a.yaml")
    assert str(caught.value) == CHINESE[NO_FILE].format(path="a.yaml")


def test_who_asks_last_has_the_say() -> None:
    with pytest.raises(StudyError) as caught, told_in("en"), told_in("zh"):
        raise StudyError(NO_FILE, path="a.yaml")
    assert caught.value.language == "en"


@pytest.mark.parametrize("stranger", [KeyError("key"), KeyboardInterrupt(), RuntimeError("text")])
def test_errors_of_others_pass_as_they_are(stranger: BaseException) -> None:
    before = dict(vars(stranger))
    with pytest.raises(type(stranger)) as caught, told_in("zh"):
        raise stranger
    assert caught.value is stranger
    assert vars(stranger) == before
    with told_in("zh"):
        pass


def test_what_failed_before_stays_as_it_was_told() -> None:
    earlier = StudyError(NO_FILE, path="a.yaml")
    with pytest.raises(StudyError) as caught, told_in("zh"):
        raise StudyError("{source}: {problem}", source="text", problem=earlier.said) from earlier
    assert (caught.value.language, earlier.language) == ("zh", "en")
    assert str(caught.value) == f"text: {earlier.said.text('zh')}"
