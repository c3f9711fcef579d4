"""`clauses/terms.yaml`: defined terms, their forms, and where each is defined.

In: its tree. Out: terms by name. Whether works, clauses and editions exist is not asked here.
"""

from __future__ import annotations

from ..languages.samples import TAG
from ..model.registries import DefinedTerm
from .record import mapped, optional, required, row_of
from .shape import NamedRecords
from .values import EDITION, FORMS, NAME, REFERENCE, TEXTS

_TERM = row_of(
    "A defined term",
    DefinedTerm,
    form=required("form", TEXTS, "How the term is written, by language."),
    allowed=mapped("allowed", FORMS, f"Other forms that clauses may use: {{{TAG}: [the Act]}}."),
    rejected=mapped("rejected", FORMS, "Forms that clauses may not use."),
    defined=mapped(
        "defined",
        NamedRecords(key=NAME, value=REFERENCE),
        "The clause that defines it, by work: {policy: introduction}.",
    ),
    since=optional("since", EDITION, "The edition that brought the term, as the changelog names it."),
)
TERMS = NamedRecords(key=NAME, value=_TERM)
