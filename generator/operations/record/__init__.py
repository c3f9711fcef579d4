"""What the record of a project says about a day, for whoever has to rely on it: every sentence is one that was checked.

In: an `Archive` and an `Inquiry`. Out: messages, and a Document of one page. What is only stated is called that.

    evidence   what an edition keeps beside the words of a text: parts, time stamps, the edition that names it
    receipts   when an edition was first published, by the receipts of targets
    sentences  which text applied on a day, and what proves it
    rows       the same for programs
    statement  the same as one page in two languages
"""

from __future__ import annotations

from .evidence import first_stamps, in_project, is_told, path_of
from .receipts import first_seen, read_receipts
from .sentences import Inquiry, answer, approvals_of, entered_of, governing, last_day, proof
from .statement import statement

__all__ = [
    "Inquiry",
    "answer",
    "approvals_of",
    "entered_of",
    "first_seen",
    "first_stamps",
    "governing",
    "in_project",
    "is_told",
    "last_day",
    "path_of",
    "proof",
    "read_receipts",
    "statement",
]
