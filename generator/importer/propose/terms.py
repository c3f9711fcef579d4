"""Places that define a term: (the “Website”), 以下简称“本网站”.

In: a text and its section. Out: the text with a definition around the words in quotes, and what terms.yaml says of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...model.document import Definition, Inline, Section, Text
from ..draft import DraftDocument
from ..topics import slug
from .runs import parted

_SITE = re.compile(
    r"(?<=[( ])[“\"](?P<term>[^“”\"()]{2,40})[”\"](?=\))"  # (the “Website”)
    r"|(?<=简称|统称|称为|下称)“(?P<words>[^“”]{2,20})”"  # 以下简称“本网站”
)
_OPENING = re.compile(r"\((?:(?:collectively|together|hereinafter|hereafter|referred to as|each|an?|the|,) ?)*\Z")
_NO_TERM = frozenset({"we", "us", "our", "you", "your", "i", "me", "they", "it", "我们", "您", "你", "用户"})


class Glossary:
    """The terms found so far, by id."""

    def __init__(self, publisher: str) -> None:
        self.terms: dict[str, dict[str, Any]] = {}
        self._publisher = publisher
        self._seen: set[tuple[str, str, str]] = set()

    def define(self, text: str, section: Section, draft: DraftDocument) -> tuple[Inline, ...]:
        """Return a text with its definitions."""
        return parted(text, _SITE, lambda match: self._defined(match, section, draft))

    def _defined(self, match: re.Match[str], section: Section, draft: DraftDocument) -> Inline | None:
        words = (match["term"] or match["words"]).strip()
        opened = bool(match["words"]) or _OPENING.search(match.string, 0, match.start()) is not None
        if not opened or not words or words.lower() in _NO_TERM or words == self._publisher:
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
