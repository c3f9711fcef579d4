"""Duties that no text shows. See docs/rules/duty-missing.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...model.coverage import CoverageRow, DutyStanding
from ...model.diagnostics import Diagnostic, error, warning
from ..subject import Subject
from .evidence import UNSEEN
from .faults import is_scoped, lacking_in, named, rows_of, scope_of


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each duty of a jurisdiction that a work names in `scope:`.

    An error where the duty is in force, binds and can be shown by a text. Of a jurisdiction that a work has from its
    inventory, one warning tells how many there are.
    """
    counted: dict[str, list[CoverageRow]] = defaultdict(list)
    for rows in rows_of(subject, "duty-missing"):
        if is_scoped(rows[0], subject):
            yield _missing(subject, rows)
        elif rows[0].standing is DutyStanding.IN_FORCE:
            counted[rows[0].jurisdiction].append(rows[0])
    for jurisdiction, found in counted.items():
        told = warning("duty-missing.several", scope_of(found[0], subject), count=len(found), name=jurisdiction)
        yield told.with_help("duty-missing.scope", name=jurisdiction)


def _missing(subject: Subject, rows: tuple[CoverageRow, ...]) -> Diagnostic:
    row, place, lacking = rows[0], scope_of(rows[0], subject), lacking_in(rows)
    told = named(row, subject)
    if all(one.kind in UNSEEN for each in rows for one in each.lacking):
        found = warning("duty-missing.unseen", place, **told)
        return found.with_help(*lacking, "duty-missing.attest", duty=row.duty.id)
    told |= {"locales": tuple(one.locale for one in rows)}
    if row.standing is DutyStanding.UPCOMING and row.duty.since:
        found = warning("duty-missing.upcoming", place, **told, since=row.duty.since.day)
    else:
        found = (warning if row.duty.recommended else error)("duty-missing.unshown", place, **told)
    return found.with_help("duty-missing.tag", *lacking, duty=row.duty.id)
