"""Signatures and time stamps: what `release` adds to an edition, and what `verify` says of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..disk.output import exchange
from ..editions import Archive
from ..model.diagnostics import Diagnostic
from ..operations.approvals.frozen import KeptApproval, TextOf, forged_approvals, kept_approvals
from ..operations.attestations import AUTHORITIES, Attestation, Trust, attestations, attested, own_signers, unvouched
from ..operations.reading import Reading
from .frozen import read_archived, unaltered
from .talk import FINDINGS, note, refuse, stop_with, tell


def attest(root: Path, day: date, key: Path | None, authority: str | None) -> None:
    """Add a signature and a time stamp to the newest edition; where that fails, it stays as it is and the run ends."""
    newest = read_archived(root).archive.newest
    if newest is None:
        refuse("release.nothing", FINDINGS)
    with unaltered():
        exchange(attested(newest, day, key=key, authority=authority), newest.folder)
    note("release.attested", edition=newest.id, record=newest.head[0])


def trusted(root: Path | None, signers: Path | None, authorities: Path | None) -> Trust:
    """Return whom to believe: who is named, else whom a project names in its own files; nobody beside a lone site."""
    return Trust(
        signers=signers or (own_signers(root) if root else None),
        authorities=authorities or _own(root, AUTHORITIES),
        must_sign=signers is not None,
        must_stamp=authorities is not None,
    )


def tell_attestations(
    archive: Archive, trust: Trust, judged: Sequence[Attestation | Diagnostic], text_of: TextOf
) -> list[Diagnostic]:
    """Say what each signature and time stamp proves; return those that are false, and what a person asked for in vain.

    What a project's own file of signers or authorities would have led one to expect is said.
    """
    right, false = _parted(judged)
    kept = tuple(kept_approvals(archive, trust.signers, text_of))
    for approval in kept:
        tell("verify.approved", edition=approval.frozen.id, text=approval.text, told=approval.judged.told)
    false += forged_approvals(kept)
    for one in right:
        tell("verify.attested", edition=one.frozen.id, record=one.record, proves=one.proves)
    for finding, is_asked in unvouched(archive, trust, judged):
        if is_asked or finding.span is None:
            false.append(finding)
        else:
            tell("verify.unvouched", path=finding.span.source.path, lacks=finding.message)
    return false


def _parted(judged: Sequence[Attestation | Diagnostic]) -> tuple[list[Attestation], list[Diagnostic]]:
    right = [one for one in judged if isinstance(one, Attestation)]
    return right, [one for one in judged if not isinstance(one, Attestation)]


def what_is_attested(reading: Reading) -> tuple[Attestation, ...]:
    """Return what the signatures and time stamps of a project prove; a false one ends the run."""
    right, false = _parted([*attestations(reading.archive, trusted(reading.project.root, None, None))])
    if false:
        stop_with(false)
    return tuple(right)


def what_is_approved(reading: Reading) -> tuple[KeptApproval, ...]:
    """Return the approvals that the editions of a project keep; a forged one ends the run."""
    with unaltered():
        kept = tuple(kept_approvals(reading.archive, own_signers(reading.project.root)))
    if forged := [*forged_approvals(kept)]:
        stop_with(forged)
    return kept


def _own(root: Path | None, name: str) -> Path | None:
    return root / name if root and (root / name).is_file() else None
