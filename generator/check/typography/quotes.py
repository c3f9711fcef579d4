"""Quotation marks that are not those of the language, or that do not come in pairs. See docs/rules/quotes.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ...model.diagnostics import Diagnostic, Message, suggestion, warning
from ...model.source import Span
from ..passage import Passage
from ..subject import Subject
from .marks import typed_matches

Tell = Callable[[str, Span], Diagnostic]
_STRAIGHT = re.compile(r'"')
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])|(?<=s)'(?= [a-z])")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for typewriter quotes, for marks of another language, and for marks without their pair.

    Typewriter quotes are a suggestion in a language whose texts have no others: they are a style then.
    """
    read = tuple(subject.passages_with(lambda pack: pack.quotes))
    mixed = {passage.locale for passage, quotes in read if any(mark in passage.typed for mark in (*quotes.pairs, "’"))}
    for passage, quotes in read:
        tell = warning if passage.locale in mixed else suggestion
        yield from _straight(passage, quotes.double, tell)
        yield from _apostrophes(passage, tell)
        yield from _unpaired(passage, quotes.pairs)
        yield from _foreign(passage, quotes.foreign)


def _straight(passage: Passage, double: tuple[str, str], tell: Tell) -> Iterator[Diagnostic]:
    quotes = list(_STRAIGHT.finditer(passage.typed))
    for number, match in enumerate(quotes):
        inch = passage.typed[max(0, match.start() - 1) : match.start()].isdigit() and len(quotes) % 2
        if inch:
            continue
        found = tell("quotes.typewriter", passage.span(*match.span()))
        curly = double[number % 2]
        found = found.with_help("quotes.write-curly", mark=curly)
        yield found if len(quotes) % 2 else found.with_fix(curly)


def _apostrophes(passage: Passage, tell: Tell) -> Iterator[Diagnostic]:
    for match in typed_matches(_APOSTROPHE, passage):
        found = tell("quotes.apostrophe", passage.span(*match.span()))
        yield found.with_help("quotes.write-apostrophe").with_fix("’")


def _foreign(passage: Passage, foreign: Mapping[str, str]) -> Iterator[Diagnostic]:
    for at, mark in enumerate(passage.typed):
        if mark in foreign:
            message = Message("quotes.foreign", mark=mark, language=Message(passage.pack.name))
            found = warning(message, passage.span(at, at + 1))
            yield found.with_help("quotes.write-own", mark=foreign[mark]).with_fix(foreign[mark])


def _unpaired(passage: Passage, pairs: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a finding for each opening mark that is not closed in the paragraph, and each closing one not opened."""
    closing = frozenset(pairs.values())
    opened: list[int] = []
    for at, mark in enumerate(passage.text):
        if mark in pairs:
            opened.append(at)
        elif opened and mark == pairs[passage.text[opened[-1]]]:
            opened.pop()
        elif mark in closing:
            yield _alone(passage, at)
    for at in opened:
        yield _alone(passage, at)


def _alone(passage: Passage, at: int) -> Diagnostic:
    found = warning("quotes.no-partner", passage.span(at, at + 1), mark=passage.text[at])
    return found.with_help("quotes.add-or-delete")
