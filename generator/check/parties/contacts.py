"""What the rules about contacts share: the texts of their fields, with the place of each in the registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.registries import Contact
from ...model.source import Span
from ..subject import Subject


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
