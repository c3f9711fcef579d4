"""What holds of every rule, whatever a clause says: none falls over, each points into the file, and files settles."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from generator.check import RULES
from generator.model.diagnostics import Diagnostic
from generator.operations.fix import fixed
from tests.ruling import judge

ENGLISH = (
    "We ",
    "keep ",
    "the the ",
    "Acme Inc. ",
    "within 15 days",
    "under 18 ",
    "June 30, 2021",
    "Section 4 ",
    "a@b.c ",
)
CHINESE = (
    "我们",
    "收集",
    "信息",
    "十五天内",
    "未满十八周岁",
    "2021年6月30日",
    "第七条",
    "有限公司",
    "《民法典》",
    "加粗",
    "個",
)
MARKS = (*tuple(',.，。；:："“”()（）' + "'•·①…-*"), "- ", "1. ", "\n", "\n\n", " ", "\xa0", "\u3000")
OTHERS = ("A", "z", "0", "九", "\u0410", "www.x.com", "{{ acme }}", "**b**", "e.g. ")
TEXTS = st.lists(st.sampled_from(ENGLISH + CHINESE + MARKS + OTHERS), min_size=1, max_size=25).map("".join)
PROJECTS = st.builds(
    lambda english, chinese: {
        "clauses/policy/clause.en.md": f"# Title\n\n{english}\n",
        "clauses/policy/clause.zh-Hans.md": f"# 标题\n\n{chinese}\n",
    },
    TEXTS,
    TEXTS,
)
ENOUGH = 6
"""Runs after which files has to have come to its end: overlapping changes wait for the next one."""


def found(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    return judge(files, RULES)


@given(PROJECTS)
def test_no_text_makes_a_rule_fall_over_or_point_beside_the_file(files: Mapping[str, str]) -> None:
    for finding in found(files):
        span = finding.span
        assert span is not None and 0 <= span.start <= span.end <= len(span.source.text)


@given(PROJECTS)
def test_fixing_settles_and_then_changes_nothing(files: Mapping[str, str]) -> None:
    for _ in range(ENOUGH):
        changed = fixed(found(files)).texts
        if not changed:
            return
        files = {**files, **changed}
    raise AssertionError(f"fixing goes on and on: {files}")
