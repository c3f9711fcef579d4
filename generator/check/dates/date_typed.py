"""Calendar dates in the text of clauses. See docs/rules/date-typed.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ...diagnostics import Diagnostic, error
from ...model.registries import FactDate
from ...model.walk import texts_of
from ...model.written import Text
from ..subject import Subject

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"  # \s: a line break may stand inside a date
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}\b"
    r"|(?<!\d)(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield an error for every date in the text of a clause; one that a single fact holds can be mended."""
    days = [(fact.day, name) for name, fact in subject.library.facts.items() if isinstance(fact, FactDate)]
    facts = {day: name for day, name in days if [one for one, _ in days].count(day) == 1}
    for clause in subject.library.clauses.values():
        if not _YEAR.search(clause.source.text):  # most clauses name no year, and need not be walked through
            continue
        for text in texts_of(clause):
            yield from _dates(text, clause.locale, facts)


def _dates(text: Text, locale: str, facts: Mapping[date, str]) -> Iterator[Diagnostic]:
    for match in _DATE.finditer(text.span.text):
        day = " ".join(match[0].split())
        found = error("date-typed", f"the date {day} is typed into the text", text.span.part(*match.span()))
        name = _name(day, locale, facts)
        if name:
            yield found.with_help(f"write {{{{ {name} }}}}, which holds it").with_fix(f"{{{{ {name} }}}}")
            continue
        yield found.with_help(
            "put it under `dates:` in clauses/facts.yaml and write its name, such as {{ sunset }}",
            "a date of the policy itself belongs into clauses/changelog.yaml alone",
        )


def _name(text: str, locale: str, facts: Mapping[date, str]) -> str | None:
    """Return the fact that holds a typed date."""
    from ..values import values_in  # most projects have no typed date, and its patterns take their time to make

    value = next(iter(values_in(text, locale.partition("-")[0])), None)
    return facts.get(value.key[0]) if value and isinstance(value.key[0], date) else None
