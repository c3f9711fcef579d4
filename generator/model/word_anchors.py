"""How a Word file says which clause, fact or made part stands where: what writes one and what reads it share the names.

In: names of works, clauses, languages, facts. Out: tags of content controls (ECMA-376, 17.5.2), names of bookmarks,
digests of text. Word allows 64 characters for the tag and the name of a control, and 40 for the name of a bookmark.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

NAMESPACE = "urn:clausebook:docx:1"
"""That of the part of the file that lists its clauses."""
BASE = "clausebook-base"
"""The property of the file that holds the digest of its document."""
BETWEEN = " · "
"""What stands between title and clause in the name of a control."""
_LONGEST = 64
"""Characters of a tag: Word refuses a file with a longer one."""
_PREFIX, _HASHED, _FACT = "cb1:", "cb1:#", "cb1:fact/"
GENERATED = "cb1:generated/"
"""How the tag of a part begins that is made from other files."""


def clause_tag(work: str, clause: str, locale: str) -> str:
    """Return the tag of the control around a clause."""
    return _tag(f"{_PREFIX}{work}/{clause}/{locale}")


def fact_tag(fact: str, form: str = "") -> str:
    """Return the tag of the control around a fact."""
    return _tag(f"{_FACT}{fact}/{form}" if form else f"{_FACT}{fact}")


def generated_tag(what: str) -> str:
    """Return the tag of the control around what is made from other files: a table, a date, a contact."""
    return _tag(f"{GENERATED}{what}")


def control_name(what: str, clause: str = "") -> str:
    """Return the name of a control, which people see: what it holds, cut where it is long; a clause whole."""
    mark = f"{BETWEEN}{clause}" if 0 < len(clause) < _LONGEST // 2 else ""
    room = _LONGEST - len(mark)
    return (what if len(what) <= room else f"{what[: max(room - 1, 0)]}…") + mark


def author_of(edition: str) -> str:
    """Return who is said to have made the changes of a redline that we send out."""
    return f"Clausebook {edition}"


def bookmark(work: str, clause: str) -> str:
    """Return the name of the bookmark around a clause."""
    return f"cb_{_hash(f'{work}/{clause}')[:12]}"


def control_id(tag: str) -> int:
    """Return the id of a control, a positive number of 31 bits."""
    return int(_hash(tag)[:8], 16) % (2**31 - 1) + 1


def visible_digest(texts: Iterable[str]) -> str:
    """Return the SHA-256 of the characters that a reader sees of a clause; white space and line ends do not count."""
    return _hash("".join("".join(texts).split()))


def _tag(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{_HASHED}{_hash(name)[:24]}"


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
