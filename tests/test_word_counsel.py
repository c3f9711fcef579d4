"""Counsel's round with LibreOffice in the place of counsel's Word: sent out, edited with tracking on, and taken in.

What comes in is held against what LibreOffice itself makes of the file when it accepts everything.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.importer.update.target import UpdateTarget
from generator.importer.word.comments import comments_of
from generator.importer.word.returned import open_returned
from generator.model.comments import Remark, Resolution, Thread
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.render.word.whole import print_file

from .office import Office, needs_office
from .word_edits import DAY, HOUSE
from .word_lines import lines_of, said

pytestmark = needs_office

DONE = date(2026, 3, 7)
REMARKS = (
    Remark(author="Ann Lee", day=date(2026, 3, 5), text="Is this enough?\nAsk the bank."),
    Remark(author="何博", day=date(2026, 3, 6), text="足够。"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in two languages."""
    for path, source in HOUSE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source.text, encoding="utf-8")
    return tmp_path


def sent(root: Path, locale: str, threads: tuple[Thread, ...] = ()) -> bytes:
    reading = read(root, DAY)
    document = next(one for one in reading.documents if one.locale == locale)
    document = replace(document, table_of_contents=False)  # the office finds a title in the text alone
    shown = {thread.clause.rpartition("/")[2]: ((thread, None),) for thread in threads}
    return print_file(document, site_of(reading, ()), shown)


def accepted(root: Path, data: bytes, *options: str) -> Result:
    file = root / "back.docx"
    file.write_bytes(data)
    there = ("--project", str(root), "--as-of", DAY.isoformat())
    return CliRunner().invoke(commands, ["word", "accept", str(file), *there, *options])


def clauses_of(root: Path, locale: str) -> tuple[str, ...]:
    return lines_of(next(one for one in read(root, DAY).documents if one.locale == locale))


EDITS = {
    "en": (
        {"do": "replace", "find": "brings the parcel", "text": "carries the parcel"},
        {"do": "replace", "find": "the bank", "text": "the bank that you chose"},
        {"do": "insert", "find": "how you paid for them", "text": ", and when"},
        {"do": "insert-paragraph", "find": "Nothing else is collected", "text": "You may ask us for a copy."},
        {"do": "delete-paragraph", "find": "What you write to us"},
        {"do": "raise-paragraph", "find": "to keep the shop safe"},
        {"do": "replace", "find": "Where it comes from", "text": "Its sources"},
    ),
    "zh-Hans": (
        {"do": "replace", "find": "负责配送", "text": "承担配送"},
        {"do": "replace", "find": "法律规定的期限", "text": "法定期限"},
        {"do": "insert", "find": "付款的方式", "text": "和时间"},
        {"do": "insert-paragraph", "find": "我们不收集其他信息", "text": "您可以索取副本。"},
        {"do": "delete-paragraph", "find": "您写给我们的内容"},
        {"do": "raise-paragraph", "find": "保障商店的安全"},
        {"do": "replace", "find": "信息来源", "text": "来源"},
    ),
}


@pytest.mark.parametrize("locale", EDITS)
def test_what_comes_in_is_what_the_office_accepts(office: Office, root: Path, locale: str) -> None:
    data = sent(root, locale)
    before = [said(line) for line in office.sees(data).lines]
    head = before.index(clauses_of(root, locale)[0])
    back = office.sees(data, edits=EDITS[locale], author="Ann Lee").saved
    wanted = [said(line) for line in office.sees(back, changes="accept").lines]
    done = accepted(root, back, "--author", "Ann Lee")
    assert done.exit_code == 0, done.output
    assert list(clauses_of(root, locale)) == wanted[head:]


@pytest.mark.parametrize("locale", EDITS)
def test_each_edit_comes_in_alone(office: Office, root: Path, locale: str) -> None:
    data = sent(root, locale)
    before = clauses_of(root, locale)
    for edit in EDITS[locale]:
        back = office.sees(data, edits=[edit], author="Ann Lee").saved
        kept = {path: path.read_bytes() for path in (root / "clauses").rglob("*.*")}
        assert accepted(root, back, "--author", "Ann Lee").exit_code == 0
        changed = {path.name for path, was in kept.items() if path.read_bytes() != was}
        assert clauses_of(root, locale) != before, edit
        assert len([name for name in changed if name.endswith(".md")]) == 1, edit
        for path, was in kept.items():
            path.write_bytes(was)
        (root / "clauses" / "decisions.yaml").unlink()


def test_no_comment_is_lost_on_the_way(office: Office, root: Path) -> None:
    """Threads with answers, in both languages; a comment of counsel's own is one more."""
    sent_threads = [
        Thread(
            clause=f"policy/{clause}", locale="zh-Hans", passage="", remarks=REMARKS[:count], source="",
            resolved=Resolution(author="何博", day=DONE, answers=count - 1) if settled else None,
        )
        for clause, count, settled in (("opening", 1, False), ("use", 2, False), ("letters", 2, True))
    ]  # fmt: skip
    own = {"do": "comment", "find": "履行您的订单", "author": "王律师", "text": "为何？"}
    back = office.sees(sent(root, "zh-Hans", tuple(sent_threads)), edits=[own]).saved
    returned = open_returned("back.docx", back, read(root, DAY), UpdateTarget())
    said_of = {(one.clause.rpartition("/")[2], remark.author, remark.text)
               for one in comments_of(returned) for remark in one.remarks}  # fmt: skip
    wanted = {(one.clause.rpartition("/")[2], each.author, each.text) for one in sent_threads for each in one.remarks}
    assert said_of == wanted | {("use", "王律师", "为何？")}
