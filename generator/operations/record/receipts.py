"""When an edition was first published, by the receipts that a project keeps of its targets.

In: the folder of the receipts, and editions. Out: what they tell, what is wrong with them, and by edition the oldest
line that tells of a tree with it.
A receipt is what this program wrote at a target and read back: it proves nothing against whoever could write both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...disk.reading import LARGEST_JSON, UnreadableFileError, read_file
from ...editions import Frozen
from ...model.diagnostics import Diagnostic, error
from ...model.source import Source, line_starts
from ..publication.receipt import BrokenLineError, ReceiptLine, entries
from .evidence import oldest

Receipts = Mapping[str, Sequence[ReceiptLine]]
"""What was published, oldest first, by the name of the target."""
Seen = tuple[str, ReceiptLine]


def read_receipts(folder: Path) -> tuple[Receipts, tuple[Diagnostic, ...]]:
    """Return the receipts of a folder of a project, and a finding for each that was altered or cannot be read."""
    read = {path.stem: _read(path) for path in sorted(folder.glob("*.jsonl"))}
    right = {name: lines for name, lines in read.items() if not isinstance(lines, Diagnostic)}
    return right, tuple(one for one in read.values() if isinstance(one, Diagnostic))


def first_seen(editions: Sequence[Frozen], receipts: Receipts) -> Mapping[str, Seen]:
    """Return by edition the target and the line of the oldest publication of a tree with it.

    A tree has every edition up to its newest, whose hash has to be that of the archive.
    """
    hashes = {one.id: one.sha256 for one in editions}
    told = ((name, line) for name, lines in receipts.items() for line in lines)
    right = ((name, one) for name, one in told if one.edition in hashes and one.edition_sha256 == hashes[one.edition])
    return oldest(editions, ((one.moment, one.edition or "", (name, one)) for name, one in right))


def _read(path: Path) -> Sequence[ReceiptLine] | Diagnostic:
    name = f"{path.parent.name}/{path.name}"
    try:
        data = read_file(path, LARGEST_JSON)
    except UnreadableFileError as cause:
        return cause.finding(name)
    try:
        return entries(data)
    except BrokenLineError as cause:
        source = Source(path=name, text=data.decode("utf-8", "replace"))
        start = line_starts(source.text)[cause.line - 1]
        return error("receipt-altered.line", source.span(start, start)).with_help("receipt-altered.bring-back")
