"""What the original said when a translation was made, and what changed since.

In: a translation and what git remembers of its original, newest first. Out: the text that was translated with the day
from which on it was another, and the difference as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from ..git import Past
from ..model.written import Clause
from ..parse.clause import read_clause
from ..parse.front import read_front_matter
from ..source import Source
from ..translation import is_current

_TOKEN = re.compile(r"[^\W\u2e80-\u9fff\uf900-\ufaff]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The text that was translated, and the first day on which the original was another; None for a change of today."""

    text: str
    day: date | None


def find_since(clause: Clause, original: Clause, pasts: Iterable[Past]) -> Since | None:
    """Return what a stale translation was made from; None where history does not have it."""
    later: date | None = None
    for past in pasts:
        key = (original.owner, original.id, original.locale)
        then, _ = read_clause(Source(path=original.source.path, text=past.text), key)
        if is_current(clause, then):
            return Since(text=body(then), day=later)
        later = past.day
    return None


def body(clause: Clause) -> str:
    """Return the title and text of a clause file, without its front matter."""
    _, start, _ = read_front_matter(clause.source)
    return clause.source.text[start:]


def difference(old: str, new: str) -> str:
    """Return the new text with what went in `[-…-]` and what came in `{+…+}`."""
    return "".join(_marked(_TOKEN.findall(old), _TOKEN.findall(new)))


def _marked(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "".join(old[a:b])
            continue
        if b > a:
            yield f"[-{''.join(old[a:b])}-]"
        if d > c:
            yield f"{{+{''.join(new[c:d])}+}}"
