"""A tree handed over to a target: what is there is looked at, what may not be is refused, what was put is read back.

In: a built tree, or the one before at a target, and the target. Out: the target has it, and its receipt one more line.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ...disk.atomic import made_beside
from ...disk.reading import LARGEST_JSON, UnreadableFileError, read_file
from ...disk.staging import growing
from ...disk.tree import MANIFEST, RECEIPT, Tree, digest, read_tree
from ...model.diagnostics import reason
from .receipt import ReceiptError, with_entry
from .survey import Survey, survey
from .target import Delivery, PublicationError, PublicationTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A tree and where it goes. `copy` is the project's file with the receipt of the target."""

    tree: Tree
    target: PublicationTarget
    copy: Path
    when: datetime
    commit: str | None


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a folder for what a target sends, and remove it in the end."""
    with tempfile.TemporaryDirectory(prefix="clausebook-") as folder:
        yield Path(folder)


def previous(target: PublicationTarget, scratch: Path) -> Tree:
    """Return the tree before at a target. Raises PublicationError where there is none."""
    tree = read_tree(target.previous(scratch))
    if tree is None:
        raise PublicationError("publish.no-previous")
    return tree


def look(publication: Publication, scratch: Path) -> Survey:
    """Return what lies at the target, and what would be done. Raises ReceiptError, RefusalError."""
    return survey(publication.target.live(scratch, publication.tree.folder), publication.tree)


def refuse_cut_receipt(found: Survey, publication: Publication) -> None:
    """Raise ReceiptError for a receipt that lacks what the project's copy has."""
    if not found.receipt.startswith(_read(publication.copy)):
        raise ReceiptError("publish.receipt-cut", copy=publication.copy)


def refuse_unknown_previous(found: Survey, publication: Publication) -> None:
    """Raise PublicationError for a tree before that no line of the receipt at the target tells of."""
    manifest = digest(_manifest(publication))
    if all(one.manifest != manifest for one in found.told):
        raise PublicationError("publish.previous-unknown")


def refuse_unexpected(found: Survey, publication: Publication) -> None:
    """Raise PublicationError for what lies at a target that no publication put there, or none has finished."""
    if found.pending not in {None, _manifest(publication)}:
        raise PublicationError("publish.begun")
    if not found.is_told:
        raise PublicationError("publish.untold" if found.told else "publish.no-receipt")
    if found.edited:
        raise PublicationError("publish.edited", files=found.edited[:3], count=len(found.edited))
    others = found.overwritten if publication.target.shared else found.overwritten or found.strangers
    if others:
        raise PublicationError("publish.foreign", files=others[:3], count=len(others))


def is_live(found: Survey, publication: Publication) -> bool:
    """Say whether a target has the tree already, and a line for it."""
    plan = found.plan
    is_there = _is_last(found, publication) and found.manifest == _manifest(publication)
    return is_there and not (plan.added or plan.changed or plan.gone or found.pending)


def hand_over(found: Survey, publication: Publication, scratch: Path) -> None:
    """Put the tree at the target, read back what lies there, and keep a copy of the receipt.

    Raises PublicationError where the copy cannot be written, where the tree is not what its manifest says, where
    somebody was quicker, and where what is read back is not what was put.
    """
    receipt = _receipt(found, publication)
    delivery = Delivery(
        folder=_assembled(publication, receipt, scratch / "delivery"),
        plan=found.plan,
        media={path: str(file["media-type"]) for path, file in publication.tree.files.items()},
        before=found.manifest,
        pending=found.pending,
        has_others=bool(found.others),
    )
    with _copied(publication.copy, receipt):
        publication.target.put(delivery)
        again = look(publication, scratch / "read-back")
        if again.receipt != receipt or not is_live(again, publication):
            raise PublicationError("publish.not-read-back")


def complete_copy(found: Survey, publication: Publication) -> None:
    """Let the project's copy have what the receipt at the target has; a run that was cut off may not have written it.

    Raises PublicationError where it cannot be written.
    """
    if _read(publication.copy) != found.receipt:
        with _copied(publication.copy, found.receipt):
            pass


@contextmanager
def _copied(copy: Path, receipt: bytes) -> Iterator[None]:
    """Keep a receipt as the project's copy once the block ends well; where it cannot be written, before the block."""
    try:
        with made_beside(copy, receipt):
            yield
    except OSError as cause:
        raise PublicationError("publish.copy-unwritten", copy=copy, cause=reason(cause)) from cause


def _receipt(found: Survey, publication: Publication) -> bytes:
    """Return the receipt with a line for the tree; a publication that was cut off may have written it."""
    manifest = _manifest(publication)
    if found.pending == manifest and _is_last(found, publication):
        return found.receipt
    return with_entry(found.receipt, manifest, publication.when, publication.commit)


def _is_last(found: Survey, publication: Publication) -> bool:
    """Say whether the last line of the receipt tells of the tree."""
    return any(one.manifest == digest(_manifest(publication)) for one in found.told[-1:])


def _assembled(publication: Publication, receipt: bytes, folder: Path) -> Path:
    tree, manifest = publication.tree, _manifest(publication)
    with growing(folder) as new:
        for path, file in tree.files.items():
            new.write(path, _whole(tree, path, file))
        for path, data in ((RECEIPT, receipt), (MANIFEST, manifest)):
            new.write(path, data)
    return folder


def _whole(tree: Tree, path: str, file: Any) -> bytes:
    data = tree.data(path)
    if digest(data) != file["sha256"]:
        raise PublicationError("publish.altered", folder=str(tree.folder), files=path)
    return data


def _manifest(publication: Publication) -> bytes:
    return publication.tree.data(MANIFEST)


def _read(copy: Path) -> bytes:
    """Return the copy of a receipt, nothing where nothing lies there. Raises ReceiptError for what cannot be read."""
    try:
        return read_file(copy, LARGEST_JSON)
    except UnreadableFileError as cause:
        if _is_nothing(copy):
            return b""
        raise ReceiptError("publish.copy-unread", copy=copy, reason=cause.message) from cause


def _is_nothing(path: Path) -> bool:
    try:
        path.lstat()
    except OSError as cause:
        return isinstance(cause, FileNotFoundError)
    return False
