"""Two Documents to their redline.

In: the old Document and the new one, of one work and locale; None where there is none. Out: a `Redline`. It takes its
title, dates and address from the new Document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model.document import Document
from .blocks import Label
from .changes import Changes, changes_between
from .sections import redline_sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """A Document that carries what went and what came, and what that is in short."""

    document: Document
    changes: Changes


def compare(old: Document | None, new: Document | None, label: Label = str) -> Redline:
    """Return the redline of two Documents; `label` has the words of the language for what was moved, added, removed.

    Raises ValueError where both are None.
    """
    base = new or old
    if base is None:
        raise ValueError("two Documents are needed, or one and nothing")
    sections = redline_sections(old.sections if old else (), new.sections if new else (), label)
    document = replace(base, sections=sections, translations=(), related=())
    return Redline(document=document, changes=changes_between(old, new, sections))
