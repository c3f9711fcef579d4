"""Words that decide what people may do: what a change of them touches.

In: a run of a redline. Out: the kinds of what its insertions and deletions meet, by their messages: a figure, a period,
an age, a fact, a party, a recipient, a right, a purpose, a law, a negation, a modal verb, a condition, and or or, a
name, a mark, a word that relates others; and whether words came or went, with or without others in their place: no
program can tell "resolve" for "settle" from "negligently" for "fraudulently". A phrase that moved meets no more than it
holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...check.names import begins_sentence
from ...languages import known_of
from ...languages.characters import CALLS, COLONS, COMMAS, SEMICOLONS, STOPS
from ...languages.pattern import Pattern
from ...localize.lexicon import tagged_in
from ...model.document import Deleted, FactText, Inline, Inserted, plain_text
from ...model.nodes import walk
from ...redline.tokens import words

_KINDS: Mapping[str, str] = {
    "figure": "touch.figure",
    "period": "touch.period",
    "age": "touch.age",
    "negation": "touch.negation",
    "modal": "touch.modal",
    "recipient": "touch.recipient",
    "scope": "touch.scope",
    "condition": "touch.condition",
    "joiner": "touch.joiner",
    "right": "touch.right",
    "purpose": "touch.purpose",
    "relation": "touch.relation",
}
"""The message of what decides, by the name that packs give it."""
_FIGURES = {"figure": Pattern("[0-9]+|[%$€£¥]")}
"""What decides in a language that is not known."""
_CAPITALS = re.compile(r"[^\W\d_]*[A-ZÀ-ÖØ-Þ][^\W\d_]*")
_PARTS = re.compile(rf"[^{STOPS}{COMMAS}{SEMICOLONS}{COLONS}{CALLS}]+")
"""What stands between two marks."""
_NAMED = frozenset({"nr", "nrt", "ns", "nt", "nz"})
_RELATING = frozenset({"t", "tg", "m", "mq", "q", "f", "d", "p", "c", "r", "z"})
"""Parts of speech as jieba tags them: names of people, places and bodies; words of time, number and side; particles."""
GENERAL = frozenset({"touch.added", "touch.removed", "touch.words"})
"""What says that words came or went, and not what they are."""
_BETWEEN = 2
"""Characters that two words of Chinese share at most, which mostly have two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSide:
    """One text of a run, and the ranges of it that the other does not have."""

    text: str
    changed: tuple[tuple[int, int], ...]

    def is_changed(self, start: int, end: int) -> bool:
        """Say whether any of a range changed."""
        return any(start < there and end > begin for begin, there in self.changed)

    def meets(self, pattern: Pattern) -> bool:
        """Say whether any of what a pattern finds changed."""
        return bool(self.changed) and any(self.is_changed(*match.span()) for match in pattern.finditer(self.text))


def touches(run: tuple[Inline, ...], locale: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return what the changes of a run meet, each once; `names` are those of parties and recipients."""
    met = tuple(dict.fromkeys(_met(run, locale, names)))
    return met if met or _is_moved(run) else ("touch.words",)


def _met(run: tuple[Inline, ...], locale: str, names: Sequence[str]) -> Iterator[str]:
    sides = _side(run, Deleted), _side(run, Inserted)
    for kind, pattern in _patterns(locale, names):
        if any(side.meets(pattern) for side in sides):
            yield kind
    if alters_fact(run):
        yield "touch.fact"
    old, new = (_forms(side, locale) for side in sides)
    yield from (kind for kind in old if old[kind] != new[kind])
    if any(_is_timed(side, locale) for side in sides):
        yield "touch.period"
    yield from _one_sided(run)


def _side(run: tuple[Inline, ...], own: type) -> RunSide:
    text = ""
    changed: list[tuple[int, int]] = []
    for inline in run:
        if isinstance(inline, own) or not isinstance(inline, (Deleted, Inserted)):
            start, text = len(text), text + plain_text((inline,))
            changed += [(start, len(text))] if isinstance(inline, own) else []
    return RunSide(text=text, changed=tuple(changed))


def _is_moved(run: tuple[Inline, ...]) -> bool:
    """Say whether one phrase stands elsewhere in its passage, and nothing else changed but marks."""
    went, came = (
        [own for one in run if isinstance(one, side) and (own := _words((one,), side))] for side in (Deleted, Inserted)
    )
    return went == came and len(went) <= 1


def _forms(side: RunSide, locale: str) -> Mapping[str, list[str]]:
    """Return what changed on a side and what it is by its form alone: marks, names, words that relate others.

    A comma decides what "who pay" is about; a capital inside a sentence is that of a place, a day, a defined term.
    """
    marks = (one for start, end in side.changed for one in side.text[start:end] if not one.isalnum() and one.strip())
    found = (match for match in _CAPITALS.finditer(side.text) if side.is_changed(*match.span()))
    capitals = (match[0] for match in found if not begins_sentence(side.text, match.start()))
    tagged = tuple(_tagged(side, locale))
    return {
        "touch.mark": sorted(marks),
        "touch.name": sorted((*capitals, *(word for word, kind in tagged if kind in _NAMED))),
        "touch.relation": sorted(word for word, kind in tagged if kind in _RELATING),
    }


def _tagged(side: RunSide, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the words that changed with their parts of speech, in a language without spaces."""
    for word in tagged_in(side.text, locale) or () if side.changed else ():
        if side.is_changed(word.start, word.end):
            yield word.text, word.kind


def _is_timed(side: RunSide, locale: str) -> bool:
    """Say whether words changed beside a figure or a period: what it runs from, or what it is of."""
    decisive = known_of(locale).decisive or {}
    patterns = [decisive[kind] for kind in ("figure", "period") if kind in decisive]
    for match in _PARTS.finditer(side.text):
        ranges = ((max(start, match.start()), min(end, match.end())) for start, end in side.changed)
        has_words = any(char.isalnum() for start, end in ranges for char in side.text[start:end])
        if has_words and any(pattern.search(match[0]) for pattern in patterns):
            return True
    return False


def alters_fact(run: tuple[Inline, ...]) -> bool:
    """Say whether a fact is part of what went or came."""
    return any(
        isinstance(inner, FactText) for one in run if isinstance(one, (Inserted, Deleted)) for inner in walk((one,))
    )


def _one_sided(run: tuple[Inline, ...]) -> Iterator[str]:
    """Yield what says that words came, or went, for which no others went or came: all of them changed places else."""
    changes = tuple(_changes(run))
    went, came = (Counter(word for change in changes for word in _words(change, side)) for side in (Deleted, Inserted))
    for change in changes if went != came else ():
        gone, come = (any(_words(change, side)) for side in (Deleted, Inserted))
        if gone != come:
            yield "touch.removed" if gone else "touch.added"


def _changes(run: tuple[Inline, ...]) -> Iterator[list[Inline]]:
    """Yield the changes of a run, those with a character or two between them as one: 以上 and 上述 share one."""
    change: list[Inline] = []
    for is_change, group in groupby(run, lambda inline: isinstance(inline, (Inserted, Deleted))):
        if is_change:
            change += group
        elif change and len(plain_text(tuple(group)).strip()) > _BETWEEN:
            yield change
            change = []
    if change:
        yield change


def _words(change: Sequence[Inline], side: type) -> list[str]:
    text = plain_text(tuple(one for one in change if isinstance(one, side)))
    return [word.lower() for word in words(text) if word[0].isalnum()]


def _patterns(locale: str, names: Sequence[str]) -> Iterator[tuple[str, Pattern]]:
    pack = known_of(locale)
    yield from ((_KINDS[kind], pattern) for kind, pattern in (pack.decisive or _FIGURES).items())
    if pack.law:
        yield "touch.statute", pack.law.cited
    if names:
        yield "touch.party", Pattern("|".join(map(re.escape, names)))
