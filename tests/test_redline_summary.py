"""What the summary of a redline says: figures in words as well, negations, modal verbs, numbers of clauses, facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.document import Document, FactText, Inline
from generator.model.make import contact_of, run_of
from generator.redline import compare, with_summary
from generator.redline.names import called
from generator.render.plain import print_text
from tests.samples import ENGLISH, deleted, inserted, paragraph, run, section


def text_of(locale: str, *paragraphs: str) -> Document:
    blocks = tuple(paragraph(text) for text in paragraphs)
    return replace(ENGLISH, locale=locale, sections=(section("s", "Title", *blocks),), sign_off=None)


@pytest.mark.parametrize(
    "locale, old, new, told",
    [
        ("en", "Within five working days.", "Within two weeks.", [("five working days", "two weeks")]),
        ("en", "Within twenty-one days.", "Within 30 days.", [("twenty-one days", "30 days")]),
        ("en", "One of them pays.", "None of them pays.", []),
        (
            "en",
            "For one hundred and twenty users.",
            "For two hundred users.",
            [("one hundred and twenty", "two hundred")],
        ),
        ("en", "Interest of one percent.", "Interest of two percent.", [("one percent", "two percent")]),
        ("en", "We send two reminders. We sue.", "We sue.", [("two", "")]),
        ("zh-Hans", "按照百分之一收取。", "按照百分之二收取。", [("百分之一", "百分之二")]),
        ("zh-Hans", "十五日内答复。", "三十日内答复。", [("十五日", "三十日")]),
    ],
)
def test_figures_in_words_are_figures(locale: str, old: str, new: str, told: list[tuple[str, str]]) -> None:
    found = compare(text_of(locale, old), text_of(locale, new)).changes.figures
    assert [(one.old, one.new) for one in found] == told


@pytest.mark.parametrize(
    "locale, old, new, told",
    [
        ("en", "You may ask.", "You must ask.", [(("may",), ("must",))]),
        ("en", "We do not sell it.", "We sell it.", [(("not",), ())]),
        ("en", "You may ask us.", "You may ask our office.", []),
        ("zh-Hans", "您可以查询。", "您应当查询。", [(("可以",), ("应当",))]),
        ("zh-Hans", "我们不出售信息。", "我们出售信息。", [(("不",), ())]),
    ],
)
def test_negations_and_modal_verbs_that_changed_are_listed(
    locale: str, old: str, new: str, told: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    found = compare(text_of(locale, old), text_of(locale, new)).changes.words
    assert [(one.old, one.new) for one in found] == told


def shown(old: Document, new: Document) -> str:
    """Return the summary of a redline as a terminal shows it."""
    return print_text(with_summary(compare(old, new), lambda message, **_: message, ("old", "new")))


def test_a_clause_with_another_number_is_told_and_is_no_change() -> None:
    first, second = (
        replace(section(name, name.title(), paragraph("It stays.")), number=f"{at}.")
        for at, name in ((1, "a"), (2, "b"))
    )
    old = replace(ENGLISH, sections=(first, second), sign_off=None)
    new = replace(old, sections=(replace(second, number="1."),))
    changes = compare(old, new).changes
    assert [(one.clause, one.old, one.new) for one in changes.renumbered] == [("b", "2.", "1.")]
    assert "Renumbered clauses\n  B ([-2.-]{+1.+})" in shown(old, new)
    renumbered = replace(old, sections=(replace(first, number="I."), replace(second, number="II.")))
    assert not compare(old, renumbered).changes, "another way to count changes no wording"


def test_a_fact_is_told_by_what_it_was_and_is_and_never_by_its_key() -> None:
    old, new = (
        replace(
            ENGLISH, sections=(section("s", "Logs", paragraph(FactText(fact="log-retention", text=text, day=None))),)
        )
        for text in ("6 months", "12 months")
    )
    summary = shown(old, new)
    assert "Facts\n  [-6 months-]{+12 months+} (Logs)" in summary
    assert "log-retention" not in summary


def using(*inlines: Inline | str, phone: str = "") -> Document:
    contact = contact_of([("department", "Department", (run_of("Desk"),)), ("phone", "Phone", (run_of(phone),))])
    blocks = (paragraph(*inlines), *((contact,) if phone else ()))
    return replace(ENGLISH, sections=(section("s", "Logs", *blocks),), sign_off=None)


def named(key: str, text: str) -> FactText:
    return FactText(fact=key, text=text, day=None)


def test_a_fact_is_told_in_its_sentence() -> None:
    old, new = (
        using("We log. We keep it for ", named("kept", text), ", then delete it. So.") for text in ("6 days", "9 days")
    )
    assert "Facts\n  We keep it for [-6 days-]{+9 days+}, then delete it. (Logs)" in shown(old, new)


def test_a_fact_that_a_contact_shows_is_told_once_under_its_label() -> None:
    old, new = (using("Call ", named("desk.phone", text), ".", phone=text) for text in ("555 0100", "555 0199"))
    (fact,) = compare(old, new).changes.facts
    assert (fact.label, fact.whose, fact.old, fact.new, fact.clauses) == (
        "Phone",
        "Desk",
        "555 0100",
        "555 0199",
        ("s",),
    )
    assert not compare(old, new).changes.figures


def test_a_name_that_came_or_went_is_listed_and_a_period_is_not() -> None:
    old, new = (
        using("We use ", named("crow", "Crow Ltd"), "."),
        using("We use ", named("jay.legal-name", "Jay plc"), " for ", named("kept", "9 days"), "."),
    )
    said = shown(old, new)
    assert "New names\n  {+Jay plc+} (Logs)" in said
    assert "Names no longer used\n  [-Crow Ltd-] (Logs)" in said


def test_a_name_that_was_typed_and_became_a_fact_is_no_new_one() -> None:
    assert not compare(using("We use Crow Ltd."), using("We use ", named("crow", "Crow Ltd"), ".")).changes


@pytest.mark.parametrize(
    "title, name",
    [
        (("The past ", deleted("twelve"), inserted("eighteen"), " months"), "The past eighteen months"),
        ((deleted("What went"),), "What went"),
        ((), "How it begins, by words that…"),
    ],
)
def test_a_clause_is_called_as_it_is_today(title: tuple[Inline | str, ...], name: str) -> None:
    clause = section("s", "", paragraph("How it begins, by words that go on."))
    assert called(replace(clause, title=run(*title))) == name
