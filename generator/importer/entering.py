"""A text of an earlier day, entered into a project from a file.

In: a project as it was read, files, and what somebody says of them. Out: the folder of what is entered. A text is
understood, built and proved as any import is; its clauses get the ids of those of the working text, so that a redline
between the two means something. A PDF is kept as the file alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..disk.tree import digest
from ..editions.archive import Archive
from ..editions.entered import ORIGINAL, Entered, encode_entered
from ..editions.manifest import MANIFEST, SOURCE, FileSum, FrozenDocument, file_name
from ..model.codec import encode
from ..model.diagnostics import RefusalError
from ..model.document import Document
from ..model.source import visible
from ..operations.reading import Reading
from ..operations.release.freeze import frozen_document
from . import Imported, bring_in, scans_of, understand_all
from .alignment import share, with_ids_of
from .draft import DraftDocument
from .propose import propose
from .reading import is_pdf, read_loaded
from .rough import Rough

_LEAST = 0.1
"""How much of two texts is at least in clauses that say the same where both are one work."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")

Key = tuple[str, str]
"""A work and a locale."""


class EnteringError(RefusalError):
    """A text cannot be entered; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A file by its name, its bytes, and what it is kept as."""

    name: str
    data: bytes
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteringOrder:
    """What somebody says of the files: the day of their text, where it is from, and which text it is."""

    day: date
    source: str | None
    work: str | None
    locale: str | None
    encoding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """What is entered, the files of its folder by name, and the proof of what was read, None where nothing was."""

    entered: Entered
    files: Mapping[str, bytes]
    imported: Imported | None
    roughs: tuple[Rough, ...]


def given(files: Sequence[tuple[str, bytes]]) -> tuple[GivenFile, ...]:
    """Return files with what they are kept as: a name of ours, for theirs may be any."""
    found = ((number, name, data, _SUFFIX.search(name)) for number, (name, data) in enumerate(files, 1))
    return tuple(
        GivenFile(name=visible(name), data=data, kept=f"original-{number}{suffix[0].lower() if suffix else ''}")
        for number, name, data, suffix in found
    )


def enter(reading: Reading, files: Sequence[GivenFile], order: EnteringOrder, today: date) -> Entering:
    """Return the folder of what is entered. Raises EnteringError, and UnreadableError as `read_file` does."""
    if order.day > today:
        raise EnteringError("entered.ahead", day=order.day)
    works = {(one.work, one.locale): one for one in reading.documents}
    roughs = {one.kept: _read(one, order) for one in files if not is_pdf(one.data)}
    texts = tuple(_texts(files, roughs, works, order))
    _refuse(texts, reading.archive, order.day)
    drafts = tuple(one.draft for one in texts if one.draft)
    made = bring_in(drafts, scans_of(tuple(roughs.values())), propose(None), None, order.day) if drafts else None
    built = [_as_of(one, works[one.work, one.locale], order.day) for one in (made.trial.documents if made else ())]
    read = {(one.work, one.locale): one for one in built}
    entered = Entered(
        day=order.day,
        entered=today,
        previous=reading.archive.entered[-1].sha256 if reading.archive.entered else None,
        names={one.kept: one.name for one in files},
        documents=tuple(_document(read.get(one.key), works[one.key], one.file) for one in texts),
        source=visible(order.source) if order.source else None,
    )
    originals = {one.kept: one.data for one in files}
    parts = {file_name(*key, SOURCE): encode(document) for key, document in read.items()}
    return Entering(
        entered=entered,
        files={**originals, **parts, MANIFEST: encode_entered(entered)},
        imported=made,
        roughs=tuple(roughs.values()),
    )


# --- which text a file is ---------------------------------------------------------------------------------------------


def _read(file: GivenFile, order: EnteringOrder) -> Rough:
    rough = read_loaded(file.name, file.data, order.encoding)
    return replace(rough, language=rough.language or order.locale or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text of the project that a file is; `draft` is what was read of it, None for one kept as the file alone."""

    key: Key
    file: GivenFile
    draft: DraftDocument | None


def _texts(
    files: Sequence[GivenFile], roughs: Mapping[str, Rough], works: Mapping[Key, Document], order: EnteringOrder
) -> Iterator[_Text]:
    for file in files:
        if file.kept not in roughs:
            yield _Text(key=_told(file, works, order), file=file, draft=None)
            continue
        for draft in understand_all([roughs[file.kept]]):
            placed = _placed(draft, file, works, order)
            yield _Text(key=(placed.work, placed.locale), file=file, draft=placed)


def _placed(
    draft: DraftDocument, file: GivenFile, works: Mapping[Key, Document], order: EnteringOrder
) -> DraftDocument:
    """Return a document as a text of the project, its clauses with the ids of that."""
    locale = order.locale or draft.locale
    own = {work: one for (work, tag), one in works.items() if tag == locale}
    if not own:
        there = tuple(sorted({tag for _, tag in works}))
        raise EnteringError("entered.no-locale", file=file.name, locale=locale, locales=there)
    shares = {work: share(draft, one) for work, one in own.items()}
    work = order.work or max(own, key=lambda name: shares[name])
    if work not in own or (not order.work and shares[work] < _LEAST):
        told = tuple(sorted(own))
        raise EnteringError("entered.no-work", file=file.name, title=draft.title, locale=locale, works=told)
    return replace(with_ids_of(draft, own[work]), work=work, locale=locale, kind="policy", amends=None)


def _told(file: GivenFile, works: Mapping[Key, Document], order: EnteringOrder) -> Key:
    """Return the text that a PDF is: the one that somebody names, or the only one that there is."""
    fit = [key for key in works if order.work in (None, key[0]) and order.locale in (None, key[1])]
    if len(fit) == 1:
        return fit[0]
    names, tags = (tuple(sorted({key[place] for key in fit or works})) for place in (0, 1))
    raise EnteringError("entered.which", file=file.name, works=names, locales=tags)


def _refuse(texts: Sequence[_Text], archive: Archive, day: date) -> None:
    """Raise EnteringError for what is witnessed or was entered already, and for two texts that are one."""
    for place, (work, locale) in enumerate(one.key for one in texts):
        if any(one.key == (work, locale) for one in texts[:place]):
            raise EnteringError("entered.twice", work=work, locale=locale, day=day)
        for frozen in (*archive.editions, *archive.entered):
            held = next((one for one in frozen.manifest.documents if one.key == (work, locale)), None)
            if held and not frozen.entered and frozen.day <= day:
                raise EnteringError("entered.witnessed", work=work, locale=locale, edition=frozen.id)
            if held and frozen.entered and frozen.day == day:
                name, when = frozen.entered.name_of(held), frozen.entered.entered
                raise EnteringError("entered.again", work=work, locale=locale, day=day, file=name, entered=when)


# --- what is kept of it -----------------------------------------------------------------------------------------------


def _as_of(built: Document, working: Document, day: date) -> Document:
    """Return a text that was built as what it was in its work; what stands around it on our pages was not there."""
    return replace(
        built,
        kind=working.kind,
        jurisdiction=working.jurisdiction,
        edition=day.isoformat(),
        direction=working.direction,
        publisher=working.publisher,
        path=working.path,
        modified=day,
        translations=(),
        related=(),
    )


def _document(read: Document | None, working: Document, file: GivenFile) -> FrozenDocument:
    """Return what the manifest says of a text; of one that was not read it has the file alone."""
    held = FileSum(path=file.kept, sha256=digest(file.data), size=len(file.data))
    if read is not None:
        made = frozen_document(read, {SOURCE: encode(read)})
        return replace(made, parts={**made.parts, ORIGINAL: held})
    return FrozenDocument(
        work=working.work,
        locale=working.locale,
        title=working.title,
        path=working.path,
        text="",
        clauses=(),
        parts={ORIGINAL: held},
    )
