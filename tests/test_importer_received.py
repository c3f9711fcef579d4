"""The imported text frozen as it was received: a chain that holds, and the first edit with a base for its redline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.wording import text_digest
from generator.operations.build import read
from generator.render import pdf
from generator.render.site import Rendering

from .releasing import House, json_of, run, without_engine

TODAY = "2026-03-02"
LATER = "those of a later day were: `clausebook import --edition` enters them"
POLICY = """
Harbour Notice

Effective Date: January 5, 2020

Last updated: March 2, 2021

Last Reviewed on: April 4, 2022

Lantern Books Ltd. (“we”) lends boats on the lake.

WHAT WE COLLECT

We ask for your name, and keep it for 24 months.

CONTACT

Write to us at boats@example.com.
"""
RULES = """
House Rules

Effective Date: January 5, 2020

Everybody wears a vest on the water.
"""


@pytest.fixture(autouse=True)
def stand_ins() -> Iterator[None]:
    with without_engine():
        yield


def brought(folder: Path, *texts: str, today: str = TODAY, options: tuple[str, ...] = ()) -> House:
    for number, text in enumerate(texts, 1):
        (folder / f"page-{number}.txt").write_text(text, encoding="utf-8")
    pages = [folder / f"page-{number}.txt" for number in range(1, len(texts) + 1)]
    made = run("import", *pages, "--into", folder / "made", "--as-of", today, *options)
    assert made.exit_code == 0, made.output
    return House(root=folder / "made")


def account(house: House) -> str:
    return (house.root / "IMPORT.md").read_text(encoding="utf-8").partition("## Frozen as received\n\n")[2]


def test_there_is_an_edition_for_each_date_oldest_first_and_what_was_not_received_is_told(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY)
    archive = house.archive()
    assert [(one.id, [told.edition for told in one.manifest.unkept]) for one in archive.editions] == [
        ("2021-03-02", ["2020-01-05"]),
        ("2022-04-04", []),
    ]
    assert [entry.edition for entry in archive.entries] == ["2020-01-05", "2021-03-02", "2022-04-04"]
    assert account(house).splitlines() == [
        "- 2021-03-02: 1 text",
        "- 2022-04-04: 1 text",
        f"- the words of 2020-01-05 were not received, {LATER}",
        "- a release would have asked for more; it was published all the same: 2 × summary-missing",
    ]


def test_every_command_says_what_is_true_of_a_new_project(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY)
    assert house.run("check").exit_code == 0
    assert house.build(TODAY).exit_code == 0
    verified = house.verify("--as-of", TODAY)
    assert verified.exit_code == 0, verified.output
    assert "2 editions with 2 texts are whole; the newest is 2022-04-04" in verified.stdout
    assert [(row["edition"], row["standing"]) for row in json_of(house.run("history", "--json"))] == [
        ("2022-04-04", "in force"),
        ("2021-03-02", "superseded"),
        ("2020-01-05", "text not kept"),
    ]
    assert house.run("diff").stderr == "The draft says what 2022-04-04 said.\n"
    assert "The working text is that of 2022-04-04." in house.run("release", "--check").stderr


def test_what_was_frozen_has_the_digest_of_the_working_text(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY, RULES)
    working = {(one.work, one.locale): text_digest(one) for one in read(house.root, None).documents}
    last = {held.key: held.text for frozen in house.archive().editions for held in frozen.manifest.documents}
    assert len(working) == 2
    assert last == working


def test_the_redline_of_the_first_edit_shows_just_that(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY)
    house.edit(("facts.yaml", "24 months", "36 months"))
    assert house.release("2026-05-01", "--propose").exit_code == 0
    house.edit(("changelog.yaml", 'en: ""', "en: Longer."))
    released = house.release("2026-05-01")
    assert released.exit_code == 0, released.output
    told = json.loads(house.run("diff", "2022-04-04", "2026-05-01", "--format", "json").stdout)
    changes = [
        {name: what for name, what in one["changes"].items() if what and name != "type"} for one in told["documents"]
    ]
    assert [(list(one), one["changed"]) for one in changes] == [(["changed", "facts"], ["what-we-collect"])]
    assert "keep it for [-24 months-]{+36 months+}." in house.run("diff", "2022-04-04", "2026-05-01").stdout
    assert house.verify("--as-of", "2026-05-01").exit_code == 0


def test_an_edition_of_two_texts_keeps_the_one_whose_words_are_of_that_day(tmp_path: Path) -> None:
    """The rules of 2020 were received, the notice of 2020 was not: one entry names both."""
    house = brought(tmp_path, POLICY, RULES)
    first = house.archive().editions[0]
    assert [one.work for one in first.manifest.entry.works] == ["harbour-notice", "house-rules"]
    assert [one.work for one in first.manifest.documents] == ["house-rules"]
    rows = {(row["edition"], row["work"]): row["standing"] for row in json_of(house.run("history", "--json"))}
    assert rows["2020-01-05", "harbour-notice"] == "text not kept"
    assert rows["2020-01-05", "house-rules"] == "in force"
    assert house.build(TODAY).exit_code == 0
    page = (house.root / "output" / "en" / "harbour-notice" / "index.html").read_text(encoding="utf-8")
    listed = page.partition(">Editions</h2>")[2]
    assert re.findall("[A-Z][a-z]+ [0-9], [0-9]{4}", listed) == ["April 4, 2022", "March 2, 2021", "January 5, 2020"]
    assert 'href="2020-01-05/' not in listed
    assert house.verify("--as-of", TODAY).exit_code == 0


def test_a_day_to_come_is_left_to_release(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY, today="2021-12-31")
    assert [one.id for one in house.archive().editions] == ["2021-03-02"]
    assert "- 2022-04-04 is still to come: `clausebook release` freezes it on its day" in account(house)
    house.edit(("changelog.yaml", "change: reviewed", "change: reviewed\n      summary: {en: Read.}"))
    assert house.release("2022-04-04").exit_code == 0


def test_words_of_a_day_to_come_are_frozen_for_no_older_one(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY, today="2020-12-31")
    assert not house.archive().editions
    assert "- the words of 2020-01-05 were not received" in account(house)


def test_nothing_is_frozen_where_nobody_wants_it(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY, options=("--no-freeze",))
    assert not (house.root / "editions").exists()
    assert not account(house)


def test_a_text_without_a_glyph_is_json_alone_and_that_is_said_once(tmp_path: Path) -> None:
    house = brought(tmp_path, POLICY.replace("boats on", "boats \U000102a0 on"), RULES)
    parts = [{one.work: sorted(one.parts) for one in own.manifest.documents} for own in house.archive().editions]
    assert parts == [{"house-rules": ["json", "pdf"]}, {"harbour-notice": ["json"]}, {"harbour-notice": ["json"]}]
    assert account(house).count("kept as JSON alone, since no PDF can be printed: ") == 1
    assert account(house).count("U+102A0") == 1
    assert house.verify("--as-of", TODAY).exit_code == 0


def test_what_an_engine_cannot_print_is_json_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from generator.model.diagnostics import error

    failed = Rendering(artifacts=(), diagnostics=(error("pdf-engine.document", None, path="x", said="no ink"),))
    monkeypatch.setattr(pdf, "FORMAT", replace(pdf.FORMAT, render=lambda *_: failed))
    house = brought(tmp_path, POLICY)
    texts = [one for own in house.archive().editions for one in own.manifest.documents]
    assert {part for one in texts for part in one.parts} == {"json"}
    assert account(house).count("no ink") == 1


def test_a_day_that_was_still_to_come_keeps_the_label_that_the_file_has(tmp_path: Path) -> None:
    text = "\nHarbour Notice\n\nLast updated: March 2, 2021\n\nEffective Date: April 1, 2021\n\nWe lend boats.\n"
    house = brought(tmp_path, text)
    (frozen,) = house.root.glob("editions/2021-03-02/en.*.json")
    labels = [one["label"] for one in json.loads(frozen.read_text(encoding="utf-8"))["dates"]]
    assert labels == ["Last updated:", "Effective Date:"]
