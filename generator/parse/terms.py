"""`clauses/terms.yaml`: defined terms, their forms, and where each is defined.

In: its tree. Out: terms by name. Whether works, clauses and editions exist is not asked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..languages.samples import TAG
from ..model.registries import DefinedTerm
from .record import Record, RecordValues, defaulting, optional, required
from .shape import Findings, NamedRecords
from .values import EDITION, FORMS, NAME, NO_TEXTS, REFERENCE, TEXTS

_NO_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_FORM = required("form", TEXTS, "How the term is written, by language.")
_ALLOWED = defaulting("allowed", FORMS, _NO_FORMS, f"Other forms that clauses may use: {{{TAG}: [the Act]}}.")
_REJECTED = defaulting("rejected", FORMS, _NO_FORMS, "Forms that clauses may not use.")
_DEFINED = defaulting(
    "defined",
    NamedRecords(key=NAME, value=REFERENCE),
    NO_TEXTS,
    "The clause that defines it, by work: {policy: introduction}.",
)
_SINCE = optional("since", EDITION, "The edition that brought the term, as the changelog names it.")


def _term(values: RecordValues, _findings: Findings) -> DefinedTerm:
    return DefinedTerm(
        id=values.name,
        form=values[_FORM],
        allowed=values[_ALLOWED],
        rejected=values[_REJECTED],
        defined=values[_DEFINED],
        since=values[_SINCE],
        span=values.head,
    )


TERMS = NamedRecords(
    key=NAME, value=Record(title="A defined term", keys=(_FORM, _ALLOWED, _REJECTED, _DEFINED, _SINCE), build=_term)
)
