"""Words that decide what people may do: what a change of them touches.

In: a run of a redline. Out: the kinds of what its insertions and deletions meet, by their messages: a figure, a period,
an age, a fact, a party, a recipient, a right, a purpose, a law, a negation, a modal verb, a condition, and or or; and
whether words came or went without others in their place. A synonym meets none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from ...languages import known_of
from ...languages.pattern import Pattern
from ...model.document import Deleted, FactText, Inline, Inserted, plain_text
from ...model.nodes import walk
from ...redline.sides import met
from ...redline.tokens import words

_KINDS: Mapping[str, str] = MappingProxyType(
    {
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
    }
)
"""The message of what decides, by the name that packs give it."""
_FIGURES = {"figure": Pattern("[0-9]+|[%$€£¥]")}
"""What decides in a language that is not known."""
ONE_SIDED = frozenset({"touch.added", "touch.removed"})
"""What says that words came or went without others in their place."""
_BETWEEN = 2
"""Characters that two words of Chinese share at most, which mostly have two."""


def touches(run: tuple[Inline, ...], locale: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return what the changes of a run meet, each once; `names` are those of parties and recipients."""
    return tuple(dict.fromkeys(_met(run, locale, names)))


def _met(run: tuple[Inline, ...], locale: str, names: Sequence[str]) -> Iterator[str]:
    for kind, pattern in _patterns(locale, names):
        if any(True for side in (Deleted, Inserted) for _ in met(run, side, pattern)):
            yield kind
    if alters_fact(run):
        yield "touch.fact"
    yield from _one_sided(run)


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
