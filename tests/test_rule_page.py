"""`explain` shows a rule as a person reads it: what is found is marked, nothing is left of the notation of tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.report import as_read, open_sentences
from tests.annotated import CASES, read_cases
from tests.support import ENGLISH

PAGES = sorted(CASES.rglob("*.md"))
PAGE = r"""# a-rule

What it is about.

## Two files

```text
//! error 4-4 a-rule
//! warning 8-+1:2 other-rule
We 保 say `x`
and more.
```

```clause zh-Hans contact escapes
# 题

//! suggestion 2-3 a-rule
甲\u{200B}乙
```

## A near miss

```clauses/terms.yaml
sale: {form: Sale}
```
"""


def test_what_is_found_stands_below_its_line() -> None:
    assert as_read(PAGE, ENGLISH) == (
        "# a-rule\n\nWhat it is about.\n\n## Two files\n\n"
        "Clause:\n\n    We 保 say `x`\n       ^^ error[a-rule]\n            ^^^^^ warning[other-rule]\n"
        "    and more.\n\n"
        "Clause `contact` (zh-Hans):\n\n    # 题\n\n"
        "    甲\\u{200B}乙\n      ^^^^^^^^^^ suggestion[a-rule]\n\n"
        "## A near miss\n\n"
        "clauses/terms.yaml:\n\n    sale: {form: Sale}\n\nNothing is found here.\n\n"
    )


def test_the_words_around_a_case_are_those_of_the_language() -> None:
    said = as_read(PAGE, open_sentences("zh-Hans"))
    assert "条款 `contact`（zh-Hans）：" in said and " 建议[a-rule]" in said and "此例没有提示。" in said


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(CASES).with_suffix("")))
def test_nothing_is_left_of_the_notation_and_every_finding_is_shown(path: Path) -> None:
    said = as_read(path.read_text(encoding="utf-8"), ENGLISH)
    expected = sum(len(case.expected) for case in read_cases(path))
    assert "//!" not in said and not re.search("^```", said, re.MULTILINE)
    assert len(re.findall(r"^ +\^+ (?:error|warning|suggestion)\[", said, re.MULTILINE)) == expected
