"""Places that define a term: (the “Website”), 以下简称“本网站”.

In: a run and its section. Out: the run with a definition around the words in quotes, and what terms.yaml says of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ...languages import every
from ...languages.parts.wording import Definitions
from ...languages.pattern import Match
from ...model.document import Definition, Inline, Section, Text
from ...model.make import Run
from ..draft import DraftDocument
from ..topics import slug
from .runs import parted, texts_of

_BEFORE = 200
"""Characters in which a bracket opens that a term stands in."""


class Glossary:
    """The terms found so far, by id, as terms.yaml has them."""

    def __init__(self, names: frozenset[str]) -> None:
        self.terms: dict[str, dict[str, Any]] = {}
        self._names = names
        self._seen: set[tuple[str, str, str]] = set()
        self._said: dict[tuple[str, str], str] = {}

    def define(self, run: Run, section: Section, draft: DraftDocument) -> Run:
        """Return a run with its definitions."""
        for kind in every(lambda pack: pack.definitions):
            run = parted(run, kind.site.compiled, partial(self._defined, kind, section, draft))
        return run

    def _defined(self, kind: Definitions, section: Section, draft: DraftDocument, match: Match) -> Inline | None:
        words = _term_at(match, kind)
        if not words or words in self._names or not self._is_used(words, draft):
            return None
        return self._definition(match[0], words, section, draft)

    def _is_used(self, words: str, draft: DraftDocument) -> bool:
        """Say whether a text has words elsewhere, too: what is only quoted once is no term."""
        place = (draft.work, draft.locale)
        if place not in self._said:
            self._said[place] = "\n".join(texts_of(draft)).casefold()
        return self._said[place].count(words.casefold()) > 1

    def _definition(self, quoted: str, words: str, section: Section, draft: DraftDocument) -> Inline | None:
        articles = (one for known in every(lambda pack: pack.definitions) for one in known.articles)
        identifier = slug(words.removeprefix(next((one for one in articles if words.startswith(one)), "")))
        key = (identifier, draft.work, draft.locale)
        if not identifier or key in self._seen:
            return None
        self._seen.add(key)
        held = self.terms.setdefault(identifier, {"form": {}, "defined": {}})
        held["form"].setdefault(draft.locale, words)
        held["defined"].setdefault(draft.work, section.clause)
        return Definition(term=identifier, anchor=f"t-{identifier}", children=(Text(text=quoted),))


def terms_in(text: str) -> Iterator[str]:
    """Yield the terms that a text defines."""
    for kind in every(lambda pack: pack.definitions):
        yield from filter(None, (_term_at(match, kind) for match in kind.site.finditer(text)))


def _term_at(match: Match, kind: Definitions) -> str:
    """Return the words that a place defines, "" where it defines none."""
    words: str = match["term"].strip()
    start = match.start()
    opened = kind.opens.search(match.string, max(0, start - _BEFORE), start) is not None
    return words if opened and words.casefold() not in {person.casefold() for person in kind.persons} else ""
