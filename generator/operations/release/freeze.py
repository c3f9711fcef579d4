"""The files of an edition.

In: a Reading and the newest entry. Out: the stored formats of each text that it names, and the manifest. They are
written by `output.create`, whole or not at all, into a folder that must not exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...check import BESIDE
from ...editions.appending import with_guide
from ...editions.archive import Archive, Frozen
from ...editions.duties import DUTIES, encode_duties
from ...editions.entries import frozen_entries, notices_of
from ...editions.manifest import (
    MANIFEST,
    FrozenDocument,
    FrozenEntry,
    Manifest,
    Notice,
    Previous,
    encode_manifest,
)
from ...model.approvals import ClauseDigest
from ...model.diagnostics import Severity
from ...model.document import Document
from ...model.history import order
from ...model.library import Edition
from ...model.wording import clause_digests, text_digest
from ...render import Site, stored
from ..approvals import frozen_approvals
from ..bilingual import absences
from ..first_edition import awaited
from ..published.folders import PublishedFolder, permanent_folders, with_coming
from ..reading import Reading
from ..rendering import site_of
from .difference import texts_of
from .duties import frozen_duties
from .parts import Freezing, PrintedParts, part_sums, print_parts, unprinted, with_pages


def freeze(reading: Reading, edition: Edition, jobs: int = 1) -> Freezing:
    """Return the files of an edition. What is stored is printed by today's templates, once and for ever.

    What this machine has no engine for follows; the page that is kept says so.
    """
    own = texts_of(edition, reading.documents, awaited(edition, reading.archive, reading.settled))
    plain = print_parts(reading, own, [one.name for one in stored()], jobs)
    late = unprinted(plain)
    names = [one.name for one in stored() if one.name not in late]
    site = site_of(reading, names)
    folders = _folders(reading, edition, plain, site)
    folders = {key: with_coming(one, site) if late else one for key, one in folders.items()}
    printed = with_pages(plain, names, site, folders)
    if not printed.have(names):
        boxes = (replace(one, severity=Severity.ERROR) for one in reading.diagnostics if one.rule in BESIDE)
        return Freezing(files={}, diagnostics=(*printed.diagnostics, *boxes))
    return edition_of(reading, edition, printed)


def edition_of(reading: Reading, edition: Edition, printed: PrintedParts) -> Freezing:
    """Return the files of an edition from what was printed of its texts."""
    manifest, law = _manifest(reading, edition, printed), frozen_duties(reading, [text for text, _ in printed.parts])
    kept = encode_duties(law) if law else None
    if kept:
        manifest = replace(manifest, duties=kept[1])
    own = {MANIFEST: encode_manifest(manifest), **({DUTIES: kept[0]} if kept else {})}
    files = with_guide({**printed.files, **own})
    return Freezing(files=files, diagnostics=printed.diagnostics)


def _folders(
    reading: Reading, edition: Edition, plain: PrintedParts, site: Site
) -> Mapping[tuple[str, str], PublishedFolder]:
    """Return where the texts will stand, told from the archive with the edition as far as it is printed."""
    new = Frozen(manifest=_manifest(reading, edition, plain), sha256="", folder=reading.project.root)
    return permanent_folders(new, Archive(editions=(*reading.archive.editions, new)), edition.day, site)


def _manifest(reading: Reading, edition: Edition, printed: PrintedParts) -> Manifest:
    library = reading.settled
    return Manifest(
        entry=frozen_entries(library)[edition.id],
        previous=_previous(reading.archive),
        unkept=tuple(_unkept(reading, edition)),
        documents=tuple(
            replace(
                frozen_document(document, parts),
                absent=absences(library, document.work, document.locale),
                moved_from=library.works[document.work].locales[document.locale].moved_from,
                notices=_notices(edition, document),
                approvals=frozen_approvals(library, document),
            )
            for document, parts in printed.parts
        ),
        supplements={one.id: one.supplements[-1].sha256 for one in reading.archive.editions if one.supplements},
        entered=reading.archive.entered[-1].sha256 if reading.archive.entered else None,
    )


def frozen_document(document: Document, parts: Mapping[str, bytes]) -> FrozenDocument:
    """Return what the manifest says of a text and of its parts by format."""
    digests = clause_digests(document)
    return FrozenDocument(
        work=document.work,
        locale=document.locale,
        title=document.title,
        path=document.path,
        text=text_digest(document, digests),
        clauses=tuple(ClauseDigest(clause=clause, digest=told) for clause, told in digests.items()),
        parts=part_sums(document, parts),
    )


def _notices(edition: Edition, document: Document) -> tuple[Notice, ...]:
    return tuple(notice for change in edition.works if change.work == document.work for notice in notices_of(change))


def _previous(archive: Archive) -> Previous | None:
    return Previous(edition=archive.newest.id, sha256=archive.newest.sha256) if archive.newest else None


def _unkept(reading: Reading, edition: Edition) -> Iterator[FrozenEntry]:
    """Yield the entries below an edition that no older one tells of: nobody kept their text."""
    told = {entry.edition for entry in reading.archive.entries}
    entries = frozen_entries(reading.settled).items()
    yield from (entry for name, entry in entries if name not in told and order(name) < order(edition.id))
