"""`clauses/attestations.yaml`: what a person asserts where no text can show that a duty of the law is met.

In: its tree. Out: a `DutyAttestation` for each entry, in the order of the file. Whether there is such a duty is not
asked here, nor whether the day on which it expires is past.
"""

from __future__ import annotations

from ..model.diagnostics import error
from ..model.duties import DutyAttestation
from .record import Record, RecordValues, required
from .shape import Findings, Sequence
from .values import DAY, LINE, NAME, PERSON

_DUTY = required("duty", NAME, "The duty: the id of a record of a law pack.")
_BY = required("by", PERSON, "Who asserts it.")
_DAY = required("day", DAY, "The day on which that was written down.")
_EVIDENCE = required("evidence", LINE, "What it rests on, and where that is kept.")
_EXPIRES = required("expires", DAY, "The first day on which it counts no more, so that somebody looks again.")


def _attestation(values: RecordValues, findings: Findings) -> DutyAttestation | None:
    if values[_EXPIRES] <= values[_DAY]:
        late = error("attestation-expired.at-once", values.span(_EXPIRES), day=values[_DAY])
        findings.append(late.with_help("attestation-expired.later"))
        return None
    return DutyAttestation(
        duty=values[_DUTY],
        by=values[_BY],
        day=values[_DAY],
        evidence=values[_EVIDENCE],
        expires=values[_EXPIRES],
        span=values.span(_DUTY),
    )


ATTESTATIONS = Sequence(
    item=Record(title="An attestation", keys=(_DUTY, _BY, _DAY, _EVIDENCE, _EXPIRES), build=_attestation)
)
