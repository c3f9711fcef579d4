"""What the entries of a changelog must have in common: an order, and effective dates that never run backwards.

In: the editions as they stand, newest first. Out: findings. Each entry is judged by what was known on its day: an
edition that a later entry cancels has counted until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..diagnostics import Diagnostic, did_you_mean, error
from ..model.history import Entry, order, replay
from ..model.library import Edition, WorkChange


def judge(editions: Sequence[Edition]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the order; only where nothing is, what is wrong with the dates."""
    return (*_order(editions), *_numbering(editions)) or (*_cancelling(editions), *_dates(editions))


def _order(editions: Sequence[Edition]) -> Iterator[Diagnostic]:
    for upper, lower in pairwise(editions):
        if order(upper.id) == order(lower.id):
            finding = error("changelog-order", f"edition {lower.id} stands here a second time", lower.span)
            help_line = f"join the two, or call the upper one {_next(upper.id)}"
            yield finding.with_help(help_line).with_note("the first one is", upper.span)
        elif order(upper.id) < order(lower.id):
            message = f"{lower.id} is newer than {upper.id} above it"
            yield error("changelog-order", message, lower.span).with_help("put the newest entry first")


def _numbering(editions: Sequence[Edition]) -> Iterator[Diagnostic]:
    known = {order(edition.id) for edition in editions}
    for edition in editions:
        day, number = order(edition.id)
        if number > 1 and (day, number - 1) not in known:
            before = f"{day}.{number - 1}".removesuffix(".1")
            message = f"{edition.id} stands here without {before}"
            yield error("changelog-order", message, edition.span).with_help(f"call it {before}")


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
            message = f"edition {edition.cancels} is not older than this one"
            finding = error("cancelled-too-early", message, edition.cancels_span)
            yield finding.with_help("cancel an edition in a later entry")
        else:
            finding = error("unknown-edition", f"there is no edition {edition.cancels}", edition.cancels_span)
            yield finding.with_help(did_you_mean(edition.cancels, known) or "name an entry of this file")


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
    message = f"edition {before.edition} of {entry.change.work} takes effect later, on {before.effective}"
    finding = error("effective-before-pending", message, entry.change.effective_span)
    waits = before.effective > entry.day
    yield finding.with_help(
        f"write {before.effective} or a later day",
        f"or cancel the waiting edition: `cancels: {before.edition}` in this entry" if waits else None,
    )


def _in_force(edition: Edition, entry: Entry[WorkChange]) -> Diagnostic:
    work = entry.change.work
    message = f"edition {entry.edition} of {work} took effect on {entry.effective}, before it could be cancelled"
    finding = error("cancelled-in-force", message, edition.cancels_span)
    return finding.with_help("write a new edition that says what shall apply from now on")
