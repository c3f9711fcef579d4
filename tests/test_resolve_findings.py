"""What cannot be resolved is one finding at its place; what is right has none; and resolving never fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import (
    Reference,
    walk_sections,
)
from generator.model.library import Placement
from generator.parse import parse
from generator.resolve import resolve
from tests.languages import languages
from tests.resolving import (
    DAY,
    FACTS,
    INVENTORY,
    NUMBERED,
    california,
    clause,
    parsed,
    policy,
    resolved,
    two_works,
    work,
)
from tests.support import MINIMAL, SETTINGS, advice, project, said, sources
from tests.walk import inlines_of, items_of

# --- findings ---------------------------------------------------------------------------------------------------------

TERMS = {"clauses/terms.yaml": "sale: {form: {en: sale}, defined: {policy: contact}}\n"}
CHANGELOG = MINIMAL["clauses/changelog.yaml"]
NEWS = {"clauses/inventory.yaml": INVENTORY.replace("purposes: {account", "purposes: {news: {en: News}, account", 1)}
NO_PERIOD = {"clauses/inventory.yaml": INVENTORY.replace("retention: look-back", "retention: lookback", 1)}
ANYWHERE = {
    "clauses/facts.yaml": FACTS.replace("name: {en: Acme, zh-Hans: 顶点}", "name: Acme"),
    "clauses/inventory.yaml": "",
}


def settings(more: str) -> dict[str, str]:
    return {"clausebook.yaml": SETTINGS + more}


def changelog(old: str, new: str) -> dict[str, str]:
    return {"clauses/changelog.yaml": CHANGELOG.replace(old, new)}


def terms(defined: str) -> dict[str, str]:
    return {"clauses/terms.yaml": f"sale: {{form: {{en: sale}}, defined: {{{defined}}}}}\n"}


ELSEWHERE = {
    "clauses/policy/work.yaml": work("- contact\n- other\n"),
    "clauses/policy/other.en.md": "# Other\n\n[“sale”](define:sale)\n",
}
DEEP = clause("1. a\n   1. b\n      1. ba\n") | policy(more=NUMBERED)
DEEP_CLAUSE = {f"clauses/policy/{name}.en.md": f"# {name.title()}\n\nText.\n" for name in ("a", "b", "c")} | {
    "clauses/policy/work.yaml": work(
        """\
        - clause: contact
          within:
            - clause: a
              as: paragraph
              within:
                - {clause: b, as: paragraph, within: [{clause: c, as: paragraph}]}
        """,
        more=NUMBERED,
    )
}


@pytest.mark.parametrize(
    "rule,marked,files",
    [
        ("unknown-fact", "{{ lookback }}", clause("{{ lookback }}")),
        ("unknown-form", "{{ look-back as roman }}", clause("{{ look-back as roman }}")),
        ("unknown-form", "{{ office }}", clause("{{ office }}")),
        ("unknown-form", "[x](fact:look-back)", clause("[x](fact:look-back)")),
        ("xref-dangling", "[](#kontact)", clause("[](#kontact)")),
        ("untitled-target", "[](#x)", clause("1. {#x}\n   See [](#x).")),
        ("unnumbered-target", "[](number:contact)", clause("See [](number:contact).")),
        ("xref-dangling", "[](number:kontact)", clause("[](number:kontact)")),
        ("unknown-work", "[](work:polici)", clause("[](work:polici)")),
        ("unknown-term", "[x](term:sael)", clause("[x](term:sael)") | TERMS),
        ("term-undefined", "[x](term:sale)", clause("[x](term:sale)") | TERMS),
        ("term-redefined", "[b](define:sale)", clause("[a](define:sale) [b](define:sale)") | TERMS),
        ("unknown-contact", "::: contact offic\n:::", clause("::: contact offic\n:::")),
        ("unknown-contact-field", "::: contact office postcode\n:::", clause("::: contact office postcode\n:::")),
        ("unknown-party", None, {"clauses/facts.yaml": FACTS.replace("party: acme", "party: acne")}),
        ("fact-without-text", "{{ mark }}", clause("{{ mark }}", locale="zh-Hans")),
        ("unknown-period", None, california("::: table retention\n:::") | NO_PERIOD),
        ("unused-category-use", "[](categories:news)", california("[](categories:news)") | NEWS),
        ("unknown-category-use", "[](categories:acount)", california("[](categories:acount)")),
        ("no-inventory", "[](categories:account)", clause("[](categories:account)")),
        ("unknown-clause", "kontact", {"clauses/policy/work.yaml": work("- contact\n- kontact\n")}),
        ("unlisted-clause", "Other", {"clauses/policy/other.en.md": "# Other\n\nText.\n"}),
        ("duplicate-id", "1. {#contact}\n   x", clause("1. {#contact}\n   x")),
        ("duplicate-id", "1. {#contact-2}\n   x", clause("1. {#contact-2}\n   x\n1. y\n")),
        ("duplicate-id", "contact", clause("1. {#item}\n   x", front="was: [contact]")),
        ("duplicate-id", "item", clause("1. {#item}\n   x", front="was: [item]")),
        ("duplicate-id", "old", clause("Text.", front="was: [old, old]")),
        ("undated-work", None, {"clauses/changelog.yaml": "- edition: 2021-06-30\n  works: {}\n"}),
        ("undated-work", None, changelog("adopted", "reviewed")),
        ("undated-work", "en", policy(more="date-labels: {last-modified: 'Version {version} of'}\n")),
        ("unknown-work", None, changelog("{policy:", "{polici: {change: editorial}, policy:")),
        ("unknown-locale", None, changelog("adopted", "adopted, locales: [en, fr]")),
        ("unknown-locale", "xq", clause("Text.", locale="xq") | ANYWHERE),
        ("missing-catalogue", "fr", clause("Text.", locale="fr") | ANYWHERE),
        ("unknown-work", None, policy(top="amends: polici\n")),
        ("unknown-work", None, settings("paths: {polici: {en: p}}\n")),
        ("unknown-locale", None, settings("paths: {policy: {fr: p}}\n")),
        ("missing-translation", None, settings("notice: {fr: Ceci.}\n")),
        ("unknown-clause", "en", policy(more="absent: {contakt: a reason}\n")),
        ("unknown-work", "sale", terms("polici: contact")),
        ("unknown-clause", "sale", terms("policy: contakt")),
        ("defined-elsewhere", "sale", TERMS | ELSEWHERE),
        ("number-too-deep", "1. ba", DEEP),
        ("number-too-deep", "c", DEEP_CLAUSE),
        ("unknown-party", None, {"clausebook.yaml": SETTINGS.replace("acme", "acmee")}),
        ("unknown-party", "acmee", policy(more="sign-off: {party: acmee, date: effective}\n")),
    ],
)
def test_what_leads_nowhere_is_one_finding_at_its_place(rule: str, marked: str | None, files: dict[str, str]) -> None:
    found = list(resolved(files)[1])
    assert [finding.rule for finding in found] == [rule], found
    if marked is not None:
        assert found[0].span is not None and found[0].span.text == marked


@pytest.mark.parametrize(
    "files",
    [
        clause("{{ look-back }} {{ look-back as legal }} {{ office.email }} [x](fact:office.phone)"),
        clause("[](#contact) [](work:policy) [see](work:policy#contact)"),
        clause("1. {#x}\n   **Title.** See [](#x).\n1. {#contact-3}\n   y"),
        clause("[“sale”](define:sale) [](term:sale) [sales](term:sale)") | TERMS,
        clause("::: contact office\n:::\n\n::: contact office email address\n:::"),
        california("[](categories:account)\n\n::: table retention\n:::"),
        clause("1. a\n   1. b\n      1. ba\n") | policy(more='lists: ["1.", "(a)"]\n'),
        settings("notice: For review.\npaths: {policy: {en: p}}\n"),
        policy(more="sign-off: {party: acme, date: last-modified}\n"),
        changelog("adopted", "adopted, locales: [en], effective: 2021-08-01"),
        {"clauses/shared/law.en.md": "# Law\n\nText.\n", "clauses/policy/work.yaml": work("- contact\n- shared/law\n")},
    ],
)
def test_what_is_right_has_no_finding(files: dict[str, str]) -> None:
    assert resolved(files)[1] == ()


@pytest.mark.parametrize("files", [clause("{{ lookback }}"), clause("[](#contakt)"), clause("::: contact offic\n:::")])
def test_a_misspelt_name_gets_a_guess(files: dict[str, str]) -> None:
    (finding,) = resolved(files)[1]
    assert any("did you mean" in help_line for help_line in advice(finding))


BOTH = (
    "kind: policy\nlocales:\n"
    "  en: {title: Policy, dates: [effective], outline: [contact, sale]}\n"
    "  zh-Hans: {title: 政策, dates: [effective], outline: [contact]ABSENT}\n"
)


@pytest.mark.parametrize("absent,rules", [("", ["missing-translation"]), (", absent: {sale: a reason}", [])])
def test_a_clause_of_one_language_needs_a_counterpart_or_a_reason(absent: str, rules: list[str]) -> None:
    files = {
        "clauses/policy/work.yaml": BOTH.replace("ABSENT", absent),
        "clauses/policy/sale.en.md": "# Sale\n\nText.\n",
        "clauses/policy/contact.zh-Hans.md": "# 联系\n\n文本。\n",
    }
    assert [finding.rule for finding in resolved(files)[1]] == rules


def test_works_that_amend_each_other_are_found() -> None:
    files = two_works("Text.")
    files["clauses/policy/work.yaml"] = work("- contact\n", top="amends: addendum\n")
    assert {finding.rule for finding in resolved(files)[1]} == {"circular-amends"}


def test_one_cause_gives_one_finding() -> None:
    library, found = parse(
        project({"clauses/facts.yaml": "parties: {acme: {name: Acme}}\nperiods: {x: 12 moons}\n"} | clause("{{ x }}"))
    )
    assert len(found) == 1
    assert resolve(library, languages(), DAY)[1] == ()


@pytest.mark.parametrize(
    "broken,files",
    [
        ("clauses/other/work.yaml", {"clauses/shared/law.en.md": "# Law\n\nText.\n"}),
        ("clauses/other/work.yaml", clause("[](work:other) [](work:other#x)")),
        ("clauses/policy/gone.en.md", clause("[](#gone) [x](term:sale)") | TERMS),
        ("clauses/terms.yaml", clause("[x](term:sale) [“y”](define:sold)")),
        ("clauses/inventory.yaml", california("[](categories:acount)")),
        ("clauses/facts.yaml", clause("{{ mark }} {{ lookback }}\n\n::: contact office postcode\n:::")),
        ("clauses/changelog.yaml", changelog("adopted", "reviewed")),
    ],
)
def test_nothing_is_said_to_be_missing_from_a_file_that_could_not_be_read(broken: str, files: dict[str, str]) -> None:
    unread = replace(parsed(files), unread={broken: ""})
    assert resolve(unread, languages(), DAY)[1] == ()


IDS = ("alpha", "beta", "gamma")
NUMBERINGS = (
    "",
    NUMBERED,
    "numbering: {sections: 第一条, paragraphs: [（一）]}\n",
    'numbering: {sections: "1."}\n',
    'lists: ["(i)"]\n',
)
TEXTS = (
    "1. {#item}\n   **Run-in.** See [](#item) and [](#beta).\n   1. b\n      1. c\n",
    "1. a\n\n- x\n  1. one\n",
    "[](#alpha) {{ look-back as legal }} [](work:policy) [](work:none)",
    "::: outline\n:::",
    "{{ nothing }} [](#alpha-1) [x](term:none) [](categories:none)",
)


@st.composite
def outlines(draw: st.DrawFn, names: list[str]) -> str:
    """Draw an outline of some clauses in some order, nested and placed at random."""
    if not names:
        return "[]"
    cut = draw(st.integers(1, len(names)))
    placed = draw(st.sampled_from([placement.value for placement in Placement]))
    inner, rest = draw(outlines(names[1:cut])), draw(outlines(names[cut:]))
    return f"[{{clause: {names[0]}, as: {placed}, within: {inner}}}, {rest[1:]}".replace(", within: []", "")


@given(
    st.permutations(IDS).flatmap(lambda order: outlines(list(order))),
    st.lists(st.sampled_from(TEXTS), min_size=3, max_size=3),
    st.sampled_from(NUMBERINGS),
    st.dates(date(2021, 6, 1), date(2021, 8, 1)),
)
def test_resolving_never_fails_and_asks_nothing_but_the_library_and_the_day(
    order: str, texts: list[str], numbering: str, day: date
) -> None:
    top = work("", more=numbering).replace("outline:\n", f"outline: {order}\n")
    files = {f"clauses/policy/{name}.en.md": f"# {name}\n\n{text}\n" for name, text in zip(IDS, texts, strict=True)}
    base = {path: text for path, text in MINIMAL.items() if not path.endswith(".md")}
    library, wrong = parse(sources({**base, "clauses/facts.yaml": FACTS, **files, "clauses/policy/work.yaml": top}))
    assert not wrong, wrong
    once = resolve(library, languages(), day)
    assert once == resolve(library, languages(), day)
    for made in once[0]:
        sections = list(walk_sections(made.sections))
        anchors = [s.anchor for s in sections] + [i.anchor for s in sections for i in items_of(s.blocks) if i.anchor]
        assert {s.anchor for s in sections} == {f"c-{name}" for name in IDS}
        assert len(anchors) == len(set(anchors)) or "duplicate-id" in {finding.rule for finding in once[1]}
        assert {r.anchor for r in inlines_of(made, Reference) if r.anchor} <= set(anchors)


WITHDRAWN = """\
- edition: 2021-06-30
  works: {policy: {change: adopted}}
- edition: 2021-06-10
  works: {old: {change: withdrawn, effective: 2021-09-01}}
- edition: 2021-06-01
  works: {old: {change: adopted}}
"""


def test_the_sources_of_a_work_may_go_once_it_is_withdrawn_and_not_if_that_was_cancelled() -> None:
    cancelled = WITHDRAWN.replace("- edition: 2021-06-30\n", "- edition: 2021-06-30\n  cancels: 2021-06-10\n")
    told = [resolved({"clauses/changelog.yaml": text})[1] for text in (WITHDRAWN, cancelled)]
    assert [[said(finding) for finding in found] for found in told] == [[], ["there is no work `old`"] * 2]
