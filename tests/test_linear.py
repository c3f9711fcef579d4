"""No rule takes more than four times as long for four times as much of a text that was made to be slow.

The seconds of the processor are compared with each other, never with a clock: a square takes sixteen times as long.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import pytest

from generator.check import RULES, Rule, Subject
from generator.parse import parse
from generator.resolve import resolve
from tests.languages import languages
from tests.ruling import FACTS, completed
from tests.support import sources

SMALL, GROWTH = 8_000, 4
TOO_MUCH = 9
"""Between the growth and its square; what takes less than SHORT seconds is not measured well enough to be judged."""
SHORT = 0.1
TRIES = 3
DAY = date(2026, 11, 28)
REGISTRIES = {
    "clauses/facts.yaml": FACTS
    + "contacts: {office: {party: acme, phone: +1 650 253 0000, email: help@example.com}}\n"
    + "periods: {reply: 15 days}\nages: {adult: 18}\nclaims: {sells: no}\n",
    "clauses/terms.yaml": "service: {form: {en: Service, zh-Hans: 服务}, defined: {policy: text}}\n",
}
"""What makes rules look that have nothing to compare a text with otherwise."""


def over_and_over(text: str) -> Callable[[int], str]:
    return lambda length: (text * (length // len(text) + 1))[:length]


def counted(text: str) -> Callable[[int], str]:
    return lambda length: "".join(text.format(n=number) for number in range(length // len(text)))


def table(length: int) -> str:
    return "| a | b |\n|---|---|\n" + counted("| {n} x | y |\n")(length)


ENGLISH: Mapping[str, Callable[[int], str]] = {
    **{
        text: over_and_over(text)
        for text in (
            "a-",
            "a",
            "A",
            "X",
            "1",
            "1.",
            "(",
            ")",
            "a@",
            "a.",
            "Ab&",
            "“a ",
            "+1 2",
            "[",
            "…",
            "__",
            "TODO ",
        )
    },
    **{
        text: over_and_over(text)
        for text in ("Zxqj Vbnm ", "30 days ", "thirty one ", "January 2021 ", "Act of the ", "http://a", "§ 1798.")
    },
    "mixed": over_and_over("aА1(，“ "),
    "sentences": over_and_over("We keep your data for 30 days and sell it. "),
    "table": table,
    "items": counted("- item {n} of it\n"),
    "paragraphs": counted("We keep data {n} here.\n\n"),
    "deadlines": counted("We answer within {n} days.\n\n"),
    "terms": counted("“Term{n}” means it.\n\n"),
    "companies": counted("I know Firm{n} Ltd.\n\n"),
}
CHINESE: Mapping[str, Callable[[int], str]] = {
    text: over_and_over(text)
    for text in (
        "，",
        "（",
        "《a",
        "汉",
        "公司和",
        "某某有限公司",
        "第一",
        "三年",
        "甲、",
        "“甲",
        "未满十四周岁",
        "我们会在15日内答复您。",
    )
}


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of garbage from taking its time within a measure."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def subject(text: str, locale: str) -> Subject:
    library, _ = parse(sources(completed({**REGISTRIES, f"clauses/policy/text.{locale}.md": f"# Title\n\n{text}\n"})))
    documents, _ = resolve(library, languages(), DAY)
    made = Subject(library=library, documents=documents, languages=languages(), day=DAY)
    list(made.all_passages())
    return made


def seconds(rule: Rule, text: Subject) -> float:
    begin = time.process_time()
    for _ in rule.find(text):
        pass
    return time.process_time() - begin


def is_slow(rule: Rule, make: Callable[[int], str], locale: str) -> bool:
    """Say whether a rule grows too fast each time that it is measured."""
    for _ in range(TRIES):
        less, more = (seconds(rule, subject(make(SMALL * factor), locale)) for factor in (1, GROWTH))
        if more < max(SHORT, TOO_MUCH * less):
            return False
    return True


@pytest.mark.parametrize(
    "locale, text", [*(("en", text) for text in ENGLISH), *(("zh-Hans", text) for text in CHINESE)]
)
def test_no_rule_grows_faster_than_the_text(locale: str, text: str) -> None:
    make = (ENGLISH if locale == "en" else CHINESE)[text]
    with uncollected():
        less, more = (subject(make(SMALL * factor), locale) for factor in (1, GROWTH))
        pairs = [(rule, seconds(rule, less), seconds(rule, more)) for rule in RULES.values()]
        slow = [rule for rule, one, four in pairs if four >= max(SHORT, TOO_MUCH * one)]
        assert not [rule.name for rule in slow if is_slow(rule, make, locale)]
