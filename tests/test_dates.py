"""The dates of a document follow from the changelog alone: a truth table, and a replay by hand of random histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.library import Change, Edition, Work, WorkChange
from generator.resolve.dates import Dates, dates_on, entries_of, histories
from generator.source import Source

NOWHERE = Source(path="clauses/changelog.yaml", text="").whole()
LOCALES = ("en", "zh-Hans")


def work(*, dated_by_meaning: bool = False) -> Work:
    return Work(
        id="policy",
        kind="policy",
        jurisdiction=None,
        amends=None,
        review_every=None,
        notice_periods={},
        dated_by_meaning=dated_by_meaning,
        locales={},
        span=NOWHERE,
    )


def change(name: str, effective: str | None = None, locales: tuple[str, ...] = ()) -> WorkChange:
    return WorkChange(
        work="policy",
        change=Change(name),
        locales=locales,
        effective=date.fromisoformat(effective) if effective else None,
        clauses=(),
        because=None,
        summary={},
        span=NOWHERE,
    )


def edition(name: str, *changes: WorkChange, cancels: str | None = None) -> Edition:
    day = date.fromisoformat(name.partition(".")[0])
    return Edition(id=name, day=day, works=changes, cancels=cancels, notes=None, span=NOWHERE)


def on(day: str, *newest_first: Edition, locale: str = "en", dated_by_meaning: bool = False) -> Dates:
    entries = entries_of(histories(newest_first), "policy", locale)
    return dates_on(entries, work(dated_by_meaning=dated_by_meaning), date.fromisoformat(day))


def said(dates: Dates) -> tuple[str, str, str, str]:
    """Return edition in force, effective, last modified and last reviewed, "-" for none."""
    days = (dates.effective, dates.last_modified, dates.last_reviewed)
    return (dates.in_force.edition.id if dates.in_force else "-", *(day.isoformat() if day else "-" for day in days))  # type: ignore[return-value]


ADOPTED = edition("2019-12-19", change("adopted"))


@pytest.mark.parametrize(
    "newest_first, day, expected",
    [
        # the three documents that the sample is modelled on
        ([edition("2021-06-30", change("substantive"))], "2021-07-01", ("2021-06-30", "2021-06-30", "2021-06-30")),
        (
            [edition("2021-06-30", change("reviewed")), ADOPTED],
            "2021-07-01",
            ("2019-12-19", "2019-12-19", "2019-12-19"),
        ),
        # before anything counts
        ([ADOPTED], "2019-12-18", ("-", "-", "-")),
        ([ADOPTED], "2019-12-19", ("2019-12-19", "2019-12-19", "2019-12-19")),
        # what each class moves
        (
            [edition("2020-05-01", change("editorial")), ADOPTED],
            "2020-05-01",
            ("2020-05-01", "2019-12-19", "2020-05-01"),
        ),
        ([edition("2020-05-01", change("substantive")), ADOPTED], "2020-05-01", ("2020-05-01",) * 3),
        ([edition("2020-05-01", change("material")), ADOPTED], "2020-05-01", ("2020-05-01",) * 3),
        (
            [edition("2020-05-01", change("withdrawn")), ADOPTED],
            "2020-05-01",
            ("2020-05-01", "2019-12-19", "2019-12-19"),
        ),
        # a waiting edition counts from its day on
        (
            [edition("2020-05-01", change("material", "2020-06-01")), ADOPTED],
            "2020-05-31",
            ("2019-12-19", "2019-12-19", "2019-12-19"),
        ),
        (
            [edition("2020-05-01", change("material", "2020-06-01")), ADOPTED],
            "2020-06-01",
            ("2020-05-01", "2020-06-01", "2020-05-01"),
        ),
        # an entry after a waiting one takes effect with it, unless it says otherwise
        (
            [
                edition("2020-05-10", change("editorial")),
                edition("2020-05-01", change("material", "2020-06-01")),
                ADOPTED,
            ],
            "2020-05-20",
            ("2019-12-19", "2019-12-19", "2019-12-19"),
        ),
        # a cancelled edition never counts, and what follows no longer waits for it
        (
            [
                edition("2020-05-10", change("editorial"), cancels="2020-05-01"),
                edition("2020-05-01", change("material", "2020-06-01")),
                ADOPTED,
            ],
            "2020-07-01",
            ("2020-05-10", "2019-12-19", "2020-05-10"),
        ),
        # the second edition of a day is newer than the first
        (
            [edition("2020-05-01.2", change("substantive")), edition("2020-05-01", change("substantive")), ADOPTED],
            "2020-05-01",
            ("2020-05-01.2", "2020-05-01", "2020-05-01"),
        ),
    ],
)
def test_the_truth_table(newest_first: list[Edition], day: str, expected: tuple[str, str, str]) -> None:
    in_force, effective, modified, _ = said(on(day, *newest_first))
    assert (in_force, effective, modified) == expected


@pytest.mark.parametrize(
    "name, reviewed",
    [
        ("reviewed", "2020-05-01"),
        ("substantive", "2020-05-01"),
        ("editorial", "2019-12-19"),
        ("withdrawn", "2019-12-19"),
    ],
)
def test_what_counts_as_a_review(name: str, reviewed: str) -> None:
    assert said(on("2020-05-01", edition("2020-05-01", change(name)), ADOPTED))[3] == reviewed


def test_a_work_may_leave_editorial_changes_out_of_its_date() -> None:
    newest_first = (edition("2020-05-01", change("editorial")), ADOPTED)
    assert said(on("2020-05-01", *newest_first, dated_by_meaning=True))[2] == "2019-12-19"


def test_a_change_of_one_language_leaves_the_dates_of_the_other_alone() -> None:
    newest_first = (edition("2020-05-01", change("substantive", locales=("zh-Hans",))), ADOPTED)
    assert said(on("2020-05-01", *newest_first, locale="en"))[:3] == ("2019-12-19",) * 3
    assert said(on("2020-05-01", *newest_first, locale="zh-Hans"))[:3] == ("2020-05-01",) * 3


def test_a_withdrawn_work_says_so_from_that_day_on() -> None:
    newest_first = (edition("2020-05-01", change("withdrawn", "2020-06-01")), ADOPTED)
    assert [on(day, *newest_first).withdrawn for day in ("2020-05-31", "2020-06-01")] == [False, True]


# --- against a clerk who goes through the years day by day and remembers what was said

START = date(2011, 1, 1)
YEARS = 3652
NAMES = [change.value for change in Change]


@dataclass
class Memory:
    """What a diligent clerk knows of one work: what waits, and what has come into force."""

    waiting: list[tuple[Edition, WorkChange, date]]
    begun: list[tuple[Edition, WorkChange, date]]

    def read(self, entry: Edition) -> None:
        """Take note of an entry on its day."""
        self.waiting = [held for held in self.waiting if held[0].id != entry.cancels]
        last = max((effective for _, _, effective in self.begun + self.waiting), default=entry.day)
        for told in entry.works:
            self.waiting.append((entry, told, told.effective or max(entry.day, last)))

    def begin(self, day: date) -> None:
        """Let what has waited for this day come into force."""
        self.begun += [held for held in self.waiting if held[2] <= day]
        self.waiting = [held for held in self.waiting if held[2] > day]

    def latest(self, locale: str, *names: str) -> tuple[Edition, WorkChange, date] | None:
        """Return the newest entry in force that did one of these things to a locale."""
        mine = [h for h in self.begun if h[1].change.value in names and (not h[1].locales or locale in h[1].locales)]
        return mine[-1] if mine else None


def replayed(newest_first: list[Edition], day: date, locale: str) -> tuple[str, str, str, str]:
    memory, entries = Memory([], []), list(reversed(newest_first))
    today = START
    while today <= day:
        while entries and entries[0].day == today:
            memory.read(entries.pop(0))
        memory.begin(today)
        today += timedelta(days=1)
    changed = memory.latest(locale, "adopted", "editorial", "substantive", "material", "withdrawn")
    meant = memory.latest(locale, "adopted", "substantive", "material")
    worded = memory.latest(locale, "adopted", "editorial", "substantive", "material")
    read = memory.latest(locale, "adopted", "substantive", "material", "reviewed")
    return (
        changed[0].id if changed else "-",
        meant[2].isoformat() if meant else "-",
        worded[0].day.isoformat() if worded else "-",
        read[0].day.isoformat() if read else "-",
    )


@st.composite
def changelogs(draw: st.DrawFn) -> list[Edition]:
    """Draw a changelog that the parser would accept: dates never run backwards, only waiting editions are cancelled."""
    days = sorted(draw(st.lists(st.integers(0, YEARS), min_size=1, max_size=12)))
    standing: dict[str, date] = {}
    editions: list[Edition] = []
    for offset in days:
        day = START + timedelta(days=offset)
        number = sum(1 for e in editions if e.day == day) + 1
        waiting = [name for name, effective in standing.items() if effective > day]
        cancels = draw(st.sampled_from([None, *waiting]))
        standing.pop(cancels or "", None)
        floor = max([day, *standing.values()])
        wait = draw(st.sampled_from([None, 0, 1, 30, 400]))
        effective = None if wait is None else floor + timedelta(days=wait)
        name = day.isoformat() + (f".{number}" if number > 1 else "")
        locales = draw(st.sampled_from([(), ("en",), ("zh-Hans",)]))
        told = change(draw(st.sampled_from(NAMES)), effective.isoformat() if effective else None, locales)
        editions.append(edition(name, told, cancels=cancels))
        standing[name] = effective or floor
    return editions[::-1]


@given(changelogs(), st.integers(0, YEARS + 500), st.sampled_from(LOCALES))
def test_ten_years_of_any_history_agree_with_a_replay_day_by_day(
    newest_first: list[Edition], offset: int, locale: str
) -> None:
    day = START + timedelta(days=offset)
    assert said(on(day.isoformat(), *newest_first, locale=locale)) == replayed(newest_first, day, locale)
