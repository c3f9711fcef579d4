"""The imported text frozen as it was received, so that the first edit has a base for its redline.

In: the files of a project that builds, and a day. Out: the files of its editions, one for each date that was found. The
project is read once for each of them, with no newer entry in its changelog, and frozen as `release` would have done on
that day. What keeps an entry from being released is told and refuses nothing. A text that cannot be printed has no PDF,
and none has a page: the one that was published then was not ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..check.missing_glyph import missing_glyph
from ..disk.atomic import write_bytes
from ..editions.entries import CHANGELOG
from ..editions.manifest import FOLDER
from ..model.diagnostics import Diagnostic, Message
from ..model.document import Document
from ..model.history import entries_of, order
from ..model.library import Edition, Library
from ..operations.build import read
from ..operations.reading import Reading
from ..operations.release import examine_entry
from ..operations.release.difference import texts_of
from ..operations.release.freeze import edition_of
from ..operations.release.parts import PrintedParts, print_parts
from ..operations.rendering import paying_jobs
from ..render import chosen, stored
from .trial import written


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The files of editions by path, how many texts each has, and what the changelog names and nobody kept.

    `ahead` are editions whose day has not come, `unprinted` says why texts have no PDF, `found` counts by rule what
    would keep the entries from being released.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    texts: Mapping[str, int] = field(default_factory=dict)
    unkept: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    unprinted: tuple[Message, ...] = ()
    found: Mapping[str, int] = field(default_factory=dict)


NOTHING = Received()


def freeze_received(files: Mapping[str, str], today: date) -> Received:
    """Return the editions of a project that were published by `today`, oldest first.

    An edition has the texts that nothing altered after it: of older ones only the entry is known.
    """
    with written(files) as root:
        return _frozen(root, today)


def _frozen(root: Path, today: date) -> Received:
    library = _read(root, today).settled
    editions = tuple(reversed(library.changelog))
    published = [edition for edition in editions if edition.day <= today]
    steps = [_freeze(root, edition, library) for edition in published]
    kept = [step for step in steps if step.texts]
    return Received(
        files={path: data for step in kept for path, data in step.files.items()},
        texts={id: count for step in kept for id, count in step.texts.items()},
        unkept=tuple(edition.id for edition, step in zip(published, steps, strict=True) if not step.texts),
        ahead=tuple(edition.id for edition in editions if edition.day > today),
        unprinted=tuple(dict.fromkeys(one for step in kept for one in step.unprinted)),
        found=sum((Counter(step.found) for step in kept), Counter()),
    )


def _freeze(root: Path, edition: Edition, library: Library) -> Received:
    """Return an edition alone, whose files are written as well: the next one names it."""
    write_bytes(root / CHANGELOG, _up_to(edition).encode())
    reading = _read(root, edition.day)
    own = tuple(one for one in texts_of(edition, reading.documents) if _received_in(edition, one, library))
    printed, unprinted = _printed(reading, own)
    made = edition_of(reading, edition, printed).files if own else {}
    files = {f"{FOLDER}/{edition.id}/{name}": data for name, data in made.items()}
    for path, data in files.items():
        write_bytes(root / path, data)
    found = Counter(one.rule for one in examine_entry(reading, edition, edition.day))
    return Received(files=files, texts={edition.id: len(own)} if own else {}, unprinted=unprinted, found=found)


def _read(root: Path, day: date) -> Reading:
    """Read the project without a rule: what is wrong with the text was told before."""
    return read(root, day, choose=lambda _: ())


def _up_to(edition: Edition) -> str:
    """Return the changelog as it was when an edition was its newest."""
    text = edition.span.source.text
    return text[text.rfind("\n", 0, edition.span.start) + 1 :]


def _received_in(edition: Edition, document: Document, library: Library) -> bool:
    """Say whether the words that were received are those of an edition: no later one altered them."""
    entries = entries_of(library.history, document.work, document.locale)
    return all(order(one.edition) <= order(edition.id) for one in entries if one.change.change.alters_text)


def _printed(reading: Reading, documents: Sequence[Document]) -> tuple[PrintedParts, tuple[Message, ...]]:
    """Return texts in every stored format that they can be printed in, and why one is lacking.

    Where a font lacks a character of a text, no engine is asked for it.
    """
    lacking = {one.path: tuple(_lacking(reading, one)) for one in documents}
    names = [one.name for one in stored() if not one.is_dressed]
    plain = [one.name for one in chosen(names) if not one.engine]
    whole = print_parts(reading, [one for one in documents if not lacking[one.path]], names, paying_jobs(names))
    rest = print_parts(reading, [one for one in documents if lacking[one.path]], plain)
    failed = () if whole.have(names) else whole.diagnostics
    found = (*failed, *(found for own in lacking.values() for found in own))
    made = PrintedParts(parts=(*whole.parts, *rest.parts), diagnostics=found)
    return made, tuple(dict.fromkeys(one.message for one in found))


def _lacking(reading: Reading, document: Document) -> Iterator[Diagnostic]:
    if reading.library:
        yield from missing_glyph(reading.library, (document,), reading.fonts)
