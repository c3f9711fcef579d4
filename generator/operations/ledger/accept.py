"""Note in a clause file that its translation was read against today's text of the original.

In: the clause and its original. Out: the text of the file with the digest in its front matter, nothing else changed.
Raises EditError where its front matter cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...model.source import Source
from ...model.translation import text_digest
from ...model.written import Clause
from ...parse.edit import with_value, without
from ...parse.front import FRONT_MATTER

_ORDER = tuple(key.name for key in FRONT_MATTER.keys)


def accepted(clause: Clause, original: Clause, by: str = "") -> str:
    """Return the file of a translation that was read against its original as it is today; `by` says who did, and when.

    Who read it against an earlier text is not kept, nor why it was an independent text.
    """
    said = {"read-by": by} if by else {}
    bare = _less(clause.source, "reason", "editorial", "read-by")
    return _with(bare, {"relation": "translation", "of": text_digest(original), **said})


def accepted_as_editorial(clause: Clause, original: Clause) -> str:
    """Return the file of a translation that needs no change: what it was made from stays on record."""
    return _with(clause.source, {"editorial": text_digest(original)})


def unread(clause: Clause) -> str:
    """Return the file of a translation of which nobody has said any more what it was made from."""
    return _less(clause.source, "relation", "of", "editorial", "read-by").text


def _with(source: Source, keys: Mapping[str, str]) -> str:
    for key, value in keys.items():
        source = with_value(source, (key,), value, _ORDER)
    return source.text


def _less(source: Source, *keys: str) -> Source:
    for key in keys:
        source = without(source, (key,))
    return source
