"""Facts as text, in one of their forms.

In: the name of a fact, a form, a `ResolvedFrom`. Out: text, or the address of a link. A fact that has no text in the
locale, and a form that its kind does not have, are findings.
"""

from __future__ import annotations

from ..localize import FORMS
from ..model import document as d
from ..model import registries as r
from ..model.diagnostics import Message, did_you_mean, error
from ..model.library import Library
from ..model.registries import TextWithFacts
from ..model.source import Span
from ..model.written import Text
from .findings import Step
from .place import UNKNOWN, ResolvedFrom, unknown

FILE = "clauses/facts.yaml"


def fact_text(name: str, form: str, span: Span, place: ResolvedFrom) -> Step[d.FactText]:
    """Return a fact in a form."""
    base, _, field = name.partition(".")
    fact = place.library.facts.get(base)
    if fact is None:
        text = yield from unknown_fact(base, span, place.library)
        return d.FactText(fact=name, text=text, day=None)
    text = yield from _text(fact, field or form, name, span, place)
    return d.FactText(fact=name, text=text, day=fact.day if isinstance(fact, r.FactDate) else None)


def filled_in(line: TextWithFacts, place: ResolvedFrom) -> Step[tuple[d.Inline, ...]]:
    """Return a line of a registry or of settings with its facts."""
    made: list[d.Inline] = []
    for part in line:
        if isinstance(part, Text):
            made.append(d.Text(text=part.text))
        else:
            made.append((yield from fact_text(part.fact, part.form, part.span, place)))
    return tuple(made)


def fact_address(name: str, span: Span, place: ResolvedFrom) -> Step[tuple[str, str]]:
    """Return the address that a fact gives, and the text to show for it."""
    base, _, field = name.partition(".")
    fact = place.library.facts.get(base)
    if fact is None:
        text = yield from unknown_fact(base, span, place.library)
        return f"https://{text}", text
    if isinstance(fact, r.WebLink) and not field:
        return fact.href, fact.href
    if isinstance(fact, r.Contact) and field in ("url", "email", "phone"):
        text = yield from _text(fact, field, name, span, place)
        return address_of(field, text), text
    yield error("unknown-form.no-address", span, name=name).with_help("unknown-form.address-form")
    return "https://", name


def unknown_fact(name: str, span: Span, library: Library) -> Step[str]:
    """Report a fact that the registry does not have; return what stands for it."""
    finding = error("unknown-fact.in-file", span, name=name, file=FILE)
    return unknown(library, finding, name, library.facts, FILE)


def address_of(kind: str, text: str) -> str:
    """Return the address behind a phone number, an e-mail address or a page (RFC 3966, RFC 6068)."""
    if kind == "phone":
        return "tel:" + "".join(c for c in text if c.isdigit() or c in "+-").strip("-")
    return f"mailto:{text}" if kind == "email" else text


def _text(fact: r.Fact, form: str, name: str, span: Span, place: ResolvedFrom) -> Step[str]:
    language = place.language
    match fact:
        case r.Period() if form in FORMS["period"]:
            return language.period(fact.number, fact.unit, form)
        case r.Age() if form in FORMS["age"]:
            return language.age(fact.years, form)
        case r.Count() if form in FORMS["count"]:
            return language.count(fact.number, form)
        case r.FactDate() if not form:
            return language.long_date(fact.day)
        case r.WebLink() if not form:
            return fact.href
        case _:
            texts = _texts(fact, form)
            if texts is None:
                return (yield from _no_form(fact, form, name, span))
            return (yield from _in_locale(texts, name, span, place))


def _texts(fact: r.Fact, form: str) -> r.Texts | None:
    """Return the texts by locale of a form, or None where the fact has no such form."""
    match fact, form:
        case ((r.Party() | r.Statute() | r.Name()), ""):
            return fact.name
        case r.Party(), "legal-name":
            return r.legal_names(fact)
        case r.Statute(), "citation":
            return fact.citation
        case r.Contact(), ("department" | "phone" | "email" | "url" | "address" | "postcode"):
            texts: r.Texts = getattr(fact, form)
            return texts
        case _:
            return None


def _forms(fact: r.Fact) -> tuple[str, ...]:
    match fact:
        case r.Party():
            return ("legal-name",)
        case r.Statute():
            return ("citation",)
        case r.Contact():
            return r.CONTACT_FIELDS[1:]
        case r.Period() | r.Age() | r.Count():
            return tuple(form for form in FORMS[type(fact).__name__.lower()] if form)
        case _:
            return ()


def _no_form(fact: r.Fact, form: str, name: str, span: Span) -> Step[str]:
    forms = _forms(fact)
    known = Message("unknown-form.forms", forms=forms) if forms else Message("unknown-form.name-alone")
    needs_field = Message("unknown-form.needs-field", name=name)
    message = Message("unknown-form.no-form", name=name, form=form) if form else needs_field
    yield error(message, span).with_help(did_you_mean(form, forms), known)
    return UNKNOWN


def _in_locale(texts: r.Texts, name: str, span: Span, place: ResolvedFrom) -> Step[str]:
    text = r.text_in(texts, place.locale)
    if text is None:
        if FILE not in place.library.unread:
            finding = error("fact-without-text.fact", span, name=name, locale=place.locale)
            yield finding.with_help("fact-without-text.add-in-file", locale=place.locale, file=FILE)
        return UNKNOWN
    return place.language.address(text.split("\n"))
