"""Dates that two readers read as two days, and works that write them differently. See docs/rules/date-format.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject

_AMBIGUOUS = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?:(?:19|20)\d\d|(?<=/)\d\d)(?![\d/-]|\.\d)"
)
_MONTHS, _DAYS = 12, 31


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each date in figures that names the year last, and each work with a pattern of its own."""
    for passage in subject.all_passages():
        for match in _AMBIGUOUS.finditer(passage.typed):
            one, two = int(match["one"]), int(match["two"])
            if 0 < min(one, two) <= _MONTHS and max(one, two) <= _DAYS:
                found = warning("date-format.ambiguous", passage.span(*match.span()), match=match[0])
                yield found.with_help("date-format.in-words")
    yield from _patterns(subject)


def _patterns(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each work that writes the dates of a language otherwise than the first one that does so."""
    first: dict[str, tuple[str | None, str]] = {}
    for name, work in sorted(subject.library.works.items()):
        for tag, locale in work.locales.items():
            pattern, other = first.setdefault(tag, (locale.date_pattern, name))
            if pattern != locale.date_pattern:
                found = warning("date-format.otherwise", locale.span, name=name, other=other, tag=tag)
                yield found.with_help("date-format.same-pattern")
