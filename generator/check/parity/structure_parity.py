"""Two languages of a clause that are built differently. See docs/rules/structure-parity.md.

A paragraph and an item of a list are both passages: where one language numbers its paragraphs, the other need not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ...model.blocks import BlockPart, parts_of
from ...model.diagnostics import Diagnostic, Message
from ...model.nodes import StandsOut, walk
from ...model.written import Clause
from ..subject import Subject
from .apart import told

_NAMES: Mapping[str, str] = {
    "paragraph": "structure-parity.passages",
    "table": "structure-parity.tables",
    "row": "structure-parity.rows",
    "column": "structure-parity.columns",
    "definition": "structure-parity.definitions",
    "important": "structure-parity.important-passages",
    "contact": "structure-parity.contacts",
    "inventory": "structure-parity.views",
}
"""What is counted, by the names of parts, and the message that says how many there are."""
_CLOSED = frozenset({"row", "definition"})
"""Parts whose inside is not counted: a cell may have more paragraphs in one language."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each kind of block of which the two texts of a clause have different numbers."""
    for pair in subject.pairs:
        original, other = _shape(pair.original), _shape(pair.other)
        for kind in _NAMES:
            if original[kind] != other[kind]:
                here, there = _count(other[kind], kind), _count(original[kind], kind)
                message = Message("structure-parity.counts", here=here, there=there)
                found = told(pair, message, pair.other.title_span, Message("structure-parity.same-shape"))
                yield found.with_note("note.original", pair.original.title_span)


def _count(number: int, kind: str) -> Message:
    return Message(_NAMES[kind], count=number)


def _shape(clause: Clause) -> Counter[str]:
    important = sum(isinstance(node, StandsOut) for node in walk((clause.title, clause.blocks)))
    return Counter({**Counter(filter(None, map(_kind, parts_of(clause)))), "important": important})


def _kind(part: BlockPart) -> str:
    """Return as what a part counts, "" for one that does not."""
    around = {one.name for one in part.within}
    if "header" in around:
        return "column" if part.name == "cell" else ""
    return "" if around & _CLOSED else part.name
