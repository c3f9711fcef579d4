"""What an approval proves: that somebody typed a name, that a reply was kept, that the owner of a key signed.

In: an approval, and the file of signers that is believed. Out: its grade, and a sentence that claims no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...disk.openssh import RefusedError, SigningError, armoured, is_pattern, principal_of, signer_of
from ...model.approvals import GRADES, ApprovedText, Evidence
from ...model.diagnostics import Message, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalProof:
    """The grade of an approval, None where its signature is false, and what was looked at."""

    grade: str | None
    told: Message


def proof_of(text: ApprovedText, signers: Path | None) -> ApprovalProof:
    """Return what an approval proves. A key counts as a signature of the person whose name it has in `signers`."""
    typed, evidenced, signed = GRADES
    one = text.approval
    if one.signature:
        try:
            is_believed, told = _signed(text, one.signature, signers)
        except RefusedError as cause:
            return ApprovalProof(grade=None, told=Message("approved.false", cause=cause.message))
        except SigningError as cause:
            return ApprovalProof(grade=typed, told=Message("attested.unchecked", cause=cause.message))
        return ApprovalProof(grade=signed if is_believed else typed, told=told)
    if one.evidence:
        return ApprovalProof(grade=evidenced, told=_replied(one.evidence))
    return ApprovalProof(grade=typed, told=Message("approved.typed"))


def _signed(text: ApprovedText, signature: str, signers: Path | None) -> tuple[bool, Message]:
    data, by = text.signed_bytes, text.approval.by
    with armoured(signature) as file:
        key = signer_of(data, file)
        who = principal_of(data, file, signers) if signers else None
    if who is None or is_pattern(who):
        return False, Message("attested.key-not-allowed" if signers else "attested.key-alone", key=key)
    if who != by and not by.endswith(f" <{who}>"):
        raise RefusedError("approved.of-another", who=who, by=by)
    return True, Message("attested.signed", who=who, key=key)


def _replied(reply: Evidence) -> Message:
    code = Message("approved.code", letters=reply.code) if reply.code else Message("approved.code-unchecked")
    values: dict[str, Value] = {"day": reply.day, "hash": reply.sha256, "code": code}
    named = {"sender": reply.sender} if reply.sender else {}
    return Message("approved.mail" if named else "approved.file", **values, **named)
