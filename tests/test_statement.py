"""The statement of one page: which text applied on a day, in two languages, and nothing that was not checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.cli.history_table import show_answer, show_history
from generator.editions import Archive, Issue, TextHistory, text_histories
from generator.editions.manifest import Notice, Redaction
from generator.model.approvals import Approval, ApprovedText, Evidence
from generator.model.diagnostics import Message
from generator.model.document import Document
from generator.operations.approvals.frozen import KeptApproval
from generator.operations.approvals.judging import judged as judge
from generator.operations.attestations import Attestation
from generator.operations.publication.receipt import ReceiptLine, with_entry
from generator.operations.record import Inquiry, first_seen, first_stamps, statement
from generator.render.pdf import render_statement
from generator.render.plain import print_text
from generator.report import open_sentences
from tests.papers import paper_site
from tests.releasing import House, copy_of, findings
from tests.releasing import house as new_house
from tests.tools.pdf_reader import pages

ASKED = date(2023, 1, 10)
SPEAKERS = {locale: open_sentences(locale).text for locale in ("en", "zh-Hans")}


def held_on(archive: Archive, day: date, work: str = "policy") -> tuple[TextHistory, Issue]:
    told = next(one for one in text_histories(archive, ASKED) if (one.work, one.locale) == (work, "en"))
    held = told.on(day)
    assert held and held.issue
    return told, held.issue


def made(
    archive: Archive,
    day: date,
    told: TextHistory,
    held: Issue,
    *attested: Attestation,
    governing: str | None = "en",
    approved: tuple[KeptApproval, ...] = (),
) -> Document:
    stamped = first_stamps(archive.editions, attested)
    inquiry = Inquiry(
        archive=archive,
        attested=attested,
        approved=approved,
        stamped=stamped,
        seen={},
        day=day,
        asked=ASKED,
        zone="Asia/Shanghai",
        governing=governing,
    )
    return statement(told, held, inquiry, ASKED, SPEAKERS, "https://www.example.com/legal/")


def test_it_says_in_both_languages_what_was_checked_and_what_was_not(lasting: House) -> None:
    archive, day = lasting.archive(), date(2022, 2, 15)
    text = print_text(made(archive, day, *held_on(archive, day)))
    for said in (
        "On 2022-02-15 (Asia/Shanghai) edition 2021-09-01 of “Policy” (en) was in force, from 2021-09-01 through 2022",
        "Every file of all 7 editions was read on 2023-01-10",
        "The hash of this edition is named by edition 2022-01-10, which followed.",
        "No receipt of a target tells of a publication of this edition.",
        "No notice to readers is frozen with the edition.",
        "what excludes that is a signature, a time stamp, or a hash that somebody else kept",
        "2022-02-15（Asia/Shanghai）有效的是《Policy》（en）的版本 2021-09-01",
        "没有时间戳证明其固化时间。",
        f"editions/2021-09-01/manifest.json | {archive.editions[1].sha256}",
    ):
        assert said in text


def test_a_day_to_come_is_as_things_stand(lasting: House) -> None:
    archive, day = lasting.archive(), date(2023, 3, 1)
    text = print_text(made(archive, day, *held_on(archive, day), governing=None))
    assert "As things stand on 2023-01-10, edition 2023-01-01 of “Policy” (en) will be in force on 2023-03-01" in text
    assert "依 2023-01-10 的现状" in text
    assert "No later edition names the hash of this one." in text
    assert "clausebook.yaml names no language that prevails" in text


def _rich(held: Issue) -> Issue:
    """Return a text with all that can come to one."""
    notices = tuple(
        Notice(how="by e-mail to every customer with an account", day=date(2022, 5, 1 + day), evidence="e" * 64)
        for day in range(2)
    )
    blanked = Redaction(
        work="policy", locale="en", clause="sharing", reason="Order of the Intermediate People's Court of Shenzhen",
        day=date(2022, 9, 1), parts=held.parts,
    )  # fmt: skip
    frozen = replace(held.frozen, listed=(blanked,))
    return replace(held, document=replace(held.document, notices=notices), frozen=frozen)


def test_who_approved_the_text_is_told_with_what_proves_it_and_what_came_later(lasting: House) -> None:
    archive, day = lasting.archive(), date(2022, 6, 15)
    told, held = held_on(archive, day)
    words = {one.clause: one.digest for one in held.document.clauses}
    (first, *_) = held.document.clauses
    reply = Evidence(sha256="e" * 64, day=date(2022, 5, 31), offset="+08:00")
    line = Approval(by="Jane Doe", role="legal", day=date(2022, 6, 1), clauses=(first,), evidence=reply)
    (judged,) = judge((ApprovedText(work="policy", locale="en", approval=line),), {("policy", "en"): words}, None)
    late = replace(judged, row=replace(judged.row, added=date(2022, 7, 1)))
    approved = tuple(KeptApproval(frozen=held.frozen, document=held.document, judged=one) for one in (judged, late))
    document = made(archive, day, told, held, approved=approved)
    (page,) = pages(render_statement(document, paper_site()).artifacts[0].data)
    flat, tight = " ".join(page.split()), "".join(page.split())
    who = f"approved by Jane Doe as legal on 2022-06-01, for 1 of 4 clauses in en ({first.clause})"
    assert f"Approval: {who}: evidenced by a reply of 2022-05-31 +08:00 (sender not verified), SHA-256" in flat
    assert f"Approval: after the release, added on 2022-07-01: {who}" in flat
    assert f"批准：JaneDoe于2022-06-01以legal职能批准，限于en文本4个条款中的1个（{first.clause}）" in tight
    assert "批准：发布之后于2022-07-01补记：" in tight and tight.count("发件人未经核实") == 2


def _attested(held: Issue) -> Iterator[Attestation]:
    key, time = "SHA256:" + "k" * 43, datetime(2022, 6, 1, 9, tzinfo=UTC)
    signed = Message("attested.signed", who="legal@example.com", key=key)
    yield Attestation(frozen=held.frozen, record="manifest.json", proves=signed)
    stamped = Message("attested.stamped", time="2022-06-01 09:00:00 UTC")
    yield Attestation(frozen=held.frozen, record="supplement-1.json", proves=stamped, time=time)


def test_a_time_stamp_over_an_edition_that_follows_proves_the_one_before(lasting: House) -> None:
    archive = lasting.archive()
    _, later = held_on(archive, date(2022, 6, 15))
    attested = tuple(_attested(later))
    said = "A time stamp over edition 2022-06-01 proves that this edition, which says that it is of 2021-09-01, existed"
    day = date(2022, 2, 15)
    text = print_text(made(archive, day, *held_on(archive, day), *attested))
    assert f"{said} by 2022-06-01 09:00:00 UTC." in text
    assert "No signature and no time stamp is kept with the edition." in text
    day = date(2023, 3, 1)
    assert "which says that it is of 2023-01-01" not in print_text(
        made(archive, day, *held_on(archive, day), *attested)
    )


def test_it_fits_on_one_page_whatever_came_to_the_text(lasting: House) -> None:
    archive, day = lasting.archive(), date(2022, 6, 15)
    told, held = held_on(archive, day)
    document = made(archive, day, told, _rich(held), *_attested(held))
    rendering = render_statement(document, paper_site())
    assert rendering.diagnostics == ()
    (page,) = pages(rendering.artifacts[0].data)
    flat = " ".join(page.split())
    assert "from 2022-06-01 on, as things stand through 2023-01-31." in flat
    assert "Readers were told on 2022-05-01: by e-mail to every customer" in flat
    assert "signed by legal@example.com with the key" in flat
    assert "The clause `sharing` was blanked on 2022-09-01" in flat
    assert "本说明未能证明的事项" in flat


@pytest.mark.parametrize(
    "arguments, code, said",
    [
        (("--format", "pdf"), 2, "A statement needs a day and a file"),
        (("--on", "2022-06-15", "--out", "x"), 2, "A statement needs a day and a file"),
        (("--at", "www"), 2, "--at belongs to another use of this command; to this one belong WORK, --on"),
        (("policy", "--live-on", "2022-06-15", "--on", "2022-06-15"), 2, "WORK and --on belongs to another use"),
        (("--next", "--at", "www"), 2, "--at belongs to another use of this command; to this one belong --next."),
        (("--on", "2022-06-15", "--format", "pdf"), 2, "There are 3 documents: name a folder"),
        (
            ("--on", "2019-06-15", "--format", "pdf", "--out", "x"),
            1,
            "there is no text to show for 2019-06-15",
        ),
    ],
)
def test_a_statement_that_cannot_be_made_is_refused(
    arguments: tuple[str, ...], code: int, said: str, lasting: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.cli.statements.printed", lambda *_: b"%PDF")
    result = lasting.run("history", *arguments)
    assert (result.exit_code, said in result.stderr) == (code, True), result.output
    assert not [*tmp_path.iterdir()]


def test_the_files_were_read_today_and_a_day_to_come_is_as_things_stand_whatever_day_is_asked_for(
    lasting: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.disk.project.today", lambda _: date(2026, 1, 5))
    monkeypatch.setattr("generator.cli.statements.printed", lambda _, document, __: print_text(document).encode())
    asked = ("history", "policy", "--locale", "en", "--format", "pdf", "--on")
    for number, (on, as_of, said) in enumerate(
        (
            ("2027-06-01", "2027-12-31", "As things stand on 2026-01-05, edition"),
            ("2022-02-15", "2022-03-01", "On 2022-02-15 (Asia/Shanghai) edition 2021-09-01"),
        )
    ):
        out = tmp_path / f"{number}.pdf"
        result = lasting.run(*asked, on, "--as-of", as_of, "--out", out)
        assert result.exit_code == 0, result.output
        text = out.read_text("utf-8")
        assert "was read on 2026-01-05" in text and said in text and as_of not in text


def _statements(house: House, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, object]:
    monkeypatch.setattr("generator.cli.statements.printed", lambda *_: b"%PDF")
    result = house.run("history", "--on", "2022-06-15", "--format", "pdf", "--out", folder)
    files = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    return {"code": result.exit_code, "files": files}


def test_a_file_of_any_edition_that_was_altered_stops_every_statement(
    lasting: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = copy_of(lasting, tmp_path / "project")
    files = ["en.addendum.pdf", "en.policy.pdf", "zh-Hans.policy.pdf"]
    assert _statements(house, tmp_path / "first", monkeypatch) == {"code": 0, "files": files}
    path = house.folder("2021-06-30") / "zh-Hans.policy.pdf"
    path.write_bytes(path.read_bytes()[::-1])
    assert _statements(house, tmp_path / "second", monkeypatch) == {"code": 1, "files": []}


# --- when it was published first --------------------------------------------------------------------------------------


def _receipt(house: House, *published: tuple[str, str, str | None]) -> bytes:
    """Return a receipt of publications: the moment, the newest edition of the tree, a wrong hash."""
    data = b""
    hashes = {one.id: one.sha256 for one in house.archive().editions}
    for when, edition, sha256 in published:
        known = {name: hashes[name] for name in hashes if name < edition} | {edition: sha256 or hashes[edition]}
        data = with_entry(data, json.dumps({"editions": known}).encode(), datetime.fromisoformat(when), None)
    return data


def _told(house: House, edition: str) -> object:
    rows = json.loads(house.run("history", "policy", "--locale", "en", "--json").stdout)["intervals"]
    seen = next(row["seen"] for row in rows if row["edition"] == edition)
    return seen and (seen["target"], seen["line"]["when"])


def test_the_oldest_publication_of_a_tree_with_the_edition_is_named(lasting: House, tmp_path: Path) -> None:
    house = copy_of(lasting, tmp_path / "project")
    (house.root / "receipts").mkdir()
    receipt = house.root / "receipts" / "shop.jsonl"
    other = ("2021-08-30T09:00:00+00:00", "2021-09-01", "0" * 64)
    late, early = ("2022-02-01T09:00:00+00:00", "2022-01-20", None), ("2021-07-02T09:00:00+00:00", "2021-06-30", None)
    receipt.write_bytes(_receipt(house, early, other, late))
    assert _told(house, "2021-06-30") == ("shop", early[0])
    assert _told(house, "2021-09-01") == ("shop", late[0])
    assert _told(house, "2022-06-01") is None
    said = house.run("history", "policy", "--locale", "en", "--on", "2022-02-15").stdout
    assert "The receipt of shop says that this edition was published there by 2022-02-01 09:00:00 UTC." in said
    assert "  2021-07-02  " in house.run("history", "policy", "--locale", "en").stdout
    receipt.write_bytes(receipt.read_bytes().replace(b"2021-07-02", b"2021-07-01"))
    result = house.run("history")
    assert (result.exit_code, result.stdout) == (1, "")
    assert findings(result) == ["receipt-altered"] and "receipts/shop.jsonl:2:1" in result.stderr
    assert findings(house.verify()) == ["receipt-altered"]


def test_the_days_of_stamps_and_receipts_are_those_of_the_zone(
    lasting: House, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = lasting.archive()
    told, held = held_on(archive, date(2022, 2, 15))
    moment = datetime(2022, 3, 31, 20, tzinfo=UTC)
    line = ReceiptLine(
        when="2022-04-30T20:00:00+00:00", manifest="m", edition=None, edition_sha256=None, commit=None, previous=None
    )
    stamp = Attestation(
        frozen=held.frozen, record="manifest.json", proves=Message("attested.key-alone", key="k"), time=moment
    )
    name = held.frozen.id
    inquiry = Inquiry(
        archive=archive, attested=(stamp,), approved=(), stamped={name: stamp}, seen={name: ("shop", line)}, day=ASKED,
        asked=ASKED, zone="Asia/Shanghai", governing=None,
    )  # fmt: skip
    show_history(told, inquiry)
    said = capsys.readouterr().out
    assert "2022-04-01 (time stamp)  2022-05-01" in said
    show_answer(told, replace(inquiry, day=date(2022, 2, 15)))
    assert "published there by 2022-04-30 20:00:00 UTC" in capsys.readouterr().out


def test_a_line_of_an_edition_that_is_not_kept_and_has_no_hash_is_passed_over(lasting: House) -> None:
    editions = lasting.archive().editions
    line = ReceiptLine(
        when="2022-02-01T09:00:00+00:00",
        manifest="m",
        edition="1999-01-01",
        edition_sha256=None,
        commit=None,
        previous=None,
    )
    assert first_seen(editions, {"shop": (line,)}) == {}
    own = replace(line, edition=editions[0].id, edition_sha256=editions[0].sha256)
    assert first_seen(editions, {"shop": (line, own)}) == {editions[0].id: ("shop", own)}


def test_a_project_without_editions_has_no_history_and_no_answer(tmp_path: Path) -> None:
    made = new_house(tmp_path)
    result = made.run("history")
    assert (result.exit_code, result.stdout) == (0, "") and result.stderr.startswith("No edition is frozen yet")
    result = made.run("history", "--on", "2022-06-15")
    assert (result.exit_code, result.stderr) == (1, "error: there is no text to show for 2022-06-15\n")
