"""`clauses/facts.yaml`: names, contacts, periods, ages, dates, counts, statutes, links and claims, each typed once.

In: its tree. Out: facts by name, in the file's order. All sections share one namespace, because a clause names a fact
without its section. Whether a contact's party exists is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.registries import Age, Claim, Contact, Count, Fact, FactDate, Name, Party, Period, Statute, Texts, WebLink
from ..model.source import Span
from .addresses import EMAIL, PHONE, URL
from .nodes import Scalar
from .record import Key, Record, RecordValues, mapped, optional, own_place, record_of, required
from .shape import Findings, NamedRecords, Placed, Shape, TextValue, refuse
from .values import ADDRESS, DAY, NAME, TEXTS, YES_NO, ByLocale, text_schema, whole_number

UNITS = ("second", "minute", "hour", "day", "business-day", "week", "month", "quarter", "year")
_PERIOD = re.compile(r"([0-9]{1,6}) +([A-Za-z][A-Za-z -]*)")


def _party(name: Texts, legal_name: Texts, span: Span) -> Party:
    return Party(name=name, legal_name=legal_name or name, span=span)


_PARTY = record_of(
    "A person or company",
    _party,
    name=required("name", TEXTS, "The name that clauses print, by language: {{ acme }}."),
    legal_name=mapped("legal-name", TEXTS, "The registered name: {{ acme.legal-name }}. Default: name."),
    span=own_place,
)


def _has_any_key(values: RecordValues, findings: Findings) -> bool:
    if not values.nodes:
        findings.append(error("missing-key.contact", values.head).with_help("missing-key.add-contact-field"))
    return bool(values.nodes)


_CONTACT = record_of(
    "Ways to reach somebody",
    Contact,
    _has_any_key,
    {"minProperties": 1},
    party=optional("party", NAME, "Whose contact this is: a name under parties."),
    department=mapped("department", TEXTS, "The office or person to ask for, by language."),
    phone=mapped("phone", ByLocale(item=PHONE), "Telephone number, best with the country's code."),
    email=mapped("email", ByLocale(item=EMAIL), "E-mail address."),
    url=mapped("url", ByLocale(item=URL), "Page to write from, beginning with https://."),
    postcode=mapped("postcode", TEXTS, "Postal code."),
    address=mapped("address", ADDRESS, "Postal address as a list of lines, by language."),
    span=own_place,
)


def _period(node: Scalar) -> Period | Diagnostic:
    match = _PERIOD.fullmatch(node.text)
    if not match or not int(match[1]):
        return refuse("bad-value.period", node, text=node.text).with_help("bad-value.period-form")
    unit = re.sub(r"[ -]+", "-", match[2]).removesuffix("s")
    if unit not in UNITS:
        place = node.span.text.find(match[2])
        span = node.span.part(place, place + len(match[2])) if place >= 0 else node.span
        return error("unknown-unit.time", span, unit=match[2]).with_help(
            did_you_mean(unit, UNITS) or Message("unknown-unit.units", units=tuple(UNITS))
        )
    return Period(number=int(match[1]), unit=unit, span=node.head)


_UNIT_WORDS = "|".join(f"{unit}s?" for unit in (*UNITS, "business day"))
PERIOD = TextValue(convert=_period, json=text_schema(rf"[0-9]{{1,6}} +(?:{_UNIT_WORDS})"))

_STATUTE = record_of(
    "A law",
    Statute,
    name=required("name", TEXTS, "How the law is called, by language."),
    citation=mapped("citation", TEXTS, "How it is cited: {{ ccpa as citation }}."),
    span=own_place,
)

_AGE = Placed(shape=whole_number(0, 150), make=lambda years, node: Age(years=years, span=node.head))
_COUNT = Placed(shape=whole_number(0, 999_999_999), make=lambda number, node: Count(number=number, span=node.head))
_DATE = Placed(shape=DAY, make=lambda day, node: FactDate(day=day, span=node.head))
_LINK = Placed(shape=URL, make=lambda href, node: WebLink(href=href, span=node.head))
_NAME = Placed(shape=TEXTS, make=lambda name, node: Name(name=name, span=node.head))

_CLAIM = Placed(shape=YES_NO, make=lambda holds, node: Claim(holds=holds, span=node.head))


def _section(name: str, shape: Shape[Fact], about: str) -> Key[Mapping[str, Fact]]:
    return mapped(name, NamedRecords(key=NAME, value=shape), about)


_SECTIONS = (
    _section("parties", _PARTY, "Persons and companies: {{ acme }}."),
    _section("contacts", _CONTACT, "Ways to reach somebody: {{ support.email }}, ::: contact support."),
    _section("periods", PERIOD, "Spans of time: `look-back: 12 months`, then {{ look-back }}."),
    _section("ages", _AGE, "Ages in full years: `minor-age: 18`."),
    _section("counts", _COUNT, "How often or how many: `requests: 2`."),
    _section("dates", _DATE, "Days that are not dates of a policy: `act-operative: 2020-01-01`."),
    _section("statutes", _STATUTE, "Laws, with name and citation."),
    _section("links", _LINK, "Addresses of pages: [text](fact:name)."),
    _section("names", _NAME, "Products, authorities and places that are no party."),
    _section("claims", _CLAIM, "What is done, yes or no: `sells: no`. No clause may say the opposite."),
)


def _facts(values: RecordValues, findings: Findings) -> Mapping[str, Fact]:
    facts: dict[str, Fact] = {}
    for section in _SECTIONS:
        for name, fact in values[section].items():
            first = facts.setdefault(name, fact)
            if first is not fact:
                findings.append(_twice(name, first, fact))
    return MappingProxyType(facts)


def _twice(name: str, first: Fact, second: Fact) -> Diagnostic:
    finding = error("duplicate-name.fact", second.span, name=name)
    return finding.with_help("help.other-name").with_note("note.first", first.span)


FACTS = Record(title="Facts that clauses use by name", keys=_SECTIONS, build=_facts)
