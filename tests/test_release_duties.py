"""What an edition freezes of the law in scope, what the next may not drop in silence, what became of the law."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest

from generator.editions.duties import load_duties
from generator.operations.scaffold.project import edition_schemas
from tests.releasing import FILES, House, entry, findings, house, without_engine

FIRST, NEXT = "2026-03-02", "2026-05-04"
ADOPTED = """\
policy: {change: adopted, summary: {en: First., zh-Hans: 首版。}}
addendum: {change: reviewed, summary: {en: Read.}}
"""
"""The works of a first edition."""
RECORD = "cite: [{from: 2020-01-01, text: § 1}], says: it, from: 2020-01-01, locales: en, sure: A, shown-by: [tag]"
LAW = f"""\
edition: 2026-01-01
changes: {{2026-01-01: First.}}
duties:
  sharing-told: {{{RECORD}}}
  sold-told: {{{RECORD}, if: [sells]}}
  complaints-told: {{{RECORD.replace("from: 2020-01-01, l", "from: 2026-09-01, l")}}}
  link-works: {{{RECORD.replace("[tag]", "[output: legible]")}}}
"""
SETTINGS = dedent(FILES["clausebook.yaml"]) + "rules: {duty-missing: warning}\n"
"""What no text shows is no error, so that it is for the release to ask."""
ATTESTED = "- {duty: link-works, by: Ann Lee, day: 2026-03-01, evidence: minutes, expires: 2027-03-01}\n"


def company(root: Path, files: Mapping[str, str] = {}) -> House:
    """Return a house whose policy answers a pack of law, before its first edition."""
    sharing, children = "clauses/policy/sharing.en.md", "clauses/policy/children.en.md"
    texts = {name: dedent(text) for name, text in FILES.items()}
    own = {
        **texts,
        "clausebook.yaml": SETTINGS + "profile: {sells: no}\n",
        "clauses/policy/work.yaml": "scope: [group]\n" + texts["clauses/policy/work.yaml"],
        sharing: f"---\nrequirements: [sharing-told]\n---\n{texts[sharing]}",
        children: f"---\nrequirements: [complaints-told]\n---\n{texts[children]}",
        "clauses/attestations.yaml": ATTESTED,
        "laws/group.yaml": LAW,
        **files,
    }
    return house(root, own)


STRICT = {"clausebook.yaml": dedent(FILES["clausebook.yaml"]) + "profile: {sells: no}\n"}
"""Settings with which a missing duty is an error."""


def released(root: Path, files: Mapping[str, str] = {}) -> House:
    """Return such a house with its first edition."""
    made = company(root, files)
    made.enter(entry(FIRST, ADOPTED))
    result = made.release(FIRST)
    assert result.exit_code == 0, result.output
    return made


def untagged(made: House, name: str = "sharing-told") -> None:
    """Take a tag out of the policy, and change its words, so that there is something to release."""
    path = "policy/sharing.en.md" if name == "sharing-told" else "policy/children.en.md"
    made.edit((path, f"requirements: [{name}]\n", ""), ("policy/sharing.en.md", "afterwards", "after that"))


def revised(because: str = "") -> str:
    reason = f"  because: {because}\n" if because else ""
    return entry(NEXT, f"policy:\n  change: substantive\n  locales: [en]\n{reason}  summary: {{en: Other words.}}")


def manifest(made: House, edition: str) -> Any:
    return json.loads((made.folder(edition) / "manifest.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


# --- what is frozen ---------------------------------------------------------------------------------------------------


def test_an_edition_freezes_tags_claims_profile_and_what_was_answered(tmp_path: Path) -> None:
    facts = dedent(FILES["clauses/facts.yaml"]) + "claims: {honours-gpc: yes}\n"
    made = released(tmp_path, {"clauses/facts.yaml": facts})
    law = load_duties(made.archive().newest)
    assert law
    assert (law.day.isoformat(), law.profile, law.claims) == (FIRST, {"sells": False}, {"honours-gpc": True})
    assert {name: day.isoformat() for name, day in law.packs.items() if day} == {"group": "2026-01-01"}
    assert law.tags["en.policy"] == {"sharing": ("sharing-told",), "children": ("complaints-told",)}
    assert {name: duty.verdict for name, duty in law.duties.items()} == {
        "sharing-told": "shown",
        "sold-told": "not-applicable",
        "complaints-told": "upcoming",
        "link-works": "asserted",
    }
    told = json.loads((made.folder(FIRST) / "duties.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(json.loads(edition_schemas()["duties"])).validate(told)
    assert manifest(made, FIRST)["duties"]["path"] == "duties.json"


def test_where_no_law_is_in_scope_an_edition_is_what_it_always_was(tmp_path: Path) -> None:
    made = house(tmp_path, FILES)
    made.enter(entry(FIRST, ADOPTED))
    assert made.release(FIRST).exit_code == 0
    assert "duties" not in manifest(made, FIRST) and not (made.folder(FIRST) / "duties.json").exists()
    assert load_duties(made.archive().newest) is None


@pytest.mark.parametrize("harm", ["altered", "removed"])
def test_whoever_alters_what_was_frozen_of_the_law_is_found_out(harm: str, tmp_path: Path) -> None:
    made = released(tmp_path)
    file = made.folder(FIRST) / "duties.json"
    assert made.verify().exit_code == 0
    if harm == "altered":
        file.write_bytes(file.read_bytes().replace(b'"asserted"', b'"shown---"'))
    else:
        file.unlink()
    result = made.verify()
    assert result.exit_code and "duties.json" in result.stderr and "edition-damaged" in result.stderr


def test_damage_to_what_was_frozen_of_the_law_is_found_beside_all_other_and_stops_no_text_alone(tmp_path: Path) -> None:
    made, site = released(tmp_path / "house"), tmp_path / "site"
    for name in ("duties.json", "en.policy.html"):
        file = made.folder(FIRST) / name
        file.write_bytes(file.read_bytes()[:-1] + b" ")  # of the same size: only its hash tells
    result = made.build(FIRST, "--out", site)
    assert result.exit_code == 1 and not site.exists()
    assert "duties.json:1:1" in result.stderr and "en.policy.html:1:1" in result.stderr
    assert "bring the folder back" in result.stderr
    part = made.build(FIRST, "--work", "addendum", "--out", site)
    assert part.exit_code == 0, part.stderr


def test_what_was_frozen_of_the_law_is_not_published_and_goes_with_its_edition(tmp_path: Path) -> None:
    made = released(tmp_path / "house")
    assert made.build(FIRST, "--out", tmp_path / "site").exit_code == 0
    for file in (path for path in (tmp_path / "site").rglob("*") if path.is_file()):
        assert not {word for word in (b"sharing-told", b"Ann Lee", b"minutes") if word in file.read_bytes()}, file
    assert made.run("release", "--undo", "--never-published").exit_code == 0
    assert not made.folder(FIRST).exists()


# --- what is lost -----------------------------------------------------------------------------------------------------


def test_an_edition_that_drops_a_duty_in_force_has_to_say_why(tmp_path: Path) -> None:
    made = released(tmp_path)
    untagged(made)
    made.enter(revised())
    refused = made.release(NEXT)
    assert refused.exit_code and findings(refused) == ["coverage-lost"]
    assert "`sharing-told`, § 1: no clause of policy in en" in refused.stderr and "because:" in refused.stderr
    assert not made.folder(NEXT).exists()
    made.edit(("changelog.yaml", "  locales: [en]\n", "  locales: [en]\n      because: nobody reads it\n"))
    taken = made.release(NEXT)
    assert taken.exit_code == 0 and findings(taken) == ["coverage-lost"]
    assert manifest(made, NEXT)["entry"]["works"][0]["because"] == "nobody reads it"


def test_where_a_missing_duty_is_an_error_the_release_asks_for_the_reason_all_the_same(tmp_path: Path) -> None:
    made = released(tmp_path, STRICT)
    untagged(made)
    assert "error[duty-missing]" in made.run("check", "--as-of", NEXT).output
    made.enter(revised())
    refused = made.release(NEXT)
    assert refused.exit_code == 1 and findings(refused) == ["coverage-lost"]
    assert "`sharing-told`, § 1" in refused.stderr
    assert made.release(NEXT, "--check").exit_code == 1
    made.edit(("changelog.yaml", "  locales: [en]\n", "  locales: [en]\n      because: nobody reads it\n"))
    assert made.release(NEXT, "--check").exit_code == 0
    taken = made.release(NEXT)
    assert taken.exit_code == 0 and "warning[coverage-lost]" in taken.stderr
    told = f"      notified: {{on: {NEXT}, how: by e-mail}}\n      because:"
    made.edit(("changelog.yaml", "      because:", told))
    noticed = made.release(NEXT)
    assert noticed.exit_code == 0, "a notice is added to what has gone out"
    assert any("by e-mail" in file.read_text("utf-8") for file in made.folder(NEXT).rglob("*.json"))


def test_a_reason_answers_for_no_duty_that_was_never_shown(tmp_path: Path) -> None:
    made = released(tmp_path, STRICT)
    untagged(made)
    made.edit(("../clausebook.yaml", "sells: no", "sells: yes"))
    made.enter(revised("nobody reads it"))
    refused = made.release(NEXT)
    assert refused.exit_code == 1 and refused.stderr.count("error[") == 1
    assert "error[duty-missing]: no text in en shows the duty `sold-told`" in refused.stderr
    assert not made.folder(NEXT).exists()


def test_a_reason_answers_for_no_duty_of_which_the_law_asks_more_now(tmp_path: Path) -> None:
    made = released(tmp_path, STRICT)
    asked = LAW.replace("sharing-told: {" + RECORD, "sharing-told: {" + RECORD.replace("[tag]", "[tag, link]"))
    made.write("../laws/group.yaml", asked)
    made.edit(("policy/sharing.en.md", "afterwards", "after that"))
    made.enter(revised("nobody reads it"))
    refused = made.release(NEXT)
    assert refused.exit_code == 1 and "error[duty-missing]" in refused.stderr


def test_a_reason_answers_for_no_language_that_never_showed_the_duty(tmp_path: Path) -> None:
    both = LAW.replace(f"sharing-told: {{{RECORD}", f"sharing-told: {{{RECORD.replace('locales: en', 'locales: en+')}")
    made = released(tmp_path, {"laws/group.yaml": both})
    untagged(made)
    made.edit(("../clausebook.yaml", "rules: {duty-missing: warning}\n", ""))
    made.enter(revised("nobody reads it"))
    refused = made.release(NEXT)
    assert refused.exit_code == 1
    assert "error[duty-missing]: no text in en and zh-Hans shows the duty `sharing-told`" in refused.stderr


def test_a_duty_that_only_begins_is_shown_as_lost_and_stops_nothing(tmp_path: Path) -> None:
    made = released(tmp_path)
    untagged(made, "complaints-told")
    made.enter(revised())
    result = made.release(NEXT)
    assert result.exit_code == 0 and "warning[coverage-lost]" in result.stderr


def test_a_standard_that_binds_nobody_is_shown_as_lost_and_stops_nothing(tmp_path: Path) -> None:
    law = LAW.replace(f"sharing-told: {{{RECORD}", f"sharing-told: {{{RECORD}, recommended: yes")
    made = released(tmp_path, {"laws/group.yaml": law})
    untagged(made)
    made.enter(revised())
    result = made.release(NEXT)
    assert result.exit_code == 0 and "warning[coverage-lost]" in result.stderr


def test_a_record_that_asks_for_more_is_no_drop_of_the_edition(tmp_path: Path) -> None:
    made = released(tmp_path)
    asked = LAW.replace("sharing-told: {" + RECORD, "sharing-told: {" + RECORD.replace("[tag]", "[tag, link]"))
    made.write("../laws/group.yaml", asked)
    made.edit(("policy/sharing.en.md", "afterwards", "after that"))
    made.enter(revised())
    result = made.release(NEXT)
    assert result.exit_code == 0 and "warning[coverage-lost]" in result.stderr
    assert "`sharing-told`, § 1: evidence changed; was shown, now not shown" in result.stderr


def test_a_record_whose_pack_changed_elsewhere_asks_for_what_it_asked_for(tmp_path: Path) -> None:
    aged = LAW.replace("[tag], if", "[tag, {fact: {kind: period, at-most: 45 days, when-stated: true}}], if")
    made = released(tmp_path, {"laws/group.yaml": aged, "clausebook.yaml": SETTINGS + "profile: {sells: yes}\n"})
    made.write("../laws/group.yaml", aged.replace("[output: legible]", "[calendar]") + "# A line more.\n")
    told = made.run("coverage", "--as-of", NEXT).stderr
    assert "`link-works`, § 1: evidence changed" in told and "sold-told" not in told


def test_a_law_that_goes_out_of_scope_is_dropped(tmp_path: Path) -> None:
    made = released(tmp_path)
    made.edit(
        ("policy/work.yaml", "scope: [group]\n", ""),
        ("policy/sharing.en.md", "requirements: [sharing-told]\n", ""),
        ("policy/children.en.md", "requirements: [complaints-told]\n", ""),
        ("policy/sharing.en.md", "afterwards", "after that"),
    )
    made.write("attestations.yaml", "")
    made.enter(revised())
    result = made.release(NEXT)
    assert findings(result) == ["coverage-lost", "coverage-lost"]
    assert "error[coverage-lost]" in result.stderr and "warning[coverage-lost]" in result.stderr
    assert "the law pack `group` is in no scope any more" in result.stderr


def test_a_switch_that_says_no_loses_nothing_and_is_told(tmp_path: Path) -> None:
    settings = SETTINGS + "profile: {sells: yes}\n"
    made = released(tmp_path, {"clausebook.yaml": settings})
    made.edit(("../clausebook.yaml", "sells: yes", "sells: no"), ("policy/sharing.en.md", "afterwards", "after that"))
    made.enter(revised())
    result = made.release(NEXT)
    assert result.exit_code == 0 and "coverage-lost" not in result.stderr
    assert "`sells`: was yes, now no" in result.stderr


def test_of_an_edition_without_duties_the_tags_of_today_tell(tmp_path: Path) -> None:
    absent = "    absent: {shared/sold: it is for readers of English}"
    policy = dedent(FILES["clauses/policy/work.yaml"]).replace("[collection", "[shared/sold, collection", 1)
    policy = policy.replace("    title: 政策\n", f"    title: 政策\n{absent}\n")
    addendum = dedent(FILES["clauses/addendum/work.yaml"]).replace("[rights]", "[rights, shared/sold]")
    sold = "# Sold\n\nNothing.\n"
    own = {
        "clauses/policy/work.yaml": policy,
        "clauses/addendum/work.yaml": addendum,
        "clauses/shared/sold.en.md": sold,
    }
    made = house(tmp_path, {**FILES, **own})
    made.enter(entry(FIRST, ADOPTED))
    assert made.release(FIRST).exit_code == 0
    (tmp_path / "laws").mkdir()
    made.write("../laws/group.yaml", LAW)
    made.write("../clausebook.yaml", SETTINGS)
    made.write("shared/sold.en.md", f"---\nrequirements: [sharing-told]\n---\n{sold}")
    made.write("policy/work.yaml", f"scope: [group]\n{dedent(FILES['clauses/policy/work.yaml'])}")
    made.enter(revised())
    made.edit(("changelog.yaml", "  locales: [en]\n", "  locales: [en]\n      clauses: [sold]\n"))
    refused = made.release(NEXT)
    assert findings(refused) == ["coverage-lost"] and "`sharing-told`, § 1" in refused.stderr
    assert "coverage goes by the tags of today" in made.run("coverage", "--as-of", NEXT).stderr
    made.edit(("changelog.yaml", "  locales: [en]\n", "  locales: [en]\n      because: it stands elsewhere\n"))
    taken = made.release(NEXT)
    assert taken.exit_code == 0 and f"{FIRST} was frozen without its duties" in taken.stderr, taken.stderr


# --- what became of the law -------------------------------------------------------------------------------------------


def test_an_update_of_the_law_is_told_as_what_it_changes_for_this_project(tmp_path: Path) -> None:
    made = released(tmp_path)
    law = LAW.replace("edition: 2026-01-01", "edition: 2026-04-01")
    law = law.replace("{2026-01-01: First.}", "{2026-01-01: First., 2026-04-01: Complaints later.}")
    law = law.replace("from: 2026-09-01, l", "from: 2026-10-01, l").replace("  link-works", "  link-works-well")
    sold = f"sold-told: {{{RECORD}"
    law = law.replace(sold, sold.replace("says: it", "says: all of it"))
    made.write("../laws/group.yaml", law)
    made.write("attestations.yaml", "")
    made.edit(("policy/sharing.en.md", "afterwards", "after that"))
    made.enter(revised())
    told = made.release(NEXT, "--dry-run").stderr
    assert "law pack `group`: edition 2026-04-01. Complaints later." in told
    assert "`complaints-told`, § 1: days changed; was upcoming, now upcoming" in told
    assert "`link-works`: ended, or taken out of its law pack" in told
    assert "`link-works-well`, § 1: new; now not shown" in told
    assert "sold-told" not in told and "`sharing-told`" not in told
    asked = made.run("coverage", "--as-of", NEXT)
    assert asked.exit_code == 0 and "edition 2026-04-01. Complaints later." in asked.stderr
    made.edit(("../clausebook.yaml", "sells: no", "sells: yes"))
    told = made.release(NEXT, "--dry-run").stderr
    assert "`sold-told`, § 1: words changed; was not applicable, now not shown" in told


# --- the calendar -----------------------------------------------------------------------------------------------------


def test_the_calendar_has_the_days_on_which_law_begins_and_assertions_end(tmp_path: Path) -> None:
    made = released(tmp_path / "house")
    assert made.build(FIRST, "--out", tmp_path / "site").exit_code == 0
    text = (tmp_path / "site" / "calendar.ics").read_text("utf-8").replace("\r\n ", "").replace("\r\n", "\n")
    assert "DTSTART;VALUE=DATE:20260901\nSUMMARY;LANGUAGE=en:Policy · Begins to apply: § 1\n" in text
    assert "DTSTART;VALUE=DATE:20270301\nSUMMARY;LANGUAGE=en:Policy · Assertions to be renewed\n" in text
    assert text.count("Begins to apply") == 1 and "Ann" not in text
