"""Items of one English list of which some begin with a capital. See docs/rules/list-case.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages import known_of
from ...model.diagnostics import Diagnostic, warning
from ...model.nodes import Listing
from ...model.source import Span
from ..names import registered_names, words_of
from ..passage import Passage
from ..subject import Subject
from .siblings import ClauseText, lists_in, texts_in

_WORD = re.compile(r"[“‘(]?([A-Za-z][\w’'-]*+)(?![.@]\w)")
_TWO_CAPITALS = re.compile(r"[“‘(]?[A-Z][\w’'-]* [A-Z]")
_FEW = 3
"""One item in so many may differ: with more of them the list mixes two styles."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each item that begins otherwise than its siblings; names and acronyms do not count."""
    registered = words_of(registered_names(subject.library))
    for text in texts_in(subject, lambda pack: pack.words):
        words = known_of(text.clause.locale).words
        names = registered | words.always if words else registered
        for block in lists_in(text.clause.blocks):
            yield from _in_list(block, text, names, subject)


def _in_list(block: Listing, text: ClauseText, names: frozenset[str], subject: Subject) -> Iterator[Diagnostic]:
    leads = (text.lead_of(item.blocks) for item in block.items)
    firsts = [(lead, word) for lead in leads if lead and (word := _first_word(lead)) and not _is_name(word, names)]
    capital = [pair for pair in firsts if pair[1][0].isupper()]
    small = [pair for pair in firsts if pair[1][0].islower()]
    odd, how = (
        (capital, "list-case.with-capital") if len(capital) <= len(small) else (small, "list-case.without-capital")
    )
    if not capital or not small or len(odd) * _FEW > len(firsts):
        return
    for passage, word in odd:
        if word[0].isupper() and _is_name_here(passage, word, subject):
            continue
        found = warning(how, _place(passage, word), word=word)
        yield found.with_help("list-case.alike")


def _first_word(passage: Passage) -> str | None:
    match = _WORD.match(passage.typed)
    return match[1] if match else None


def _is_name(word: str, names: frozenset[str]) -> bool:
    """Say whether a word keeps its capital anywhere: an acronym, a coined word, a name, or the word I."""
    return word in names or any(letter.isupper() for letter in word[1:])


def _is_name_here(passage: Passage, word: str, subject: Subject) -> bool:
    """Say whether a capital is that of a name: no dictionary has the word without it, or the next word has one, too."""
    unknown = subject.unknown_words.get(passage.locale, ())
    return _TWO_CAPITALS.match(passage.typed) is not None or word.lower() in unknown


def _place(passage: Passage, word: str) -> Span:
    start = passage.typed.index(word)
    return passage.span(start, start + len(word))
