"""A drafted text takes the ids of a project's Document: by titles first, then by what its clauses say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.importer.alignment import counterparts, share, with_ids_of
from generator.importer.draft import DraftDocument
from generator.model.document import Document, Section, Text, walk_sections
from generator.model.make import paragraph, section
from generator.operations.build import read

from .california import CALIFORNIA
from .importing import understood

LOANS = "You may keep a book for thirty days and renew it twice, unless another reader asks for it."
FINES = "A book that comes back late costs twenty cents a day, at most as much as the book itself."
ROOMS = "Reading rooms are open on weekdays; please leave coats and bags with the porter downstairs."
ZH = (
    "读者每次可以借五本图书，借期三十天。",
    "逾期归还的图书按日收取费用，但不超过图书价格。",
    "阅览室工作日开放，请将衣物交给门卫保管。",
)


@pytest.fixture(scope="module")
def model() -> Document:
    return read(CALIFORNIA, date(2021, 7, 1)).documents[0]


def clause(name: str, title: str, *lines: str) -> Section:
    blocks = tuple(paragraph(Text(text=line)) for line in lines)
    return section(
        clause=name,
        anchor=f"c-{name}",
        placement="section" if title else "preface",
        title=(Text(text=title),),
        blocks=blocks,
    )


def text(model: Document, *clauses: Section) -> Document:
    return replace(model, sections=clauses)


def draft(*clauses: Section) -> DraftDocument:
    (made,) = understood("Rules\n\nOne line of text, which is not looked at here.\n")
    return replace(made, sections=clauses, headings={one.clause: 3 for one in clauses}, sure={})


def ids(made: DraftDocument) -> list[str]:
    return [one.clause for one in walk_sections(made.sections)]


def test_a_title_tells_a_clause_wherever_it_stands(model: Document) -> None:
    old = text(model, clause("lend", "Loans", LOANS), clause("late", "Fines", FINES), clause("room", "Rooms", ROOMS))
    new = draft(clause("rooms", "ROOMS", ROOMS), clause("loans", "Loans", FINES), clause("fines", "Fines:", LOANS))
    made = with_ids_of(new, old)
    assert ids(made) == ["room", "lend", "late"]
    assert made.paired == {"room": 1.0, "lend": 1.0, "late": 1.0}
    assert set(made.headings) == {"room", "lend", "late"}


def test_a_clause_with_another_title_is_known_by_its_words(model: Document) -> None:
    old = text(model, clause("lend", "Loans", LOANS), clause("late", "Fines", FINES))
    new = draft(clause("a", "Money", FINES.replace("twenty", "thirty")), clause("b", "Keeping a book", LOANS))
    found = counterparts(new, old)
    assert {name: other for name, (other, _) in found.items()} == {"a": "late", "b": "lend"}
    assert all(0.25 < sure < 1 for _, sure in found.values())


def test_chinese_clauses_are_known_by_their_words(model: Document) -> None:
    old = text(model, *(clause(name, f"标题{name}", line) for name, line in zip("abc", ZH, strict=True)))
    new = draft(*(clause(f"x{n}", f"新标题{n}", f"{ZH[n]}另有规定的除外。") for n in (2, 0, 1)))
    assert ids(with_ids_of(new, old)) == ["c", "a", "b"]


def test_what_has_no_counterpart_gets_an_id_of_its_own(model: Document) -> None:
    old = text(model, clause("loans", "Loans", LOANS), clause("fines", "Fines", FINES))
    new = draft(clause("loans", "Loans", LOANS), clause("fines-b", "Rooms", ROOMS), clause("fines", "Fines", FINES))
    made = with_ids_of(new, old)
    assert ids(made) == ["loans", "fines-b", "fines"]
    assert "fines-b" not in made.paired
    other = draft(clause("fines", "Wardrobe", ROOMS))
    assert ids(with_ids_of(other, text(model, clause("loans", "Loans", LOANS)))) == ["fines"]
    taken = draft(clause("x", "Fines", FINES), clause("fines", "Rooms", ROOMS))
    assert ids(with_ids_of(taken, old)) == ["fines", "fines-b"]


def test_an_equal_id_or_a_preface_tells_more_than_a_few_equal_words(model: Document) -> None:
    old = text(model, clause("start", "", LOANS), clause("fines", "Late books", FINES))
    new = draft(clause("introduction", "", "All of it was written anew."), clause("fines", "Fines", ROOMS))
    assert ids(with_ids_of(new, old)) == ["start", "fines"]


def test_titles_that_stand_twice_tell_nothing_by_themselves(model: Document) -> None:
    old = text(model, clause("a", "General", LOANS), clause("b", "General", FINES))
    new = draft(clause("c", "General", FINES), clause("d", "General", LOANS))
    assert ids(with_ids_of(new, old)) == ["b", "a"]


def test_the_share_tells_how_much_of_two_texts_is_one(model: Document) -> None:
    old = text(model, clause("a", "Loans", LOANS), clause("b", "Fines", FINES))
    assert share(draft(*old.sections), old) == 1
    assert 0.4 < share(draft(old.sections[0]), old) < 0.8
    assert share(draft(clause("x", "Rooms", ROOMS)), old) < 0.1


def test_of_two_clauses_that_are_alike_one_has_the_id(model: Document) -> None:
    old = text(model, clause("lend", "Loans", LOANS, FINES))
    new = draft(clause("a", "Lending", LOANS), clause("b", "Lending a book", LOANS, FINES))
    assert ids(with_ids_of(new, old)) == ["a", "lend"]
