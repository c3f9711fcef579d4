"""`clausebook history`: which text applied when, what proves it, and when the site changes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Message, did_you_mean
from .completion import works
from .frozen import read_archived, unaltered
from .gathering import answer, gathered
from .help import command, option
from .talk import (
    FINDINGS,
    as_day,
    as_of_option,
    note,
    project_option,
    put,
    refuse,
    refuse_other_uses,
    usage_error,
)

if TYPE_CHECKING:
    from ..editions import Archive, Interval, TextHistory
    from ..operations.reading import Reading
    from ..operations.record import Inquiry
    from ..operations.record.receipts import Seen

_TEXT = "text"
"""The form for a terminal; the other one is a statement on paper."""
_TABLE, _STATEMENT, _LIVE, _NEXT = "", "--format", "--live-on", "--next"
_USES = {
    **dict.fromkeys(("WORK", "--on", "--locale", "--format"), (_TABLE, _STATEMENT)),
    "--out": (_STATEMENT,),
    **dict.fromkeys(("--live-on", "--at"), (_LIVE,)),
    "--next": (_NEXT,),
}
"""The uses of this command that an option is for; those that are for all are not here."""


@command(help="history.about")
@project_option
@as_of_option
@click.argument("work", required=False, shell_complete=works)
@option("--on", callback=as_day, metavar="DATE", help="history.help-on")
@option("--locale", metavar="TAG", help="history.help-locale")
@option("--next", "ahead", is_flag=True, help="history.help-next")
@option("--live-on", callback=as_day, metavar="DATE", help="history.help-live-on")
@option("--at", "address", metavar="TARGET", help="history.help-at")
@option("--format", "form", type=click.Choice([_TEXT, "pdf"]), default=_TEXT, help="history.help-format")
@option("--out", type=click.Path(path_type=Path), help="history.help-out")
def history(
    root: Path,
    day: date | None,
    work: str | None,
    on: date | None,
    locale: str | None,
    form: str,
    out: Path | None,
    live_on: date | None,
    address: str | None,
    **flags: bool,
) -> None:
    """Say which text applied on a day, or on which days each one did."""
    from .live import live_lines, tell_live

    if (form != _TEXT and not on) or (out and form == _TEXT):
        raise usage_error("history.statement-of-a-day")
    use = _LIVE if live_on else _NEXT if flags["ahead"] else _TABLE if form == _TEXT else _STATEMENT
    refuse_other_uses(use, _USES)
    reading = read_archived(root, day)
    if live_on:
        tell_live(live_lines(root, address), live_on, reading.settled.settings.timezone)
        return
    if flags["ahead"]:
        _tell_next(reading.archive, reading.day)
        return
    inquiry = _inquiry(reading, on, reading.day)
    told = _chosen(inquiry, work, locale)
    if on:
        _refuse_unanswered(told, inquiry)
    elif not told:
        note("usage.nothing-frozen")
    if form != _TEXT:
        from .statements import put_statements

        put_statements(reading, told, inquiry, out)
        return
    from ..operations.record.rows import rows

    with unaltered():
        if gathered():
            answer(intervals=tuple(row for one in told for row in rows(one, inquiry, _meant(one, on))))
        else:
            _show(told, inquiry, on)


def _show(told: Sequence[TextHistory], inquiry: Inquiry, on: date | None) -> None:
    from .history_table import show_answer, show_around, show_history

    for one in told:
        (show_answer if on else show_history)(one, inquiry)
    if told and not on:
        show_around(inquiry)


def _inquiry(reading: Reading, on: date | None, asked: date) -> Inquiry:
    from ..operations.record import Inquiry, first_stamps
    from .attesting import what_is_approved, what_is_attested

    settings = reading.settled.settings
    attested = what_is_attested(reading)
    return Inquiry(
        archive=reading.archive.complete,
        attested=attested,
        approved=what_is_approved(reading),
        stamped=first_stamps(reading.archive.editions, attested),
        seen=_seen(reading),
        day=on or asked,
        asked=asked,
        zone=settings.timezone,
        governing=settings.governing,
    )


def _seen(reading: Reading) -> Mapping[str, Seen]:
    from ..operations.record import first_seen
    from .live import copies

    return first_seen(reading.archive.editions, copies(reading.project.root))


def _tell_next(archive: Archive, asked: date) -> None:
    from ..editions import next_day

    coming = next_day(archive, asked)
    answer(next=coming)
    if coming:
        put(coming)
    else:
        note("history.nothing-waits")


def _chosen(inquiry: Inquiry, work: str | None, locale: str | None) -> Sequence[TextHistory]:
    """Return the histories of the texts that are asked about; a name that there is not is an error of the call."""
    from ..editions import text_histories

    told = text_histories(inquiry.archive, inquiry.asked)
    works, locales = {one.work for one in told}, {one.locale for one in told if one.locale}
    for name, there, id in ((work, works, "history.unknown-work"), (locale, locales, "history.unknown-language")):
        if name and name not in there:
            hint = did_you_mean(name, there) or Message("usage.there-are", names=tuple(sorted(there)))
            raise usage_error(id, name=name, hint=hint)
    return [one for one in told if work in (None, one.work) and locale in (None, one.locale)]


def _meant(told: TextHistory, on: date | None) -> Sequence[Interval]:
    """Return the intervals of a text that are asked about, newest first."""
    return [one for one in reversed(told.intervals) if on is None or one.covers(on)]


def _refuse_unanswered(told: Sequence[TextHistory], inquiry: Inquiry) -> None:
    """End the run where there is no text to show for a day, and say of each why."""
    from ..operations.record import answer

    held = [one.on(inquiry.day) for one in told]
    if not any(one and one.issue for one in held):
        for one in told:
            note("history.sentence", sentence=answer(one, inquiry))
        refuse("history.no-text", FINDINGS, day=inquiry.day)
