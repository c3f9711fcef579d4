"""What drafts leave behind in the words of a language."""

from __future__ import annotations

from dataclasses import dataclass

from ..pattern import NEVER, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """Words in brackets that `ask` somebody to write, or whose last ones are `named` as what is still to come.

    Bracketed words that are `kept` are meant. In round brackets, which any remark may stand in, and as a whole item or
    cell, only what is `pending` is a blank; `running` finds one outside brackets. Behind `control` words, and before
    those of `controlled`, brackets hold what a screen shows.
    """

    asks: Pattern
    named: Pattern
    pending: Pattern
    running: Pattern = NEVER
    kept: Pattern = NEVER
    control: Pattern = NEVER
    controlled: Pattern = NEVER
