"""What lies at a target, and what a publication would do to it.

In: what is served, by path, and the tree to publish. Out: a `Survey`. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ...disk.reading import UnreadableFileError
from ...disk.tree import CONTROL, MANIFEST, RECEIPT, Tree, digest, is_about, manifest_in
from .receipt import ReceiptLine, entries
from .target import PENDING, FilePlan, Served, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What lies at a target, and the plan for it.

    `manifest` and `pending` are the bytes of those files there, `told` is what the receipt says. `edited` are our files
    that are not as they were published, `others` are files of others, `overwritten` those of them whose place the new
    tree needs: a file of ours, a folder above it, and what lies below that file.
    """

    manifest: bytes | None
    pending: bytes | None
    receipt: bytes
    told: tuple[ReceiptLine, ...]
    plan: FilePlan
    edited: tuple[str, ...]
    others: tuple[str, ...]
    overwritten: tuple[str, ...]

    @property
    def strangers(self) -> tuple[str, ...]:
        """Return the files of others that are no settings of a server or a tool, which have names with a dot."""
        return tuple(path for path in self.others if not path.startswith("."))

    @property
    def published(self) -> Mapping[str, Any] | None:
        """Return what the manifest at the target says; None where there is none of ours."""
        return manifest_in(self.manifest or b"")

    @property
    def shown(self) -> Mapping[str, str]:
        """Return the hash of each edition that readers were shown as the newest one, by the receipt."""
        return {one.edition: one.edition_sha256 for one in self.told if one.edition and one.edition_sha256}

    @property
    def is_told(self) -> bool:
        """Say whether the manifest is the one that the receipt names last, none where it names none.

        A publication that was cut off writes its line before its manifest.
        """
        named = (None, *(one.manifest for one in self.told))
        is_begun = self.pending is not None and named[-1] == digest(self.pending)
        return (self.manifest and digest(self.manifest)) in named[-2 if is_begun else -1 :]


def survey(served: Served, new: Tree) -> Survey:
    """Compare what is served with what was published there, and with a tree to publish. Raises ReceiptError."""
    receipt = served.get(RECEIPT) or b""
    manifest, pending = served.get(MANIFEST), served.get(PENDING)
    live, begun = listed(manifest), listed(pending)
    wanted = {path: str(file["sha256"]) for path, file in new.files.items()}
    names = {path for path in served.names if not is_about(path)}
    there = {path: _digest(served, path) for path in names & (live.keys() | begun.keys() | wanted.keys())}
    others = tuple(sorted(names - live.keys() - begun.keys()))
    needed = {CONTROL, *(above for path in wanted for above in _and_folders(path))}
    return Survey(
        manifest=manifest,
        pending=pending,
        receipt=receipt,
        told=entries(receipt),
        plan=_plan(there, wanted, live.keys() | begun.keys()),
        edited=tuple(sorted(_edited(there, live, begun))),
        others=others,
        overwritten=tuple(
            path for path in others if path in needed or not wanted.keys().isdisjoint(_and_folders(path))
        ),
    )


def receipt_in(served: Served) -> tuple[ReceiptLine, ...]:
    """Return the publications that the receipt of what is served tells of. Raises ReceiptError."""
    return entries(served.get(RECEIPT) or b"")


def _plan(there: Mapping[str, str], wanted: Mapping[str, str], ours: set[str]) -> FilePlan:
    both = sorted(there.keys() & wanted.keys())
    return FilePlan(
        added=tuple(sorted(wanted.keys() - there.keys())),
        changed=tuple(path for path in both if there[path] != wanted[path]),
        gone=tuple(sorted((there.keys() & ours) - wanted.keys())),
        unchanged=tuple(path for path in both if there[path] == wanted[path]),
    )


def _edited(there: Mapping[str, str], live: Mapping[str, str], begun: Mapping[str, str]) -> Iterator[str]:
    """Yield what is neither as it was published nor as a publication that was cut off wanted it."""
    for path in live.keys() | begun.keys():
        if path in there:
            if there[path] not in {live.get(path), begun.get(path)}:
                yield path
        elif path in live and (not begun or path in begun):
            yield path


def _and_folders(path: str) -> Iterator[str]:
    """Yield a path and that of each folder it lies in."""
    yield path
    yield from map(str, PurePosixPath(path).parents)


def _digest(served: Served, path: str) -> str:
    try:
        return digest(served.read(path))
    except UnreadableFileError:
        return ""
