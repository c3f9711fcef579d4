"""From a Library to Documents: order, numbers, references, facts, days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from generator.model.document import (
    ContactBlock,
    DefinitionList,
    FactText,
    Foreign,
    ListItem,
    Paragraph,
    Reference,
    Table,
    Term,
    plain_text,
    walk_sections,
)
from generator.model.history import entries_of, replay
from generator.model.library import Edition, WorkChange
from generator.resolve.dates import date_document
from tests.histories import change, edition
from tests.resolving import (
    FACTS,
    NUMBERED,
    california,
    clause,
    document,
    numbers,
    policy,
    resolved,
    text_of,
    two_works,
    work,
)
from tests.support import SETTINGS
from tests.walk import blocks_of, inlines_of, items_of

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


def test_one_legal_name_for_all_languages_stands_before_the_names_of_each() -> None:
    facts = FACTS.replace("legal-name: {zh-Hans: 顶点有限公司}", "legal-name: Acme Holdings Inc.")
    files = clause("{{ acme as legal-name }}\n\n::: contact office party\n:::\n") | {"clauses/facts.yaml": facts}
    made = document(files)
    assert text_of(files) == made.publisher == "Acme Holdings Inc."
    (block,) = (block for block in blocks_of(made) if isinstance(block, ContactBlock))
    assert [plain_text(line) for field in block.fields for line in field.lines] == ["Acme Holdings Inc."]


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


def test_numbered_sections_without_samples_for_paragraphs_leave_lists_to_themselves() -> None:
    files = clause("1. a\n\nBetween.\n\n1. b\n") | policy(more='numbering: {sections: "1."}\n')
    assert numbers(document(files)) == ["1.", "1.", "1."]


def test_a_list_inside_a_bullet_of_a_numbered_section_counts_for_itself() -> None:
    files = clause("1. a\n\n- bullet\n  1. one\n\n1. b\n") | policy(more=NUMBERED)
    assert numbers(document(files)) == ["1.", "1.1", "1.", "1.2"]


def test_headings_count_in_chinese_numerals_and_are_cited_as_they_stand() -> None:
    files = clause("见[](#contact)。", locale="zh-Hans")
    files["clauses/policy/work.yaml"] = work("- contact\n", locale="zh-Hans", more="numbering: {sections: 第一条}\n")
    made = document(files, "zh-Hans")
    assert numbers(made) == ["第一条"]
    assert [plain_text(r.children) for r in inlines_of(made, Reference)] == ["第一条"]


def test_lists_outside_numbered_sections_restart_and_change_their_style_by_depth() -> None:
    files = clause("1. a\n1. b\n   1. ba\n\nBetween.\n\n1. c\n")
    files["clauses/policy/work.yaml"] = work("- contact\n", more='lists: ["(i)", "(a)"]\n')
    assert numbers(document(files)) == ["(i)", "(ii)", "(a)", "(i)"]


def test_depth_counts_numbered_lists_only() -> None:
    files = clause("- bullet\n  1. one\n     1. inner\n")
    assert numbers(document(files)) == ["1.", "(a)"]


def test_a_paragraph_clause_whose_number_does_not_tell_it_from_others_is_cited_by_its_title() -> None:
    outline = "- {clause: contact, within: [{clause: inner, as: paragraph}]}\n"
    files = {
        "clauses/policy/work.yaml": work(
            outline, locale="zh-Hans", more='numbering: {sections: "1.", paragraphs: ["(a)"]}\n'
        ),
        "clauses/policy/contact.zh-Hans.md": "# 联系\n\n见[](#inner)和[](#contact)。\n",
        "clauses/policy/inner.zh-Hans.md": "# 例外\n\n文本。\n",
    }
    made = document(files, "zh-Hans")
    assert numbers(made) == ["1.", "(a)"]
    assert [plain_text(r.children) for r in inlines_of(made, Reference)] == ["例外", "第1条"]


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


def test_a_number_that_stands_twice_in_a_text_cites_nothing() -> None:
    written = "See [](#a), [](#b).\n\n1. {#a}\n   **甲。** 文本。\n\n隔。\n\n1. {#b}\n   **乙：** 文本。"
    made = document(clause(written, locale="zh-Hans"), "zh-Hans")
    assert numbers(made) == ["1.", "1."]
    assert [plain_text(r.children) for r in inlines_of(made, Reference)] == ["甲", "乙"]


def test_a_title_in_another_language_is_marked_as_such() -> None:
    files = two_works("See [](work:addendum#sale) and [it](work:addendum).")
    files["clauses/addendum/work.yaml"] = work("- sale\n", locale="zh-Hans", top="amends: policy\n")
    files["clauses/addendum/sale.zh-Hans.md"] = "# 不出售{{ acme }}\n\n文本。\n"
    del files["clauses/addendum/sale.en.md"]
    first, second = inlines_of(document(files), Reference)
    assert first.path == second.path == "zh-Hans/addendum/"
    assert isinstance(first.children[0], Foreign) and first.children[0].locale == "zh-Hans"
    assert plain_text(first.children) == "不出售顶点" and plain_text(second.children) == "it"


LATER = """\
- edition: 2021-07-30
  works: {addendum: {change: adopted}}
- edition: 2021-06-30
  works: {policy: {change: adopted}}
"""
GONE = """\
- edition: 2021-06-30
  works: {policy: {change: adopted}, addendum: {change: withdrawn}}
- edition: 2021-06-29
  works: {addendum: {change: adopted}}
"""


@pytest.mark.parametrize("changelog,rule", [(LATER, "text-not-kept"), (GONE, "withdrawn")])
def test_nothing_links_to_a_text_that_is_not_published_on_the_day(changelog: str, rule: str) -> None:
    files = two_works("See [](work:addendum) and [**this**](work:addendum#sale).") | {
        "clauses/changelog.yaml": changelog
    }
    (made,), found = resolved(files)
    assert [finding.rule for finding in found] == [rule]
    assert not list(inlines_of(made, Reference)) and made.related == ()
    paragraph = made.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph) and plain_text(paragraph.children) == "See Policy and this."


def test_a_work_that_will_be_withdrawn_is_published_until_then() -> None:
    told = GONE.replace("change: withdrawn", "change: withdrawn, effective: 2021-08-01")
    files = two_works("See [](work:addendum).") | {"clauses/changelog.yaml": told}
    assert [[made.work for made in resolved(files, date(2021, month, 1))[0]] for month in (7, 8)] == [
        ["addendum", "policy"],
        ["policy"],
    ]


def test_a_withdrawal_ahead_of_its_day_leaves_edition_and_dates_as_they_are() -> None:
    told = GONE.replace("change: withdrawn", "change: withdrawn, effective: 2021-08-01")
    before = GONE.replace(", addendum: {change: withdrawn}", "")
    made, unchanged = (
        next(d for d in resolved(two_works("Text.") | {"clauses/changelog.yaml": text})[0] if d.work == "addendum")
        for text in (told, before)
    )
    assert made.edition == "2021-06-29"
    assert (made.edition, made.dates, made.modified) == (unchanged.edition, unchanged.dates, unchanged.modified)


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


@pytest.mark.parametrize(
    "use,expected",
    [("account", "(Categories A, B)"), ("ads", "(Category A)"), ("direct", "(Categories A, B)")],
)
def test_a_tag_prints_the_letters_of_the_inventory(use: str, expected: str) -> None:
    assert text_of(california(f"[](categories:{use})")) == expected


def test_a_table_of_a_clause_has_no_caption_that_nobody_typed() -> None:
    (table,) = document(clause("| Kind | Kept |\n|---|---|\n| Name | a year |\n")).sections[0].blocks
    assert isinstance(table, Table) and not table.caption


def test_a_project_may_leave_open_who_publishes() -> None:
    made = document({"clausebook.yaml": SETTINGS.replace("publisher: acme\n", "")})
    assert (made.publisher, made.description) == ("", "Policy")


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


# --- days -------------------------------------------------------------------------------------------------------------

WAITING = "- edition: 2021-06-30\n  works: {policy: {change: adopted, effective: 2021-08-01}}\n"


def test_a_text_that_waits_for_its_day_says_from_when() -> None:
    documents, found = resolved({"clauses/changelog.yaml": WAITING, **clause("Text.")})
    assert not found
    assert [(d.label, d.text) for d in documents[0].dates] == [
        ("Last Modified", "June 30, 2021"),
        ("Effective from", "August 1, 2021"),
    ]


def test_a_text_is_there_on_the_very_day_of_its_edition() -> None:
    documents, found = resolved({}, date(2021, 6, 30))
    assert [made.edition for made in documents] == ["2021-06-30"] and not found


EDITED = """\
- edition: 2021-06-30
  works: {policy: {change: editorial}}
- edition: 2021-06-01
  works: {policy: {change: adopted}}
"""


@pytest.mark.parametrize("counts,modified", [("any", "2021-06-30"), ("meaning", "2021-06-01")])
def test_a_work_may_leave_editorial_changes_out_of_its_date(counts: str, modified: str) -> None:
    policy = work("- contact", top=f"last-modified: {counts}\n")
    documents, found = resolved(
        clause("Text.") | {"clauses/changelog.yaml": EDITED, "clauses/policy/work.yaml": policy}
    )
    assert not found
    assert [(d.kind, d.day.isoformat()) for d in documents[0].dates] == [
        ("last-modified", modified),
        ("effective", "2021-06-01"),
    ]
    assert documents[0].modified.isoformat() == modified


def named(change_: str, version: str, effective: str | None = None) -> WorkChange:
    return replace(change(change_, effective), version=version)


FIRST = edition("2021-01-01", named("adopted", "1.0"))
EDITORIAL = edition("2021-03-01", change("editorial"))
SECOND = edition("2021-06-01", named("substantive", "2.0", "2021-09-01"))
DROPPED = edition("2021-07-01", change("editorial"), cancels="2021-06-01")
ENDING = edition("2021-07-01", named("withdrawn", "3.0", "2021-12-01"))


@pytest.mark.parametrize(
    "newest_first, day, version",
    [
        ([EDITORIAL], "2021-03-01", None),
        ([FIRST], "2021-01-01", "1.0"),
        # a text goes on with what it was called before
        ([EDITORIAL, FIRST], "2021-03-01", "1.0"),
        ([SECOND, EDITORIAL, FIRST], "2021-06-01", "2.0"),
        # the text of an earlier day was not kept, and so its name is not said
        ([SECOND, EDITORIAL, FIRST], "2021-05-31", None),
        ([DROPPED, SECOND, FIRST], "2021-07-01", "1.0"),
        # a withdrawal has no text that it could name
        ([ENDING, SECOND, FIRST], "2021-08-01", "2.0"),
        ([ENDING, SECOND, FIRST], "2021-12-01", None),
    ],
)
def test_a_text_is_called_what_its_newest_entry_with_a_name_says(
    newest_first: list[Edition], day: str, version: str | None
) -> None:
    entries = entries_of(replay(reversed(newest_first)), "policy", "en")
    assert date_document(entries, date.fromisoformat(day)).version == version


def test_a_text_in_force_bears_the_dates_of_the_day_also_where_it_counts_from_before_its_edition() -> None:
    entries = entries_of(replay([FIRST, edition("2021-06-01", change("substantive", "2021-03-01"))]), "policy", "en")
    dating = date_document(entries, date(2021, 6, 1))
    assert dating.stamped == dating.dates
    assert dating.stamped.meaning and dating.stamped.meaning.effective == date(2021, 3, 1)


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
