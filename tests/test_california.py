"""The texts of 2021: whole documents, with the headings, figures and dates that they must have."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from generator.model.document import Document, Text, plain_text, walk_sections
from generator.operations.build import read
from tests.california import CALIFORNIA
from tests.walk import items_of, nodes_of

ENGLISH = """\
children under the age of 18
information that we collect
our use of your personal information
who we share your personal information with
choices about how we use and disclose your information
accessing and correcting your information
state-specific privacy rights
do not track signals
security, data retention
changes to our privacy policy
contact
""".splitlines()

ADDENDUM = """\
information we will collect
use of personal information
sales of personal information
personal information sales opt-out and opt-in rights
information we have collected over the past twelve (12) months
sources of personal information
use of personal information
sharing personal information
historical disclosures of personal information for a business purpose
historical sales of personal information
your rights and choices
authorized agents
access to specific information and data portability rights
deletion request rights
exercising access, data portability, and deletion rights
response timing and format
non-discrimination
other california privacy rights
changes to our privacy notice
contact information
""".splitlines()

CHINESE = """\
引言
1.我们搜集您哪些信息
2.我们如何使用您的信息
3.我们在何种情况下共享您的信息
4.我们如何存储您的信息
5.我们如何保护您的信息
6.您所享有的权利
7.未成年人如何保护
8.您如何联系我们
""".splitlines()

PURPOSES = [
    *("A, B, D, F", "A, B, D, F", "A, B, D", "A, B, D, F", "A, B, D, F", "A, F", "F", "A, B, D, F", "A, B, D, F"),
    *("A, B, D, F", "A, B, D, F", "A, B, D, F", "A, B, D, F", "F", "A, B, D", "A, B, D", "A, B, D, F"),
]
"""The categories of the seventeen purposes, in order."""


@cache
def documents() -> dict[tuple[str, str], Document]:
    reading = read(CALIFORNIA, date(2021, 7, 1))
    return {(made.work, made.locale): made for made in reading.documents}


def document(work: str, locale: str) -> Document:
    return documents()[work, locale]


def headings(made: Document) -> list[str]:
    titled = (section for section in walk_sections(made.sections) if section.title)
    return [(section.number or "") + plain_text(section.title).lower() for section in titled]


def words(made: Document) -> str:
    """Return all text of the clauses, headings among it."""
    texts = (getattr(node, "text", "") for node in nodes_of(made.sections))
    return " ".join(text for text in texts if text)


@pytest.mark.parametrize(
    "work,locale,expected",
    [
        ("privacy-policy", "en", ENGLISH),
        ("california-addendum", "en", ADDENDUM),
        ("privacy-policy", "zh-Hans", CHINESE),
    ],
)
def test_every_heading_is_there_in_its_place(work: str, locale: str, expected: list[str]) -> None:
    assert headings(document(work, locale)) == expected


@pytest.mark.parametrize(
    "work,locale,unit,least",
    [
        ("privacy-policy", "en", r"[A-Za-z0-9’'-]+", 1900),
        ("california-addendum", "en", r"[A-Za-z0-9’'-]+", 2900),
        ("privacy-policy", "zh-Hans", r"[\u3400-\u9fff]", 3500),
    ],
)
def test_the_documents_are_whole_and_no_sample(work: str, locale: str, unit: str, least: int) -> None:
    assert len(re.findall(unit, words(document(work, locale)))) >= least


@pytest.mark.parametrize(
    "work,locale,expected",
    [
        ("privacy-policy", "en", ["Last Modified June 30, 2021"]),
        ("california-addendum", "en", ["Effective Date December 19, 2019", "Last Reviewed June 30, 2021"]),
        ("privacy-policy", "zh-Hans", ["最后更新日期 2021年6月30日", "生效日期 2021年6月30日"]),
    ],
)
def test_the_dates_come_out_of_the_changelog(work: str, locale: str, expected: list[str]) -> None:
    assert [f"{stamped.label} {stamped.text}" for stamped in document(work, locale).dates] == expected


def test_the_chinese_terms_are_signed_and_dated() -> None:
    signed = document("privacy-policy", "zh-Hans").sign_off
    assert signed is not None
    assert (signed.party, signed.date.text) == ("深圳市乐其网络科技有限公司", "2021年6月30日")


def test_the_seventeen_purposes_have_their_categories() -> None:
    use = next(s for s in walk_sections(document("california-addendum", "en").sections) if s.clause == "use")
    texts = (
        "".join(node.text for node in nodes_of(item.blocks) if isinstance(node, Text)) for item in items_of(use.blocks)
    )
    tags = [re.findall(r"\(Categor(?:y|ies) ([A-F, ]+)\)", text) for text in texts]
    assert [letters for found in tags for letters in found] == PURPOSES


def test_paragraphs_are_numbered_to_the_third_depth() -> None:
    chinese = document("privacy-policy", "zh-Hans")
    numbers = {item.number for section in walk_sections(chinese.sections) for item in items_of(section.blocks)}
    assert {"1.1", "1.8", "1.9.1", "1.9.11", "2.2.7", "3.4.2", "3.5.2", "8.1.2", "8.3"} <= numbers
    assert next(s.number for s in walk_sections(chinese.sections) if s.clause == "consent-exceptions") == "1.9"
    assert "第8条" in words(chinese)
