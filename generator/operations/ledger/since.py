"""Since when a translation is stale, and what changed in its original.

In: a translation and what git remembers of its original, newest first, or two texts. Out: the text that was translated
with the day from which on it was another, and the difference as words. `originals.py` keeps the text without git.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...disk.git import PastText
from ...model.document import Text
from ...model.source import Source
from ...model.translation import is_current
from ...model.written import Clause
from ...parse.clause import read_clause
from ...redline.runs import Hunk, hunks
from ...redline.tokens import Tokens, tokens
from .originals import body


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The text that was translated, and the first day on which the original was another; None for a change of today."""

    text: str
    day: date | None


def find_since(clause: Clause, original: Clause, pasts: Iterable[PastText]) -> Since | None:
    """Return what a stale translation was made from; None where history does not have it."""
    later: date | None = None
    for past in pasts:
        key = (original.owner, original.id, original.locale)
        then, _ = read_clause(Source(path=original.source.path, text=past.text), key)
        if is_current(clause, then):
            return Since(text=body(then), day=later)
        later = past.day
    return None


def difference(old: str, new: str) -> str:
    """Return the new text with what went in `[-…-]` and what came in `{+…+}`."""
    before, after = (tokens((Text(text=text),)) for text in (old, new))
    return "".join(_shown(hunk, before, after) for hunk in hunks(before, after))


def _shown(hunk: Hunk, old: Tokens, new: Tokens) -> str:
    went, came = "".join(old.texts[hunk.old]), "".join(new.texts[hunk.new])
    if hunk.same:
        return came
    return (f"[-{went}-]" if went else "") + (f"{{+{came}+}}" if came else "")
