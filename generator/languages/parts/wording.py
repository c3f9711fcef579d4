"""What a text says in words: names, laws, terms, references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..pattern import EMPTY, NEVER, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Negations:
    """Words that negate or limit, in any of the many ways of a language: 未经授权 is "unauthorised"."""

    every: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Sentences on what is done: `stated` finds `who` does, or does `not`, what is `said`.

    `acts` are those that readers and laws ask for, by the name of the claim or of the switch, each as it is found in
    what is said; what is said of `you`, the reader, is none. A sentence with words that set it `apart` states a
    condition, an exception or another matter, unless all of them belong to a denial about `children` below an age.
    A denial that names a `purpose` denies what stands behind these words alone.
    Without an act, two sentences speak of one thing when the one has all words of the other, and that has `few` at
    least.
    """

    stated: tuple[Pattern, ...]
    acts: Mapping[str, Pattern]
    apart: Pattern
    few: int
    children: Pattern = NEVER
    purpose: Pattern = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOutSignal:
    """Sentences on a signal by which a browser opts out, and whether the speaker heeds it.

    `named` finds the signal, `heeded` a speaker with what he does up to the verb, or the signal with what is done to
    it. A sentence means `denied` where that is found in what was heeded, or where the signal is an exception (`but`).
    """

    named: Pattern
    heeded: Pattern
    denied: Pattern
    but: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Laws, frameworks and authorities as they are `cited`; what stands `behind` a word that is part of such a name.

    A `section` of a law is cited with its `law` or on its own; `ids` are names for laws whose own are not Latin.
    A sentence with a `former` word tells what a law was.
    """

    cited: Pattern
    behind: Pattern
    section: Pattern = NEVER
    former: Pattern = NEVER
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """How a `company` is written: what may stand `before` its name in the match, and its `form` alone.

    A name that is `joined` of two begins before the match, one with `more` behind its form goes on.

    Behind words that tell of a `kind` of company no name stands. `speaking` finds the `name` of who says "we" in a
    text, `acting` that of who does what only the one who speaks does; `titled` that in the title of a document. The
    name of who holds a copyright ends before `rights`.
    """

    company: Pattern
    before: Pattern = NEVER
    form: Pattern = NEVER
    joined: Pattern = NEVER
    more: Pattern = NEVER
    kind: Pattern = NEVER
    speaking: tuple[Pattern, ...] = ()
    acting: tuple[Pattern, ...] = ()
    titled: Pattern = NEVER
    rights: Pattern = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Capitals that are no company's: places that laws, authorities and readers are called after, and words of laws."""

    places: frozenset[str]
    of_law: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The `name` that a document has at its end, and the words of `others` within `reach` before it.

    A document on one of `subjects` speaks of itself by its `own` names (groups: whose, name, kind), or as `this`.
    """

    name: Pattern
    others: Pattern
    reach: int
    subjects: tuple[str, ...]
    own: tuple[Pattern, ...]
    this: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Definitions in plain words: `quoted` words in a `bracket` with no word but those `beside` them; what `means`.

    `explained` is less strict. `articles` are no part of a term, `persons` are none. `site` finds the quoted `term`
    where a text defines one, behind what `opens` such a place.
    """

    means: tuple[Pattern, ...]
    persons: frozenset[str]
    bracket: Pattern = NEVER
    quoted: Pattern = NEVER
    beside: frozenset[str] = frozenset()
    articles: tuple[str, ...] = ()
    explained: Pattern = NEVER
    site: Pattern = NEVER
    opens: Pattern = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words that agreements define: the last of an expression, without its s, and what may stand `beside` it.

    None of them is part of the name of a company or its product. A `leading` word is no part of a term; `pointing`
    words stand before a use of one.
    """

    heads: frozenset[str]
    beside: frozenset[str]
    leading: frozenset[str]
    pointing: Pattern
    pointing_to_one: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words for one thing, in small letters: always, or where one of them is a `defined` term and has its capital."""

    always: tuple[tuple[str, ...], ...]
    defined: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """How a text names a category of the inventory: its letter with a `label`, or letters as a `tag`."""

    label: Pattern
    tag: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """The `number` of a section as it is typed, and what tells that of a law: words behind or before it.

    Numbers that are `joined` belong to the same law; what is `own_behind` makes any number one of this text.
    """

    number: Pattern
    law_before: Pattern
    law_behind: Pattern = NEVER
    own_behind: Pattern = NEVER
    joined: Pattern = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSections:
    """How a text names a section of its own without a number: by a `quoted` title (group: title), or `placed`.

    The groups of a place are `before` or `behind`, `many` where several sections are meant, and the `matter` that they
    are about, each `word` of which is in them. What a `screen` calls a section has words of it `near` before its name.
    """

    quoted: Pattern
    placed: Pattern
    word: Pattern
    screen: Pattern
    near: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """What a text promises: a way to reach somebody below its title, passages that stand out, where a `link` leads.

    A `loose` cue counts behind a `way` to reach somebody only; else it mostly announces what follows. A number that
    somebody can call is `dialled` where these words end the text before it.
    """

    contact: Pattern
    emphasis: Pattern
    link: Pattern
    loose: Pattern = NEVER
    way: Pattern = NEVER
    dialled: Pattern = NEVER
