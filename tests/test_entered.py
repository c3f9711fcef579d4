"""Texts of earlier days entered from a file: what is kept, who uses it, and that nobody takes it for witnessed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from generator.disk.tree import digest
from generator.editions import load, read_archive, series_on
from generator.editions.integrity import prove_archive
from generator.model.document import walk_sections

from .releasing import House, copy_of, findings, json_of, run, state, without_engine
from .wordfiles import docx, paragraph

TODAY = "2026-03-02"
POLICY = """
Harbour Notice

Effective Date: January 5, 2020

Last updated: March 2, 2021

Last Reviewed on: April 4, 2022

Lantern Books Ltd. (“we”) lends boats on the lake, and this notice says what we learn of you there.

WHAT WE COLLECT

We ask for your name and for the name of the boat, and keep both for 24 months.

CONTACT

Write to us at boats@example.com whenever the water is calm enough for you.
"""
RULES = """
House Rules

Effective Date: January 5, 2020

Everybody wears a vest on the water, and nobody rows alone after dark.
"""
OLD_PAGE = """<!doctype html><html lang="en"><title>Harbour Notice</title><body>
<h1>Harbour Notice</h1>
<p>Effective Date: January 5, 2020</p>
<p>Lantern Books Ltd. (“we”) lends boats on the lake, and this notice says what we learn of you there.</p>
<h2>WHAT WE ASK FOR</h2>
<p>We ask for your name and for the name of the boat, and keep both for 12 months.</p>
<h2>CONTACT</h2>
<p>Write to us at boats@example.com whenever the water is calm enough for you.</p>
</body></html>
"""
PDF = b"%PDF-1.4\nan old scan\n"


def older(day: str, months: str) -> bytes:
    """A Word file of the notice from before."""
    lines = [
        "Harbour Notice",
        f"Effective Date: {day}",
        "Lantern Books Ltd. (“we”) lends boats on the lake, and this notice says what we learn of you there.",
        "WHAT WE COLLECT",
        f"We ask for your name and for the name of the boat, and keep both for {months} months.",
        "CONTACT",
        "Write to us at boats@example.com whenever the water is calm enough for you.",
    ]
    return docx("".join(map(paragraph, lines)))


@pytest.fixture(autouse=True, scope="module")
def stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A notice and rules as they were received: of the notice the words of 2020 are not known."""
    folder = tmp_path_factory.mktemp("received")
    for name, data in {
        "page.txt": POLICY.encode(),
        "rules.txt": RULES.encode(),
    }.items():
        (folder / name).write_bytes(data)
    made = run("import", folder / "page.txt", folder / "rules.txt", "--into", folder / "made", "--as-of", TODAY)
    assert made.exit_code == 0, made.output
    return House(root=folder / "made")


@pytest.fixture(scope="module")
def lasting(received: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The same with a Word file of 2018, a page of 2020 and a PDF of 2017 entered, then released once more."""
    house = copy_of(received, tmp_path_factory.mktemp("lasting") / "made")
    for day, name, data, *more in (
        ("2018-06-01", "old.docx", older("June 1, 2018", "36"), "--source", "the shop's archive"),
        ("2020-01-05", "page.html", OLD_PAGE.encode()),
        ("2017-02-03", "scan.pdf", PDF, "--work", "harbour-notice"),
    ):
        done = enter(house, day, name, data, *more)
        assert done.exit_code == 0, done.output
    house.edit(("harbour-notice/contact.en.md", "the water is calm", "the lake is calm"))
    assert house.release("2026-03-03", "--propose").exit_code == 0
    house.edit(("changelog.yaml", 'en: ""', "en: Calm."))
    done = house.release("2026-03-03")
    assert done.exit_code == 0, done.output
    return house


def enter(house: House, day: str, name: str, data: bytes, *more: str) -> Result:
    file = house.root.parent / name
    file.write_bytes(data)
    return run("import", "--edition", day, file, "--project", house.root, "--as-of", TODAY, *more)


def entered(house: House, number: int) -> Path:
    return house.root / "editions" / "entered" / str(number)


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_the_file_is_kept_byte_for_byte_beside_the_text(lasting: House) -> None:
    first, page, scan = lasting.archive().entered
    given = lasting.root.parent / "old.docx"
    assert (entered(lasting, 1) / "original-1.docx").read_bytes() == given.read_bytes()
    assert (entered(lasting, 2) / "original-1.html").read_bytes() == OLD_PAGE.encode()
    assert sorted(path.name for path in entered(lasting, 3).iterdir()) == ["manifest.json", "original-1.pdf"]
    told = [(one.entered.day.isoformat(), one.entered.entered.isoformat(), dict(one.entered.names), one.entered.source)
            for one in (first, page, scan) if one.entered]  # fmt: skip
    assert told == [
        ("2018-06-01", TODAY, {"original-1.docx": "old.docx"}, "the shop's archive"),
        ("2020-01-05", TODAY, {"original-1.html": "page.html"}, None),
        ("2017-02-03", TODAY, {"original-1.pdf": "scan.pdf"}, None),
    ]
    (held,) = scan.manifest.documents
    assert (held.work, held.locale, [*held.parts], held.parts["original"].sha256) == (
        "harbour-notice", "en", ["original"], digest(PDF)
    )  # fmt: skip


def test_each_names_the_one_before_and_the_next_edition_names_the_newest(lasting: House) -> None:
    archive = lasting.archive()
    previous = [one.entered.previous for one in archive.entered if one.entered]
    assert previous == [None, *(one.sha256 for one in archive.entered[:-1])]
    assert [one.manifest.entered for one in archive.editions[:-1]] == [None] * (len(archive.editions) - 1)
    assert archive.newest is not None
    assert archive.newest.manifest.entered == archive.entered[-1].sha256
    assert not list(prove_archive(archive))


def test_clauses_have_the_ids_of_the_project(lasting: House) -> None:
    _, page, _ = lasting.archive().entered
    text = load(page, page.manifest.documents[0])
    assert [one.clause for one in walk_sections(text.sections)] == ["introduction", "what-we-collect", "contact"]
    assert (text.edition, text.work, text.locale, text.path) == (
        "2020-01-05", "harbour-notice", "en", "en/harbour-notice/"
    )  # fmt: skip


# --- who uses it ------------------------------------------------------------------------------------------------------


def test_history_marks_what_was_entered(lasting: House) -> None:
    sentence, path, _, *notice, _, _, _ = lasting.run("history", "harbour-notice").stdout.splitlines()
    assert sentence.endswith("edition 2026-03-03 of “Harbour Notice” (en) is in force, from 2026-03-03 on.")
    assert path == "editions/2026-03-03/en.harbour-notice.pdf"
    assert [" ".join(line.split()) if line[0] != " " else line for line in notice] == [
        "2026-03-03 in force 2026-03-03 substantive 2026-03-03 (stated) no receipt none recorded",
        "2022-04-04 2026-03-02 superseded 2022-04-04 reviewed 2022-04-04 (stated) no receipt none recorded",
        "2021-03-02 2022-04-03 superseded 2021-03-02 editorial 2021-03-02 (stated) no receipt none recorded",
        "2020-01-05 2021-03-01 superseded 2020-01-05 adopted later no receipt none recorded",
        f"  Entered on {TODAY} from page.html, not witnessed.",
        "2018-06-01 2020-01-04 superseded 2018-06-01 later no receipt none recorded",
        f"  Entered on {TODAY} from old.docx (the shop's archive), not witnessed.",
        "2017-02-03 2018-05-31 superseded 2017-02-03 later no receipt none recorded",
        f"  Entered on {TODAY} from scan.pdf, not witnessed.",
    ]
    chinese = run("--lang", "zh-Hans", "history", "harbour-notice", "--project", lasting.root).stdout
    assert f"  于 {TODAY} 根据 old.docx（the shop's archive）补录，未经见证" in chinese


def test_a_text_of_the_day_of_an_entry_is_that_of_the_entry(lasting: House) -> None:
    rows = {row["edition"]: row for row in json_of(lasting.run("history", "harbour-notice", "--json"))}
    assert (rows["2020-01-05"]["class"], rows["2018-06-01"]["class"]) == ("adopted", None)
    assert (rows["2020-01-05"]["entered"], rows["2020-01-05"]["source"]) == (TODAY, "page.html")
    assert rows["2021-03-02"]["entered"] is None


@pytest.mark.parametrize(
    "day, edition, file",
    [
        ("2017-02-03", "2017-02-03", None),
        ("2018-05-31", "2017-02-03", None),
        ("2018-06-01", "2018-06-01", "editions/entered/1/en.harbour-notice.json"),
        ("2020-01-04", "2018-06-01", "editions/entered/1/en.harbour-notice.json"),
        ("2021-03-01", "2020-01-05", "editions/entered/2/en.harbour-notice.json"),
        ("2021-03-02", "2021-03-02", "editions/2021-03-02/en.harbour-notice.json"),
    ],
)
def test_a_day_is_answered_with_the_text_that_was_entered_for_it(
    lasting: House, day: str, edition: str, file: str | None
) -> None:
    (row,) = json_of(lasting.run("history", "harbour-notice", "--on", day, "--json"))
    assert (row["edition"], row["parts"].get("json", {}).get("path")) == (edition, file)
    assert (row["entered"] is None) == (edition == "2021-03-02")
    said = lasting.run("history", "harbour-notice", "--on", day).stdout
    assert ("not witnessed" in said) == (edition != "2021-03-02")


def test_before_the_first_text_nothing_is_known(lasting: House) -> None:
    done = lasting.run("history", "harbour-notice", "--on", "2016-01-01")
    assert (done.exit_code, done.stderr) == (
        1, "No text of “Harbour Notice” (en) is recorded for 2016-01-01 (UTC); what is first known of it is edition "
        "2017-02-03, from 2017-02-03 on.\nerror: there is no text to show for 2016-01-01\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    "old, new, shown",
    [
        ("2018-06-01", "2020-01-05", "keep both for [-36 months-]{+12 months+}."),
        ("2020-01-05", "2021-03-02", "keep both for [-12 months-]{+24 months+}."),
        ("2019-01-01", "draft", "[-water-]{+lake+} is calm"),
    ],
)
def test_a_redline_shows_what_changed_and_which_side_nobody_witnessed(
    lasting: House, old: str, new: str, shown: str
) -> None:
    done = lasting.run("diff", old, new, "--work", "harbour-notice")
    assert done.exit_code == 0
    assert shown in done.stdout
    assert f"Comparison of {old} (entered later, not witnessed) with" in done.stdout
    assert ", not witnessed\n" in done.stderr
    told = json.loads(lasting.run("diff", old, new, "--work", "harbour-notice", "--format", "json").stdout)
    changes = told["documents"][0]["changes"]
    assert (changes["added"], changes["removed"], changes["moved"]) == ([], [], [])


def test_two_witnessed_texts_are_marked_nowhere(lasting: House) -> None:
    done = lasting.run("diff", "2021-03-02", "2026-03-03")
    assert "witnessed" not in done.output


def test_a_file_that_is_kept_alone_is_compared_with_nothing(lasting: House) -> None:
    done = lasting.run("diff", "2017-02-03", "draft")
    assert (done.exit_code, done.stdout, findings(done)) == (1, "", ["entered-alone"])
    assert "editions/entered/3/original-1.pdf" in done.stderr


def test_verify_says_what_is_whole_and_what_nobody_witnessed(lasting: House) -> None:
    done = lasting.verify("--as-of", "2026-03-04")
    assert done.exit_code == 0
    assert done.stdout.startswith("3 texts that were entered later are whole; nobody witnessed them\n")


def test_what_was_entered_is_in_no_published_tree(received: House, tmp_path: Path) -> None:
    plain, house = copy_of(received, tmp_path / "plain"), copy_of(received, tmp_path / "told")
    assert enter(house, "2020-01-05", "page.html", OLD_PAGE.encode()).exit_code == 0
    for one in (plain, house):
        assert one.build(TODAY).exit_code == 0
        assert one.verify("--as-of", TODAY).exit_code == 0
    assert state(plain.root / "output") == state(house.root / "output")
    refused = house.build("2019-01-01")
    assert refused.exit_code == 1
    assert "no text of 2019-01-01 was kept" in refused.stderr


def test_a_site_of_a_day_of_which_a_text_was_entered_says_so(lasting: House, tmp_path: Path) -> None:
    done = lasting.build("2019-01-01", "--out", tmp_path / "site")
    assert (done.exit_code, (tmp_path / "site").exists()) == (1, False)
    assert "the text of 2019-01-01 was entered later and is not witnessed" in done.stderr


def test_a_text_that_nobody_kept_took_the_place_of_one_that_was_entered(received: House, tmp_path: Path) -> None:
    """The words of 2020 are not known: those of 2018 were in force no longer then."""
    house = copy_of(received, tmp_path / "made")
    assert enter(house, "2018-06-01", "old.docx", older("June 1, 2018", "36")).exit_code == 0
    assert len(json_of(house.run("history", "harbour-notice", "--on", "2020-01-04", "--json"))) == 1
    done = house.run("history", "harbour-notice", "--on", "2020-06-01")
    assert (done.exit_code, done.stdout) == (1, "")
    (own,) = (one for one in series_on(house.archive().complete, date(2020, 6, 1)) if one.work == "harbour-notice")
    assert [(one.frozen.id, one.standing.value, one.until) for one in own.issues] == [
        ("2018-06-01", "superseded", date(2020, 1, 5))
    ]


def test_release_holds_the_text_against_what_is_witnessed_alone(received: House, tmp_path: Path) -> None:
    house = copy_of(received, tmp_path / "made")
    assert enter(house, "2020-01-05", "page.html", OLD_PAGE.encode()).exit_code == 0
    assert "The working text is that of 2022-04-04." in house.run("release", "--check", "--as-of", TODAY).stderr


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day, data, more, said",
    [
        ("2021-03-02", PDF, (), "harbour-notice in en is witnessed from 2021-03-02 on: only an older text"),
        ("2024-01-01", PDF, (), "harbour-notice in en is witnessed from 2021-03-02 on"),
        ("2026-03-03", PDF, (), "2026-03-03 is still to come: only what was read on a past day can be entered"),
        ("2018-06-01", b"\x89PNG", (), "old.docx is a picture"),
        ("2018-06-01", b"PK\x03\x04 no zip", (), "old.docx is no whole zip"),
        ("2018-06-01", b"Der Wald ist still, und niemand geht hin.", ("--locale", "en"),
         "is like no text of the project in en"),
        ("2018-06-01", b"Soup\n\nTake two onions and fry them for ten minutes in oil.\n", (),
         "is like no text of the project in en: say with --work which one it is, harbour-notice or house-rules"),
        ("2020-01-05", PDF, ("--work", "house-rules"), "house-rules in en is witnessed from 2020-01-05 on"),
    ],
)  # fmt: skip
def test_what_cannot_be_entered_is_refused_and_nothing_is_written(
    received: House, tmp_path: Path, day: str, data: bytes, more: tuple[str, ...], said: str
) -> None:
    house = copy_of(received, tmp_path / "made")
    before = state(house.root)
    work = () if more or data != PDF else ("--work", "harbour-notice")
    done = enter(house, day, "old.docx", data, *more, *work)
    assert done.exit_code == 1
    assert said in done.stderr
    assert state(house.root) == before


def test_what_was_entered_is_not_entered_again(lasting: House, tmp_path: Path) -> None:
    house = copy_of(lasting, tmp_path / "made")
    before = state(house.root)
    done = enter(house, "2018-06-01", "again.pdf", PDF, "--work", "harbour-notice")
    assert (done.exit_code, done.stderr) == (
        1, f"error: harbour-notice in en of 2018-06-01 was entered on {TODAY} from old.docx\n"
    )  # fmt: skip
    assert state(house.root) == before


def test_a_pdf_that_may_be_several_texts_asks_which_it_is(received: House, tmp_path: Path) -> None:
    done = enter(copy_of(received, tmp_path / "made"), "2018-06-01", "scan.pdf", PDF)
    assert (done.exit_code, "scan.pdf does not tell which text it is" in done.stderr) == (1, True)
    assert "--work (harbour-notice, house-rules)" in done.stderr


def test_two_texts_of_one_work_are_refused(received: House, tmp_path: Path) -> None:
    house = copy_of(received, tmp_path / "made")
    twin = tmp_path / "twin.html"
    twin.write_text(OLD_PAGE, encoding="utf-8")
    done = enter(house, "2018-06-01", "page.html", OLD_PAGE.encode(), str(twin))
    assert (done.exit_code, "two texts would be harbour-notice in en of 2018-06-01" in done.stderr) == (1, True)
    assert not (house.root / "editions" / "entered").exists()


def test_a_language_that_the_project_has_not_is_refused(received: House, tmp_path: Path) -> None:
    chinese = "港口须知\n\n生效日期：2018年6月1日\n\n我们在湖上出租船只，并说明我们如何处理您的个人信息。\n"
    done = enter(copy_of(received, tmp_path / "made"), "2018-06-01", "old.txt", chinese.encode())
    assert (done.exit_code, "old.txt is in zh-Hans, and the project has en" in done.stderr) == (1, True)


def bilingual(folder: Path) -> House:
    """A notice in two languages, received under one day."""
    (folder / "en.md").write_text(NOTICE, encoding="utf-8")
    (folder / "zh.md").write_text(CHINESE, encoding="utf-8")
    made = run("import", folder / "en.md", folder / "zh.md", "--into", folder / "made", "--as-of", TODAY)
    assert made.exit_code == 0, made.output
    return House(root=folder / "made")


NOTICE = (
    "# Notice\n\nLast updated: March 2, 2021\n\n## 1. What we ask\n\nWe keep your name for 24 months, see clause 1.\n"
)
CHINESE = "# 须知\n\n更新日期：2021年3月2日\n\n## 1. 我们收集的信息\n\n我们保存您的姓名24个月，参见第1条。\n"


def test_both_languages_of_a_day_are_entered_together_or_one_after_the_other(tmp_path: Path) -> None:
    house = bilingual(tmp_path)
    old, alt = (text.replace("24", "12").replace("2021", "2019") for text in (NOTICE, CHINESE))
    (tmp_path / "alt.md").write_text(alt, encoding="utf-8")
    assert enter(house, "2019-03-02", "old.md", old.encode(), str(tmp_path / "alt.md")).exit_code == 0
    assert enter(house, "2018-03-02", "old.md", old.encode()).exit_code == 0
    assert enter(house, "2018-03-02", "alt.md", alt.encode()).exit_code == 0
    rows = json_of(house.run("history", "--json"))
    assert [(row["locale"], row["edition"], row["class"], row.get("source")) for row in rows] == [
        ("en", "2021-03-02", "adopted", None),
        ("en", "2019-03-02", None, "old.md"),
        ("en", "2018-03-02", None, "old.md"),
        ("zh-Hans", "2021-03-02", "adopted", None),
        ("zh-Hans", "2019-03-02", None, "alt.md"),
        ("zh-Hans", "2018-03-02", None, "alt.md"),
    ]
    assert len({row["edition-sha256"] for row in rows}) == 4
    told = json.loads(house.run("diff", "2018-03-02", "2021-03-02", "--format", "json").stdout)
    assert [(one["locale"], one["changes"]["changed"]) for one in told["documents"]] == [
        ("en", ["what-we-ask"]),
        ("zh-Hans", ["what-we-ask"]),
    ]


def test_a_language_of_an_entry_is_entered_beside_the_other(tmp_path: Path) -> None:
    """The Chinese text was altered after the English one: what it was before turns up."""
    files = {"en.md": NOTICE, "zh.md": CHINESE.replace("更新日期", "生效日期：2021年3月2日\n\n更新日期").replace(
        "更新日期：2021年3月2日", "更新日期：2022年4月4日")}  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = run("import", tmp_path / "en.md", tmp_path / "zh.md", "--into", tmp_path / "made", "--as-of", TODAY)
    assert made.exit_code == 0, made.output
    house = House(root=tmp_path / "made")
    assert [one.key for one in house.archive().editions[0].manifest.documents] == [("notice", "en")]
    assert enter(house, "2021-03-02", "alt.md", CHINESE.encode()).exit_code == 0
    rows = [row for row in json_of(house.run("history", "--json")) if row["edition"] == "2021-03-02"]
    assert [(row["locale"], row["class"], row.get("source")) for row in rows] == [
        ("en", "adopted", None),
        ("zh-Hans", "adopted", "alt.md"),
    ]
    done = house.run("diff", "2021-03-02", "draft")
    assert "notice in zh-Hans of 2021-03-02 was entered on" in done.stderr
    assert "notice in en" not in done.stderr


def test_names_that_no_encoding_has_are_made_visible(received: House, tmp_path: Path) -> None:
    house = copy_of(received, tmp_path / "made")
    done = enter(house, "2018-06-01", "scan\udcff.pdf", PDF, "--work", "harbour-notice", "--source", "a\udcfe")
    assert done.exit_code == 0, done.output
    (one,) = house.archive().entered
    assert one.entered
    assert (dict(one.entered.names), one.entered.source) == ({"original-1.pdf": "scan<U+DCFF>.pdf"}, "a<U+DCFE>")


def test_work_insists(received: House, tmp_path: Path) -> None:
    house = copy_of(received, tmp_path / "made")
    soup = b"House Soup\n\nTake two onions and fry them for ten minutes in oil.\n"
    assert enter(house, "2018-06-01", "soup.txt", soup, "--work", "house-rules").exit_code == 0
    (one,) = house.archive().entered
    assert [held.key for held in one.manifest.documents] == [("house-rules", "en")]


def test_an_unknown_work_names_those_that_there_are(received: House, tmp_path: Path) -> None:
    done = enter(copy_of(received, tmp_path / "made"), "2018-06-01", "scan.pdf", PDF, "--work", "house-rule")
    assert (done.exit_code, "There is no work 'house-rule'" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--edition", "2018-06-01", "--into", "new"), "--into belongs to another use of this command; to this one"),
        (("--into", "new", "--work", "notice"), "--work belongs to another use of this command; to this one belong"),
        (("--edition", "soon"), "soon"),
        ((), "Name the folder of the new project with --into"),
    ],
)
def test_options_of_two_uses_do_not_go_together(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "a.txt").write_text(RULES, encoding="utf-8")
    done = run("import", tmp_path / "a.txt", *arguments)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_what_a_text_lacks_of_its_file_is_told(
    received: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.importer.reading import text

    whole = text.read_text
    monkeypatch.setattr(
        text, "read_text", lambda path, said, notes=(): whole(path, said.replace("whenever the water is", ""), notes)
    )
    house = copy_of(received, tmp_path / "made")
    done = enter(house, "2018-06-01", "old.txt", POLICY.replace("January 5, 2020", "June 1, 2018").encode())
    assert done.exit_code == 1
    assert "“whenever the water is” (the page does not have it)" in done.stderr
    assert "words of the text are left out or changed; the file itself is kept" in done.stderr
    assert (entered(house, 1) / "original-1.txt").exists()


# --- damage -----------------------------------------------------------------------------------------------------------


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "the text of another length": lambda at: (at / "1" / "en.harbour-notice.json").write_text("{}"),
    "the text of the same length": lambda at: rewrite(at / "1" / "en.harbour-notice.json", "boat", "goat"),
    "the file": lambda at: (at / "3" / "original-1.pdf").write_bytes(PDF[:-2] + b"N\n"),
    "the file taken away": lambda at: (at / "2" / "original-1.html").unlink(),
    "a file too many": lambda at: (at / "2" / "more.txt").write_text("more"),
    "a folder too many": lambda at: (at / "notes").mkdir(),
    "the day in the first manifest": lambda at: rewrite(at / "1" / "manifest.json", "2018-06-01", "2018-06-02"),
    "the day in the last manifest": lambda at: rewrite(at / "3" / "manifest.json", "2017-02-03", "2017-02-04"),
    "the name of the file": lambda at: rewrite(at / "3" / "manifest.json", "scan.pdf", "seal.pdf"),
    "a manifest that names no file": lambda at: rewrite(at / "3" / "manifest.json", '"original-1.pdf":"', '"a":"'),
    "the first taken away": lambda at: shutil.rmtree(at / "1"),
    "the last taken away": lambda at: shutil.rmtree(at / "3"),
    "all taken away": shutil.rmtree,
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found(lasting: House, tmp_path: Path, what: str) -> None:
    house = copy_of(lasting, tmp_path / "made")
    DAMAGE[what](house.root / "editions" / "entered")
    done = house.verify("--as-of", "2026-03-04")
    assert done.exit_code == 1
    assert set(findings(done)) == {"edition-damaged"}
    refused = enter(house, "2016-01-01", "more.pdf", PDF, "--work", "harbour-notice")
    assert refused.exit_code == 1
    assert not (house.root / "editions" / "entered" / "4").exists()


def test_a_text_that_its_manifest_belies_is_found(received: House, tmp_path: Path) -> None:
    """Somebody who knows hashes alters a text that no edition names yet, and forgets the digest of its words."""
    house = copy_of(received, tmp_path / "made")
    assert enter(house, "2018-06-01", "old.docx", older("June 1, 2018", "36")).exit_code == 0
    text = entered(house, 1) / "en.harbour-notice.json"
    before = digest(text.read_bytes())
    rewrite(text, "boat", "goat")
    rewrite(entered(house, 1) / "manifest.json", before, digest(text.read_bytes()))
    archive, found = read_archive(house.root)
    assert not found
    assert [one.rule for one in prove_archive(archive)] == ["edition-damaged"]
