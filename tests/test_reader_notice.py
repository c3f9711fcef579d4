"""What readers are told of a change: in each language, the words that were and those that come, and none marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.model.document import Document, Section
from generator.model.nodes import Mark, walk
from generator.redline import compare
from generator.redline.notice import Announcement, notice
from generator.render.plain import print_text
from tests.releasing import PARTNERS, House, copy_of
from tests.samples import ENGLISH, bullets, paragraph, section

NOTHING = Announcement(lines=(), links=())


def document(*sections: Section, **changes: object) -> Document:
    return replace(ENGLISH, sections=sections, **changes)  # type: ignore[arg-type]


def told(old: Document | None, new: Document | None) -> list[str]:
    """Return the lines of a notice below its title and the notice of the text."""
    made = notice(compare(old, new), lambda msgid, **values: msgid.format(**values), NOTHING)
    assert not [node for node in walk(made.sections) if isinstance(node, Mark)]
    return [line.strip() for line in print_text(made).partition("What changes for you\n")[2].splitlines() if line][1:]


KEPT = section("kept", "Kept", paragraph("It stays."))
LIST = section("list", "List", paragraph("We take:"), bullets("names", "addresses"), paragraph("No more."))


def test_what_changed_is_told_with_the_words_before_and_those_after_and_nothing_else() -> None:
    new = section("list", "List", paragraph("We take:"), bullets("names", "orders"), paragraph("No more."))
    assert told(document(KEPT, LIST), document(KEPT, new)) == [
        "List", "Until now", "- addresses", "From then on", "- orders",
    ]  # fmt: skip


def test_what_came_and_what_went() -> None:
    came = section("came", "Came", paragraph("We sell."))
    assert told(document(KEPT), document(KEPT, came)) == ["Came", "New", "We sell."]
    assert told(document(KEPT, came), document(KEPT)) == ["Came", "No longer", "We sell."]
    more = section("kept", "Kept", paragraph("It stays."), paragraph("For ever."))
    assert told(document(KEPT), document(more)) == ["Kept", "New", "For ever."]
    assert told(None, document(KEPT)) == ["Kept", "New", "It stays."]
    assert told(document(KEPT), None) == ["Kept", "No longer", "It stays."]


def test_another_title_is_told_of_a_clause_and_of_the_text() -> None:
    renamed = section("kept", "Held", paragraph("It stays."))
    assert told(document(KEPT), document(renamed)) == ["Held", "Until now", "Kept", "From then on", "Held"]
    other = document(KEPT, title="Terms")
    assert told(document(KEPT, title="Rules"), other) == ["Title", "Until now", "Rules", "From then on", "Terms"]


def test_a_clause_that_only_moved_says_what_it_said() -> None:
    assert told(document(KEPT, LIST), document(LIST, KEPT)) == ["No change"]


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_entries_between_two_texts_are_told_with_their_day_and_where_both_stand(lasting: House) -> None:
    said = lasting.run("diff", "2021-06-30", "2022-01-20", "--format", "notice").stdout
    english, chinese = said.split("《政策》变更告知")
    lines = [line for line in english.splitlines() if line]
    assert lines[0] == "Changes to Policy"
    assert lines[3:6] == ["A new edition is effective from March 1, 2022", "A word.", "The carrier may call you."]
    assert "We sell." not in english, "that edition was cancelled"
    assert "The new text <https://www.example.com/legal/en/policy/2022-01-20/>" in lines
    assert "The text until now <https://www.example.com/legal/en/policy/2021-06-30/>" in lines
    assert "新版本自2022年3月1日起生效\n\n承运人可以致电。" in chinese and "A word." not in chinese
    assert "此前\n  我们不出售信息。" in chinese and "此后\n  我们不出售信息。" in chinese


def test_a_withdrawal_is_no_draft_and_a_working_text_that_is_frozen_is_none(lasting: House, tmp_path: Path) -> None:
    said = lasting.run("diff", "2022-06-01", "2022-10-01", "--format", "notice").stdout
    assert "This document is withdrawn from November 1, 2022\n\nNo longer needed." in said and "Draft" not in said
    draft = "Draft: not published, not in force"
    assert draft not in lasting.run("diff", "2022-06-01", "--format", "notice").stdout
    house = copy_of(lasting, tmp_path / "project")
    house.edit(*PARTNERS)
    assert draft in house.run("diff", "--format", "notice").stdout


def test_a_page_for_each_language_and_nothing_where_nothing_changed(lasting: House, tmp_path: Path) -> None:
    arguments = ("2022-06-01", "--work", "policy", "--format", "notice-html", "--out", tmp_path / "told")
    assert lasting.run("diff", *arguments).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "told").iterdir()) == [
        "en.policy.notice.html",
        "zh-Hans.policy.notice.html",
    ]
    page = (tmp_path / "told" / "zh-Hans.policy.notice.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hans"' in page and "<dt>此前</dt>" in page and "<ins" not in page
    same = lasting.run("diff", "2022-06-01", "2022-06-01", "--format", "notice")
    assert (same.exit_code, same.stdout) == (0, "")
