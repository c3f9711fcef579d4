"""A defined term that only one language uses. See docs/rules/term-parity.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.diagnostics import Diagnostic, Message
from ...model.registries import DefinedTerm, text_in
from ...model.source import Span
from ...model.walk import inlines_of
from ...model.written import Clause, TermDefinition, TermUse
from ..subject import Pair, Subject, key_of
from .apart import told


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each term that one text of a clause uses or defines and the other does not name at all."""
    for pair in subject.pairs:
        yield from _one_sided(pair, pair.original, pair.other, subject)
        yield from _one_sided(pair, pair.other, pair.original, subject)


def _one_sided(pair: Pair, here: Clause, there: Clause, subject: Subject) -> Iterator[Diagnostic]:
    text = "\n".join(passage.text for passage in subject.passages[key_of(there)]).casefold()
    named = _terms(there)
    for name, span in _terms(here).items():
        term = subject.library.terms.get(name)
        form = text_in(term.form, there.locale) if term else None
        if term is None or form is None or name in named or any(f in text for f in _forms(term, there.locale)):
            continue
        message, place = Message("term-parity.added", term=name, locale=there.locale), span
        if here is pair.original:
            message, place = Message("term-parity.missing", term=name, form=form), pair.other.title_span
        instead = Message("term-parity.write", term=name, form=form)
        yield told(pair, message, place, instead).with_note("term-parity.used", span)


def _terms(clause: Clause) -> Mapping[str, Span]:
    """Return the terms that a clause marks, each with its first place."""
    terms: dict[str, Span] = {}
    for inline in inlines_of(clause):
        if isinstance(inline, (TermDefinition, TermUse)):
            terms.setdefault(inline.term, inline.span)
    return terms


def _forms(term: DefinedTerm, locale: str) -> tuple[str, ...]:
    own = text_in(term.form, locale)
    return tuple(form.casefold() for form in (own, *term.allowed.get(locale, term.allowed.get("", ()))) if form)
