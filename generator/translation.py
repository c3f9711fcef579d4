"""What a translation was made from: the digest of a clause's text.

In: a Clause. Out: a digest of what a translator has to read. Facts count by their names and references by where they
lead, so that a changed figure or title makes nothing stale; ids, waivers, line breaks and front matter do not count.
"""

from __future__ import annotations

from .model.blocks import LENGTH, digest
from .model.written import Clause


def text_digest(clause: Clause) -> str:
    """Return the digest of a clause's title and text."""
    return digest((clause.title, clause.blocks))


def is_current(clause: Clause, original: Clause) -> bool:
    """Say whether a translation was read against today's text of its original, or what changed since needs none."""
    relation = clause.relation
    known = (relation.of, relation.editorial) if relation else ()
    return any(_same(one, text_digest(original)) for one in known if one)


def _same(written: str, today: str) -> bool:
    return written.removeprefix("sha256:")[:LENGTH] == today[: len(written.removeprefix("sha256:"))]
