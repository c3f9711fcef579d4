"""`clauses/attestations.yaml`: what a person asserts where no text can show that a duty of the law is met.

In: its tree. Out: a `DutyAttestation` for each entry, in the order of the file. Whether there is such a duty is not
asked here, nor whether the day on which it expires is past.
"""

from __future__ import annotations

from ..model.diagnostics import error
from ..model.duties import DutyAttestation
from .record import RecordValues, place_of, record_of, required
from .shape import Findings, Sequence
from .values import DAY, LINE, NAME, PERSON

_DUTY = required("duty", NAME, "The duty: the id of a record of a law pack.")
_DAY = required("day", DAY, "The day on which that was written down.")
_EXPIRES = required("expires", DAY, "The first day on which it counts no more, so that somebody looks again.")


def _is_ever_valid(values: RecordValues, findings: Findings) -> bool:
    if values[_EXPIRES] > values[_DAY]:
        return True
    late = error("attestation-expired.at-once", values.span(_EXPIRES), day=values[_DAY])
    findings.append(late.with_help("attestation-expired.later"))
    return False


ATTESTATIONS = Sequence(
    item=record_of(
        "An attestation",
        DutyAttestation,
        _is_ever_valid,
        duty=_DUTY,
        by=required("by", PERSON, "Who asserts it."),
        day=_DAY,
        evidence=required("evidence", LINE, "What it rests on, and where that is kept."),
        expires=_EXPIRES,
        span=place_of(_DUTY),
    )
)
