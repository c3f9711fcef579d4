"""A contact of which a draft has some lines alone, in another order, or with others between them.

In: the lines below a heading, and those of the text. Out: edits that name the fields that are left (`::: contact name
field …`), with the blocks that stand between them; and the lines of the draft that each makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from ...model.written import Clause
from .edits import Edit
from .lines import DraftLine, WorkingLine, said
from .moved import moved_source

Partners = Mapping[int, WorkingLine]
Parted = tuple[Clause, Edit, Sequence[DraftLine]]


def parted(
    group: Sequence[DraftLine], partners: Partners, lines: Sequence[WorkingLine], sources: Mapping[str, str]
) -> Iterator[Parted]:
    """Yield the edits of contacts that the draft has in another way below a heading."""
    for contact, own in ((one, tuple(series)) for one, series in groupby(lines, lambda line: line.contact)):
        fields = [_field(line, own, partners) if contact else "" for line in group]
        there = [n for n, field in enumerate(fields) if field]
        part = slice(there[0], there[-1] + 1) if there else slice(0)
        is_here = any(id(group[n]) in partners for n in there)
        if contact and is_here and fields[part] != [one.field for one in own]:
            text = "\n\n".join(_pieces(contact, group[part], fields[part], sources))
            yield own[0].clause, Edit(start=contact.span.start, end=contact.span.end, text=text), group[part]


def _field(line: DraftLine, own: Sequence[WorkingLine], partners: Partners) -> str:
    """Return the field of a contact that a line is, or says again, "" for any other line."""
    partner = partners.get(id(line))
    if partner is not None:
        return partner.field if partner.contact is own[0].contact else ""
    return next((one.field for one in own if said(one.text) == said(line.text)), "")


def _pieces(
    contact: Any, lines: Sequence[DraftLine], fields: Sequence[str], sources: Mapping[str, str]
) -> Iterator[str]:
    """Yield the source of a contact in parts, and of what stands between them."""
    for is_field, part in groupby(zip(lines, fields, strict=True), lambda one: bool(one[1])):
        held = tuple(part)
        if is_field:
            yield f"::: contact {contact.contact} {' '.join(dict.fromkeys(field for _, field in held))}\n:::"
        else:
            blocks = {id(line.unit.within[0]): line.unit.within[0] for line, _ in held}
            yield from ("\n".join(moved_source(block, sources)) for block in blocks.values())
