"""Fine setting adds spans to a page and nothing else; they stand where a line must not break or needs air."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.setting import set_finely

SPAN = re.compile(r'<span class="(?:bound|air|aired)">|(?<!_)</span>')
LETTERS = st.text(alphabet=st.sampled_from("ab Z9 12 -(),.§汉字年第条，。<>&\"'"), max_size=60)


def clean(html: str) -> str:
    return SPAN.sub("", html)


def body(text: str) -> str:
    return set_finely(f"<head><title>5 days 汉a</title></head><body>{text}</body>").partition("<body>")[2][:-7]


def bound(text: str) -> list[str]:
    flat = re.sub(r'<span class="air(?:ed)?">(.*?)</span>', r"\1", body(text))
    return re.findall(r'<span class="bound">(.*?)</span>', flat)


@given(st.lists(st.tuples(LETTERS, st.sampled_from(["p", "li", "strong", "td", "a"])), max_size=6))
def test_not_one_character_is_added_taken_or_moved(parts: list[tuple[str, str]]) -> None:
    page = "<body>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for text, tag in parts) + "</body>"
    assert clean(set_finely(page)) == page


def test_the_head_of_a_page_is_left_alone() -> None:
    page = "<head><title>12 days 汉a</title></head><body>x</body>"
    assert set_finely(page) == page


@pytest.mark.parametrize(
    "text, kept",
    [
        ("a period of 45 days begins", ["45 days"]),
        ("within any 12-month period, twice", ["12-month"]),
        ("on 2021-06-30 it is read", ["2021-06-30"]),
        ("under § 1798.80(e) of that law", ["§ 1798.80(e)"]),
        ("自2021年6月30日起生效，详见第7条的规定", ["2021年6月30日", "第7条"]),
        ("it&#39;s here", []),
        ("&#x27;12 x&#x27; of it", ["12 x"]),
        ("plain words", []),
    ],
)
def test_what_belongs_together_is_bound(text: str, kept: list[str]) -> None:
    assert bound(text) == kept


@pytest.mark.parametrize(
    "text, last",
    [
        ("<p>This paragraph runs on until it ends here at last.</p>", ["at last."]),
        ("<p>This paragraph names at its end what it is about. (Categories A, B, D)</p>", ["(Categories A, B, D)"]),
        ("<li>This item holds a list of things of its own\n<ul><li>x</li></ul></li>", ["its own"]),
        ("<p>本条款说明我们在您使用网上商城及相关服务时收集哪些信息以及您享有哪些权利。</p>", ["权利。"]),
        ("<p>Too short to break.</p>", []),
        ("<td>A cell of a table is narrow and breaks as it likes</td>", []),
        ("<p>No end of a paragraph stands <strong>here and now</strong> but later</p>", []),
    ],
)
def test_a_paragraph_does_not_end_on_a_lonely_word(text: str, last: list[str]) -> None:
    assert bound(text) == last


@pytest.mark.parametrize(
    "text, aired",
    [
        ("通过IP地址", ["过", "IP"]),
        ("称为<span lang='en'>Do Not Track</span>的信号", ["为", "Track"]),
        ("信息自<time>2020年</time>起", ["自", "2020"]),
        ("情報を12か月", ["を", "12"]),
        ("汉字，abc，汉字", []),
        ("<p>汉字</p><p>abc</p>", []),
        ("汉 abc 字", []),
        ("only Latin 7", []),
    ],
)
def test_air_stands_between_han_and_latin(text: str, aired: list[str]) -> None:
    assert re.findall(r'<span class="air(?:ed)?">(.*?)</span>', body(text)) == aired
