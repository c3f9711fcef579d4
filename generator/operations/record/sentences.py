"""Which text applied on a day, and what proves it, in sentences.

In: the history of a text and an `Inquiry`. Out: messages. None of them says more than was looked at: that the files
are those of their manifests is for the caller to prove.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ...editions import Archive, Frozen, Gap, Interval, Issue, TextHistory
from ...model.diagnostics import Message, Value
from ..approvals.frozen import KeptApproval
from ..attestations import Attestation, in_utc
from .evidence import follower
from .receipts import Seen

_ONE_DAY = timedelta(days=1)
_GAPS = {Gap.NOT_KEPT: "record.not-kept", Gap.WITHDRAWN: "record.withdrawn"}
"""The message of each kind of gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What is asked of the editions of a project: the day asked about, and the day on which it is.

    `attested` is what signatures and time stamps prove, `approved` what approvals do, `stamped` by edition the oldest
    stamp and `seen` the oldest publication; zone and language are what the project states today.
    """

    archive: Archive
    attested: tuple[Attestation, ...]
    approved: tuple[KeptApproval, ...]
    stamped: Mapping[str, Attestation]
    seen: Mapping[str, Seen]
    day: date
    asked: date
    zone: str
    governing: str | None

    def stamp_of(self, frozen: Frozen) -> Attestation | None:
        """Return the oldest time stamp that covers an edition; none covers what was entered."""
        return None if frozen.entered else self.stamped.get(frozen.id)

    def seen_of(self, frozen: Frozen) -> Seen | None:
        """Return where and when an edition was published first; what was entered is in no tree."""
        return None if frozen.entered else self.seen.get(frozen.id)


def answer(told: TextHistory, inquiry: Inquiry) -> Message:
    """Return the sentence that says which text of a work in a language applied, applies or will apply on the day."""
    held = told.on(inquiry.day)
    text = Message("record.text", title=told.title or told.work, locale=told.locale) if told.locale else told.work
    values: dict[str, Value] = {"day": inquiry.day, "zone": inquiry.zone, "text": text}
    if held is None or held.since is None:
        first = next((one for one in told.intervals if one.since), None)
        begins = {"edition": first.edition, "since": first.since or ""} if first else None
        return Message("record.before", **values, **begins) if begins else Message("record.nothing", **values)
    values |= {"edition": held.edition, "span": _span(held, inquiry.asked)}
    if held.issue is None:
        return Message(_GAPS[Gap(held.standing)], **values)
    values |= {"text": Message("record.text", title=held.issue.document.title, locale=told.locale)}
    if inquiry.day > inquiry.asked:
        return Message("record.will-be", asked=inquiry.asked, **values)
    return Message("record.was" if inquiry.day < inquiry.asked else "record.is", **values)


def _span(held: Interval, asked: date) -> Message:
    """Return from which day on an interval lasts, and through which; one that is still to come may change."""
    since, last = held.since or "", last_day(held)
    if last is None:
        return Message("record.open", since=since)
    return Message("record.closed-ahead" if last >= asked else "record.closed", since=since, last=last)


def last_day(held: Interval) -> date | None:
    """Return the last day of an interval; None where nothing known ends it, and for one of no whole day."""
    return held.until - _ONE_DAY if held.until and held.until != held.since else None


def proof(told: TextHistory, held: Issue, inquiry: Inquiry) -> tuple[Message, ...]:
    """Return what the record proves of a text, what it only states, and what it lacks."""
    return (
        *_replaced(told, inquiry),
        *(entered_of(held) or (_frozen(held, inquiry),)),
        *_blanked(held),
        *_named(held, inquiry.archive),
        *(Message("record.approved", told=one.judged.told) for one in approvals_of(held, inquiry)),
        *_attested(held, inquiry),
        _seen(held, inquiry),
        *_told(held),
        governing(inquiry),
    )


def _replaced(told: TextHistory, inquiry: Inquiry) -> Iterator[Message]:
    for one in told.earlier_on(inquiry.day):
        yield Message("record.same-day", edition=one.edition)


def entered_of(held: Issue) -> tuple[Message, ...]:
    """Return that nobody witnessed a text, and from what it was entered; nothing for one that was frozen."""
    entered = held.frozen.entered
    if entered is None:
        return ()
    told: dict[str, Value] = {"day": entered.entered, "file": entered.name_of(held.document)}
    if entered.source:
        return (Message("history.entered-source", source=entered.source, **told),)
    return (Message("history.entered", **told),)


def _frozen(held: Issue, inquiry: Inquiry) -> Message:
    first = inquiry.stamp_of(held.frozen)
    if first is None or first.time is None:
        return Message("record.stated", day=held.frozen.day)
    time = in_utc(first.time)
    return Message("record.stamped", day=held.frozen.day, time=time, edition=first.frozen.id)


def _blanked(held: Issue) -> Iterator[Message]:
    for one in held.frozen.redactions:
        if (one.work, one.locale) == held.document.key:
            yield Message("record.blanked", clause=one.clause, day=one.day, reason=one.reason)


def _named(held: Issue, archive: Archive) -> Iterator[Message]:
    if held.frozen.entered is None:
        later = follower(archive, held.frozen)
        yield Message("record.named", edition=later.id) if later else Message("record.not-named")


def _attested(held: Issue, inquiry: Inquiry) -> Iterator[Message]:
    own = [one for one in inquiry.attested if one.frozen.id == held.frozen.id]
    yield from (Message("record.attested", record=one.record, proves=one.proves) for one in own)
    if not own:
        yield Message("record.not-attested")


def approvals_of(held: Issue, inquiry: Inquiry) -> tuple[KeptApproval, ...]:
    """Return the approvals that the edition of a text keeps with it."""
    key = held.frozen.id, held.document.key
    return tuple(one for one in inquiry.approved if (one.frozen.id, one.document.key) == key)


def _seen(held: Issue, inquiry: Inquiry) -> Message:
    first = inquiry.seen_of(held.frozen)
    if first is None:
        return Message("record.no-receipt")
    target, line = first
    return Message("record.seen", target=target, time=in_utc(line.moment))


def _told(held: Issue) -> Iterator[Message]:
    notices = held.notices
    for one in notices:
        values: dict[str, Value] = {"day": one.day, "how": one.how}
        yield (
            Message("record.told-with", hash=one.evidence, **values)
            if one.evidence
            else Message("record.told", **values)
        )
    if not notices:
        yield Message("record.not-told")


def governing(inquiry: Inquiry) -> Message:
    """Return which language prevails, as far as the project states one."""
    return (
        Message("record.governing", locale=inquiry.governing)
        if inquiry.governing
        else Message("record.governed-by-none")
    )
