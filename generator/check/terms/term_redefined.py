"""Terms that plain words define a second time. See docs/rules/term-redefined.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.diagnostics import Diagnostic, Message, warning
from ...model.source import Span
from ..passage import Passage
from ..subject import Subject
from .definitions import is_term, worded_definitions
from .forms import forms_of, marked_definitions


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each definition in plain words of what the document, or the one it amends, defines already.

    Two definitions that are both marked are found where the document is put together.
    """
    seen: set[Span] = set()
    for work, locale in subject.places:
        for finding in _in_document(subject, work, locale):
            if finding.span and finding.span not in seen:
                seen.add(finding.span)
                yield finding


def _in_document(subject: Subject, work: str, locale: str) -> Iterator[Diagnostic]:
    passages = tuple(subject.passages_in(work, locale))
    ids = {form.casefold(): term.id for term in subject.library.terms.values() for form in forms_of(term, locale)}
    above = subject.library.works[work].amends or ""
    marked = {**_marked(subject, above, locale), **_marked(subject, work, locale)}
    worded: dict[str, Span] = {}
    for passage in passages:
        for start, end in worded_definitions(passage):
            words, span = passage.text[start:end], passage.span(start, end)
            name = ids.get(words.casefold(), words)
            there = marked.get(name) or worded.get(name)
            if there and there != span:
                yield _finding(passage, words, span, name if name in marked else None).with_note("note.defined", there)
            elif name in subject.library.terms or is_term(words, locale):
                worded[name] = span


def _marked(subject: Subject, work: str, locale: str) -> Mapping[str, Span]:
    """Return where a document defines each term."""
    return {
        defined.term: defined.span
        for passage in subject.passages_in(work, locale)
        for _, _, defined in marked_definitions(passage)
    }


def _finding(passage: Passage, words: str, span: Span, term: str | None) -> Diagnostic:
    return warning("term-redefined.again", span, words=words).with_help(
        Message("term-redefined.write-term", words=words, term=term)
        if term
        else Message("term-redefined.use-words", words=words),
        "term-redefined.other-name",
    )
