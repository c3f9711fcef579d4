"""What a translation was made from: the digest of a clause's text.

In: a Clause. Out: a digest of what a translator has to read. Facts count by their names and references by where they
lead, so that a changed figure or title makes nothing stale; ids, waivers, line breaks and front matter do not count.
"""

from __future__ import annotations

from .blocks import LENGTH
from .blocks import digest as digest_of
from .written import Clause


def text_digest(clause: Clause) -> str:
    """Return the digest of a clause's title and text."""
    return digest_of((clause.title, clause.blocks))


def is_current(clause: Clause, original: Clause) -> bool:
    """Say whether a translation was read against today's text of its original, or what changed since needs none."""
    return text_digest(original).startswith(known_digests(clause))


def known_digests(clause: Clause) -> tuple[str, ...]:
    """Return the digest of the text that was translated, and of a later one whose changes need no new translation."""
    relation = clause.relation
    known = (relation.of, relation.editorial) if relation else ()
    return tuple(digest.removeprefix("sha256:")[:LENGTH] for digest in known if digest)
