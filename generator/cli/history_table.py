"""How `clausebook history` shows what it found, in the language of the run.

In: the history of a text, and the `Inquiry` that it answers. Out: lines on stdout.
"""

from __future__ import annotations

from ..disk.project import zone_of
from ..editions import Interval, Issue, TextHistory
from ..editions.archive import read_file
from ..editions.manifest import FrozenReason
from ..model.diagnostics import Message
from ..operations.record import Inquiry, answer, approvals_of, entered_of, governing, is_told, last_day, path_of, proof
from .speech import say
from .talk import aligned, put

_STANDINGS = {
    "in force": "history.in-force",
    "waiting": "history.waiting",
    "superseded": "history.superseded",
    "cancelled": "history.cancelled",
    "withdrawn": "history.was-withdrawn",
    "text not kept": "history.not-kept",
    "not in force": "history.not-in-force",
}
"""The message of each way in which a text stands, by its word in JSON."""
_HEAD = (
    "history.head-from",
    "history.head-through",
    "history.head-standing",
    "history.head-edition",
    "history.head-class",
    "history.head-frozen",
    "history.head-seen",
    "history.head-notice",
)


def show_answer(told: TextHistory, inquiry: Inquiry) -> None:
    """Print which text applied on a day, where it lies, and what proves it; its files are read and have their hashes.

    Raises EditionError where one has not.
    """
    held = told.on(inquiry.day)
    put(say("history.sentence", sentence=answer(told, inquiry)))
    if held and held.issue:
        for part in held.issue.parts.values():
            read_file(held.issue.frozen, part.path)
        put(path_of(held.issue))
        for message in proof(told, held.issue, inquiry):
            put(say("history.line", sentence=message))
    put()


def show_history(told: TextHistory, inquiry: Inquiry) -> None:
    """Print how a text stands today and where it lies, and below it a line for each interval, newest first."""
    held = told.on(inquiry.day)
    put(say("history.sentence", sentence=answer(told, inquiry)))
    if held and held.issue:
        put(path_of(held.issue))
    intervals = tuple(reversed(told.intervals))
    lines = aligned([tuple(map(say, _HEAD)), *(_cells(one, inquiry) for one in intervals)])
    put(next(lines))
    for line, interval in zip(lines, intervals, strict=True):
        put(line)
        _show_more(interval, told.locale, inquiry)
    put()


def show_around(inquiry: Inquiry) -> None:
    """Print what holds for all intervals: whose days they are, and which language prevails."""
    for message in (Message("history.days-of", zone=inquiry.zone), governing(inquiry)):
        put(say("history.sentence", sentence=message))


def _cells(one: Interval, inquiry: Inquiry) -> tuple[str, ...]:
    dates = (str(day) if day else "" for day in (one.since, last_day(one)))
    change = one.change.change.value if is_told(one) else ""
    return (*dates, say(_STANDINGS[one.standing.value]), one.edition, change, *_evidence(one.issue, inquiry))


def _evidence(issue: Issue | None, inquiry: Inquiry) -> tuple[str, ...]:
    """Return when a text was frozen, seen and told, as far as that is known, on days of the zone; nothing in a gap."""
    if issue is None:
        return "", "", ""
    zone = zone_of(inquiry.zone)
    notices = tuple(notice.day for notice in issue.notices)
    first = inquiry.stamp_of(issue.frozen)
    seen = inquiry.seen_of(issue.frozen)
    stated = say("history.no-day") if issue.frozen.entered else say("history.stated", day=issue.frozen.day)
    return (
        say("history.stamped", day=first.time.astimezone(zone).date()) if first and first.time else stated,
        str(seen[1].moment.astimezone(zone).date()) if seen else say("history.no-receipt"),
        say("history.days", days=notices) if notices else say("history.no-notice"),
    )


def _show_more(one: Interval, locale: str, inquiry: Inquiry) -> None:
    """Print what stands below the line of an interval: what cancelled it, why, from what it was entered."""
    if one.since and one.since > inquiry.asked:
        put(say("history.as-things-stand", asked=inquiry.asked))
    if one.cancelled:
        put(say("history.cancelled-on", day=one.cancelled))
    if one.since and one.since == one.until:
        put(say("history.same-day"))
    if one.change.because:
        put(say("history.because", reason=one.change.because))
    for reason in one.change.reasons:
        if reason.locale == locale:
            _show_reason(reason)
    if one.issue:
        _show_kept(one.issue, inquiry)


def _show_kept(issue: Issue, inquiry: Inquiry) -> None:
    for message in (*entered_of(issue), *(one.judged.told for one in approvals_of(issue, inquiry))):
        put(say("history.line", sentence=message))


def _show_reason(reason: FrozenReason) -> None:
    """Print the passage that was clarified, the reason in each language, and who answers for it."""
    put(say("history.clarified", clause=reason.clause, locale=reason.locale, passage=reason.passage))
    for told in reason.because:
        put(say("history.clarified-because", reason=told.text))
    if reason.answered_by:
        put(say("history.answered-by", name=reason.answered_by))
