"""References that were typed: titles of clauses and of other documents, Section 4, 第7条.

In: a text of a draft, and all drafts. Out: the text with references around the words that name a place. A title that
stands over two clauses names none; a short one counts only behind “see”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.document import Inline, Reference, Section, Text, plain_text, walk_sections
from ..draft import DraftDocument
from .runs import parted

_LONG = 18
"""Characters from which on a title is no chance."""
_SEE = r"(?:(?<=see )|(?<=See )|(?<=see our )|(?<=under )|(?<=“)|(?<=「)|(?<=《))"
_NUMBERED = re.compile(r"(?:(?<=see )|(?<=in )|(?<=under ))Section (?P<latin>[0-9]{1,2})\b|第(?P<han>[0-9]{1,2})[条章]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What a text may name: titles with where they lead, and sections by number."""

    pattern: re.Pattern[str] | None
    targets: dict[str, tuple[str | None, str]]
    numbers: dict[str, str]


def places_of(draft: DraftDocument, drafts: Sequence[DraftDocument]) -> Places:
    """Return the places that the text of a draft may name."""
    sections = [one for one in walk_sections(draft.sections) if one.placement != "preface" and plain_text(one.title)]
    counted = Counter(plain_text(one.title) for one in sections)
    targets: dict[str, tuple[str | None, str]] = {
        plain_text(one.title): (None, f"c-{one.clause}") for one in sections if counted[plain_text(one.title)] == 1
    }
    others = (one for one in drafts if one.locale == draft.locale and one.work != draft.work)
    targets |= {one.title: (f"work:{one.work}", "") for one in others}
    long, short = (
        sorted((t for t in targets if (len(t) >= _LONG) == wanted), key=len, reverse=True) for wanted in (True, False)
    )
    parts = [*map(re.escape, long), *(f"{_SEE}{re.escape(title)}" for title in short)]
    numbers = {one.number.strip(".、 "): f"c-{one.clause}" for one in sections if one.number and one.level == 1}
    pattern = re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?![\w])") if parts else None
    return Places(pattern=pattern, targets=targets, numbers=numbers)


def with_references(text: str, section: Section, places: Places) -> tuple[Inline, ...]:
    """Return a text with references; a clause does not refer to itself."""
    if places.pattern is None:
        return (Text(text=text),)
    found = parted(text, places.pattern, lambda match: _titled(match, section, places))
    return tuple(
        made
        for one in found
        for made in (
            parted(one.text, _NUMBERED, lambda match: _numbered(match, section, places))
            if isinstance(one, Text)
            else (one,)
        )
    )


def _titled(match: re.Match[str], section: Section, places: Places) -> Inline | None:
    path, anchor = places.targets[match[0]]
    if path is None and anchor == f"c-{section.clause}":
        return None
    return Reference(path=path, anchor=anchor, generated=False, children=(Text(text=match[0]),))


def _numbered(match: re.Match[str], section: Section, places: Places) -> Inline | None:
    anchor = places.numbers.get(match["latin"] or match["han"])
    if anchor is None or anchor == f"c-{section.clause}":
        return None
    return Reference(path=None, anchor=anchor, generated=False, children=(Text(text=match[0]),))
