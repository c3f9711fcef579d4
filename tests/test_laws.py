"""The law packs have the form that readers rely on, and what follows from a record and a day is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.disk.project import law_sources, open_project
from generator.languages import packs as packs_of_languages
from generator.model.diagnostics import Diagnostic
from generator.model.duties import (
    AnyEvidence,
    Duty,
    DutySign,
    FactLimit,
    Laws,
    Wording,
    applies,
    citation_on,
    is_in_force,
    is_upcoming,
    unmet_conditions,
)
from generator.model.source import Source
from generator.parse.cues import CUE_TABLE
from generator.parse.laws import SWITCH_TABLE, law_shape, read_laws
from generator.report import open_sentences

CARRIED = law_sources()
LAW, FOUND = read_laws(CARRIED)
PACKS = [(name, duty) for name, pack in LAW.packs.items() for duty in pack.duties.values()]
TABLES: dict[str, Any] = {"switches.yaml": SWITCH_TABLE, "cues.yaml": CUE_TABLE}
LANGUAGES = {"en", "zh-Hans"}
PROMISE = re.compile(r"\bcomplian(?:t|ce)\b|\bcompl(?:y|ies)\b|合规(?!审计)", re.IGNORECASE)
"""Words that would promise something; the audit is in the name of a regulation."""
HAN = re.compile(r"[\u3400-\u9fff]")


def duty(name: str) -> Duty:
    return next(one for _, one in PACKS if one.id == name)


def packs(path: str) -> Iterator[Source]:
    return (source for source in CARRIED if source.path.endswith(path))


def claims_of(evidence: Iterable[object]) -> set[str]:
    """Return the claims that evidence names, below `any` too."""
    below = (name for one in evidence if isinstance(one, AnyEvidence) for name in claims_of(one.of))
    return {*below, *(one.of for one in evidence if isinstance(one, DutySign) and one.kind == "claim")}


def own(text: str, name: str = "us-ca") -> tuple[Laws, tuple[Diagnostic, ...]]:
    """Return the law of the package with a project's own file over it."""
    return read_laws((*CARRIED, Source(path=f"laws/{name}.yaml", text=text)))


def advice(finding: Diagnostic) -> str:
    """Return what a finding says is to be done."""
    sentences = open_sentences("en")
    return " | ".join(sentences.text(one) for one in finding.helps)


# --- every record -----------------------------------------------------------------------------------------------------


def test_the_packs_of_the_package_are_read_whole() -> None:
    assert not FOUND
    assert len(LAW.packs) == len(CARRIED) - 2 > 15  # the others are tables of switches and of cues
    assert len(PACKS) > 300


@pytest.mark.parametrize("name", LAW.packs)
def test_a_pack_has_an_edition_that_says_what_changed(name: str) -> None:
    pack = LAW.packs[name]
    assert pack.edition in pack.changes
    assert pack.name.keys() == LANGUAGES
    assert all(texts.keys() == LANGUAGES for texts in pack.changes.values())
    assert pack.sources.keys() >= {one.source for one in pack.duties.values() if one.source}


@pytest.mark.parametrize("one", [one for _, one in PACKS], ids=lambda one: one.id)
def test_a_record_has_the_form(one: Duty) -> None:
    told_texts = [one.says, one.subject, one.not_examined, one.note]
    assert {frozenset(texts) for texts in told_texts if texts} == {frozenset(LANGUAGES)}
    for texts in filter(None, told_texts):
        assert HAN.search(texts["zh-Hans"]) and not HAN.search(texts["en"])
        assert not PROMISE.search(" ".join(texts.values()))
    assert bool(one.not_examined) == (one.sure == "D") == bool(one.subject) != bool(one.says)
    assert bool(one.shown_by) == (one.sure != "D" and not one.watched)
    assert one.source or one.sure == "D"
    assert one.since or one.watched
    assert not one.read_by, "nobody read a provision for every project"


@pytest.mark.parametrize("one", [one for _, one in PACKS], ids=lambda one: one.id)
def test_its_days_are_in_order(one: Duty) -> None:
    assert not one.enforced or (one.since and one.since.day < one.enforced.day)
    days = [citation.since.day for citation in one.citations]
    assert days
    assert days == sorted({*days})
    assert all({*citation.text} in ({""}, LANGUAGES) for citation in one.citations)
    assert not (one.since and one.until) or one.since.day < one.until.day


def test_an_id_stands_in_one_pack() -> None:
    assert len({one.id for _, one in PACKS}) == len(PACKS)


def test_every_switch_is_explained_and_used() -> None:
    assert {switch for _, one in PACKS for switch in one.conditions} == LAW.switches.keys()
    assert list(LAW.switches) == sorted(LAW.switches)
    for texts in LAW.switches.values():
        assert texts.keys() == LANGUAGES
        assert HAN.search(texts["zh-Hans"]) and texts["zh-Hans"].endswith("。")
        assert texts["en"].endswith(".") and not PROMISE.search(texts["en"] + texts["zh-Hans"])


def test_the_ccpa_binds_a_business_alone() -> None:
    for name, one in PACKS:
        assert ("us-ca-business" in one.conditions) == (name == "us-ca" and one.id.startswith("ca-")), one.id


def test_a_threshold_is_of_one_state() -> None:
    for name, one in PACKS:
        assert all(switch in ("threshold", f"{name}-threshold") for switch in one.conditions if "threshold" in switch)
        assert "threshold" not in one.conditions


@pytest.mark.parametrize("word", ["compliant", "Compliance", "you comply", "文本合规"])
def test_a_promise_is_seen(word: str) -> None:
    assert PROMISE.search(word)
    assert not PROMISE.search("complaint 合规审计")


def test_the_files_fit_their_schema() -> None:
    for source in CARRIED:
        shape: Any = TABLES.get(source.path.rsplit("/", 1)[-1], law_shape())
        schema = json.loads(json.dumps(shape.schema()))
        values = json.loads(json.dumps(yaml.load(source.text, Loader=yaml.BaseLoader)))
        faults = [fault.message for fault in jsonschema.Draft202012Validator(schema).iter_errors(values)]
        assert not faults, source.path
    wrong = {"duties": {"one": {"cite": [], "locales": "French", "sure": "A"}}}
    assert not jsonschema.Draft202012Validator(law_shape().schema()).is_valid(wrong)


# --- evidence ---------------------------------------------------------------------------------------------------------


def test_evidence_is_typed() -> None:
    limit = duty("ca-130-a2").shown_by[0]
    assert isinstance(limit, FactLimit) and limit.at_most and limit.when_stated
    assert (limit.at_most.number, limit.at_most.unit) == (45, "day")
    reviewed = duty("ca-130-a5").shown_by[0]
    assert isinstance(reviewed, DutySign) and reviewed.of == "reviewed"
    assert reviewed.within and (reviewed.within.number, reviewed.within.unit) == (12, "month")
    assert DutySign(kind="inventory", of="retention") in duty("ca-100-a3").shown_by


def test_words_are_alternatives() -> None:
    words = [one.words["en"] for _, one_duty in PACKS for one in one_duty.shown_by if isinstance(one, Wording)]
    assert ("Your Privacy Rights", "Your California Privacy Rights") in words


def test_a_claim_is_a_way_out_by_its_no_alone() -> None:
    ways = AnyEvidence(of=(DutySign(kind="inventory", of="sold"), DutySign(kind="claim", of="sells", denied=True)))
    assert ways in duty("ca-115-c").shown_by
    assert DutySign(kind="claim", of="trains-models") in duty("ct-llm").shown_by


def test_the_example_of_the_manual_is_read_without_a_finding() -> None:
    manual = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    section = manual.split("\n## `laws/<jurisdiction>.yaml`\n")[1].split("\n## ")[0]
    lines = (line[4:] for line in section.splitlines() if line.startswith("    "))
    law, found = own("\n".join(lines))
    assert not found
    assert law.packs["us-ca"].duties["ca-100-a3"].read_by


def test_a_claim_is_one_that_facts_may_hold() -> None:
    known = {act for pack in packs_of_languages() if pack.claims for act in pack.claims.acts}
    asked = {of for _, one in PACKS for of in claims_of(one.shown_by)}
    assert asked and asked <= known


def test_the_way_out_of_a_list_is_said_in_the_text() -> None:
    for _, one in PACKS:
        if any(isinstance(evidence, AnyEvidence) and claims_of(evidence.of) for evidence in one.shown_by):
            assert DutySign(kind="tag") in one.shown_by, one.id


# --- a day ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day, text",
    [
        ("2019-12-31", None),
        ("2020-01-01", "Cal. Civ. Code § 1798.100(b)"),
        ("2022-12-31", "Cal. Civ. Code § 1798.100(b)"),
        ("2023-01-01", "Cal. Civ. Code § 1798.100(a)(1)"),
    ],
)
def test_a_citation_is_of_its_day(day: str, text: str | None) -> None:
    found = citation_on(duty("ca-100-a1"), date.fromisoformat(day))
    assert (found.text[""] if found else None) == text


def test_a_citation_may_end() -> None:
    cite = "[{from: 2020, until: 2021-07-01, text: § 1}]"
    record = f"{{cite: {cite}, says: A, from: 2020, locales: en, sure: A, shown-by: [tag]}}"
    law, found = own(f"duties: {{new-one: {record}}}")
    one = law.packs["us-ca"].duties["new-one"]
    assert not found
    assert citation_on(one, date(2021, 6, 30)) and not citation_on(one, date(2021, 7, 1))


@pytest.mark.parametrize(
    "day, force, ahead",
    [("2026-12-31", False, True), ("2027-01-01", True, False), ("2029-01-01", True, False)],
)
def test_a_duty_begins_on_its_day(day: str, force: object, ahead: object) -> None:
    one = duty("ca-7220")
    assert one.since and one.since.day == date(2027, 1, 1)
    assert is_in_force(one, date.fromisoformat(day)) == force
    assert is_upcoming(one, date.fromisoformat(day)) == ahead


def test_a_duty_ends_before_its_last_day() -> None:
    record = "{cite: [], says: A, from: 2020-01-01, until: 2026-01-01, locales: en, sure: A, shown-by: [tag]}"
    one = own(f"duties: {{old-one: {record}}}")[0].packs["us-ca"].duties["old-one"]
    assert is_in_force(one, date(2025, 12, 31))
    assert not is_in_force(one, date(2026, 1, 1)) and not is_upcoming(one, date(2026, 1, 1))


def test_a_draft_is_never_in_force() -> None:
    assert not is_in_force(duty("cn-app-draft"), date(2030, 1, 1))
    assert not is_upcoming(duty("cn-app-draft"), date(2020, 1, 1))


@pytest.mark.parametrize(
    "name, day",
    [("ca-105-b", "2020-07-01"), ("ca-106-b", "2023-07-01"), ("ca-7011-e3e", "2024-02-09"), ("opp-b3", None)],
)
def test_a_day_of_enforcement_is_another_than_the_first(name: str, day: str | None) -> None:
    enforced = duty(name).enforced
    assert (enforced.day.isoformat() if enforced else None) == day


def test_a_year_is_known_as_one() -> None:
    since = duty("us-accuracy").since
    assert since and since.year_only and since.day == date(1938, 1, 1)
    begins = duty("ca-100-a1").since
    assert begins and not begins.year_only


# --- a profile --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "profile, answer",
    [
        ({"direct-marketing": True, "twenty-employees": True}, True),
        ({"direct-marketing": True, "twenty-employees": False}, False),
        ({"twenty-employees": False}, False),
        ({"direct-marketing": True}, None),
        ({}, None),
    ],
)
def test_an_unanswered_switch_is_no_silent_no(profile: dict[str, bool], answer: object) -> None:
    one = duty("stl-b1")
    assert {*one.conditions} == {"direct-marketing", "twenty-employees"}
    assert applies(one, profile) is answer
    assert unmet_conditions(one, profile) == (("twenty-employees",) if answer is False else ())


def test_what_has_no_condition_always_applies() -> None:
    assert applies(duty("us-accuracy"), {}) is True


# --- a project's own file ---------------------------------------------------------------------------------------------

EXAMINED = """\
sources:
  counsel: {title: The text in force, read: 2026-11-29}
duties:
  ca-100-a2:
    cite: [{from: 2023-01-01, text: Cal. Civ. Code § 1798.100(a)(2)}]
    says: {en: which sensitive categories are collected, zh-Hans: 收集哪些敏感个人信息}
    if: [sensitive, sells]
    from: 2023-01-01
    locales: en+
    shown-by: [tag, {inventory: sensitive}]
    source: counsel
    sure: A
    read-by: {by: Ann Lee, read: 2026-11-29}
"""


def test_a_project_examines_a_duty_and_keeps_the_others() -> None:
    law, found = own(EXAMINED)
    assert not found
    one, before = law.packs["us-ca"], LAW.packs["us-ca"]
    assert one.duties["ca-100-a2"].says and one.duties["ca-100-a2"].read_by
    assert not before.duties["ca-100-a2"].says
    assert one.duties.keys() == before.duties.keys() and list(one.duties) == list(before.duties)
    assert one.edition == before.edition and one.sources.keys() == before.sources.keys() | {"counsel"}


def test_a_project_names_sources_of_the_package() -> None:
    assert not own(EXAMINED.replace("source: counsel", "source: survey"))[1]


def test_a_project_adds_a_switch_and_a_jurisdiction() -> None:
    switches = Source(path="laws/switches.yaml", text="cosmetics: {en: Sold., zh-Hans: 有售。}")
    record = "{cite: [], says: A, if: [cosmetics], locales: all, sure: B, shown-by: [tag], source: paper}"
    pack = f"sources: {{paper: {{title: A, read: 2026-01-01}}}}\nduties: {{jp-1: {record}}}"
    law, found = read_laws((*CARRIED, Source(path="laws/jp.yaml", text=pack), switches))
    assert not found
    assert law.packs["jp"].duties["jp-1"].conditions == ("cosmetics",) and "cosmetics" in law.switches


@pytest.mark.parametrize(
    "old, new, place, help_words",
    [
        ("[sensitive, sells]", "[sensitve]", "sensitve", "sensitive-beyond"),
        ("source: counsel", "source: councel", "councel", "counsel"),
        ("from: 2023-01-01\n    locales", "from: 2023-1-1\n    locales", "2023-1-1", "year-month-day"),
        ("[tag,", "[tagg,", "tagg", "tag"),
        ("{inventory: sensitive}", "{inventory: sensitivity}", "sensitivity", "sensitive"),
        ("{inventory: sensitive}", "{fact: {kind: period, at-most: 45 moons}}", "moons", "month"),
        ("{inventory: sensitive}", "{link: yes}", "link", "inventory"),
        ("{inventory: sensitive}", "{inventory: all, output: pdf}", "output", "one key for each item"),
        ("    says:", "    subject:", "ca-100-a2", "`says` and `shown-by`"),
        ("    shown-by: [tag, {inventory: sensitive}]\n", "", "ca-100-a2", "`says` and `shown-by`"),
        ("    sure: A", "    subject: A\n    not-examined: B\n    sure: A", "ca-100-a2", "`says` and `shown-by`"),
        ("    shown-by: [tag, {inventory: sensitive}]", "    subject: A", "ca-100-a2", "`says` and `shown-by`"),
        ("[tag, {inventory: sensitive}]", "[]", "ca-100-a2", "`says` and `shown-by`"),
        ("[tag, {inventory: sensitive}]", "", "ca-100-a2", "`says` and `shown-by`"),
        ("{inventory: sensitive}", "{any: []}", "ca-100-a2", "`says` and `shown-by`"),
        ("locales: en+", "locales: French", "French", "language"),
        ("    sure: A\n", "", "ca-100-a2", "sure"),
        ("sure: A", "sure: A\n    enforcd: yes", "enforcd", "enforced"),
        ("sure: A", "sure: A\n    enforced: soon", "soon", "year-month-day"),
        ("ca-100-a2:", "cn-pipl-53:", "cn-pipl-53", "name"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_to_do(old: str, new: str, place: str, help_words: str) -> None:
    findings = own(EXAMINED.replace(old, new))[1]
    finding = findings[0]
    assert finding.span and finding.span.source.path == "laws/us-ca.yaml"
    assert place in finding.span.text
    assert help_words in advice(finding)


@pytest.mark.parametrize(
    "part",
    ["tagg", "{any: [tagg]}", "{fact: {kind: period, at-most: 45 moons}}", "{date: {kind: reviewed, within: 1 moon}}"],
)
def test_less_evidence_than_was_written_shows_nothing(part: str) -> None:
    law, found = own(EXAMINED.replace("{inventory: sensitive}", part))
    assert len(found) == 1
    assert law.packs["us-ca"].duties["ca-100-a2"] == LAW.packs["us-ca"].duties["ca-100-a2"]
    added = own(EXAMINED.replace("ca-100-a2:", "ca-own:").replace("{inventory: sensitive}", part))[0]
    assert "ca-own" not in added.packs["us-ca"].duties


def test_switches_are_known_before_the_first_pack() -> None:
    record = "{cite: [], says: A, if: [sellz], locales: all, sure: B, shown-by: [tag]}"
    assert own(f"duties: {{aa-1: {record}}}", "aa")[1]
    assert not own(f"duties: {{aa-1: {record.replace('sellz', 'sells')}}}", "aa")[1]
    first = Source(path="laws/aa.yaml", text=f"duties: {{aa-1: {record}}}")
    assert read_laws((first, *CARRIED))[1]


def test_a_pack_may_be_large() -> None:
    record = "{cite: [], says: A, locales: all, sure: B, shown-by: [tag]}"
    lines = "".join(f"  jp-{number}: {record}\n" for number in range(2000))
    law, found = own(f"duties:\n{lines}", "jp")
    assert not found and len(law.packs["jp"].duties) == 2000


def test_everything_is_told_at_once() -> None:
    text = EXAMINED.replace("sells", "sels").replace("locales: en+", "locales: French").replace("[tag,", "[tagg,")
    assert len(own(text)[1]) == 3


def test_packs_of_a_project_are_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "us-ca.yaml").write_text(EXAMINED, encoding="utf-8")
    found = law_sources(open_project(tmp_path)[0].laws.values())
    assert [source.path for source in found][-1] == "laws/us-ca.yaml"
    assert len(found) == len(CARRIED) + 1
