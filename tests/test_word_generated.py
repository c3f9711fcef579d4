"""What a Word file changed of words that are generated: told with where to change them, and no change of a clause."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.importer.update.target import UpdateTarget
from generator.importer.word.accept import accept
from generator.importer.word.returned import ReturnedText, open_returned
from generator.operations.build import read

from .returning import Root, W, edited, exported, no_paragraph, paragraph_of, paragraphs_of, tracked, untracked
from .updating import library

PROJECTS = Path(__file__).parent / "projects"
DAY = date(2026, 3, 2)
ADDENDUM, POLICY = ("with-addendum", "en", "addendum"), ("bilingual", "zh-Hans", "policy")
Text = tuple[str, str, str]
Edit = Callable[[Root], None]


def returned(folder: Path, text: Text, *edits: Edit) -> ReturnedText:
    project, locale, work = text
    root = folder / project
    shutil.copytree(PROJECTS / project, root, ignore=shutil.ignore_patterns("expected"))
    data = edited(exported(root, locale, work, DAY), *edits)
    return open_returned("back.docx", data, read(root, DAY), UpdateTarget())


def without_row(words: str) -> Edit:
    def edit(part: Root) -> None:
        row = next(paragraph_of(part, words).iterancestors(f"{W}tr"))
        row.getparent().remove(row)

    return edit


def without_paragraph(words: str) -> Edit:
    def edit(part: Root) -> None:
        there = paragraph_of(part, words)
        there.getparent().remove(there)

    return edit


def tracked_last(old: str, new: str) -> Edit:
    """Return the edit that replaces words, tracked, in the last of the paragraphs that say them."""

    def edit(part: Root) -> None:
        *others, _ = (one for one in paragraphs_of(part) if old in "".join(one.itertext(f"{W}t")))
        holders = [(one.getparent(), one.getparent().index(one), one) for one in others]
        for holder, _, one in holders:
            holder.remove(one)
        tracked(old, new)(part)
        for holder, place, one in holders:
            holder.insert(place, one)

    return edit


def in_the_outline(part: Root) -> None:
    """Change an entry of an outline, which stands before the clause whose title it is."""
    entry = next(one for one in paragraphs_of(part) if "".join(one.itertext(f"{W}t")) == "我们收集哪些信息")
    entry.find(f".//{W}t").text = "我们收集什么"


@pytest.mark.parametrize(
    "text, edit, id, prints, says",
    [
        (ADDENDUM, tracked("card number", "bank card number"), "inventory", "card number", "bank card number"),
        (ADDENDUM, untracked("A card number.", "No number."), "inventory", "A card number.", "No number."),
        (ADDENDUM, without_row("A card number."), "inventory", "A card number.", ""),
        (ADDENDUM, tracked("Carriers and banks", "Carriers"), "inventory", "Carriers and banks", "Carriers"),
        (ADDENDUM, untracked("Category B: Records", "Category B: Files"), "inventory", "B: Records", "B: Files"),
        (POLICY, tracked("深圳市", "广州市"), "contact", "深圳市", "广州市"),
        (POLICY, untracked("深圳市", "广州市"), "contact", "深圳市", "广州市"),
        (POLICY, in_the_outline, "outline", "我们收集哪些信息", "我们收集什么"),
    ],
    ids=["cell", "cell untracked", "row gone", "list", "list untracked", "contact", "untracked", "outline"],
)
def test_an_edit_of_what_is_generated_is_told_with_where_to_make_it(
    tmp_path: Path, text: Text, edit: Edit, id: str, prints: str, says: str
) -> None:
    back = returned(tmp_path, text, edit)
    (told,) = back.notes
    values = {name: str(value) for name, value in dict(told.values).items()}
    assert told.id == f"update.{id}" and values["file"].startswith("clauses/")
    assert prints in values["prints"] and (says in values["says"] if says else not values["says"])
    assert not back.pending


@pytest.mark.parametrize("edit", [tracked, untracked])
def test_other_changes_of_its_clause_come_in(tmp_path: Path, edit: Callable[[str, str], Edit]) -> None:
    back = returned(
        tmp_path, ADDENDUM, edit("A card number.", "A bank card number."), tracked("For your account", "For an account")
    )
    assert [one.id for one in back.notes] == ["update.inventory"]
    (one,) = back.pending
    made = accept(back, {one.id}, {})
    assert not made.against and "For an account" in str(made.texts["clauses/addendum/categories.en.md"])


def test_what_somebody_typed_is_no_generated_line_though_one_says_it(tmp_path: Path) -> None:
    """A paragraph that says a part of a generated line is what it is: one that somebody may change."""
    root = tmp_path / "with-addendum"
    shutil.copytree(PROJECTS / "with-addendum", root, ignore=shutil.ignore_patterns("expected"))
    clause = root / "clauses" / "addendum" / "categories.en.md"
    clause.write_text(clause.read_text(encoding="utf-8") + "\nA name.\n\nA card number.\n", encoding="utf-8")

    data = edited(exported(root, "en", "addendum", DAY), tracked_last("A card number.", "A bank card number."))
    back = open_returned("back.docx", data, read(root, DAY), UpdateTarget())
    assert not back.notes
    (one,) = back.pending
    assert "A bank card number.\n" in str(accept(back, {one.id}, {}).texts["clauses/addendum/categories.en.md"])


def test_what_takes_typed_words_with_it_is_a_change_of_the_clause(tmp_path: Path) -> None:
    """One person takes out a line of a contact and the sentence behind it in one go."""
    root = library(tmp_path)
    clause = root / "clauses" / "shared" / "contact.en.md"
    clause.write_text(clause.read_text(encoding="utf-8") + "\nNobody is there at night.\n", encoding="utf-8")
    data = edited(exported(root), no_paragraph("desk@example"), no_paragraph("Nobody is there"))
    back = open_returned("back.docx", data, read(root, DAY), UpdateTarget())
    (one,) = (one for one in back.pending if "Nobody" in one.old)
    assert one.old.startswith("desk@example") and not back.notes


@pytest.mark.parametrize("edit", [without_paragraph, no_paragraph])
def test_a_field_of_a_contact_that_went_is_a_change_of_the_clause(tmp_path: Path, edit: Callable[[str], Edit]) -> None:
    """A clause names the fields that it prints."""
    back = returned(tmp_path, POLICY, edit("深圳市"))
    assert back.pending and not back.notes
    made = accept(back, {one.id for one in back.pending}, {})
    assert not made.against and "::: contact" in str(made.texts["clauses/policy/contact.zh-Hans.md"])


def test_what_changed_here_and_not_in_the_file_is_not_told(tmp_path: Path) -> None:
    root = library(tmp_path)
    data = exported(root)
    facts = root / "clauses" / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("desk@example", "help@example"), encoding="utf-8")
    back = open_returned("back.docx", data, read(root, DAY), UpdateTarget())
    assert not back.notes and not back.pending


def test_it_is_told_of_the_clause_that_it_is_in(tmp_path: Path) -> None:
    """Several clauses print the same words of the inventory."""
    (told,) = returned(tmp_path, ADDENDUM, tracked_last("B. Records", "B. Files")).notes
    assert dict(told.values)["file"] == "clauses/addendum/sale.en.md"
