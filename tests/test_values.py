"""Values that a text fixes: whatever a language makes of a fact is read back as that fact."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.values import Key, addresses_in, number_of, numbers_in, reading, values_in
from generator.languages import known_of
from generator.languages.parts.values import Numerals
from generator.localize import FORMS
from tests.languages import language

LOCALES = st.sampled_from(["en", "zh-Hans"])
UNITS = {"year": (12, "month"), "week": (7, "day")}


def read(text: str, locale: str) -> list[Key]:
    return [(value.kind, *value.key) for value in values_in(text, locale)]


@given(
    LOCALES, st.integers(1, 400), st.sampled_from(["hour", "day", "business-day", "week", "month", "year"]), st.data()
)
def test_a_period_in_any_form_is_read_back(locale: str, number: int, unit: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(sorted(FORMS["period"])))
    factor, base = UNITS.get(unit, (1, unit))
    text = language(locale).period(number, unit, form)
    assert read(f" {text} ", locale) == [("period", number * factor, base)], text


@given(LOCALES, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_back(locale: str, day: date) -> None:
    assert read(language(locale).long_date(day), locale) == [("date", day)]


@given(st.integers(1, 99))
def test_an_age_in_words_and_figures_is_read_back(years: int) -> None:
    english = f"nobody under the age of {language('en').age(years, 'legal')} may"
    assert read(english, "en") == [("age", years)]
    assert read(f"未满{language('zh-Hans').age(years)}的", "zh-Hans") in ([("age", years)], [])


@pytest.mark.parametrize(
    "texts",
    [
        ("twelve (12) months", "12 months", "one year", "12-month", "12 (twelve) months", "a period of 12 full months"),
        ("six months", "half a year", "half-year", "two quarters"),
        ("one and a half years", "18 months"),
        ("half an hour", "30 minutes"),
        ("24 hours", "twenty-four hours", "twenty-four (24)-hour"),
        ("one decade", "10 years", "120 months"),
        ("one hundred and twenty days", "120 days", "120-day"),
        ("ten business days", "10 working days"),
        ("under 16 years of age", "under the age of sixteen (16)", "16 years or older", "16-year-old", "aged 16"),
        ("children under 16 years", "at least 16 or", "anyone under sixteen", "a minimum age of 16", "16 or older"),
        ("$1,000", "US$ 1000.00", "1,000 dollars", "one thousand U.S. dollars", "$1 thousand"),
        ("5%", "5 percent", "five (5) per cent", "5.0%"),
        ("June 30, 2021", "30 June 2021", "2021-06-30", "06/30/2021", "the 30th day of June, 2021", "Jun. 30, 2021"),
        ("Sept. 1, 2021", "1 September 2021"),
        ("Section 5", "Article 5", "§ 5"),
        ("https://www.example.com/", "www.example.com", "http://example.com."),
    ],
)
def test_english_spellings_of_one_value_are_equal(texts: tuple[str, ...]) -> None:
    values = [read(text, "en") for text in texts]
    assert all(value == values[0] and len(value) == 1 for value in values), values


@pytest.mark.parametrize(
    "texts",
    [
        ("十二个月", "12个月", "一年", "１２个月", "12（十二）个月", "十二（12）个月", "十二個月", "每12个月"),
        ("六个月", "半年", "两个季度"),
        ("一年半", "18个月"),
        ("半小时", "半个小时", "30分钟"),
        ("15个工作日", "十五个工作日", "15工作日"),
        ("三十天", "30日", "30天", "30个自然日"),
        ("未满十八周岁", "不满18岁", "未滿18歲"),
        ("百分之五", "5%", "5％"),
        ("2021年6月30日", "2021-06-30", "二〇二一年六月三十日", "2021 年 6 月 30 日"),
        ("1万元", "10,000元", "人民币一万元", "壹万元", "¥10000", "¥1万元"),
        ("第七条", "第7条", "第７條"),
    ],
)
def test_chinese_spellings_of_one_value_are_equal(texts: tuple[str, ...]) -> None:
    values = [read(text, "zh-Hans") for text in texts]
    assert all(value == values[0] and len(value) == 1 for value in values), values


@pytest.mark.parametrize(
    "text",
    [
        "the Act of 2018",
        "Section 1798.83",
        "version 2.0",
        "one of them",
        "a day",
        "May we",
        "more than two or three",
        "at least 500 and",
        "06/07/2021",
        "2021-02-30",
    ],
)
def test_what_is_no_value_in_english(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "每年",
        "第一年",
        "第三十天",
        "第十二个月",
        "2021年度",
        "二〇二一年",
        "半天",
        "一般",
        "6月30日",
        "六月三十日",
        "当日",
        "三周年",
        "三五天",
        "统一元数据",
        "上一日历年度",
    ],
)
def test_what_is_no_value_in_chinese(text: str) -> None:
    assert read(text, "zh-Hans") == []


def test_a_working_day_is_no_day_in_either_language() -> None:
    assert read("10 business days", "en") == read("十个工作日", "zh-Hans") != read("十天", "zh-Hans")
    assert read("30日历史记录", "zh-Hans") == read("30日", "zh-Hans")


def test_a_language_that_is_not_known_has_no_values() -> None:
    assert read("12 mois", "fr") == []
    assert not numbers_in("12 mois", "fr")


def test_numbers_are_read_that_are_part_of_no_value() -> None:
    assert numbers_in("between 13 and seventeen, Articles 6, 7, for 30 days", "en") == {13, 17, 6, 7}
    assert numbers_in("１３或者十七，三十天", "zh-Hans") == {13, 17}


@given(st.sampled_from(["en", "zh-Hans"]), st.text(max_size=40))
def test_any_text_has_values_within_it_in_their_order_and_apart(known: str, text: str) -> None:
    found = values_in(text, known)
    assert all(0 <= value.start < value.end <= len(text) for value in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_a_range_of_ages_is_its_two_ends_in_chinese() -> None:
    assert read("13至17周岁", "zh-Hans") == [("age", 13), ("age", 17)]


@pytest.mark.parametrize(
    "text, number",
    [
        ("一千零三十七", 1037),
        ("一万二千", 12000),
        ("两百", 200),
        ("x", None),
        ("二〇二一", 2021),
        ("十五", 15),
        ("九十九", 99),
        ("三五", None),
        ("伍佰", 500),
        ("一萬", 10000),
        ("twelve hundred", 1200),
        ("two thousand and one", 2001),
        ("and", None),
    ],
)
def test_a_number_in_words(text: str, number: int | None) -> None:
    values = known_of("en" if text.isascii() else "zh-Hans").values
    assert values and number_of(text, values.numerals) == number


def test_a_number_between_two_values_is_the_only_one_beside_them() -> None:
    assert numbers_in("We keep 30 days of 7 copies for 12 months.", "en") == {7}
    assert numbers_in("我们保存30天内的7份副本12个月。", "zh-Hans") == {7}


@pytest.mark.parametrize(
    "text, locale, key",
    [
        ("$1,000", "en", ("money", "USD", "1000")),
        ("US$ 99.50", "en", ("money", "USD", "99.5")),
        ("two million euros", "en", ("money", "EUR", "2000000")),
        ("1.5万元", "zh-Hans", ("money", "CNY", "15000")),
        ("2.50%", "en", ("percent", "2.5")),
        ("百分之十二", "zh-Hans", ("percent", "12")),
        ("Article 5", "en", ("article", 5)),
        ("第十七条", "zh-Hans", ("article", 17)),
        ("1,095 days", "en", ("period", 1095, "day")),
    ],
)
def test_a_value_has_its_kind_its_unit_and_its_whole_amount(text: str, locale: str, key: Key) -> None:
    assert read(text, locale) == [key]


@pytest.mark.parametrize(
    "text, locale, day",
    [
        ("June 2021", "en", date(2021, 6, 1)),
        ("Sept. 2021", "en", date(2021, 9, 1)),
        ("2021年6月", "zh-Hans", date(2021, 6, 1)),
        ("2021年13月", "zh-Hans", None),
        ("2021年0月", "zh-Hans", None),
        ("June 0000", "en", None),
    ],
)
def test_a_month_alone_is_its_first_day(text: str, locale: str, day: date | None) -> None:
    pack = known_of(locale)
    assert pack.values and pack.dates
    match = pack.dates.month.search(text)
    assert match and reading.read("month", match, pack.values) == (("date", day) if day else None)


def test_of_words_and_a_figure_that_differ_the_figure_is_read() -> None:
    assert read("for twelve (13) months", "en") == [("period", 13, "month")]


def test_a_value_behind_one_that_another_reader_took_is_read() -> None:
    assert read("under 16 years of age, for 2 years", "en") == [("age", 16), ("period", 24, "month")]
    assert read("under 121 years of age, under 18 years of age", "en") == [("age", 18)]


@pytest.mark.parametrize("text, number", [("thousand", 1000), ("hundred", 100), ("two thousand", 2000)])
def test_a_power_of_ten_alone_is_one_of_it(text: str, number: int) -> None:
    assert number_of(text, _numerals("en")) == number


def test_a_power_of_ten_alone_is_one_of_it_in_chinese() -> None:
    assert [number_of(text, _numerals("zh-Hans")) for text in ("万", "十", "百", "两万")] == [10000, 10, 100, 20000]


def _numerals(locale: str) -> Numerals:
    values = known_of(locale).values
    assert values
    return values.numerals


@pytest.mark.parametrize(
    "text, locale",
    [
        *((f"on {day}.", "en") for day in ("2021-06-00", "2021-00-06", "June 0, 2021", "06/00/2021", "June 30, 0000")),
        *((day, "zh-Hans") for day in ("2021年0月3日", "2021年3月0日", "二〇二一年〇月三日", "2021年3月〇日")),
    ],
)
def test_a_day_that_no_calendar_has_is_none(text: str, locale: str) -> None:
    assert read(text, locale) == []


@pytest.mark.parametrize(
    "text, locale, years",
    [
        ("under 120 years of age", "en", [120]),
        ("under 121 years of age", "en", []),
        ("未满120周岁", "zh-Hans", [120]),
        ("未满121周岁", "zh-Hans", []),
    ],
)
def test_nobody_is_older_than_a_hundred_and_twenty(text: str, locale: str, years: list[int]) -> None:
    assert read(text, locale) == [("age", number) for number in years]


@pytest.mark.parametrize("text, locale", [("one and a half hours", "en"), ("一小时半", "zh-Hans")])
def test_an_hour_and_a_half_is_ninety_minutes(text: str, locale: str) -> None:
    assert read(text, locale) == [("period", 90, "minute")]


def test_addresses_are_read_without_what_may_be_left_out() -> None:
    found = addresses_in("Write to Help@Example.com or visit https://www.Example.com/.")
    assert [(value.kind, *value.key) for value in found] == [("email", "help@example.com"), ("url", "example.com")]


@pytest.mark.parametrize("number, ages", [(9, []), (10, [10]), (25, [25]), (26, [])])
def test_a_number_alone_is_an_age_where_laws_name_it_as_one(number: int, ages: list[int]) -> None:
    assert read(f"at least {number} or", "en") == [("age", age) for age in ages]
