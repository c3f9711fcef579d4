"""What came back from a translator, unit by unit: what of it may go into the clauses, and why the rest may not.

In: the units of a file, and those of the project today. Out: an `Outcome` for each. States in the file are advice: what
a unit is follows from its texts. A code may stand in another place, and sentences may be one or in another order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from ..model.blocks import LENGTH
from ..model.diagnostics import Message, RefusalError
from ..model.library import Library
from .coded import Coded, Codes, placed, plain, shown, source_of
from .units import STALE, TextUnit

TAKEN, SAME, UNTOUCHED, LEFT, REFUSED = "taken", "same", "untouched", "left", "refused"
"""What becomes of a unit: its text goes in, is there already, is the one that is stale, is none, or may not go in."""


class UnusableFileError(RefusalError):
    """A file of which nothing can go into this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedUnit:
    """A unit as a file has it. `base` is the digest of the translation that was sent, "" where nobody says."""

    id: str
    source: Coded
    target: Coded
    approved: bool
    base: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """A file that came back; `project` and `locale` are "" where it does not say which."""

    path: str
    project: str
    locale: str
    units: tuple[ReturnedUnit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of a unit: `text` is its Markdown where it is taken, `why` what is to be told of it."""

    came: ReturnedUnit
    unit: TextUnit | None
    word: str
    text: str = ""
    why: Message | None = None


def translation_digest(unit: TextUnit) -> str:
    """Return the digest of the translation that there is, so that nobody writes over another one."""
    return digest_of(unit.written)


def digest_of(text: str) -> str:
    """Return the digest of a translation as a clause has it."""
    return sha256(text.encode()).hexdigest()[:LENGTH]


def check_file(file: ReturnedFile, library: Library) -> str:
    """Return the language of a file that came back.

    Raises UnusableFileError for one of another project or language, without units, and for one that has a unit twice.
    """
    project = library.settings.base_url
    spoken = {tag.lower(): tag for work in library.works.values() for tag in work.locales}
    locale = spoken.get(file.locale.lower(), library.settings.original)
    doubled = next((name for name, number in Counter(one.id for one in file.units).items() if number > 1), None)
    if file.project not in {"", project}:
        raise UnusableFileError("exchange.other-project", file=file.path, other=file.project, project=project)
    if not file.units:
        raise UnusableFileError("exchange.no-units", file=file.path)
    if locale == library.settings.original:
        raise UnusableFileError("exchange.other-locale", file=file.path, locale=file.locale)
    if doubled:
        raise UnusableFileError("exchange.doubled", file=file.path, unit=doubled)
    return locale


def judged(came: ReturnedUnit, unit: TextUnit | None, seen: str = "") -> Outcome:
    """Return what becomes of a unit; `unit` is the one of the project that goes by its id.

    `seen` is the digest of what was sent when the translation that there is was delivered, "" where it was not.
    """
    if unit is None or came.source != unit.source:
        return Outcome(came=came, unit=unit, word=REFUSED, why=_outdated(came, unit))
    if came.target and came.target == unit.target:
        return _as_it_was(came, unit)
    if came.target == unit.source or not plain(came.target).strip():
        return Outcome(came=came, unit=unit, word=LEFT)
    faults = tuple(_faults(came.target, unit))
    text = None if faults else source_of(came.target, {**unit.codes, **(unit.own if unit.target else {})})
    if text is None:
        unwritable = Message("exchange.unwritable", unit=unit.id, target=shown(came.target, unit.codes))
        return Outcome(came=came, unit=unit, word=REFUSED, why=next(iter(faults), unwritable))
    return _as_it_was(came, unit) if text == unit.written else _changed(came, unit, text, seen)


def _as_it_was(came: ReturnedUnit, unit: TextUnit) -> Outcome:
    if unit.state == STALE and came.base in {"", translation_digest(unit)}:
        return Outcome(came=came, unit=unit, word=UNTOUCHED, why=Message("exchange.untouched", unit=unit.id))
    return Outcome(came=came, unit=unit, word=SAME)


def _changed(came: ReturnedUnit, unit: TextUnit, text: str, seen: str) -> Outcome:
    """Return a unit with other words than the translation here: a correction, where they were delivered before."""
    texts = {"came": shown(came.target, unit.codes), "here": shown(unit.target, unit.own)}
    if not came.base or came.base == translation_digest(unit):
        return Outcome(came=came, unit=unit, word=TAKEN, text=text)
    if came.base == seen:
        corrected = Message("exchange.corrected", unit=unit.id, **texts)
        return Outcome(came=came, unit=unit, word=TAKEN, text=text, why=corrected)
    return Outcome(came=came, unit=unit, word=REFUSED, why=Message("exchange.conflict", unit=unit.id, **texts))


def _outdated(came: ReturnedUnit, unit: TextUnit | None) -> Message:
    if unit is None:
        return Message("exchange.unknown", unit=came.id, source=plain(came.source))
    return Message("exchange.outdated", unit=came.id, source=plain(came.source), now=shown(unit.source, unit.codes))


def _faults(target: Coded, unit: TextUnit) -> Iterator[Message]:
    """Yield what happened to codes: one is gone, there twice or unknown, encloses nothing more, stands in another."""
    there = Counter(one for one, _, _ in placed(target))
    texts = {"source": shown(unit.source, unit.codes), "target": shown(target, unit.codes)}
    if there not in unit.may_have():
        wanted = unit.may_have()[0]
        lost, more = _named(wanted - there, unit.codes), _named(there - wanted, unit.codes)
        if lost:
            yield Message("exchange.lost", unit=unit.id, codes=lost, **texts)
        yield Message("exchange.added", unit=unit.id, codes=more, **texts)
    moved = Counter({name for name, _, _ in set(placed(target)) - unit.may_stand()})
    if moved:
        yield Message("exchange.moved", unit=unit.id, codes=_named(moved, unit.codes), **texts)


def _named(ids: Counter[str], codes: Codes) -> tuple[str, ...]:
    return tuple(codes[one].span.text if one in codes else one for one in sorted(ids.elements()))
