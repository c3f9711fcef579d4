"""What the views of the inventory print: tables, lists, and that there is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.localize import open_language
from generator.model.document import DefinitionList, Document, Paragraph, Table, plain_text
from generator.model.inventories import VIEWS
from generator.model.registries import BASES, RECIPIENT_KINDS
from generator.model.source import Source
from generator.resolve import inventory, inventory_fields, resolve
from generator.resolve.inventory_fields import FIELDS, SEVERAL
from tests.languages import LOCALES, language, languages, template
from tests.resolving import DAY, INVENTORY, california, document, parsed, resolved

CODE = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (inventory, inventory_fields))
KINDS_SAID = (
    "recipients: {carriers: {en: carriers}, banks: {en: banks}",
    "recipients: {carriers: {name: carriers, kind: service-provider}, banks: {name: banks, kind: joint}",
)


def printed(view: str, *changes: tuple[str, str]) -> Document:
    """Return a text that prints a view of an inventory with changes."""
    text = INVENTORY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return document(california(f"::: {view}\n:::") | {"clauses/inventory.yaml": text})


def said(made: Document) -> list[list[list[str]]]:
    """Return the paragraphs of each cell of each row of a table, the header first."""
    (table,) = made.sections[0].blocks
    assert isinstance(table, Table)
    return [[[plain_text(p.children) for p in cell.blocks] for cell in row] for row in (table.header, *table.rows)]


def listed(made: Document) -> list[tuple[str, list[str]]]:
    """Return the terms of a list with what is said of each."""
    (block,) = made.sections[0].blocks
    assert isinstance(block, DefinitionList)
    paragraphs = [[one for said in entry.definitions for one in said] for entry in block.entries]
    texts = [[plain_text(p.children) for p in those if isinstance(p, Paragraph)] for those in paragraphs]
    return [(plain_text(entry.term), words) for entry, words in zip(block.entries, texts, strict=True)]


@pytest.mark.parametrize("locale", ["en", "zh-Hans"])
def test_every_word_that_a_view_may_print_stands_in_the_catalogues(locale: str) -> None:
    captions = {view.caption for view in VIEWS.values()}
    labels = {label for label, _ in FIELDS.values() if label}
    typed = set(re.findall(r'\.term\("([^"]+)"', CODE))
    words = {word.replace("-", " ") for word in (*BASES, *RECIPIENT_KINDS)} | {*SEVERAL.values()}
    assert "{caption}: none" in typed
    asked = captions | labels | typed | words
    assert {msgid for msgid in asked if language(locale).term(msgid) is None} == set()


def test_every_view_is_made_of_fields_that_can_be_printed() -> None:
    named = {field for view in VIEWS.values() for column in view.columns for field in column}
    assert named <= FIELDS.keys() and FIELDS.keys() <= named


def test_what_stands_below_the_first_field_of_a_cell_has_its_label() -> None:
    made = said(printed("table collected"))
    assert made[0] == [["Category"], ["What it covers"], ["Purposes"]], "no row says on which occasion"
    assert made[2] == [["B. Customer records"], ["An address.", "It may overlap.", "Sources: Directly"], ["Account"]]


def test_a_list_has_labels_where_a_row_says_more_than_one_thing() -> None:
    assert listed(printed("list sold")) == [("B. Records", ["banks"])]
    more = listed(printed("list sold", ("sold: [banks]", "sold: [banks]\n      sold-purposes: [ads, account]")))
    assert more == [("B. Records", ["Third parties: banks", "Purposes: Advertising; Account"])]


def test_a_recipient_has_its_kind_where_it_is_known() -> None:
    assert listed(printed("list disclosed", KINDS_SAID)) == [
        ("A. Identifiers", ["Service providers: carriers; Joint controllers: banks; authorities"])
    ]
    assert said(printed("table entrusted", KINDS_SAID))[1:] == [[["carriers"], ["A. Identifiers"]]]
    assert [row[0] for row in said(printed("table shared", KINDS_SAID))[1:]] == [["banks"], ["authorities"]]


def test_a_category_without_letter_goes_by_its_label() -> None:
    without = (("      letter: B\n", ""), ("      letter: A\n", ""))
    assert [row[0] for row in said(printed("table retention", *without))[1:]] == [["Identifiers"], ["Records"]]
    files = {"clauses/inventory.yaml": INVENTORY.replace("letter: B", "")}
    made = document(california("[](categories:account)") | files)
    (paragraph,) = made.sections[0].blocks
    assert isinstance(paragraph, Paragraph) and plain_text(paragraph.children) == "(Categories A, Records)"


def test_none_is_printed_where_the_inventory_says_so() -> None:
    nothing = (("disclosed: [carriers, banks, police]", "sold: []"), ("sold: [banks]", "sold: []"))
    (paragraph,) = printed("table sold", *nothing).sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.children) == "Sold or shared in the preceding 12 months: none"


@pytest.mark.parametrize("view", ["table sold", "list sensitive", "table sdks", "list permissions"])
def test_what_the_inventory_is_silent_of_is_not_told_as_none(view: str) -> None:
    silent = INVENTORY.replace("      sold: [banks]\n", "")
    _, found = resolved(california(f"::: {view}\n:::") | {"clauses/inventory.yaml": silent})
    assert [(one.rule, one.span and one.span.text) for one in found] == [("no-inventory", f"::: {view}\n:::")]


def test_a_text_that_one_language_lacks_is_told_with_its_row_and_key() -> None:
    other = INVENTORY.replace("sold: [banks]", "sold: [banks]\n      afterwards: {zh-Hans: 删除}")
    _, found = resolved(california("::: table retention\n:::") | {"clauses/inventory.yaml": other})
    told = [(one.rule, dict(one.message.values)) for one in found]
    assert told == [("fact-without-text", {"row": "records", "key": "afterwards", "locale": "en"})]


def test_a_column_of_the_project_stands_in_the_views_that_it_names() -> None:
    own = ("  categories:\n", "  columns: {kept: {label: {en: Kept in}, views: [retention]}}\n  categories:\n")
    cell = ("      sold: [banks]\n", "      sold: [banks]\n      own: {kept: {en: 'the cellar of {{ acme }}'}}\n")
    assert said(printed("table retention", own, cell)) == [
        [["Category"], ["Kept for"], ["Kept in"]],
        [["A. Identifiers"], ["12 months"], ["\N{EM DASH}"]],
        [["B. Records"], ["12 months"], ["the cellar of Acme"]],
    ]
    assert len(said(printed("table categories", own, cell))[0]) == 2


def catalogue(text: str) -> set[tuple[str, str]]:
    """Return what is told of a project whose English is in this catalogue and which prints an old and a new view."""
    source = Source(path="clausebook.po", text=text)
    opened, found = open_language("en", "ltr", source, template())
    assert opened is not None and not found, found
    files = california("::: table retention\n:::\n\n::: table purposes\n:::")
    _, told = resolve(parsed(files), languages() | {"en": opened}, DAY)
    return {(one.rule, one.span.text) for one in told if one.span}


def test_a_catalogue_from_before_the_views_lacks_words_only_where_a_text_prints_them() -> None:
    whole = (LOCALES / "en" / "LC_MESSAGES" / "clausebook.po").read_text(encoding="utf-8")
    assert catalogue(whole) == set()
    before = re.sub(r'(?:#\..*\n)?msgctxt "inventory"\nmsgid .*\nmsgstr .*\n\n', "", whole)
    assert '"inventory"' not in before
    assert catalogue(before) == {("missing-message", "::: table purposes\n:::")}
