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
_TELLING = 8
"""Words that tell the language of a passage."""
_FEW = 2
"""A text of the language has at most one unknown word in so many."""
_SHORTEST = 5
"""Fewer letters in capitals are an abbreviation."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that no dictionary, registry or setting knows, with its places."""
    names = {word.casefold() for word in words_of(registered_names(subject.library))}
    for locale, unknown in subject.unknown_words.items():
        places = [
            (match, passage)
            for passage, spelling in subject.passages_with(lambda pack: pack.spelling)
            if passage.locale == locale
            for match in _strange(passage, spelling, unknown)
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


def _strange(passage: Passage, spelling: Spelling, unknown: frozenset[str]) -> list[re.Match[str]]:
    """Return the unknown words of a passage; none where most are, since it is in another language."""
    words = list(spelling.word.finditer(passage.typed))
    found = [match for match in words if (match[1].lower() if match[1].isupper() else match[1]) in unknown]
    return [] if len(words) >= _TELLING and len(found) * _FEW > len(words) else found


def _is_slip(word: str, proposals: tuple[str, ...]) -> bool:
    """Say whether a word in capitals is a common one with two letters exchanged, or one too many or too few."""
    return any(sorted(word) == sorted(other.upper()) or _is_one_off(word, other.upper()) for other in proposals)


def _is_one_off(one: str, other: str) -> bool:
    """Say whether the longer of two words is the shorter one with a letter more."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > _SHORTEST and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_name_in_text(match: re.Match[str], passage: Passage) -> bool:
    """Say whether a word is capitalised inside a sentence: whether it is a name is the matter of entity-foreign."""
    inside = passage.role in (Role.PARAGRAPH, Role.CELL) and not begins_sentence(passage.typed, match.start())
    return inside and match[1][0].isupper() and not match[1].isupper()


def _finding(match: re.Match[str], passage: Passage, instead: tuple[str, ...], names: set[str]) -> Diagnostic:
    """Return a warning where a slip makes the word of one that is known, else a suggestion: it may be new."""
    word = match[1]
    guess = Message("help.did-you-mean", names=instead) if instead else None
    tell = warning if any(_is_near(word.lower(), other.lower()) for other in (*instead, *names)) else suggestion
    found = tell("spell.unknown", passage.span(*match.span(1)), word=word).with_help(guess)
    return found.with_help("spell.add", entry=f"{{{passage.locale}: [{word}]}}")


def _is_near(word: str, other: str) -> bool:
    """Say whether two words differ in one letter, in the order of two, or in one that is missing."""
    if len(word) == len(other):
        differing = [at for at, (one, two) in enumerate(zip(word, other, strict=True)) if one != two]
        return len(differing) == 1 or sorted(word) == sorted(other)
    shorter, longer = sorted((word, other), key=len)
    return other.isalpha() and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
