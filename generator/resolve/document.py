"""One work in one locale, put together.

In: a `ResolvedFrom` and a day. Out: a Document, or None where no text of that day was kept, which is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..model import document as d
from ..model.diagnostics import Diagnostic, Message, error, suggestion, warning
from ..model.imprint import SignOff, StampedDate
from ..model.library import DateKind, Placement
from ..model.registries import Party, TextWithFacts, legal_names, text_in
from .blocks import resolve_blocks
from .facts import filled_in
from .findings import Step, each
from .inlines import resolve_inlines
from .place import UNKNOWN, ResolvedFrom
from .plan import PlannedSection, anchor_of

LABELS = {
    DateKind.LAST_MODIFIED: "Last Modified",
    DateKind.EFFECTIVE: "Effective Date",
    DateKind.LAST_REVIEWED: "Last Reviewed",
}
WAITING = "Effective from"
DAY, VERSION = "{date}", "{version}"
"""What a label of a date may hold: where the day stands in it, and the version of the text."""


def resolve_document(place: ResolvedFrom, day: date) -> Step[d.Document | None]:
    """Return the Document of a work in a locale as of `day`."""
    work, locale = place.plan.work, place.plan.locale
    newest = place.dating.text
    if newest is None:
        yield from _no_text(day, place)
        return None
    days = {kind: _day(kind, place) for kind in DateKind}
    stamped = {kind: _stamp(kind, value, day, place) if value else None for kind, value in days.items()}
    yield from _missing_dates(stamped, place)
    publisher = _publisher(place)
    signing = locale.sign_off.date if locale.sign_off else None
    signed = _bare(stamped[signing], place) if signing else None
    return d.Document(
        work=work.id,
        kind=work.kind,
        jurisdiction=work.jurisdiction,
        edition=newest.edition,
        locale=locale.locale,
        direction=place.direction(locale.locale),
        title=locale.title,
        description=(yield from _described(locale.description, publisher, place)),
        publisher=publisher,
        path=place.paths[work.id, locale.locale],
        notice=text_in(place.library.settings.notice, locale.locale),
        dates=tuple(stamp for kind in locale.dates if (stamp := stamped[kind])),
        modified=days[DateKind.LAST_MODIFIED] or newest.day,
        table_of_contents=locale.table_of_contents,
        sections=(yield from each(_section(section, place) for section in place.plan.sections)),
        sign_off=SignOff(party=_party(locale.sign_off.party, place), date=signed)
        if locale.sign_off and signed
        else None,
        translations=(),
        related=(),
    )


def _section(section: PlannedSection, place: ResolvedFrom) -> Step[d.Section]:
    titled = section.placement in (Placement.SECTION, Placement.UNNUMBERED)
    title = yield from resolve_inlines(section.clause.title, place)
    return d.Section(
        clause=section.clause.id,
        anchor=section.anchor,
        placement=section.placement.value,
        level=section.level,
        number=section.number,
        title=title if titled else (),
        blocks=(yield from resolve_blocks(section.clause.blocks, place)),
        sections=(yield from each(_section(inner, place) for inner in section.sections)),
        was=tuple(anchor_of(name) for name, _ in section.clause.was),
    )


def _day(kind: DateKind, place: ResolvedFrom) -> date | None:
    """Return the day that a document prints for a kind, None where no entry gives one."""
    dates = place.dating.stamped
    if kind is DateKind.EFFECTIVE:
        return dates.meaning.effective if dates.meaning else None
    altered = dates.meaning if place.plan.work.dated_by_meaning else dates.text
    entry = dates.review if kind is DateKind.LAST_REVIEWED else altered
    return entry.day if entry else None


def _stamp(kind: DateKind, value: date, day: date, place: ResolvedFrom) -> StampedDate:
    waits = kind is DateKind.EFFECTIVE and value > day
    own = place.plan.locale.date_labels.get(kind)
    label = own or place.language.label(WAITING if waits else LABELS[kind])
    before, _, behind = label.replace(VERSION, place.dating.version or UNKNOWN).partition(DAY)
    return StampedDate(kind=kind.value, label=before.rstrip(), day=value, text=f"{_day_text(value, place)}{behind}")


def _day_text(value: date, place: ResolvedFrom) -> str:
    return place.language.long_date(value, place.plan.locale.date_pattern)


def _bare(stamped: StampedDate | None, place: ResolvedFrom) -> StampedDate | None:
    """Return the date beside a signature: the day alone, whatever its label puts around it below the title."""
    return replace(stamped, text=_day_text(stamped.day, place)) if stamped else None


def _missing_dates(stamped: Mapping[DateKind, StampedDate | None], place: ResolvedFrom) -> Iterator[Diagnostic]:
    locale = place.plan.locale
    wanted = (*locale.dates, locale.sign_off.date) if locale.sign_off else locale.dates
    missing = [kind.value for kind in dict.fromkeys(wanted) if stamped[kind] is None]
    if missing:
        message = Message("undated-work.date", work=place.plan.work.id, locale=place.locale, kinds=tuple(missing))
        yield from _undated(message, place)
    asked = any(VERSION in locale.date_labels.get(kind, "") for kind in locale.dates)
    if asked and place.dating.version is None and "clauses/changelog.yaml" not in place.library.unread:
        finding = error("undated-work.version", locale.span, work=place.plan.work.id, locale=place.locale)
        yield finding.with_help("undated-work.add-version")


def _publisher(place: ResolvedFrom) -> str:
    name = place.library.settings.publisher
    return _party(name, place) if name else ""


def _described(own: TextWithFacts, publisher: str, place: ResolvedFrom) -> Step[str]:
    """Return what is said of a document in one sentence, its facts filled in; else its title and who publishes it."""
    return d.plain_text((yield from filled_in(own, place))) if own else _description(publisher, place)


def _description(publisher: str, place: ResolvedFrom) -> str:
    title = place.plan.locale.title
    return place.language.label("{title} — {publisher}", title=title, publisher=publisher) if publisher else title


def _party(name: str, place: ResolvedFrom) -> str:
    party = place.library.facts.get(name)
    return (text_in(legal_names(party), place.locale) if isinstance(party, Party) else None) or UNKNOWN


def _undated(message: Message, place: ResolvedFrom) -> Iterator[Diagnostic]:
    if "clauses/changelog.yaml" not in place.library.unread:
        finding = error(message, place.plan.locale.span)
        yield finding.with_help("undated-work.add-entry")


def _no_text(day: date, place: ResolvedFrom) -> Iterator[Diagnostic]:
    """Say why there is no Document: nothing dates the work, it was withdrawn, or its text of that day was not kept."""
    work, locale = place.key
    in_force, kept = place.dating.dates.in_force, place.dating.kept
    if in_force and place.dating.dates.withdrawn:
        finding = suggestion(
            "withdrawn.not-printed", in_force.change.span, work=work, locale=locale, since=in_force.effective
        )
        yield finding.with_help("withdrawn.links")
    elif kept is None:
        yield from _undated(Message("undated-work.text", work=work, locale=locale), place)
    else:
        not_yet = Message("text-not-kept.not-yet", work=work, locale=locale, day=day)
        edition = in_force.edition if in_force else ""
        then = Message("text-not-kept.edition", work=work, locale=locale, day=day, edition=edition)
        finding = warning(then if in_force else not_yet, kept.change.span)
        yield finding.with_help("text-not-kept.ask", day=kept.day)
