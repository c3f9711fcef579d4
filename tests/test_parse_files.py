"""Files to a Library: what each kind of file may say, and one finding for whatever it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.diagnostics import Diagnostic
from generator.model.library import DateKind, Placement
from generator.model.registries import Age, Contact, Party, Period, text_in
from generator.parse import parse
from tests.parse_cases import (
    CHANGELOG,
    CHRONOLOGY,
    CLAUSE,
    FACTS,
    HITS,
    INVENTORY,
    MISNAMED,
    NEAR_MISSES,
    PARTY,
    TERMS,
    WORK,
    outline,
)
from tests.support import MINIMAL, SETTINGS, advice, findings, library, places, project, said, sources


@pytest.mark.parametrize("name", HITS)
def test_a_fault_is_one_finding_at_its_place(name: str) -> None:
    path, text, rule, marked, words = HITS[name]
    found = findings({path: text})
    hits = [finding for finding in found if (finding.rule, finding.span and finding.span.text) == (rule, marked)]
    assert len(hits) == 1 and len(found) == 1, places(found)
    assert hits[0].span and hits[0].span.source.path == path
    assert words in " ".join((said(hits[0]), *advice(hits[0])))
    assert hits[0].helps


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_only_looks_wrong_is_no_finding(name: str) -> None:
    path, text = NEAR_MISSES[name]
    assert places(findings({path: text})) == []


@pytest.mark.parametrize("path", MISNAMED)
def test_a_file_that_fits_no_pattern_is_told_the_pattern(path: str) -> None:
    rule, words = MISNAMED[path]
    found = findings({path: "# A\n\nText.\n"})
    assert [finding.rule for finding in found] == [rule]
    assert words in " ".join((said(found[0]), *advice(found[0])))


def test_what_a_misnamed_file_was_meant_for_is_unread_and_not_missing() -> None:
    files = {path: text for path, text in MINIMAL.items() if path not in (WORK, CLAUSE)}
    misnamed = {"clauses/policy/Work.yml": MINIMAL[WORK], "clauses/policy/ContactUs.EN_us.md": MINIMAL[CLAUSE]}
    parsed, found = parse(sources({**files, **misnamed, "clauses/policy/a.en.md": "# A\n\nText.\n"}))
    assert [finding.rule for finding in found] == ["clause-misnamed", "clause-misnamed"]
    assert {WORK, "clauses/policy/contact-us.en-US.md"} <= parsed.unread.keys()


@pytest.mark.parametrize("name", CHRONOLOGY)
def test_entries_of_a_changelog_go_together(name: str) -> None:
    text, expected = CHRONOLOGY[name]
    assert [" ".join(place) for place in places(findings({CHANGELOG: text}))] == expected


def test_the_way_out_of_a_waiting_edition_is_named() -> None:
    (found,) = findings({CHANGELOG: CHRONOLOGY["effective before the one that waits"][0]})
    assert advice(found) == (
        "write 2021-07-01 or a later day",
        "or cancel the waiting edition: `cancels: 2021-06-01` in this entry",
    )


def test_facts_are_read_with_their_types_and_names() -> None:
    facts = library(
        {
            FACTS: """\
            parties:
              acme: {name: {en: Acme, zh-Hans: 甲}, legal-name: {zh-Hans: 甲公司}}
              plain: {name: Plain}
            contacts:
              help: {phone: 755 2828 3350, address: {en: [Floor 19, Shenzhen], zh-Hans: 深圳市}}
            periods: {keep: 10 business days}
            ages: {minor: 18}
            """
        }
    ).facts
    acme, plain, contact = facts["acme"], facts["plain"], facts["help"]
    assert isinstance(acme, Party) and text_in(acme.legal_name, "zh-Hans") == "甲公司" and acme.span.text == "acme"
    assert isinstance(plain, Party) and text_in(plain.legal_name, "fr") == "Plain"
    assert isinstance(contact, Contact) and text_in(contact.phone, "en") == "755 2828 3350"
    assert dict(contact.address) == {"en": "Floor 19\nShenzhen", "zh-Hans": "深圳市"} and not contact.email
    keep, minor = facts["keep"], facts["minor"]
    assert isinstance(keep, Period) and (keep.number, keep.unit) == (10, "business-day")
    assert isinstance(minor, Age) and minor.years == 18


def test_an_outline_keeps_order_placement_and_depth() -> None:
    text = outline("[{clause: contact, as: preface}, {clause: a, within: [{clause: b, as: paragraph}, shared/c]}]")
    entries = library({WORK: text}).works["policy"].locales["en"].outline
    assert [(e.clause, e.placement, e.span.text) for e in entries] == [
        ("contact", Placement.PREFACE, "contact"),
        ("a", Placement.SECTION, "a"),
    ]
    assert [(e.clause, e.placement) for e in entries[1].within] == [
        ("b", Placement.PARAGRAPH),
        ("shared/c", Placement.SECTION),
    ]


def test_a_language_says_less_and_gets_what_is_usual() -> None:
    locale = library({}).works["policy"].locales["en"]
    assert locale.dates == (DateKind.LAST_MODIFIED,)
    assert (locale.section_numbers, locale.paragraph_numbers) == ((), ())
    assert [pattern.text for pattern in locale.list_numbers] == ["1.", "(a)", "(i)"]
    assert locale.table_of_contents and locale.sign_off is None and not locale.absent


def test_the_base_address_always_ends_with_a_slash() -> None:
    short = SETTINGS.replace("legal/", "legal")
    assert library({"clausebook.yaml": short}).settings.base_url == "https://www.example.com/legal/"


def test_a_published_path_loses_its_last_slash() -> None:
    paths = library({"clausebook.yaml": SETTINGS + "paths: {policy: {en: a/b/}}\n"}).settings.paths
    assert paths["policy"]["en"] == "a/b"


def test_front_matter_reaches_the_clause() -> None:
    text = "---\nrelation: counterpart\nreason: 另行起草\nrequirements: [pipl-17]\n---\n# 联系\n\n正文。\n"
    clause = library({CLAUSE: text}).clauses["policy", "contact", "en"]
    assert clause.relation and (clause.relation.kind, clause.relation.reason) == ("counterpart", "另行起草")
    assert clause.requirements == ("pipl-17",) and clause.title_span.text == "联系"


def test_a_shared_clause_belongs_to_no_work() -> None:
    assert ("shared", "contact", "en") in library({"clauses/shared/contact.en.md": "# C\n\nText.\n"}).clauses


def test_without_settings_there_are_values_that_stand_in_and_all_other_findings() -> None:
    files = {path: text for path, text in MINIMAL.items() if path != "clausebook.yaml"}
    parsed, found = parse(sources({**files, FACTS: "ages: {a: b}\n"}))
    assert parsed.settings.lacking == ("format", "base-url", "timezone", "locales")
    assert [finding.rule for finding in found] == ["missing-file", "bad-value"]


def test_settings_that_lack_a_key_have_a_value_that_stands_in_for_it() -> None:
    parsed, found = parse(project({"clausebook.yaml": "format: 1\n"}))
    assert parsed.settings.lacking == ("base-url", "timezone", "locales")
    assert [said(finding) for finding in found] == [
        f"`{key}` is missing" for key in ("base-url", "locales", "timezone")
    ]


def test_settings_with_a_bad_optional_key_still_serve() -> None:
    parsed, found = parse(project({"clausebook.yaml": SETTINGS + "directions: {ar: left}\n"}))
    assert len(found) == 1 and parsed.unread.keys() == {"clausebook.yaml"}


def test_what_is_wrong_is_left_out_and_the_rest_is_kept() -> None:
    parsed, found = parse(project({FACTS: PARTY + "ages: {a: b, c: 3}\nperiods: {d: 4 days}\n"}))
    assert len(found) == 1
    assert set(parsed.facts) == {"acme", "c", "d"}
    assert parsed.unread.keys() == {FACTS}


def test_a_file_that_cannot_be_read_is_unread_and_nothing_is_missing_from_it() -> None:
    parsed, found = parse(project({WORK: "kind: [\n"}))
    assert [finding.rule for finding in found] == ["yaml-syntax"]
    assert not parsed.works and parsed.unread.keys() == {WORK}


def test_a_folder_of_clauses_without_work_is_one_finding() -> None:
    parsed, found = parse(
        project({"clauses/extra/a.en.md": "# A\n\nText.\n", "clauses/extra/b.en.md": "# B\n\nText.\n"})
    )
    assert [finding.rule for finding in found] == ["missing-file"]
    assert "clauses/extra/work.yaml" in parsed.unread


def test_a_file_that_could_not_be_opened_is_not_missing() -> None:
    files = {path: text for path, text in MINIMAL.items() if path not in ("clausebook.yaml", WORK)}
    assert parse(sources(files), frozenset({"clausebook.yaml", WORK}))[1] == ()
    parsed, found = parse(sources({**files, "clausebook.yaml": SETTINGS}), frozenset({WORK}))
    assert not found and parsed.unread.keys() == {WORK}


def test_findings_of_all_files_come_in_one_order() -> None:
    files = {path: text for path, text, *_ in list(HITS.values())[::7]}
    one, found = parse(project(files))
    other, again = parse(dict(reversed(project(files).items())))
    assert found == again and one == other
    assert [f.span.source.path for f in found if f.span] == sorted(f.span.source.path for f in found if f.span)


def test_the_examples_of_the_manual_are_read_without_a_finding() -> None:
    manual = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    examples = dict(_examples(manual))
    assert len(examples) == 11
    parsed, found = parse(sources(examples))
    assert places(found) == []
    assert parsed.facts and parsed.terms and parsed.inventories and parsed.changelog and parsed.clauses


def _examples(manual: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the first indented passage below each heading that names a file of the source."""
    sections = r"^## `(clausebook\.yaml|clauses/[^`]+)`\n(.*?)(?=^## |\Z)"
    for path, body in re.findall(sections, manual, re.DOTALL | re.MULTILINE):
        example = re.search(r"(?:^    .*\n(?:\n(?=    ))?)+", body, re.MULTILINE)
        name = path.replace("<work>", "privacy-policy").replace("<id>.<locale>", "retention.en")
        yield name, dedent(example[0]) if example else ""


TEXT = st.text(st.sampled_from("ab1:-,[]{}'\"|>&*#.? \n中：é\u200b\x00~/§"), max_size=80)
PATH = st.sampled_from(
    [
        "clausebook.yaml",
        FACTS,
        TERMS,
        INVENTORY,
        CHANGELOG,
        WORK,
        CLAUSE,
        "clauses/x",
        "clauses/é/ü.md",
        "clauses/a/b.zz-ZZ.md",
    ]
)
LINES = st.sampled_from([line for _, text, *_ in (*HITS.values(), *NEAR_MISSES.values()) for line in text.splitlines()])


@given(st.dictionaries(PATH, st.one_of(TEXT, st.lists(LINES, max_size=8).map("\n".join))))
def test_no_project_makes_parse_raise(files: dict[str, str]) -> None:
    parsed, found = parse(sources(files))
    assert all(_lies_in_its_file(finding) for finding in found)
    assert not parsed.settings.lacking or found


def _lies_in_its_file(finding: Diagnostic) -> bool:
    span = finding.span
    return span is not None and 0 <= span.start <= span.end <= len(span.source.text)
