"""From the lines of a page to a project: what is understood, and that no word is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.speech import machine_sentences
from generator.importer import UnreadableError, outline, understand_all
from generator.importer.blocks import blocks
from generator.importer.dates import read_dates
from generator.importer.markers import split_marker
from generator.importer.plan import plan_source, read_plan
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.importer.source import clause_source
from generator.importer.topics import is_about, match, slug
from generator.localize.telling import language_of
from generator.markup.printing import line_source
from generator.model.document import (
    Important,
    Inline,
    Link,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    plain_text,
    walk_sections,
)
from generator.model.source import Source
from generator.model.walk import texts_of
from generator.parse.clause import read_clause
from tests.support import refused

from .importing import ADDENDUM, CHINESE, DAY, ENGLISH, brought_in, imported, rough, sketch, understood, unproved


def test_capitals_bullets_and_lines_behind_a_colon_are_understood() -> None:
    (draft,) = understood(ENGLISH)
    assert sketch(draft.sections) == [
        "introduction: (preface)",
        "  P Lantern Books Ltd. (“we”) runs a shop fo",
        "what-we-collect: WHAT WE COLLECT",
        "  P We ask for:",
        "  - Your name. We print it on the parcel.",
        "  - Your address. The post needs it.",
        "  P We also see:",
        "  - which pages you open;",
        "  - which books you search for;",
        "  - and when you come back.",
        "who-we-share-it-with: WHO WE SHARE IT WITH",
        "  P We hand your address to the post:",
        "  (i) for parcels that you ordered,",
        "  (ii) for parcels that you send back.",
        "  P Nobody else gets it.",
        "contact: CONTACT",
        "  P Write to us at books@example.com or call",
    ]
    assert [(one.kind, one.label, one.typed, one.pattern) for one in draft.dates] == [
        ("last-modified", "Last updated:", "March 2, 2026", "MMMM d, y")
    ]


def test_a_flattened_table_pairs_and_headings_below_others_are_understood() -> None:
    (draft,) = understood(ADDENDUM)
    assert sketch(draft.sections) == [
        "introduction: (preface)",
        "  P This addendum adds to our Privacy Policy",
        "information-we-will-collect: Information We Will Collect",
        "  P In the past year we collected these kind",
        "  T 2 columns, rows [[1, 2], [1, 1], [1, 1]]",
        "  P It does not hold:",
        "  - what is public anyway.",
        "sharing-personal-information: Sharing Personal Information",
        "  P We share as the policy says.",
        "  historical-disclosures-business-purpose: "
        "Historical Disclosures of Personal Information for a Business Purpose",
        "    P These were disclosed:",
        "    D A. Identifiers:",
        "    D D. Commercial information:",
        "your-rights-and-choices: Your Rights and Choices",
        "  P You may ask us three things.",
        "  deletion-request-rights: Deletion Request Rights",
        "    P We may say no where we need the informat",
        "    00001. finish an order,",
        "    00002. keep the books that the law wants.",
        "contact-information: Contact Information",
        "  P Ask at the counter.",
    ]


def test_chinese_numbers_an_outline_and_a_signature_are_understood() -> None:
    (draft,) = understood(CHINESE)
    assert sketch(draft.sections) == [
        "introduction: 引言",
        "  P 本政策说明我们如何处理您的个人信息,主要包括:",
        "  - 我们如何收集您的个人信息",
        "  - 我们如何保护您的个人信息",
        "  - 您如何联系我们",
        "collection: 1. 我们如何收集您的个人信息",
        "  P 我们只收集为您送书所必需的信息。",
        "  1.1 您下单时填写的姓名和收件地址。",
        "  1.2 出现下列情形的,无需征得您的同意:",
        "    1.2.1 与国家安全有关的;",
        "    1.2.2 法律另有规定的。",
        "  1.3 我们不收集其他信息。",
        "security: 2. 我们如何保护您的个人信息",
        "  2.1 我们对传输的数据加密。",
        "  2.2 发生安全事件的,我们会告知您。",
        "    P 客服电话:021-55501234",
        "  2.3 我们定期检查上述措施。",
        "contact: 3. 您如何联系我们",
        "  3.1 请写信给我们。",
    ]
    assert draft.sign_off
    assert draft.sign_off.party == "上海灯笼书店有限公司"


def test_several_documents_of_one_file_are_told_apart_and_share_works() -> None:
    drafts = understand_all([rough(ENGLISH + ADDENDUM + CHINESE)])
    assert [(one.work, one.locale, one.kind, one.amends) for one in drafts] == [
        ("privacy-policy", "en", "policy", None),
        ("california-addendum", "en", "addendum", "privacy-policy"),
        ("privacy-policy", "zh-Hans", "policy", None),
    ]


def test_a_notice_for_one_state_is_an_addendum_and_its_toll_free_number_a_contact() -> None:
    notice = (
        "Privacy Notice for California\n\nYOUR RIGHTS\n\nAsk us.\n\nCONTACT\n\nCall us toll-free at (800) 253-0142.\n\n"
    )
    made = brought_in([rough(ENGLISH), rough(notice)], propose(None))
    assert 'phone: "(800) 253-0142"' in made.trial.files["clauses/facts.yaml"]
    assert "kind: addendum\namends: privacy-policy\n" in made.trial.files["clauses/california-addendum/work.yaml"]


def test_headings_of_one_level_in_the_file_stay_on_one_level() -> None:
    page = b"<h1>Privacy Policy</h1><h2>Sharing</h2><p>We share.</p><h2>Historical Disclosures</h2><p>We shared.</p>"
    (draft,) = understand_all([read_bytes("page.html", page)])
    assert [len(one.sections) for one in draft.sections] == [0, 0], "by their topics the second stands in the first"


def test_a_document_whose_form_costs_words_is_brought_in_as_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is known that a reader loses words of: here the first block of each clause is dropped."""
    monkeypatch.setattr(outline, "blocks", lambda found, base: blocks(found, base)[1:])
    made = imported(ENGLISH)
    assert made.given_up == ("privacy-policy in en",)
    assert not unproved(made)
    (text,) = (text for path, text in made.trial.files.items() if path.endswith(".md"))
    assert "\n\nWHAT WE COLLECT\n\nWe ask for:\n\n" in text


def test_an_imported_project_builds_and_has_every_word() -> None:
    made = imported(ENGLISH, ADDENDUM, CHINESE)
    assert not unproved(made)
    assert not made.given_up
    work = made.trial.files["clauses/privacy-policy/work.yaml"]
    assert "numbering: {sections: 1., paragraphs: [1.1, 1.1.1]}" in work
    assert 'lists: ["(i)"]' in work
    assert "sign-off: {party: signer-2, date: last-modified}" in work
    changelog = made.trial.files["clauses/changelog.yaml"]
    assert [line for line in changelog.split("\n") if "edition:" in line or "change:" in line] == [
        "- edition: 2026-03-02",
        "      change: reviewed",
        "      change: adopted",
        "- edition: 2025-01-05",
        "      change: adopted",
    ]


def test_ways_to_reach_somebody_become_facts_and_the_rest_stays_typed() -> None:
    files = brought_in([rough(ENGLISH)], propose(None)).trial.files
    assert 'email: "books@example.com"\n    phone: "+44 20 7946 0018"' in files["clauses/facts.yaml"]
    held = "Write to us at {{ contact-privacy-policy.email }} or call {{ contact-privacy-policy.phone }}."
    assert held in files["clauses/privacy-policy/contact.en.md"]


@pytest.mark.parametrize(
    "said, why",
    [
        ("Emailbooks@example.com is the address.", "the label is glued to it"),
        ("Parcel 2026-0017-33-1 was the first one.", "a number that nobody dials"),
    ],
)
def test_what_only_looks_like_a_way_to_reach_somebody_stays_typed(said: str, why: str) -> None:
    text = ENGLISH.replace("Write to us at books@example.com or call +44 20 7946 0018.", said)
    files = brought_in([rough(text)], propose(None)).trial.files
    assert said in files["clauses/privacy-policy/contact.en.md"], why
    assert "contacts:" not in files["clauses/facts.yaml"], why


def test_rules_across_a_page_are_no_words() -> None:
    made = imported(ENGLISH.replace("\n", "\n\n* * *\n\n| -- | -- |\n", 1))
    assert not unproved(made)
    assert not made.given_up


@pytest.mark.parametrize("text", ["", " \n\u00a0\n"])
def test_a_file_without_a_word_is_refused_by_name(text: str) -> None:
    with refused(UnreadableError, r"page-2\.txt has no text"):
        understood(ENGLISH, text)


def test_a_file_of_endless_paragraphs_is_refused() -> None:
    with refused(UnreadableError, r"page-1\.txt has more than 5000 paragraphs"):
        understood("\n".join(f"Line {number}." for number in range(5001)))
    with refused(UnreadableError, r"page-1\.txt has a paragraph of more than 100000 characters"):
        understood("Policy\n" + "words " * 20_000)


@pytest.mark.parametrize(
    "name, text",
    [
        ("policy.html", f"<h1>Policy</h1><p>Text.</p>{'<ul><li>x' * 150}"),
        ("policy.txt", "\n\n".join(["Policy", *(f"{'1.' * depth}1 text" for depth in range(40))])),
        ("policy.md", "\n\n".join(["# Policy", *["## Your rights\n\nText."] * 300])),
    ],
    ids=["lists", "numbers", "titles"],
)
def test_a_text_may_nest_and_repeat_as_it_likes(name: str, text: str) -> None:
    made = brought_in([read_bytes(name, text.encode())], propose(None))
    assert not [one for found in made.trial.differences.values() for one in found if one.is_loss and not one.is_label]
    assert not made.given_up


def test_the_lines_of_an_address_are_no_headings() -> None:
    address = "Lantern Books Ltd.\n12 Quay Street\nEmail: books@lantern.example\nPhone: +44 20 7946 0018"
    made = imported(f"Privacy Policy\n\nWe sell books.\n\nHOW TO CONTACT US\n\n{address}\n")
    (draft,) = made.trial.proposal.drafts
    assert [one.clause for one in walk_sections(draft.sections)] == ["introduction", "how-to-contact-us"]
    assert sketch(draft.sections)[-4:] == [f"  P {line}" for line in address.split("\n")]


@pytest.mark.parametrize(
    "name, text",
    [
        ("zh-Hant", "隱私權政策\n\n一、蒐集的資料\n\n我們蒐集姓名與郵件。\n\n二、聯絡方式\n\n請來信聯絡我們。\n"),
        ("ja", "プライバシーポリシー\n\n一、収集する情報\n\nお名前です。\n\n二、お問い合わせ\n\nご連絡ください。\n"),
    ],
)
def test_a_language_without_a_catalogue_counts_as_it_did(name: str, text: str) -> None:
    files = imported(text).trial.files
    catalogue = files[f"locales/{name}/LC_MESSAGES/clausebook.po"]
    assert all(f'msgctxt "number"\nmsgid "{n}"\nmsgstr "{sign}"' in catalogue for n, sign in enumerate("一二", 1))
    (work,) = (text for file, text in files.items() if file.endswith("work.yaml"))
    assert 'sections: "一、"' in work


def test_an_import_gives_the_same_bytes_again() -> None:
    assert imported(ENGLISH, CHINESE).trial.files == imported(ENGLISH, CHINESE).trial.files


def test_a_plan_reads_back_and_is_followed() -> None:
    drafts = understood(ENGLISH)
    source = plan_source(drafts, "Lantern Books", (), DAY, machine_sentences())
    assert "{line: 8, clause: what-we-collect, level: 1, sure: 0.00, title: WHAT WE COLLECT}" in source
    edited = source.replace("clause: what-we-collect, level: 1", "clause: what-we-learn, level: 1")
    edited = edited.replace("clause: who-we-share-it-with, level: 1", "clause: sharing, level: 2").replace(
        "locale: en", "locale: en-GB"
    )
    plan, found = read_plan(Source(path="plan.yaml", text=edited))
    assert not found
    (draft,) = understand_all([rough(ENGLISH, "page-1.txt")], plan)
    assert draft.locale == "en-GB"
    assert [(one.clause, [inner.clause for inner in one.sections]) for one in draft.sections] == [
        ("introduction", []),
        ("what-we-learn", ["sharing"]),
        ("contact", []),
    ]


def test_a_plan_with_a_fault_is_told_line_by_line() -> None:
    _, found = read_plan(Source(path="plan.yaml", text="date: today\ndocuments: []\ncolour: red\n"))
    assert [finding.rule for finding in found] == ["unknown-key", "bad-value"]


@pytest.mark.parametrize(
    "line, kind, path, rest",
    [
        ("· text", "bullet", (), "text"),
        ("1.9.11 文本", "path", (1, 9, 11), "文本"),
        ("00029. 2.2 文本", "path", (2, 2), "文本"),
        ("(iv) text", "roman", (4,), "text"),
        ("一、总则", "han", (1,), "总则"),
        ("（十二）其他", "han-bracketed", (12,), "其他"),
        ("第三条 保存", "article", (3,), "保存"),
        ("12) text", "decimal", (12,), "text"),
    ],
)
def test_a_typed_marker_is_read(line: str, kind: str, path: tuple[int, ...], rest: str) -> None:
    marker, left = split_marker(line)
    assert (marker.kind, marker.path, left) == (kind, path, rest)


@pytest.mark.parametrize("line", ["2021 was a year.", "3.5 million people", "e.g. cookies", "I agree", "-based"])
def test_what_only_looks_like_a_marker_is_none(line: str) -> None:
    assert split_marker(line)[0].kind in {"", "path"}


@pytest.mark.parametrize(
    "text, kind, day",
    [
        ("Last Modified: 2021.06.30", "last-modified", "2021-06-30"),
        ("Effective Date: December 19, 2019", "effective", "2019-12-19"),
        ("Last Reviewed on: June 30, 2021", "last-reviewed", "2021-06-30"),
        ("更新日期：2024年5月1日", "last-modified", "2024-05-01"),
        ("生效日期：2024年06月08日", "effective", "2024-06-08"),
        ("Version of 3 May 2020", "last-modified", "2020-05-03"),
    ],
)
def test_a_date_line_is_read(text: str, kind: str, day: str) -> None:
    (made,) = read_dates(text, 1, "en", alone=False)
    assert (made.kind, made.day.isoformat()) == (kind, day)


@pytest.mark.parametrize(
    "text", ["June 30, 2021", "We met on June 30, 2021.", "Effective Date: 31 February 2020", "updated"]
)
def test_a_line_that_is_no_date_line_is_none(text: str) -> None:
    assert not read_dates(text, 1, "en", alone=False)


@pytest.mark.parametrize(
    "title, topic",
    [
        ("How we use your information", "use"),
        ("我们如何使用您的个人信息", "use"),
        ("How Long We Keep Your Data", "retention"),
        ("信息的存储与保护", "retention"),
        ("INTERNATIONAL TRANSFERS", "transfers"),
        ("未成年人个人信息的保护", "children"),
        ("Opening hours", None),
    ],
)
def test_a_title_tells_its_topic(title: str, topic: str | None) -> None:
    found = match(title)
    assert (found.topic.id if found else None) == topic


def test_a_title_without_a_topic_lends_its_words() -> None:
    assert slug("The Opening Hours of Our Shop") == "opening-hours-shop"
    assert slug("Children’s Privacy & Safety") == "childrens-privacy-safety"
    assert slug("营业时间") == ""


@pytest.mark.parametrize(
    "text, tag",
    [
        ("We keep the books and your name.", "en"),
        ("我们保护您的个人信息。", "zh-Hans"),
        ("我們保護您的個人資料。", "zh-Hant"),
        ("Wir und die Daten, die Sie uns geben.", "und"),
        ("個人情報の取り扱いについて", "ja"),
        ("(a) Names. (e) A receipt. (a) Orders.", "und"),
        ("Kami menyimpan alamat surel Anda selama dua belas bulan.", "und"),
        ("O a e os dados de que nós", "und"),
        ("Мы храним ваши данные.", "und"),
        ("", "und"),
    ],
)
def test_a_language_is_told(text: str, tag: str) -> None:
    assert language_of(text) == tag


NASTY = st.text(
    alphabet=list("ab 1.9)(-*+#>[]{}|<>`_~\\:!&;=，。（）：［］｛｝＊＃①一、·•－１．0/x\u00a0iv\"'%@é字"),
    min_size=1,
    max_size=16,
)


@given(NASTY)
def test_whatever_a_line_says_the_parser_reads_it_back(text: str) -> None:
    assert _words(_read_back(Text(text=text))) == _words(text)


@given(NASTY, NASTY, NASTY)
def test_whatever_is_strong_in_a_line_the_parser_reads_it_back(before: str, inner: str, after: str) -> None:
    run = (Text(text=before), Strong(children=(Text(text=inner),)), Text(text=after))
    assert _words(_read_back(*run)) == _words(f"{before}{inner}{after}")


@pytest.mark.parametrize(
    "page, source",
    [
        ("You<b>(the user)</b>agree.", "You(**the user**)agree."),
        ("<b>Note:</b>we ask.", "**Note**:we ask."),
        ("x<b>.</b>y.", "x\\.y."),
        ("我们<b>（重要）</b>会收集。", "我们**（重要）**会收集。"),
        ("<b>See<a href='https://x.example/'>this</a>page</b>.", "**See[this](https://x.example/)page**."),
        ("a<b> b </b>c.", "a **b** c."),
    ],
)
def test_stars_are_set_where_they_make_something_strong(page: str, source: str) -> None:
    made = brought_in([read_bytes("page.html", f"<h1>Policy</h1><h2>Data</h2><p>{page}</p>".encode())], propose(None))
    assert not made.given_up
    (text,) = (text for name, text in made.trial.files.items() if name.endswith(".md") and "/data." in name)
    assert text == f"# Data\n\n{source}\n"


@pytest.mark.parametrize(
    "words, source",
    [
        ("IMEI、OAID", "IMEI、OAID"),
        ("（SDK）列表", "（SDK）列表"),
        ("2026、2027", "2026、2027"),
        ("2、收集", "[2、](lang:und)收集"),
        ("（二）收集", "[（二）](lang:und)收集"),
    ],
)
def test_only_what_would_be_read_as_a_number_is_kept_from_counting(words: str, source: str) -> None:
    assert line_source((Text(text=words),)) == source
    assert _read_back(Text(text=words)) == words


def test_a_link_in_an_important_passage_stays_a_link() -> None:
    link = Link(href="https://www.example.com/", children=(Text(text="the page"),))
    run = (Important(children=(Text(text="See "), link)),)
    assert line_source(run) == "[See [the page](https://www.example.com/)](important:)"


def _read_back(*run: Inline) -> str:
    """Return the words of a paragraph that was written as a clause and read again without an error."""
    section = Section(
        clause="x",
        anchor="c-x",
        placement="section",
        level=1,
        number=None,
        title=(Text(text="Title"),),
        blocks=(Paragraph(children=run),),
        sections=(),
    )
    clause, found = read_clause(Source(path="clauses/w/x.en.md", text=clause_source(section)), ("w", "x", "en"))
    assert not [one for one in found if one.severity.value == "error"]
    title, *texts = (one.text for one in texts_of(clause))
    assert title == "Title"
    return "".join(texts)


def _words(text: str) -> str:
    """Return a text without white space and without what marks lists."""
    return "".join(character for character in text if not character.isspace() and character not in "•·①－＃＞｜+–*-")


# --- the real page ----------------------------------------------------------------------------------------------------

REFERENCE = os.environ.get("CLAUSEBOOK_REFERENCE")


@pytest.mark.skipif(REFERENCE is None, reason="CLAUSEBOOK_REFERENCE names no file: the real page is not kept here")
def test_the_real_page_comes_in_whole() -> None:
    text = Path(REFERENCE or "").read_text(encoding="utf-8")
    drafts = understand_all([rough(text)])
    assert [(one.work, one.locale) for one in drafts] == [
        ("privacy-policy", "en"),
        ("california-addendum", "en"),
        ("privacy-policy", "zh-Hans"),
    ]
    made = imported(text)
    assert not unproved(made)
    assert not made.given_up
    english, addendum, chinese = drafts
    assert len(english.sections) == 12
    assert [len(one.sections) for one in addendum.sections] == [0, 0, 0, 1, 2, 2, 5, 0, 0, 0, 0]
    tables = [block for one in walk_sections(addendum.sections) for block in one.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [4]
    purposes = next(one for one in addendum.sections if is_about(one, "use")).blocks[1]
    said = [plain_text(item.blocks[0].children) for item in purposes.items]  # type: ignore[union-attr]
    assert len(said) == 17
    assert all("(Categor" in text for text in said)
    assert "1.9.11 " in "\n".join(sketch(chinese.sections))
