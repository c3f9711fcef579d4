"""What the rules about contacts share: the texts of their fields with their places, and numbers that can be dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...localize import likely_region
from ...model.registries import Contact
from ...model.source import Span
from ..subject import Subject

PHONE = re.compile(
    r"(?<![A-Za-z0-9.§+-])(?:\+\d[\d ()-]{6,18}\d|\(?0\d{2,3}\)?[ -]\d{3,4}[ -]?\d{4}"
    r"|(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}|400-\d{3}-\d{4})(?![A-Za-z0-9-])"
)
"""A number as people type it for others to dial."""

Dialled = tuple[int, int]
"""The code of a country and the number in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPart:
    """A field of a contact in one language; `locale` is "" for a text that serves all."""

    contact: str
    locale: str
    text: str
    span: Span


def fields_of(subject: Subject, kind: str) -> Iterator[ContactPart]:
    """Yield the texts of a field of all contacts: phone, email, url or postcode."""
    for name, fact in subject.library.facts.items():
        if isinstance(fact, Contact):
            for locale, text in getattr(fact, kind).items():
                yield ContactPart(contact=name, locale=locale, text=text, span=_place(fact.span, text))


def _place(contact: Span, text: str) -> Span:
    """Return where a text stands below the name of its contact; the name itself where it cannot be told."""
    start = contact.source.text.find(text, contact.end)
    return contact.source.span(start, start + len(text)) if start >= 0 else contact


def dialled(text: str, locale: str) -> Dialled | None:
    """Return the number that a typed one dials where a language is mostly spoken; None if no plan of numbers has it."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, likely_region(locale))
    except phonenumbers.NumberParseException:
        return None
    is_valid = phonenumbers.is_valid_number(number)
    return (number.country_code or 0, number.national_number or 0) if is_valid else None
