"""Every file of the archive against its hash, every digest against its text, the chain from end to end.

In: an `Archive` that could be read. Out: findings for what was altered, and what was blanked by order. It needs no
network and no sources: the editions prove themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from ..disk.reading import LARGEST_JSON, UnreadableFileError, read_written
from ..disk.tree import GUIDE, SUMS, digest, sums_of
from ..model.codec import CodecError, decode
from ..model.diagnostics import Diagnostic, Message
from ..model.document import Document, Section, Text, plain_text, walk_sections
from ..model.nodes import Prose
from ..model.wording import clause_digests, text_digest
from .archive import Archive, EditionError, Frozen, altered, damaged, read_file
from .manifest import FrozenDocument, Redaction
from .supplements import Addition, HeldSupplement


def prove_archive(archive: Archive) -> Iterator[Diagnostic]:
    """Yield a finding for each file that is not as it was frozen, and for each text that its manifest belies."""
    for frozen in (*archive.editions, *archive.entered):
        others = set(_altered(frozen))
        yield from (altered(frozen.folder, name) for name in sorted(others))
        for document in frozen.manifest.documents:
            if document.is_loadable and document.source.path not in others:
                yield from _belied(frozen, document)


def blanks(archive: Archive) -> tuple[tuple[Frozen, Redaction], ...]:
    """Return every passage that was blanked, with its edition."""
    return tuple((frozen, redaction) for frozen in archive.editions for redaction in frozen.redactions)


def stands(redaction: Redaction, file: Path) -> str:
    """Return what stands in the place of a passage that was blanked, in a file; "" where that cannot be read."""
    try:
        sections = walk_sections(decode(read_written(file, LARGEST_JSON)).sections)
    except (CodecError, UnreadableFileError):
        return ""
    blocks = (block for section in sections if section.clause == redaction.clause for block in section.blocks)
    return " ".join(plain_text(block.children) for block in blocks if isinstance(block, Prose))


def rolled_back(archive: Archive, expected: Sequence[str], vouched: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield a finding unless one of the hashes, or a beginning, is that of the newest edition or of what came to it.

    So is whatever came to an edition after all records which these hashes name, or which are `vouched` for: an order, a
    PDF or a notice of which no hash tells may be anybody's.
    """
    newest = archive.newest
    if newest is None:
        return
    if any(sha256.startswith(begun) for sha256 in newest.hashes for begun in expected):
        for frozen, held in uncovered(archive, lambda one: one.startswith(tuple(expected)) or one in vouched):
            yield from _since(frozen, held) if held else _entered_since(frozen)
        return
    older = next((frozen for frozen in archive.editions if frozen.sha256.startswith(tuple(expected))), None)
    own, wanted = newest.sha256[:12], expected[0][:12]
    if older:
        message = Message("edition-damaged.hash-of", newest=newest.id, hash=own, expected=wanted, older=older.id)
        yield damaged(newest.folder, "manifest.json", message, Message("edition-damaged.newer-tag"))
    else:
        message = Message("edition-damaged.hash", newest=newest.id, hash=own, expected=wanted)
        yield damaged(newest.folder, "manifest.json", message, Message("edition-damaged.bring-back"))


def uncovered(archive: Archive, is_known: Callable[[str], bool]) -> Iterator[tuple[Frozen, HeldSupplement | None]]:
    """Yield the records that neither a hash that is known nor the newest manifest covers; None stands for a manifest.

    A record covers all before it in its edition, a manifest every edition before with what its supplements were then,
    and what was entered before; what was entered later is covered as a chain of its own.
    """
    newest = archive.newest
    for frozen in archive.editions:
        named = newest.manifest.supplements.get(frozen.id) if newest else None
        known = [at for at, sha256 in enumerate(frozen.hashes) if sha256 == named or is_known(sha256)]
        if frozen is newest and not known:
            yield frozen, None
        yield from ((frozen, held) for held in frozen.supplements[max(known, default=0) :] if held.supplement.is_record)
    named = newest.manifest.entered if newest else None
    known = [at for at, one in enumerate(archive.entered, 1) if one.sha256 == named or is_known(one.sha256)]
    yield from ((frozen, None) for frozen in archive.entered[max(known, default=0) :])


def _since(frozen: Frozen, held: HeldSupplement) -> Iterator[Diagnostic]:
    """Yield what a supplement tells that nobody expected."""
    told = held.supplement
    for one in told.redactions:
        clause = f"{one.work}/{one.clause}"
        message = Message("edition-damaged.blanked-since", clause=clause, locale=one.locale, day=one.day)
        yield damaged(frozen.folder, held.name, message, _expect(held.sha256))
    for addition in told.documents:
        message = Message(
            "edition-damaged.came-since",
            what=tuple(_additions(addition)),
            work=addition.work,
            locale=addition.locale,
            day=told.day,
        )
        yield damaged(frozen.folder, held.name, message, _expect(held.sha256))


def _entered_since(frozen: Frozen) -> Iterator[Diagnostic]:
    """Yield what was entered for a day and nobody expected: `history` and `diff` answer with it."""
    for one in frozen.manifest.documents:
        message = Message("edition-damaged.entered-since", work=one.work, locale=one.locale, day=frozen.day)
        yield damaged(frozen.folder, frozen.records[0], message, _expect(frozen.sha256))


def _expect(sha256: str) -> Message:
    return Message("edition-damaged.expect-too", hash=sha256)


def _additions(addition: Addition) -> Iterator[Message]:
    """Yield what came to a text, each with what a reader would see of it."""
    yield from (Message("edition-damaged.a-part", name=name) for name in addition.parts)
    yield from (Message("edition-damaged.a-notice", how=one.how, day=one.day) for one in addition.notices)
    yield from (Message("edition-damaged.an-approval", by=one.by, day=one.day) for one in addition.approvals)
    yield from (Message("edition-damaged.a-signature", by=one.by, day=one.day) for one in addition.signatures)


def _altered(frozen: Frozen) -> Iterator[str]:
    yield from _wrong_sums(frozen)
    for name in frozen.files():
        try:
            read_file(frozen, name)
        except EditionError:
            yield name


def _wrong_sums(frozen: Frozen) -> Iterator[str]:
    """Yield the sums for other programs where they are not those of the folder; older editions have none."""
    place = frozen.folder
    if not any(os.path.lexists(place / name) for name in (SUMS, GUIDE)):
        return
    try:
        sums = {name: digest(read_written(place / name, LARGEST_JSON)) for name in (*frozen.records, GUIDE)}
        right = sums_of(sums | {path: held.sha256 for path, held in frozen.files().items()})
        if read_written(place / SUMS, LARGEST_JSON) != right:
            yield SUMS
    except UnreadableFileError:
        yield SUMS


def _belied(frozen: Frozen, document: FrozenDocument) -> Iterator[Diagnostic]:
    name = document.source.path
    try:
        text = decode(read_file(frozen, name))
    except EditionError as cause:
        yield cause.finding
        return
    except CodecError as cause:
        yield damaged(frozen.folder, name, Message("edition-damaged.text", cause=cause.message))
        return
    wrong = belied(frozen, document, text)
    if wrong:
        yield damaged(frozen.folder, name, Message("edition-damaged.belied", wrong=wrong))


def belied(frozen: Frozen, document: FrozenDocument, text: Document) -> tuple[Message, ...]:
    """Return what of a text is not what the digests of its manifest say, what was blanked left aside."""
    return (*_wrong_head(frozen, document, text), *_wrong_clauses(frozen, document, text))


def _wrong_head(frozen: Frozen, document: FrozenDocument, text: Document) -> Iterator[Message]:
    if (text.edition, text.work, text.locale) != (frozen.id, document.work, document.locale):
        yield Message("belied.other-text", work=text.work, locale=text.locale, edition=text.edition)
    if text_digest(text, {held.clause: held.digest for held in document.clauses}) != document.text:
        yield Message("belied.head")


def _wrong_clauses(frozen: Frozen, document: FrozenDocument, text: Document) -> Iterator[Message]:
    """Yield the clauses whose words have another digest; where one was blanked, a line may stand and no more."""
    now = clause_digests(text)
    gone = {one.clause for one in frozen.redactions if (one.work, one.locale) == (document.work, document.locale)}
    for section in walk_sections(text.sections):
        if section.clause in gone and not _is_line(section):
            yield Message("belied.blanked", clause=section.clause)
    yield from (
        Message("belied.clause", clause=held.clause)
        for held in document.clauses
        if held.clause not in gone and now.get(held.clause) != held.digest
    )


def _is_line(section: Section) -> bool:
    """Say whether a clause is what `redact` leaves of it: a paragraph of one text."""
    match section.blocks:
        case (Prose(children=(Text(),)),):
            return True
        case _:
            return False
