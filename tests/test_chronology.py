"""What is said of entries of a changelog that do not go together: the words, and the way out."""

from __future__ import annotations

import pytest

from generator.model.change import Change
from generator.model.library import Edition
from tests.histories import as_yaml, change, edition
from tests.support import advice, findings, said

FIRST = edition("2021-06-01", change("adopted"))
WAITING = edition("2021-06-01", change("material", "2021-07-01"))
Told = list[tuple[str, tuple[str, ...]]]


def told(*newest_first: Edition) -> Told:
    found = findings({"clauses/changelog.yaml": as_yaml(newest_first)})
    return [(said(one), advice(one)) for one in found]


@pytest.mark.parametrize(
    "newest_first, wanted",
    [
        (
            [edition("2021-06-01", change("editorial")), FIRST],
            [("edition 2021-06-01 stands here a second time", ("join the two, or call the upper one 2021-06-01.2",))],
        ),
        (
            [edition("2021-06-01.3", change("editorial")), FIRST],
            [("2021-06-01.3 stands here without 2021-06-01.2", ("call it 2021-06-01.2",))],
        ),
        (
            [edition("2021-06-02.2", change("editorial")), FIRST],
            [("2021-06-02.2 stands here without 2021-06-02", ("call it 2021-06-02",))],
        ),
        (
            [FIRST, edition("2021-06-02", change("editorial"))],
            [("2021-06-02 is newer than 2021-06-01 above it", ("put the newest entry first",))],
        ),
        (
            [edition("2021-06-10", change("reviewed"), cancels="2021-06-10"), FIRST],
            [("edition 2021-06-10 is not older than this one", ("cancel an edition in a later entry",))],
        ),
        (
            [edition("2021-06-10", change("reviewed"), cancels="2021-06-02"), FIRST],
            [("there is no edition 2021-06-02", ("did you mean `2021-06-10` or `2021-06-01`?",))],
        ),
        (
            [edition("2021-06-10", change("reviewed"), cancels="1999-12-31"), FIRST],
            [("there is no edition 1999-12-31", ("name an entry of this file",))],
        ),
    ],
    ids=["twice", "gap", "second without first", "order", "itself", "near", "unknown"],
)
def test_entries_that_do_not_go_together_are_told(newest_first: list[Edition], wanted: Told) -> None:
    assert told(*newest_first) == wanted


IN_FORCE = "write a new edition that says what shall apply from now on"


def test_an_edition_that_takes_effect_today_can_no_longer_be_cancelled() -> None:
    cancelling = [edition(day, change("reviewed"), cancels="2021-06-01") for day in ("2021-06-30", "2021-07-01")]
    assert told(cancelling[0], WAITING) == []
    message = "edition 2021-06-01 of policy took effect on 2021-07-01, before it could be cancelled"
    assert told(cancelling[1], WAITING) == [(message, (IN_FORCE,))]


def test_an_edition_of_several_works_in_force_is_told_once() -> None:
    both = edition("2021-06-01", change("adopted", work="addendum"), change("adopted"))
    found = told(edition("2021-06-10", cancels="2021-06-01"), both)
    message = "edition 2021-06-01 of addendum took effect on 2021-06-01, before it could be cancelled"
    assert found == [(message, (IN_FORCE,))]


def test_only_an_edition_that_waits_can_be_cancelled_to_make_way() -> None:
    earlier = change("editorial", "2021-06-20")
    message = "edition 2021-06-01 of policy takes effect later, on 2021-07-01"
    later = "write 2021-07-01 or a later day"
    cancel = "or cancel the waiting edition: `cancels: 2021-06-01` in this entry"
    assert told(edition("2021-06-30", earlier), WAITING) == [(message, (later, cancel))]
    assert told(edition("2021-07-01", earlier), WAITING) == [(message, (later,))]


def test_a_class_that_is_unknown_is_answered_by_all_of_them() -> None:
    """The nearest word to `revised` is `reviewed`, which says that nothing changed."""
    changelog = "- edition: 2021-06-30\n  works:\n    policy: {change: revised}\n"
    (finding,) = (one for one in findings({"clauses/changelog.yaml": changelog}) if one.rule == "bad-value")
    assert said(finding) == "`revised` is not known here"
    (help_,) = advice(finding)
    assert all(f"`{one.value}`" in help_ for one in Change)
