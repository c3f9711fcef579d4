"""From a Library to Documents: order, numbers, references, facts, and what cannot be resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import permutations
from textwrap import dedent, indent

import pytest

from generator.diagnostics import Diagnostic
from generator.model.document import (
    ContactBlock,
    DefinitionList,
    Document,
    FactText,
    ListItem,
    Paragraph,
    Reference,
    Section,
    Table,
    Term,
    plain_text,
    walk_sections,
)
from generator.model.library import Library
from generator.parse import parse
from generator.resolve import resolve
from tests.languages import languages
from tests.support import MINIMAL, SETTINGS, project, sources
from tests.walk import blocks_of, inlines_of, items_of

DAY = date(2021, 7, 1)

FACTS = """\
parties:
  acme: {name: {en: Acme, zh-Hans: 顶点}, legal-name: {zh-Hans: 顶点有限公司}}
contacts:
  office:
    party: acme
    phone: "+1 555 0100"
    email: a@example.com
    address: {en: [Floor 1, Springfield], zh-Hans: [深圳市]}
periods: {look-back: 12 months}
ages: {minor-age: 18}
counts: {requests: 2}
dates: {sunset: 2021-01-01}
statutes: {ccpa: {name: California Consumer Privacy Act of 2018, citation: Cal. Civ. Code § 1798.100}}
links: {help: "https://www.example.com/help"}
names: {mark: {en: Mark}}
"""

INVENTORY = """\
california:
  purposes: {account: {en: Account}, ads: {en: Advertising}}
  sources: {direct: {en: Directly}}
  recipients: {carriers: {en: carriers}, banks: {en: banks}, police: {en: authorities}}
  categories:
    identifiers:
      letter: A
      label: {en: Identifiers}
      statute: § 1(A)
      examples: {en: A name.}
      sources: [direct]
      purposes: [account, ads]
      disclosed: [carriers, banks, police]
      retention: look-back
    records:
      letter: B
      label: {en: Customer records}
      statute: § 1(B)
      short: {en: Records}
      examples: {en: An address.}
      note: {en: It may overlap.}
      sources: [direct]
      purposes: [account]
      sold: [banks]
      retention: look-back
"""


def work(outline: str, *, locale: str = "en", more: str = "", top: str = "") -> str:
    """Return a work.yaml with one locale."""
    body = f"title: Policy\ndates: [last-modified, effective]\n{dedent(more)}outline:\n{indent(dedent(outline), '  ')}"
    return f"kind: policy\n{dedent(top)}locales:\n  {locale}:\n{indent(body, '    ')}"


def parsed(files: Mapping[str, str]) -> Library:
    speaks_english = "  en:" in files.get("clauses/policy/work.yaml", "  en:")
    base = {path: text for path, text in MINIMAL.items() if speaks_english or not path.endswith(".en.md")}
    given = {**base, "clauses/facts.yaml": FACTS, "clauses/inventory.yaml": INVENTORY, **files}
    library, found = parse(sources(given))
    assert library is not None and not found, found
    return library


def resolved(files: Mapping[str, str], day: date = DAY) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    return resolve(parsed(files), languages(), day)


def document(files: Mapping[str, str], locale: str = "en") -> Document:
    documents, found = resolved(files)
    assert not found, found
    return next(made for made in documents if made.locale == locale and made.work == "policy")


def clause(text: str, title: str = "Contact", locale: str = "en") -> dict[str, str]:
    """Return the files of a work with one clause, `contact`."""
    name = f"clauses/policy/contact.{locale}.md"
    return {"clauses/policy/work.yaml": work("- contact\n", locale=locale), name: f"# {title}\n\n{dedent(text)}\n"}


def text_of(files: Mapping[str, str], locale: str = "en") -> str:
    """Return the first paragraph of the first section."""
    first = document(files, locale).sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    return plain_text(first.children)


# --- facts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written,english,chinese",
    [
        ("{{ look-back }}", "12 months", "12个月"),
        ("{{ look-back as legal }}", "twelve (12) months", "十二（12）个月"),
        ("{{ minor-age }}", "18", "18周岁"),
        ("{{ requests as times }}", "twice", "两次"),
        ("{{ sunset }}", "January 1, 2021", "2021年1月1日"),
        ("{{ acme }}", "Acme", "顶点"),
        ("{{ acme.legal-name }}", "Acme", "顶点有限公司"),
        ("{{ acme as legal-name }}", "Acme", "顶点有限公司"),
        ("{{ ccpa as citation }}", "Cal. Civ. Code § 1798.100", "Cal. Civ. Code § 1798.100"),
        ("{{ office.phone }}", "+1 555 0100", "+1 555 0100"),
        ("{{ office.address }}", "Floor 1, Springfield", "深圳市"),
        ("{{ help }}", "https://www.example.com/help", "https://www.example.com/help"),
    ],
)
def test_a_fact_is_said_in_the_language_of_the_document(written: str, english: str, chinese: str) -> None:
    assert text_of(clause(written)) == english
    assert text_of(clause(written, locale="zh-Hans"), "zh-Hans") == chinese


def test_a_date_among_the_facts_keeps_its_day() -> None:
    made = document(clause("Until {{ sunset }}."))
    assert [f.day for f in inlines_of(made, FactText)] == [date(2021, 1, 1)]


@pytest.mark.parametrize(
    "written,href",
    [
        ("[page](fact:help)", "https://www.example.com/help"),
        ("[call](fact:office.phone)", "tel:+15550100"),
        ("[write](fact:office.email)", "mailto:a@example.com"),
    ],
)
def test_a_link_may_lead_to_a_fact(written: str, href: str) -> None:
    paragraph = document(clause(written)).sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert getattr(paragraph.children[0], "href", None) == href


# --- numbers ----------------------------------------------------------------------------------------------------------

NUMBERED = 'numbering: {sections: "1.", paragraphs: ["1.1", "1.1.1"]}\n'


def numbers(made: Document) -> list[str]:
    """Return every number of a document in reading order, sections among them."""
    return [number for section in made.sections for number in _numbers(section)]


def _numbers(section: Section) -> Iterator[str]:
    if section.number:
        yield section.number
    yield from (item.number for item in items_of(section.blocks) if item.number)
    for inner in section.sections:
        yield from _numbers(inner)


def test_paragraphs_take_the_number_of_their_section_and_continue_through_its_paragraph_clauses() -> None:
    files = {
        "clauses/policy/work.yaml": work(
            """\
            - {clause: opening, as: unnumbered}
            - {clause: collection, within: [{clause: exceptions, as: paragraph}]}
            - contact
            """,
            more=NUMBERED,
        ),
        "clauses/policy/opening.en.md": "# Opening\n\n1. one\n1. two\n",
        "clauses/policy/collection.en.md": (
            "# Collection\n\nWe:\n\n1. a\n1. b\n   1. ba\n   1. bb\n\nAnd a line between.\n\n1. c\n"
        ),
        "clauses/policy/exceptions.en.md": "# Exceptions\n\nExcept:\n\n1. x\n1. y\n",
    }
    assert numbers(document(files)) == (
        ["1.", "2.", "1.", "1.1", "1.2", "1.2.1", "1.2.2", "1.3", "1.4", "1.4.1", "1.4.2", "2."]
    )


def test_lists_outside_numbered_sections_restart_and_change_their_style_by_depth() -> None:
    files = clause("1. a\n1. b\n   1. ba\n\nBetween.\n\n1. c\n")
    files["clauses/policy/work.yaml"] = work("- contact\n", more='lists: ["(i)", "(a)"]\n')
    assert numbers(document(files)) == ["(i)", "(ii)", "(a)", "(i)"]


def test_depth_counts_numbered_lists_only() -> None:
    files = clause("- bullet\n  1. one\n     1. inner\n")
    assert numbers(document(files)) == ["1.", "(a)"]


def test_a_number_goes_to_two_figures_and_keeps_its_depth() -> None:
    files = clause("1. lead\n" + "   1. item\n" * 11)
    files["clauses/policy/work.yaml"] = work("- contact\n", more=NUMBERED)
    assert numbers(document(files))[-1] == "1.1.11"


def test_an_item_without_an_id_gets_an_anchor_by_its_place_and_one_with_an_id_keeps_it() -> None:
    made = document(clause("1. a\n1. {#kept}\n   b\n1. c\n"))
    assert [item.anchor for item in items_of(made.sections[0].blocks)] == ["c-contact-1", "c-kept", "c-contact-3"]


THREE = {
    f"clauses/policy/{name}.en.md": f"# {name.title()}\n\nSee [](#contact).\n\n1. {{#{name}-item}}\n   x\n"
    for name in "abc"
}


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_moving_a_clause_changes_numbers_and_never_ids_or_where_links_lead(order: tuple[str, ...]) -> None:
    outline = "".join(f"- {name}\n" for name in (*order, "contact"))
    made = document({**THREE, "clauses/policy/work.yaml": work(outline, more=NUMBERED)})
    assert numbers(made) == ["1.", "1.1", "2.", "2.1", "3.", "3.1", "4."]
    assert {s.anchor for s in made.sections} == {"c-a", "c-b", "c-c", "c-contact"}
    assert {i.anchor for s in made.sections for i in items_of(s.blocks)} == {"c-a-item", "c-b-item", "c-c-item"}
    assert [r.anchor for r in inlines_of(made, Reference)] == ["c-contact"] * 3


# --- references -------------------------------------------------------------------------------------------------------


def two_works(text: str, locale: str = "en") -> dict[str, str]:
    """Return a policy that says `text`, and an addendum to it with a clause `sale` and a numbered paragraph."""
    more = NUMBERED if locale == "zh-Hans" else ""
    return {
        "clauses/policy/work.yaml": work("- contact\n", locale=locale, more=more),
        f"clauses/policy/contact.{locale}.md": f"# Contact us\n\n{text}\n",
        "clauses/addendum/work.yaml": work("- sale\n", locale=locale, top="amends: policy\n", more=more),
        f"clauses/addendum/sale.{locale}.md": "# No sale\n\n1. {#never}\n   **No sale of it.** We never sell.\n",
        "clauses/changelog.yaml": (
            "- edition: 2021-06-30\n  works: {policy: {change: adopted}, addendum: {change: adopted}}\n"
        ),
    }


@pytest.mark.parametrize(
    "locale,written,expected",
    [
        ("en", "[](#contact)", (None, "c-contact", "Contact us")),
        ("zh-Hans", "[](#contact)", (None, "c-contact", "第1条")),
        ("en", "[here](#contact)", (None, "c-contact", "here")),
        ("en", "[](work:addendum)", ("en/addendum/", "", "Policy")),
        ("en", "[](work:addendum#sale)", ("en/addendum/", "c-sale", "No sale")),
        ("en", "[](work:addendum#never)", ("en/addendum/", "c-never", "No sale of it")),
        ("zh-Hans", "[](work:addendum#never)", ("zh-Hans/addendum/", "c-never", "第1.1条")),
    ],
)
def test_a_reference_leads_to_its_target_and_is_filled_in(
    locale: str, written: str, expected: tuple[str | None, str, str]
) -> None:
    (reference,) = inlines_of(document(two_works(written, locale), locale), Reference)
    assert (reference.path, reference.anchor, plain_text(reference.children)) == expected


def test_a_term_of_the_amended_work_leads_there() -> None:
    files = two_works("[“sale”](define:sale) means a sale.")
    files["clauses/addendum/sale.en.md"] = "# No sale\n\nNo [](term:sale).\n"
    files["clauses/terms.yaml"] = "sale: {form: {en: sale}, defined: {policy: contact}}\n"
    documents, found = resolved(files)
    assert not found
    (use,) = [term for made in documents for term in inlines_of(made, Term)]
    assert (use.path, use.anchor, plain_text(use.children)) == ("en/policy/", "t-sale", "sale")


def test_documents_know_their_neighbours() -> None:
    documents, _ = resolved(two_works("Text."))
    assert [[n.work for n in made.related] for made in documents] == [["policy"], ["addendum"]]


# --- inventory, contacts ----------------------------------------------------------------------------------------------


def california(text: str) -> dict[str, str]:
    return clause(text) | {"clauses/policy/work.yaml": work("- contact\n", top="jurisdiction: california\n")}


@pytest.mark.parametrize(
    "use,expected",
    [("account", "(Categories A, B)"), ("ads", "(Category A)"), ("direct", "(Categories A, B)")],
)
def test_a_tag_prints_the_letters_of_the_inventory(use: str, expected: str) -> None:
    assert text_of(california(f"[](categories:{use})")) == expected


def test_a_table_of_categories_has_a_second_paragraph_for_a_note() -> None:
    (table,) = document(california("::: table categories\n:::")).sections[0].blocks
    assert isinstance(table, Table) and table.caption
    rows = [[[plain_text(p.children) for p in cell.blocks] for cell in row] for row in table.rows]
    assert rows == [
        [["A. Identifiers"], ["A name."]],
        [["B. Customer records"], ["An address.", "It may overlap."]],
    ]


def test_recipients_are_listed_by_category_and_only_where_there_are_any() -> None:
    first, second = document(california("::: list disclosed\n:::\n\n::: list sold\n:::")).sections[0].blocks
    assert isinstance(first, DefinitionList) and isinstance(second, DefinitionList)
    assert [plain_text(e.term) for e in (*first.entries, *second.entries)] == ["A. Identifiers", "B. Records"]
    (said,) = (block for block in first.entries[0].definitions[0])
    assert isinstance(said, Paragraph) and plain_text(said.children) == "carriers, banks, and authorities"


def test_a_contact_prints_the_fields_that_are_named_in_that_order() -> None:
    (block,) = document(clause("::: contact office email phone\n:::")).sections[0].blocks
    assert isinstance(block, ContactBlock)
    assert [(f.kind, f.label, plain_text(f.lines[0])) for f in block.fields] == [
        ("email", "Email", "a@example.com"),
        ("phone", "Phone", "+1 555 0100"),
    ]


# --- findings ---------------------------------------------------------------------------------------------------------

TERMS = {"clauses/terms.yaml": "sale: {form: {en: sale}, defined: {policy: contact}}\n"}
CHANGELOG = MINIMAL["clauses/changelog.yaml"]
NEWS = {"clauses/inventory.yaml": INVENTORY.replace("purposes: {account", "purposes: {news: {en: News}, account", 1)}
NO_PERIOD = {"clauses/inventory.yaml": INVENTORY.replace("retention: look-back", "retention: lookback", 1)}
ANYWHERE = {
    "clauses/facts.yaml": FACTS.replace("name: {en: Acme, zh-Hans: 顶点}", "name: Acme"),
    "clauses/inventory.yaml": "",
}


def policy(**keys: str) -> dict[str, str]:
    """Return the work.yaml of a work with the clause `contact`, and with more in it."""
    return {"clauses/policy/work.yaml": work("- contact\n", **keys)}


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


@pytest.mark.parametrize(
    "rule,marked,files",
    [
        ("unknown-fact", "{{ lookback }}", clause("{{ lookback }}")),
        ("unknown-form", "{{ look-back as roman }}", clause("{{ look-back as roman }}")),
        ("unknown-form", "{{ office }}", clause("{{ office }}")),
        ("unknown-form", "[x](fact:look-back)", clause("[x](fact:look-back)")),
        ("unknown-target", "[](#kontact)", clause("[](#kontact)")),
        ("untitled-target", "[](#x)", clause("1. {#x}\n   See [](#x).")),
        ("unknown-work", "[](work:polici)", clause("[](work:polici)")),
        ("unknown-term", "[x](term:sael)", clause("[x](term:sael)") | TERMS),
        ("undefined-term", "[x](term:sale)", clause("[x](term:sale)") | TERMS),
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
        ("undated-work", None, {"clauses/changelog.yaml": "- edition: 2021-06-30\n  works: {}\n"}),
        ("undated-work", None, changelog("adopted", "reviewed")),
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
    assert any("did you mean" in help_line for help_line in finding.helps)


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
    assert library is not None and len(found) == 1
    assert resolve(library, languages(), DAY)[1] == ()


# --- days -------------------------------------------------------------------------------------------------------------

WAITING = "- edition: 2021-06-30\n  works: {policy: {change: adopted, effective: 2021-08-01}}\n"


def test_a_text_that_waits_for_its_day_says_from_when() -> None:
    documents, found = resolved({"clauses/changelog.yaml": WAITING, **clause("Text.")})
    assert not found
    assert [(d.label, d.text) for d in documents[0].dates] == [
        ("Last Modified", "June 30, 2021"),
        ("Effective from", "August 1, 2021"),
    ]


def test_a_day_whose_text_was_not_kept_has_no_document_and_a_warning() -> None:
    documents, found = resolved({}, date(2021, 6, 29))
    assert documents == () and [finding.rule for finding in found] == ["text-not-kept"]


def test_the_order_in_which_files_are_given_makes_no_difference() -> None:
    files = two_works("See [](work:addendum#sale).")
    backwards = dict(reversed(files.items()))
    assert resolved(files) == resolved(backwards)


def test_every_section_is_reached_by_walking() -> None:
    files = {
        "clauses/policy/work.yaml": work("- {clause: contact, within: [sale]}\n"),
        "clauses/policy/sale.en.md": "# Sale\n\nText.\n",
    }
    made = document(files)
    assert [(s.clause, s.level) for s in walk_sections(made.sections)] == [("contact", 1), ("sale", 2)]
    assert all(isinstance(item, ListItem) for s in made.sections for item in items_of(s.blocks))
    assert len(list(blocks_of(made))) == 2
