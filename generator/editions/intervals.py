"""On which days which text applied: the intervals of each work in each language, and the gaps between them.

In: an `Archive` and the day on which somebody asks. Out: a `TextHistory` per work and locale, oldest interval first.
What is known on that day decides; an interval that begins later is how things stand. Days are those of the project.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from ..model.history import Entry, Standing
from .archive import Archive
from .manifest import FrozenChange
from .timeline import Issue, Series, lost_on, series_on


class Gap(Enum):
    """Why there is no text to show for an interval."""

    NOT_KEPT = "text not kept"
    WITHDRAWN = "not in force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The days on which a text applied, or on which none did or none was kept: from `since` on, before `until`.

    Both are None for a text that was `cancelled` before its day; `until` is None as well where nothing known ends it.
    It is the day of `since` where another text took the place on the same day. `issue` is None in a gap.
    """

    edition: str
    change: FrozenChange
    standing: Standing | Gap
    since: date | None
    until: date | None
    cancelled: date | None
    issue: Issue | None

    def covers(self, day: date) -> bool:
        """Say whether it holds at the end of a day."""
        return self.since is not None and self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHistory:
    """What is known of a work in a locale; `title` is that of its newest text.

    A work of which no text was kept has no title, and its locale is "", for nobody can tell which there were.
    """

    work: str
    locale: str
    title: str
    intervals: tuple[Interval, ...]

    def on(self, day: date) -> Interval | None:
        """Return the interval that a day lies in, None before the first one."""
        return next((one for one in reversed(self.intervals) if one.covers(day)), None)

    def earlier_on(self, day: date) -> tuple[Interval, ...]:
        """Return the texts that were replaced on the day on which they came into force."""
        return tuple(one for one in self.intervals if one.since == one.until == day)


def text_histories(archive: Archive, asked: date) -> tuple[TextHistory, ...]:
    """Return the history of every text of which something is known on the day `asked`, by name."""
    everything = (*series_on(archive, asked), *lost_on(archive, asked))
    return tuple(history_of(series, asked) for series in sorted(everything, key=lambda one: (one.work, one.locale)))


def history_of(series: Series, asked: date) -> TextHistory:
    """Return the history of one text as it is known on the day `asked`."""
    issues = {issue.frozen.id: issue for issue in series.issues}
    titles = [issue.document.title for issue in series.issues]
    return TextHistory(
        work=series.work,
        locale=series.locale,
        title=titles[-1] if titles else "",
        intervals=tuple(_intervals(_begun(series.entries, issues), issues, asked)),
    )


def _begun(entries: Sequence[Entry[FrozenChange]], issues: Mapping[str, Issue]) -> Sequence[Entry[FrozenChange]]:
    """Return the entries from the one on that adopted the text: an entry of all languages before it meant others."""
    first = next((place for place, entry in enumerate(entries) if entry.edition in issues), None)
    if first is None or any(entry.change.change.withdraws for entry in entries[:first]):
        return entries
    change = entries[first].change
    return entries[first:] if change.change.adopts and issues[entries[first].edition].frozen.tells(change) else entries


def _intervals(entries: Sequence[Entry[FrozenChange]], issues: Mapping[str, Issue], asked: date) -> Iterator[Interval]:
    lasting = [entry for entry in entries if not entry.is_cancelled(asked)]
    ends = {before.edition: after.begins for before, after in pairwise(lasting)}
    for entry in entries:
        issue, cancelled = issues.get(entry.edition), entry.is_cancelled(asked)
        if issue or not cancelled:
            yield Interval(
                edition=entry.edition,
                change=entry.change,
                standing=issue.standing if issue else _gap(entry.change),
                since=None if cancelled else entry.begins,
                until=ends.get(entry.edition),
                cancelled=entry.cancelled if cancelled else None,
                issue=issue,
            )


def _gap(change: FrozenChange) -> Gap:
    return Gap.WITHDRAWN if change.change.withdraws else Gap.NOT_KEPT
