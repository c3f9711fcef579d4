"""How frozen texts stand: archives of random histories against a clerk who lived through them, and single cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.editions import Archive, Frozen, Series, next_day, series_on
from generator.editions.lookup import last_texts
from generator.editions.manifest import SOURCE, FileSum, FrozenChange, FrozenDocument, FrozenEntry, Manifest
from generator.model.history import cancelled, effective_dates, replay
from generator.model.library import Edition, WorkChange
from tests.histories import LOCALES, ONE_DAY, START, YEARS, Clerk, change, changelogs, edition

PUBLISHED = {"policy": LOCALES, "addendum": ("en",)}
FILE = FileSum(path="x", sha256="x", size=1)


def archive(*newest_first: Edition, unkept: int = 0) -> Archive:
    """Return the editions frozen, oldest first; nobody kept the texts of the oldest ones."""
    days = effective_dates(replay(reversed(newest_first)))
    entries = [_entry(one, days) for one in reversed(newest_first)]
    old, kept = entries[:unkept], entries[unkept:]
    return Archive(editions=tuple(_edition(entry, tuple(reversed(old)) if entry is kept[0] else ()) for entry in kept))


def _entry(one: Edition, days: Mapping[tuple[str, str], date]) -> FrozenEntry:
    works = tuple(_frozen(told, days[one.id, told.work]) for told in one.works)
    return FrozenEntry(edition=one.id, cancels=one.cancels, works=works)


def _frozen(told: WorkChange, effective: date) -> FrozenChange:
    return FrozenChange(
        work=told.work,
        change=told.change,
        locales=told.locales,
        effective=effective,
        clauses=(),
        because=None,
        summary=(),
    )


def _edition(entry: FrozenEntry, unkept: tuple[FrozenEntry, ...]) -> Frozen:
    manifest = Manifest(entry=entry, previous=None, unkept=unkept, documents=tuple(_documents(entry)))
    return Frozen(manifest=manifest, sha256="x", folder=Path(entry.edition))


def _documents(entry: FrozenEntry) -> Iterator[FrozenDocument]:
    for told in entry.works:
        for locale in PUBLISHED[told.work] if told.change.value != "withdrawn" else ():
            if not told.locales or locale in told.locales:
                yield FrozenDocument(
                    work=told.work, locale=locale, title="T", path="p/", text="x", clauses=(), parts={SOURCE: FILE}
                )


def only(found: tuple[Series, ...]) -> Series:
    (series,) = found
    return series


# --- any history ------------------------------------------------------------------------------------------------------

_days = st.integers(0, YEARS + 500).map(lambda offset: START + timedelta(days=offset))


@given(changelogs(), _days)
def test_every_text_stands_as_the_clerk_remembers(newest_first: list[Edition], day: date) -> None:
    stood = {
        (series.work, series.locale): {one.frozen.id: (one.standing.value, one.until) for one in series.issues}
        for series in series_on(archive(*newest_first), day)
    }
    clerks = {work: Clerk(work).live(newest_first, day) for work in PUBLISHED}
    wanted = {(work, locale): clerks[work].stands(locale) for work in PUBLISHED for locale in PUBLISHED[work]}
    assert stood == {key: told for key, told in wanted.items() if told}
    assert list(stood) == sorted(stood)


@given(changelogs(), _days)
def test_meaning_and_end_are_those_that_the_clerk_remembers(newest_first: list[Edition], day: date) -> None:
    for series in series_on(archive(*newest_first), day):
        clerk = Clerk(series.work).live(newest_first, day)
        meant = clerk.latest(series.locale, "adopted", "substantive", "material")
        if series.in_force:
            assert series.in_force.since == (meant[2] if meant else series.in_force.change.effective)
        ends = [held[2] for held in clerk.of(series.locale, clerk.waiting) if held[1].change.value == "withdrawn"]
        assert series.ends == min(ends, default=None)
        assert [one.frozen.id for one in series.waiting] == [
            name for name, (how, _) in clerk.stands(series.locale).items() if how == "waiting"
        ]


@given(changelogs(), _days)
def test_editions_are_cancelled_from_the_day_of_the_one_that_says_so(newest_first: list[Edition], day: date) -> None:
    dropped = {held[0].id for work in PUBLISHED for held, _ in Clerk(work).live(newest_first, day).dropped}
    assert cancelled(replay(archive(*newest_first).entries), day) == dropped


@given(changelogs(), _days)
def test_nothing_changes_by_itself_before_the_next_day(newest_first: list[Edition], day: date) -> None:
    frozen = archive(*newest_first)
    coming = next_day(frozen, day)
    before = {(one.work, one.locale): one.in_force for one in series_on(frozen, day)}
    if coming is None:
        coming = START + timedelta(days=3 * YEARS)
    after = {(one.work, one.locale): one.in_force for one in series_on(frozen, coming - ONE_DAY)}
    same = {key: (one and one.frozen.id) for key, one in before.items()}
    assert {key: (after[key] and after[key].frozen.id) for key in before} == same  # type: ignore[union-attr]


# --- one by one -------------------------------------------------------------------------------------------------------

FIRST = edition("2021-01-01", change("adopted"))
SELLING = edition("2021-02-01", change("material", "2021-06-01"))
CANCELLING = edition("2021-03-01", change("editorial"), cancels="2021-02-01")


def test_a_text_has_the_files_that_its_edition_keeps_of_it() -> None:
    (english, _) = series_on(archive(FIRST), date(2021, 7, 1))
    assert english.in_force and english.in_force.parts == {SOURCE: FILE}


def test_a_cancelled_edition_moves_nobody_s_effective_date() -> None:
    (english, chinese) = series_on(archive(CANCELLING, SELLING, FIRST), date(2021, 7, 1))
    for series in (english, chinese):
        assert series.in_force and series.in_force.frozen.id == "2021-03-01"
        assert series.in_force.since == date(2021, 1, 1)


def test_a_meaning_that_nobody_kept_the_text_of_counts_all_the_same() -> None:
    frozen = archive(edition("2021-02-01", change("reviewed")), FIRST, unkept=1)
    (english, _) = series_on(frozen, date(2021, 7, 1))
    assert [one.frozen.id for one in english.issues] == ["2021-02-01"]
    assert english.in_force and english.in_force.since == date(2021, 1, 1)


def test_a_text_without_any_entry_that_altered_its_meaning_has_the_day_of_its_own() -> None:
    (english, _) = series_on(archive(edition("2021-02-01", change("reviewed", "2021-02-03"))), date(2021, 7, 1))
    assert english.in_force and english.in_force.since == date(2021, 2, 3)


def test_a_text_that_nobody_kept_changes_no_site() -> None:
    frozen = archive(edition("2021-03-01", change("reviewed", "2021-09-01")), SELLING, unkept=1)
    assert next_day(frozen, date(2021, 1, 1)) == date(2021, 9, 1)


def test_a_withdrawal_to_come_is_announced_unless_it_is_cancelled() -> None:
    ending = edition("2021-02-01", change("withdrawn", "2021-06-01"))
    (english, _) = series_on(archive(ending, FIRST), date(2021, 3, 1))
    assert (english.ends, english.withdrawn) == (date(2021, 6, 1), None)
    (english, _) = series_on(archive(ending, FIRST), date(2021, 6, 1))
    assert english.ends is None and english.in_force is None
    assert english.withdrawn and english.withdrawn.until == date(2021, 6, 1)
    (english, _) = series_on(archive(CANCELLING, ending, FIRST), date(2021, 4, 1))
    assert (english.ends, english.withdrawn) == (None, None)


def test_the_last_texts_leave_out_what_was_cancelled_or_is_about_to_be() -> None:
    editions = archive(SELLING, FIRST).editions
    assert {frozen.id for frozen, _ in last_texts(editions)[0].values()} == {"2021-02-01"}
    assert {frozen.id for frozen, _ in last_texts(editions, "2021-02-01")[0].values()} == {"2021-01-01"}
    editions = archive(edition("2021-03-01", cancels="2021-02-01"), SELLING, FIRST).editions
    assert {frozen.id for frozen, _ in last_texts(editions)[0].values()} == {"2021-01-01"}


def test_a_text_is_withdrawn_in_the_languages_that_are_named_until_it_is_adopted_again() -> None:
    ending = edition("2021-02-01", change("withdrawn", locales=("en",)))
    again = edition("2021-03-01", change("adopted", locales=("en",)))
    assert last_texts(archive(ending, FIRST).editions)[1] == {("policy", "en")}
    assert last_texts(archive(again, ending, FIRST).editions)[1] == set()
    assert last_texts(archive(edition("2021-02-01", change("withdrawn")), FIRST).editions)[1] == {
        ("policy", "en"),
        ("policy", "zh-Hans"),
    }
