"""What a changelog comes to: a truth table, and random histories against a clerk who lives through them day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.change import Change
from generator.model.history import Dates, Entry, Standing, dates_on, entries_of, next_day, order, replay, standings
from generator.model.library import Edition, WorkChange
from generator.model.periods import later
from tests.histories import LOCALES, ONE_DAY, START, WORKS, YEARS, Clerk, as_yaml, change, changelogs, edition
from tests.support import library


def on(day: str, *newest_first: Edition, locale: str = "en", work: str = "policy") -> Dates[WorkChange]:
    return dates_on(entries_of(replay(reversed(newest_first)), work, locale), date.fromisoformat(day))


def said(dates: Dates[WorkChange]) -> tuple[str, str, str, str]:
    """Return edition in force, effective, last modified and last reviewed, "-" for none."""
    effective = dates.meaning.effective.isoformat() if dates.meaning else "-"
    days = (entry.day.isoformat() if entry else "-" for entry in (dates.text, dates.review))
    return (dates.in_force.edition if dates.in_force else "-", effective, *days)  # type: ignore[return-value]


def test_a_class_of_change_is_its_row() -> None:
    asked = ("adopts", "alters_text", "alters_meaning", "counts_as_review", "needs_notice", "withdraws", "revises")
    rows = {one.value: "".join("x" if getattr(one, name) is True else "-" for name in asked) for one in Change}
    assert rows == {
        "adopted": "xxxx---",
        "editorial": "-x----x",
        "clarified": "-x----x",
        "substantive": "-xxxx-x",
        "material": "-xxxx-x",
        "reviewed": "---x---",
        "withdrawn": "-----x-",
    }


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


def test_a_change_of_one_language_leaves_the_dates_of_the_other_alone() -> None:
    newest_first = (edition("2020-05-01", change("substantive", locales=("zh-Hans",))), ADOPTED)
    assert said(on("2020-05-01", *newest_first, locale="en"))[:3] == ("2019-12-19",) * 3
    assert said(on("2020-05-01", *newest_first, locale="zh-Hans"))[:3] == ("2020-05-01",) * 3


def test_a_withdrawn_work_says_so_from_that_day_on() -> None:
    newest_first = (edition("2020-05-01", change("withdrawn", "2020-06-01")), ADOPTED)
    assert [on(day, *newest_first).withdrawn for day in ("2020-05-31", "2020-06-01")] == [False, True]


def test_an_entry_does_not_count_before_its_own_day_whatever_it_says_of_an_earlier_one() -> None:
    newest_first = (edition("2020-05-01", change("substantive", "2020-03-01")), ADOPTED)
    assert said(on("2020-04-30", *newest_first))[:3] == ("2019-12-19", "2019-12-19", "2019-12-19")
    assert said(on("2020-05-01", *newest_first))[:3] == ("2020-05-01", "2020-03-01", "2020-05-01")
    entries = entries_of(replay(reversed(newest_first)), "policy", "en")
    assert next_day(entries, date(2020, 2, 1)) == date(2020, 5, 1), "the site changes when the edition is there"


def test_an_edition_that_was_cancelled_before_is_not_cancelled_again() -> None:
    (adopted, waiting, *_), *_ = replay(
        [
            ADOPTED,
            edition("2020-05-01", change("material", "2020-08-01")),
            edition("2020-05-10", cancels="2020-05-01"),
            edition("2020-05-20", cancels="2020-05-01"),
        ]
    ).values()
    assert (adopted.cancelled, waiting.cancelled) == (None, date(2020, 5, 10))
    assert [waiting.is_cancelled(date(2020, 5, day)) for day in (9, 10)] == [False, True]


def test_editions_of_one_day_are_sorted_by_number() -> None:
    names = ["2021-06-30.10", "2021-06-30", "2021-07-01", "2021-06-30.2"]
    assert sorted(names, key=order) == ["2021-06-30", "2021-06-30.2", "2021-06-30.10", "2021-07-01"]


# --- against a clerk who goes through the years day by day and remembers what was said

_days = st.integers(0, YEARS + 500).map(lambda offset: START + timedelta(days=offset))


@given(changelogs(), _days, st.sampled_from(LOCALES), st.sampled_from(WORKS))
def test_ten_years_of_any_history_agree_with_a_clerk_who_lived_through_them(
    newest_first: list[Edition], day: date, locale: str, work: str
) -> None:
    clerk = Clerk(work).live(newest_first, day)
    assert said(on(day.isoformat(), *newest_first, locale=locale, work=work)) == clerk.dates(locale)


@given(changelogs(), _days, st.sampled_from(LOCALES), st.sampled_from(WORKS))
def test_texts_stand_as_the_clerk_remembers(newest_first: list[Edition], day: date, locale: str, work: str) -> None:
    known = [one for one in entries_of(replay(reversed(newest_first)), work, locale) if one.day <= day]
    stood = {one.edition: (how.value, until) for one, how, until in standings(known, day)}
    assert stood == Clerk(work).live(newest_first, day).stands(locale)
    assert sum(how == Standing.IN_FORCE.value for how, _ in stood.values()) <= 1


@given(changelogs())
def test_the_parser_accepts_each_of_them_and_comes_to_the_same(newest_first: list[Edition]) -> None:
    read = library({"clauses/changelog.yaml": as_yaml(newest_first)})
    assert {work: [_plain(one) for one in entries] for work, entries in read.history.items()} == {
        work: [_plain(one) for one in entries] for work, entries in replay(reversed(newest_first)).items()
    }


def _plain(entry: Entry[WorkChange]) -> tuple[object, ...]:
    change = entry.change
    return entry.edition, entry.effective, entry.follows, entry.cancelled, change.change, change.locales


@given(changelogs(), _days)
def test_between_two_days_on_which_something_begins_nothing_changes(newest_first: list[Edition], day: date) -> None:
    history = replay(reversed(newest_first))
    coming = next_day((entry for own in history.values() for entry in own), day)
    for work in WORKS:
        entries = entries_of(history, work, "en")
        before = dates_on(entries, day)
        eve = coming - ONE_DAY if coming else START + timedelta(days=2 * YEARS)
        assert dates_on(entries, max(day, eve)) == before
    assert coming is None or any(entry.begins == coming for own in history.values() for entry in own)


# --- periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day, number, unit, wanted",
    [
        ("2021-01-31", 1, "month", "2021-02-28"),
        ("2020-02-29", 1, "year", "2021-02-28"),
        ("2020-02-29", 4, "year", "2024-02-29"),
        ("2021-11-30", 3, "month", "2022-02-28"),
        ("2021-12-15", 12, "month", "2022-12-15"),
        ("2021-12-15", 24, "month", "2023-12-15"),
        ("2021-06-30", 2, "week", "2021-07-14"),
        ("2021-06-30", 15, "day", "2021-07-15"),
        ("2021-06-30", 24, "hour", "2021-07-01"),
        ("2021-06-30", 25, "hour", "2021-07-02"),
        ("2021-06-30", 1, "hour", "2021-07-01"),
        ("2021-06-30", 24 * 60, "minute", "2021-07-01"),
        ("2021-06-30", 24 * 60 + 1, "minute", "2021-07-02"),
        ("2021-06-30", 24 * 60 * 60, "second", "2021-07-01"),
        ("2021-06-30", 24 * 60 * 60 + 1, "second", "2021-07-02"),
        ("2021-11-30", 1, "quarter", "2022-02-28"),
        ("2021-06-30", 2, "quarter", "2021-12-30"),
        ("9999-12-30", 3, "day", "9999-12-31"),
        ("9999-01-30", 11, "month", "9999-12-30"),
        ("9999-01-30", 12, "month", "9999-12-31"),
        ("2021-07-02", 1, "business-day", "2021-07-05"),  # from a Friday
        ("2021-07-03", 1, "business-day", "2021-07-05"),  # from the Saturday behind it
        ("2021-07-04", 1, "business-day", "2021-07-05"),  # from the Sunday
        ("2021-07-03", 5, "business-day", "2021-07-09"),
        ("2021-07-04", 6, "business-day", "2021-07-12"),
        ("2021-07-03", 0, "business-day", "2021-07-02"),
    ],
)
def test_a_period_ends_on_a_day(day: str, number: int, unit: str, wanted: str) -> None:
    assert later(date.fromisoformat(day), number, unit) == date.fromisoformat(wanted)


@given(_days, st.integers(1, 60))
def test_business_days_are_counted_one_by_one(day: date, number: int) -> None:
    left, at = number, day
    while left:
        at += ONE_DAY
        left -= at.weekday() < 5
    assert later(day, number, "business-day") == at
