"""What shows a duty and what does not: every kind of evidence, each way in which it may be lacking, days, languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from textwrap import dedent

import pytest

from generator.check.duties.evidence import PROPERTIES
from generator.check.duties.judging import coverage_of
from generator.disk.project import law_sources
from generator.model.coverage import DutyAnswer, DutyStanding, answer_in, verdict
from generator.model.duties import citation_on, is_in_force, is_upcoming
from generator.model.translation import text_digest
from generator.parse import parse
from generator.parse.laws import law_shape, read_laws
from tests.covering import DAY, cover, duty, only, subject_of, tagged, told
from tests.ruling import completed
from tests.support import sources

Files = Mapping[str, str]
EN, ZH = "clauses/policy/one.en.md", "clauses/policy/one.zh-Hans.md"
FACTS = """\
parties: {acme: {name: {en: Acme, zh-Hans: 顶点}}}
contacts:
  desk: {email: desk@example.com, party: acme}
  privacy-officer: {email: officer@example.com, url: https://example.com/officer}
periods:
  short: 30 days
  due: 45 days
  long: 60 days
  fortnight: 10 business days
  weeks: 40 business days
  days: 364 days
  month: 1 month
  year: 12 months
ages: {adult: 18, teen: 16}
links: {form: https://example.com/form}
claims: {trains-models: no, matches-practice: yes}
"""
WORK = """\
kind: policy
scope: [aa]
jurisdiction: home
locales:
  en: {title: Policy, dates: [last-modified], outline: [one, two]}
"""
INVENTORY = """\
home:
  purposes: {orders: {en: to deliver}}
  recipients: {carriers: {en: carriers}}
  categories:
    names:
      letter: A
      label: {en: Names}
      statute: § 1
      examples: {en: a name}
      purposes: [orders]
      disclosed: [carriers]
      retention: due
"""


def adopted(*works: str) -> str:
    """Return a changelog in which works begin."""
    return f"- edition: 2021-06-30\n  works: {{{', '.join(f'{work}: {{change: adopted}}' for work in works)}}}\n"


def one(text: str, facts: str = FACTS) -> Files:
    """Return a project whose single clause is tagged with d-1."""
    return {EN: tagged(dedent(text), "d-1"), "clauses/facts.yaml": facts}


def with_inventory(text: str, inventory: str = INVENTORY) -> Files:
    files = {EN: tagged("Words.", "d-1"), "clauses/policy/two.en.md": f"# Two\n\n{text}\n"}
    return {
        **files,
        "clauses/facts.yaml": FACTS,
        "clauses/inventory.yaml": inventory,
        "clauses/policy/work.yaml": WORK,
    }


# --- one kind of evidence after the other -----------------------------------------------------------------------------

SHOWN: Mapping[str, tuple[Files, str]] = {
    "a tag": (one("We delete what you ask us to."), "[tag]"),
    "a link to a page": (one("See [our form](https://example.com/form)."), "[link]"),
    "a link that is a fact": (one("See [our form](fact:form)."), "[link]"),
    "the page of a contact": (one("See [our page](fact:privacy-officer.url)."), "[link]"),
    "a link that lands on a section": (one("See [there](https://example.com/policy#sale)."), "[anchor]"),
    "a reference to a section": (one("See [this](#one)."), "[anchor]"),
    "the words of the law": (one("**Do  Not “Sell”**, they say."), '[{phrase: {en: [Do Not "Sell"]}}]'),
    "one of two wordings": (
        one("Your California Privacy Rights."),
        "[{phrase: {en: [None, California Privacy Rights]}}]",
    ),
    "the age": (one("Below {{ teen }} nothing is sold."), "[{fact: {kind: age, is: 16}}]"),
    "any age": (one("Below {{ teen }} nothing is sold."), "[{fact: {kind: age}}]"),
    "a contact as a block": (one("::: contact desk\n:::"), "[{fact: {kind: contact}}]"),
    "a contact in a line": (one("Write to {{ desk.email }}."), "[{fact: {kind: contact}}]"),
    "a contact with a role": (one("Write to {{ privacy-officer.email }}."), "[{fact: {kind: contact, role: officer}}]"),
    "a party": (one("We are {{ acme }}."), "[{fact: {kind: party}}]"),
    "the party of a contact": (one("::: contact desk\n:::"), "[{fact: {kind: party}}]"),
    "the longest period allowed": (one("Within {{ due }}."), "[{fact: {kind: period, at-most: 45 days}}]"),
    "a shorter period": (one("Within {{ short }}."), "[{fact: {kind: period, at-most: 45 days}}]"),
    "a period and more time": (one("In {{ due }}, {{ long }} in all."), "[{fact: {kind: period, at-most: 45 days}}]"),
    "business days within days": (one("Within {{ fortnight }}."), "[{fact: {kind: period, at-most: 45 days}}]"),
    "a month within days": (one("Within {{ month }}."), "[{fact: {kind: period, at-most: 45 days}}]"),
    "a month within a month": (one("Within {{ month }}."), "[{fact: {kind: period, at-most: 1 month}}]"),
    "months within a year": (one("For {{ year }}."), "[{fact: {kind: period, at-least: 1 year}}]"),
    "a year that is more than days": (one("For {{ year }}."), "[{fact: {kind: period, at-least: 300 days}}]"),
    "any period": (one("For {{ year }}."), "[{fact: {kind: period}}]"),
    "no period where none need be": (one("Soon."), "[{fact: {kind: period, at-most: 45 days, when-stated: yes}}]"),
    "a column that a table prints": (with_inventory("::: table retention\n:::"), "[{inventory: retention}]"),
    "a column that a list prints": (with_inventory("::: list disclosed\n:::"), "[{inventory: disclosed}]"),
    "a claim": (one("Words."), "[{claim: matches-practice}]"),
    "a claim that denies": (one("Words."), "[{any: [{claim: trains-models}, link]}]"),
    "another way": (one("See [us](https://example.com)."), "[{any: [{claim: matches-practice}, link]}]"),
    "the last update": (one("Words."), "[{date: {kind: last-modified}}]"),
    "a passage that is set off": (one("::: important\nWe may sell it.\n:::"), "[{output: important}]"),
    "a table": (one("| a | b |\n|---|---|\n| 1 | 2 |"), "[{output: tables}]"),
    "all of several": (
        one("Ask [us](fact:form) in {{ due }}."),
        "[tag, link, {fact: {kind: period, at-most: 45 days}}]",
    ),
}

LACKING: Mapping[str, tuple[Files, str, str]] = {
    "no tag": ({EN: tagged("We delete.", "d-2"), "clauses/facts.yaml": FACTS}, "[tag]", "names `d-1`"),
    "a heading alone": (
        {
            EN: "---\nrequirements: [d-1]\n---\n# One\n",
            "clauses/policy/two.en.md": "# Two\n\nWords.\n",
            "clauses/policy/work.yaml": WORK.replace("[one, two]", "[{clause: one, within: [two]}]"),
        },
        "[tag]",
        "`one` says nothing itself",
    ),
    "a clause that no outline has": (
        {
            EN: "# One\n\nWords.\n",
            "clauses/policy/two.en.md": tagged("We delete.", "d-1"),
            "clauses/policy/work.yaml": WORK.replace("[one, two]", "[one]"),
        },
        "[tag]",
        "names `d-1`",
    ),
    "no link": (one("See our form."), "[link]", "leads to a page"),
    "a link to a mailbox": (
        one("[Write](mailto:a@example.com) or [so](fact:desk.email)."),
        "[link]",
        "leads to a page",
    ),
    "a link elsewhere": (
        {EN: tagged("Words.", "d-1"), "clauses/policy/two.en.md": "# Two\n\nSee [it](https://example.com).\n"},
        "[link]",
        "leads to a page",
    ),
    "a link in a text without a tag": ({EN: "# One\n\nSee [it](https://example.com).\n"}, "[link]", "names `d-1`"),
    "a link to a page as a whole": (one("See [it](https://example.com)."), "[anchor]", "place in a page"),
    "other words": (one("Do not sell."), "[{phrase: {en: [Do Not Sell]}}]", "Do Not Sell"),
    "another age": (one("Below {{ adult }}."), "[{fact: {kind: age, is: 16}}]", "age of 16"),
    "an age that is typed": (one("Below 16."), "[{fact: {kind: age, is: 16}}]", "age of 16"),
    "no contact": (one("Write to us."), "[{fact: {kind: contact}}]", "a contact of facts.yaml"),
    "a contact in another role": (
        one("Write to {{ desk.email }}."),
        "[{fact: {kind: contact, role: officer}}]",
        "`officer` in its name",
    ),
    "no party": (one("We are we."), "[{fact: {kind: party}}]", "a party"),
    "a longer period": (one("Within {{ long }}."), "[{fact: {kind: period, at-most: 45 days}}]", "`long` is beyond"),
    "a shorter one beside a longer one": (
        one("We confirm in {{ short }} and answer in {{ long }}."),
        "[{fact: {kind: period, at-most: 45 days}}]",
        "`long` is beyond the limit of 45 days",
    ),
    "a longer period where none need be": (
        one("Within {{ long }}."),
        "[{fact: {kind: period, at-most: 45 days, when-stated: yes}}]",
        "`long` is beyond",
    ),
    "another period where none need be": (
        one("For {{ year }}."),
        "[{fact: {kind: period, at-most: 45 days, when-stated: yes}}]",
        "at most 45 days",
    ),
    "no clause where no period need be": (
        {EN: "# One\n\nWords.\n"},
        "[{fact: {kind: period, at-most: 45 days, when-stated: yes}}]",
        "names `d-1`",
    ),
    "thirty days for a month": (one("In {{ short }}."), "[{fact: {kind: period, at-most: 1 month}}]", "most 1 month"),
    "days for business days": (
        one("In {{ short }}."),
        "[{fact: {kind: period, at-most: 15 business days}}]",
        "at most 15 business days",
    ),
    "business days that may be more": (
        one("Within {{ weeks }}."),
        "[{fact: {kind: period, at-most: 45 days}}]",
        "at most 45 days",
    ),
    "days that may be less than a year": (
        one("For {{ days }}."),
        "[{fact: {kind: period, at-least: 1 year}}]",
        "at least 1 year",
    ),
    "too short a period": (one("For {{ month }}."), "[{fact: {kind: period, at-least: 1 year}}]", "`month` is beyond"),
    "no period": (one("Soon."), "[{fact: {kind: period, at-most: 45 days}}]", "at most 45 days"),
    "a column that nothing prints": (with_inventory("Words."), "[{inventory: retention}]", "prints no table"),
    "a column that another table prints": (
        with_inventory("::: table categories\n:::"),
        "[{inventory: retention}]",
        "prints no table",
    ),
    "a column with a gap": (
        with_inventory("::: table categories\n:::", INVENTORY.replace("      retention: due\n", "")),
        "[{inventory: retention}]",
        "does not answer the column `retention`",
    ),
    "no inventory": (one("Words."), "[{inventory: retention}]", "does not answer the column"),
    "no claim": (one("Words."), "[{claim: export-basis}]", "the claim `export-basis`"),
    "a claim that denies nothing": (
        one("Words."),
        "[{any: [{claim: matches-practice}]}]",
        "the claim `matches-practice` with no",
    ),
    "no way of several": (one("Words."), "[{any: [link, {fact: {kind: party}}]}]", "a party"),
    "a date that is not printed": (one("Words."), "[{date: {kind: effective}}]", "the date `effective`"),
    "a date that is too old": (
        one("Words."),
        "[{date: {kind: reviewed, within: 12 months}}]",
        "2021-06-30, longer ago than 12 months",
    ),
    "a document of its own": (one("Words."), "[{work: children-rules}]", "no document `children-rules`"),
    "a file": (one("Words."), "[{output: pdf}]", "there is a PDF"),
    "nothing that is set off": (one("We may sell it."), "[{output: important}]", "that is set off"),
    "a table elsewhere": (with_inventory("::: table retention\n:::"), "[{output: tables}]", "is built: a table"),
    "a release": (one("Words."), "[{release: material}]", "with a material change"),
    "languages": (one("Words."), "[languages]", "in which languages"),
    "a judgement": (one("Words."), "[advice]", "a person has to judge"),
    "a day to come": (one("Words."), "[calendar]", "by a day"),
    "what somebody must see": (one("Words."), "[attestation]", "a person has to look"),
    "one of two": (one("Words."), "[tag, {output: axe}]", "finds no barrier"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_shown_by(name: str) -> None:
    files, evidence = SHOWN[name]
    row = only(files, duty("d-1", evidence))
    assert told(row) == "shown"
    assert row.work == "policy" and row.locale == "en"


@pytest.mark.parametrize("name", LACKING)
def test_it_is_not_shown_by(name: str) -> None:
    files, evidence, lacking = LACKING[name]
    row = only({"clauses/facts.yaml": FACTS, **files}, duty("d-1", evidence) + "")
    assert row.answer is DutyAnswer.NOT_SHOWN
    assert lacking in told(row)


def test_every_property_that_a_record_may_ask_for_has_a_name() -> None:
    words = [set(one.split('", "')) for one in re.findall(r'"enum": \["(.*?)"\]', json.dumps(law_shape().schema()))]
    assert PROPERTIES.keys() == {*next(one for one in words if "axe" in one), "material"}


def test_every_kind_of_evidence_of_the_packs_is_judged_in_both_ways() -> None:
    asked = {"tag", "link", "anchor", "phrase", "fact", "inventory", "claim", "any", "date"}
    assert all(any(kind in evidence for _, evidence in SHOWN.values()) for kind in asked)
    alone = {"work", "output", "release", "languages", "advice", "calendar", "attestation"}
    assert all(any(kind in evidence for _, evidence, _ in LACKING.values()) for kind in asked | alone)


END = date(2026, 1, 1)


def test_a_document_of_its_own_is_one_whose_folder_is_called_so() -> None:
    files = {
        **one("Words."),
        "clauses/children-rules/work.yaml": WORK.replace("[one, two]", "[all]").replace("jurisdiction: home\n", ""),
        "clauses/children-rules/all.en.md": "# All\n\nFor children.\n",
        "clauses/changelog.yaml": adopted("policy", "children-rules"),
    }
    row = only(files, duty("d-1", "[{work: children-rules}]"))
    assert told(row) == "shown" and row.passages[0].work == "children-rules"
    end = f"- edition: {END}\n  works: {{children-rules: {{change: withdrawn, summary: {{en: It ended.}}}}}}\n"
    ended = {**files, "clauses/changelog.yaml": end + files["clauses/changelog.yaml"]}
    before, then = (only(ended, duty("d-1", "[{work: children-rules}]"), day) for day in (END - timedelta(1), END))
    assert told(before) == "shown" and "no document `children-rules`" in told(then)


def test_the_passage_is_the_one_that_shows_it() -> None:
    row = only(one("We act.\n\nWe answer within {{ due }}."), duty("d-1", "[{fact: {kind: period, at-most: 45 days}}]"))
    (passage,) = row.passages
    assert (passage.clause, passage.title, passage.text) == ("one", "Clause", "We answer within 45 days.")
    assert passage.span.source.path == EN and passage.span.first().line == 8


def test_a_shared_clause_answers_where_it_is_printed() -> None:
    files = {
        EN: "# One\n\nWords.\n",
        "clauses/shared/all.en.md": tagged("We delete.", "d-1"),
        "clauses/policy/work.yaml": WORK.replace("[one, two]", "[one, shared/all]").replace("jurisdiction: home\n", ""),
    }
    assert only(files, duty("d-1")).passages[0].clause == "shared/all"


# --- languages --------------------------------------------------------------------------------------------------------


def answers(files: Files, duties: str, day: date = DAY) -> dict[str, str]:
    return {row.locale: row.answer.value if row.answer else "" for row in cover(files, duties, day).rows}


BOTH = {EN: tagged("We delete.", "d-1"), ZH: tagged("我们删除。", "d-1")}
FIRST = {EN: tagged("We delete.", "d-1"), ZH: "# 一\n\n我们删除。\n"}


@pytest.mark.parametrize(
    "files, locales, found",
    [
        (BOTH, "en", {"en": "shown"}),
        (BOTH, "en+", {"en": "shown", "zh-Hans": "shown"}),
        (BOTH, "all", {"en": "shown", "zh-Hans": "shown"}),
        (BOTH, "zh-Hans", {"zh-Hans": "shown"}),
        (FIRST, "en", {"en": "shown"}),
        (FIRST, "en+", {"en": "shown", "zh-Hans": "not-shown"}),
        (FIRST, "all", {"en": "shown", "zh-Hans": "not-shown"}),
        (FIRST, "zh-Hans", {"zh-Hans": "not-shown"}),
        (FIRST, "fr", {"fr": "not-shown"}),
    ],
)
def test_a_duty_is_met_in_the_languages_that_it_names(files: Files, locales: str, found: Mapping[str, str]) -> None:
    assert answers(files, duty("d-1", locales=locales)) == found


def test_the_rows_of_each_duty_are_gathered_once() -> None:
    found = cover(BOTH, duty("d-1", locales="all") + duty("d-2"))
    assert {name: len(rows) for name, rows in found.by_duty.items()} == {"d-1": 2, "d-2": 1}
    assert found.by_duty is found.by_duty and replace(found, rows=found.rows[:1]).by_duty.keys() == {"d-1"}


def test_a_language_that_no_text_has_is_told() -> None:
    row = only({EN: tagged("We delete.", "d-1")}, duty("d-1", locales="zh-Hans"))
    assert told(row) == "not-shown | language: no document in scope is in zh-Hans"


def translated(of: str) -> Files:
    return {EN: tagged("We delete.", "d-1"), ZH: f"---\nrelation: translation\nof: {of}\n---\n# 一\n\n我们删除。\n"}


def test_a_translation_answers_what_its_original_does_while_it_is_current() -> None:
    clause = parse(sources(completed({EN: tagged("We delete.", "d-1")})))[0].clauses["policy", "one", "en"]
    digest = text_digest(clause)
    assert answers(translated(digest), duty("d-1", locales="en+")) == {"en": "shown", "zh-Hans": "shown"}
    assert answers(translated("0" * 16), duty("d-1", locales="en+")) == {"en": "shown", "zh-Hans": "not-shown"}


def test_a_clause_that_is_absent_for_a_reason_is_none_of_that_language() -> None:
    files = {EN: tagged("We delete.", "d-1"), "clauses/policy/two.zh-Hans.md": "# 二\n\n文字。\n"}
    rows = cover(files, duty("d-1", locales="en+")).rows
    assert [row.answer for row in rows] == [DutyAnswer.SHOWN, DutyAnswer.NOT_APPLICABLE]
    assert told(rows[1]).endswith("apart: `one`: not for these readers")


def test_a_clause_that_nobody_looked_for_is_lacking() -> None:
    files = {EN: tagged("We delete.", "d-1"), "clauses/policy/two.zh-Hans.md": "# 二\n\n文字。\n"}
    whole = completed(files)["clauses/policy/work.yaml"].replace("one: not for these readers", "one: unread")
    files["clauses/policy/work.yaml"] = f"scope: [aa]\n{whole}"
    assert answers(files, duty("d-1", locales="en+")) == {"en": "shown", "zh-Hans": "not-shown"}


def test_an_independent_text_is_not_measured_by_another_law() -> None:
    apart = "---\nrelation: counterpart\nreason: Chinese law asks for other rights.\n---\n# 一\n\n我们删除。\n"
    files = {EN: tagged("We delete.", "d-1"), ZH: apart}
    assert answers(files, duty("d-1", locales="en+")) == {"en": "shown", "zh-Hans": "not-applicable"}
    assert answers(files, duty("d-1", locales="all")) == {"en": "shown", "zh-Hans": "not-shown"}
    untagged = {**files, EN: "# One\n\nWe delete.\n"}
    assert answers(untagged, duty("d-1", locales="en+")) == {"en": "not-shown", "zh-Hans": "not-shown"}


def test_words_of_another_language_do_not_stand_for_those_of_this_one() -> None:
    words = "[{phrase: {en: [Do Not Sell], zh-Hans: [不出售]}}]"
    files = {EN: tagged("Do Not Sell.", "d-1"), ZH: tagged("[Do Not Sell](lang:en)。", "d-1")}
    assert answers(files, duty("d-1", words, "en+")) == {"en": "shown", "zh-Hans": "not-shown"}
    lone = duty("d-1", "[{phrase: {en: [Do Not Sell]}}]", "en+")
    assert answers(files, lone) == {"en": "shown", "zh-Hans": "shown"}


def test_an_independent_text_that_names_the_duty_is_measured_by_it() -> None:
    apart = "---\nrelation: counterpart\nreason: Another law.\nrequirements: [d-1]\n---\n# 一\n\n我们删除。\n"
    files = {EN: tagged("We [delete](https://example.com).", "d-1"), ZH: apart}
    assert answers(files, duty("d-1", "[tag, link]", "en+")) == {"en": "shown", "zh-Hans": "not-shown"}


def test_one_clause_that_is_absent_does_not_excuse_another() -> None:
    files = {**FIRST, "clauses/policy/two.en.md": tagged("We correct.", "d-1")}
    assert answers(files, duty("d-1", locales="en+")) == {"en": "shown", "zh-Hans": "not-shown"}


def test_languages_are_those_of_the_document_that_names_the_duty() -> None:
    files = two_works("# One\n\nWords.\n", tagged("We delete.", "d-1"))
    files = {**files, ZH: "# 一\n\n文字。\n"}
    title = "  zh-Hans: {title: 政策, dates: [last-modified], outline: [one]}\n"
    files["clauses/policy/work.yaml"] += title
    assert answers(files, duty("d-1", locales="en+")) == {"en": "shown"}
    untagged = {**files, "clauses/notice/one.en.md": "# One\n\nWords.\n"}
    assert answers(untagged, duty("d-1", locales="en+")) == {"en": "not-shown", "zh-Hans": "not-shown"}


def test_a_date_may_be_as_old_as_the_law_allows() -> None:
    yearly = duty("d-1", "[{date: {kind: reviewed, within: 12 months}}]")
    assert only(one("Words."), yearly, date(2022, 6, 30)).answer is DutyAnswer.SHOWN
    assert only(one("Words."), yearly, date(2022, 7, 1)).answer is DutyAnswer.NOT_SHOWN


def test_the_matrix_has_an_answer_where_it_stands() -> None:
    found = cover(two_works("# One\n\nWords.\n", tagged("We delete.", "d-1")), duty("d-1") + duty("d-2"))
    assert answer_in(found.by_duty["d-1"], "notice", "en") is DutyAnswer.SHOWN
    assert answer_in(found.by_duty["d-1"], "policy", "en") is None
    assert answer_in(found.by_duty["d-2"], "policy", "en") is DutyAnswer.NOT_SHOWN
    assert answer_in(found.by_duty["d-2"], "policy", "fr") is None


def two_works(first: str, second: str) -> dict[str, str]:
    return {
        EN: first,
        "clauses/policy/work.yaml": WORK.replace("[one, two]", "[one]").replace("jurisdiction: home\n", ""),
        "clauses/notice/work.yaml": WORK.replace("[one, two]", "[one]").replace("jurisdiction: home\n", ""),
        "clauses/notice/one.en.md": second,
        "clauses/changelog.yaml": adopted("policy", "notice"),
    }


def test_a_duty_need_stand_in_one_document() -> None:
    row = only(two_works("# One\n\nWords.\n", tagged("We delete.", "d-1")), duty("d-1"))
    assert told(row) == "shown" and row.work == "notice"


def test_evidence_must_stand_in_the_same_document() -> None:
    halves = two_works(tagged("We delete.", "d-1"), "# One\n\nSee [it](https://example.com).\n")
    row = only(halves, duty("d-1", "[tag, link]"))
    assert row.answer is DutyAnswer.NOT_SHOWN and row.work == "policy"


def test_a_work_without_the_scope_answers_nothing() -> None:
    files = two_works("# One\n\nWords.\n", tagged("We delete.", "d-1"))
    out = {**files, "clauses/notice/work.yaml": files["clauses/notice/work.yaml"].replace("scope: [aa]\n", "")}
    assert only(out, duty("d-1")).answer is DutyAnswer.NOT_SHOWN


# --- conditions and persons -------------------------------------------------------------------------------------------


PLAIN: Files = {EN: "# One\n\nWords.\n"}


def profiled(profile: str, files: Files = PLAIN) -> Files:
    return {**files, "clausebook.yaml": completed(files)["clausebook.yaml"] + f"profile: {{{profile}}}\n"}


@pytest.mark.parametrize(
    "profile, answer, switches",
    [
        ("sells: no", "not-applicable", ("sells",)),
        ("sells: no, exports: yes", "not-applicable", ("sells",)),
        ("exports: no", "not-applicable", ("exports",)),
        ("sells: yes, exports: yes", "not-shown", ()),
        ("sells: yes", "not-shown", ("exports",)),
        ("", "not-shown", ("sells", "exports")),
    ],
)
def test_no_answer_is_never_a_no(profile: str, answer: str, switches: tuple[str, ...]) -> None:
    row = only(profiled(profile), duty("d-1", more="if: [sells, exports]"))
    assert row.answer and row.answer.value == answer and row.switches == switches


ATTESTED = "- {duty: d-1, by: Ann Lee, day: 2026-06-01, evidence: minutes, expires: 2027-06-01}\n"


@pytest.mark.parametrize(
    "day, answer",
    [("2026-05-31", "not-shown"), ("2026-06-01", "asserted"), ("2027-05-31", "asserted"), ("2027-06-01", "not-shown")],
)
def test_a_person_asserts_for_a_time(day: str, answer: str) -> None:
    files = {EN: "# One\n\nWords.\n", "clauses/attestations.yaml": ATTESTED}
    row = only(files, duty("d-1", "[{output: axe}]"), date.fromisoformat(day))
    assert row.answer and row.answer.value == answer
    assert bool(row.attestation) == (answer == "asserted") and row.lacking


def test_what_is_asserted_is_not_called_shown_and_what_is_shown_not_asserted() -> None:
    files = {**BOTH, "clauses/attestations.yaml": ATTESTED}
    assert answers(files, duty("d-1")) == {"en": "shown"}
    assert (
        answers({**FIRST, "clauses/attestations.yaml": ATTESTED}, duty("d-1", locales="all"))["zh-Hans"] == "asserted"
    )


# --- days -------------------------------------------------------------------------------------------------------------

UNREAD = (
    "  d-9: {cite: [{from: 2022-01-01, text: § 9}], subject: A, not-examined: B, if: [sells], from: 2022-01-01, "
    "locales: en, sure: D}\n"
)


@pytest.mark.parametrize("profile", ["sells: no", "sells: yes", ""])
def test_what_nobody_examined_is_said_whatever_the_profile_says(profile: str) -> None:
    row = only(profiled(profile, {EN: tagged("Words.", "d-9")}), UNREAD)
    assert row.standing is DutyStanding.NOT_EXAMINED and row.answer is None and row.locale == ""


def test_an_upcoming_duty_is_judged_ahead_of_its_day() -> None:
    later = duty("d-1").replace("from: 2020-01-01, sure", "from: 2027-01-01, sure")
    row = only({EN: tagged("We delete.", "d-1")}, later)
    assert row.standing is DutyStanding.UPCOMING and row.answer is DutyAnswer.SHOWN
    assert row.citation and row.citation.text == {"": "§ 1"}


def test_a_duty_that_ended_and_a_draft_are_in_no_report() -> None:
    ended = duty("d-1", more="until: 2026-11-29")
    draft = "  d-2: {cite: [], says: A, watch: yes, locales: en, sure: C}\n"
    assert not cover({EN: tagged("Words.", "d-1")}, ended + draft).rows
    dated = draft.replace("watch: yes", "watch: yes, from: 2020-01-01")
    assert not cover({EN: tagged("Words.", "d-1")}, ended + dated).rows
    assert cover({EN: tagged("Words.", "d-1")}, ended + draft, date(2026, 11, 28)).rows


def test_counts_are_of_duties_and_the_worst_language_decides() -> None:
    duties = duty("d-1", locales="en+") + duty("d-2", more="if: [sells]") + duty("d-3", "[calendar]") + UNREAD
    duties += duty("d-4").replace("from: 2020-01-01, sure", "from: 2027-01-01, sure")
    found = cover({**FIRST, **profiled("sells: no", FIRST)}, duties)
    assert found.counts == {
        "shown": 0,
        "not-shown": 2,
        "asserted": 0,
        "not-applicable": 1,
        "not-examined": 1,
        "upcoming": 1,
    }
    assert verdict(found.by_duty["d-1"]) == "not-shown"


def test_a_text_that_waits_for_its_day_is_named() -> None:
    files = {
        EN: tagged("We delete.", "d-1"),
        "clauses/changelog.yaml": adopted("policy").replace("adopted", "adopted, effective: 2021-09-01"),
    }
    assert cover(files, duty("d-1"), date(2021, 7, 1)).waiting == {"policy": date(2021, 9, 1)}
    assert not cover(files, duty("d-1"), date(2021, 9, 1)).waiting


def test_a_text_that_was_withdrawn_answers_nothing() -> None:
    ended = "- edition: 2022-01-01\n  works: {policy: {change: withdrawn, summary: It ended.}}\n"
    files = {EN: tagged("We delete.", "d-1"), "clauses/changelog.yaml": ended + adopted("policy")}
    assert only(files, duty("d-1"), date(2021, 12, 31)).answer is DutyAnswer.SHOWN
    assert only(files, duty("d-1"), date(2022, 1, 1)).answer is DutyAnswer.NOT_SHOWN


LAW, _ = read_laws(law_sources())
DAYS = [
    date.fromisoformat(f"{year}-{day}") for year, day in zip(range(2019, 2029), ["06-30", "01-01"] * 5, strict=True)
]


def test_what_does_not_apply_is_not_upcoming() -> None:
    later = duty("d-1", more="if: [sells]").replace("from: 2020-01-01, sure", "from: 2027-01-01, sure")
    assert cover(profiled("sells: no"), later).counts["not-applicable"] == 1
    assert cover(profiled("sells: yes"), later).counts["upcoming"] == 1


def test_purposes_are_printed_by_the_letters_behind_them() -> None:
    letters = with_inventory("To deliver [](categories:orders).")
    assert told(only(letters, duty("d-1", "[{inventory: purposes}]"))) == "shown"
    more = INVENTORY.replace("orders: {en: to deliver}", "orders: {en: to deliver}, ads: {en: for ads}")
    gap = with_inventory("To deliver [](categories:orders).", more.replace("[orders]", "[orders, ads]"))
    assert "prints no table" in told(only(gap, duty("d-1", "[{inventory: purposes}]")))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_day_has_the_duties_and_the_citations_of_that_day(day: date) -> None:
    subject = subject_of({EN: "# One\n\nWords.\n"}, duty("d-1"))
    works = {name: replace(work, scope=tuple(LAW.packs)) for name, work in subject.library.works.items()}
    found = coverage_of(replace(subject, library=replace(subject.library, laws=LAW, works=works)), day)
    known = {name: one for pack in LAW.packs.values() for name, one in pack.duties.items()}
    assert found.by_duty.keys() == {n for n, one in known.items() if is_in_force(one, day) or is_upcoming(one, day)}
    for row in found.rows:
        assert (row.standing is DutyStanding.UPCOMING) <= (row.duty.since is not None and day < row.duty.since.day)
        if row.standing is DutyStanding.IN_FORCE:
            assert row.citation == citation_on(row.duty, day)
            assert row.citation is None or row.citation.since.day <= day
        assert row.answer is not DutyAnswer.SHOWN or row.duty.shown_by
    assert found.counts["not-examined"] == sum(bool(known[name].not_examined) for name in found.by_duty)
    assert sum(found.counts.values()) == len(found.by_duty)
