"""The files of an edition.

In: a Reading and the newest entry. Out: canonical JSON and PDF of each text that it names, and the manifest. They are
written by `output.create`, whole or not at all, into a folder that must not exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..build import Reading
from ..codec import encode
from ..diagnostics import Diagnostic
from ..editions.archive import Archive
from ..editions.entries import frozen_entries
from ..editions.manifest import (
    MANIFEST,
    ClauseDigest,
    FileSum,
    FrozenDocument,
    FrozenEntry,
    Manifest,
    Previous,
    encode_manifest,
    file_name,
)
from ..model.document import Document
from ..model.library import Edition
from ..press import render_all, set_up
from ..tree import digest
from ..wording import clause_digests, text_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Freezing:
    """The files of an edition by name, and what was found while its PDFs were printed."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def texts_of(edition: Edition, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the texts that an entry freezes, without what depends on the texts around them."""
    named = {change.work: change.locales for change in edition.works if not change.change.withdraws}
    chosen = (one for one in documents if one.work in named and (not named[one.work] or one.locale in named[one.work]))
    return tuple(replace(one, translations=(), related=()) for one in chosen)


def freeze(reading: Reading, edition: Edition, jobs: int = 1) -> Freezing:
    """Return the files of an edition. The PDFs are printed by today's templates, once and for ever."""
    if reading.library is None:
        raise ValueError("a project whose settings are unusable has nothing to freeze")
    documents = texts_of(edition, reading.documents)
    printed, found = _pdfs(reading, documents, jobs)
    files: dict[str, bytes] = {}
    for document in documents:
        files[file_name(document.work, document.locale, "json")] = encode(document)
        pdf = printed.get((document.work, document.locale))
        files |= {file_name(document.work, document.locale, "pdf"): pdf} if pdf else {}
    if len(printed) < len(documents):
        return Freezing(files={}, diagnostics=found)
    manifest = Manifest(
        entry=frozen_entries(reading.library)[edition.id],
        previous=_previous(reading.archive),
        unkept=tuple(_unkept(reading, edition)),
        documents=tuple(frozen_document(document, files) for document in documents),
    )
    return Freezing(files={**files, MANIFEST: encode_manifest(manifest)}, diagnostics=found)


def frozen_document(document: Document, files: Mapping[str, bytes]) -> FrozenDocument:
    """Return what the manifest says of a text whose two files are among `files`."""
    digests = clause_digests(document)
    return FrozenDocument(
        work=document.work,
        locale=document.locale,
        title=document.title,
        path=document.path,
        text=text_digest(document, digests),
        clauses=tuple(ClauseDigest(clause=clause, digest=told) for clause, told in digests.items()),
        json=file_sum(file_name(document.work, document.locale, "json"), files),
        pdf=file_sum(file_name(document.work, document.locale, "pdf"), files),
    )


def file_sum(name: str, files: Mapping[str, bytes]) -> FileSum:
    """Return name, hash and length of one of `files`."""
    return FileSum(path=name, sha256=digest(files[name]), size=len(files[name]))


def _pdfs(
    reading: Reading, documents: Sequence[Document], jobs: int
) -> tuple[dict[tuple[str, str], bytes], tuple[Diagnostic, ...]]:
    made: dict[tuple[str, str], bytes] = {}
    found: list[Diagnostic] = []
    for rendering in render_all(set_up(reading, ("pdf",)), documents, jobs=jobs):
        found += rendering.diagnostics
        made |= {(one.about["work"], one.about["locale"]): one.data for one in rendering.artifacts}
    return made, tuple(found)


def _previous(archive: Archive) -> Previous | None:
    return Previous(edition=archive.newest.id, sha256=archive.newest.sha256) if archive.newest else None


def _unkept(reading: Reading, edition: Edition) -> Iterator[FrozenEntry]:
    """Yield the entries below the first edition that is frozen: nobody kept their text."""
    if reading.library and not reading.archive.editions:
        yield from (entry for name, entry in frozen_entries(reading.library).items() if name != edition.id)
