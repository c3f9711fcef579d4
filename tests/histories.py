"""Changelogs for tests: entries written by hand, and random histories of two works that the parser would accept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import strategies as st

from generator.model.change import Change
from generator.model.library import Edition, WorkChange
from generator.source import Source

NOWHERE = Source(path="clauses/changelog.yaml", text="").whole()
LOCALES = ("en", "zh-Hans")


def change(name: str, effective: str | None = None, locales: tuple[str, ...] = (), work: str = "policy") -> WorkChange:
    return WorkChange(
        work=work,
        change=Change[name.upper()],
        locales=locales,
        effective=date.fromisoformat(effective) if effective else None,
        clauses=(),
        because=None,
        summary={},
        span=NOWHERE,
        effective_span=NOWHERE,
    )


def edition(name: str, *changes: WorkChange, cancels: str | None = None) -> Edition:
    day = date.fromisoformat(name.partition(".")[0])
    return Edition(id=name, day=day, works=changes, cancels=cancels, notes=None, span=NOWHERE, cancels_span=NOWHERE)


START = date(2011, 1, 1)
YEARS = 3652
ONE_DAY = timedelta(days=1)
NAMES = [change.value for change in Change]
WORKS = ("policy", "addendum")


@st.composite
def changelogs(draw: st.DrawFn) -> list[Edition]:
    """Draw a changelog that the parser would accept: dates never run backwards, only waiting editions are cancelled.

    Effective dates lie before, on and after the day of the edition, on weekends too; some editions only cancel one.
    """
    standing: dict[str, dict[str, date]] = {}
    editions: list[Edition] = []
    for offset in sorted(draw(st.lists(st.integers(0, YEARS), min_size=1, max_size=12))):
        day = START + timedelta(days=offset)
        number = sum(1 for e in editions if e.day == day) + 1
        waiting = [name for name, works in standing.items() if works and min(works.values()) > day]
        cancels = draw(st.sampled_from([None, *waiting]))
        standing.pop(cancels or "", None)
        name = day.isoformat() + (f".{number}" if number > 1 else "")
        works = draw(st.lists(st.sampled_from(WORKS), unique=True, min_size=0 if cancels else 1))
        told = [draw(_changes(work, day, [held[work] for held in standing.values() if work in held])) for work in works]
        editions.append(edition(name, *told, cancels=cancels))
        standing[name] = {
            one.work: one.effective or max([day, *(held[one.work] for held in standing.values() if one.work in held)])
            for one in told
        }
    return editions[::-1]


@st.composite
def _changes(draw: st.DrawFn, work: str, day: date, before: list[date]) -> WorkChange:
    """Draw a change of a work that takes effect on any day from that of the change before it on, or on none by name."""
    first = max(before, default=START)
    to_saturday = timedelta(days=(5 - day.weekday()) % 7)
    wanted = [day - timedelta(days=40), day - ONE_DAY, day, day + to_saturday, day + timedelta(days=draw(_waits))]
    effective = draw(st.sampled_from([None, *(max(first, one) for one in wanted)]))
    locales = draw(st.sampled_from([(), ("en",), ("zh-Hans",)]))
    return change(draw(st.sampled_from(NAMES)), effective.isoformat() if effective else None, locales, work)


_waits = st.sampled_from([1, 30, 400])


def as_yaml(newest_first: Iterable[Edition]) -> str:
    """Return the file that says this."""
    return "\n".join(line for edition in newest_first for line in _lines(edition)) + "\n"


def _lines(edition: Edition) -> list[str]:
    cancels = [f"  cancels: {edition.cancels}"] if edition.cancels else []
    works = [f"    {one.work}: {{{', '.join(_said(one))}}}" for one in edition.works]
    return [f"- edition: {edition.id}", *cancels, *(["  works:", *works] if works else [])]


def _said(change: WorkChange) -> list[str]:
    locales = [f"locales: [{', '.join(change.locales)}]"] if change.locales else []
    effective = [f"effective: {change.effective}"] if change.effective else []
    return [f"change: {change.change.value}", *locales, *effective]
