"""Who publishes an imported policy, and what its periods, ages and laws are called."""

from __future__ import annotations

import re

import pytest

from generator.importer import Imported, understand_all
from generator.importer.propose import propose
from generator.importer.propose.speaker import Speaker, speakers_of
from generator.importer.reading import read_bytes

from .importing import brought_in, understood, unproved


def brought(*texts: str) -> Imported:
    files = [read_bytes(f"page-{n}.md", text.encode()) for n, text in enumerate(texts, 1)]
    return brought_in(files, propose(None))


@pytest.mark.parametrize(
    "text, name",
    [
        ("Privacy Policy\n\nHarbour Lights Ltd (“we”) runs the ferry. Quay Inc. does not.", "Harbour Lights Ltd"),
        ("Privacy Policy\n\nHarbour Lights Ltd (hereinafter “the Company”) runs the ferry.", "Harbour Lights Ltd"),
        ("Privacy Policy\n\nWho are we? We are Harbour Lights Ltd and we run the ferry.", "Harbour Lights Ltd"),
        ("Privacy Policy\n\nThe ferry is operated by Harbour Lights Ltd since spring.", "Harbour Lights Ltd"),
        (
            "Privacy Policy\n\nWe keep the name of your boat.\n\n© 2024 Harbour Lights. All rights reserved.",
            "Harbour Lights",
        ),
        (
            "Privacy Policy\n\nWe keep names.\n\nCONTACT\n\nWrite to Harbour Lights Ltd at the quay.",
            "Harbour Lights Ltd",
        ),
        ("Harbour Privacy Policy\n\nHarbour is a ferry. We keep what Harbour needs.", "Harbour"),
        ("Privacy Policy\n\nWhen Harbour (“we”) asks for your boat, you may say no.", "Harbour"),
        (
            "Privacy Policy\n\nBy “we” or “us” we are referring to Harbour Lights LLC and its ferry.",
            "Harbour Lights LLC",
        ),
        ("Privacy Policy\n\nHarbour is a ferry. Write to captain@harbour.example about it.", "Harbour"),
        ("Privacy Policy\n\nFrom all of us: we at 42boats keep names. See 42boats Inc. for more.", "42boats"),
        ("Terms\n\nThis is an agreement between you and Harbour. Sloop (which we like) is a boat.", "Harbour"),
        ("Terms\n\n“We”, “us” and “our” mean Harbour Lights LLC. Write to us.", "Harbour Lights LLC"),
        (
            "Terms\n\nSloop Lights GmbH (the “Provider”) lets boats to harbours (each a “Developer”).",
            "Sloop Lights GmbH",
        ),
        ("Bylaws\n\nThe name of the corporation is Harbour Institute for Boats.", "Harbour Institute for Boats"),
        ("Bylaws\n\nWe are a California Nonprofit Corporation, and it is a California Nonprofit Corporation.", ""),
        ("Privacy Policy\n\nWe keep names. Letters go by post, as Gull’s Privacy Policy says.", ""),
        ("Terms\n\nThe Services (“we”) are services. The “Services” are ours.", ""),
        ("用户协议\n\n我们只保存您的船名。\n\n运营者：上海港湾轮渡有限公司", "上海港湾轮渡有限公司"),
        ("用户协议\n\n我们只保存您的船名。\n\n经营主体：[待填写]", ""),
        ("用户协议\n\n本服务由上海港湾轮渡有限公司运营。", "上海港湾轮渡有限公司"),
        ("隐私政策\n\n本公司（“我们”）只保存您的船名。", ""),
        ("隐私政策\n\n本政策由上海港湾轮渡有限公司（以下简称“我们”）制定，适用于我们的渡轮。", "上海港湾轮渡有限公司"),
        ("Privacy Policy\n\nWe keep the name of your boat, as every owner of a copyright would.", ""),
        (
            "隐私政策\n\n上海港湾轮渡有限公司（注册地址：上海市港湾路8号，以下简称“我们”）只保存您的船名。",
            "上海港湾轮渡有限公司",
        ),
        ("隐私政策\n\n上海港湾轮渡有限公司（承运人，以下简称“甲方”）只保存您的船名。", ""),
        ("隐私政策\n\n我们只保存您的船名，不与任何人共享。", ""),
    ],
)
def test_the_publisher_is_who_speaks(text: str, name: str) -> None:
    speakers = speakers_of(understood(text), None)
    assert {one.whole or one.name for one in speakers.values()} == ({name} if name else set())


PAGE = """<html><head><title>Privacy</title>{head}</head><body><main><h1>Privacy</h1>
<p>We keep the name of your boat, as Quay Inc. asks. Harbour takes nobody else along.</p></main>
<footer><p>{foot}</p></footer></body></html>"""


@pytest.mark.parametrize(
    "head, foot, name",
    [
        ("", "&copy; 2021–2024 Harbour Lights Ltd. All rights reserved.", "Harbour Lights Ltd"),
        ("", "Copyright © 2024 上海港湾轮渡有限公司 版权所有", "上海港湾轮渡有限公司"),
        ('<meta property="og:site_name" content="Harbour">', "", "Harbour"),
        ('<meta name="author" content="Seagull Press">', "", ""),
        ("", "Read more", ""),
    ],
)
def test_what_a_page_has_beside_its_text_tells_who_publishes(head: str, foot: str, name: str) -> None:
    drafts = understand_all([read_bytes("page.html", PAGE.format(head=head, foot=foot).encode())])
    assert [one.name for one in speakers_of(drafts, None).values()] == ([name] if name else [])


def test_a_publisher_is_named_in_each_language_as_it_stands_there() -> None:
    english = (
        "# Privacy Policy\n\nShanghai Harbour Ltd (“we”) runs it. Shanghai Harbour is safe, Shanghai Harbour says.\n"
    )
    chinese = "# 隐私政策\n\n上海港湾轮渡有限公司（以下简称“我们”）经营渡轮。\n"
    made = brought(english, chinese)
    facts = made.trial.files["clauses/facts.yaml"]
    assert "    name:\n      en: Shanghai Harbour\n      zh-Hans: 上海港湾轮渡有限公司\n" in facts
    assert "    legal-name:\n      en: Shanghai Harbour Ltd\n" in facts
    assert "{{ publisher.legal-name }} (“we”)" in made.trial.files["clauses/privacy-policy/introduction.en.md"]
    assert not unproved(made)


def test_where_two_kinds_of_places_disagree_the_surer_one_tells() -> None:
    text = "Privacy Policy\n\nQuay Inc. carries us. Quay Inc. is big. At Harbour, we keep names. Harbour is a ferry."
    assert speakers_of(understood(text), None)["en"] == Speaker(name="Harbour")


def test_nobody_is_called_publisher_and_nothing_imported_where_the_text_names_nobody() -> None:
    files = brought("# Privacy Policy\n\nWe keep the name of your boat… for a while.\n").trial.files
    said = "\n".join(text for path, text in files.items() if path.endswith((".yaml", ".md")))
    assert "Imported" not in said
    assert "Publisher" not in said
    assert "parties:" not in said
    assert not re.search(r"^publisher:", files["clausebook.yaml"], re.MULTILINE)
    assert "boat… for" in said


def test_a_page_prints_nobody_where_the_text_names_nobody() -> None:
    made = brought(
        "# Privacy Policy\n\nWe keep the name of your boat.\n\n| Boat | Kept |\n|---|---|\n| Sloop | here |\n"
    )
    assert not unproved(made)
    assert any(note.id == "import.who-publishes" for note in made.trial.proposal.notes)


def test_a_text_without_a_title_is_called_as_its_file_is_and_that_is_said() -> None:
    made = brought("We keep the name of your boat, and nothing else of it.\n")
    (draft,) = made.trial.proposal.drafts
    assert (draft.title, [note.id for note in draft.notes]) == ("page 1", ["import.called-after-file"])
    assert not made.trial.differences["page-1.md"]


def test_a_heading_with_a_full_stop_is_a_title() -> None:
    (draft,) = brought("# Boats are safe.\n\nWe keep the name of your boat.\n").trial.proposal.drafts
    assert (draft.title, draft.notes) == ("Boats are safe.", ())


ENGLISH = """# Privacy Policy

## Logs

We keep logs for 6 months. We answer requests about them within 30 days.

## Accounts

We keep accounts for 6 months after you leave. Pets are 6 months old.

## Changes

We notify you 30 days before a change.
"""


def test_a_period_is_called_after_its_clause_and_what_it_is_for() -> None:
    made = brought(ENGLISH)
    facts = made.trial.files["clauses/facts.yaml"]
    assert re.findall(r"^  ([a-z-]+): (.+)$", facts[facts.index("periods:") :], re.MULTILINE) == [
        ("accounts-retention", "6 months"),
        ("changes-notice", "30 days"),
        ("logs-response", "30 days"),
        ("logs-retention", "6 months"),
    ]
    assert not unproved(made)


def test_both_languages_use_one_fact_and_a_value_that_differs_stays_typed() -> None:
    chinese = "# 隐私政策\n\n## 日志\n\n日志保存6个月。我们在15天内答复有关请求。\n"
    english = ENGLISH[: ENGLISH.index("## Accounts")]
    files = brought(english, chinese).trial.files
    assert "日志保存{{ logs-retention }}。" in files["clauses/privacy-policy/logs.zh-Hans.md"]
    assert "15天内" in files["clauses/privacy-policy/logs.zh-Hans.md"]


def test_equal_names_of_two_works_are_two_facts() -> None:
    terms = "# Terms of Use\n\n## Logs\n\nWe keep logs of your orders for 6 months.\n"
    facts = brought(ENGLISH, terms).trial.files["clauses/facts.yaml"]
    assert "terms-logs-retention: 6 months" in facts


def test_an_age_of_children_is_called_so_whatever_its_clause() -> None:
    files = brought("# 隐私政策\n\n## 适用对象\n\n本服务不面向未满14周岁的未成年人。\n").trial.files
    assert "child-age: 14" in files["clauses/facts.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "We keep names of boats, of their owners, of the people on board and of all pets. Six sail for 6 months.",
        "We keep the names of boats and of owners and of all the people who were ever on board, and sail for 6 months.",
    ],
)
def test_a_word_of_another_sentence_or_far_away_names_no_period(text: str) -> None:
    assert "periods:" not in brought(f"# Privacy Policy\n\n## Boats\n\n{text}\n").trial.files.get(
        "clauses/facts.yaml", ""
    )


@pytest.mark.parametrize(
    "text, told",
    [
        ("# Privacy Policy\n\n## Changes\n\nWe notify you 30 days before a change takes effect.\n",
         "notice-period: {substantive: 30 days, material: 30 days}"),
        ("# Privacy Policy\n\n## Changes\n\nWe give thirty (30) days’ notice of material changes.\n",
         "notice-period: {material: 30 days}"),
        ("# 隐私政策\n\n## 本政策的变更\n\n我们将在变更生效前提前30日通知您。\n",
         "notice-period: {substantive: 30 days, material: 30 days}"),
        ("# Privacy Policy\n\n## Moorings\n\nWe notify you 30 days before a mooring ends.\n", ""),
        ("# Privacy Policy\n\n## Changes\n\nWe keep each version of this page for 30 days.\n", ""),
    ],
)  # fmt: skip
def test_a_promise_to_tell_of_changes_is_the_notice_period_of_the_work(text: str, told: str) -> None:
    made = brought(text)
    work = made.trial.files["clauses/privacy-policy/work.yaml"]
    assert re.findall(r"^notice-period:.*$", work, re.MULTILINE) == ([told] if told else [])
    assert any(note.id == "import.promised" for note in made.trial.proposal.notes) == bool(told)


def test_a_term_is_what_a_text_defines_and_uses_and_an_article_is_no_part_of_its_id() -> None:
    text = (
        "# Terms\n\nA sloop (the “Boat”) is let (“as is”), by the harbour (“the Quay”) near a city (“Hull”).\n\n"
        "The Boat lies at the Quay.\n"
    )
    assert set(brought(text).trial.proposal.terms) == {"boat", "quay"}


def test_companies_and_sdks_of_others_that_a_text_names_twice_are_facts_of_their_own() -> None:
    text = (
        "# Privacy Policy\n\nHarbour Lights Ltd (“we”) writes by Gull Post Inc. and counts with Foghorn Count SDK.\n\n"
        "Gull Post Inc. keeps addresses; Foghorn Count SDK keeps none. Reef GmbH is named once. 微信SDK，微信SDK。\n"
    )
    made = brought(text)
    facts = made.trial.files["clauses/facts.yaml"]
    assert "  gull-post-inc:\n    name: Gull Post Inc.\n" in facts
    assert "names:\n  foghorn-count-sdk: Foghorn Count SDK\n" in facts
    assert "Reef" not in facts and "sdk:" not in facts.replace("count-sdk:", "")
    clause = made.trial.files["clauses/privacy-policy/introduction.en.md"]
    assert "{{ gull-post-inc }} keeps addresses; {{ foghorn-count-sdk }} keeps none" in clause
    assert not unproved(made)
    kept = brought_in([read_bytes("page.md", text.encode())], propose(frozenset({"publisher"})))
    assert "gull-post-inc" not in kept.trial.files["clauses/facts.yaml"]
    assert "by Gull Post Inc. and" in kept.trial.files["clauses/privacy-policy/introduction.en.md"]


def test_an_address_or_a_number_that_stays_typed_is_a_link() -> None:
    text = "# Notice\n\n## Safety\n\nWrite to help@harbour.example, call +44 20 7946 0018 or read page 20200101 of it."
    source = brought(text).trial.files["clauses/notice/safety.en.md"]
    assert "[help@harbour.example](mailto:help@harbour.example)" in source
    assert "[+44 20 7946 0018](tel:+442079460018)" in source
    assert "page 20200101 of" in source, "digits without a country are no number that anybody could dial"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("我们的__联系方式__如下。", "我们的**联系方式**如下。"),
        ("__联系方式__如下。", "**联系方式**如下。"),
        ("见__联系 us 方式__。", "见**联系 us 方式**。"),
        ("调用__init__方法。", "调用\\_\\_init"),
        ("文件a__b__c。", "文件a"),
    ],
)
def test_words_between_underscores_beside_a_han_character_are_bold(typed: str, kept: str) -> None:
    made = brought(f"# 声明\n\n## 联系\n\n{typed}\n")
    (text,) = (text for name, text in made.trial.files.items() if name.endswith(".md"))
    assert kept in text and ("**" in text) == ("**" in kept)
    assert made.lost == 0 and not any(one.is_loss for found in made.trial.differences.values() for one in found)
