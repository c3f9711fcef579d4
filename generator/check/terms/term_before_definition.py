"""Terms that are used before the text says what they mean. See docs/rules/term-before-definition.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, suggestion, warning
from ...model.registries import DefinedTerm
from ..passage import Passage, Role
from ..subject import Subject
from .documents import is_somebody_elses, names_a_document
from .forms import (
    defined_terms,
    finder,
    forms_of,
    is_linked_at,
    is_part_of_a_name,
    is_title_case,
    marked_definitions,
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for the first use of each term that stands before its definition, unless it links there."""
    for (work, locale), place in subject.places.items():
        above = subject.library.works[work].amends or ""
        known = defined_terms(subject, above, locale)
        terms = {name: subject.library.terms[name] for name in place.plan.defines if name in subject.library.terms}
        yield from _early(tuple(subject.passages_in(work, locale)), {n: t for n, t in terms.items() if n not in known})


def _early(passages: tuple[Passage, ...], terms: dict[str, DefinedTerm]) -> Iterator[Diagnostic]:
    """Go through a document in reading order, with the terms that are still to come."""
    if not terms:
        return
    locale = passages[0].locale
    patterns = {name: finder(forms_of(term, locale), locale) for name, term in terms.items()}
    first: dict[str, tuple[Passage, int, int]] = {}
    come: set[str] = set()
    for passage in passages:
        for _, _, defined in marked_definitions(passage):
            use = first.get(defined.term)
            if use and defined.term not in come and not is_linked_at(use[0], use[1]):
                yield _finding(*use, terms[defined.term]).with_note("note.defined", defined.span)
            come.add(defined.term)
        for name in terms.keys() - first.keys() - come:
            for start, end in _uses(passage, patterns[name]):
                first.setdefault(name, (passage, start, end))


def _uses(passage: Passage, pattern: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Yield where a passage uses a term, headings, longer names and documents of others left out."""
    if pattern is None or passage.role is Role.TITLE:
        return
    for match in pattern.finditer(passage.typed):
        elsewhere = names_a_document(match[0], passage) and is_somebody_elses(passage, match.start())
        is_name = is_part_of_a_name(passage, *match.span())
        is_head = passage.pack.words and match[0][:1].isupper() and is_title_case(passage.typed, *match.span())
        is_explained = passage.typed.startswith(" (", match.end())  # such as: (defined below)
        if not (elsewhere or is_name or is_head or is_explained):
            yield match.span()


def _finding(passage: Passage, start: int, end: int, term: DefinedTerm) -> Diagnostic:
    """Return a warning for a form with a capital, which can be nothing else than the term, else a suggestion."""
    words = passage.text[start:end]
    form = forms_of(term, passage.locale)[0]
    tell = warning if form != form.lower() else suggestion
    return (
        tell("term-before-definition.used", passage.span(start, end), words=words)
        .with_help("term-before-definition.move", words=words, term=term.id)
        .with_help("term-before-definition.lead", words=words, term=term.id)
    )
