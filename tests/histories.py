"""Changelogs for tests: entries written by hand, and random histories of two works that the parser would accept.

`Clerk` lives through a history day by day and remembers what was said: a second opinion on all that follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from generator.model.change import Change
from generator.model.library import Edition, WorkChange
from generator.model.source import Source

NOWHERE = Source(path="clauses/changelog.yaml", text="").whole()
LOCALES = ("en", "zh-Hans")
START = date(2011, 1, 1)
YEARS = 3652
ONE_DAY = timedelta(days=1)
NAMES = [change.value for change in Change]
WORKS = ("policy", "addendum")


def change(name: str, effective: str | None = None, locales: tuple[str, ...] = (), work: str = "policy") -> WorkChange:
    return WorkChange(
        version=None,
        work=work,
        change=Change[name.upper()],
        locales=locales,
        effective=date.fromisoformat(effective) if effective else None,
        clauses=(),
        because=None,
        reasons=(),
        summary={},
        span=NOWHERE,
        effective_span=NOWHERE,
    )


def edition(name: str, *changes: WorkChange, cancels: str | None = None) -> Edition:
    day = date.fromisoformat(name.partition(".")[0])
    return Edition(id=name, day=day, works=changes, cancels=cancels, notes=None, span=NOWHERE, cancels_span=NOWHERE)


Held = tuple[Edition, WorkChange, date]


@dataclass
class Clerk:
    """What a diligent clerk knows of one work: what waits, what has come into force, what never will."""

    work: str
    waiting: list[Held] = field(default_factory=list)
    begun: list[Held] = field(default_factory=list)
    dropped: list[tuple[Held, date]] = field(default_factory=list)

    def live(self, newest_first: list[Edition], until: date) -> Clerk:
        """Read the changelog entry by entry, each on its day, and let what waits come into force on its own."""
        entries, today = list(reversed(newest_first)), START
        while today <= until:
            while entries and entries[0].day == today:
                self.read(entries.pop(0))
            self.begun += [held for held in self.waiting if held[2] <= today]
            self.waiting = [held for held in self.waiting if held[2] > today]
            today += ONE_DAY
        return self

    def read(self, entry: Edition) -> None:
        """Take note of an entry on its day."""
        self.dropped += [(held, entry.day) for held in self.waiting if held[0].id == entry.cancels]
        self.waiting = [held for held in self.waiting if held[0].id != entry.cancels]
        last = max((effective for _, _, effective in self.begun + self.waiting), default=entry.day)
        for told in entry.works:
            if told.work == self.work:
                self.waiting.append((entry, told, told.effective or max(entry.day, last)))

    def of(self, locale: str, held: list[Held]) -> list[Held]:
        return [one for one in held if not one[1].locales or locale in one[1].locales]

    def latest(self, locale: str, *names: str) -> Held | None:
        """Return the newest entry in force that did one of these things to a locale."""
        mine = [held for held in self.of(locale, self.begun) if held[1].change.value in names]
        return mine[-1] if mine else None

    def dates(self, locale: str) -> tuple[str, str, str, str]:
        changed = self.latest(locale, "adopted", "editorial", "clarified", "substantive", "material", "withdrawn")
        meant = self.latest(locale, "adopted", "substantive", "material")
        worded = self.latest(locale, "adopted", "editorial", "clarified", "substantive", "material")
        read = self.latest(locale, "adopted", "substantive", "material", "reviewed")
        return (
            changed[0].id if changed else "-",
            meant[2].isoformat() if meant else "-",
            worded[0].day.isoformat() if worded else "-",
            read[0].day.isoformat() if read else "-",
        )

    def stands(self, locale: str) -> dict[str, tuple[str, date | None]]:
        """Return how the text of each edition stands, and until when; an edition that withdraws has none."""
        begun = self.of(locale, self.begun)
        lives = [place for place, held in enumerate(begun) if not _ends(held)]
        told: dict[str, tuple[str, date | None]] = {}
        for place in lives:
            until = begun[place + 1][2] if place + 1 < len(begun) else None
            how = "withdrawn" if place == lives[-1] else "superseded"
            told[begun[place][0].id] = (how if until else "in force", until)
        told |= {held[0].id: ("waiting", None) for held in self.of(locale, self.waiting) if not _ends(held)}
        return told | {
            held[0].id: ("cancelled", on) for held, on in self.dropped if self.of(locale, [held]) and not _ends(held)
        }


def _ends(held: Held) -> bool:
    return held[1].change.value == "withdrawn"


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
