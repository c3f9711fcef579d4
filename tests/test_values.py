"""Values that a text fixes: whatever a language makes of a fact is read back as that fact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.values import Key, number_of, values_in
from generator.localize import FORMS
from tests.languages import language

LOCALES = st.sampled_from(["en", "zh-Hans"])
UNITS = {"year": (12, "month"), "week": (7, "day")}


def read(text: str, locale: str) -> list[Key]:
    return [(value.kind, *value.key) for value in values_in(text, locale.partition("-")[0])]


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
        ("twelve (12) months", "12 months", "one year", "12-month"),
        ("six months", "half a year"),
        ("one hundred and twenty days", "120 days", "120-day"),
        ("ten business days", "10 working days"),
        ("under 16 years of age", "under the age of sixteen (16)", "16 years or older"),
        ("$1,000", "US$ 1000.00"),
        ("5%", "5 percent"),
        ("June 30, 2021", "30 June 2021", "2021-06-30"),
    ],
)
def test_english_spellings_of_one_value_are_equal(texts: tuple[str, ...]) -> None:
    values = [read(text, "en") for text in texts]
    assert all(value == values[0] and len(value) == 1 for value in values), values


@pytest.mark.parametrize(
    "texts",
    [
        ("十二个月", "12个月", "一年", "１２个月"),
        ("六个月", "半年"),
        ("15个工作日", "十五个工作日"),
        ("三十天", "30日", "30天"),
        ("未满十八周岁", "不满18岁"),
        ("百分之五", "5%"),
        ("2021年6月30日", "2021-06-30"),
    ],
)
def test_chinese_spellings_of_one_value_are_equal(texts: tuple[str, ...]) -> None:
    values = [read(text, "zh") for text in texts]
    assert all(value == values[0] and len(value) == 1 for value in values), values


@pytest.mark.parametrize(
    "text", ["the Act of 2018", "Section 1798.83", "version 2.0", "one of them", "a day", "May we"]
)
def test_what_is_no_value_in_english(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize("text", ["每年", "第一年", "2021年度", "半天", "一般", "6月30日", "当日"])
def test_what_is_no_value_in_chinese(text: str) -> None:
    assert read(text, "zh") == []


def test_a_working_day_is_no_day_in_either_language() -> None:
    assert read("10 business days", "en") == read("十个工作日", "zh") != read("十天", "zh")


def test_a_language_that_is_not_known_has_no_values() -> None:
    assert read("12 か月", "ja") == []


@pytest.mark.parametrize("text, number", [("一千零三十七", 1037), ("一万二千", 12000), ("两百", 200), ("x", None)])
def test_a_number_in_words(text: str, number: int | None) -> None:
    assert number_of(text) == number
