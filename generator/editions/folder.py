"""The editions of a folder, their chain, and what is wrong with them.

In: the root of a project. Out: an `Archive`, oldest edition first, and findings: a manifest that cannot be read, a
chain that is broken, a file too many or too few, or of another length.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ..disk.reading import LARGEST_JSON, UnreadableFileError, is_folder, read_written, real_folder, told
from ..disk.tree import GUIDE, SUMS, digest
from ..model.codec import CodecError, NewerError
from ..model.diagnostics import Diagnostic, Message, error, reason
from ..model.history import order
from ..model.source import Source
from .archive import RESTORE, Archive, Frozen, altered, damaged, unreadable_file, within
from .chain import broken, broken_entered
from .entered import ENTERED, NUMBER, ORIGINAL, decode_entered, entry_of
from .manifest import FOLDER, MANIFEST, REDACTIONS, Manifest, decode_manifest, decode_redactions
from .supplements import read_supplements

EDITION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]{1,3})?")


def is_released(root: Path) -> bool:
    """Say whether there is a folder of an edition, whatever it holds."""
    try:
        return any(EDITION.fullmatch(entry.name) for entry in (root / FOLDER).iterdir())
    except OSError:
        return False


def read_archive(root: Path) -> tuple[Archive, tuple[Diagnostic, ...]]:
    """Return the editions in `root`/editions that can be read, and what is wrong with them, each fault once."""
    found: list[Diagnostic] = []
    editions = _read_all(root / FOLDER, EDITION, lambda one: read_frozen(one.name, one, one.joinpath), found)
    editions.sort(key=lambda frozen: order(frozen.id))
    entered = _read_all(root / FOLDER / ENTERED, NUMBER, _read_entered, found)
    entered.sort(key=lambda frozen: int(frozen.folder.name))
    if not found:  # what is missing from a chain was told already
        faults = (*broken(editions), *broken_entered(entered, editions))
        found += [damaged(frozen.folder, name, message) for frozen, name, message in faults]
        found += [finding for frozen in (*editions, *entered) for finding in _files(frozen)]
    return Archive(editions=tuple(editions), entered=tuple(entered)), tuple(found)


def _read_all(
    place: Path, named: re.Pattern[str], read: Callable[[Path], Frozen], found: list[Diagnostic]
) -> list[Frozen]:
    """Return what can be read of the folders of a place; what is wrong there is added to `found`."""
    folders, strange = _folders(place, named)
    found += strange
    made: list[Frozen] = []
    for folder in folders:
        try:
            made.append(read(folder))
        except UnreadableFileError as cause:
            found.append(unreadable_file(folder, Path(cause.path).name, cause))
        except ValueError as cause:
            found.append(_unreadable(folder, cause))
    return made


def _folders(place: Path, named: re.Pattern[str]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return the folders of a place that are named as they should be, and findings for all that is no edition."""
    try:
        with told(place):
            found = sorted(place.iterdir()) if is_folder(place, real_folder(place.parent)) else []
    except UnreadableFileError as cause:
        finding = error("edition-damaged.folder", Source(path=within(place), text="").whole(), cause=cause.message)
        return (), (finding.with_help(RESTORE),)
    # a name with a dot is what a run that was killed left behind; the next release removes it
    inside = [path for path in found if path.name[0] != "." and within(path) != f"{FOLDER}/{ENTERED}"]
    right = [path for path in inside if path.is_dir() and not path.is_symlink() and named.fullmatch(path.name)]
    return tuple(right), tuple(_strange(path) for path in inside if path not in right)


def _strange(path: Path) -> Diagnostic:
    source = Source(path=within(path), text="").whole()
    finding = error("edition-damaged.no-edition", source)
    return finding.with_help("edition-damaged.move-away", folder=FOLDER)


def read_frozen(edition: str, folder: Path, place: Callable[[str], Path]) -> Frozen:
    """Return the edition of a name whose records lie where `place` says. Raises CodecError and UnreadableFileError."""
    data = read_written(place(MANIFEST), LARGEST_JSON)
    manifest = decode_manifest(data)
    if manifest.entry.edition != edition:
        raise CodecError("edition-damaged.of-another", edition=manifest.entry.edition)
    for entry in (manifest.entry, *manifest.unkept):
        order(entry.edition)  # raises ValueError, as every CodecError is one
    told = place(REDACTIONS)
    return Frozen(
        manifest=manifest,
        sha256=digest(data),
        folder=folder,
        listed=decode_redactions(read_written(told, LARGEST_JSON)).redactions if os.path.lexists(told) else (),
        supplements=read_supplements(place),
    )


def _read_entered(folder: Path) -> Frozen:
    """Return the texts that were entered in a folder. Raises CodecError and UnreadableFileError."""
    data = read_written(folder / MANIFEST, LARGEST_JSON)
    entered = decode_entered(data)
    if any(ORIGINAL not in one.parts or one.parts[ORIGINAL].path not in entered.names for one in entered.documents):
        raise CodecError("edition-damaged.entered-file")
    manifest = Manifest(entry=entry_of(entered), previous=None, unkept=(), documents=entered.documents)
    return Frozen(manifest=manifest, sha256=digest(data), folder=folder, entered=entered)


def _unreadable(folder: Path, cause: ValueError | OSError) -> Diagnostic:
    advice = Message("edition-damaged.install-newer") if isinstance(cause, NewerError) else RESTORE
    return damaged(folder, MANIFEST, Message("edition-damaged.manifest", cause=reason(cause)), advice)


def _files(frozen: Frozen) -> Iterator[Diagnostic]:
    """Yield what can be told without reading: files too many, too few, or of another length."""
    wanted = frozen.files()
    with os.scandir(frozen.folder) as found:
        there = {entry.name: entry for entry in found}
    for name in sorted(there.keys() - wanted.keys() - {*frozen.records, REDACTIONS, SUMS, GUIDE}):
        yield damaged(frozen.folder, name, Message("edition-damaged.stray"), Message("help.move-away"))
    for name, held in sorted(wanted.items()):
        if name not in there:
            yield damaged(frozen.folder, name, Message("edition-damaged.missing"))
        elif there[name].is_symlink() or there[name].stat(follow_symlinks=False).st_size != held.size:
            yield altered(frozen.folder, name)
