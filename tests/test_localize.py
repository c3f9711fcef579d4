"""Each language says dates, numbers and facts its own way, and a catalogue that lacks a word is a finding."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.localize import FORMS, Language, direction_of, is_known, open_language, spelling
from generator.model.source import Source
from tests.languages import language

ROOT = Path(__file__).parent.parent
TEMPLATES = tuple((ROOT / "templates").glob("*.jinja"))
CODE = tuple((ROOT / "generator").rglob("*.py"))
JUNE = date(2021, 6, 30)


@pytest.mark.parametrize(
    "locale,pattern,expected",
    [
        ("en", None, "June 30, 2021"),
        ("zh-Hans", None, "2021年6月30日"),
        ("en", "y.MM.dd", "2021.06.30"),
        ("zh-Hans", "y年M月", "2021年6月"),
    ],
)
def test_a_date_is_written_out(locale: str, pattern: str | None, expected: str) -> None:
    assert language(locale).long_date(JUNE, pattern) == expected


@pytest.mark.parametrize(
    "number,unit,form,english,chinese",
    [
        (12, "month", "", "12 months", "12个月"),
        (12, "month", "adjective", "12-month", "12个月"),
        (12, "month", "heading", "Twelve (12) Months", "十二（12）个月"),
        (12, "month", "legal", "twelve (12) months", "十二（12）个月"),
        (12, "month", "words", "twelve months", "十二个月"),
        (1, "year", "words", "one year", "一年"),
        (2, "month", "legal", "two (2) months", "两（2）个月"),
        (22, "day", "words", "twenty-two days", "二十二天"),
        (1, "day", "", "1 day", "1天"),
        (10, "business-day", "", "10 business days", "10个工作日"),
        (10, "business-day", "adjective", "10-business-day", "10个工作日"),
        (45, "day", "legal", "forty-five (45) days", "四十五（45）天"),
        (72, "hour", "words", "seventy-two hours", "七十二小时"),
        (30, "day", "words", "thirty days", "三十天"),
        (365, "day", "words", "365 days", "365天"),
    ],
)
def test_a_period_has_four_forms(number: int, unit: str, form: str, english: str, chinese: str) -> None:
    assert language("en").period(number, unit, form) == english
    assert language("zh-Hans").period(number, unit, form) == chinese


@pytest.mark.parametrize(
    "form,english,chinese",
    [("", "18", "18周岁"), ("legal", "eighteen (18)", "十八（18）周岁"), ("number", "18", "18")],
)
def test_an_age_is_said_as_the_language_says_it(form: str, english: str, chinese: str) -> None:
    assert (language("en").age(18, form), language("zh-Hans").age(18, form)) == (english, chinese)


@pytest.mark.parametrize(
    "number,form,english,chinese",
    [
        (2, "", "2", "2"),
        (2, "words", "two", "两"),
        (2, "times", "twice", "两次"),
        (1, "times", "once", "一次"),
        (3, "times", "3 times", "3次"),
        (2, "legal", "two (2)", "两（2）"),
    ],
)
def test_a_count_has_words_of_its_own(number: int, form: str, english: str, chinese: str) -> None:
    assert (language("en").count(number, form), language("zh-Hans").count(number, form)) == (english, chinese)


def test_chinese_cites_by_number_and_english_by_title() -> None:
    assert language("zh-Hans").cite("7.") == "第7条"
    assert language("zh-Hans").cite("1.9.1") == "第1.9.1条"
    assert language("zh-Hans").cite("第二条") == "第二条"
    assert language("zh-Hans").cite("第七条") == "第七条"
    assert language("en").cite("7.") is None


def test_a_language_knows_its_own_name() -> None:
    assert [language(locale).autonym for locale in ("en", "zh-Hans")] == ["English", "简体中文"]


def test_a_label_that_nobody_translates_is_a_fault_of_ours() -> None:
    with pytest.raises(LookupError):
        language("en").label("Ceci n'est pas un message")


@pytest.mark.parametrize("locale", ["en", "zh-Hans"])
@pytest.mark.parametrize("unit", ["hour", "day", "business-day", "week", "month", "year"])
@pytest.mark.parametrize("form", FORMS["period"])
def test_every_unit_has_every_form(locale: str, unit: str, form: str) -> None:
    assert language(locale).period(2, unit, form)


TEMPLATE = Source(path="t.pot", text='msgid ""\nmsgstr ""\n\nmsgid "Page {page} of {pages}"\nmsgstr ""\n')
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def findings(text: str, locale: str = "fr") -> list[tuple[str, int]]:
    """Return rule and line of what is wrong with a catalogue."""
    _, found = open_language(locale, "ltr", Source(path="c.po", text=HEADER + text), TEMPLATE)
    return [(finding.rule, finding.span.first().line if finding.span else 0) for finding in found]


@pytest.mark.parametrize(
    "text,expected",
    [
        ('msgid "Page {page} of {pages}"\nmsgstr "Page {page} sur {pages}"\n', []),
        ("", [("missing-message", 1)]),
        ('msgid "Page {page} of {pages}"\nmsgstr ""\n', [("missing-message", 5)]),
        ('#, fuzzy\nmsgid "Page {page} of {pages}"\nmsgstr "Page {page}"\n', [("missing-message", 6)]),
        ('msgid "Page {page} of {pages}"\nmsgstr "Page {numero}"\n', [("bad-message", 5)]),
        ('msgid "Page {page} of {pages}"\nmsgstr "Page {page}"\n', [("bad-message", 5)]),
        ('msgid "Page {page} of {pages}"\nmsgstr "{page!r} {pages}"\n', [("bad-message", 5)]),
        ('msgid "Page {page} of {pages}"\nmsgstr "{page} {pages"\n', [("bad-message", 5)]),
    ],
)
def test_what_a_catalogue_lacks_is_a_finding_at_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize("locale", ["xq-Abcd", "../../etc", "e", "zz"])
def test_an_unknown_language_is_never_a_path_and_has_no_words(locale: str) -> None:
    assert not is_known(locale)
    assert open_language(locale, "ltr", Source(path="c.po", text=HEADER), TEMPLATE) == (None, ())


def test_a_catalogue_that_is_no_catalogue_is_a_finding() -> None:
    assert [rule for rule, _ in findings("this is no catalogue\n")] == ["bad-catalogue"]


PERIODS = """\
msgctxt "period"
msgid "{words} day"
msgid_plural "{words} days"
msgstr[0] "%s"
%s
msgctxt "number"
msgid "10"
msgstr "%s"
"""


def opened(text: str, header: str = HEADER) -> tuple[Language, list[str]]:
    """Return French with these messages, where periods and the number ten have to be translated, and its findings."""
    template = Source(path="t.pot", text=HEADER + PERIODS % ("", 'msgstr[1] ""\n', ""))
    made, found = open_language("fr", "ltr", Source(path="c.po", text=header + text), template)
    assert made is not None
    return made, [finding.rule for finding in found]


def test_a_language_without_words_for_numbers_writes_figures() -> None:
    made, found = opened(PERIODS % ("{number} jour", 'msgstr[1] "{number} jours"\n', ""))
    assert found == []
    assert made.period(10, "day", "words") == "10 jours"


def test_a_language_that_says_numbers_in_words_needs_the_words() -> None:
    assert opened(PERIODS % ("{words} jour", 'msgstr[1] "{words} jours"\n', "dix"))[1] == []
    assert opened(PERIODS % ("{words} jour", 'msgstr[1] "{words} jours"\n', ""))[1] == ["missing-message"]


def test_every_plural_form_of_a_language_is_asked_for() -> None:
    assert opened(PERIODS % ("{words} jour", "", "dix"))[1] == ["missing-message"]


def test_a_catalogue_with_a_rule_for_plurals_that_is_none_is_a_finding() -> None:
    header = HEADER.rstrip() + '\n"Plural-Forms: nplurals=2; plural=n>;\\n"\n\n'
    assert opened(PERIODS % ("{words} jour", 'msgstr[1] "{words} jours"\n', "dix"), header)[1] == ["bad-catalogue"]


@pytest.mark.parametrize("locale", ["en", "zh-Hans"])
def test_templates_and_code_ask_only_for_messages_that_catalogues_answer(locale: str) -> None:
    asked = {
        match for path in (*TEMPLATES, *CODE) for match in re.findall(r'label\("([^"]+)"', path.read_text("utf-8"))
    }
    assert "Contents" in asked and "Page {page} of {pages}" in asked
    assert {msgid for msgid in asked if ("", msgid) not in language(locale).messages.texts} == set()


@pytest.mark.parametrize(
    "locale, direction",
    [("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("az", "ltr"), ("zh-Hant", "ltr"), ("xq", "ltr")],
)
def test_a_language_has_its_direction_unless_the_project_states_another(locale: str, direction: str) -> None:
    assert direction_of(locale, {}) == direction
    assert direction_of(locale, {locale: "ltr"}) == "ltr"
    assert direction_of(locale, {locale: "rtl", "en": "ltr"}) == "rtl"


def test_hunspell_is_asked_for_the_nearest_words_of_forty_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_mode: str, question: str, _locale: str) -> str:
        asked.extend(question.split())
        return ""

    monkeypatch.setattr(spelling, "_ask", answer)
    assert spelling.proposals((f"word{number}" for number in range(1000)), "en") == {}
    assert sorted(asked) == sorted(f"^word{number}" for number in range(40))
