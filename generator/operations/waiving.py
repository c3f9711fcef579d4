"""A waiver written above the block that a finding is about.

In: a clause, the place of the finding in it, the rule and the reason. Out: the whole text of the file, in which every
other line is as it was; nothing is written here. The reader of clauses reads it before anybody is handed it.
"""

from __future__ import annotations

from ..model.diagnostics import RefusalError, has_errors
from ..model.source import Source, Span
from ..model.written import Clause
from ..parse.clause import read_clause


class WaiverError(RefusalError):
    """The finding cannot be waived there, or not with these words. Nothing was changed."""


def waived(clause: Clause, span: Span, rule: str, reason: str) -> str:
    """Return the file of a clause with a waiver; one for a finding in the title covers the first block, too.

    Raises WaiverError.
    """
    source = clause.source
    inside = (one for one in clause.blocks if one.span.start <= span.start < one.span.end)
    block = next(inside, clause.blocks[0] if clause.blocks and span.start < clause.blocks[0].span.start else None)
    if block is None:
        raise WaiverError("desk.no-waiver")
    start = source.text.rfind("\n", 0, block.span.start) + 1
    ending = "\r\n" if "\r\n" in source.text else "\n"
    line = f"<!-- allow {rule}: {' '.join(reason.split())} -->{ending}"
    made = Source(path=source.path, text=source.text[:start] + line + source.text[start:])
    read, found = read_clause(made, (clause.owner, clause.id, clause.locale))
    if has_errors(found) or len(read.waivers) != len(clause.waivers) + 1 or len(read.blocks) != len(clause.blocks):
        raise WaiverError("desk.no-waiver")
    return made.text
