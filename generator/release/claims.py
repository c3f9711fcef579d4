"""What the newest entry of the changelog says changed, against what did.

In: a Reading. Out: findings at the entry's lines. An entry has to name every work and language that changed, and
nothing else; the clauses that it names have to be those that the difference shows; a summary has to be there in every
language; a class must not be lower than the change. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..build import Reading
from ..check import RULES, examine
from ..diagnostics import Diagnostic, Severity, error, warning
from ..editions import Archive
from ..model.change import Change
from ..model.history import effective_dates
from ..model.library import Edition, Library, WorkChange
from ..model.registries import Party, legal_names
from ..redline import Redline
from .difference import Difference, differences, redline_of, withdrawn_texts
from .notice import too_early
from .touches import Touch, touches

_GATE = "stale-translation"
"""The rule that has to find nothing; a translation that is missing without a reason is an error already."""
*_FIRST, _LAST = (change.value for change in Change if change.revises)
_WHICHEVER = f"say `change:` {', '.join(_FIRST)} or {_LAST}, whichever it is"


def pending(archive: Archive, library: Library) -> Edition | None:
    """Return the newest entry of the changelog where it is not frozen yet, else None."""
    newest = library.changelog[0] if library.changelog else None
    return newest if newest and archive.find(newest.id) is None else None


def examine_entry(reading: Reading, edition: Edition, today: date) -> tuple[Diagnostic, ...]:
    """Return all that keeps an entry from being released on `today`, and what a person should see who releases it.

    Raises EditionError where a frozen text is not as it was frozen.
    """
    library = _library(reading)
    effective = {work: day for (name, work), day in effective_dates(library.history).items() if name == edition.id}
    changed = tuple(one for one in differences(reading.archive, reading.documents, edition.cancels))
    redlines = {(one.work, one.locale): redline_of(one) for one in changed if one.changed}
    return (
        *_day(edition, today),
        *_skipped(reading.archive, library),
        *_cover(edition, changed, redlines),
        *_adopted(edition, changed),
        *_ended(edition, withdrawn_texts(reading.archive, edition.cancels)),
        *_clauses(edition, redlines),
        *_summaries(edition, library),
        *_classes(edition, redlines, library),
        *too_early(edition, effective, library, _published_on(reading.archive, edition, today)),
        *_translations(reading, edition),
    )


def _library(reading: Reading) -> Library:
    if reading.library is None:
        raise ValueError("a project whose settings are unusable has no entry to examine")
    return reading.library


def _day(edition: Edition, today: date) -> Iterator[Diagnostic]:
    if edition.day > today:
        finding = error("edition-ahead", f"the edition {edition.id} is of a day to come; it is {today}", edition.span)
        yield finding.with_help(
            f"release it on {edition.day}",
            f"or call it {today}, and write when it takes effect: `effective: {edition.day}`",
        )


def _published_on(archive: Archive, edition: Edition, today: date) -> date:
    """Return the day on which readers see an edition first: the text that is kept at first was there on its own day."""
    return max(edition.day, today) if archive.editions else edition.day


def _skipped(archive: Archive, library: Library) -> Iterator[Diagnostic]:
    """Yield the entries between the newest frozen one and the newest: nobody kept their text."""
    if not archive.newest:
        return
    for edition in library.changelog[1:]:
        if edition.id == archive.newest.id:
            return
        finding = error(
            "edition-skipped",
            f"the edition {edition.id} was never frozen, and a newer entry stands above it",
            edition.span,
        )
        yield finding.with_help("join the two entries into one, the newer")


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
        clauses = ", ".join(redline.changes.clauses) or "title, notice or signature"
        message = f"`{one.work}` was not only reviewed: in {one.locale} it is not what it was in {since} ({clauses})"
        yield error("claim-not-only-reviewed", message, change.span).with_help(
            _WHICHEVER, "or put the text back as it was"
        )
    elif change.change.revises and one.old and one.new and not redline and not one.ended:
        message = f"`{one.work}` in {one.locale} is what it was in {since}"
        yield error("claim-without-change", message, change.span).with_help(
            "list the languages that changed: `locales: [...]`", "say `change: reviewed` where nothing did"
        )


def _adopted(edition: Edition, found: Sequence[Difference]) -> Iterator[Diagnostic]:
    """Yield the adoptions of what is published: an adoption gives no notice, and is held against nothing."""
    for change in edition.works:
        old = [one for one in found if one.work == change.work and one.frozen and not one.ended]
        before = [one.locale for one in old if one.locale in _named(change, found)]
        if change.change.adopts and before:
            message = f"`{change.work}` in {' and '.join(before)} is published already: it cannot be adopted again"
            yield error("claim-adopted-before", message, change.span).with_help(
                _WHICHEVER,
                "list the languages that are new: `locales: [...]`",
            )


def _ended(edition: Edition, ended: frozenset[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Yield the withdrawals of what was withdrawn before."""
    for change in edition.works:
        own = sorted(locale for work, locale in ended if work == change.work)
        again = [locale for locale in change.locales or own if locale in own]
        if change.change.withdraws and again:
            message = f"`{change.work}` in {' and '.join(again)} was withdrawn before"
            yield error("claim-withdrawn-before", message, change.span).with_help("take it out of the entry")


def _uncovered(edition: Edition, change: WorkChange | None, one: Difference, redline: Redline) -> Diagnostic:
    clauses = ", ".join(redline.changes.clauses) or "title, notice or signature"
    message = f"`{one.work}` in {one.locale} changed as well ({clauses}), and the entry does not name it"
    place = change.span if change else edition.span
    return error("claim-incomplete", message, place).with_help(
        f"add {one.locale} to its `locales:`" if change else f"add `{one.work}:` to its `works:`",
        "`clausebook diff` shows the change; `clausebook release --propose` writes an entry",
    )


def _new(edition: Edition, change: WorkChange | None, one: Difference) -> Diagnostic:
    message = f"`{one.work}` in {one.locale} was never published, and the entry does not name it"
    place = change.span if change else edition.span
    return error("claim-incomplete", message, place).with_help(
        f"add {one.locale} to its `locales:`" if change else f"add `{one.work}:` with `change: adopted`",
        None if change else "`change: reviewed` where it was published before, and its text begins to be kept now",
    )


def _gone(edition: Edition, one: Difference) -> Diagnostic:
    message = f"`{one.work}` in {one.locale} is published, and there is no working text of it"
    return error("claim-incomplete", message, edition.span).with_help(
        f"withdraw it: `{one.work}: {{change: withdrawn, locales: [{one.locale}]}}`", "or bring its text back"
    )


def _clauses(edition: Edition, redlines: Mapping[tuple[str, str], Redline]) -> Iterator[Diagnostic]:
    for change in edition.works:
        own = [redline for (work, _), redline in redlines.items() if work == change.work]
        shown = {clause for redline in own for clause in redline.changes.clauses}
        if not change.clauses or set(change.clauses) == shown or not own:
            continue
        lacking, wrong = sorted(shown - {*change.clauses}), sorted({*change.clauses} - shown)
        said = [f"{', '.join(lacking)} changed and is not named"] if lacking else []
        said += [f"{', '.join(wrong)} is named and did not change"] if wrong else []
        message = f"the clauses of `{change.work}` are not those that changed: {'; '.join(said)}"
        help_line = f"write `clauses: [{', '.join(sorted(shown))}]`"
        yield error("claim-clauses", message, change.span).with_help(help_line)


def _summaries(edition: Edition, library: Library) -> Iterator[Diagnostic]:
    for change in edition.works:
        work = library.works.get(change.work)
        locales = change.locales or tuple(work.locales if work else ())
        lacking = [locale for locale in locales if not (change.summary.get(locale) or change.summary.get(""))]
        if lacking:
            finding = error(
                "summary-missing", f"`{change.work}` has no summary in {' and '.join(lacking)}", change.span
            )
            yield finding.with_help("say under `summary:` in a sentence what changed, for readers")


def _classes(edition: Edition, redlines: Mapping[tuple[str, str], Redline], library: Library) -> Iterator[Diagnostic]:
    for change in edition.works:
        if not change.change.revises or change.change.alters_meaning:
            continue
        for (work, locale), redline in redlines.items():
            met = touches(redline, names_in(library, locale)) if work == change.work else ()
            if met:
                yield _too_low(change, locale, met)


def _too_low(change: WorkChange, locale: str, met: Sequence[Touch]) -> Diagnostic:
    """Return the finding for a class that is too low; a reason makes a warning of it, for the person who releases."""
    said = f"`{change.change.value}` says that the meaning of `{change.work}` is the same"
    message = f"{said}, and {locale} touches {met[0].kind}"
    finding = (warning if change.because else error)("class-too-low", message, change.span)
    for touch in met:
        finding = finding.with_note(f"{touch.clause}, {touch.kind}: {touch.passage}")
    if change.because:
        return finding.with_help(f"it is released as it is because of each of these: {change.because}")
    return finding.with_help(
        "say `change: substantive`", "or say in `because:` why the meaning is the same; the history prints that"
    )


def names_in(library: Library, locale: str) -> tuple[str, ...]:
    """Return the names of parties and recipients in a language: to put one in or take one out is no slip of the pen."""
    parties = [
        names for fact in library.facts.values() if isinstance(fact, Party) for names in (fact.name, legal_names(fact))
    ]
    recipients = [texts for inventory in library.inventories.values() for texts in inventory.recipients.values()]
    found = {texts.get(locale, texts.get("")) for texts in (*parties, *recipients)}
    return tuple(sorted(name for name in found if name))


def _translations(reading: Reading, edition: Edition) -> Iterator[Diagnostic]:
    """Yield the translations of the works named that are stale."""
    if reading.subject is None:
        return
    folders = tuple(f"clauses/{work}/" for work in (*(change.work for change in edition.works), "shared"))
    examined = examine(reading.subject, [RULES[_GATE]])
    for finding in examined.findings:
        if finding.rule == _GATE and finding.span and finding.span.source.path.startswith(folders):
            yield replace(finding, severity=Severity.ERROR)
