"""Editions: what is kept of each, how each stands on any day, what is said where a folder or an entry was altered."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result

from generator.disk import project
from generator.disk.tree import digest
from generator.editions import Archive, Series, Standing, load, next_day, series_on
from generator.editions.archive import EditionError
from generator.editions.lookup import UnknownEditionError, texts_of, texts_on
from generator.editions.manifest import (
    Previous,
    decode_manifest,
    encode_manifest,
)
from generator.model.codec import decode, encode
from generator.model.history import replay
from generator.operations.build import read
from tests.releasing import (
    EDITIONS,
    LAST,
    TYPO,
    House,
    copy_of,
    entry,
    findings,
    json_of,
    run,
    state,
    without_engine,
)
from tests.support import refused, said

HERE = Path(__file__).parent
ONE_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture
def spoiled(lasting: House, tmp_path: Path) -> House:
    """A copy of it, to be spoilt."""
    return copy_of(lasting, tmp_path / "project")


# --- the chain --------------------------------------------------------------------------------------------------------


def test_each_edition_names_the_hash_of_the_one_before(lasting: House) -> None:
    editions = lasting.archive().editions
    assert [frozen.id for frozen in editions] == list(EDITIONS)
    assert editions[0].manifest.previous is None
    for before, after in pairwise(editions):
        data = (before.folder / "manifest.json").read_bytes()
        assert after.manifest.previous == Previous(edition=before.id, sha256=digest(data))


def test_editions_of_one_day_are_in_the_order_of_their_numbers(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    for number in range(2, 12):
        text = entry(f"{LAST}.{number}", "policy: {change: reviewed, summary: Read.}")
        made.enter(text)
        assert made.release(LAST).exit_code == 0
    names = [frozen.id for frozen in made.archive().editions]
    assert names[len(EDITIONS) - 1 :] == [LAST, *(f"{LAST}.{number}" for number in range(2, 12))]


# --- any day ----------------------------------------------------------------------------------------------------------

FROM, TO = date(2021, 6, 1), date(2023, 3, 1)
IN_FORCE: Mapping[tuple[str, str], Sequence[tuple[str, str | None]]] = {
    ("policy", "en"): (
        ("2021-06-30", "2021-06-30"),
        ("2021-09-01", "2021-09-01"),
        ("2022-03-01", "2022-01-20"),
        ("2022-06-01", "2022-06-01"),
        ("2023-02-01", "2023-01-01"),
    ),
    ("policy", "zh-Hans"): (
        ("2021-06-30", "2021-06-30"),
        ("2022-03-01", "2022-01-20"),
        ("2022-06-01", "2022-06-01"),
        ("2023-02-01", "2023-01-01"),
    ),
    ("addendum", "en"): (("2021-06-30", "2021-06-30"), ("2022-11-01", None)),
}
"""From which day on which edition is in force, read off the story by hand."""
WAITING = (("2022-01-10", "2022-01-19", "2022-01-10"), ("2022-01-20", "2022-02-28", "2022-01-20"))
WAITING_LATER = ("2023-01-01", "2023-01-31", "2023-01-01")
FLIPS = ("2021-06-30", "2021-09-01", "2022-03-01", "2022-06-01", "2022-11-01", "2023-02-01")


def days() -> Iterator[date]:
    yield from (FROM + timedelta(days=number) for number in range((TO - FROM).days))


def expected(key: tuple[str, str], day: date) -> str | None:
    begun = [edition for since, edition in IN_FORCE[key] if since <= day.isoformat()]
    return begun[-1] if begun else None


def in_force(archive: Archive, day: date) -> dict[tuple[str, str], str | None]:
    return {(one.work, one.locale): one.in_force.frozen.id if one.in_force else None for one in series_on(archive, day)}


def test_on_every_day_the_edition_in_force_is_the_one_of_the_story(lasting: House) -> None:
    archive = lasting.archive()
    for day in days():
        found = in_force(archive, day)
        assert {key: found.get(key) for key in IN_FORCE} == {key: expected(key, day) for key in IN_FORCE}, day


def test_on_every_day_what_waits_is_what_the_story_announced(lasting: House) -> None:
    archive = lasting.archive()
    for day in days():
        wanted = [edition for first, last, edition in (*WAITING, WAITING_LATER) if first <= day.isoformat() <= last]
        for locale in ("en", "zh-Hans"):
            for series in series_on(archive, day):
                if (series.work, series.locale) == ("policy", locale):
                    assert [issue.frozen.id for issue in series.waiting] == wanted, day


def test_on_every_day_each_text_stands_once_and_at_most_one_is_in_force(lasting: House) -> None:
    archive = lasting.archive()
    for day in days():
        for series in series_on(archive, day):
            standings = [issue.standing for issue in series.issues]
            assert standings.count(Standing.IN_FORCE) + standings.count(Standing.WITHDRAWN) <= 1
            ended = {Standing.SUPERSEDED, Standing.CANCELLED, Standing.WITHDRAWN}
            assert all((issue.until is not None) == (issue.standing in ended) for issue in series.issues)
            assert all(issue.until is None or issue.until <= day for issue in series.issues)


def test_an_edition_is_cancelled_from_the_day_on_which_another_said_so(lasting: House) -> None:
    archive = lasting.archive()
    assert _standing(archive, "2022-01-19", "2022-01-10") == (Standing.WAITING, None)
    for day in ("2022-01-20", "2022-02-09", "2023-03-01"):
        assert _standing(archive, day, "2022-01-10") == (Standing.CANCELLED, date(2022, 1, 20))


def test_a_work_is_withdrawn_from_the_effective_day_of_its_withdrawal(lasting: House) -> None:
    archive = lasting.archive()
    assert _standing(archive, "2022-10-31", "2021-06-30", "addendum") == (Standing.IN_FORCE, None)
    assert _standing(archive, "2022-11-01", "2021-06-30", "addendum") == (Standing.WITHDRAWN, date(2022, 11, 1))


def _standing(archive: Archive, day: str, edition: str, work: str = "policy") -> tuple[Standing, date | None]:
    (series,) = (one for one in series_on(archive, date.fromisoformat(day)) if (one.work, one.locale) == (work, "en"))
    (issue,) = (issue for issue in series.issues if issue.frozen.id == edition)
    return issue.standing, issue.until


def test_the_site_changes_by_itself_on_the_days_that_next_names_and_on_no_other(lasting: House) -> None:
    archive = lasting.archive()
    for day in days():
        coming = [flip for flip in FLIPS if flip > day.isoformat()]
        assert next_day(archive, day) == (date.fromisoformat(coming[0]) if coming else None)
        if day.isoformat() not in FLIPS:
            assert in_force(archive, day) == in_force(archive, day - ONE_DAY) or day.isoformat() in EDITIONS


def test_next_says_the_day_and_nothing_once_no_edition_waits(lasting: House) -> None:
    waiting = lasting.run("history", "--next", "--as-of", "2023-01-31")
    assert (waiting.exit_code, waiting.stdout) == (0, "2023-02-01\n")
    nothing = lasting.run("history", "--next", "--as-of", "2023-02-01")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "No edition waits for its day.\n")


def test_what_was_frozen_comes_to_the_same_as_the_changelog(lasting: House) -> None:
    library = read(lasting.root, date(2023, 2, 1), ()).library
    assert library
    frozen = replay(lasting.archive().entries)
    assert frozen.keys() == library.history.keys()
    for work, entries in library.history.items():
        told = [(one.edition, one.effective, one.cancelled, one.follows, one.change.change) for one in entries]
        assert told == [
            (one.edition, one.effective, one.cancelled, one.follows, one.change.change) for one in frozen[work]
        ]


def test_meaning_is_in_force_since_the_newest_edition_that_changed_it(lasting: House) -> None:
    archive = lasting.archive()
    wanted = {"2021-09-02": "2021-06-30", "2022-03-01": "2022-03-01", "2022-07-01": "2022-03-01"}
    for day, since in wanted.items():
        (series,) = (one for one in series_on(archive, date.fromisoformat(day)) if _is(one, "policy", "en"))
        assert series.in_force
        assert series.in_force.since.isoformat() == since
    (series,) = (one for one in series_on(archive, date(2021, 7, 1)) if _is(one, "addendum", "en"))
    assert series.in_force
    assert series.in_force.since.isoformat() == "2019-12-19", "the text that nobody kept"


def _is(series: Series, work: str, locale: str) -> bool:
    return (series.work, series.locale) == (work, locale)


def test_nothing_that_is_released_changes_what_was_in_force_on_an_earlier_day(lasting: House) -> None:
    archive = lasting.archive()
    for count in range(1, len(archive.editions)):
        known = Archive(editions=archive.editions[:count])
        day = date.fromisoformat(archive.editions[count].id) - ONE_DAY
        while day > date(2021, 6, 30):
            assert in_force(known, day) == in_force(archive, day)
            day -= 13 * ONE_DAY


# --- the answer to a regulator ----------------------------------------------------------------------------------------


def test_history_answers_what_was_in_force_with_files_that_have_the_hashes_named(lasting: House) -> None:
    rows = json_of(lasting.run("history", "policy", "--on", "2022-06-15", "--locale", "zh-Hans", "--json"))
    assert len(rows) == 1
    (row,) = rows
    assert (row["edition"], row["class"], row["effective"]) == ("2022-06-01", "reviewed", "2022-03-01")
    assert row["edition-sha256"] == digest((lasting.folder("2022-06-01") / "manifest.json").read_bytes())
    assert row["parts"].keys() >= {"json", "pdf"}
    for part in row["parts"].values():
        assert digest((lasting.root / part["path"]).read_bytes()) == part["sha256"]
    assert decode((lasting.root / row["parts"]["json"]["path"]).read_bytes()).title == row["title"]


def test_history_as_of_a_day_knows_nothing_of_later_ones(lasting: House) -> None:
    rows = json_of(lasting.run("history", "--as-of", "2022-01-19", "--json"))
    names = ("work", "locale", "edition", "standing", "from", "until")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("addendum", "en", "2021-06-30", "in force", "2021-06-30", None),
        ("addendum", "en", "2019-12-19", "text not kept", "2019-12-19", "2021-06-30"),
        ("policy", "en", "2022-01-10", "waiting", "2022-02-09", None),
        ("policy", "en", "2021-09-01", "in force", "2021-09-01", "2022-02-09"),
        ("policy", "en", "2021-06-30", "superseded", "2021-06-30", "2021-09-01"),
        ("policy", "zh-Hans", "2022-01-10", "waiting", "2022-02-09", None),
        ("policy", "zh-Hans", "2021-06-30", "in force", "2021-06-30", "2022-02-09"),
    ]


# --- which text is meant ----------------------------------------------------------------------------------------------


def named(archive: Archive, name: str) -> dict[str, str]:
    return {f"{work}/{locale}": frozen.id for (work, locale), (frozen, _) in texts_of(archive, name).items()}


def test_an_edition_means_all_texts_of_its_day_and_a_day_those_in_force(lasting: House) -> None:
    archive = lasting.archive()
    before = {"addendum/en": "2021-06-30", "policy/en": "2021-09-01", "policy/zh-Hans": "2021-06-30"}
    assert named(archive, "2021-09-01") == before
    assert named(archive, "2022-01-10") == before | {"policy/en": "2022-01-10", "policy/zh-Hans": "2022-01-10"}
    assert named(archive, "2022-02-10") == before
    assert named(archive, "2022-12-01") == {"policy/en": "2022-06-01", "policy/zh-Hans": "2022-06-01"}


def test_an_edition_that_waits_is_not_in_force_on_the_day_that_names_it(lasting: House) -> None:
    found = texts_on(lasting.archive(), date(2022, 1, 10))
    assert {key: frozen.id for key, (frozen, _) in found.items()} == {
        ("addendum", "en"): "2021-06-30",
        ("policy", "en"): "2021-09-01",
        ("policy", "zh-Hans"): "2021-06-30",
    }


def test_an_edition_means_no_text_that_was_withdrawn_by_then_and_a_redline_to_it_shows_that(lasting: House) -> None:
    assert "addendum/en" not in named(lasting.archive(), "2022-10-01")
    result = lasting.run("diff", "2022-06-01", "2022-10-01", "--exit-code")
    assert result.exit_code == 1 and "[-Addendum-]" in result.stdout
    assert lasting.run("diff", "2021-06-30", "2022-10-01", "--work", "addendum", "--exit-code").exit_code == 1


@pytest.mark.parametrize(
    "day, names, said",
    [
        ("2022-11-01", ("addendum",), "is not in force, from 2022-11-01 on; edition 2022-10-01 withdrew it.\n"),
        ("2021-06-29", ("addendum",), "edition 2019-12-19, from 2019-12-19 through 2021-06-29; nobody kept them.\n"),
        ("2019-12-18", ("addendum",), "No text of “Addendum” (en) is recorded for 2019-12-18 (Asia/Shanghai); what is"),
        ("2021-06-29", ("policy",), "what is first known of it is edition 2021-06-30, from 2021-06-30 on.\n"),
    ],
)
def test_history_says_why_nothing_was_in_force(day: str, names: tuple[str, ...], said: str, lasting: House) -> None:
    result = lasting.run("history", *names, "--on", day)
    assert result.exit_code == 1
    assert said in result.stderr, result.output


def test_the_edition_that_cancels_another_means_the_texts_without_it(spoiled: House) -> None:
    spoiled.edit(("facts.yaml", "answer: 10 days", "answer: 15 days"))
    spoiled.enter(entry("2023-01-10", "", cancels="2023-01-01"))
    assert spoiled.release("2023-01-10").exit_code == 0
    archive = spoiled.archive()
    assert named(archive, "2023-01-01")["policy/en"] == "2023-01-01"
    assert named(archive, "2023-01-10")["policy/en"] == "2022-06-01"


@pytest.mark.parametrize(
    "name, said",
    [
        ("2021-06-29", "no text is known that was in force on 2021-06-29; the editions with a text are 2021-06-30, "),
        ("2019-12-19", "the text of 2019-12-19 was never kept; the editions with a text are 2021-06-30, "),
        ("2021-02-30", "there is no edition 2021-02-30; the editions with a text are 2021-06-30, "),
        ("newest", "there is no edition newest; the editions with a text are 2021-06-30, "),
    ],
)
def test_what_means_no_text_is_told_with_those_that_there_are(name: str, said: str, lasting: House) -> None:
    with refused(UnknownEditionError, "^" + re.escape(said)):
        texts_of(lasting.archive(), name)


def test_a_frozen_text_is_loaded_only_as_it_was_frozen(spoiled: House) -> None:
    archive = spoiled.archive()
    frozen = archive.editions[0]
    held = frozen.manifest.documents[0]
    assert load(frozen, held).edition == "2021-06-30"
    path = frozen.folder / held.source.path
    path.write_bytes(path.read_bytes().replace(b"know", b"knew"))
    with pytest.raises(EditionError) as raised:
        load(frozen, held)
    assert said(raised.value.finding) == "this file was altered after it was frozen"


# --- bad input --------------------------------------------------------------------------------------------------------

DAY = "2023-01-02"
TEXT = "2022-06-01/en.policy.json"
RESTORE = "bring the folder back from the history of the repository; editions are never edited"
PUT_BACK = "put the entry back as it was; what has to change goes into a new entry, or is thawed by `release --undo`"
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "release": ("release", "--as-of", DAY),
    "gate": ("release", "--check", "--as-of", DAY),
    "propose": ("release", "--propose", "--as-of", DAY),
    "build": ("build", "--as-of", DAY, "--format", "html,json"),
    "diff": ("diff", "2022-01-20", "2022-06-01"),
    "history": ("history", "--on", "2022-06-15"),
    "redact": ("redact", "2022-06-01", "policy/sharing", "--reason", "Order of a court"),
    "undo": ("release", "--undo", "--never-published"),
    "verify": ("verify",),
}
EVERY = tuple(COMMANDS)
READERS = ("release", "gate", "propose", "build", "history", "redact", "verify")
"""The commands that read every byte of the text that is spoilt."""
SOURCES = ("release", "gate", "propose", "diff", "history", "redact", "undo")
"""The commands that read the changelog: `verify` asks the editions alone, and a site is built of them alone."""


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:300])


def slip_in(made: House) -> None:
    later = entry("2022-07-01", "policy: {change: reviewed, summary: Read.}")
    rewrite(made.root / "clauses/changelog.yaml", "- edition: 2022-06-01\n", later + "- edition: 2022-06-01\n")


def take_out(made: House) -> None:
    text = made.text("changelog.yaml")
    first, rest = text.split("- edition: 2022-06-01\n")
    made.write("changelog.yaml", first + rest[rest.index("- edition:") :])


def rename_impossible(made: House) -> None:
    folder = made.folder("2022-13-45")
    shutil.copytree(made.folder("2022-06-01"), folder)
    rewrite(folder / "manifest.json", '"edition":"2022-06-01"', '"edition":"2022-13-45"')


def replace_middle(made: House) -> None:
    """Put an edition in between, with a manifest that is well formed."""
    folder = made.folder("2022-05-01")
    shutil.copytree(made.folder("2022-06-01"), folder)
    rewrite(folder / "manifest.json", '"edition":"2022-06-01"', '"edition":"2022-05-01"')


Spoil = Callable[[House], object]
BAD: Mapping[str, tuple[Spoil, Sequence[str], str, str, str]] = {
    "a text was edited": (
        lambda made: rewrite(made.root / "editions" / TEXT, "must delete", "may  delete"),
        READERS,
        "this file was altered after it was frozen",
        f"editions/{TEXT}",
        RESTORE,
    ),
    "a text was made longer": (
        lambda made: rewrite(made.root / "editions" / TEXT, "must delete", "need not delete"),
        EVERY,
        "this file was altered after it was frozen",
        f"editions/{TEXT}",
        RESTORE,
    ),
    "a PDF was deleted": (
        lambda made: (made.folder("2022-06-01") / "en.policy.pdf").unlink(),
        EVERY,
        "this file of the edition is missing",
        "editions/2022-06-01/en.policy.pdf",
        RESTORE,
    ),
    "a file was added": (
        lambda made: (made.folder("2022-06-01") / "note.txt").write_text("mine"),
        EVERY,
        "this file is no part of the edition",
        "editions/2022-06-01/note.txt",
        "move it away",
    ),
    "a file was put beside the editions": (
        lambda made: (made.root / "editions/README").write_text("mine"),
        EVERY,
        "this is no edition",
        "editions/README",
        "move it away: only `clausebook release` writes into editions/",
    ),
    "a text was swapped for that of the other language": (
        lambda made: shutil.copy(
            made.folder("2022-06-01") / "zh-Hans.policy.pdf", made.folder("2022-06-01") / "en.policy.pdf"
        ),
        EVERY,
        "this file was altered after it was frozen",
        "editions/2022-06-01/en.policy.pdf",
        RESTORE,
    ),
    "the manifest is missing": (
        lambda made: (made.folder("2022-06-01") / "manifest.json").unlink(),
        EVERY,
        "this file of the edition cannot be read: the file is not there",
        "editions/2022-06-01/manifest.json",
        RESTORE,
    ),
    "the first manifest is missing": (
        lambda made: (made.folder("2021-06-30") / "manifest.json").unlink(),
        EVERY,
        "this file of the edition cannot be read: the file is not there",
        "editions/2021-06-30/manifest.json",
        RESTORE,
    ),
    "the newest manifest is missing": (
        lambda made: (made.folder(LAST) / "manifest.json").unlink(),
        EVERY,
        "this file of the edition cannot be read: the file is not there",
        f"editions/{LAST}/manifest.json",
        RESTORE,
    ),
    "the manifest is cut off": (
        lambda made: cut(made.folder("2022-06-01") / "manifest.json"),
        EVERY,
        "the manifest of this edition cannot be read: not JSON: ",
        "editions/2022-06-01/manifest.json",
        RESTORE,
    ),
    "the manifest is of a newer schema": (
        lambda made: rewrite(made.folder("2022-06-01") / "manifest.json", '"schema":2', '"schema":3'),
        EVERY,
        "the manifest of this edition cannot be read: written by a newer Clausebook: schema 3, and this one knows 2",
        "editions/2022-06-01/manifest.json",
        "install the newer version",
    ),
    "the manifest says something else": (
        lambda made: rewrite(made.folder("2022-06-01") / "manifest.json", '"text":"Read again."', '"text":"Unread."'),
        EVERY,
        "the manifest of 2022-06-01 was altered after 2022-10-01 was frozen",
        "editions/2022-06-01/manifest.json",
        RESTORE,
    ),
    "the manifest of another edition stands there": (
        lambda made: shutil.copy(
            made.folder("2021-09-01") / "manifest.json", made.folder("2022-06-01") / "manifest.json"
        ),
        EVERY,
        "the manifest of this edition cannot be read: the manifest is that of the edition 2021-09-01",
        "editions/2022-06-01/manifest.json",
        RESTORE,
    ),
    "an edition is missing": (
        lambda made: shutil.rmtree(made.folder("2022-06-01")),
        EVERY,
        "the edition 2022-06-01 before this one is missing",
        "editions/2022-10-01/manifest.json",
        RESTORE,
    ),
    "the first edition is missing": (
        lambda made: shutil.rmtree(made.folder("2021-06-30")),
        EVERY,
        "the edition 2021-06-30 before this one is missing",
        "editions/2021-09-01/manifest.json",
        RESTORE,
    ),
    "a folder has the name of no day": (
        rename_impossible,
        EVERY,
        "the manifest of this edition cannot be read: ",
        "editions/2022-13-45/manifest.json",
        RESTORE,
    ),
    "an entry was taken out": (
        take_out,
        SOURCES,
        "the edition 2022-06-01 is frozen, and its entry is gone",
        "clauses/changelog.yaml",
        PUT_BACK,
    ),
    "a summary was rewritten": (
        lambda made: made.edit(("changelog.yaml", "en: We sell.", "en: We give.")),
        SOURCES,
        "the entry 2022-01-10 was altered after it was frozen: `summary` of `policy` was "
        "“We sell.” (en), “我们出售。” (zh-Hans)",
        "clauses/changelog.yaml",
        PUT_BACK,
    ),
    "a class was lowered": (
        lambda made: made.edit(
            ("changelog.yaml", "change: substantive\n      effective", "change: editorial\n      effective")
        ),
        SOURCES,
        "the entry 2022-01-20 was altered after it was frozen: `change` of `policy` was “substantive”",
        "clauses/changelog.yaml",
        PUT_BACK,
    ),
    "an effective date was moved": (
        lambda made: made.edit(("changelog.yaml", "effective: 2022-03-01", "effective: 2022-02-01")),
        SOURCES,
        "the entry 2022-01-20 was altered after it was frozen: `effective` of `policy` was “2022-03-01”",
        "clauses/changelog.yaml",
        PUT_BACK,
    ),
    "an entry of which nobody kept the text was rewritten": (
        lambda made: made.edit(("changelog.yaml", "First edition.", "No edition.")),
        SOURCES,
        "the entry 2019-12-19 was altered after it was frozen: `summary` of `addendum` was “First edition.” (en)",
        "clauses/changelog.yaml",
        PUT_BACK,
    ),
    "a cancellation was taken back": (
        lambda made: made.edit(
            ("changelog.yaml", "  cancels: 2022-01-10\n", ""),
            ("changelog.yaml", "effective: 2022-02-09", "effective: 2022-02-09"),
        ),
        SOURCES,
        "the entry 2022-01-20 was altered after it was frozen: it cancelled 2022-01-10",
        "clauses/changelog.yaml",
        PUT_BACK,
    ),
    "an entry was slipped in": (
        slip_in,
        SOURCES,
        "2022-07-01 is older than the newest frozen edition, and was never frozen",
        "clauses/changelog.yaml",
        "take the entry out, or give it a day after the newest edition",
    ),
}


def command(made: House, name: str) -> Result:
    if name == "verify":
        return run("verify", made.root)
    return made.run(*COMMANDS[name])


@pytest.mark.parametrize("name", BAD)
def test_what_was_altered_is_one_finding_that_says_what_to_do_and_nothing_is_written(name: str, spoiled: House) -> None:
    spoil, commands, message, path, help_line = BAD[name]
    spoil(spoiled)
    before = spoiled.state()
    for one in commands:
        result = command(spoiled, one)
        told = [block for block in result.stderr.split("\n\n") if block.startswith("error[")]
        assert result.exit_code == 1, (one, result.output)
        assert len(told) == 1, (one, result.output)
        assert f"]: {message}" in told[0], (one, told[0])
        assert f"--> {path}:" in told[0], (one, told[0])
        assert told[0].count("= help:") == 1
        assert f"= help: {help_line}" in told[0]
        assert spoiled.state() == before, one


def test_a_file_in_the_place_of_all_editions_is_no_project_before_its_first_release(spoiled: House) -> None:
    shutil.rmtree(spoiled.root / "editions")
    (spoiled.root / "editions").write_text("", encoding="utf-8")
    before = state(spoiled.root)
    for command in ("release", "build", "history", "verify"):
        result = spoiled.verify() if command == "verify" else spoiled.run(*COMMANDS[command])
        assert result.exit_code == 1 and findings(result) == ["edition-damaged"], result.output
        assert "this is no folder" in result.stderr
    assert state(spoiled.root) == before


def test_an_edition_put_in_between_is_found(spoiled: House) -> None:
    replace_middle(spoiled)
    result = spoiled.verify()
    assert result.exit_code == 1
    assert "2022-05-01 was put between 2022-01-20 and this edition" in result.stderr


@pytest.mark.parametrize(
    "arguments, code, said",
    [
        (("diff", "2021-07-77"), 1, "error: there is no edition 2021-07-77; the editions with a text are 2021-06-30,"),
        (("diff", "2020-01-01"), 1, "error: no text is known that was in force on 2020-01-01; the editions with a"),
        (("diff", "2019-12-19"), 1, "error: the text of 2019-12-19 was never kept; the editions with a text are"),
        (("diff", "2021-06-30", "2022-06-02.7"), 1, "error: there is no edition 2022-06-02.7; the editions with a"),
        (("build", "--as-of", "2021-06-29"), 1, "error: no text of 2021-06-29 was kept: ask for 2021-06-30 or later"),
        (("history", "--on", "2021-06-29"), 1, "error: there is no text to show for 2021-06-29"),
        (("history", "--on", "2021-02-30"), 2, "'2021-02-30' is no day of the calendar; write it as 2021-06-30."),
        (("history", "polici"), 2, "There is no work 'polici' in the history; did you mean `policy`?"),
        (("history", "--locale", "zh"), 2, "There is no language 'zh' in the history; "),
        (
            ("redact", "2022-06-02", "policy/sharing", "--reason", "x"),
            2,
            "There is no frozen edition '2022-06-02'; did you mean `2022-06-01`",
        ),
        (
            ("redact", "2022-06-01", "policy/sharin", "--reason", "x"),
            2,
            "There is no clause 'policy/sharin' in 2022-06-01; did you mean `policy/sharing`",
        ),
    ],
)
def test_an_edition_or_a_day_that_there_is_not_is_told_in_a_line(
    arguments: tuple[str, ...], code: int, said: str, lasting: House
) -> None:
    before = lasting.state()
    result = lasting.run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stderr.count("error") == (1 if code == 1 else 0)
    assert lasting.state() == before


def test_a_clock_before_the_newest_edition_builds_nothing(spoiled: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.operations import build, reading

    for module in (build, project, reading):
        monkeypatch.setattr(module, "today", lambda _zone: date(2022, 12, 31))
    before = spoiled.state()
    result = spoiled.run("build", "--format", "html,json")
    assert result.exit_code == 1
    assert "error: it is 2022-12-31, and the newest edition is 2023-01-01: set the clock, or say `--as-of DATE`" in (
        result.stderr
    )
    assert spoiled.state() == before
    spoiled.edit(("policy/collection.en.md", "what you type", "what you write"))
    spoiled.enter(entry("2023-01-05", "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    before = spoiled.state()
    result = spoiled.run("release")
    assert findings(result).count("edition-ahead") == 1
    assert spoiled.state() == before


def test_verifying_by_a_clock_before_the_newest_edition_is_one_finding(spoiled: House) -> None:
    assert spoiled.build("2023-01-02", "--format", "html,json").exit_code == 0
    result = run("verify", spoiled.root / "output", "--as-of", "2022-01-01")
    assert result.exit_code == 1
    assert findings(result) == ["clock-behind"]


def test_a_typo_moves_no_effective_date(lasting: House) -> None:
    archive = lasting.archive()
    assert TYPO
    held = next(one for one in archive.editions[1].manifest.documents)
    dates = {one.kind: one.day.isoformat() for one in load(archive.editions[1], held).dates}
    assert dates == {"effective": "2021-06-30", "last-modified": "2021-09-01"}


def test_json_that_was_frozen_is_canonical(lasting: House) -> None:
    for frozen in lasting.archive().editions:
        for held in frozen.manifest.documents:
            data = (frozen.folder / held.source.path).read_bytes()
            assert encode(decode(data)) == data
        manifest = (frozen.folder / "manifest.json").read_bytes()
        assert encode_manifest(decode_manifest(manifest)) == manifest
