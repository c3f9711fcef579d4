"""An address or a number in the text that is not the one of the registry. See docs/rules/contact-inconsistent.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, did_you_mean, warning
from ...model.walk import inlines_of
from ...model.written import Link
from ..subject import Subject
from ..together import together
from .contacts import PHONE, dialled, fields_of

_EMAIL = re.compile(r"(?<![\w.@/+-])[\w.+-]{1,64}+@(?:[\w-]+\.)+[A-Za-z]{2,24}", re.ASCII)
"""At most 64 characters stand before the sign (RFC 5321, 4.5.3.1.1), and one address begins where no other goes on."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each e-mail address, typed or behind a link, and each phone number that no contact has."""
    yield from together(_addresses(subject))
    yield from _numbers(subject)


def _numbers(subject: Subject) -> Iterator[Diagnostic]:
    original = subject.library.settings.original
    fields = {dialled(field.text, field.locale or original): field for field in fields_of(subject, "phone")}
    for passage in subject.all_passages() if fields else ():
        for match in PHONE.finditer(passage.typed):
            number = dialled(match[0], passage.locale)
            if number and number not in fields:
                found = warning("contact-inconsistent.no-number", passage.span(*match.span()), number=match[0])
                own = next(iter(fields.values()))
                helped = found.with_help("contact-inconsistent.use-number", own=f"{{{{ {own.contact}.phone }}}}")
                yield helped.with_note("contact-inconsistent.known-number", own.span)


def _addresses(subject: Subject) -> Iterator[tuple[str, Diagnostic]]:
    known = {field.text.lower(): field for field in fields_of(subject, "email")}
    if not known:
        return
    places = [
        (inline.href.removeprefix("mailto:").partition("?")[0], inline.span)
        for clause in subject.library.clauses.values()
        for inline in inlines_of(clause)
        if isinstance(inline, Link) and inline.href.startswith("mailto:")
    ]
    places += [
        (match[0], passage.span(*match.span()))
        for passage in subject.all_passages()
        for match in _EMAIL.finditer(passage.typed)
        if not ((link := passage.link_at(match.start())) and link.href == f"mailto:{match[0]}")
    ]
    for address, span in sorted(places, key=lambda place: (place[1].source.path, place[1].start)):
        if address.lower() not in known:
            found = warning("contact-inconsistent.no-contact", span, address=address)
            own = next(iter(known.values())).contact
            helped = found.with_help(did_you_mean(address, known))
            yield address.lower(), helped.with_help("contact-inconsistent.use-address", own=f"{own}.email")
