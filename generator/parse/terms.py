"""`clauses/terms.yaml`: defined terms, their forms, and where each is defined.

In: its tree. Out: terms by name. Whether works, clauses and editions exist is not asked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..languages.samples import TAG
from ..model.registries import DefinedTerm
from .record import defaulting, optional, required, row_of
from .shape import NamedRecords
from .values import EDITION, FORMS, NAME, NO_TEXTS, REFERENCE, TEXTS

_NO_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_TERM = row_of(
    "A defined term",
    DefinedTerm,
    form=required("form", TEXTS, "How the term is written, by language."),
    allowed=defaulting("allowed", FORMS, _NO_FORMS, f"Other forms that clauses may use: {{{TAG}: [the Act]}}."),
    rejected=defaulting("rejected", FORMS, _NO_FORMS, "Forms that clauses may not use."),
    defined=defaulting(
        "defined",
        NamedRecords(key=NAME, value=REFERENCE),
        NO_TEXTS,
        "The clause that defines it, by work: {policy: introduction}.",
    ),
    since=optional("since", EDITION, "The edition that brought the term, as the changelog names it."),
)
TERMS = NamedRecords(key=NAME, value=_TERM)
