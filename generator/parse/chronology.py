"""What the entries of a changelog must have in common: an order, and effective dates that never run backwards.

In: the editions as they stand, newest first. Out: findings. Each entry is judged by what was known on its day: an
edition that a later entry cancels has counted until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.history import Entry, order, replay
from ..model.library import Edition, WorkChange


def judge(editions: Sequence[Edition]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the order; only where nothing is, what is wrong with the dates."""
    return (*_order(editions), *_numbering(editions)) or (*_cancelling(editions), *_dates(editions))


def _order(editions: Sequence[Edition]) -> Iterator[Diagnostic]:
    for upper, lower in pairwise(editions):
        if order(upper.id) == order(lower.id):
            finding = error("changelog-order.twice", lower.span, edition=lower.id)
            yield finding.with_help("changelog-order.join", next=_next(upper.id)).with_note("note.first", upper.span)
        elif order(upper.id) < order(lower.id):
            yield error("changelog-order.newer", lower.span, lower=lower.id, upper=upper.id).with_help(
                "changelog-order.newest-first"
            )


def _numbering(editions: Sequence[Edition]) -> Iterator[Diagnostic]:
    known = {order(edition.id) for edition in editions}
    for edition in editions:
        day, number = order(edition.id)
        if number > 1 and (day, number - 1) not in known:
            before = f"{day}.{number - 1}".removesuffix(".1")
            yield error("changelog-order.number-skipped", edition.span, edition=edition.id, before=before).with_help(
                "changelog-order.call-it", before=before
            )


def _next(edition: str) -> str:
    day, number = order(edition)
    return f"{day}.{number + 1}"


def _cancelling(editions: Sequence[Edition]) -> Iterator[Diagnostic]:
    """Yield the editions that name none that is older."""
    known = [edition.id for edition in editions]
    for place, edition in enumerate(editions):
        if edition.cancels is None or edition.cancels in known[place + 1 :]:
            continue
        if edition.cancels in known:
            finding = error("cancelled-too-early.not-older", edition.cancels_span, edition=edition.cancels)
            yield finding.with_help("cancelled-too-early.later-entry")
        else:
            finding = error("unknown-edition.changelog", edition.cancels_span, edition=edition.cancels)
            yield finding.with_help(did_you_mean(edition.cancels, known) or "unknown-edition.name-an-entry")


def _dates(editions: Sequence[Edition]) -> Iterator[Diagnostic]:
    history = replay(reversed(editions))
    entries = {(entry.edition, work): entry for work, own in history.items() for entry in own}
    known = {edition.id: [entries[edition.id, change.work] for change in edition.works] for edition in editions}
    for edition in editions:
        for entry in known[edition.id]:
            yield from _backwards(entry, entries.get((entry.follows or "", entry.change.work)))
        cancelled = known.get(edition.cancels or "", [])
        begun = [entry for entry in cancelled if entry.cancelled == edition.day and entry.effective <= edition.day]
        yield from (_in_force(edition, entry) for entry in begun[:1])


def _backwards(entry: Entry[WorkChange], before: Entry[WorkChange] | None) -> Iterator[Diagnostic]:
    if before is None or entry.effective >= before.effective:
        return
    finding = error(
        "effective-before-pending.later",
        entry.change.effective_span,
        edition=before.edition,
        work=entry.change.work,
        day=before.effective,
    )
    cancel = Message("effective-before-pending.cancel-waiting", edition=before.edition)
    waits = before.effective > entry.day
    yield finding.with_help("effective-before-pending.or-later", day=before.effective).with_help(
        cancel if waits else None
    )


def _in_force(edition: Edition, entry: Entry[WorkChange]) -> Diagnostic:
    finding = error(
        "cancelled-in-force.took-effect",
        edition.cancels_span,
        edition=entry.edition,
        work=entry.change.work,
        day=entry.effective,
    )
    return finding.with_help("cancelled-in-force.write-new")
