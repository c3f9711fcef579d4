"""`clausebook history`: which editions there are, which one was in force on a day, and when the site changes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..model.diagnostics import Message
from ..model.history import order
from .frozen import read_archived, unaltered
from .help import command, option
from .history_table import plain, show_answers, show_table
from .talk import FINDINGS, as_day, as_of_option, note, project_option, put, put_json, refuse, usage_error

if TYPE_CHECKING:
    from ..editions import Frozen, FrozenChange, Issue, Series
    from ..editions.manifest import FrozenEntry, FrozenReason
    from ..operations.build import Reading

T = TypeVar("T")


@command(help="history.about")
@project_option
@as_of_option
@click.argument("work", required=False)
@option("--on", callback=as_day, metavar="DATE", help="history.help-on")
@option("--locale", metavar="TAG", help="history.help-locale")
@option("--next", "ahead", is_flag=True, help="history.help-next")
@option("--json", "as_json", is_flag=True, help="history.help-json")
def history(root: Path, day: date | None, work: str | None, on: date | None, locale: str | None, **flags: bool) -> None:
    """List the editions, newest first, or answer what was in force on a day."""
    reading = read_archived(root, on or day)
    if flags["ahead"]:
        _tell_next(reading)
        return
    reading = replace(reading, archive=reading.archive.complete)
    _refuse_unknown(reading, work, locale)
    with unaltered():
        rows = list(_on(reading, work, locale) if on else _all(reading, work, locale))
    if on and not rows:
        refuse(_why_none(reading, work, locale, on), FINDINGS)
    if flags["as_json"]:
        put_json([plain(row) for row in rows])
    elif on:
        show_answers(rows)
    else:
        show_table(rows)


def _tell_next(reading: Reading) -> None:
    from ..editions import next_day

    coming = next_day(reading.archive, reading.day or date.min)
    if coming:
        put(coming)
    else:
        note("history.nothing-waits")


def _refuse_unknown(reading: Reading, work: str | None, locale: str | None) -> None:
    from ..model.diagnostics import did_you_mean

    works = {change.work for _, _, change in _entries(reading) if change}
    works |= set(reading.library.works if reading.library else ())
    locales = {one.locale for frozen in reading.archive.editions for one in frozen.manifest.documents}
    for name, there, id in ((work, works, "history.unknown-work"), (locale, locales, "history.unknown-language")):
        if name and name not in there:
            hint = did_you_mean(name, there) or Message("usage.there-are", names=tuple(sorted(there)))
            raise usage_error(id, name=name, hint=hint)


def _why_none(reading: Reading, work: str | None, locale: str | None, day: date) -> Message:
    """Say why nothing is in force on a day: it was withdrawn, or no text of that day was kept."""
    wanted = [one for one in _series(reading) if work in (None, one.work) and locale in (None, one.locale)]
    gone = [issue for issue in (series.withdrawn for series in wanted) if issue]
    if gone:
        newest = max(gone, key=lambda issue: issue.until or date.min)
        gone_on = newest.until or day
        return Message("history.withdrawn", work=newest.document.work, day=gone_on, edition=newest.frozen.id)
    kept = (
        (frozen, change)
        for frozen in reading.archive.editions
        for change in frozen.manifest.entry.works
        for held in frozen.manifest.documents
        if held.work == change.work and work in (None, held.work) and locale in (None, held.locale)
    )
    first = next(kept, None)
    if first is None:
        return Message("history.nothing-frozen", day=day)
    frozen, change = first
    if change.effective > day:
        return Message("history.first-waits", day=day, edition=frozen.id, effective=change.effective)
    return Message("history.first", day=day, edition=frozen.id)


def _series(reading: Reading) -> tuple[Series, ...]:
    from ..editions import series_on

    return series_on(reading.archive, reading.day or date.max)


# --- what was in force ------------------------------------------------------------------------------------------------


def _on(reading: Reading, work: str | None, locale: str | None) -> Iterator[dict[str, Any]]:
    for series in _series(reading):
        issue = series.in_force
        if issue and work in (None, series.work) and locale in (None, series.locale):
            yield _answer(issue, reading)


def _answer(issue: Issue, reading: Reading) -> dict[str, Any]:
    folder = issue.frozen.folder.relative_to(reading.project.root).as_posix()
    blank = [
        one.clause
        for one in issue.frozen.redactions
        if (one.work, one.locale) == (issue.document.work, issue.document.locale)
    ]
    return {
        "work": issue.document.work,
        "locale": issue.document.locale,
        "title": issue.document.title,
        "edition": issue.frozen.id,
        "class": issue.change.change.value if issue.frozen.tells(issue.change) else None,
        "effective": issue.since.isoformat(),
        "text": issue.document.text or None,
        **dict(_parts(issue, folder)),
        "edition-sha256": issue.frozen.sha256,
        "blanked": ", ".join(blank) or None,
        "entered": _mark(issue),
    }


def _parts(issue: Issue, folder: str) -> Iterator[tuple[str, str]]:
    """Yield file and hash of each part: what is named to a regulator has to be what was frozen."""
    from ..editions.archive import read_file
    from ..editions.manifest import SOURCE

    for part, held in issue.parts.items():
        read_file(issue.frozen, held.path)
        name = "file" if part == SOURCE else part
        yield name, f"{folder}/{held.path}"
        yield f"{name}-sha256", held.sha256


# --- all editions -----------------------------------------------------------------------------------------------------


def _entries(reading: Reading) -> Iterator[tuple[Frozen | None, FrozenEntry, FrozenChange | None]]:
    """Yield what every entry that is known on the day did to every work, newest first.

    One that cancels another and does nothing else comes once, without a work.
    """
    held: dict[str, list[Frozen]] = {}
    for frozen in reading.archive.editions:
        held.setdefault(frozen.id, []).append(frozen)
    for entry in reversed(reading.archive.entries):
        if reading.day is None or order(entry.edition)[0] <= reading.day:
            own = held.get(entry.edition, [])
            for change in entry.works or ((None,) if entry.cancels else ()):
                keeping = (frozen for frozen in own if change is None or frozen.keeps(change))
                yield next(keeping, own[0] if own else None), entry, change


def _all(reading: Reading, work: str | None, locale: str | None) -> Iterator[dict[str, Any]]:
    standings, marks = _standings(reading), _marks(reading)
    concerned = {entry.edition: [change.work for change in entry.works] for _, entry, _ in _entries(reading)}
    for frozen, entry, change in _entries(reading):
        texts = _concerned(standings, entry, change)
        locales = [tag for tag, _ in texts] or list(change.locales if change else ())
        own = [change.work] if change else concerned.get(entry.cancels or "", [])
        if (work and work not in own) or (locale and locales and locale not in locales):
            continue
        yield {
            "edition": entry.edition,
            "work": change and change.work,
            "class": change.change.value if change and (frozen is None or frozen.tells(change)) else None,
            "effective": change and change.effective.isoformat(),
            "locales": locales,
            "standing": _standing(texts, frozen, change, reading),
            "sha256": frozen and frozen.sha256,
            "cancels": entry.cancels,
            "because": change and change.because,
            "reasons": [_reason(one) for one in change.reasons] if change else [],
            "summary": {summary.locale: summary.text for summary in change.summary} if change else {},
            "entered": [mark for _, mark in _concerned(marks, entry, change)],
        }


def _concerned(
    told: Mapping[tuple[str, str], Sequence[tuple[str, T]]], entry: FrozenEntry, change: FrozenChange | None
) -> list[tuple[str, T]]:
    """Return what is told of the texts of an edition that a change is about, by language."""
    own = told.get((entry.edition, change.work), ()) if change else ()
    return [(locale, one) for locale, one in own if change and change.concerns(change.work, locale)]


def _reason(reason: FrozenReason) -> dict[str, Any]:
    return {
        "clause": reason.clause,
        "locale": reason.locale,
        "passage": reason.passage,
        "because": {told.locale: told.text for told in reason.because},
        "answered-by": reason.answered_by,
    }


def _standings(reading: Reading) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return how each text of each edition stands, by edition and work: language and word."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for series in _series(reading):
        for issue in series.issues:
            found.setdefault((issue.frozen.id, series.work), []).append((series.locale, issue.standing.value))
    return found


def _marks(reading: Reading) -> dict[tuple[str, str], list[tuple[str, dict[str, str | None]]]]:
    """Return by edition and work which of its texts were entered, in which language, when and from what."""
    found: dict[tuple[str, str], list[tuple[str, dict[str, str | None]]]] = {}
    for series in _series(reading):
        for issue in series.issues:
            mark = _mark(issue)
            if mark:
                found.setdefault((issue.frozen.id, series.work), []).append((series.locale, mark))
    return found


def _mark(issue: Issue) -> dict[str, str | None] | None:
    """Return when and from what a text was entered, None for one that was frozen when it was published."""
    entered = issue.frozen.entered
    if entered is None:
        return None
    told = {"locale": issue.document.locale, "day": entered.entered.isoformat(), "source": entered.source}
    return {**told, "file": entered.name_of(issue.document)}


def _standing(
    texts: Sequence[tuple[str, str]], frozen: Frozen | None, change: FrozenChange | None, reading: Reading
) -> Sequence[tuple[str, str]]:
    """Return the language and the word of each way in which an edition stands; without a language for all of it."""
    from ..editions.timeline import cancelled_on

    if change is None:
        return [("", "cancels")]
    if frozen is None or not frozen.keeps(change):
        return [("", "text not kept")]
    if texts:
        words = dict.fromkeys(word for _, word in texts)
        return [("", next(iter(words)))] if len(words) == 1 else texts
    if frozen.id in cancelled_on(reading.archive, reading.day or date.max):
        return [("", "cancelled")]
    waits = reading.day is not None and change.effective > reading.day
    word = "waiting" if waits else "withdraws the work" if change.change.withdraws else ""
    return [("", word)] if word else []
