"""Contact blocks, from the typed fields of facts.

In: what `::: contact name [field ...]` names and a `ResolvedFrom`. Out: a block with the locale's labels, and links
that dial and write.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.diagnostics import error
from ..model.document import Block, Link
from ..model.make import Field, Run, contact_of, run_of
from ..model.registries import CONTACT_FIELDS, Contact, Party, Texts, legal_names, text_in
from ..model.source import Span
from .facts import FILE, address_of
from .findings import Step
from .place import ResolvedFrom, unknown

LABELS: Mapping[str, str] = {
    "party": "Company",
    "department": "Department",
    "phone": "Phone",
    "email": "Email",
    "url": "Website",
    "address": "Address",
    "postcode": "Postcode",
}
"""The message of the catalogue that labels each field."""


def contact_block(name: str, named: tuple[str, ...], span: Span, place: ResolvedFrom) -> Step[tuple[Block, ...]]:
    """Return the fields of a contact that are named, or all that it has."""
    contact = place.library.facts.get(name)
    if not isinstance(contact, Contact):
        contacts = (other for other, fact in place.library.facts.items() if isinstance(fact, Contact))
        missing = error("unknown-contact.in-file", span, name=name, file=FILE)
        yield from unknown(place.library, missing, name, contacts, FILE)
        return ()
    fields = {kind: _field(kind, _texts(contact, kind, place), place) for kind in named or CONTACT_FIELDS}
    for kind in named:
        if fields[kind] is None and FILE not in place.library.unread:
            finding = error("unknown-contact-field.contact", span, contact=name, kind=kind, locale=place.locale)
            yield finding.with_help("unknown-contact-field.add-or-leave", file=FILE)
    return (contact_of(filter(None, fields.values())),)


def _texts(contact: Contact, kind: str, place: ResolvedFrom) -> Texts:
    if kind != "party":
        texts: Texts = getattr(contact, kind)
        return texts
    party = place.library.facts.get(contact.party or "")
    return legal_names(party) if isinstance(party, Party) else {}


def _field(kind: str, texts: Texts, place: ResolvedFrom) -> Field | None:
    text = text_in(texts, place.locale)
    if text is None:
        return None
    lines = tuple(_linked(kind, line) for line in text.split("\n"))
    return kind, place.language.label(LABELS[kind]), lines


def _linked(kind: str, line: str) -> Run:
    run = run_of(line)
    return (Link(href=address_of(kind, line), children=run),) if kind in ("phone", "email", "url") else run
