"""What tells a text that nobody has described: its language, which document it is, what its headings are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..pattern import NEVER, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Hallmarks:
    """What tells a language: among the `units` of a text, words or squares, at least the share `least` are `marks`.

    Most of the text is made of its units. Of two languages with the same units the one with more marks is meant.
    """

    units: Pattern
    marks: Pattern
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """How documents are called: what finds the title of one in a line, and by kind what tells that kind.

    An `addendum` belongs to another document. The name of who signs one ends as `signer` says. Word calls its styles
    `heading_style`, the level in its first group, and `contents_style`.
    """

    document: Pattern
    kinds: Mapping[str, Pattern]
    addendum: Pattern
    signer: Pattern
    heading_style: Pattern = NEVER
    contents_style: Pattern = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """What headings are about: by topic of `importer/topics`, what finds its words in a title in small letters.

    `small` are words that tell no clause from another.
    """

    titles: Mapping[str, Pattern] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
