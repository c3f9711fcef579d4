"""Which law a project answers: scope, profile, attestations, and what of them leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.check import RULES
from generator.disk.project import law_sources, open_project
from generator.model.diagnostics import Diagnostic, Severity
from generator.model.duties import NO_LAWS
from generator.model.library import Library
from generator.model.scope import answers_of, packs_of, unanswered
from generator.model.source import Source
from generator.operations.build import read
from generator.operations.reading import with_laws
from generator.parse import parse
from generator.preview import stage
from generator.preview.draft import is_current, make_draft
from tests.support import MINIMAL, SETTINGS, advice, library, project, said, sources

DAY = date(2026, 11, 29)
WORK = sources(MINIMAL)["clauses/policy/work.yaml"].text
TITLE = "# Contact\n\nWrite to us.\n"


def scoped(scope: str = "scope: [us-ca]", files: Mapping[str, str] = {}) -> dict[str, str]:
    return {**files, "clauses/policy/work.yaml": f"{scope}\n{WORK}"}


def write(root: Path, files: Mapping[str, str]) -> Path:
    for path, source in project(files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(source.text, encoding="utf-8")
    return root


def known(root: Path, files: Mapping[str, str]) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Return the Library of a project on the disk with its law, and what is wrong with either."""
    opened, found = open_project(write(root, files))
    assert not found
    return with_laws(opened, *parse(opened.sources))


def only(found: tuple[Diagnostic, ...]) -> Diagnostic:
    assert len(found) == 1, found
    return found[0]


# --- which packs are read ---------------------------------------------------------------------------------------------


def test_without_a_scope_no_law_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.operations.reading.law_sources", None)
    assert known(tmp_path, {"clausebook.yaml": SETTINGS + "profile: {sels: no}\n"})[0].laws is NO_LAWS


@pytest.mark.parametrize(
    "scope, packs",
    [
        ("scope: [us-ca]", {"us-ca"}),
        ("scope: [us-va, us]", {"us", "us-va"}),
        ("jurisdiction: california", {"us-ca"}),
        ("jurisdiction: china", {"cn"}),
        ("jurisdiction: california\nscope: [us-va]", {"us-va"}),
        ("jurisdiction: utopia", set()),
    ],
)
def test_the_packs_in_scope_are_read_and_no_other(tmp_path: Path, scope: str, packs: set[str]) -> None:
    found, wrong = known(tmp_path, scoped(scope))
    assert not wrong
    assert found.laws.packs.keys() == packs
    assert {pack.jurisdiction for pack in packs_of(found.works["policy"], found)} == packs


def test_a_build_and_a_draft_have_the_law(tmp_path: Path) -> None:
    root = write(tmp_path, scoped())
    assert read(root, DAY).settled.laws.packs.keys() == {"us-ca"}
    draft = make_draft(root, None)
    assert draft.reading.settled.laws.packs.keys() == {"us-ca"} and is_current(draft)
    write(root, {"laws/us-ca.yaml": "duties:\n"})
    assert not is_current(draft)


def test_a_pack_of_the_project_is_in_scope(tmp_path: Path) -> None:
    record = "{cite: [], says: A, locales: all, sure: B, shown-by: [tag]}"
    found, wrong = known(tmp_path, scoped("scope: [jp]", {"laws/jp.yaml": f"duties: {{jp-1: {record}}}"}))
    assert not wrong and found.laws.packs["jp"].duties.keys() == {"jp-1"}


def test_a_pack_of_the_project_may_be_of_an_inventory(tmp_path: Path) -> None:
    found, _ = known(tmp_path, scoped("jurisdiction: kanto", {"laws/jp.yaml": "inventory: kanto\nduties:\n"}))
    assert found.laws.packs.keys() == {"jp"}


SOLD = """\
california:
  categories: {{names: {{label: Names, examples: A name, sold: {california}}}}}
  recipients: {{networks: {{name: Networks}}}}
china:
  categories: {{names: {{label: Names, examples: A name, sold: {china}}}}}
  recipients: {{networks: {{name: Networks}}}}
"""


def contradictions(root: Path, files: Mapping[str, str], scope: str = "scope: [us-ca]") -> list[str]:
    reading = read(write(root, scoped(scope, files)), DAY, ("html",), lambda _: (RULES["claim-conflict"],))
    return [said(one) for one in reading.diagnostics if one.rule == "claim-conflict"]


@pytest.mark.parametrize("california, china, count", [("[]", "[networks]", 0), ("[networks]", "[]", 1)])
def test_a_switch_is_held_against_the_inventory_of_the_law_that_asks_for_it(
    tmp_path: Path, california: str, china: str, count: int
) -> None:
    inventory = SOLD.format(california=california, china=china)
    files = {"clausebook.yaml": SETTINGS + "profile: {sells: no}\n", "clauses/inventory.yaml": inventory}
    assert len(contradictions(tmp_path, files)) == count


def test_a_claim_may_answer_a_switch_of_the_law_in_scope(tmp_path: Path) -> None:
    facts = {"clauses/facts.yaml": "parties: {acme: {name: Acme}}\nclaims: {broker: no}\n"}
    assert contradictions(tmp_path / "with", facts) == []
    assert contradictions(tmp_path / "without", facts, "") == ["no language knows how `broker` is said"]


def test_a_text_is_held_against_the_inventory_of_its_own_jurisdiction(tmp_path: Path) -> None:
    files = {
        "clauses/inventory.yaml": SOLD.format(california="[networks]", china="[]"),
        "clauses/policy/contact.en.md": "# Contact\n\nWe do not sell your personal information.\n",
    }
    assert contradictions(tmp_path / "utopia", files, "jurisdiction: utopia") == []
    assert len(contradictions(tmp_path / "california", files, "jurisdiction: california")) == 1


# --- what leads nowhere -----------------------------------------------------------------------------------------------


def test_an_unknown_jurisdiction_is_told_with_the_nearest(tmp_path: Path) -> None:
    finding = only(known(tmp_path, scoped("scope: [us-ca, us-cq]"))[1])
    assert finding.rule == "unknown-jurisdiction" and finding.span and finding.span.text == "us-cq"
    assert "us-ca" in advice(finding)[0]


def test_an_unknown_jurisdiction_unlike_any_is_told_with_all(tmp_path: Path) -> None:
    assert "laws/<jurisdiction>.yaml" in advice(only(known(tmp_path, scoped("scope: [atlantis]"))[1]))[0]


@pytest.mark.parametrize("name, near", [("sels", "sells"), ("zzz", "laws/switches.yaml")])
def test_an_unknown_switch_is_told(tmp_path: Path, name: str, near: str) -> None:
    settings = {"clausebook.yaml": f"{SETTINGS}profile: {{{name}: no}}\n"}
    finding = only(known(tmp_path, scoped(files=settings))[1])
    assert (finding.rule, finding.severity) == ("unknown-switch", Severity.ERROR)
    assert finding.span and finding.span.text == name and near in advice(finding)[0]


def test_an_unknown_requirement_is_told_at_its_id(tmp_path: Path) -> None:
    clause = f"---\nrequirements: [ca-105-b, ca-105-bb]\n---\n{TITLE}"
    finding = only(known(tmp_path, scoped(files={"clauses/policy/contact.en.md": clause}))[1])
    assert (finding.rule, finding.severity) == ("unknown-duty", Severity.WARNING)
    assert finding.span and finding.span.text == "ca-105-bb" and "ca-105-b" in advice(finding)[0]


def test_requirements_of_a_project_without_a_scope_are_its_own(tmp_path: Path) -> None:
    clause = f"---\nrequirements: [house-rule-7]\n---\n{TITLE}"
    assert not known(tmp_path, {"clauses/policy/contact.en.md": clause})[1]


def test_a_file_that_could_not_be_read_may_have_it(tmp_path: Path) -> None:
    broken = "duties: {aa-1: {sure: A}}"
    clause = f"---\nrequirements: [aa-1]\n---\n{TITLE}"
    files = scoped("scope: [us-ca, aa]", {"laws/aa.yaml": broken, "clauses/policy/contact.en.md": clause})
    assert {one.span.source.path for one in known(tmp_path, files)[1] if one.span} == {"laws/aa.yaml"}


RESTING = "{cite: [], says: A, if: [sells], from: 2020, until: 2022, locales: all, sure: B, shown-by: [tag]}"
"""A record that rests on a switch."""

# --- profile ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim, answer, rule, severity",
    [("no", "yes", "profile-conflict", Severity.ERROR), ("no", "no", "profile-repeated", Severity.WARNING)],
)
def test_nothing_is_asked_twice(tmp_path: Path, claim: str, answer: str, rule: str, severity: Severity) -> None:
    files = {
        "clausebook.yaml": f"{SETTINGS}profile: {{sells: {answer}}}\n",
        "clauses/facts.yaml": f"parties: {{acme: {{name: Acme}}}}\nclaims: {{sells: {claim}}}\n",
    }
    finding = only(known(tmp_path, scoped(files=files))[1])
    assert (finding.rule, finding.severity) == (rule, severity)
    assert finding.span and finding.span.source.path == "clausebook.yaml"
    place = finding.notes[0].span
    assert place and place.source.path == "clauses/facts.yaml"


def test_a_claim_that_answers_a_switch_of_another_name_is_not_asked_again(tmp_path: Path) -> None:
    ads = f"duties: {{jp-1: {RESTING.replace('sells', 'ads')}}}"
    facts = "parties: {acme: {name: Acme}}\nclaims: {targets-ads: no}\n"
    files = {"clauses/facts.yaml": facts, "laws/jp.yaml": ads}
    found, wrong = known(tmp_path / "claim", scoped("scope: [jp]", files))
    assert not wrong and answers_of(found) == {"ads": False} and unanswered(found, date(2021, 6, 1)) == ()
    both = {**files, "clausebook.yaml": f"{SETTINGS}profile: {{ads: yes}}\n"}
    finding = only(known(tmp_path / "both", scoped("scope: [jp]", both))[1])
    assert finding.rule == "profile-conflict" and "`targets-ads`" in said(finding)
    assert "`ads`" in advice(finding)[0]


def test_two_claims_do_not_answer_one_switch_differently(tmp_path: Path) -> None:
    for answer, rules in (("no", ["profile-conflict"]), ("yes", [])):
        facts = f"parties: {{acme: {{name: Acme}}}}\nclaims: {{ads: yes, targets-ads: {answer}}}\n"
        files = {"clauses/facts.yaml": facts, "laws/jp.yaml": f"duties: {{jp-1: {RESTING.replace('sells', 'ads')}}}"}
        wrong = known(tmp_path / answer, scoped("scope: [jp]", files))[1]
        assert [one.rule for one in wrong] == rules
        assert all("`ads`" in said(one) and "`targets-ads`" in said(one) for one in wrong)


def test_a_claim_answers_the_switch_of_its_name(tmp_path: Path) -> None:
    files = {
        "clausebook.yaml": f"{SETTINGS}profile: {{sensitive: yes}}\n",
        "clauses/facts.yaml": "parties: {acme: {name: Acme}}\nclaims: {sells: no, matches-practice: yes}\n",
    }
    found, wrong = known(tmp_path, scoped(files=files))
    assert not wrong
    assert answers_of(found) == {"sells": False, "sensitive": True}


def test_what_is_unanswered_is_what_a_duty_rests_on(tmp_path: Path) -> None:
    settings = {"clausebook.yaml": f"{SETTINGS}profile: {{direct-marketing: no}}\n"}
    missing = unanswered(known(tmp_path, scoped(files=settings))[0], DAY)
    assert "sells" in missing and "direct-marketing" not in missing
    assert "twenty-employees" not in missing, "its only duty does not apply already"
    assert "exports" not in missing, "it is of another law"


def test_a_duty_that_ended_asks_for_nothing(tmp_path: Path) -> None:
    found, _ = known(tmp_path, scoped("scope: [jp]", {"laws/jp.yaml": f"duties: {{jp-1: {RESTING}}}"}))
    assert unanswered(found, date(2021, 6, 1)) == ("sells",)
    assert unanswered(found, date(2019, 6, 1)) == ("sells",)
    assert unanswered(found, date(2022, 1, 1)) == ()


# --- attestations -----------------------------------------------------------------------------------------------------

LINE = "- {duty: ca-7003-b3, by: Ann Lee, day: 2026-11-02, evidence: minutes in the file, expires: 2027-11-02}\n"


def test_attestations_are_read_in_their_order() -> None:
    one = library({"clauses/attestations.yaml": LINE}).attestations[0]
    assert (one.duty, one.by, one.day, one.expires) == ("ca-7003-b3", "Ann Lee", date(2026, 11, 2), date(2027, 11, 2))
    assert one.evidence == "minutes in the file" and one.span.text == "ca-7003-b3"


@pytest.mark.parametrize(
    "old, new, rule",
    [
        ("expires: 2027-11-02", "expires: 2026-11-02", "attestation-expired"),
        (", expires: 2027-11-02", "", "missing-key"),
        ("evidence: minutes in the file, ", "", "missing-key"),
        ("by: Ann Lee", "who: Ann Lee", "unknown-key"),
        ("2026-11-02", "2026-11-31", "impossible-date"),
    ],
)
def test_an_attestation_that_says_too_little_is_refused(old: str, new: str, rule: str) -> None:
    found, wrong = parse(project({"clauses/attestations.yaml": LINE.replace(old, new)}))
    assert not found.attestations and rule in {one.rule for one in wrong}


def test_an_attestation_of_no_duty_is_told(tmp_path: Path) -> None:
    files = {"clauses/attestations.yaml": LINE.replace("b3", "b33")}
    finding = only(known(tmp_path, scoped(files=files))[1])
    assert finding.rule == "unknown-duty" and finding.severity is Severity.ERROR
    assert "ca-7003-b3" in advice(finding)[0] and "attested" in said(finding)


def test_the_packs_of_the_package_name_their_inventories() -> None:
    homes = {source.path: source.text for source in law_sources() if "\ninventory:" in source.text}
    assert {path.rpartition("/")[2] for path in homes} == {"us-ca.yaml", "cn.yaml"}
    assert Source(path="laws/x.yaml", text="") not in law_sources()


def test_the_desk_watches_every_folder_that_a_project_is_read_from() -> None:
    assert {*stage._WATCHED} >= {"clausebook.yaml", "clauses", "laws"}
