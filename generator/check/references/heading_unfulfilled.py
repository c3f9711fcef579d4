"""Headings whose section does not bring what they say. See docs/rules/heading-unfulfilled.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import COLONS
from ...model.blocks import parts_of
from ...model.diagnostics import Diagnostic, warning
from ...model.nodes import Prose
from ...model.walk import inlines_of
from ...model.written import Clause, CrossReference, FactLink, FactUse, Link
from ...resolve.plan import PlannedSection
from ..passage import Role
from ..subject import Subject, key_of
from ..values import values_in

_LABEL = 4
"""So few words are a label in a form to sign; two of them below each other are that, and no sentence."""
_PHONE = re.compile(r"\d[\d ()-]{6,}\d")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each section on contact without a way to reach anybody, and each that only announces."""
    for key, passages in subject.passages.items():
        clause = subject.library.clauses[key]
        title = next(passage for passage in passages if passage.role is Role.TITLE)
        pointers = title.pack.pointers
        if pointers and pointers.contact.match(title.text.strip()) and not _reaches(clause, subject):
            found = warning("heading-unfulfilled.no-contact", title.whole)
            yield found.with_help("heading-unfulfilled.put-contact")
        last = clause.blocks[-1] if clause.blocks else None
        if (
            isinstance(last, Prose)
            and passages[-1].text.rstrip().endswith(tuple(COLONS))
            and not all(passage.pack.words and len(passage.text.split()) <= _LABEL for passage in passages[-2:])
            and not _goes_on(clause, subject)
        ):
            end = len(passages[-1].text.rstrip())
            found = warning("heading-unfulfilled.colon", passages[-1].span(end - 1, end))
            yield found.with_help("heading-unfulfilled.write-rest")


def _reaches(clause: Clause, subject: Subject) -> bool:
    """Say whether a clause has a contact, an address, a number, or a way to a clause that may have one."""
    if any(part.name == "contact" for part in parts_of(clause)):
        return True
    ways = (Link, FactLink, CrossReference)
    if any(
        isinstance(inline, ways) or (isinstance(inline, FactUse) and "." in inline.fact)
        for inline in inlines_of(clause)
    ):
        return True
    text = " ".join(passage.text for passage in subject.passages[key_of(clause)])
    kinds = {value.kind for value in values_in(text, clause.locale)}
    return bool(kinds & {"email", "url"} or _PHONE.search(text))


def _goes_on(clause: Clause, subject: Subject) -> bool:
    """Say whether clauses stand inside this one, which then bring what it announces."""
    return any(_has_inside(place.plan.sections, clause) for place in subject.places.values())


def _has_inside(sections: tuple[PlannedSection, ...], clause: Clause) -> bool:
    return any(
        bool(section.sections) and (section.clause is clause or _has_inside(section.sections, clause))
        for section in sections
    )
