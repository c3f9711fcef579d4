"""Phone numbers that cannot be dialled. See docs/rules/phone-invalid.md; the plans of numbers are libphonenumber's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.source import Span
from ..subject import Subject
from .contacts import PHONE, dialled, fields_of

_FICTION = re.compile(r"\+1\D*\d{3}?\D*555\D*01\d\d$|\+1 555 01\d\d$")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number of a contact, and each one typed in a text, that no plan of numbers has."""
    for field in fields_of(subject, "phone"):
        yield from _judge(field.text, field.span, field.locale or subject.library.settings.original)
    for passage in subject.all_passages():
        for match in PHONE.finditer(passage.typed):
            yield from _judge(match[0], passage.span(*match.span()), passage.locale)


def _judge(text: str, span: Span, locale: str) -> Iterator[Diagnostic]:
    if not _FICTION.search(text) and dialled(text, locale) is None:  # those are kept free for examples (ATIS-0300115)
        yield warning("phone-invalid.cannot-dial", span, text=text).with_help("phone-invalid.correct")
