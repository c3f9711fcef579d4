"""When an edition was first published, by the receipts that a project keeps of its targets.

In: the folder of the receipts, and editions. Out: by edition the oldest line that tells of a tree with it.
A receipt is what this program wrote at a target and read back: it proves nothing against whoever could write both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...disk.reading import LARGEST_JSON, read_file
from ...editions import Frozen
from ...model.diagnostics import RefusalError
from ..publication.receipt import ReceiptError, ReceiptLine, entries
from .evidence import oldest

Receipts = Mapping[str, Sequence[ReceiptLine]]
"""What was published, oldest first, by the name of the target."""
Seen = tuple[str, ReceiptLine]


def read_receipts(folder: Path) -> Receipts:
    """Return the receipts of a folder. Raises RefusalError for one whose lines were altered or cannot be read."""
    return {path.stem: _lines(path) for path in sorted(folder.glob("*.jsonl"))}


def first_seen(editions: Sequence[Frozen], receipts: Receipts) -> Mapping[str, Seen]:
    """Return by edition the target and the line of the oldest publication of a tree with it.

    A tree has every edition up to its newest, whose hash has to be that of the archive.
    """
    hashes = {one.id: one.sha256 for one in editions}
    told = ((name, line) for name, lines in receipts.items() for line in lines)
    right = ((name, one) for name, one in told if one.edition in hashes and one.edition_sha256 == hashes[one.edition])
    return oldest(editions, ((one.moment, one.edition or "", (name, one)) for name, one in right))


def _lines(path: Path) -> Sequence[ReceiptLine]:
    try:
        return entries(read_file(path, LARGEST_JSON))
    except ReceiptError as cause:
        raise RefusalError("record.receipt-broken", file=path) from cause
