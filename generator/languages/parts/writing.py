"""How a text is written: sentences, marks, words, lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..pattern import NEVER, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceEnds:
    """Where sentences end: at `ends`, unless a word of `abbreviations` stands before it."""

    ends: Pattern
    abbreviations: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide:
    """Full-width punctuation: the `letters` that it goes with, the wide form of each narrow mark, and their places.

    `half` finds a narrow mark where a wide one belongs, `letter_or_mark` what it stands beside. A paragraph with a mark
    `inside` is a sentence; one that stops at a letter, and at no mark that `ends` it, lacks its end.
    """

    forms: Mapping[str, str]
    letter: Pattern
    letter_or_mark: Pattern
    half: Pattern
    inside: Pattern
    ends: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Quotation marks: the `double` ones of the language, what comes in `pairs`, and `foreign` marks with its own."""

    double: tuple[str, str]
    pairs: Mapping[str, str]
    foreign: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """Which of two sets of characters a text is written with: what the encoding `own` has and `other` has not.

    `other_name` says what a character of the other set is. `common` are characters that no text can do without: bytes
    of another encoding that are read as this one hardly have them.
    """

    own: str
    other: str
    other_name: str
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words parted by spaces, of letters that have capitals; `always` have one wherever they stand.

    A sentence without its end is told from a label by a `verb`, and two that run together by `joint`: a word that
    nothing ends, and one of the `starters` of sentences with a capital.
    """

    always: frozenset[str]
    verb: Pattern
    joint: Pattern
    starters: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """How a text announces `many` things or `some`, joins the last two, and breaks off at an `open_end`."""

    many: Pattern
    some: Pattern
    joiners: tuple[str, ...]
    open_end: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """What counts the syllables of a word, for the reading ease of Flesch (1948), which is made for English."""

    vowels: Pattern
    silent: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseMeasures:
    """How prose is measured: what is `counted` and its name, from which length on two equal paragraphs are no chance.

    `twice` finds a word behind itself; `meant` are those that may stand so.
    """

    counted: Pattern
    unit: str
    long: int
    twice: Pattern
    meant: frozenset[str] = frozenset()
    ease: Ease | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """The dictionary of hunspell, what is a word for it, and the words of the field that it lacks.

    What is spelt otherwise `elsewhere` becomes a word of the dictionary by these, one after the other; no slip does.
    """

    dictionary: str
    word: Pattern
    lacking: frozenset[str]
    elsewhere: tuple[tuple[Pattern, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """Several ways to write the same: what each of them becomes in `forms`, one after the other.

    Two words are one in two spellings where `spellings` make them equal and the dictionary has only one of them. A slip
    is mended to none of `decisive`, the words that negate, permit, oblige, join and quantify, and to no word where one
    of them, or one of `near` in other order, could have been meant as well. Items keep their order where a clause has
    one of `places`, or an item begins with one of `following`. `words` says that those of the language, which
    has no spaces, are in jieba's dictionary.
    """

    forms: tuple[tuple[Pattern, str], ...] = ()
    spellings: tuple[tuple[Pattern, str], ...] = ()
    decisive: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    places: Pattern = NEVER
    following: Pattern = NEVER
    words: bool = False
