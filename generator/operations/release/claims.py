"""What the newest entry of the changelog says changed, against what did.

In: a Reading. Out: findings at the entry's lines. An entry has to name every work and language that changed, and
nothing else; the clauses that it names have to be those that the difference shows; a summary has to be there in every
language; a class must not be lower than the change. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from ...check import RULES, examine
from ...editions import Archive
from ...model.change import Change
from ...model.diagnostics import Diagnostic, Message, Severity, error, warning
from ...model.document import Document
from ...model.history import effective_dates
from ...model.library import Edition, Library, WorkChange
from ...redline import Redline, compare
from ..approvals import answered, unapproved
from ..attestations import own_signers
from ..first_edition import awaited, in_turn
from ..reading import Reading
from .anchors import lost
from .difference import Difference, differences, frozen_text, texts_of, withdrawn_texts
from .duties import coverage_lost
from .named_clauses import misnamed, strangers
from .notice_period import promised, too_early
from .notices_given import ahead
from .passages import ChangedPassage, unproven, with_passage
from .reasons import Answered, unanswered
from .references import misled
from .reversals import reversals
from .speech import speech_of

_GATE = "stale-translation"
"""The rule that has to find nothing; a translation that is missing without a reason is an error already."""
_UNREAD = "missing-translation"
"""The rule whose warnings are what an import left open: nobody has said which clause is the translation."""
_WHICHEVER = Message("help.whichever-change", changes=tuple(change.value for change in Change if change.revises))


def pending(archive: Archive, library: Library) -> Edition | None:
    """Return the newest entry of the changelog where it is not frozen yet, else None."""
    newest = library.changelog[0] if library.changelog else None
    return newest if newest and archive.find(newest.id) is None else None


def examine_entry(reading: Reading, edition: Edition, today: date) -> tuple[Diagnostic, ...]:
    """Return all that keeps an entry from being released on `today`, and what a person should see who releases it.

    Raises EditionError where a frozen text is not as it was frozen.
    """
    library = reading.settled
    signers = own_signers(reading.project.root)
    effective = {work: day for (name, work), day in effective_dates(library.history).items() if name == edition.id}
    later = awaited(edition, reading.archive, library)
    found = differences(reading.archive, reading.documents, edition.cancels)
    changed = tuple(one for one in found if (one.work, one.locale) not in later)
    before = {(one.work, one.locale): frozen_text(one) for one in changed if one.changed}
    redlines = {key: compare(before[key], one.new) for one in changed if (key := (one.work, one.locale)) in before}
    return (
        *_day(edition, today),
        *_skipped(reading.archive, library),
        *_cover(edition, changed, redlines),
        *_adopted(edition, changed),
        *_ended(edition, withdrawn_texts(reading.archive, edition.cancels)),
        *misnamed(edition, changed, redlines, before),
        *strangers(edition, changed, redlines),
        *_summaries(edition, library),
        *_classes(edition, redlines, library, answered(library, reading.documents, signers)),
        *_misled(edition, changed, before),
        *_reversed(reading, edition, changed, before),
        *_lost(edition, changed),
        *_early(edition, effective),
        *ahead(edition, today),
        *too_early(edition, effective, library, _published_on(reading.archive, edition, today)),
        *promised(edition, library, reading.documents),
        *coverage_lost(reading, edition),
        *unapproved(library, texts_of(edition, reading.documents, later), signers),
        *_translations(reading, edition),
    )


def _day(edition: Edition, today: date) -> Iterator[Diagnostic]:
    if edition.day > today:
        ahead = error("edition-ahead.ahead", edition.span, edition=edition.id, today=today)
        release = ahead.with_help("edition-ahead.release-on", day=edition.day)
        yield release.with_help("edition-ahead.call-it", today=today, day=edition.day)


def _published_on(archive: Archive, edition: Edition, today: date) -> date:
    """Return the day on which readers see an edition first: the text that is kept at first was there on its own day."""
    return max(edition.day, today) if archive.editions else edition.day


def _skipped(archive: Archive, library: Library) -> Iterator[Diagnostic]:
    """Yield the entries between the newest frozen one and the newest: nobody kept their text."""
    if not archive.newest:
        return
    turn = {one.id for one in in_turn(archive, library)}
    for edition in library.changelog[1:]:
        if edition.id == archive.newest.id:
            return
        if edition.id in turn:
            continue
        yield error("edition-skipped.skipped", edition.span, edition=edition.id).with_help("edition-skipped.join")


def _named(change: WorkChange, differences: Sequence[Difference]) -> set[str]:
    """Return the locales that an entry means for a work: those it lists, else all of which there is a text.

    A withdrawal means those that were published: a work that is withdrawn has no working text any more.
    """
    own = [one for one in differences if one.work == change.work]
    return set(change.locales) or {one.locale for one in own if (one.old if change.change.withdraws else one.new)}


def _cover(
    edition: Edition, found: Sequence[Difference], redlines: Mapping[tuple[str, str], Redline]
) -> Iterator[Diagnostic]:
    by_work = {change.work: change for change in edition.works}
    for one in found:
        change = by_work.get(one.work)
        named = change is not None and one.locale in _named(change, found)
        if change and named:
            yield from _claim(change, one, redlines.get((one.work, one.locale)))
        elif one.changed:
            yield _uncovered(edition, change, one, redlines[one.work, one.locale])
        elif one.new and not one.old:
            yield _new(edition, change, one)
        elif one.old and not one.new:
            yield _gone(edition, one)


def _claim(change: WorkChange, one: Difference, redline: Redline | None) -> Iterator[Diagnostic]:
    since = one.frozen.id if one.frozen else ""
    if redline and change.change.counts_as_review and not change.change.alters_text:
        finding = error(
            "claim-not-only-reviewed.changed",
            change.span,
            work=one.work,
            locale=one.locale,
            since=since,
            clauses=_changed(redline),
        )
        yield finding.with_help(_WHICHEVER, "claim-not-only-reviewed.put-back")
    elif change.change.revises and one.old and one.new and not redline and not one.ended:
        same = error("claim-without-change.same", change.span, work=one.work, locale=one.locale, since=since)
        yield same.with_help("claim-without-change.list-languages", "claim-without-change.reviewed")


def _changed(redline: Redline) -> tuple[str | Message, ...]:
    """Return the clauses that changed, else what it was that did."""
    return redline.changes.clauses or (Message("claim-incomplete.frame"),)


def _adopted(edition: Edition, found: Sequence[Difference]) -> Iterator[Diagnostic]:
    """Yield the adoptions of what is published: an adoption gives no notice, and is held against nothing."""
    for change in edition.works:
        old = [one for one in found if one.work == change.work and one.frozen and not one.ended]
        before = [one.locale for one in old if one.locale in _named(change, found)]
        if change.change.adopts and before:
            again = error("claim-adopted-before.again", change.span, work=change.work, locales=tuple(before))
            yield again.with_help(_WHICHEVER, "claim-adopted-before.list-new")


def _ended(edition: Edition, ended: frozenset[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Yield the withdrawals of what was withdrawn before."""
    for change in edition.works:
        own = sorted(locale for work, locale in ended if work == change.work)
        again = [locale for locale in change.locales or own if locale in own]
        if change.change.withdraws and again:
            before = error("claim-withdrawn-before.before", change.span, work=change.work, locales=tuple(again))
            yield before.with_help("claim-withdrawn-before.take-out")


def _uncovered(edition: Edition, change: WorkChange | None, one: Difference, redline: Redline) -> Diagnostic:
    place, clauses = change.span if change else edition.span, _changed(redline)
    add_locale = Message("claim-incomplete.add-locale", locale=one.locale)
    return error("claim-incomplete.changed", place, work=one.work, locale=one.locale, clauses=clauses).with_help(
        add_locale if change else Message("claim-incomplete.add-work", work=one.work), "claim-incomplete.commands"
    )


def _new(edition: Edition, change: WorkChange | None, one: Difference) -> Diagnostic:
    finding = error("claim-incomplete.new", change.span if change else edition.span, work=one.work, locale=one.locale)
    if change:
        return finding.with_help("claim-incomplete.add-locale", locale=one.locale)
    return finding.with_help("claim-incomplete.adopt", work=one.work).with_help("claim-incomplete.review")


def _gone(edition: Edition, one: Difference) -> Diagnostic:
    gone = error("claim-incomplete.gone", edition.span, work=one.work, locale=one.locale)
    withdraw = Message("claim-incomplete.withdraw", work=one.work, locale=one.locale)
    return gone.with_help(withdraw, "claim-incomplete.bring-back")


def _summaries(edition: Edition, library: Library) -> Iterator[Diagnostic]:
    """Yield the changes that readers are told nothing of; that a text begins says all of it."""
    for change in (one for one in edition.works if not one.change.adopts):
        work = library.works.get(change.work)
        locales = change.locales or tuple(work.locales if work else ())
        lacking = [locale for locale in locales if not (change.summary.get(locale) or change.summary.get(""))]
        if lacking:
            finding = error("summary-missing.summary", change.span, work=change.work, locales=tuple(lacking))
            yield finding.with_help("summary-missing.say")


def _classes(
    edition: Edition, redlines: Mapping[tuple[str, str], Redline], library: Library, is_answered: Answered
) -> Iterator[Diagnostic]:
    for change in edition.works:
        if not change.change.revises or change.change.alters_meaning:
            continue
        own = {locale: redline for (work, locale), redline in redlines.items() if work == change.work}
        met = {locale: unproven(redline, speech_of(library, locale)) for locale, redline in own.items()}
        if change.change.needs_reasons:
            yield from unanswered(change, met, library, is_answered)
        else:
            yield from (_too_low(change, locale, passages) for locale, passages in met.items() if passages)


def _too_low(change: WorkChange, locale: str, passages: Sequence[ChangedPassage]) -> Diagnostic:
    finding = error("class-too-low.unproven", change.span, change=change.change.value, work=change.work, locale=locale)
    finding = reduce(with_passage, passages, finding)
    return finding.with_help("class-too-low.substantive", "class-too-low.clarified")


def _misled(
    edition: Edition, found: Sequence[Difference], before: Mapping[tuple[str, str], Document | None]
) -> Iterator[Diagnostic]:
    """Yield the typed numbers of sections that lead to another clause than before; `before` are the frozen texts."""
    for change in edition.works:
        for one in found:
            old = before.get((one.work, one.locale))
            if one.work == change.work and old and one.new:
                yield from misled(change, old, one.new)


def _reversed(
    reading: Reading,
    edition: Edition,
    changed: Sequence[Difference],
    before: Mapping[tuple[str, str], Document | None],
) -> Iterator[Diagnostic]:
    """Yield the sentences of the texts named that say the opposite of what was frozen last."""
    named = {(change.work, locale) for change in edition.works for locale in _named(change, changed)}
    for one in changed:
        old = before.get((one.work, one.locale))
        if reading.subject and old and (one.work, one.locale) in named:
            yield from reversals(one, old, reading.subject)


def _lost(edition: Edition, found: Sequence[Difference]) -> Iterator[Diagnostic]:
    """Yield the places that links lead to and that the edition would leave out."""
    for change in edition.works:
        for one in found:
            if one.work == change.work and one.new and not one.ended and one.locale in _named(change, found):
                old = frozen_text(one)
                yield from lost(change, old, one.new) if old else ()


def _early(edition: Edition, effective: Mapping[str, date]) -> Iterator[Diagnostic]:
    """Yield the changes that are said to have taken effect before anybody could read them: is that meant?"""
    for change in edition.works:
        if change.change.revises and change.effective and effective[change.work] < edition.day:
            finding = warning("effective-past.before", change.effective_span, work=change.work, day=change.effective)
            yield finding.with_help("effective-past.take-out", day=edition.day)


def _translations(reading: Reading, edition: Edition) -> Iterator[Diagnostic]:
    """Yield the translations of the works named that are stale."""
    if reading.subject is None:
        return
    folders = tuple(f"clauses/{work}/" for work in (*(change.work for change in edition.works), "shared"))
    examined = examine(reading.subject, [RULES[_GATE]])
    for finding in examined.findings:
        if finding.rule == _GATE and finding.span and finding.span.source.path.startswith(folders):
            yield replace(finding, severity=Severity.ERROR)
    for finding in reading.diagnostics:
        if finding.rule == _UNREAD and finding.span and finding.span.source.path.startswith(folders):
            yield replace(finding, severity=Severity.ERROR)
