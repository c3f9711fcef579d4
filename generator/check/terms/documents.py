"""What a text says of documents: of its own, of one beside it, of somebody else's.

In: a Passage and where a name of a document stands in it. Out: whether somebody else's is meant. It is cautious: in
doubt it is somebody else's.
"""

from __future__ import annotations

import re

from ...languages.characters import CALLS, COMMAS, IDEOGRAPHIC_COMMA, SEMICOLONS, STOPS
from ...model.written import Link
from ..passage import Passage
from .forms import around

_END = re.compile(f"[{STOPS}{CALLS}{SEMICOLONS}{COMMAS}{IDEOGRAPHIC_COMMA}]")


def names_a_document(form: str, passage: Passage) -> bool:
    """Say whether a form is the name of a document in the language of a passage: "privacy statement", 隐私协议."""
    known = passage.pack.documents
    return known is not None and known.name.search(form) is not None


def is_somebody_elses(passage: Passage, start: int) -> bool:
    """Say whether the document whose name begins at `start` is meant to be another's: “that third party’s policy”."""
    if any(isinstance(inline, Link) for inline in around(passage, start)):
        return True
    known = passage.pack.documents
    if known is None:
        return False
    before = passage.typed[max(0, start - known.reach) : start]
    before = before[max((match.end() for match in _END.finditer(before)), default=0) :]
    return known.others.search(before) is not None
