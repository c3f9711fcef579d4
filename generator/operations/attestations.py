"""Signatures and time stamps over the records of editions: made, and held against what they are over.

In: a frozen edition, a key or the address of an authority; later the archive and whom to trust. Out: the files of the
edition with one more supplement; what each signature and each stamp proves, in these very words, or that it is false.
Whom to trust is never taken from the editions: who alters them could alter that as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from ..disk.openssh import RefusedError, SigningError, fingerprint_of, is_pattern, principal_of, sign, signer_of
from ..disk.reading import LARGEST_JSON, read_written
from ..disk.timestamps import OpensslError, StampingError, is_vouched, read_stamp, stamp
from ..disk.tree import digest
from ..editions import Archive, Frozen
from ..editions.appending import appended
from ..editions.archive import damaged
from ..editions.integrity import uncovered
from ..editions.manifest import FileSum, Signature
from ..editions.supplements import HeldSupplement, Supplement
from ..model.diagnostics import Diagnostic, Message, RefusalError

SIGNERS, AUTHORITIES = "allowed_signers", "tsa-ca.pem"
"""Files of a project that say whom it trusts: keys of people (`man ssh-keygen`), certificates of authorities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Where it stands whose keys and whose certificates are believed; None where nobody's are.

    `must_sign` and `must_stamp` say that a record which none of them vouches for is refused.
    """

    signers: Path | None = None
    authorities: Path | None = None
    must_sign: bool = False
    must_stamp: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What a signature or a time stamp over a record of an edition proves, as a sentence; `time` is the stamp's.

    `over` is the SHA-256 of the record.
    """

    frozen: Frozen
    record: str
    proves: Message
    over: str = ""
    time: datetime | None = None

    @property
    def is_believed(self) -> bool:
        """Whether somebody who is believed made it."""
        return self.proves.id in _BELIEVED


_BELIEVED = ("attested.signed", "attested.signed-under", "attested.stamped")


def own_signers(root: Path) -> Path | None:
    """Return the file of the signers that a project believes, None where it has none."""
    return root / SIGNERS if (root / SIGNERS).is_file() else None


def in_utc(moment: datetime) -> str:
    """Return a moment as it is printed: to the second, in coordinated universal time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def attested(frozen: Frozen, day: date, *, key: Path | None, authority: str | None) -> Mapping[str, bytes]:
    """Return the files of an edition with a signature and a time stamp over its newest record.

    Raises SigningError, StampingError, EditionError and UnreadableFileError.
    """
    name, sha256 = frozen.head
    data = read_written(frozen.folder / name, LARGEST_JSON)
    made: dict[str, bytes] = {}
    signatures: tuple[Signature, ...] = ()
    stamps: tuple[Signature, ...] = ()
    if key:
        made[f"{name}.sig"] = sign(data, key)
        signatures = (_signature(f"{name}.sig", made, by=fingerprint_of(key), day=day, over=sha256),)
    if authority:
        made[f"{name}.tsr"] = stamp(sha256, authority)
        stamps = (_signature(f"{name}.tsr", made, by=authority, day=day, over=sha256),)
    supplement = partial(Supplement, day=day, signatures=signatures, stamps=stamps)
    return appended(frozen, made, lambda before: supplement(follows=before))


def attestations(
    archive: Archive, trust: Trust, place: Callable[[Frozen, str], Path] = lambda frozen, name: frozen.folder / name
) -> Iterator[Attestation | Diagnostic]:
    """Yield what each signature and each time stamp proves, oldest edition first, or the finding that it is false.

    `place` says where a file of an edition lies: in its folder, else in a published tree.
    """
    for frozen in archive.editions:
        before = frozen.records[0]
        for held in frozen.supplements:
            yield from _of(frozen, before, held, partial(_judged, trust, partial(place, frozen)))
            before = held.name


def covering(trust: Trust, judged: Iterable[Attestation | Diagnostic]) -> frozenset[str]:
    """Return the hashes for which signers vouch whom a person named; a project's own list proves less."""
    return _over(judged, lambda one: trust.must_sign and not one.time)


def unvouched(
    archive: Archive, trust: Trust, judged: Sequence[Attestation | Diagnostic]
) -> Iterator[tuple[Diagnostic, bool]]:
    """Yield the records that nobody who is believed signed, or stamped, each with whether a person asked for it."""
    signed, stamped = _over(judged, lambda one: not one.time), _over(judged, lambda one: bool(one.time))
    for lacks, over, believed, is_asked in (
        (Message("edition-unvouched.signature"), signed, trust.signers, trust.must_sign),
        (Message("edition-unvouched.stamp"), stamped, trust.authorities, trust.must_stamp),
    ):
        for frozen, held in uncovered(archive, over.__contains__) if believed else ():
            name = held.name if held else frozen.records[0]
            yield damaged(frozen.folder, name, lacks, Message("edition-unvouched.vouch")), is_asked


def _over(judged: Iterable[Attestation | Diagnostic], counts: Callable[[Attestation], bool]) -> frozenset[str]:
    """Return the hashes of the records that what is believed, and counts, is over."""
    right = (one for one in judged if isinstance(one, Attestation) and one.is_believed)
    return frozenset(one.over for one in right if counts(one))


def _signature(name: str, made: Mapping[str, bytes], *, by: str, day: date, over: str) -> Signature:
    file = FileSum(path=name, sha256=digest(made[name]), size=len(made[name]))
    return Signature(by=by, day=day, over=over, file=file)


Judged = tuple[Message, datetime | None]
"""What a signature or a stamp proves, and the time of a stamp."""


def _of(
    frozen: Frozen, record: str, held: HeldSupplement, judge: Callable[[str, Signature, _Check], Judged]
) -> Iterator[Attestation | Diagnostic]:
    for given, check in ((held.supplement.signatures, _signed), (held.supplement.stamps, _stamped)):
        for one in given:
            try:
                proves, time = judge(record, one, check)
            except _FalseError as cause:
                told = Message("edition-damaged.false", record=record, cause=cause.message)
                yield damaged(frozen.folder, one.file.path, told)
            else:
                yield Attestation(frozen=frozen, record=record, proves=proves, over=one.over, time=time)


def _judged(trust: Trust, place: Callable[[str], Path], record: str, one: Signature, check: _Check) -> Judged:
    """Return what a signature proves of a record; where a program is missing, that nobody checked it."""
    data = read_written(place(record), LARGEST_JSON)
    if one.over != digest(data):
        raise _FalseError("attested.of-another")
    try:
        return check(data, place(one.file.path), trust)
    except (RefusedError, OpensslError) as cause:
        raise _FalseError(cause.message) from cause
    except (SigningError, StampingError) as cause:
        return Message("attested.unchecked", cause=cause.message), None


class _FalseError(RefusalError):
    """A signature or a stamp is not over the record beside it."""


_Check = Callable[[bytes, Path, Trust], Judged]


def _signed(data: bytes, file: Path, trust: Trust) -> Judged:
    key = signer_of(data, file)
    who = principal_of(data, file, trust.signers) if trust.signers else None
    if who and is_pattern(who):
        return Message("attested.signed-under", pattern=who, key=key), None
    if who:
        return Message("attested.signed", who=who, key=key), None
    return Message("attested.key-not-allowed" if trust.signers else "attested.key-alone", key=key), None


def _stamped(data: bytes, file: Path, trust: Trust) -> Judged:
    told, sha256 = read_stamp(file), digest(data)
    if told.sha256 != sha256:
        raise _FalseError("attested.of-another")
    when = in_utc(told.time)
    if trust.authorities and is_vouched(sha256, file, trust.authorities):
        return Message("attested.stamped", time=when), told.time
    return Message("attested.stamp-not-vouched" if trust.authorities else "attested.stamp-alone", time=when), None
