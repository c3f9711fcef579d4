"""What a text says to be done, and not to be: the claims of its sentences.

In: text and its locale. Out: claims with the acts that they are about. It compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...languages import known_of
from ...languages.characters import WIDE_COLON
from ...languages.parts.wording import Claims
from ...languages.pattern import Match, Pattern
from ..sentences import sentences_in
from ..values import values_in

_OPENS_LIST = Pattern(rf"\s*[:{WIDE_COLON}]")
"""What a sentence is about stands in the list below it."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedClaim:
    """A claim at [start, end): who does what, or does not; `acts` are the names of the claims that it makes."""

    text: str
    start: int
    end: int
    who: str
    is_done: bool
    acts: tuple[str, ...]
    words: Words


@lru_cache(maxsize=4096)
def sayings_in(text: str, locale: str) -> tuple[StatedClaim, ...]:
    """Return the claims of a text; none in a language that is not known."""
    known = known_of(locale).claims
    return tuple(_saying(match, locale, known) for match in _stated_in(text, locale, known)) if known else ()


def _stated_in(text: str, locale: str, known: Claims) -> Iterator[Match]:
    for span in sentences_in(text, locale):
        apart = [match.span() for match in known.apart.finditer(text, *span)]
        for stated in known.stated if not apart else (known.children,):
            for match in stated.finditer(text, *span):
                is_whole = all(match.start() <= start and end <= match.end() for start, end in apart)
                if is_whole and not _OPENS_LIST.match(text, match.end()):
                    yield match


def _saying(match: Match, locale: str, known: Claims) -> StatedClaim:
    groups = match.groupdict()
    said = groups["said"]
    wordings = known_of(locale).wordings
    found = [word.lower() for word in wordings.word.findall(said)] if wordings else []
    words = tuple(word for word in found if wordings and word not in wordings.small)
    purpose = known.purpose.search(said) if groups["not"] else None
    claimed = said[purpose.end() :] if purpose else said
    acts = () if groups.get("you") else tuple(name for name, act in known.acts.items() if act.search(claimed))
    return StatedClaim(
        text=match[0],
        start=match.start(),
        end=match.end(),
        who=(groups.get("who") or "").lower(),
        is_done=not groups["not"],
        acts=_children(match, locale) if match.re is known.children.compiled else acts,
        words=words if len(words) >= known.few else (),
    )


def _children(match: Match, locale: str) -> tuple[str, ...]:
    """Return the acts that a denial about children denies: who does not collect from those under 16, not under 14."""
    ages = [int(str(value.key[0])) for value in values_in(match[0], locale) if value.kind == "age"]
    return tuple(f"under-{age}" for age in range(1, ages[0] + 1)) if len(ages) == 1 else ()
