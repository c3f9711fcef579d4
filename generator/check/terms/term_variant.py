"""Forms that the glossary rejects. See docs/rules/term-variant.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model.diagnostics import Diagnostic, Message, warning
from ...model.library import Library
from ...model.registries import DefinedTerm, Statute, text_in
from ...model.written import TermDefinition
from ..passage import Passage
from ..subject import Subject
from .documents import is_somebody_elses, names_a_document
from .forms import around, defined_terms, finder, forms_of, rejected_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Variants:
    """The rejected forms of a language: what finds them, longer right forms among them, and the term of each."""

    pattern: re.Pattern[str]
    terms: Mapping[str, DefinedTerm]


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each rejected form in the text of a clause."""
    locales = dict.fromkeys(locale for _, _, locale in subject.library.clauses)
    known = {locale: _variants(subject.library, locale) for locale in locales}
    for passage in subject.all_passages():
        variants = known[passage.locale]
        if variants:
            yield from _in(passage, variants, subject)


def _variants(library: Library, locale: str) -> _Variants | None:
    """Return what is rejected in a language; a form may begin with a capital at the beginning of a sentence."""
    right = {form for term in library.terms.values() for form in forms_of(term, locale)}
    terms: dict[str, DefinedTerm] = {}
    for term in library.terms.values():
        for form in rejected_in(term, locale):
            terms.setdefault(form, term)
            if form[:1].upper() + form[1:] not in right:
                terms.setdefault(form[:1].upper() + form[1:], term)
    longer = {
        form for form in (*right, *_statutes(library, locale)) if any(bad in form and bad != form for bad in terms)
    }
    pattern = finder({*terms, *longer}, locale)
    return _Variants(pattern=pattern, terms=terms) if pattern and terms else None


def _statutes(library: Library, locale: str) -> Iterator[str]:
    for fact in library.facts.values():
        if isinstance(fact, Statute) and fact.name.get(locale):
            yield str(fact.name[locale])


def _in(passage: Passage, variants: _Variants, subject: Subject) -> Iterator[Diagnostic]:
    found = [match for match in variants.pattern.finditer(passage.typed) if match[0] in variants.terms]
    if not found:
        return
    law = passage.pack.law
    cited = [match.span() for match in law.cited.finditer(passage.typed)] if law else []
    for match in found:
        term = variants.terms[match[0]]
        of_law = any(start <= match.start() and match.end() <= end for start, end in cited)
        of_law = of_law or bool(law and law.behind.match(passage.typed, match.end()))
        if not of_law and not _is_right_here(passage, match, term, subject):
            yield _finding(passage, match, term)


def _is_right_here(passage: Passage, match: re.Match[str], term: DefinedTerm, subject: Subject) -> bool:
    """Say whether the form is another term of this document, part of its definition, or somebody else's document."""
    if any(one.term != term.id for one in around(passage, match.start()) if isinstance(one, TermDefinition)):
        return True
    if names_a_document(match[0], passage) and is_somebody_elses(passage, match.start()):
        return True
    work = passage.clause.owner
    if work not in subject.library.works:
        return False
    terms = (subject.library.terms.get(name) for name in defined_terms(subject, work, passage.locale))
    return any(match[0] in forms_of(term, passage.locale) for term in terms if term)


def _finding(passage: Passage, match: re.Match[str], term: DefinedTerm) -> Diagnostic:
    form = text_in(term.form, passage.locale)
    finding = warning("term-variant.rejected", passage.span(*match.span()), form=match[0])
    return finding.with_help(
        Message("term-variant.write-form", form=form) if form else Message("term-variant.leave-out", term=term.id)
    ).with_note("note.term", term.span, term=term.id)
