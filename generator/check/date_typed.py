"""A date is typed into a clause, where a fact or the changelog should speak.

What it does: finds calendar dates in the text of clauses: `June 30, 2021`, `30 June 2021`, `2021-06-30`, `2021.06.30`,
`2021年6月30日`.
Why it matters: a date stands once, in `changelog.yaml` if it is a date of the policy and in `facts.yaml` otherwise. A
second copy, typed in a clause, is what goes stale in one language and not in the other.
Example: `This exemption expires on January 1, 2021.`
Use instead: `This exemption expires on {{ b2b-sunset }}.` with `dates: {b2b-sunset: 2021-01-01}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic, error
from ..model.document import Document
from ..model.library import Library
from ..model.walk import texts_of
from ..model.written import Text

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}\b"
    r"|(?<!\d)(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
)


def date_typed(library: Library, documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """Yield an error for every date in the text of a clause."""
    for clause in library.clauses.values():
        if not _YEAR.search(clause.source.text):  # most clauses name no year, and need not be walked through
            continue
        for text in texts_of(clause):
            yield from _dates(text)


def _dates(text: Text) -> Iterator[Diagnostic]:
    for match in _DATE.finditer(text.span.text):
        yield error(
            "date-typed", f"the date {match[0]} is typed into the text", text.span.part(*match.span())
        ).with_help(
            "put it under `dates:` in clauses/facts.yaml and write its name, such as {{ sunset }}",
            "a date of the policy itself belongs into clauses/changelog.yaml alone",
        )
