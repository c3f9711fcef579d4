"""Two languages of one policy: which documents are one work, which clauses meet, and what nobody is sure of."""

from __future__ import annotations

import pytest

from generator.cli.speech import machine_sentences
from generator.importer import in_order, understand_all
from generator.importer.account import account
from generator.importer.draft import DraftDocument
from generator.importer.plan import plan_source, read_plan
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.importer.received import NOTHING
from generator.importer.rough import Rough
from generator.importer.split import tag_of
from generator.model.document import plain_text, walk_sections
from generator.model.source import Source

from .importing import DAY, brought_in

ENGLISH = """# Parcel Policy

We carry parcels.

## Weights

A parcel has at most 25 kilograms.

## Windows

We deliver within 3 days, and between 8:00 and 19:30.

- Monday to Friday
- Saturday

## Lost things

Write to lost@parcels.example about anything that is lost.

## Kites

We carry no kites.
"""
CHINESE = """# 包裹规则

我们运送包裹。

## 重量

每件包裹不超过25公斤。

## 时段

我们在3天内送达，时间为8:00至19:30。

- 周一至周五
- 周六

## 遗失

如有遗失，请致信 lost@parcels.example。

## 风筝

我们不运送风筝。
"""


def roughs(*texts: str) -> list[Rough]:
    return [read_bytes(f"page-{n}.md", text.encode()) for n, text in enumerate(texts, 1)]


def drafts(*texts: str) -> tuple[DraftDocument, ...]:
    return understand_all(roughs(*texts))


def met(found: tuple[DraftDocument, ...]) -> dict[str, tuple[str, ...]]:
    """Titles by the id that clauses of one work share, those without a counterpart alone."""
    held: dict[str, tuple[str, ...]] = {}
    for draft in found:
        for one in walk_sections(draft.sections):
            held[one.clause] = (*held.get(one.clause, ()), plain_text(one.title))
    return held


WHOLE = {
    "introduction": ("Parcel Policy", "包裹规则"),
    "weights": ("Weights", "重量"),
    "windows": ("Windows", "时段"),
    "lost-things": ("Lost things", "遗失"),
    "kites": ("Kites", "风筝"),
}


def test_clauses_without_a_topic_meet_by_what_a_translation_keeps() -> None:
    found = drafts(ENGLISH, CHINESE)
    assert {draft.work for draft in found} == {"parcel-policy"}
    assert met(found) == WHOLE


def test_the_language_that_is_named_second_may_lend_the_ids() -> None:
    found = drafts(CHINESE, ENGLISH)
    assert met(found) == {name: (other, one) for name, (one, other) in WHOLE.items()}
    assert [draft.locale for draft in found] == ["zh-Hans", "en"]
    assert [draft.locale for draft in in_order(found, "en")] == ["en", "zh-Hans"]


@pytest.mark.parametrize("gone", ["## 时段", "## 遗失", "## 重量"])
def test_a_clause_that_one_language_lacks_parts_no_others(gone: str) -> None:
    start = CHINESE.index(gone)
    after = CHINESE.index("\n## ", start + 1)
    found = met(drafts(ENGLISH, CHINESE[:start] + CHINESE[after + 1 :]))
    name = next(name for name, titles in WHOLE.items() if f"## {titles[1]}" == gone)
    shared = {clause: titles for clause, titles in found.items() if len(titles) > 1}
    assert found[name] == WHOLE[name][:1]
    assert shared.items() <= WHOLE.items()
    assert len(shared) >= 3


def test_two_clauses_with_the_same_figures_meet_in_their_order() -> None:
    paid = "You pay 12 euros for 30 days."
    english = f"## Parking\n\n{paid}\n\n## Mooring\n\n{paid}\n\n## Flags\n\nNo flags.\n"
    chinese = "## 停车\n\n您支付12欧元，为期30天。\n\n## 系泊\n\n您支付12欧元，为期30天。\n"
    assert met(drafts(f"# Quay Policy\n\n{english}", f"# 码头规则\n\n{chinese}")) == {
        "parking": ("Parking", "停车"),
        "mooring": ("Mooring", "系泊"),
        "flags": ("Flags",),
    }


def test_what_has_no_counterpart_is_to_be_read_and_gets_no_reason() -> None:
    more = CHINESE + "\n## 气球\n\n气球须先放气，并附说明书及保修卡，装入单独的箱内交运。\n"
    made = brought_in(roughs(ENGLISH + "\n## Fees\n\nA parcel is 12 euros, 14 abroad.\n", more), propose(None))
    work = made.trial.files["clauses/parcel-policy/work.yaml"]
    assert "fees: unread" in work
    assert made.trial.found["missing-translation"] == 2
    said = account(made, NOTHING, [], machine_sentences())
    assert "| parcel-policy/fees | Fees (en) |" in said
    assert "气球 (zh-Hans)" in said


def test_texts_of_two_kinds_are_two_works_and_none_of_their_clauses_meet() -> None:
    terms = "# 用户协议\n\n## 账户\n\n您须妥善保管账户。\n\n## 费用\n\n费用为每月12元。\n"
    found = drafts("# Privacy Policy\n\n## Data\n\nWe keep your name.\n\n## Time\n\nWe keep it for a year.\n", terms)
    assert [draft.work for draft in found] == ["privacy-policy", "terms"]


def test_several_works_of_two_languages_pair_whatever_their_order() -> None:
    letters = ENGLISH.replace("Parcel", "Letter").replace("25", "2").replace("lost@", "post@").replace("19:30", "20:45")
    other = CHINESE.replace("包裹", "信件").replace("25", "2").replace("lost@", "post@").replace("19:30", "20:45")
    found = drafts(ENGLISH, letters, other, CHINESE)
    assert [draft.work for draft in found] == ["parcel-policy", "letter-policy", "letter-policy", "parcel-policy"]


def test_one_decision_for_each_clause_parts_or_joins_it() -> None:
    files = [read_bytes("en.md", ENGLISH.encode()), read_bytes("zh.md", CHINESE.encode())]
    source = plan_source(understand_all(files), "Parcels", (), DAY, machine_sentences())
    line = next(one for one in source.split("\n") if "clause: kites, same: kites" in one)
    parted, found = read_plan(
        Source(path="plan.yaml", text=source.replace(line, line.replace("same: kites", "same: none")))
    )
    assert parted and not found
    held = met(understand_all(files, parted))
    assert held["kites"] == ("Kites",)
    assert held["kites-b"] == ("风筝",)
    assert met(understand_all(files, read_plan(Source(path="plan.yaml", text=source))[0])) == WHOLE


def test_a_plan_with_open_decisions_gives_what_the_files_give() -> None:
    more = CHINESE + "\n## 气球\n\n气球须先放气，并附说明书及保修卡，装入单独的箱内交运。\n"
    files = [read_bytes("en.md", (ENGLISH + "\n## Fees\n\nA parcel is 12 euros.\n").encode())]
    files.append(read_bytes("zh.md", more.encode()))
    source = plan_source(understand_all(files), "Parcels", (), DAY, machine_sentences())
    assert source.count("same: none") == 1
    plan, found = read_plan(Source(path="plan.yaml", text=source))
    assert not found
    assert met(understand_all(files, plan)) == met(understand_all(files))


def test_long_texts_meet_as_short_ones_do() -> None:
    english = (f"## Rule {n}x\n\nYou pay {n * 7 + 11} euros.\n" for n in range(300))
    chinese = (f"## 规则\n\n您支付{n * 7 + 11}欧元。\n" for n in range(300) if n % 17)
    one, other = drafts("# Ferry Terms\n\n" + "\n".join(english), "# 渡轮服务条款\n\n" + "\n".join(chinese))
    names = [f"rule-{n}x" for n in range(300) if n % 17]
    assert [section.clause for section in other.sections] == names
    assert one.work == other.work


def test_a_switcher_of_languages_is_no_title_and_is_told_as_left_out() -> None:
    text = f"[English](#en) | [简体中文](#zh)\n\n{ENGLISH}"
    made = brought_in(roughs(text), propose(None))
    (draft,) = made.trial.proposal.drafts
    assert draft.title == "Parcel Policy"
    found = [one for one in made.trial.differences["page-1.md"] if one.lacks]
    assert [(one.kind, one.lacks, one.aside) for one in found] == [("left-out", "English | 简体中文", "navigation")]
    assert not made.given_up


def test_a_line_about_languages_is_text() -> None:
    (draft,) = drafts(ENGLISH + "\n## Tongues\n\nEnglish, Chinese and others\n")
    assert "English, Chinese and others" in draft.lines


@pytest.mark.parametrize(
    "stated, tag",
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_cn", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("en-US", "en"),
        ("id", "id"),
        ("cs-CZ", "cs-CZ"),
        ("", "und"),
        ("english, please", "und"),
    ],
)
def test_what_a_file_calls_its_language_has_one_tag_of_ours(stated: str, tag: str) -> None:
    assert tag_of(stated) == tag


def test_an_unknown_language_stays_unknown_and_a_stated_one_is_kept() -> None:
    text = "<h1>Zásady</h1><h2>Údaje</h2><p>Uchováváme vaši adresu po dobu jednoho roku a pak ji smažeme.</p>"
    for page, tag in ((text, "und"), (f'<html lang="cs">{text}</html>', "cs")):
        (draft,) = understand_all([read_bytes("page.html", page.encode())])
        assert draft.locale == tag
