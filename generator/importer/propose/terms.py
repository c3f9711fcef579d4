"""Places that define a term: (the “Website”), 以下简称“本网站”.

In: a text and its section. Out: the text with a definition around the words in quotes, and what terms.yaml says of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...languages import packs
from ...languages.parts.wording import Definitions
from ...languages.pattern import Match
from ...model.document import Definition, Inline, Section, Text
from ..draft import DraftDocument
from ..topics import slug
from .runs import parted


class Glossary:
    """The terms found so far, by id."""

    def __init__(self, publisher: str) -> None:
        self.terms: dict[str, dict[str, Any]] = {}
        self._publisher = publisher
        self._seen: set[tuple[str, str, str]] = set()

    def define(self, text: str, section: Section, draft: DraftDocument) -> tuple[Inline, ...]:
        """Return a text with its definitions."""
        found: tuple[Inline, ...] = (Text(text=text),)
        for kind in (pack.definitions for pack in packs() if pack.definitions):
            found = tuple(made for one in found for made in self._parted(one, kind, section, draft))
        return found

    def _parted(self, one: Inline, kind: Definitions, section: Section, draft: DraftDocument) -> tuple[Inline, ...]:
        if not isinstance(one, Text):
            return (one,)
        return parted(one.text, kind.site.compiled, lambda match: self._defined(match, kind, section, draft))

    def _defined(self, match: Match, kind: Definitions, section: Section, draft: DraftDocument) -> Inline | None:
        words = match["term"].strip()
        persons = {person.casefold() for person in kind.persons}
        opened = kind.opens.search(match.string, 0, match.start()) is not None
        if not opened or not words or words.casefold() in persons or words == self._publisher:
            return None
        return self._definition(match[0], words, section, draft)

    def _definition(self, quoted: str, words: str, section: Section, draft: DraftDocument) -> Inline | None:
        identifier = slug(words)
        key = (identifier, draft.work, draft.locale)
        if not identifier or key in self._seen:
            return None
        self._seen.add(key)
        held = self.terms.setdefault(identifier, {"form": {}, "defined": {}})
        held["form"].setdefault(draft.locale, words)
        held["defined"].setdefault(draft.work, section.clause)
        return Definition(term=identifier, anchor=f"t-{identifier}", children=(Text(text=quoted),))


def as_written(terms: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return terms as terms.yaml has them."""
    return {name: {"form": dict(held["form"]), "defined": dict(held["defined"])} for name, held in terms.items()}
