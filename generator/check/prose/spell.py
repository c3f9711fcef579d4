"""Words that no dictionary has. See docs/rules/spell.md; the dictionary is hunspell's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.parts.writing import Spelling
from ...localize.spelling import proposals
from ...model.diagnostics import Diagnostic, Message, suggestion, warning
from ..names import begins_sentence, registered_names, words_of
from ..passage import Passage, Role
from ..subject import Subject
from ..together import together

_CODE = re.compile(r"[a-z][A-Z]|^[A-Z]{1,4}s?$|^[A-Z]+s$")
_ONCE = re.compile(r"(.)\1")
_TELLING = 8
"""Words that tell the language of a passage."""
_MOST = 0.4
"""A text of the language has at most so large a share of unknown words."""
_SHORTEST = 5
"""Fewer letters in capitals are an abbreviation."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that no dictionary, registry or setting knows, with its places."""
    names = {word.casefold() for word in words_of(registered_names(subject.library))}
    for locale, unknown in subject.unknown_words.items():
        found = [
            (passage, spelling, *_unknown_in(passage, spelling, unknown))
            for passage, spelling in subject.passages_with(lambda pack: pack.spelling)
            if passage.locale == locale
        ]
        foreign = {id(passage.clause) for passage, _, count, strange in found if _is_foreign(count, strange)}
        places = [
            (match, passage)
            for passage, spelling, count, strange in found
            if not _is_foreign(count, strange) and not (count < _TELLING and id(passage.clause) in foreign)
            for match in strange
            if not _is_name_in_text(match, passage)
            and match[1].casefold() not in names
            and match[1].casefold() not in spelling.lacking
            and not _CODE.search(match[1])
        ]
        instead = proposals((match[1] for match, _ in places), locale)
        yield from together(
            (match[1].casefold(), _finding(match, passage, instead.get(match[1], ()), names))
            for match, passage in places
            if not match[1].isupper() or _is_slip(match[1], instead.get(match[1], ()))
        )


def _unknown_in(passage: Passage, spelling: Spelling, unknown: frozenset[str]) -> tuple[int, list[re.Match[str]]]:
    """Return how many words a passage has, and those that are unknown."""
    words = list(spelling.word.finditer(passage.typed))
    return len(words), [one for one in words if (one[1].lower() if one[1].isupper() else one[1]) in unknown]


def _is_foreign(words: int, strange: list[re.Match[str]]) -> bool:
    """Say whether a passage is in another language, since most of its words are unknown."""
    return words >= _TELLING and len(strange) > words * _MOST


def _is_slip(word: str, proposals: tuple[str, ...]) -> bool:
    """Say whether a word in capitals is a common one with two letters exchanged, or one too many or too few."""
    others = [other.upper() for other in proposals]
    is_long = [min(len(word), len(other)) > _SHORTEST and len(word) != len(other) for other in others]
    return any(
        _is_turned(word, other) or (long and _is_near(word, other)) for other, long in zip(others, is_long, strict=True)
    )


def _is_name_in_text(match: re.Match[str], passage: Passage) -> bool:
    """Say whether a word is capitalised inside a sentence: whether it is a name is the matter of entity-foreign."""
    inside = passage.role in (Role.PARAGRAPH, Role.CELL) and not begins_sentence(passage.typed, match.start())
    return inside and match[1][0].isupper() and not match[1].isupper()


def _finding(match: re.Match[str], passage: Passage, instead: tuple[str, ...], names: set[str]) -> Diagnostic:
    """Return a warning where a slip makes the word of one that is known, else a suggestion: it may be new."""
    word = match[1]
    guess = Message("help.did-you-mean", names=instead) if instead else None
    tell = warning if _is_misspelt(word, instead, names) else suggestion
    found = tell("spell.unknown", passage.span(*match.span(1)), word=word).with_help(guess)
    return found.with_help("spell.add", entry=f"{{{passage.locale}: [{word}]}}")


def _is_misspelt(word: str, instead: tuple[str, ...], names: set[str]) -> bool:
    """Say whether a slip makes the word: of a name, of a word in other order, or, where it is no name, of a near one.

    A word that is short, or that two words make up, may be new; so may one that only ends otherwise than a known one.
    """
    small, others = word.lower(), [other.lower() for other in instead]
    if any(_is_near(small, name) for name in names) or any(_is_turned(small, other) for other in others):
        return True
    if not word.islower() and not word.isupper():
        return False
    is_compound = any(" " in other for other in others)
    near = (one for one in others if one.isalpha() and _is_near(small, one) and not _is_inflected(small, one))
    return len(word) >= _SHORTEST and any(not is_compound or _has_doubled(small, other) for other in near)


def _rests(word: str, other: str) -> tuple[str, str]:
    """Return what is left of two words behind the letters with which both begin."""
    at = next(
        (at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other))
    )
    return word[at:], other[at:]


def _is_near(word: str, other: str) -> bool:
    """Say whether two words differ in one letter, in the order of two, or in one that is missing."""
    rest, there = _rests(word, other)
    return rest[1:] == there[1:] or rest == there[1:] or rest[1:] == there or rest == there[1::-1] + there[2:]


def _is_turned(word: str, other: str) -> bool:
    """Say whether two neighbouring letters of a word are exchanged, or the first one lacks its capital."""
    rest, there = _rests(word, other)
    return rest == there[1::-1] + there[2:] and (len(rest) < len(word) if rest else len(word) >= _SHORTEST)


def _is_inflected(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return longer in (f"{shorter}s", f"{shorter}d")


def _has_doubled(word: str, other: str) -> bool:
    return len(word) != len(other) and _ONCE.sub(r"\1", word) == _ONCE.sub(r"\1", other)
