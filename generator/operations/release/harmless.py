"""Which changes of a run of words are proven harmless.

In: pairs of runs of one language. Out: for each whether the two say the same. Nothing is harmless because it looks
small: what is not equal as `canonical` compares it must be one word in two spellings, a hyphen that came or went, a
word typed twice, a space that was missing, or one misspelt word that became a near word of the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...languages import known_of
from ...languages.characters import IDEOGRAPHIC_COMMA
from ...languages.han import HAN_DIGITS
from ...languages.parts.writing import Rewriting
from ...localize.lexicon import words_in
from ...localize.spelling import unknown_words
from ...model.wording import Wording
from ...redline.sequence import matches
from .canonical import Token, tokens_of

_LONG = 9
"""Letters of a word in which two slips leave little doubt: of 60 words of en_US of this length 48 had no other word as
near after two slips, of eight letters 27."""

_REACH = 24
"""Tokens on either side of a character that are read for its word: as many as a clause of a sentence has."""
_OPERATORS = frozenset({"figure", "negation", "modal", "scope", "joiner"})
"""What a word decides that no slip is mended to: a recipient or a right that was misspelt is the same one."""
_MARKS = f".,;:!?{IDEOGRAPHIC_COMMA}"
"""Marks that nobody writes twice on purpose; three stops are another mark."""

Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """A run before and after."""

    old: Wording
    new: Wording
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What decides in the words of a text: its language, its defined terms, the names of parties and recipients."""

    locale: str
    terms: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hunk:
    """What went, and what came: the tokens from `start` to `end` of the new run, beside those that stay."""

    old: Tokens
    run: Tokens
    start: int
    end: int

    @property
    def new(self) -> Tokens:
        return self.run[self.start : self.end]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.text for token in (*self.old, *self.new) if token.is_word)

    def before(self, count: int) -> Tokens:
        """Return so many tokens before the change, or all that there are."""
        return self.run[max(self.start - count, 0) : self.start]

    def behind(self, count: int) -> Tokens:
        """Return so many tokens behind the change, or all that there are."""
        return self.run[self.end : self.end + count]


def harmless(rewrites: Sequence[Rewrite], speech: Speech) -> tuple[bool, ...]:
    """Return for each rewrite whether it is proven that both say the same."""
    hunks = [tuple(_hunks(one, speech)) for one in rewrites]
    asked = {word for own in hunks for hunk in own if _is_small(hunk) for word in _spelt(hunk)}
    unknown = unknown_words(asked, speech.locale) if asked else frozenset()
    rewriting = known_of(speech.locale).rewriting or Rewriting()
    names = (word.lower() for name in speech.names for word in re.findall(r"\w+", name))
    decisive = rewriting.decisive | frozenset(names)
    judge = _Judge(speech=speech, unknown=unknown, rewriting=rewriting, decisive=decisive)
    return tuple(all(map(judge.is_harmless, own)) for own in hunks)


def _hunks(one: Rewrite, speech: Speech) -> Iterator[_Hunk]:
    old, new = (tokens_of(run, speech.locale, speech.terms, heading=one.heading) for run in (one.old, one.new))
    i = j = 0
    ends = len(old), len(new), 0
    for a, c, length in (*matches([token.says for token in old], [token.says for token in new]), ends):
        if a > i or c > j:
            yield _Hunk(old=old[i:a], run=new, start=j, end=c)
        i, j = a + length, c + length


def _is_small(hunk: _Hunk) -> bool:
    return max(len(hunk.old), len(hunk.new)) <= 2  # noqa: PLR2004 - a word, or the two that it was split into


def _spelt(hunk: _Hunk) -> Iterator[str]:
    """Yield the words that the dictionary is asked for, and what they are without a space between them."""
    yield from hunk.words
    yield from ("".join(token.text for token in side) for side in (hunk.old, hunk.new) if len(side) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Judges hunks; `unknown` are the words that the dictionary lacks, None where there is none.

    `decisive` are the words that negate, permit, oblige, join, quantify or name somebody.
    """

    speech: Speech
    unknown: frozenset[str] | None
    rewriting: Rewriting
    decisive: frozenset[str]

    def is_harmless(self, hunk: _Hunk) -> bool:
        ways = (self.is_twice, self.is_joined, self.is_spelling, self.is_mended, self.is_character_mended)
        return any(way(hunk) for way in ways)

    def is_twice(self, hunk: _Hunk) -> bool:
        """Say whether words went, or came, that stand beside themselves, as nobody writes on purpose."""
        prose = known_of(self.speech.locale).prose
        if prose is None or bool(hunk.old) == bool(hunk.new):
            return False
        own = hunk.old or hunk.new
        said = [token.says for token in own]
        if said not in ([token.says for token in side(len(own))] for side in (hunk.before, hunk.behind)):
            return False
        text, mark = _text(own)
        found = (len(text) == 1 and text in _MARKS) or prose.twice.fullmatch(f"{text}{mark}{text}")
        return bool(found) and not self.negates(text)

    def is_joined(self, hunk: _Hunk) -> bool:
        """Say whether a compound lost its hyphens or got some, or "within" stood as "with in".

        re- is left aside, since to re-sign is not to resign, and so is what decides, such as "without".
        """
        long, short = sorted((hunk.old, hunk.new), key=len, reverse=True)
        parts = [token.text.lower() for token in long]
        if len(short) != 1 or len(long) == 1 or "".join(parts) != short[0].text.lower():
            return False
        relates = self.rewriting.near.issuperset(parts) and not self.decides("".join(parts))
        return relates or (all(token.hyphen for token in long[1:]) and parts[0] != "re")

    def is_spelling(self, hunk: _Hunk) -> bool:
        """Say whether one word stands in two spellings; filing and filling are two: the dictionary has both."""
        if self.unknown is None or not len(hunk.old) == len(hunk.new) == 1:
            return False
        if not (hunk.old[0].is_word and hunk.new[0].is_word) or not self.is_one_known(hunk.words):
            return False
        old, new = (self.respelt(token.text) for token in (hunk.old[0], hunk.new[0]))
        return old == new

    def is_one_known(self, words: Sequence[str]) -> bool:
        """Say whether one of two words is in the dictionary, or both are words of the field that it lacks."""
        spelling = known_of(self.speech.locale).spelling
        lacking = [word for word in words if self.unknown and word in self.unknown]
        of_field = all(spelling is not None and word.lower() in spelling.lacking for word in words)
        return len(lacking) == 1 or of_field

    def respelt(self, word: str) -> str:
        """Return a word in the first of its spellings."""
        for pattern, form in self.rewriting.spellings:
            word = pattern.compiled.sub(form, word)
        return word

    def is_mended(self, hunk: _Hunk) -> bool:
        """Say whether a word that is none became one, and could have become no word that decides."""
        if (
            self.unknown is None
            or not (hunk.old and hunk.new)
            or not all(token.is_word for token in (*hunk.old, *hunk.new))
        ):
            return False
        if not _is_small(hunk) or all(token.text not in self.unknown for token in hunk.old):
            return False
        if any(token.text in self.unknown for token in hunk.new):
            return False
        old, new = (" ".join(token.text.lower() for token in side) for side in (hunk.old, hunk.new))
        slips = distance(old, new)
        allowed = 2 if len(new) >= _LONG else 1
        return slips <= allowed and not self.decides(new) and not self.is_doubtful(old, new, slips)

    def negates(self, text: str) -> bool:
        """Say whether words negate or limit: two negations are none."""
        negations = known_of(self.speech.locale).negations
        return negations is not None and negations.every.search(text) is not None

    def decides(self, text: str) -> bool:
        """Say whether any word of a text negates, permits, obliges, joins, quantifies or names somebody."""
        return not self.decisive.isdisjoint(text.split())

    def is_doubtful(self, old: str, new: str, slips: int) -> bool:
        """Say whether a word that decides, or one word for another relation, is as near as the one that was taken."""
        chosen = {*new.split()}
        near = (one for one in self.decisive - chosen if abs(len(one) - len(old)) <= slips)
        turned = (one for one in self.rewriting.near - chosen if sorted(one) == sorted(old))
        return any(distance(old, one) <= slips for one in near) or any(turned)

    def is_character_mended(self, hunk: _Hunk) -> bool:
        """Say whether one Han character became another, was part of no word before and is part of one now.

        The words around it have to be the same in both texts; whatever else can be read in them is no word then.
        """
        if not len(hunk.old) == len(hunk.new) == 1 or not all(token.is_han for token in (*hunk.old, *hunk.new)):
            return False
        before, behind = _letters(hunk.before(_REACH)), _letters(hunk.behind(_REACH))
        old, new = (words_in(f"{before}{side[0].text}{behind}", self.speech.locale) for side in (hunk.old, hunk.new))
        if old is None or new is None:
            return False
        start, word = next((at, word) for at, word in _placed(new) if at + len(word) > len(before))
        there = [(at, one) for at, one in _placed(old) if at < start + len(word) and at + len(one) > start]
        alone = (len(before), hunk.old[0].text) in there
        if len(word) == 1 or not alone or sum(len(one) for _, one in there) != len(word):
            return False
        if len(old) - len(there) != len(new) - 1:
            return False
        decisive = known_of(self.speech.locale).decisive or {}
        patterns = [pattern for kind, pattern in decisive.items() if kind in _OPERATORS]
        said = (word, hunk.old[0].text, hunk.new[0].text)
        return not any(pattern.search(text) for pattern in patterns for text in said) and not self.names(hunk)

    def names(self, hunk: _Hunk) -> bool:
        """Say whether a change is inside the name of a party or a recipient."""
        longest = max(map(len, self.speech.names), default=0)
        before, behind = ("".join(one.text for one in side(longest)) for side in (hunk.before, hunk.behind))
        texts = [before + "".join(one.text for one in side) + behind for side in (hunk.old, hunk.new)]
        at = len(before)
        spans = ((name, max(0, at - len(name) + 1), at + len(name)) for name in self.speech.names)
        return any(text.find(*span) >= 0 for span in spans for text in texts)


def _letters(tokens: Tokens) -> str:
    """Return the letters of tokens as they stand in words of Han characters: 二维码, not 2维码."""
    return "".join(token.text.translate(HAN_DIGITS) if len(token.text) == 1 else token.text for token in tokens)


def _placed(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield words with the offsets at which they begin."""
    at = 0
    for word in words:
        yield at, word
        at += len(word)


def _text(tokens: Tokens) -> tuple[str, str]:
    """Return the letters of tokens, and what stands between two words of them."""
    mark = " " if tokens[0].is_word else ""
    return mark.join(token.text for token in tokens), mark


def distance(one: str, other: str) -> int:
    """Return how many letters came, went, changed or changed places (Damerau 1964, optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            row.append(min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != its)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
