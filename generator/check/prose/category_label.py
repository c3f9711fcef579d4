"""A category called otherwise than the inventory has it. See docs/rules/category-label.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.registries import Category, text_in
from ..passage import Passage
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each letter of a category that a text follows with other words than its label."""
    for document in subject.documents:
        inventory = subject.library.inventories.get(document.jurisdiction or "")
        categories = {category.letter: category for category in inventory.categories} if inventory else {}
        for passage in subject.passages_in(document.work, document.locale) if categories else ():
            yield from _in_passage(passage, categories)


def _in_passage(passage: Passage, categories: dict[str, Category]) -> Iterator[Diagnostic]:
    known = passage.pack.categories
    for match in known.label.finditer(passage.typed) if known else ():
        category = categories.get(match["letter"])
        labels = (
            [text for texts in (category.label, category.short) if (text := text_in(texts, passage.locale))]
            if category
            else []
        )
        said = match["label"].strip()
        if labels and not any(said.startswith(label.rstrip(".")) for label in labels):
            found = warning(
                "category-label.otherwise",
                passage.span(*match.span("label")),
                letter=match["letter"],
                label=labels[0].rstrip("."),
            )
            yield found.with_help("category-label.print")
