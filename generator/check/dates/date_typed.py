"""Calendar dates in the text of clauses. See docs/rules/date-typed.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from ...languages import packs
from ...model.diagnostics import Diagnostic, error
from ...model.registries import FactDate
from ...model.walk import texts_of
from ...model.written import Text
from ..subject import Subject

_IN_FIGURES = (
    r"(?<![A-Za-z0-9_/])(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![A-Za-z0-9_/]|\.[a-z])"
)
"""A date in figures that is no part of an address or of the name of a file."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield an error for every date in the text of a clause; one that a single fact holds can be fixed."""
    days = [(fact.day, name) for name, fact in subject.library.facts.items() if isinstance(fact, FactDate)]
    facts = {day: name for day, name in days if [one for one, _ in days].count(day) == 1}
    for clause in subject.library.clauses.values():
        if not _cue().search(clause.source.text):  # most clauses name no year, and need not be walked through
            continue
        for text in texts_of(clause):
            yield from _dates(text, clause.locale, facts)


@cache
def _date() -> re.Pattern[str]:
    """Return what finds a date, in figures or in the words of any language that there is a pack of."""
    typed = (pack.dates.typed.source for pack in packs() if pack.dates)
    return re.compile("|".join((_IN_FIGURES, *dict.fromkeys(typed))))


@cache
def _cue() -> re.Pattern[str]:
    """Return what no text lacks that names a day."""
    return re.compile("|".join(dict.fromkeys(pack.dates.cue.source for pack in packs() if pack.dates)))


def _dates(text: Text, locale: str, facts: Mapping[date, str]) -> Iterator[Diagnostic]:
    for match in _date().finditer(text.span.text):
        day = " ".join(match[0].split())
        found = error("date-typed.typed", text.span.part(*match.span()), day=day)
        name = _name(day, locale, facts)
        if name:
            yield found.with_help("date-typed.write-name", name=name).with_fix(f"{{{{ {name} }}}}")
            continue
        yield found.with_help("date-typed.make-fact", "date-typed.changelog")


def _name(text: str, locale: str, facts: Mapping[date, str]) -> str | None:
    """Return the fact that holds a typed date."""
    from ..values import values_in  # most projects have no typed date, and its patterns take their time to make

    value = next(iter(values_in(text, locale)), None)
    return facts.get(value.key[0]) if value and isinstance(value.key[0], date) else None
