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


def in_language(texts: Texts, language: str) -> str:
    """Return a text in a language, else the first one that there is, else ""."""
    return text_in(texts, language) or next(iter(texts.values()), "")


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


BASES = ("consent", "contract", "legal-duty", "vital-interests", "public-interest", "legitimate-interests")
"""The legal bases of a purpose that have a word of their own, which the language of a page has a label for."""

RECIPIENT_KINDS = ("service-provider", "contractor", "third-party", "joint")
"""What a recipient is: two kinds process for the publisher, a third party decides itself, a joint one with it."""

TextsWithFacts = Mapping[str, TextWithFacts]
"""Words by locale that may use facts; "" has those for every locale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What information is used for. `basis` is one of `BASES`, or words; `interest` the one that is legitimate."""

    id: str
    label: Texts
    basis: str | TextsWithFacts | None
    interest: TextsWithFacts
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who receives information, or what kind of recipient does: of one given by a name alone nothing else is known.

    `kind` is one of `RECIPIENT_KINDS`; `rights` say how a person exercises rights there. `own` is by column of the
    project, here and below.
    """

    id: str
    name: Texts
    kind: str | None
    contact: TextsWithFacts
    country: Texts
    purposes: tuple[str, ...]
    scenario: TextsWithFacts
    manner: TextsWithFacts
    rights: TextsWithFacts
    own: Mapping[str, TextsWithFacts]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sdk:
    """Code of somebody else in an app. `packages` are what package managers call it: com.umeng.umsdk:common.

    What it collects is told by `categories` of the inventory, by words, or by both; `url` leads to its own policy.
    """

    id: str
    name: Texts
    provider: Texts
    purposes: tuple[str, ...]
    categories: tuple[str, ...]
    collects: TextsWithFacts
    manner: TextsWithFacts
    url: Texts
    packages: tuple[str, ...]
    own: Mapping[str, TextsWithFacts]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What an app may ask a device for; `id` is the platform's name of it, such as android.permission.CAMERA."""

    id: str
    label: Texts
    purposes: tuple[str, ...]
    asked: TextsWithFacts
    own: Mapping[str, TextsWithFacts]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """That a recipient abroad receives information, on which ground, and where to get a copy of the safeguards.

    `country` is said where it is another than the recipient's.
    """

    id: str
    recipient: str
    country: Texts
    mechanism: TextsWithFacts
    copy: TextsWithFacts
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnColumn:
    """A column that a project adds: its header, and the views that print it."""

    id: str
    label: Texts
    views: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of personal information and all that is said of it.

    `disclosed`, `sold` and `sensitive` are None where the file says nothing, which is another thing than none or no.
    `retention` is by locale, or under "" the same for all: the name of a period, or words with facts in them.
    `declared` is what stores of apps call it.
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
    scenario: TextsWithFacts
    necessary: TextsWithFacts
    disclosed: tuple[str, ...] | None
    disclosed_purposes: tuple[str, ...]
    sold: tuple[str, ...] | None
    sold_purposes: tuple[str, ...]
    retention: TextsWithFacts
    afterwards: TextsWithFacts
    sensitive: bool | None
    necessity: TextsWithFacts
    effect: TextsWithFacts
    declared: tuple[str, ...]
    own: Mapping[str, TextsWithFacts]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What one jurisdiction's inventory lists, each in the file's order; `said` are the keys that the file has for it.

    `country` is where information is kept: a recipient of another one is abroad.
    """

    jurisdiction: str
    country: Texts
    purposes: Mapping[str, Purpose]
    sources: Mapping[str, Texts]
    recipients: Mapping[str, Recipient]
    categories: tuple[Category, ...]
    sdks: Mapping[str, Sdk]
    permissions: Mapping[str, Permission]
    transfers: Mapping[str, Transfer]
    columns: Mapping[str, OwnColumn]
    said: frozenset[str]
    span: Span
