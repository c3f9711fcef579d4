"""Letters of categories typed into the text. See docs/rules/category-tag.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject

_LETTER = re.compile("[A-Z]")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each typed tag, and say which of its letters no inventory has."""
    letters = {
        category.letter
        for inventory in subject.library.inventories.values()
        for category in inventory.categories
        if category.letter
    }
    for passage, known in subject.passages_with(lambda pack: pack.categories) if letters else ():
        for match in known.tag.finditer(passage.typed):
            typed = _LETTER.findall(match["letters"])
            lost = tuple(letter for letter in typed if letter not in letters)
            place = passage.span(*match.span())
            found = (
                warning("category-tag.typed-and-unknown", place, tag=match[0], letters=lost)
                if lost
                else warning("category-tag.typed", place, tag=match[0])
            )
            yield found.with_help("category-tag.write-tag")
