"""One language: its dates, numbers, forms of facts, and the words that templates add. The only door to Babel.

In: a locale, a catalogue (a gettext `.po` file) and the list of messages that every catalogue must answer
(`clausebook.pot`). Out: a `Language`, or the findings that say what the catalogue lacks. Adding a language is adding a
catalogue; `blank` alone names some, of which a new catalogue borrows its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, reduce

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list

from ..languages import packs
from ..model.diagnostics import Diagnostic
from ..model.source import Source
from .catalogue import VIEW_WORDS, Messages, read_messages

__all__ = [
    "FORMS",
    "Language",
    "direction_of",
    "is_east_asian",
    "is_known",
    "is_right_to_left",
    "language_name",
    "likely_region",
    "name_languages",
    "open_language",
    "plural_category",
    "print_day",
]

_UNCOUNTED = 100
"""From here on, numbers are written in figures."""
_EAST_ASIAN = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore"})
FORMS: Mapping[str, Mapping[str, str]] = {
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
"""The message of the catalogue for each form of a counted fact, by kind and form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What one locale says and how."""

    locale: str
    direction: str
    autonym: str
    messages: Messages

    def label(self, msgid: str, /, **values: object) -> str:
        """Return a message with its values filled in. Raises LookupError for one that no catalogue has."""
        return self.messages.text("", msgid).format(**values)

    def term(self, msgid: str) -> str | None:
        """Return words of a view of the inventory, values in braces; None where the catalogue has none yet."""
        found = self.messages.texts.get((VIEW_WORDS, msgid)) or self.messages.texts.get(("", msgid))
        return found[0] if found else None

    def long_date(self, day: date, pattern: str | None = None) -> str:
        """Return a day in the locale's long form, or by a CLDR pattern."""
        return _date(day, pattern or "long", self.locale)

    def period(self, number: int, unit: str, form: str = "") -> str:
        """Return a number of units in one of `FORMS`."""
        msgid = FORMS["period"][form].format(unit=unit)
        known = ("period", msgid) in self.messages.texts
        text = self._counted("period", msgid, number) if known else self._measured(number, unit, form)
        return text.title() if form == "heading" else text

    def age(self, years: int, form: str = "") -> str:
        """Return an age in one of `FORMS`."""
        return str(years) if form == "number" else self._counted("age", FORMS["age"][form], years)

    def count(self, number: int, form: str = "") -> str:
        """Return a number in one of `FORMS`; a small one may have a word of its own (twice)."""
        msgid = FORMS["count"][form]
        special = msgid.format(number=number, words="{words}")
        return self._counted("count", special if ("count", special) in self.messages.texts else msgid, number)

    def cite(self, number: str) -> str | None:
        """Return how the text cites the clause with this number, or None where the language cites by title."""
        pattern = self.messages.text("citation", "{number} {title}")
        if "{title}" in pattern:
            return None
        before, _, behind = pattern.partition("{number}")
        if before and behind and number.startswith(before) and number.endswith(behind):  # numbered 第一条 already
            return number
        return pattern.format(number=number.rstrip(".．、"))

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
        pattern = self.messages.text(context, "{first}, {second}")
        return reduce(lambda first, second: pattern.format(first=first, second=second), items)

    def _counted(self, context: str, msgid: str, number: int) -> str:
        own = self.messages.texts.get(("number of things", str(number)))
        words = own[0] if own else self._words(number)
        return self.messages.text(context, msgid, number).format(number=number, words=words)

    def _measured(self, number: int, unit: str, form: str) -> str:
        """Return a number of units for which the catalogue has no words as CLDR says it, the number in a form."""
        from babel.numbers import format_decimal
        from babel.units import format_unit

        text = format_unit(number, f"duration-{unit}", length="long", locale=_babel(self.locale))
        said = {"words": "{words}", "legal": "{words} ({number})", "heading": "{words} ({number})"}.get(
            form, "{number}"
        )
        figure = format_decimal(number, locale=_babel(self.locale))
        return text.replace(figure, said.format(words=self._words(number), number=number), 1) if form else text

    def _words(self, number: int) -> str:
        """Return a number in words, where the language has them; else, and from a hundred on, in figures."""
        texts = self.messages.texts
        known, joined = texts.get(("number", str(number))), texts.get(("number", "{tens}-{ones}"))
        if known or joined is None or number >= _UNCOUNTED or number % 10 == 0:
            return known[0] if known else str(number)
        return joined[0].format(tens=self._words(number - number % 10), ones=self._words(number % 10))


def open_language(
    locale: str, direction: str, catalogue: Source, template: Source
) -> tuple[Language | None, tuple[Diagnostic, ...]]:
    """Return the Language of a catalogue, and a finding for every message of `template` that it does not answer.

    There is no Language where Babel knows no such locale; `resolve` reports that where the locale is written.
    """
    if not is_known(locale):
        return None, ()
    messages, found = read_messages(catalogue, template, locale)
    return Language(locale=locale, direction=direction, autonym=_autonym(locale), messages=messages), found


def is_known(locale: str) -> bool:
    """Say whether there are dates and plurals for a locale."""
    try:
        _babel(locale)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def print_day(day: date, pattern: str, locale: str) -> str:
    """Return a day by a CLDR pattern in a locale, "" where the locale is not known."""
    return _date(day, pattern, locale) if is_known(locale) else ""


def name_languages(words: Iterable[str]) -> bool:
    """Say whether words are what languages are called in the languages of the packs, two or more: English, 简体中文."""
    names = [name for word in words if (name := word.strip().casefold())]
    return len(names) > 1 and _language_names().issuperset(names)


@cache
def _language_names() -> frozenset[str]:
    return frozenset(name.casefold() for pack in packs() for name in _babel(pack.tag).languages.values())


def language_name(locale: str, inside: str) -> str:
    """Return what a language is called in another that `is_known`; its tag where nobody says."""
    names = _babel(inside).languages
    return str(names.get(locale.replace("-", "_")) or names.get(locale.partition("-")[0]) or locale)


def plural_category(locale: str, number: int) -> str:
    """Return the plural category (CLDR: one, few, other …) that a number has in a locale that `is_known`."""
    return _babel(locale).plural_form(number)


def direction_of(locale: str, stated: Mapping[str, str]) -> str:
    """Return the direction in which a locale is written: the `stated` one, else that of CLDR; "ltr" or "rtl"."""
    usual = str(_babel(locale).text_direction) if is_known(locale) else "ltr"
    return stated.get(locale, usual)


def likely_region(locale: str) -> str | None:
    """Return the region whose readers a locale most likely has (UTS 35, likely subtags): CN for zh-Hans, US for en."""
    return _likely(locale)[1] or None


def is_right_to_left(locale: str) -> bool:
    """Say whether a locale is written from right to left."""
    return direction_of(locale, {}) == "rtl"


def is_east_asian(locale: str) -> bool:
    """Say whether a locale is written in a script whose fonts office programs keep apart from those of letters."""
    return _likely(locale)[0] in _EAST_ASIAN


def _likely(locale: str) -> tuple[str, str]:
    """Return the script and the region that a locale most likely means, "" for what is not known."""
    known, likely = _babel(locale), get_global("likely_subtags")
    full = likely.get(str(known)) or likely.get(known.language) or known.language
    _, script, region = (*full.split("_"), "", "")[:3]
    return known.script or script, known.territory or region


@lru_cache(maxsize=4096)
def _date(day: date, pattern: str, locale: str) -> str:
    """Return a day by a CLDR pattern; a site of many editions says each day on many pages."""
    return format_date(day, pattern, locale=_babel(locale))


@lru_cache
def _babel(locale: str) -> Locale:
    return Locale.parse(locale.replace("-", "_"))


def _autonym(locale: str) -> str:
    babel = _babel(locale)
    return babel.languages.get(locale.replace("-", "_")) or babel.get_display_name() or locale
