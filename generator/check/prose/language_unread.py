"""Languages that Clausebook reads in part or not at all. See docs/rules/language-unread.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ...languages import known_of
from ...languages.pack import Pack
from ...model.diagnostics import Diagnostic, Message, suggestion
from ...model.source import Span
from ..subject import Subject

_CONCERNS: Mapping[str, Callable[[Pack], object]] = {
    "language-unread.figures": lambda pack: pack.values,
    "language-unread.dates": lambda pack: pack.dates,
    "language-unread.periods": lambda pack: pack.periods,
    "language-unread.negations": lambda pack: pack.statements,
    "language-unread.companies": lambda pack: pack.parties,
    "language-unread.definitions": lambda pack: pack.definitions,
    "language-unread.documents": lambda pack: pack.documents,
    "language-unread.sections": lambda pack: pack.sections,
    "language-unread.pointers": lambda pack: pack.pointers,
    "language-unread.lists": lambda pack: pack.lists,
}
"""What rules read in the words of a language, and the part of its pack that tells them how."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield one suggestion for each language of which rules cannot read all, at the first work that has it."""
    first: dict[str, Span] = {}
    for work in subject.library.works.values():
        for tag, locale in work.locales.items():
            first.setdefault(tag, locale.span)
    for tag, span in first.items():
        unread = tuple(Message(name) for name, ask in _CONCERNS.items() if ask(known_of(tag)) is None)
        if unread:
            yield suggestion("language-unread.unread", span, locale=tag, concerns=unread).with_help(
                "language-unread.compare"
            )
