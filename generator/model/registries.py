"""What the registries say: facts, defined terms, and the inventory of personal information.

Values carry the span that a finding about them should name. A text by locale is a read-only mapping from locale to
text; the key "" holds a text that serves every locale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .source import Span
from .written import FactUse, Text

Texts = Mapping[str, str]

CONTACT_FIELDS = ("party", "department", "phone", "email", "url", "address", "postcode")
"""What a contact may have, in the order in which a contact block prints it."""


def legal_names(party: Party) -> Texts:
    """Return the legal names of a party by locale, its name where a locale has none."""
    return party.legal_name if "" in party.legal_name else {**party.name, **party.legal_name}


TextWithFacts = tuple[Text | FactUse, ...]
"""A line of a registry or of settings that may use facts."""


def text_in(texts: Texts, locale: str) -> str | None:
    """Return the text for `locale`, the text for every locale, or None."""
    return texts.get(locale, texts.get(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or company; `legal_name` falls back to `name`."""

    name: Texts
    legal_name: Texts
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Ways to reach somebody. A missing field is an empty mapping; address lines are joined by line breaks."""

    party: str | None
    department: Texts
    phone: Texts
    email: Texts
    url: Texts
    postcode: Texts
    address: Texts
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A number of units: second, minute, hour, day, business-day, week, month, quarter or year."""

    number: int
    unit: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """An age in full years."""

    years: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often or how many."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDate:
    """A day of the calendar that is not a date of a policy."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """A law: its name per locale and how it is cited."""

    name: Texts
    citation: Texts
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """The address of a page."""

    href: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A product, authority or place that is no party."""

    name: Texts
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Whether the publisher does what the claim is called after; no clause prints it, and none may deny it."""

    holds: bool
    span: Span


Fact = Party | Contact | Period | Age | Count | FactDate | Statute | WebLink | Name | Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm:
    """A glossary entry. `allowed` and `rejected` are forms by locale; `defined` maps a work to the clause."""

    id: str
    form: Texts
    allowed: Mapping[str, tuple[str, ...]]
    rejected: Mapping[str, tuple[str, ...]]
    defined: Mapping[str, str]
    since: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of personal information and all that is said of it.

    `retention` is by locale, or under "" the same for all: the name of a period, or words with facts in them.
    """

    id: str
    letter: str
    label: Texts
    short: Texts
    statute: str
    examples: Texts
    note: Texts
    sources: tuple[str, ...]
    purposes: tuple[str, ...]
    disclosed: tuple[str, ...]
    sold: tuple[str, ...]
    retention: Mapping[str, TextWithFacts]
    sensitive: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What one jurisdiction's inventory lists; categories are in the file's order."""

    jurisdiction: str
    purposes: Mapping[str, Texts]
    sources: Mapping[str, Texts]
    recipients: Mapping[str, Texts]
    categories: tuple[Category, ...]
    span: Span
