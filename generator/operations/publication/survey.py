"""What lies at a target, and what a publication would do to it.

In: a folder with what is served, and the tree to publish. Out: a `Survey`. Nothing here writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ...disk.reading import LARGEST_ARTIFACT, LARGEST_JSON, UnreadableFileError, read_written
from ...disk.tree import MANIFEST, RECEIPT, Tree, digest, files_told, is_about, manifest_in, names_in
from .receipt import ReceiptLine, entries
from .target import PENDING, FilePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What lies at a target, and the plan for it.

    `manifest` and `pending` are the bytes of those files there, `told` is what the receipt says. `edited` are our files
    that are not as they were published, `others` are files of others, `overwritten` those of them that the new tree has
    a file for.
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


def survey(folder: Path, new: Tree) -> Survey:
    """Compare what lies in a folder with what was published there, and with a tree to publish. Raises ReceiptError."""
    receipt = _read(folder / RECEIPT) or b""
    manifest, pending = _read(folder / MANIFEST), _read(folder / PENDING)
    live, begun = _listed(manifest), _listed(pending)
    wanted = {path: str(file["sha256"]) for path, file in new.files.items()}
    names = {path for path in names_in(folder) if not is_about(path)}
    there = {path: _digest(folder / path) for path in names & (live.keys() | begun.keys() | wanted.keys())}
    others = tuple(sorted(names - live.keys() - begun.keys()))
    needed = {above for path in wanted for above in _and_folders(path)}
    return Survey(
        manifest=manifest,
        pending=pending,
        receipt=receipt,
        told=entries(receipt),
        plan=_plan(there, wanted, live.keys() | begun.keys()),
        edited=tuple(sorted(_edited(there, live, begun))),
        others=others,
        overwritten=tuple(path for path in others if path in needed),
    )


def receipt_in(folder: Path) -> tuple[ReceiptLine, ...]:
    """Return the publications that the receipt in a folder tells of. Raises ReceiptError."""
    return entries(_read(folder / RECEIPT) or b"")


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


def _read(path: Path) -> bytes | None:
    return read_written(path, LARGEST_JSON) if os.path.lexists(path) else None


def _listed(manifest: bytes | None) -> dict[str, str]:
    found = manifest_in(manifest or b"")
    return {path: file["sha256"] for path, file in files_told(found).items()} if found else {}


def _digest(path: Path) -> str:
    try:
        return digest(read_written(path, LARGEST_ARTIFACT))
    except UnreadableFileError:
        return ""
