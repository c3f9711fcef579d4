"""The names that the registries know.

In: a Library. Out: every name in every language: parties, names of things, statutes, departments, terms, titles of
works, and the words that the settings list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..model.library import Library
from ..model.registries import Contact, Name, Party, Statute, Texts

_WORD = re.compile(r"[^\W\d_]+(?:[’'&.-][^\W\d_]+)*")

_LONGER = re.compile("[A-Za-z]{4,}")
_NEAR = 16
"""Characters before a word that can hold the end of a sentence with its quotation mark and a number of a list."""
_SENTENCE_START = re.compile(r"(?:[.!?:;•]|\b\d+)[\s“\"‘(]*\Z")


def begins_sentence(text: str, at: int) -> bool:
    """Say whether what stands at an offset begins a sentence or a label: a capital there says nothing."""
    before = text[max(0, at - _NEAR) : at]
    return (at <= _NEAR and not before.strip(' “"‘(')) or bool(_SENTENCE_START.search(before))


@lru_cache(maxsize=64)
def is_title_case(text: str) -> bool:
    """Say whether an English text capitalises most of its longer words, as headings and run-in titles do."""
    words = _LONGER.findall(text)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) * 2 > len(words)


def registered_names(library: Library) -> frozenset[str]:
    """Return the names of a project's registries, of all languages."""
    return frozenset(name for name in _names(library) if name)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts, as they are written."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def _names(library: Library) -> Iterator[str]:
    for fact in library.facts.values():
        match fact:
            case Party():
                yield from _texts(fact.name, fact.legal_name)
            case Name():
                yield from _texts(fact.name)
            case Statute():
                yield from _texts(fact.name, fact.citation)
            case Contact():
                yield from _texts(fact.department, fact.address)
            case _:
                pass
    for term in library.terms.values():
        yield from _texts(term.form)
        yield from (form for forms in (*term.allowed.values(), *term.rejected.values()) for form in forms)
    yield from (locale.title for work in library.works.values() for locale in work.locales.values())
    yield from (word for words in library.settings.words.values() for word in words)


def _texts(*texts: Texts) -> Iterator[str]:
    for by_locale in texts:
        yield from by_locale.values()
