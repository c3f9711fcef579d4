"""Runs of inlines as tokens, and back.

In: inlines. Out: tokens: a Latin word, a figure with its unit, one Han character or kana, one mark, a run of spaces. A
fact, a definition and a reference whose words nobody wrote are one token each, since they change as a whole. The tokens
of a run are kept column by column: a policy has thousands of them, and to make an object of each takes longer than
to compare them.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, repeat

from ..languages import known_of, packs
from ..languages.characters import PERCENT, SQUARE
from ..languages.parts.values import Units
from ..model.document import Definition, FactText, Inline, Reference, Text, plain_text
from ..model.make import texts_joined
from ..model.wording import Wording, of_run, shell


@cache
def _units() -> Units:
    """Return the units of every pack: a text names those of other languages, too."""
    units = [pack.units for pack in packs() if pack.units]
    return Units(
        spaced="|".join(unit.spaced for unit in units if unit.spaced),
        joined="|".join(dict.fromkeys(unit.joined for unit in units if unit.joined)),
        numerals="".join(dict.fromkeys("".join(unit.numerals for unit in units))),
    )


@cache
def _token() -> re.Pattern[str]:
    """Return what finds a token. A number is kept with its unit, in the words of any language that has a pack."""
    units = _units()
    spaced, joined = f"(?:%|{units.spaced})", f"(?:[{PERCENT}]|{units.joined})"
    return re.compile(
        r"[A-Za-z]++(?![^\W_]|['’\-])"  # most words of English: found without a look at every character
        rf"|[$€£¥]?[0-9]+(?:[.,][0-9]+)*(?:(?:[ \u00a0]{spaced}\b)|-{spaced}\b|%|[ \u00a0]?{joined})?"
        rf"|[{units.numerals}]+{joined}"
        rf"|[{SQUARE}]"
        rf"|(?:(?![{SQUARE}])[^\W_])+(?:['’\-](?:(?![{SQUARE}])[^\W_])+)*"
        r"|\s+"
        r"|.",
        re.DOTALL,
    )


@cache
def _figure() -> re.Pattern[str]:
    """Return what finds a token with a number in it."""
    units = _units()
    return re.compile(rf"[$€£¥]?[0-9]|[{units.numerals}]+(?:[{PERCENT}]|{units.joined})\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Enclosing:
    """What tokens stand in: inlines without their children, the outermost first.

    `leaf` is the token itself where it is no word of a text.
    """

    around: tuple[Inline, ...]
    leaf: Inline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of a run: their texts and their places. Two tokens with equal keys say the same.

    `said` are the texts without the words that nobody wrote: those of generated references.
    """

    keys: Sequence[Hashable]
    texts: Sequence[str]
    said: Sequence[str]
    places: Sequence[Enclosing]


def tokens(children: tuple[Inline, ...]) -> Tokens:
    """Return a run of inlines as tokens."""
    keys: list[Hashable] = []
    texts: list[str] = []
    said: list[str] = []
    places: list[Enclosing] = []
    for inline, around in _leaves(children, ()):
        shells = _shells(around)
        if isinstance(inline, Text):
            found = words(inline.text)
            keys += zip(found, repeat(shells)) if shells else found
            texts += found
            said += found
            places += repeat(Enclosing(around, None), len(found))
        else:
            wording = of_run((inline,))
            keys.append(_key(inline, wording, shells))
            texts.append(plain_text((inline,)))
            said.append("".join(text for text, _ in wording))
            places.append(Enclosing(around, inline))
    return Tokens(keys=keys, texts=texts, said=said, places=places)


def words(text: str) -> list[str]:
    """Return the texts of the tokens of plain text."""
    return _token().findall(text)


def rebuilt(run: Tokens, part: slice = slice(None)) -> tuple[Inline, ...]:
    """Return the inlines of a part of tokens; neighbours in the same inline share it."""
    texts, places = run.texts[part], run.places[part]
    if places and places[0] is places[-1] and not places[0].around and not places[0].leaf:  # most parts of most texts
        return (Text(text="".join(texts)),)
    return tuple(_rebuilt(list(_pieces(texts, places)), 0))


def figures(text: str, locale: str) -> list[str]:
    """Return the numbers of plain text, in figures or in the words of its language, with the units that they have."""
    return [text[start:end] for start, end in figure_spans(text, locale)]


def figure_spans(text: str, locale: str) -> list[tuple[int, int]]:
    """Return where the numbers of plain text stand; what follows a number and is none without it belongs to it."""
    decisive = known_of(locale).decisive or {}
    found = [match.span() for match in _token().finditer(text) if _figure().match(match[0])]
    written = _number_words(locale)
    found += [match.span() for match in written.finditer(text)] if written else []
    found += [match.span() for match in decisive["figure"].finditer(text)] if "figure" in decisive else []
    return joined(text, found)


def joined(text: str, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges of a text in order, those that overlap or have but spaces between them as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if spans and not text[spans[-1][1] : start].strip(" "):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


@cache
def _number_words(locale: str) -> re.Pattern[str] | None:
    """Return what finds a number in words with its unit; None for a language whose numerals are characters."""
    values = known_of(locale).values
    if values is None or not values.numerals.separator:
        return None
    numbers = "|".join((*values.numerals.digits, *values.numerals.multipliers, *values.numerals.groups))
    number = rf"(?:{numbers})(?:[ -](?:and )?(?:{numbers}))*"
    return re.compile(rf"\b{number}(?:[ -](?:{_units().spaced}))?\b", re.IGNORECASE)


def _leaves(children: tuple[Inline, ...], around: tuple[Inline, ...]) -> Iterator[tuple[Inline, tuple[Inline, ...]]]:
    """Yield the texts and the inlines that are one token, with what they stand in."""
    for inline in children:
        if isinstance(inline, (Text, FactText, Definition)) or (isinstance(inline, Reference) and inline.generated):
            yield inline, around
        else:
            yield from _leaves(inline.children, (*around, replace(inline, children=())))


def _key(leaf: Inline, wording: Wording, shells: Wording) -> Hashable:
    """Return what a leaf says; a fact says what its words say where they are typed."""
    said = leaf.text if isinstance(leaf, FactText) else wording
    return (said, shells) if shells else said


def _shells(around: tuple[Inline, ...]) -> Wording:
    return tuple(filter(None, map(shell, around)))


Piece = tuple[tuple[Inline, ...], Inline]
"""What an inline stands in, and the inline."""


def _pieces(texts: Sequence[str], places: Sequence[Enclosing]) -> Iterator[Piece]:
    """Yield the inlines of tokens, words of one place joined."""
    start = 0
    for place, group in groupby(places):
        end = start + sum(1 for _ in group)
        yield place.around, place.leaf or Text(text="".join(texts[start:end]))
        start = end


def _rebuilt(pieces: list[Piece], depth: int) -> Iterator[Inline]:
    for outer, group in groupby(pieces, lambda piece: piece[0][depth] if len(piece[0]) > depth else None):
        if outer is None:
            yield from texts_joined(inline for _, inline in group)
        else:
            yield replace(outer, children=tuple(_rebuilt(list(group), depth + 1)))
