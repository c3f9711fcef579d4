"""One language: its dates, numbers, forms of facts, and the words that templates add. The only door to Babel.

In: a locale, a catalogue (a gettext `.po` file) and the list of messages that every catalogue must answer
(`clausebook.pot`). Out: a `Language`, or the findings that say what the catalogue lacks. Adding a language is adding a
catalogue: nothing here knows one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from gettext import c2py
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from .diagnostics import Diagnostic, error
from .source import Source, Span, line_starts

Key = tuple[str, str]
"""Context and identifier of a message."""
_UNCOUNTED = 100
"""From here on, numbers are written in figures."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_FIGURES = re.compile(r"[0-9.]+")
_COUNTER = re.compile(r"(?<![A-Za-z0-9])(?:0?1|[aAiI])(?![A-Za-z0-9])|一")
FORMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "period": {
            "": "{{number}} {unit}",
            "adjective": "{{number}}-{unit}",
            "words": "{{words}} {unit}",
            "legal": "{{words}} ({{number}}) {unit}",
            "heading": "{{words}} ({{number}}) {unit}",
        },
        "age": {"": "{number}", "number": "{number}", "legal": "{words} ({number})"},
        "count": {"": "{number}", "words": "{words}", "times": "{number} times", "legal": "{words} ({number})"},
    }
)
"""The message of the catalogue for each form of a counted fact, by kind and form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What one locale says and how. `messages` maps context and identifier to the plural forms, one at least."""

    locale: str
    direction: str
    autonym: str
    plural: str
    messages: Mapping[Key, tuple[str, ...]]

    def label(self, msgid: str, /, **values: object) -> str:
        """Return a message with its values filled in. Raises LookupError for one that no catalogue has."""
        return self._message("", msgid, 1).format(**values)

    def long_date(self, day: date, pattern: str | None = None) -> str:
        """Return a day in the locale's long form, or by a CLDR pattern."""
        return format_date(day, pattern or "long", locale=_babel(self.locale))

    def period(self, number: int, unit: str, form: str = "") -> str:
        """Return a number of units in one of `FORMS`."""
        text = self._counted("period", FORMS["period"][form].format(unit=unit), number)
        return text.title() if form == "heading" else text

    def age(self, years: int, form: str = "") -> str:
        """Return an age in one of `FORMS`."""
        return str(years) if form == "number" else self._counted("age", FORMS["age"][form], years)

    def count(self, number: int, form: str = "") -> str:
        """Return a number in one of `FORMS`; a small one may have a word of its own (twice)."""
        msgid = FORMS["count"][form]
        special = msgid.format(number=number, words="{words}")
        return self._counted("count", special if ("count", special) in self.messages else msgid, number)

    def number(self, sample: str, counters: tuple[int, ...]) -> str:
        """Return a number by its sample: the last counter of the sample is the item's own, those before its ancestors'.

        `number("1.1", (3, 4))` is "3.4", `number("(i)", (3, 4))` is "(iv)".
        """
        wanted = len(_COUNTER.findall(sample))
        own = iter(counters[-wanted:])
        return _COUNTER.sub(lambda match: self._counter(match[0], next(own)), sample)

    def cite(self, number: str) -> str | None:
        """Return how the text cites the clause with this number, or None where the language cites by title."""
        pattern = self._message("citation", "{number} {title}", 1)
        if "{title}" in pattern:
            return None
        bare = number.rstrip(".．、")
        return pattern.format(number=bare) if _FIGURES.fullmatch(bare) else bare  # 第二条 says all by itself

    def letters(self, items: Sequence[str]) -> str:
        """Return letters as a list without a conjunction: "A, B, D"."""
        return self._chain("letters", items)

    def address(self, lines: Sequence[str]) -> str:
        """Return the lines of an address as running text."""
        return self._chain("address", lines)

    def enumeration(self, items: Sequence[str]) -> str:
        """Return items as a list in a sentence: "A, B, and C", 甲、乙和丙."""
        return format_list(list(items), style="standard", locale=_babel(self.locale))

    def _chain(self, context: str, items: Sequence[str]) -> str:
        pattern = self._message(context, "{first}, {second}", 1)
        return reduce(lambda first, second: pattern.format(first=first, second=second), items)

    def _counter(self, kind: str, value: int) -> str:
        if kind == "一":
            return self._words(value)
        return _COUNTERS[kind](value)

    def _counted(self, context: str, msgid: str, number: int) -> str:
        return self._message(context, msgid, number).format(number=number, words=self._words(number))

    def _words(self, number: int) -> str:
        """Return a number below a hundred in words, any other in figures."""
        known = self.messages.get(("number", str(number)))
        if known or number >= _UNCOUNTED:
            return known[0] if known else str(number)
        tens, ones = self._words(number - number % 10), self._words(number % 10)
        return self._message("number", "{tens}-{ones}", 1).format(tens=tens, ones=ones)

    def _message(self, context: str, msgid: str, number: int) -> str:
        forms = self.messages[context, msgid]
        return forms[_plural(self.plural)(number) if len(forms) > 1 else 0]


def open_language(
    locale: str, direction: str, catalogue: Source, template: Source
) -> tuple[Language | None, tuple[Diagnostic, ...]]:
    """Return the Language of a catalogue, and a finding for every message of `template` that it does not answer."""
    try:
        _babel(locale)
    except (UnknownLocaleError, ValueError):
        return None, (error("unknown-locale", f"`{locale}` is no language that is known", catalogue.whole()),)
    try:
        answers, wanted = _read(catalogue, locale), _read(template, None)
    except PoFileError as cause:
        return None, (error("bad-catalogue", f"the catalogue cannot be read: {cause}", catalogue.whole()),)
    language = Language(
        locale=locale,
        direction=direction,
        autonym=_autonym(locale),
        plural=answers.plural_expr,
        messages=_messages(wanted) | _messages(answers),
    )
    return language, tuple(_findings(answers, wanted, catalogue))


def _read(source: Source, locale: str | None) -> Catalog:
    tag = locale.replace("-", "_") if locale else None
    return read_po(io.BytesIO(source.text.encode()), locale=tag, abort_invalid=True)


def _messages(catalogue: Catalog) -> dict[Key, tuple[str, ...]]:
    """Return the texts of all messages; what is not translated stands for itself until its finding stops the build."""
    return {_key(message): _answer(message) for message in catalogue if message.id}


def _answer(message: Message) -> tuple[str, ...]:
    forms = _forms_of(message.string)
    return forms if all(forms) else _forms_of(message.id)


def _key(message: Message) -> Key:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _forms_of(string: str | Sequence[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def _findings(answers: Catalog, wanted: Catalog, source: Source) -> Iterator[Diagnostic]:
    for message in wanted:
        if not message.id:
            continue
        context, msgid = _key(message)
        answer = answers.get(msgid, context=context or None)
        name = f"`{msgid}`" + (f" ({context})" if context else "")
        if answer is None or answer.fuzzy or not all(_forms_of(answer.string)):
            lacking = error("missing-message", f"the catalogue does not translate {name}", _place(source, answer))
            yield lacking.with_help("add a msgstr for it")
        elif not _placeholders(answer) <= _placeholders(message):
            foreign = ", ".join(sorted(_placeholders(answer) - _placeholders(message)))
            unknown = error("bad-message", f"the translation of {name} names {{{foreign}}}", _place(source, answer))
            known = ", ".join(f"{{{name}}}" for name in sorted(_placeholders(message)))
            yield unknown.with_help(f"use {known or 'no braces'}, as the original does")


def _placeholders(message: Message) -> set[str]:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    return _placeholders_of(_forms_of(message.string)) | _placeholders_of(ids)


def _placeholders_of(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for name in _PLACEHOLDER.findall(text)}


def _place(source: Source, message: Message | None) -> Span:
    if message is None or not message.lineno:
        return source.whole()
    start = line_starts(source.text)[message.lineno - 1]
    return source.span(start, start + 5)


@lru_cache
def _plural(expression: str) -> Callable[[int], int]:
    return c2py(expression)


def _alphabetic(value: int) -> str:
    """Count a, b, ... z, aa, ab ..."""
    letters = ""
    while value:
        value, digit = divmod(value - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _roman(value: int) -> str:
    parts = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for size, letters in (*parts, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += letters * (value // size)
        value %= size
    return text


_COUNTERS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "1": str,
        "01": lambda value: f"{value:02}",
        "a": _alphabetic,
        "A": lambda value: _alphabetic(value).upper(),
        "i": _roman,
        "I": lambda value: _roman(value).upper(),
    }
)


@lru_cache
def _babel(locale: str) -> Locale:
    return Locale.parse(locale.replace("-", "_"))


def _autonym(locale: str) -> str:
    babel = _babel(locale)
    return babel.languages.get(locale.replace("-", "_")) or babel.get_display_name() or locale
