"""`import --update`: a page, a Word file or a text comes back, and the clauses say what it says; nothing else moves."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import commands
from generator.disk import atomic
from generator.importer import scans_of, understand_all
from generator.importer.reading import read_bytes
from generator.importer.update import UncertainError, Update, UpdateTarget, bring_back
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.render.markdown import print_markdown

from .california import CALIFORNIA, PROJECTS
from .updating import DAY, FILES, altered, hashes, library, page_in, page_of, update
from .wordfiles import W, docx, paragraph
from .wordprocessing import as_docx, flat_text, needs_libreoffice

BESIDE = {
    "A question about this page? [Ask our help desk](https://www.example.com/help).",
    "对本页面有疑问？[联系客服](https://www.example.com/help)。",
}
"""What a template of the project `branded` adds below its text: a reader cannot tell it from a paragraph of it."""


def brought(reading: Reading, name: str, data: bytes) -> Update:
    rough = read_bytes(name, data)
    return bring_back(reading, understand_all([rough]), scans_of([rough]), UpdateTarget())


# --- what comes back as it was ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_a_page_that_comes_back_as_it_was_changes_nothing(root: Path) -> None:
    """Contents, dates, notice, publisher, numbers, contacts and what stands around the text are no part of it."""
    reading = read(root, date(2021, 7, 1), ("html",))
    for document in reading.documents:
        made = brought(reading, "page.html", page_in(reading, document.work, document.locale).encode())
        own = {path: reading.project.sources[path].text for path in made.texts}
        added = "".join((text or "").removeprefix(own[path]) for path, text in made.texts.items()).split("\n\n")
        assert {*filter(None, map(str.strip, added))} <= BESIDE, document.path
        assert not made.notes and not made.lacks and (made.texts or not any(made.looks.values())), document.path


def test_markdown_that_comes_back_as_it_was_changes_nothing() -> None:
    reading = read(CALIFORNIA, date(2021, 7, 1))
    for document in reading.documents:
        made = brought(reading, "page.md", print_markdown(document).encode())
        assert not made.texts and not made.notes and not made.lacks, document.path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return library(tmp_path / "project")


@pytest.mark.parametrize("work, locale", [("rules", "en"), ("rules", "zh-Hans"), ("fees", "en")])
def test_the_command_says_that_there_is_nothing_to_do(root: Path, work: str, locale: str) -> None:
    before = hashes(root)
    done = update(root, page_of(root, locale, work))
    assert done.exit_code == 0 and "Nothing to do" in done.output
    assert hashes(root) == before


def test_a_text_that_is_not_yet_in_force_is_brought_back_too(root: Path) -> None:
    page = page_of(root)
    path = root / "clauses/changelog.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-03-01", "2026-09-01"), encoding="utf-8")
    done = update(root, page.replace("is late pays", "is late must pay"))
    assert done.exit_code == 0 and "clauses/rules/fines.en.md" in done.output


@needs_libreoffice
def test_a_word_file_changes_the_words_that_somebody_changed_in_it(tmp_path: Path) -> None:
    reading = read(CALIFORNIA, date(2021, 7, 1))
    flats = [flat_text(document) for document in reading.documents]
    (edited,) = [
        flat.replace("respects the privacy", "protects the privacy") for flat in flats if "respects the" in flat
    ]
    *same, other = as_docx(tmp_path, *flats, edited)
    for file in same:
        assert not brought(reading, "page.docx", file).texts
    made = brought(reading, "page.docx", other)
    assert not made.lacks
    assert set(made.texts) == {"clauses/privacy-policy/introduction.en.md"}


def test_what_somebody_remarked_in_a_word_file_is_quoted(root: Path) -> None:
    by = 'w:author="Ann Lee" w:date="2026-01-05T10:00:00Z"'
    remark = f'<w:comments {W}><w:comment w:id="0" {by}>{paragraph("Who pays for it?")}</w:comment></w:comments>'
    marked = '<w:commentRangeStart w:id="0"/><w:r><w:t>Whoever is late</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    (root.parent / "back.docx").write_bytes(docx(paragraph(marked), word_comments_xml=remark))
    arguments = ("import", "--update", str(root.parent / "back.docx"), "--project", str(root), "--dry-run")
    said = CliRunner().invoke(commands, [*arguments, "--work", "rules", "--locale", "en"]).stderr
    assert "back.docx: Ann Lee comments on “Whoever is late”: “Who pays for it?”" in said


# --- what was changed -------------------------------------------------------------------------------------------------

WAIVED = next(re.finditer(r"<!--.*?-->\n.*?\n\n", FILES["clauses/rules/loans.en.md"], re.DOTALL))
KEPT_FOR = (
    '<p>Since May 1, 2019 a book may be kept for 30 days, and a <a class="term" href="#t-card">reader card</a> lends '
    '<strong>at most six</strong> at a time, see <a href="#c-fines">Late Books</a>.</p>'
)

EDITS: dict[str, tuple[str, str, str, str, str]] = {
    "word": ("Whoever is late pays", "Whoever is late must pay", "fines.en", "is late pays", "is late must pay"),
    "figure": ("20 cents", "25 cents", "amounts.en", "20 cents", "25 cents"),
    "fact": ("for 6 months:", "for 9 months:", "loans.en", "{{ log-retention }}", "9 months"),
    "behind a fact": ("for 6 months:", "for 6 months only:", "loans.en", "}}:", "}} only:"),
    "fact in a cell": ("two euro", "five euro", "amounts.en", "{{ renewals as words }}", "five"),
    "header": ('"col">A day', '"col">Each day', "amounts.en", "| A day |", "| Each day |"),
    "heading": ("</span> Reading Rooms</h2>", "</span> Reading Halls</h2>", "rooms.en", "Rooms\n\n:", "Halls\n\n:"),
    "strong": ("at most six", "at most seven", "loans.en", "**at most six**", "**at most seven**"),
    "no longer said": (" <strong>at most six</strong>", "", "loans.en", " **at most six**", ""),
    "term": (
        'href="#t-card">reader card',
        'href="#t-card">library card',
        "loans.en",
        "[reader card](term",
        "[library card](term",
    ),
    "link": ("back, see <a", "back, as stated in <a", "loans.en", "see [the terms]", "as stated in [the terms]"),
    "line break": (
        "borrows a book has",
        "borrows a book or a map has",
        "introduction.en",
        "a book\n",
        "a book\nor a map ",
    ),
    "important": ("Please leave coats", "Please leave bags", "rooms.en", "leave coats", "leave bags"),
    "item with an id": ("books that came", "maps that came", "loans.en", "of books that came", "of maps that came"),
    "shared": ("Ask at the desk", "Ask at the door", "contact.en", "at the desk", "at the door"),
    "signs of markup": (
        "pays. Nobody",
        "pays * #1 a | b. Nobody",
        "fines.en",
        "pays. N",
        "pays \\* \\#1 a \\| b. N",
    ),
    "new item": (
        "<li>Pupils",
        "<li>Guests pay <b>double</b>.</li><li>Pupils",
        "amounts.en",
        "half.\n",
        "half.\n- Guests pay **double**.\n",
    ),
    "first item": (
        "<li>Children",
        "<li>Guests pay.</li><li>Children",
        "amounts.en",
        "- Children",
        "- Guests pay.\n- Children",
    ),
    "item gone": ("<li>Children pay half.</li>", "", "amounts.en", "- Children pay half.\n", ""),
    "inner item": (
        '<li id="c-loans-4">',
        '<li><span class="number">(ii)</span> for the binder,</li><li>',
        "loans.en",
        "insurer,\n",
        "insurer,\n   1. for the binder,\n",
    ),
    "inner item gone": (
        '<span class="number">(i)</span> for the insurer,',
        "",
        "loans.en",
        "   1. for the insurer,\n",
        "",
    ),
    "row": (
        '<tr><th scope="row">Atlas',
        '<tr><th scope="row">Map</th><td>1</td><td>a | b</td></tr><tr><th scope="row">Atlas',
        "amounts.en",
        "euro |\n| Atlas",
        "euro |\n| Map | 1 | a \\| b |\n| Atlas",
    ),
    "first row": (
        '<tr><th scope="row">Novel',
        '<tr><th scope="row">Map</th><td>1</td><td>2</td></tr><tr><th scope="row">Novel',
        "amounts.en",
        "---|\n",
        "---|\n| Map | 1 | 2 |\n",
    ),
    "row gone": (
        '<tr><th scope="row">Atlas</th><td>40 cents</td><td>four euro</td></tr>',
        "",
        "amounts.en",
        "| Atlas | 40 cents | four euro |\n",
        "",
    ),
    "paragraph": (
        "<p>Rooms are open",
        "<p>No food.</p><p>Rooms are open",
        "rooms.en",
        ":::\n\nRooms",
        ":::\n\nNo food.\n\nRooms",
    ),
    "first paragraph": (
        "<p>Whoever is",
        "<p>Be in time.</p><p>Whoever is",
        "fines.en",
        "Books\n",
        "Books\n\nBe in time.\n",
    ),
    "list": (
        "<p>Rooms are open",
        "<ol><li>one</li><li>two</li></ol><p>Rooms are open",
        "rooms.en",
        ":::\n\nRooms",
        ":::\n\n1. one\n1. two\n\nRooms",
    ),
    "waived paragraph gone": (
        KEPT_FOR,
        "",
        "loans.en",
        FILES["clauses/rules/loans.en.md"][WAIVED.start() : WAIVED.end()],
        "",
    ),
    "paragraph gone": ("<p>Rooms are open on weekdays.</p>", "", "rooms.en", "\nRooms are open on weekdays.\n", ""),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_change_of_the_page_is_that_change_of_one_clause(root: Path, edit: tuple[str, str, str, str, str]) -> None:
    """Everything else of the project stays byte for byte, and to bring the page back once more changes nothing."""
    old, new, clause, was, now = edit
    page, before = page_of(root), hashes(root)
    assert page.count(old) >= 1
    returned = page.replace(old, new, 1)
    if clause == "loans.en" and not new:
        returned = returned.replace('<li id="c-loans-3"></li>', "")
    done = update(root, returned)
    assert done.exit_code == 0, done.output
    (path,) = altered(before, hashes(root))
    assert path.endswith(f"/{clause}.md") and path in done.output
    assert FILES[path].count(was) >= 1
    assert (root / path).read_text(encoding="utf-8") == FILES[path].replace(was, now, 1)
    again = update(root, returned)
    assert again.exit_code == 0 and "Nothing to do" in again.output


CHINESE: dict[str, tuple[str, str, str, str, str]] = {
    "词": ("按日收取费用", "按周收取费用", "fines", "按日收取", "按周收取"),
    "数字": ("最多六册", "最多八册", "loans", "**最多六册**", "**最多八册**"),
    "事实": ("年满12周岁", "年满10周岁", "loans", "{{ reader-age }}", "10周岁"),
    "换行": ("逾期见", "逾期的，见", "loans", "逾期见", "逾期的，见"),
    "行末": ("六册</strong>，逾期", "六册</strong>；逾期", "loans", "，\n逾期", "；逾期"),
    "款": ("学生逾期", "教师逾期", "exceptions", "学生逾期", "教师逾期"),
    "标题": ("阅览室</h2>", "阅览厅</h2>", "rooms", "# 阅览室", "# 阅览厅"),
    "增项": (
        '<li id="c-fines-2">',
        '<li><span class="number">2.2</span> 节假日不计。</li><li id="c-fines-2">',
        "fines",
        "收取费用。\n",
        "收取费用。\n1. 节假日不计。\n",
    ),
}


@pytest.mark.parametrize("edit", CHINESE.values(), ids=CHINESE)
def test_a_change_of_the_chinese_page_is_that_change_of_one_clause(
    root: Path, edit: tuple[str, str, str, str, str]
) -> None:
    old, new, clause, was, now = edit
    page, before = page_of(root, "zh-Hans"), hashes(root)
    assert old in page
    done = update(root, page.replace(old, new, 1))
    assert done.exit_code == 0, done.output
    path = f"clauses/rules/{clause}.zh-Hans.md"
    assert altered(before, hashes(root)) == {path}
    assert (root / path).read_text(encoding="utf-8") == FILES[path].replace(was, now, 1)


PARTS = re.compile(r"(?<=[>\s])[A-Za-z]{4,}(?=[\s,.;<])")
WRITTEN_ONCE = re.compile(r'<a href="#c-.*?</a>|<tr><th .*?</th>', re.DOTALL)
"""What a page has of titles, and the first cell of a row, which no row can do without."""


@cache
def shelf() -> tuple[Reading, str]:
    with TemporaryDirectory() as folder:
        reading = read(library(Path(folder)), DAY, ("html",))
        return reading, page_in(reading, "rules", "en")


@settings(max_examples=10)
@given(st.integers(0, 10_000), st.sampled_from(("", "quill", "inkwell 7", "a *star* and [more]", "墨水")))
def test_whatever_word_is_another_one_its_clause_alone_is_written(place: int, word: str) -> None:
    reading, page = shelf()
    start, end = page.index('<div class="text"'), page.index('<section id="c-contact">')
    closed = [match.span() for match in WRITTEN_ONCE.finditer(page)]
    places = [
        match.span()
        for match in PARTS.finditer(page, start, end)
        if _is_words(page, match.start()) and not any(a <= match.start() < b for a, b in closed)
    ]
    first, last = places[place % len(places)]
    returned = f"{page[:first]}{word}{page[last:]}".encode()
    made = brought(reading, "page.html", returned)
    assert not made.lacks
    assert len(made.texts) == len(made.changed) == 1
    assert not brought(made.after, "page.html", returned).texts


def _is_words(page: str, place: int) -> bool:
    return page.rfind(">", 0, place) > page.rfind("<", 0, place)


# --- clauses that come, go and move -----------------------------------------------------------------------------------


def clause_of(page: str, name: str, behind: str) -> str:
    return page[page.index(f'<section id="c-{name}">') : page.index(behind, page.index(f'<section id="c-{name}">'))]


def yaml(root: Path) -> str:
    return (root / "clauses/rules/work.yaml").read_text(encoding="utf-8")


WORK = FILES["clauses/rules/work.yaml"]


def test_a_clause_that_came_stands_at_its_place_and_is_unread_elsewhere(root: Path) -> None:
    before, page = hashes(root), page_of(root)
    new = "<section><h2>5. Visiting Hours</h2><p>We open at <b>nine</b>.</p><ul><li>daily</li></ul></section>"
    done = update(root, page.replace('<section id="c-rooms">', f'{new}<section id="c-rooms">'))
    assert done.exit_code == 0 and "`visiting-hours` is new" in done.output
    assert altered(before, hashes(root)) == {"clauses/rules/visiting-hours.en.md", "clauses/rules/work.yaml"}
    made = (root / "clauses/rules/visiting-hours.en.md").read_text(encoding="utf-8")
    assert made == "# Visiting Hours\n\nWe open at **nine**.\n\n- daily\n"
    assert yaml(root) == WORK.replace("- rooms", "- visiting-hours\n      - rooms", 1).replace(
        "amounts: 金额见价目表}", "amounts: 金额见价目表, visiting-hours: unread}"
    )


def test_a_clause_that_came_below_another_stands_within_it(root: Path) -> None:
    page = page_of(root)
    new = '<section><h3>When We Forgive</h3><p>Once a year.</p></section><section id="c-amounts">'
    done = update(root, page.replace('<section id="c-amounts">', new))
    assert done.exit_code == 0
    assert (
        "        within:\n          - when-we-forgive\n          # a table of its own\n          - amounts\n"
        in yaml(root)
    )


def test_a_clause_that_went_is_taken_out_of_its_language(root: Path) -> None:
    before, page = hashes(root), page_of(root)
    done = update(root, page.replace(clause_of(page, "rooms", '<section id="c-contact">'), ""))
    assert done.exit_code == 0 and "`rooms` is not in the file: it was taken out" in done.output
    assert altered(before, hashes(root)) == {"clauses/rules/rooms.en.md", "clauses/rules/work.yaml"}
    assert yaml(root) == WORK.replace("      - rooms\n", "", 1).replace(
        "exceptions: only in Chinese}", "exceptions: only in Chinese, rooms: unread}"
    )


def test_of_a_clause_that_no_language_has_nothing_is_said_any_more(root: Path) -> None:
    page = page_of(root)
    done = update(root, page.replace(clause_of(page, "amounts", "</section>\n<section"), ""))
    assert done.exit_code == 0
    assert not (root / "clauses/rules/amounts.en.md").exists()
    assert "      - fines\n      - rooms" in yaml(root) and "absent: {introduction: 中文版不设前言}" in yaml(root)


def test_a_clause_that_others_refer_to_stays_and_is_told(root: Path) -> None:
    before, page = hashes(root), page_of(root)
    done = update(root, page.replace(clause_of(page, "fines", '<section id="c-rooms">'), ""))
    assert done.exit_code == 1 and "`fines` is not in the file: it stays" in done.output
    assert altered(before, hashes(root)) == set()


def test_a_clause_that_moved_moves_in_the_outline_alone(root: Path) -> None:
    """Numbers of the page count on as they were typed there: they are computed, and no loss."""
    before, page = hashes(root), page_of(root)
    rooms = clause_of(page, "rooms", '<section id="c-contact">')
    done = update(root, page.replace(rooms, "").replace('<section id="c-loans">', f'{rooms}<section id="c-loans">'))
    assert done.exit_code == 0 and "Moved here" in done.output
    assert altered(before, hashes(root)) == {"clauses/rules/work.yaml"}
    moved = WORK.replace("      - rooms\n", "", 1).replace("      - loans ", "      - rooms\n      - loans ", 1)
    assert yaml(root) == moved


def test_a_chinese_clause_that_went_leaves_numbers_that_count_on(root: Path) -> None:
    page = page_of(root, "zh-Hans")
    returned = page.replace(clause_of(page, "rooms", '<section id="c-contact">'), "")
    for expected in ("已将其移除", "Nothing to do"):
        done = update(root, returned)
        assert done.exit_code == 0 and expected in done.output.replace("it was taken out", "已将其移除")
    assert FILES["clauses/shared/contact.zh-Hans.md"] == (root / "clauses/shared/contact.zh-Hans.md").read_text("utf-8")


# --- what is told and not done ----------------------------------------------------------------------------------------


def test_a_fact_that_the_file_has_otherwise_is_told_and_left_in_its_registry(root: Path) -> None:
    done = update(root, page_of(root).replace("6 months", "9 months"))
    assert "`{{ log-retention }}` prints “6 months”, the file says “9 months”" in done.output
    assert (root / "clauses/facts.yaml").read_text(encoding="utf-8") == FILES["clauses/facts.yaml"]


def test_a_generated_row_that_the_file_adds_is_told_and_not_typed() -> None:
    reading = read(CALIFORNIA, date(2021, 7, 1), ("html",))
    page = page_in(reading, "california-addendum", "en")
    row = '<tr><th scope="row">D. Commercial information</th>'
    assert row in page
    new = f'<tr><th scope="row">Z. Handwriting</th><td>How somebody writes.</td></tr>{row}'
    made = brought(reading, "page.html", page.replace(row, new).encode())
    assert not made.texts and made.lacks
    assert any("Handwriting" in one.lacks for found in made.lost.values() for one in found)


def test_a_fact_whose_sentence_is_another_one_is_told(root: Path) -> None:
    done = update(
        root, page_of(root).replace("We keep a record of what was lent for 6 months:", "Nobody writes names down:")
    )
    assert done.exit_code == 0
    assert "`{{ log-retention }}` prints “6 months”, the file says “Nobody writes names down" in done.output


@pytest.mark.parametrize(
    "old, new, said, code",
    [
        ("7946 0018</a>", "7946 0019</a>", "under `contacts:`", 1),
        ("<h1>Rules for Readers", "<h1>Rules for Guests", "change it in work.yaml", 1),
        ("March 1, 2026</time>", "March 9, 2026</time>", "dates come from changelog.yaml", 0),
    ],
)
def test_what_belongs_elsewhere_is_told(root: Path, old: str, new: str, said: str, code: int) -> None:
    before, page = hashes(root), page_of(root)
    assert old in page
    done = update(root, page.replace(old, new))
    assert done.exit_code == code and said in done.output and "No clause changes" in done.output
    assert hashes(root) == before


@pytest.mark.parametrize("old, new", [(">Late Books</a>", ">Slow Books</a>"), ('"row">Atlas', '"row">')])
def test_words_that_follow_from_elsewhere_stay_and_are_told(root: Path, old: str, new: str) -> None:
    before, page = hashes(root), page_of(root)
    returned = page[: (at := page.rindex(old))] + new + page[at + len(old) :]
    done = update(root, returned)
    assert "these words follow from" in done.output and "No clause changes" in done.output
    assert hashes(root) == before


def test_a_reference_follows_the_title_that_the_file_changes(root: Path) -> None:
    before, page = hashes(root), page_of(root)
    done = update(root, page.replace("</span> Late Books</h2>", "</span> Slow Books</h2>"))
    assert done.exit_code == 0
    assert altered(before, hashes(root)) == {"clauses/rules/fines.en.md"}
    assert "see Slow Books" in page_of(root).replace('<a href="#c-fines">', "")


def test_words_that_are_bold_in_the_file_alone_are_told(root: Path) -> None:
    done = update(root, page_of(root).replace("Nobody pays more", "<b>Nobody</b> pays more"))
    assert done.exit_code == 0 and "“Nobody”" in done.output and "No clause changes" in done.output


def test_a_text_that_a_rule_refuses_is_written_and_its_finding_shown(root: Path) -> None:
    done = update(root, page_of(root).replace("open on weekdays.", "open on weekdays from May 1, 2026 on."))
    assert done.exit_code == 1 and "error[date-typed]" in done.output and "Written" in done.output
    assert "May 1, 2026" in (root / "clauses/rules/rooms.en.md").read_text(encoding="utf-8")


def test_a_shared_clause_says_that_other_works_change(root: Path) -> None:
    done = update(root, page_of(root).replace("Ask at the desk", "Ask at the door"))
    assert "clauses/shared/contact.en.md is used by several works" in done.output
    assert done.output.count("Ask at the [-desk-]{+door+}") == 2


# --- which text, which clauses ----------------------------------------------------------------------------------------


def test_a_part_of_a_text_takes_nothing_out(root: Path) -> None:
    before = hashes(root)
    done = update(root, "# Rules for Readers\n\n## Late Books\n\nWhoever is late must pay.\n", name="part.md")
    assert "the file is a part of the text" in done.output and "`loans`" in done.output
    assert altered(before, hashes(root)) == {"clauses/rules/fines.en.md"}


def test_only_the_clauses_that_are_named_change(root: Path) -> None:
    before = hashes(root)
    page = page_of(root).replace("is late pays", "is late must pay").replace("20 cents", "25 cents")
    done = update(root, page, "--clause", "fines")
    assert done.exit_code == 0 and "instead of “25”" not in done.output.splitlines()[-1]
    assert altered(before, hashes(root)) == {"clauses/rules/fines.en.md"}
    unknown = update(root, page, "--clause", "fine")
    assert unknown.exit_code == 2 and "`fines`" in unknown.output


def test_a_text_that_is_none_of_the_project_is_asked_about(root: Path) -> None:
    strange = "# Menu\n\nSoup of the day, bread and butter, and a glass of the house wine.\n"
    done = update(root, strange, name="menu.md")
    assert done.exit_code == 2
    assert "--work and --locale" in done.output and "rules (zh-Hans)" in done.output
    assert update(root, strange, "--work", "fees", "--dry-run", name="menu.md").exit_code != 2


def test_two_documents_of_one_file_are_brought_back_both(root: Path) -> None:
    before = hashes(root)
    texts = (
        page_of(root).replace("is late pays", "is late must pay"),
        page_of(root, "en", "fees").replace("five", "six"),
    )
    reading = read(root, DAY)
    roughs = [read_bytes(f"page-{n}.html", text.encode()) for n, text in enumerate(texts)]
    made = bring_back(reading, understand_all(roughs), scans_of(roughs), UpdateTarget())
    assert set(made.texts) == {"clauses/rules/fines.en.md", "clauses/fees/visits.en.md"} and not made.lacks
    assert hashes(root) == before


def test_a_draft_in_no_language_of_the_project_is_not_guessed(root: Path) -> None:
    text = "<html lang=de><body><h1>Regeln</h1><p>Wer ein Buch ausleiht, nimmt sie an.</p></body></html>"
    with pytest.raises(UncertainError):
        brought(read(root, DAY), "page.html", text.encode())


# --- nothing is lost --------------------------------------------------------------------------------------------------


def test_a_dry_run_shows_everything_and_writes_nothing(root: Path) -> None:
    before = hashes(root)
    done = update(root, page_of(root).replace("is late pays", "is late must pay"), "--dry-run")
    assert done.exit_code == 0 and "Nothing was written" in done.output
    assert "[-pays-]{+must pay+}" in done.output and "clauses/rules/fines.en.md" in done.output
    assert hashes(root) == before


def test_edits_that_git_has_not_are_not_mixed_with_those_of_a_file(root: Path) -> None:
    page = page_of(root).replace("is late pays", "is late must pay")
    for command in (("init", "-q"), ("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x")):
        subprocess.run(["git", *command], cwd=root, check=True)
    path = root / "clauses/rules/fines.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Nobody", "No one"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    done = update(root, page)
    assert done.exit_code == 1 and "fines.en.md have changes that are not committed" in done.output
    assert path.read_text(encoding="utf-8") == before


def test_a_project_with_errors_is_refused(root: Path) -> None:
    page = page_of(root)
    (root / "clauses/rules/rooms.en.md").write_text("# Rooms\n\n{{ nothing }}\n", encoding="utf-8")
    done = update(root, page)
    assert done.exit_code == 1 and "Nothing was written" in done.output and "unknown-fact" in done.output


@pytest.mark.parametrize("options", [("--into", "x"), ("--plan",), ("--publisher", "X")])
def test_a_new_project_and_an_update_are_two_things(root: Path, options: tuple[str, ...]) -> None:
    assert update(root, "# X\n", *options, name="x.md").exit_code == 2


def test_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(f"old {name}", encoding="utf-8")
    write: Callable[[Path, bytes], None] = atomic.write_bytes

    def fail(path: Path, data: bytes) -> None:
        if path.name == "c" and data == b"new c":
            raise OSError("full")
        write(path, data)

    monkeypatch.setattr(atomic, "write_bytes", fail)
    with pytest.raises(OSError, match="full"):
        atomic.write_files(tmp_path, {"a": "new a", "b": None, "new/d": "new d", "c": "new c"})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file()} == {
        "a": "old a", "b": "old b", "c": "old c",
    }  # fmt: skip
    atomic.write_files(tmp_path, {"a": "new a", "b": None})
    assert (tmp_path / "a").read_text("utf-8") == "new a" and not (tmp_path / "b").exists()
