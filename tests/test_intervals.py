"""On which days which text applied: any history against the clerk's memory of each day, and single cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from generator.editions import Archive, TextHistory, series_on, text_histories
from generator.model.history import replay
from tests.histories import ONE_DAY, change, changelogs, edition
from tests.test_timeline import CANCELLING, FIRST, SELLING, _days, archive

Row = tuple[str, str, str, str]


def rows(told: TextHistory) -> list[Row]:
    """Return edition, standing and the two days of each interval, "-" where there is none."""
    return [(one.edition, one.standing.value, str(one.since or "-"), str(one.until or "-")) for one in told.intervals]


def of(known: Archive, asked: str, locale: str = "en") -> TextHistory:
    return next(one for one in text_histories(known, date.fromisoformat(asked)) if one.locale == locale)


@given(changelogs(), _days, _days)
def test_the_interval_of_a_day_is_that_of_the_text_in_force_as_far_as_was_known(
    newest_first: list[object], asked: date, day: date
) -> None:
    whole = archive(*newest_first)  # type: ignore[arg-type]
    known = Archive(editions=tuple(one for one in whole.editions if one.day <= asked))
    stood = {(one.work, one.locale): one.in_force and one.in_force.frozen.id for one in series_on(known, day)}
    for told in text_histories(whole, asked):
        held = told.on(day)
        assert (held.issue.frozen.id if held and held.issue else None) == stood.get((told.work, told.locale))


@given(changelogs(), _days)
def test_intervals_follow_each_other_without_a_day_between(newest_first: list[object], asked: date) -> None:
    for told in text_histories(archive(*newest_first), asked):  # type: ignore[arg-type]
        lasting = [one for one in told.intervals if one.since]
        assert [one.until for one in lasting[:-1]] == [one.since for one in lasting[1:]]
        assert not lasting or lasting[-1].until is None
        assert all((one.since is None) == (one.cancelled is not None) for one in told.intervals)


def test_what_is_to_come_is_as_things_stand() -> None:
    known = archive(CANCELLING, SELLING, FIRST)
    assert rows(of(known, "2021-02-20")) == [
        ("2021-01-01", "in force", "2021-01-01", "2021-06-01"),
        ("2021-02-01", "waiting", "2021-06-01", "-"),
    ]
    assert rows(of(known, "2021-03-01")) == [
        ("2021-01-01", "superseded", "2021-01-01", "2021-03-01"),
        ("2021-02-01", "cancelled", "-", "-"),
        ("2021-03-01", "in force", "2021-03-01", "-"),
    ]


def test_a_text_that_nobody_kept_and_days_without_a_text_are_rows() -> None:
    ending, again = edition("2021-03-01", change("withdrawn")), edition("2021-05-01", change("adopted"))
    known = archive(again, ending, edition("2021-02-01", change("reviewed")), FIRST, unkept=1)
    assert rows(of(known, "2021-06-01")) == [
        ("2021-01-01", "text not kept", "2021-01-01", "2021-02-01"),
        ("2021-02-01", "superseded", "2021-02-01", "2021-03-01"),
        ("2021-03-01", "not in force", "2021-03-01", "2021-05-01"),
        ("2021-05-01", "in force", "2021-05-01", "-"),
    ]


def test_a_language_that_came_later_has_no_gap_before_it() -> None:
    chinese = edition("2021-05-01", change("adopted", locales=("zh-Hans",)))
    known = archive(chinese, FIRST)
    english = replace(known.editions[0].manifest, documents=known.editions[0].manifest.documents[:1])
    known = Archive(editions=(replace(known.editions[0], manifest=english), known.editions[1]))
    assert rows(of(known, "2021-06-01", "zh-Hans")) == [("2021-05-01", "in force", "2021-05-01", "-")]
    unkept = archive(chinese, FIRST, unkept=1)
    assert rows(of(unkept, "2021-06-01", "zh-Hans")) == [("2021-05-01", "in force", "2021-05-01", "-")]


def test_a_text_that_is_replaced_on_its_own_day_has_no_whole_day() -> None:
    known = archive(edition("2021-01-01.2", change("editorial")), FIRST)
    told = of(known, "2021-06-01")
    assert rows(told)[0] == ("2021-01-01", "superseded", "2021-01-01", "2021-01-01")
    day = date(2021, 1, 1)
    assert [one.edition for one in told.earlier_on(day)] == ["2021-01-01"]
    assert told.on(day) == told.intervals[1] and told.on(day - ONE_DAY) is None


def test_a_work_of_which_no_text_was_kept_is_a_row_all_the_same() -> None:
    lost = edition("2021-01-02", change("adopted", work="addendum"))
    read = edition("2021-01-03", change("reviewed", work="addendum"))
    known = archive(edition("2021-02-01", change("reviewed")), read, lost, FIRST, unkept=3)
    assert {*replay(known.entries)} == {"policy", "addendum"}
    first = text_histories(known, date(2021, 6, 1))[0]
    assert (first.work, first.locale, first.title) == ("addendum", "", "")
    assert rows(first) == [("2021-01-02", "text not kept", "2021-01-02", "-")]
    assert not [one for one in text_histories(known, date(2021, 1, 1)) if one.work == "addendum"]


def test_a_withdrawal_that_was_cancelled_and_one_of_a_text_that_nobody_kept() -> None:
    ending = edition("2021-02-01", change("withdrawn", "2021-06-01"))
    assert [row[0] for row in rows(of(archive(CANCELLING, ending, FIRST), "2021-07-01"))] == [
        "2021-01-01",
        "2021-03-01",
    ]
    again = edition("2021-07-01", change("adopted"))
    assert [row[1] for row in rows(of(archive(again, ending, FIRST, unkept=2), "2021-07-01"))] == [
        "text not kept",
        "not in force",
        "in force",
    ]
