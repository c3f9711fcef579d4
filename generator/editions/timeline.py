"""How each frozen text stands on a day: in force, waiting, superseded, cancelled, withdrawn.

In: an `Archive` and a day. Out: a `Series` per work and locale. Only editions of that day or before are known on it. An
edition counts once its effective date has come, unless a later one has cancelled it; the newest that counts is in
force, unless it withdraws the work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from .archive import Archive, Frozen, order
from .manifest import FrozenChange, FrozenDocument

WITHDRAWN = "withdrawn"
_MEANING = frozenset({"adopted", "substantive", "material"})


class Standing(Enum):
    """How a text stands."""

    IN_FORCE = "in force"
    WAITING = "waiting"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A frozen text and how it stands. `until` is the day on which it was superseded, cancelled or withdrawn."""

    frozen: Frozen
    change: FrozenChange
    document: FrozenDocument
    standing: Standing
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All texts of a work in a locale that are known on a day, oldest first.

    `ends` is the day to come on which a withdrawal that is known takes effect.
    """

    work: str
    locale: str
    issues: tuple[Issue, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What one edition does to a work in a locale; `document` is None for a withdrawal."""

    frozen: Frozen
    change: FrozenChange
    document: FrozenDocument | None


def series_on(archive: Archive, day: date) -> tuple[Series, ...]:
    """Return every work in every locale of which a text is known on `day`, by name."""
    known = tuple(frozen for frozen in archive.editions if day_of(frozen) <= day)
    cancelled = _cancelled(known)
    return tuple(_series(*key, steps, cancelled, day) for key, steps in sorted(_steps(known).items()))


def next_day(archive: Archive, day: date) -> date | None:
    """Return the next day after `day` on which what is in force changes by itself, or None."""
    cancelled = _cancelled(archive.editions)
    coming = (
        change.effective
        for frozen in archive.editions
        if frozen.id not in cancelled
        for change in frozen.manifest.entry.works
    )
    return min((effective for effective in coming if effective > day), default=None)


def effective_since(archive: Archive, issue: Issue) -> date:
    """Return the day since which the meaning of a text is in force: that of the newest entry that changed it."""
    known = [*(entry for one in archive.editions for entry in one.manifest.unkept)]
    known += [one.manifest.entry for one in archive.editions if order(one.id) <= order(issue.frozen.id)]
    cancelled = {*_cancelled(archive.editions), *(entry.cancels for entry in known)}
    days = [
        (order(entry.edition), change.effective)
        for entry in known
        for change in entry.works
        if change.work == issue.document.work
        and (not change.locales or issue.document.locale in change.locales)
        and change.change in _MEANING
        and entry.edition not in cancelled
    ]
    return max(days)[1] if days else issue.change.effective


def cancelled_by(archive: Archive, day: date) -> Mapping[str, date]:
    """Return the editions that are cancelled on a day, and since when."""
    return _cancelled([frozen for frozen in archive.editions if day_of(frozen) <= day])


def day_of(frozen: Frozen) -> date:
    """Return the day of an edition."""
    return date.fromisoformat(frozen.id.partition(".")[0])


def _steps(known: Sequence[Frozen]) -> Mapping[tuple[str, str], Sequence[_Step]]:
    """Return what the editions did to each work and locale of which there is a text, oldest first."""
    locales: defaultdict[str, set[str]] = defaultdict(set)
    for frozen in known:
        for document in frozen.manifest.documents:
            locales[document.work].add(document.locale)
    steps: defaultdict[tuple[str, str], list[_Step]] = defaultdict(list)
    for frozen in known:
        texts = {(document.work, document.locale): document for document in frozen.manifest.documents}
        for change in frozen.manifest.entry.works:
            for locale in locales[change.work].intersection(change.locales or locales[change.work]):
                text = texts.get((change.work, locale))
                if text or change.change == WITHDRAWN:
                    steps[change.work, locale].append(_Step(frozen=frozen, change=change, document=text))
    return steps


def _series(work: str, locale: str, steps: Sequence[_Step], cancelled: Mapping[str, date], day: date) -> Series:
    valid = [step for step in steps if step.frozen.id not in cancelled]
    counting = [step for step in valid if step.change.effective <= day]
    ends = (step.change.effective for step in valid if not step.document and step.change.effective > day)
    following = {before.frozen: after for before, after in pairwise(counting)}
    last = next((step.frozen for step in reversed(counting) if step.document), None)

    def standing(step: _Step) -> tuple[Standing, date | None]:
        if step.frozen.id in cancelled:
            return Standing.CANCELLED, cancelled[step.frozen.id]
        if step.change.effective > day:
            return Standing.WAITING, None
        if step.frozen not in following:
            return Standing.IN_FORCE, None
        how = Standing.WITHDRAWN if step.frozen is last else Standing.SUPERSEDED
        return how, following[step.frozen].change.effective

    issues = tuple(
        Issue(frozen=step.frozen, change=step.change, document=step.document, standing=stands, until=until)
        for step in steps
        if step.document
        for stands, until in (standing(step),)
    )
    return Series(work=work, locale=locale, issues=issues, ends=min(ends, default=None))


def _cancelled(known: Sequence[Frozen]) -> dict[str, date]:
    """Return the day on which each cancelled edition was cancelled."""
    return {frozen.manifest.entry.cancels: day_of(frozen) for frozen in known if frozen.manifest.entry.cancels}
