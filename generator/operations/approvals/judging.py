"""What an approval proves, and of which words: that somebody typed a name, kept a reply, or signed.

In: approvals, what texts say now, and the file of signers that is believed. Out: a `JudgedApproval` for each, with a
sentence that claims no more than was looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...disk.openssh import RefusedError, SigningError, armoured, is_pattern, principal_of, signer_of
from ...model.approvals import GRADES, OUTLINE, ApprovedText, Evidence, void
from ...model.diagnostics import Message, Value

Texts = Mapping[tuple[str, str], Mapping[str, str]]
"""What approvals are bound to, by work and locale."""
Proof = tuple[str | None, Message]
"""The grade of an approval, None where its signature or code is false, and what was looked at."""
_GONE = {OUTLINE: ""}
"""What a text says that is no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """An approval, its grade (null where its signature or code is false), and the clauses that it stands or is void of.

    The text as a whole, with its title, notice, signature and order, is the clause "". `added` is the day on which it
    came to an edition after the release.
    """

    work: str
    locale: str
    role: str
    by: str
    day: date
    grade: str | None
    stands: tuple[str, ...]
    void: tuple[str, ...]
    added: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedApproval:
    """An approval with its row, what it proves, and of how many clauses its text is."""

    text: ApprovedText
    row: ApprovalRow
    proves: Message
    count: int

    @property
    def who(self) -> Message:
        """Who approved, in which role and when."""
        return Message("approved.who", by=self.row.by, role=self.row.role, day=self.row.day)

    @property
    def forged(self) -> Message:
        """That it is forged, and how that is seen."""
        return Message("edition-damaged.approval", who=self.who, cause=self.proves)

    @property
    def told(self) -> Message:
        """Who approved which clauses, and what proves it."""
        row, number = self.row, len({*self.row.stands} - {OUTLINE})
        is_whole = number == self.count > 0 and OUTLINE in row.stands
        part = named(sorted(row.stands, key=lambda one: (one == OUTLINE, one))) or (Message("approved.none"),)
        of = Message("approved.of", clauses=part, number=number, count=self.count, locale=row.locale)
        what = Message("approved.of-whole", count=self.count, locale=row.locale) if is_whole else of
        told = Message("approved.void", of=what, void=named(row.void)) if row.void else what
        line = Message("approved.line", who=self.who, what=told, proves=self.proves)
        return Message("approved.late", day=row.added, line=line) if row.added else line


def named(clauses: Sequence[str]) -> tuple[str | Message, ...]:
    """Return clauses as a person is told of them."""
    return tuple(clause or Message("approved.outline") for clause in clauses)


def judged(texts: Sequence[ApprovedText], now: Texts, signers: Path | None) -> tuple[JudgedApproval, ...]:
    """Return what each approval proves, and of which words it is one; of a text that is no more it is void.

    Where it is not known what stands around the clauses of a text now, nothing is said of that.
    """
    return tuple(_judge(one, texts, now.get((one.work, one.locale), _GONE), proof_of(one, signers)) for one in texts)


def _judge(text: ApprovedText, others: Sequence[ApprovedText], now: Mapping[str, str], proof: Proof) -> JudgedApproval:
    one, (grade, told) = text.approval, proof
    row = ApprovalRow(
        work=text.work,
        locale=text.locale,
        role=one.role,
        by=one.by,
        day=one.day,
        grade=grade,
        stands=tuple(sorted(one.stands(now))),
        void=tuple(clause for clause in void(text, others, now) if clause != OUTLINE or OUTLINE in now),
        added=None,
    )
    return JudgedApproval(text=text, row=row, proves=told, count=len({*now} - {OUTLINE}))


def proof_of(text: ApprovedText, signers: Path | None) -> Proof:
    """Return what an approval proves. A key counts as a signature of the person whose name it has in `signers`.

    A code is that of the words, name and role of its line, or somebody altered the line after the reply came.
    """
    typed, evidenced, signed = GRADES
    if text.approval.signature is None:
        reply = text.approval.evidence
        if reply and reply.code not in (None, text.code):
            return None, Message("approved.other-code", letters=reply.code)
        return (evidenced, _replied(reply)) if reply else (typed, Message("approved.typed"))
    try:
        who, told = _signer(text, text.approval.signature, signers)
    except RefusedError as cause:
        return None, Message("approved.false", cause=cause.message)
    except SigningError as cause:
        return typed, Message("attested.unchecked", cause=cause.message)
    return signed if who else typed, told


def _signer(text: ApprovedText, signature: str, signers: Path | None) -> tuple[str | None, Message]:
    data, by = text.signed_bytes, text.approval.by
    with armoured(signature) as file:
        key = signer_of(data, file)
        who = principal_of(data, file, signers) if signers else None
    if who is None or is_pattern(who):
        return None, Message("attested.key-not-allowed" if signers else "attested.key-alone", key=key)
    if who != by and not by.endswith(f" <{who}>"):
        raise RefusedError("approved.of-another", who=who, by=by)
    return who, Message("attested.signed", who=who, key=key)


def _replied(reply: Evidence) -> Message:
    code = Message("approved.code", letters=reply.code) if reply.code else Message("approved.code-unchecked")
    day = " ".join(filter(None, (reply.day.isoformat(), reply.offset)))
    values: dict[str, Value] = {"day": day, "hash": reply.sha256, "code": code}
    named = {"sender": reply.sender} if reply.sender else {}
    return Message("approved.mail" if named else "approved.file", **values, **named)
