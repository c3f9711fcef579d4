"""What a pack can know of its language, concern by concern. The classes say what; the packs have the data.

A concern that a pack lacks is None there: what needs it says nothing about texts in that language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .pattern import NEVER, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """Where sentences end: at `ends`, unless a word of `abbreviations` stands before it."""

    ends: Pattern
    abbreviations: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Whole numbers in words: digits are added up, multiplied by what follows, and grouped by thousands or myriads.

    `words` are split at `separator`, or are single characters where that is empty; those in `fillers` say nothing.
    A number of `row` digits without a multiplier is read figure by figure, as years are.
    """

    digits: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    separator: str = ""
    fillers: frozenset[str] = frozenset()
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How a kind of value is written; `check/values` says what it makes of the named groups of each kind."""

    kind: str
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """How a text says figures: its readers, the surest first, since what one has taken the later ones leave.

    A text without a `cue` has no value: most have none, and are done with after one look. `number` finds numbers beside
    values, `spelling` makes characters equal that a pattern need not tell apart, one for one. `each` are the words that
    say one unit without a number, such as "yearly".
    """

    cue: Pattern
    readers: tuple[Reader, ...]
    number: Pattern = NEVER
    numerals: Numerals = field(default_factory=Numerals)
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    each: Mapping[str, Pattern] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    spelling: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Days as they are `typed`, the label `before` or `behind` one that the text calls its own, words of the future."""

    typed: Pattern
    before: Pattern
    behind: Pattern
    future: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Periods without a length, and deadlines: the duties that have some, and what stands `before` and `behind` one."""

    vague: Pattern
    duties: Mapping[str, Pattern]
    before: Pattern
    behind: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The words of a sentence that speaks of children."""

    children: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Negations:
    """Words that say what nobody does or may do, and `every` word that negates or limits in any way.

    Languages have many ways: 不出售 is "never sells", 未经授权 is "unauthorised", 不得少于 is "at least".
    """

    duty: Pattern
    every: Pattern


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

    `other_name` says what a character of the other set is.
    """

    own: str
    other: str
    other_name: str


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
class Prose:
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
    """The dictionary of hunspell, what is a word for it, and the words of the field that it lacks."""

    dictionary: str
    word: Pattern
    lacking: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """How a text names a category of the inventory: its letter with a `label`, or letters as a `tag`."""

    label: Pattern
    tag: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """The name of a law that was right until a day. `reason` completes "is out of date:"."""

    phrase: Pattern
    since: date
    reason: str
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Laws and frameworks as they are named. Only what is certain is `outdated`; its reason says where the day is from.

    They are looked for in every text: a law is of a country, and cited in all languages.
    """

    outdated: tuple[Outdated, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """A language: its tag, its name as findings say it, and what is known of it."""

    tag: str
    name: str = ""
    sentences: Sentences | None = None
    values: Values | None = None
    dates: Dates | None = None
    periods: Periods | None = None
    ages: Ages | None = None
    negations: Negations | None = None
    wide: Wide | None = None
    quotes: Quotes | None = None
    encoded: Encoded | None = None
    words: Words | None = None
    lists: Lists | None = None
    prose: Prose | None = None
    spelling: Spelling | None = None
    categories: Categories | None = None
    law: Law | None = None
