"""Dates as people type them above a policy: which they are, how they print again, and the version beside them."""

from __future__ import annotations

import re

import pytest

from generator.importer.dates import read_dates
from generator.importer.propose import propose
from generator.importer.reading import read_bytes

from .importing import brought_in, imported, unproved


@pytest.mark.parametrize(
    "text, locale, kind, day, pattern",
    [
        ("Effective October 31, 2025", "en", "effective", "2025-10-31", "MMMM d, y"),
        ("Last updated: 5 Jan 2024", "en", "last-modified", "2024-01-05", "d MMM y"),
        ("Updated 05/31/2024", "en", "last-modified", "2024-05-31", "MM/dd/y"),
        ("Posted on 2024-10-12", "en", "last-modified", "2024-10-12", "y-MM-dd"),
        ("This notice takes effect on May 4, 2021.", "en", "effective", "2021-05-04", "MMMM d, y"),
        ("Adopted on the 4th of May, 2021", "en", "last-modified", "2021-05-04", ""),
        ("Last revised: May 2021", "en", "last-modified", "2021-05-01", ""),
        ("2025 年 10 月 31 日生效", "zh-Hans", "effective", "2025-10-31", "y 年 M 月 d 日"),
        ("更新日期：2024年06月08日", "zh-Hans", "last-modified", "2024-06-08", "y年MM月dd日"),
        ("自２０２４年６月８日起施行", "zh-Hans", "effective", "2024-06-08", ""),
        ("发布日期：二〇二一年五月四日", "zh-Hans", "last-modified", "2021-05-04", ""),
        ("最近更新：2021年5月", "zh-Hans", "last-modified", "2021-05-01", ""),
        ("Effective October 31, 2025", "zh-Hans", "effective", "2025-10-31", ""),
        ("2024年4月1日改定", "ja", "last-modified", "2024-04-01", "y年M月d日"),
    ],
)
def test_a_date_is_read_as_people_type_it(text: str, locale: str, kind: str, day: str, pattern: str) -> None:
    (made,) = read_dates(text, 1, locale, alone=False)
    assert (made.kind, made.day.isoformat(), made.pattern) == (kind, day, pattern)


@pytest.mark.parametrize(
    "text",
    [
        "On 06/07/2021 we updated this.",
        "Effective 06/07/2021",
        "Effective May 4, 2021 and replaces what we said before",
        "Updated May 4, 2021, updated May 5, 2021",
        "我们于2021年5月4日更新了办公地址，欢迎来访",
    ],
)
def test_a_line_that_says_more_or_may_be_read_in_two_ways_is_no_date_line(text: str) -> None:
    assert not read_dates(text, 1, "en", alone=False)


HEADS = (
    ("Version 1.2, Effective November 1, 2023", ["effective"], 'effective: "Version {version}, Effective"', "1.2"),
    ("Effective November 1, 2023 (v2)", ["effective"], 'effective: "Effective {date} (v{version})"', "2"),
    ("Version 3\n\nUpdated: November 1, 2023", ["last-modified"], '"Version {version} Updated:"', "3"),
    ("Updated: November 1, 2023\n\nVersion 3", ["last-modified"], '"Updated: {date} Version {version}"', "3"),
    ("Adopted: May 4, 2020 | In force: May 5, 2020", ["last-modified", "effective"], 'effective: "| In force:"', ""),
)


@pytest.mark.parametrize("head, kinds, label, version", HEADS)
def test_what_stands_around_a_date_is_printed_where_it_stood(
    head: str, kinds: list[str], label: str, version: str
) -> None:
    made = imported(f"Privacy Policy\n\n{head}\n\nWe keep what you send us.\n")
    assert not unproved(made)
    work = made.trial.files["clauses/privacy-policy/work.yaml"]
    (draft,) = made.trial.proposal.drafts
    if label:
        assert [one.kind for one in draft.dates] == kinds
        assert label in work
    said = re.findall('      version: "?([0-9.]+)"?', made.trial.files["clauses/changelog.yaml"])
    assert said == ([version] if version else [])


def test_three_lines_of_one_paragraph_are_dates_and_version() -> None:
    head = "**版本：** 1.1\n**生效日期：** 2026年4月8日\n**更新日期：** 2026年4月10日"
    text = f"# 隐私政策\n\n{head}\n\n我们保护您的地址。\n"
    made = brought_in([read_bytes("policy.md", text.encode())], propose(None))
    assert not [one for one in unproved(made) if one[0] not in {"moved", "plain"}]
    (draft,) = made.trial.proposal.drafts
    assert [(one.kind, one.day.isoformat()) for one in draft.dates] == [
        ("effective", "2026-04-08"),
        ("last-modified", "2026-04-10"),
    ]


def test_a_date_that_nothing_prints_stays_in_the_text_and_dates_it() -> None:
    made = imported("Privacy Policy\n\nEffective the 4th of May, 2021\n\nWe keep what you send us.\n")
    files = made.trial.files
    assert "- edition: 2021-05-04" in files["clauses/changelog.yaml"]
    assert "Effective the 4th of May, 2021" in files["clauses/privacy-policy/introduction.en.md"]
    assert "dates: []" in files["clauses/privacy-policy/work.yaml"]


def test_versions_that_differ_between_languages_stay_typed() -> None:
    english = "Privacy Policy\n\nVersion 1.2, effective May 4, 2021\n\nWe keep what you send us.\n"
    chinese = "隐私政策\n\n版本1.3，2021年5月4日生效\n\n我们保存您发送的内容。\n"
    made = imported(english, chinese)
    assert not unproved(made)
    assert "{version}" not in made.trial.files["clauses/privacy-policy/work.yaml"]
