"""A passage of a frozen edition blanked, by order of a court.

In: a frozen edition, a work, a locale, a clause and a reason. Out: all files of the edition anew: the text without the
passage, in each format that was stored, and a supplement that tells of it. The manifest stays as it is, with the digest
of the passage: the chain holds, and `verify` says what was blanked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from ...editions.appending import appended
from ...editions.archive import Archive, Frozen, load
from ...editions.manifest import FrozenDocument, Redaction, file_name
from ...editions.supplements import Supplement
from ...model.diagnostics import Diagnostic, error
from ...model.document import Document, Section
from ...model.make import paragraph, run_of
from ...model.source import Source
from ...render import chosen
from ..published.folders import permanent_folders
from ..reading import Reading
from ..rendering import site_of
from .parts import Freezing, part_sums, print_parts, with_pages

BLANK = "This passage was removed on {date}."


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankingOrder:
    """What to blank, why, and the day on which."""

    document: FrozenDocument
    clause: str
    reason: str
    day: date


def blank(reading: Reading, frozen: Frozen, order: BlankingOrder) -> Freezing:
    """Return the files of an edition with a clause blanked. Raises EditionError where one is not as it was frozen.

    There are none where a file was printed in which the words can still be read, or others cannot.
    """
    held = order.document
    before = load(frozen, held)
    document = _blanked(before, order, reading)
    names, site = frozen.parts(held), site_of(reading, frozen.parts(held))
    folders = permanent_folders(frozen, reading.archive, max(order.day, frozen.day), site)
    printed = with_pages(print_parts(reading, (document,), names), names, site, folders)
    if not printed.have(names):
        return Freezing(files={}, diagnostics=printed.diagnostics)
    ((_, parts),) = printed.parts
    if unproved := tuple(_unproved(parts, before, document)):
        return Freezing(files={}, diagnostics=(*printed.diagnostics, *unproved))
    redaction = Redaction(
        work=held.work,
        locale=held.locale,
        clause=order.clause,
        reason=order.reason,
        day=order.day,
        parts=part_sums(document, parts),
    )
    supplement = partial(Supplement, day=order.day, redactions=(redaction,))
    files = appended(frozen, printed.files, lambda before: supplement(follows=before))
    return Freezing(files=files, diagnostics=printed.diagnostics)


def _unproved(parts: Mapping[str, bytes], before: Document, after: Document) -> Iterator[Diagnostic]:
    """Yield what is first found wrong with each file that is read back: only with nothing are the words gone."""
    for one in chosen(parts):
        file = one.files[0]
        for message in islice(file.left_over(parts[one.name], before, after), 1) if file.left_over else ():
            place = Source(path=file_name(after.work, after.locale, one.name), text="").whole()
            yield error(message, place).with_help("blank-unproved.override")


def elsewhere(archive: Archive, frozen: Frozen, order: BlankingOrder) -> tuple[str, ...]:
    """Return the other editions that hold the same words in the same clause and language."""
    digest = _digest(order.document, order.clause)
    return tuple(
        other.id
        for other in archive.editions
        for document in other.manifest.documents
        if other is not frozen and (document.work, document.locale) == (order.document.work, order.document.locale)
        if _digest(document, order.clause) == digest and not _is_blank(other, document, order.clause)
    )


def _digest(document: FrozenDocument, clause: str) -> str | None:
    return next((held.digest for held in document.clauses if held.clause == clause), None)


def _is_blank(frozen: Frozen, document: FrozenDocument, clause: str) -> bool:
    wanted = (document.work, document.locale, clause)
    return any((one.work, one.locale, one.clause) == wanted for one in frozen.redactions)


def _blanked(document: Document, order: BlankingOrder, reading: Reading) -> Document:
    language = reading.languages[document.locale]
    text = language.label(BLANK, date=language.long_date(order.day, None))
    return replace(document, sections=tuple(_without(one, order.clause, text) for one in document.sections))


def _without(section: Section, clause: str, text: str) -> Section:
    inner = tuple(_without(one, clause, text) for one in section.sections)
    if section.clause != clause:
        return replace(section, sections=inner)
    return replace(section, blocks=(paragraph(*run_of(text)),), sections=inner)
