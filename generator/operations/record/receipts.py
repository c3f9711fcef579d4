"""When an edition was first published, by the receipts that a project keeps of its targets.

In: the folder of the receipts, and a frozen edition. Out: the oldest line that tells of a tree with it, and its target.
A receipt is what this program wrote at a target and read back: it proves nothing against whoever could write both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...disk.reading import LARGEST_JSON, read_file
from ...editions import Archive, Frozen
from ...model.diagnostics import RefusalError
from ...model.history import order
from ..publication.receipt import ReceiptError, ReceiptLine, entries

Receipts = Mapping[str, Sequence[ReceiptLine]]
"""What was published, oldest first, by the name of the target."""


def read_receipts(folder: Path) -> Receipts:
    """Return the receipts of a folder. Raises RefusalError for one whose lines were altered or cannot be read."""
    return {path.stem: _lines(path) for path in sorted(folder.glob("*.jsonl"))}


def first_seen(frozen: Frozen, archive: Archive, receipts: Receipts) -> tuple[str, ReceiptLine] | None:
    """Return the target and the line of the oldest publication of a tree with an edition, None where none tells of it.

    A tree has every edition up to its newest, whose hash has to be that of the archive.
    """
    if not receipts or frozen.entered:
        return None
    hashes = {one.id: one.sha256 for one in archive.editions if order(one.id) >= order(frozen.id)}
    told = [(name, line) for name, lines in receipts.items() for line in lines]
    having = [
        one for one in told if one[1].edition_sha256 and one[1].edition_sha256 == hashes.get(one[1].edition or "")
    ]
    return min(having, key=lambda one: one[1].moment, default=None)


def _lines(path: Path) -> Sequence[ReceiptLine]:
    try:
        return entries(read_file(path, LARGEST_JSON))
    except ReceiptError as cause:
        raise RefusalError("record.receipt-broken", file=path) from cause
