"""Comments on the text: kept by line, merged by git, found again after edits, and never published."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.blocks import addresses_of
from generator.model.comments import Remark, Resolution, Thread
from generator.model.kept_addresses import find_again, keep
from generator.model.library import Library
from generator.model.source import Source
from generator.model.written import Clause
from generator.operations.comments import CommentError, comments_shown, merged
from generator.operations.ledger import read_ledger
from generator.parse.clause import read_clause
from generator.parse.files import COMMENTS
from generator.resolve import resolve
from tests.languages import languages
from tests.releasing import House, copy_of, entry, run, without_engine
from tests.support import findings, library, places, refused

DAY = date(2021, 6, 30)
ASKED = Remark(author="Lin Wei", day=DAY, text="Which law?")
TOLD = Remark(author="Counsel", day=DAY, text="The tax code: see 1, 2.\nAnd more.")
LIST = "- One thing.\n- Another thing, at length.\n"
CLAUSE = f"# Keeping\n\nWe keep an order for {{{{ look-back }}}}.\n\n{LIST}\nThen we delete it.\n"
ENTRY = "- {comment: 00000001, on: policy/contact, locale: en, by: A, day: 2021-06-30, text: B}\n"


def of(text: str) -> Clause:
    return read_clause(Source(path="clauses/policy/contact.en.md", text=text), ("policy", "contact", "en"))[0]


def said(*remarks: Remark, passage: str = "", settled: Resolution | None = None) -> Thread:
    on, source = "policy/contact", "0" * 64
    return Thread(clause=on, locale="en", passage=passage, remarks=remarks, resolved=settled, source=source)


def read(text: str, clause: str = "# Contact\n\nWrite to us.\n") -> Library:
    return library({COMMENTS: text, "clauses/policy/contact.en.md": clause})


def only(text: str) -> Thread:
    (thread,) = read(text).comments
    return thread


NONE = library({})


def test_what_is_written_is_read_as_it_was_said() -> None:
    settled = Resolution(author=None, day=DAY, answers=1)
    text = merged("", [said(ASKED, TOLD, passage="Write to", settled=settled)], NONE)
    assert text.count("\n") == 3
    (thread,) = read(text + text).comments
    assert thread.remarks == (ASKED, TOLD), "the same entry twice is one"
    assert (thread.passage, thread.resolved, thread.is_open, thread.source) == ("Write to", settled, False, "0" * 64)
    assert thread.address and thread.address.beside == ("title", "")


def test_the_same_again_is_no_new_one_and_what_is_new_is_added() -> None:
    first = merged("", [said(ASKED), said(ASKED), said(TOLD)], NONE)
    assert len(read(first).comments) == 3, "who says the same twice has two comments"
    assert merged(first, [said(ASKED), said(ASKED), said(TOLD)], read(first)) == first
    more = merged(first, [said(ASKED), said(ASKED, TOLD)], read(first))
    assert [len(one.remarks) for one in read(more).comments] == [1, 2, 1]
    assert [line for line in more.split("\n") if line not in first.split("\n")] == [
        next(line for line in more.split("\n") if "answers" in line)
    ]


def test_an_answer_that_comes_back_as_a_comment_is_known_for_an_answer() -> None:
    text = merged("", [said(ASKED, TOLD)], NONE)
    assert merged(text, [said(ASKED), said(TOLD)], read(text)) == text
    assert len(only(merged(text, [said(TOLD, ASKED)], read(text))).remarks) == 3


@pytest.mark.parametrize("before", ["# Ours\n", "# Ours", "\n", f"  {ENTRY}", f"{ENTRY}  # mine\n", ENTRY.strip()])
def test_every_line_that_was_there_stays(before: str) -> None:
    text = merged(before, [said(ASKED)], NONE)
    kept = "".join(line for line in text.splitlines(keepends=True) if ASKED.text not in line)
    assert kept in (before, f"{before}\n")
    assert len(read(text).comments) == before.count("comment:") + 1


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=20))
def test_whatever_is_said_is_written_so_that_it_can_be_read(words: str, author: str) -> None:
    one = said(Remark(author=author, day=DAY, text=words), passage=words)
    try:
        text = merged("", [one], NONE)
    except CommentError:
        assert not (words.strip() and author.strip()) or not (words + author).isprintable()
    else:
        assert merged(text, [one], read(text)) == text


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    with refused(CommentError, r"clauses/comments.yaml is left as it is: .*`text` is missing"):
        merged("- {comment: 00000001, on: policy/contact, locale: en, by: A, day: 2021-06-30}\n", [said(ASKED)], NONE)


@pytest.mark.parametrize(
    "entries, found",
    [
        ("- {answers: 00000001, by: A, day: 2021-06-30, text: B}\n", [("unknown-comment", "00000001")]),
        ("- {by: A}\n", [("missing-key", "{by: A}")]),
        (ENTRY.replace("00000001", "1").replace("/contact", ""), [("bad-value", "1"), ("bad-value", "policy")]),
        (ENTRY + ENTRY, []),
        (ENTRY + ENTRY.replace("B", "C"), [("duplicate-key", "00000001")]),
    ],
)
def test_entries_that_do_not_go_together_are_found_where_they_stand(entries: str, found: list[tuple[str, str]]) -> None:
    assert places(findings({COMMENTS: entries})) == found


def test_an_answer_that_a_settlement_did_not_know_of_opens_a_thread_again() -> None:
    text = merged("", [said(ASKED, settled=Resolution(author="A", day=DAY, answers=0))], NONE)
    assert not only(text).is_open
    more = merged(text, [said(ASKED, TOLD)], NONE)
    assert only(more).is_open
    assert merged(more, [said(ASKED, settled=Resolution(author="A", day=DAY, answers=0))], NONE) == more, "known"


def test_the_ledger_counts_the_open_comments_on_a_clause() -> None:
    settled = said(Remark(author="A", day=DAY, text="Done."), settled=Resolution(author="A", day=DAY, answers=0))
    there = read(merged("", [said(ASKED), said(TOLD), settled], NONE))
    assert [row.comments for row in read_ledger(there, ())] == [2]


# --- where it is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "passage, edit, there",
    [
        ("We keep an order", ("We keep an order for", "Every order stays with us for"), "Every order"),
        ("Another thing, at length", (LIST, "- Another thing, at length.\n- Last.\n"), "Another"),
        ("Another thing, at length", ("- One thing.\n", ""), "Another"),
        ("Another thing, at length", ("Another thing, at length", "A different matter"), ""),
        ("One thing", ("One thing.", "A wholly different sentence."), ""),
        ("Then we delete it", ("# Keeping\n", "# Keeping\n\nA new beginning.\n"), "Then we"),
        ("Then we delete it", ("\n\nThen we delete it.", ""), None),
        ("Another thing, at length", ("- Another thing, at length.\n", ""), None),
    ],
)  # fmt: skip
def test_a_passage_is_found_again_after_an_edit(passage: str, edit: tuple[str, str], there: str | None) -> None:
    old = addresses_of(of(CLAUSE))
    kept = keep(passage, old)
    assert kept and kept.id.startswith(("paragraph", "item"))
    new = addresses_of(of(CLAUSE.replace(*edit)))
    found = find_again(kept, passage, new)
    if there is None:
        assert found is None
    elif there:
        assert found and there in str(found.part.node)
    else:
        assert found is None or kept.id.startswith(found.part.name)


def test_what_stood_beside_a_passage_is_not_taken_for_it() -> None:
    old = addresses_of(of("# A\n\nWe answer in a week.\n\nMoreover, we answer in a week at most.\n"))
    kept = keep("We answer in a week.", old)
    assert kept
    assert (
        find_again(kept, "we answer in a week", addresses_of(of("# A\n\nMoreover, we answer in a week at most.\n")))
        is None
    )


def test_a_quotation_leads_to_its_block_though_a_fact_has_other_words_in_print() -> None:
    clause = of("# A\n\nWe answer within {{ reply }}.\n\nYou can also write to the office in town.\n")
    found = keep("We answer within fifteen (15) days.", addresses_of(clause))
    assert found and found.beside[0] == "title"


def test_words_that_two_blocks_say_lead_to_neither() -> None:
    clause = of("# A\n\nWe answer within a week.\n\nThey answer within a week.\n")
    assert keep("answer within a week", addresses_of(clause)) is None
    found = keep("They answer within", addresses_of(clause))
    assert found and found.id.startswith("paragraph-")


def test_a_comment_is_shown_at_its_block_of_the_document() -> None:
    body = "# Contact\n\nWrite to us.\n\n- One thing.\n- Another thing.\n\nThen we answer.\n"
    start = read("", body)
    text = merged("", [said(ASKED), said(TOLD, passage="Another thing")], start)
    there = read(text, body)
    (document,), _ = resolve(there, {"en": languages()["en"]}, DAY)
    shown = comments_shown(there, document)["contact"]
    assert [(one.remarks[0].text, at) for one, at in shown] == [(ASKED.text, None), (TOLD.text, 1)]
    again = read(text, body.replace("# Contact\n", "# Contact\n\nFirst of all, a word.\n"))
    (document,), _ = resolve(again, {"en": languages()["en"]}, DAY)
    assert [at for _, at in comments_shown(again, document)["contact"]] == [None, 2]


# --- git and the published tree ---------------------------------------------------------------------------------------


def git(root: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Anna", "-c", "user.email=anna@example.com")
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


def test_git_keeps_what_two_people_said_at_the_same_time(tmp_path: Path) -> None:
    attributes = Path(__file__).parent.parent / "templates" / "starter" / "dot-gitattributes"
    (tmp_path / ".gitattributes").write_text(attributes.read_text(encoding="utf-8"), encoding="utf-8")
    path = tmp_path / COMMENTS
    path.parent.mkdir()
    start = merged("", [said(ASKED)], NONE)
    path.write_text(start, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "start")
    sides = {
        "left": [said(ASKED, TOLD), said(TOLD, passage="Write")],
        "right": [said(ASKED, settled=Resolution(author="A", day=DAY, answers=0)), said(TOLD, passage="Write")],
    }
    for name, thread in sides.items():
        git(tmp_path, "checkout", "-q", "-b", name, "main")
        path.write_text(merged(start, thread, NONE), encoding="utf-8")
        git(tmp_path, "commit", "-q", "-a", "-m", name)
    git(tmp_path, "merge", "-q", "-m", "both", "left")
    first, second = read(path.read_text(encoding="utf-8")).comments
    assert first.remarks == (ASKED, TOLD) and first.resolved and first.is_open, "the answer was not known"
    assert second.remarks == (TOLD,)


def test_nothing_that_is_published_holds_a_word_of_a_comment(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "house")
    plain = copy_of(lasting, tmp_path / "plain")
    say(made, "Unsayable", "--as", "Zacharias", "--on", "Contact")
    for house in (made, plain):
        with without_engine():
            assert house.run("build", "--draft", "--out", str(house.root / "draft")).exit_code == 0
            assert house.build("2022-01-01").exit_code == 0
    files = [
        path for name in ("draft", "output", "editions") for path in (made.root / name).rglob("*") if path.is_file()
    ]
    assert len(files) > 20
    for path in files:
        data = path.read_bytes()
        assert b"Unsayable" not in data and b"Zacharias" not in data
        assert data == (plain.root / path.relative_to(made.root)).read_bytes()


def say(house: House, text: str, *options: str) -> None:
    told = run("comment", "add", "--project", house.root, "policy/contact", text, *options)
    assert told.exit_code == 0, told.output


@pytest.mark.parametrize("name", ["", " ", "Li\u200bn", "L\u0456n Wei", "Lin\nWei"])
def test_nobody_says_anything_under_a_name_that_is_not_clear(lasting: House, name: str) -> None:
    told = run("comment", "add", "--project", lasting.root, "policy/contact", "Why?", "--as", name)
    assert told.exit_code == 2 and not (lasting.root / COMMENTS).exists()


def test_what_is_said_here_of_a_comment_from_a_file_is_not_from_that_file(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "house")
    made.write("comments.yaml", merged("", [said(ASKED)], NONE))
    (id,) = re.findall("comment: (.{8})", made.text("comments.yaml"))
    for call in (("answer", id, "It is."), ("resolve", id)):
        told = run("comment", call[0], "--project", made.root, *call[1:], "--as", "Lin")
        assert told.exit_code == 0, told.output
    _, *lines = made.text("comments.yaml").splitlines()
    assert len(lines) == 2 and not any("from:" in line for line in lines)


def test_a_release_lists_the_open_comments_on_its_texts_and_goes_on(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "house")
    say(made, "Why?", "--as", "Lin")
    made.write("policy/contact.en.md", f"{made.text('policy/contact.en.md')}\nCall us on Sundays.\n")
    made.enter(
        entry("2023-06-30", "policy: {change: substantive, locales: [en], clauses: [contact], summary: {en: New.}}")
    )
    with without_engine():
        told = made.release("2023-06-30", "--dry-run")
    assert "open: " in told.stderr and "on policy/contact (en), Lin" in told.stderr, told.output
    assert "1 comment on these texts is open" in told.stderr
