"""What the eye takes for other words than they are: letters of several alphabets in one, characters without a shape.

In: a text. Out: the words that mix alphabets, by the check of UTS 39, "mixed-script confusables", for the three that
look alike; whether a text can be the name of a person, which is like no other's and is printed on one line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .source import UNSEEN

_WORD = re.compile("[A-Za-z\u00c0-\u052f\u1e00-\u1fff]+")
_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")
_FOREIGN = re.compile("[\u0370-\u052f]")
_ADDRESSED = re.compile("[^<>]+( <[^<>@ ]+@[^<>@ ]+>)?")
_UNSEEN = re.compile(f"[{UNSEEN}\ufe00-\ufe0f]")


def mixed_words(text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Yield each word with letters of more than one of Latin, Greek and Cyrillic, and those alphabets."""
    for word in _WORD.finditer(text) if _FOREIGN.search(text) else ():
        alphabets = tuple(sorted({name for letter in word[0] if (name := _alphabet(letter))}))
        if len(alphabets) > 1:
            yield word, alphabets


def is_clear_name(text: str) -> bool:
    """Say whether a text names somebody on one line, without what cannot be seen or looks like something else.

    One address may stand behind the name in angle brackets: with two it would be that of two people.
    """
    plain = unicodedata.normalize("NFC", text) == text == " ".join(text.split()) and not _UNSEEN.search(text)
    return (
        bool(_ADDRESSED.fullmatch(text))
        and plain
        and any(map(str.isalpha, text))
        and all(map(_is_itself, text))
        and not any(mixed_words(text))
    )


def _is_itself(letter: str) -> bool:
    """Say whether a character of a name has a shape, its own where it is a letter: no full-width A, no ligature."""
    kind = unicodedata.category(letter)
    if kind[0] in "LN":
        return unicodedata.normalize("NFKC", letter) == letter
    return letter == " " or kind[0] not in "CZ"


def _alphabet(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return next((alphabet.capitalize() for alphabet in _ALPHABETS if name.startswith(alphabet)), None)
