"""What the entries of a changelog must have in common: an order, and effective dates that never run backwards.

In: the entries as they stand, newest first, with the places to point at. Out: findings. The entries are replayed from
the oldest on, so that each is judged by what was known on its day: an edition that a later entry cancels has counted
until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..diagnostics import Diagnostic, did_you_mean, error
from ..model.library import Edition, WorkChange
from ..source import Span
from .editions import order


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A change and the place of its effective date."""

    change: WorkChange
    effective: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An entry of the changelog, with the changes and the place of `cancels`."""

    edition: Edition
    changes: tuple[Changed, ...]
    cancels: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """An effective date that an edition has given to a work."""

    edition: str
    work: str
    effective: date


def judge(issues: tuple[Issue, ...]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the order; only where nothing is, what is wrong with the dates."""
    return (*_order(issues), *_numbering(issues)) or tuple(_dates(issues))


def _order(issues: tuple[Issue, ...]) -> Iterator[Diagnostic]:
    for upper, lower in ((upper.edition, lower.edition) for upper, lower in pairwise(issues)):
        if order(upper.id) == order(lower.id):
            finding = error("changelog-order", f"edition {lower.id} stands here a second time", lower.span)
            help_line = f"join the two, or call the upper one {_next(upper.id)}"
            yield finding.with_help(help_line).with_note("the first one is", upper.span)
        elif order(upper.id) < order(lower.id):
            message = f"{lower.id} is newer than {upper.id} above it"
            yield error("changelog-order", message, lower.span).with_help("put the newest entry first")


def _numbering(issues: tuple[Issue, ...]) -> Iterator[Diagnostic]:
    known = {order(issue.edition.id) for issue in issues}
    for edition in (issue.edition for issue in issues):
        day, number = order(edition.id)
        if number > 1 and (day, number - 1) not in known:
            before = f"{day}.{number - 1}".removesuffix(".1")
            message = f"{edition.id} stands here without {before}"
            yield error("changelog-order", message, edition.span).with_help(f"call it {before}")


def _next(edition: str) -> str:
    day, number = order(edition)
    return f"{day}.{number + 1}"


def _dates(issues: tuple[Issue, ...]) -> Iterator[Diagnostic]:
    """Replay the entries from the oldest on."""
    standing: list[_Standing] = []
    past: list[str] = []
    for issue in reversed(issues):
        yield from _cancelling(issue, standing, past, [other.edition.id for other in issues])
        standing = [held for held in standing if held.edition != issue.edition.cancels]
        latest = {held.work: held for held in standing}  # the last one wins: dates never decrease
        for changed in issue.changes:
            yield from _backwards(issue.edition, changed, latest)
            standing.append(_stand(issue.edition, changed.change, latest))
        past.append(issue.edition.id)


def _stand(edition: Edition, change: WorkChange, latest: Mapping[str, _Standing]) -> _Standing:
    before = latest.get(change.work)
    default = max(edition.day, before.effective) if before else edition.day
    return _Standing(edition=edition.id, work=change.work, effective=change.effective or default)


def _backwards(edition: Edition, changed: Changed, latest: Mapping[str, _Standing]) -> Iterator[Diagnostic]:
    change, before = changed.change, latest.get(changed.change.work)
    if change.effective is None or before is None or change.effective >= before.effective:
        return
    message = f"edition {before.edition} of {change.work} takes effect later, on {before.effective}"
    finding = error("effective-before-pending", message, changed.effective)
    waits = before.effective > edition.day
    yield finding.with_help(
        f"write {before.effective} or a later day",
        f"or cancel the waiting edition: `cancels: {before.edition}` in this entry" if waits else None,
    )


def _cancelling(issue: Issue, standing: list[_Standing], past: list[str], editions: list[str]) -> Iterator[Diagnostic]:
    target, day = issue.edition.cancels, issue.edition.day
    if target is None:
        return
    if target not in editions:
        finding = error("unknown-edition", f"there is no edition {target}", issue.cancels)
        yield finding.with_help(did_you_mean(target, editions) or "name an entry of this file")
    elif target not in past:
        finding = error("cancelled-too-early", f"edition {target} is not older than this one", issue.cancels)
        yield finding.with_help("cancel an edition in a later entry")
    begun = [held for held in standing if held.edition == target and held.effective <= day]
    for held in begun[:1]:
        message = f"edition {target} of {held.work} took effect on {held.effective}, before it could be cancelled"
        finding = error("cancelled-in-force", message, issue.cancels)
        yield finding.with_help("write a new edition that says what shall apply from now on")
