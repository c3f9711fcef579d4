"""Two Documents to their redline.

In: the old Document and the new one, of one work and locale; None where there is none. Out: a `Redline`. It takes its
title, dates and address from the new Document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model.document import Document
from .changes import Changes, changes_between
from .moves import with_moves
from .notes import Label, Noting, names_of, noted, plainly
from .renames import renamed
from .sections import redline_sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """A Document that carries what went and what came, and what that is in short."""

    document: Document
    changes: Changes


def compare(old: Document | None, new: Document | None, label: Label = plainly) -> Redline:
    """Return the redline of two Documents; `label` has the words of the language for notes.

    Raises ValueError where both are None.
    """
    base = new or old
    if base is None:
        raise ValueError("two Documents are needed, or one and nothing")
    old = renamed(old, new) if old and new else old
    sections = with_moves(redline_sections(old.sections if old else (), new.sections if new else ()))
    changes = changes_between(old, new, sections)
    noting = Noting(label=label, names=names_of(old, new), relations=changes.relations)
    told = tuple(noted(section, noting) for section in sections)
    return Redline(document=replace(base, sections=told, translations=(), related=()), changes=changes)
