"""Defined terms in another letter case than they have. See docs/rules/term-case.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, Message, warning
from ...model.registries import DefinedTerm, text_in
from ..passage import Passage, Role
from ..subject import Subject
from ..together import together
from .documents import is_somebody_elses, names_a_document
from .forms import forms_of, is_defined_at, is_linked_at, is_part_of_a_name, marked_definitions, rejected_in

_ONE_WORD = re.compile(r"[A-Z][a-z]+")
_JOINED = re.compile(r" (?:and|or) [a-z]+")
_BACK = 12
"""Characters before a term that can hold the word that points at it, such as "applicable"."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each capitalised term that a document which defines it has in another letter case."""
    yield from together({finding.span: (key, finding) for key, finding in _found(subject)}.values())


def _found(subject: Subject) -> Iterator[tuple[tuple[str, str], Diagnostic]]:
    for (work, locale), place in subject.places.items():
        terms = [subject.library.terms[name] for name in place.plan.defines if name in subject.library.terms]
        patterns = [(term, _pattern(term, locale)) for term in terms if _is_capitalised(term, locale)]
        passages = tuple(subject.passages_in(work, locale)) if patterns else ()
        for term, pattern in patterns:
            for passage, match in _uses(passages, term, pattern):
                yield (term.id, locale), _finding(passage, match, term)


def _is_capitalised(term: DefinedTerm, locale: str) -> bool:
    form = text_in(term.form, locale) or ""
    return form != form.lower()


def _pattern(term: DefinedTerm, locale: str) -> re.Pattern[str]:
    forms = sorted(forms_of(term, locale), key=len, reverse=True)
    return re.compile(
        rf"(?<![A-Za-z0-9@./-])(?:{'|'.join(map(re.escape, forms))})(?![A-Za-z0-9@/-]|\.[A-Za-z0-9])", re.IGNORECASE
    )


def _uses(
    passages: tuple[Passage, ...], term: DefinedTerm, pattern: re.Pattern[str]
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield the uses in another case behind the definition; an ordinary word counts where it points at the term."""
    locale = passages[0].locale if passages else ""
    right = {*forms_of(term, locale), *(form[:1].upper() + form[1:] for form in forms_of(term, locale))}
    wrong = set(rejected_in(term, locale))
    begun = False
    for passage in passages:
        at = _defined_at(passage, term)
        for match in pattern.finditer(passage.typed):
            behind = begun or (at is not None and match.start() >= at)
            if match[0] not in right | wrong and behind and _is_meant(passage, match, term):
                yield passage, match
        begun = begun or at is not None


def _defined_at(passage: Passage, term: DefinedTerm) -> int | None:
    return next((end for _, end, defined in marked_definitions(passage) if defined.term == term.id), None)


def _is_meant(passage: Passage, match: re.Match[str], term: DefinedTerm) -> bool:
    terms = passage.pack.terms
    if terms is None:
        return _is_plain(passage, match)
    form = forms_of(term, passage.locale)[0]
    if is_part_of_a_name(passage, *match.span()) or (form.isupper() and match[0].islower()):
        return False  # another thing's name, or another word: it is not IT
    before = passage.typed[max(0, match.start() - _BACK) : match.start()]
    if _ONE_WORD.fullmatch(form):
        is_general = _JOINED.match(passage.typed, match.end())  # one of two things of a kind: the website or service
        return bool(terms.pointing_to_one.search(before)) and not is_general and _is_plain(passage, match)
    elsewhere = names_a_document(form, passage) and is_somebody_elses(passage, match.start())
    return _is_plain(passage, match) and not elsewhere


def _is_plain(passage: Passage, match: re.Match[str]) -> bool:
    """Say whether the words are the text's own: no definition, no link, no heading in capitals."""
    before = passage.typed[max(0, match.start() - _BACK) : match.start()].split()
    shouted = match[0].isupper() and (passage.role is Role.TITLE or "".join(before[-1:]).isupper())
    at = match.start()
    return not shouted and not is_defined_at(passage, at) and not is_linked_at(passage, at)


def _finding(passage: Passage, match: re.Match[str], term: DefinedTerm) -> Diagnostic:
    form = forms_of(term, passage.locale)[0]
    finding = warning("term-case.form", passage.span(*match.span()), form=form)
    return (
        finding.with_help("term-case.write-form", form=form)
        .with_help(
            Message("term-case.other-meaning", word=match[0].lower()) if _ONE_WORD.fullmatch(str(form)) else None
        )
        .with_note("note.term", term.span, term=term.id)
    )
