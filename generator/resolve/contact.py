"""Contact blocks, from the typed fields of facts.

In: `::: contact name [field ...]` and a `Place`. Out: a ContactBlock with the locale's labels, and links that dial and
write.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..diagnostics import error
from ..model import document as d
from ..model.registries import CONTACT_FIELDS, Contact, Party, Texts, legal_names, text_in
from ..model.written import ContactBlock
from .facts import FILE, address_of
from .findings import Step
from .place import Place

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "party": "Company",
        "department": "Department",
        "phone": "Phone",
        "email": "Email",
        "url": "Website",
        "address": "Address",
        "postcode": "Postcode",
    }
)
"""The message of the catalogue that labels each field."""


def contact_block(block: ContactBlock, place: Place) -> Step[tuple[d.Block, ...]]:
    """Return the fields that the block names, or all that the contact has."""
    contact = place.library.facts.get(block.contact)
    if not isinstance(contact, Contact):
        contacts = (name for name, fact in place.library.facts.items() if isinstance(fact, Contact))
        unknown = error("unknown-contact.in-file", block.span, name=block.contact, file=FILE)
        yield from place.unknown(unknown, block.contact, contacts, FILE)
        return ()
    wanted = block.fields or CONTACT_FIELDS
    fields = {kind: _field(kind, _texts(contact, kind, place), place) for kind in wanted}
    for kind in block.fields:
        if fields[kind] is None and FILE not in place.library.unread:
            finding = error(
                "unknown-contact-field.contact", block.span, contact=block.contact, kind=kind, locale=place.locale
            )
            yield finding.with_help("unknown-contact-field.add-or-leave", file=FILE)
    return (d.ContactBlock(fields=tuple(field for field in fields.values() if field)),)


def _texts(contact: Contact, kind: str, place: Place) -> Texts:
    if kind != "party":
        texts: Texts = getattr(contact, kind)
        return texts
    party = place.library.facts.get(contact.party or "")
    return legal_names(party) if isinstance(party, Party) else {}


def _field(kind: str, texts: Texts, place: Place) -> d.ContactField | None:
    text = text_in(texts, place.locale)
    if text is None:
        return None
    lines = tuple((_linked(kind, line),) for line in text.split("\n"))
    return d.ContactField(kind=kind, label=place.language.label(LABELS[kind]), lines=lines)


def _linked(kind: str, line: str) -> d.Inline:
    plain = d.Text(text=line)
    if kind in ("phone", "email", "url"):
        return d.Link(href=address_of(kind, line), children=(plain,))
    return plain
