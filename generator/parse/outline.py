"""The outline of a work in one language: which clauses, in what order, printed how.

In: its tree. Out: outline entries, and a finding for a clause that stands in it twice. An entry may be the name of a
clause alone. Whether a clause has a file is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.diagnostics import Diagnostic, error
from ..model.library import OutlineEntry, Placement, walk_outline
from .nodes import Entries, Node
from .record import Key, defaulting, listed, place_of, record_of, required
from .shape import Choice, Findings, Placed, Schema, Sequence
from .values import REFERENCE

OUTLINE_REFERENCE = "#/$defs/outline-entry"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A clause alone, or a record of it."""

    def read(self, node: Node, findings: Findings) -> OutlineEntry | None:
        if isinstance(node, Entries):
            return _RECORD.read(node, findings)
        return _ALONE.read(node, findings)

    def schema(self) -> Schema:
        return {"$ref": OUTLINE_REFERENCE}


def _alone(clause: str, node: Node) -> OutlineEntry:
    return OutlineEntry(clause=clause, placement=Placement.SECTION, within=(), span=node.span)


_ALONE = Placed(shape=REFERENCE, make=_alone)
OUTLINE = Sequence(item=_Entry())

_CLAUSE = required("clause", REFERENCE, "The clause: the name of its file before the language, or shared/name.")
_AS: Key[Placement] = defaulting(
    "as",
    Choice(words={placement.value: placement for placement in Placement}),
    Placement.SECTION,
    "section (default); unnumbered; preface: text before the first heading; paragraph: text without a heading of its "
    "own, which takes the next paragraph number.",
)

_RECORD = record_of(
    "A clause in its place",
    OutlineEntry,
    clause=_CLAUSE,
    placement=_AS,
    within=listed("within", OUTLINE.item, "Clauses one level deeper."),
    span=place_of(_CLAUSE),
)


def outline_definitions() -> Schema:
    """Return the JSON Schema of an entry under the name that OUTLINE_REFERENCE points to."""
    return {OUTLINE_REFERENCE.rpartition("/")[2]: {"anyOf": [REFERENCE.schema(), _RECORD.schema()]}}


def repeated(outline: tuple[OutlineEntry, ...]) -> Iterator[Diagnostic]:
    """Yield a finding for each clause whose id an outline has already: both would be published at one anchor."""
    first: dict[str, OutlineEntry] = {}
    for entry in walk_outline(outline):
        other = first.setdefault(entry.clause.removeprefix("shared/"), entry)
        if other is not entry:
            finding = error(
                "duplicate-clause.outline", entry.span, clause=other.clause.removeprefix("shared/")
            ).with_help("help.remove-one")
            yield finding.with_note("note.first", other.span)
