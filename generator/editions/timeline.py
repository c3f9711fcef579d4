"""How each frozen text stands on a day: in force, waiting, superseded, cancelled, withdrawn.

In: an `Archive` and a day. Out: a `Series` per work and locale. Only editions of that day or before are known on it;
what they say is played through by `model/history.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model import history
from ..model.history import Entry, Standing, entries_of, replay, standings
from .archive import Archive, Frozen
from .manifest import FileSum, FrozenChange, FrozenDocument, Notice, permanent

Texts = Mapping[tuple[str, str, str], tuple[Frozen, FrozenDocument]]
"""What was frozen, by edition, work and locale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A frozen text and how it stands. `until` is the day on which it was superseded, cancelled or withdrawn.

    `since` is the day from which on it means what it does: the newest entry up to it that altered the meaning says so.
    """

    frozen: Frozen
    change: FrozenChange
    document: FrozenDocument
    standing: Standing
    until: date | None
    since: date

    @property
    def address(self) -> str:
        """The folder below the base address in which the edition stands for ever."""
        return permanent(self.document.path, self.frozen.id)

    @property
    def parts(self) -> Mapping[str, FileSum]:
        """The files of the text by format."""
        return self.frozen.parts(self.document)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """How readers were told of the text."""
        return self.frozen.notices(self.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All texts of a work in a locale that are known on a day, oldest first.

    `entries` are those of the changelog that they come from, with those that withdrew a text or of which nobody kept
    one; `ends` is the day to come on which a withdrawal that is known takes effect.
    """

    work: str
    locale: str
    issues: tuple[Issue, ...]
    entries: tuple[Entry[FrozenChange], ...] = ()
    ends: date | None = None

    @property
    def in_force(self) -> Issue | None:
        """The text in force, None where there is none."""
        return next((issue for issue in self.issues if issue.standing is Standing.IN_FORCE), None)

    @property
    def waiting(self) -> tuple[Issue, ...]:
        """The texts whose day has not come."""
        return tuple(issue for issue in self.issues if issue.standing is Standing.WAITING)

    @property
    def withdrawn(self) -> Issue | None:
        """The last text of a work that was withdrawn, None for one that is not."""
        return next((issue for issue in self.issues if issue.standing is Standing.WITHDRAWN), None)


def series_on(archive: Archive, day: date) -> tuple[Series, ...]:
    """Return every work in every locale of which a text is known on `day`, by name."""
    told = replay(archive.entries)
    texts = _texts(frozen for frozen in archive.editions if frozen.day <= day)
    wanted = sorted({(work, locale) for _, work, locale in texts})
    return tuple(_series(work, locale, entries_of(told, work, locale), texts, day) for work, locale in wanted)


def next_day(archive: Archive, day: date) -> date | None:
    """Return the next day after `day` on which what is in force changes by itself, or None."""
    kept = {frozen.id for frozen in archive.editions}
    entries = (entry for own in replay(archive.entries).values() for entry in own if entry.edition in kept)
    return history.next_day(entries, day)


def lost_on(archive: Archive, day: date) -> tuple[Series, ...]:
    """Return the works of which no text in any language is kept, as far as their entries are known on a day."""
    kept = {document.work for frozen in archive.editions for document in frozen.manifest.documents}
    told = {work: entries for work, entries in replay(archive.entries).items() if work not in kept}
    known = {work: _with_gaps([one for one in own if one.day <= day], work, "", {}) for work, own in told.items()}
    lost = {work: tuple(entries) for work, entries in known.items()}
    return tuple(Series(work=work, locale="", issues=(), entries=own) for work, own in lost.items() if own)


def _texts(editions: Iterator[Frozen]) -> Texts:
    return {
        (frozen.id, document.work, document.locale): (frozen, document)
        for frozen in editions
        for document in frozen.manifest.documents
    }


def _series(work: str, locale: str, entries: Sequence[Entry[FrozenChange]], texts: Texts, day: date) -> Series:
    own = list(_with_gaps([entry for entry in entries if entry.day <= day], work, locale, texts))
    since = dict(_since(entries))
    ends = [entry for entry in own if entry.change.change.withdraws and not entry.is_cancelled(day)]
    issues = (
        Issue(
            frozen=frozen,
            change=entry.change,
            document=document,
            standing=standing,
            until=until,
            since=since[entry.edition],
        )
        for entry, standing, until in standings(own, day)
        if (entry.edition, work, locale) in texts
        for frozen, document in (texts[entry.edition, work, locale],)
    )
    return Series(work=work, locale=locale, issues=tuple(issues), entries=tuple(own), ends=history.next_day(ends, day))


def _with_gaps(
    known: Sequence[Entry[FrozenChange]], work: str, locale: str, texts: Texts
) -> Iterator[Entry[FrozenChange]]:
    """Yield the entries that have a text or withdraw it, and before the first witnessed one those that altered it.

    A text that nobody kept took the place of one that was entered: that one was in force no longer.
    """
    witnessed = False
    for entry in known:
        held = texts.get((entry.edition, work, locale))
        witnessed = witnessed or bool(held and held[0].entered is None)
        if held or entry.change.change.withdraws or (not witnessed and entry.change.change.alters_text):
            yield entry


def _since(entries: Sequence[Entry[FrozenChange]]) -> Iterator[tuple[str, date]]:
    """Yield each edition with the day from which on the meaning that it left is in force."""
    since: date | None = None
    for entry in entries:
        if entry.change.change.alters_meaning and not entry.cancelled:
            since = entry.effective
        yield entry.edition, since or entry.effective
