"""Approvals: who approved which exact words of a text, and which of them still stand.

In: a Document, and what was written down of an approval. Out: the digests that an approval is bound to, what of it a
later word made void, and the code by which a reply is told to be about these words. Words count as they are printed,
facts filled in; numbers and dates do not (`wording.py`). Who it was is not proven here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from .codec import pack
from .document import Document
from .source import Span
from .wording import clause_digests, text_digest

OUTLINE = ""
"""What stands for a clause where an approval is of the text as a whole: title, notice, signature, order of clauses."""
GRADES = ("typed", "evidenced", "signed")
"""How well it is known who approved, from the least on: a name somebody typed, a reply that was kept, a key."""
LEGAL = "legal"
"""The role in which somebody answers for the effect of words; other roles are the project's own."""
_SCHEMA = 2
"""The shape that is signed, which is the one that manifests had when approvals came; it never changes."""
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a code is made of: figures and letters that nobody mistakes for another (Crockford's base 32)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseDigest:
    """The SHA-256 of the wording of a clause, of its blocks by id, and the requirements that it answers."""

    clause: str
    digest: str
    blocks: Mapping[str, str] = field(default_factory=dict)
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A reply that was kept: its SHA-256 and day, the address it states, the code that it has; None where unchecked.

    The day of a mail is that of its own clock, whose `offset` from UTC is +08:00 or the like.
    """

    sha256: str
    day: date
    offset: str | None = None
    sender: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who approved a text, in which role and when, and the wording that was approved, clause by clause.

    `outline` is the digest of what stands around the clauses, where the whole text was approved; `compared` the edition
    that it was compared with; `signature` that of OpenSSH over `signed_bytes`, in base64.
    """

    by: str
    role: str
    day: date
    clauses: tuple[ClauseDigest, ...]
    outline: str | None = None
    compared: str | None = None
    evidence: Evidence | None = None
    signature: str | None = None

    @property
    def digests(self) -> Mapping[str, str]:
        """The digests that it is bound to, by clause."""
        return {one.clause: one.digest for one in self.clauses} | ({OUTLINE: self.outline} if self.outline else {})

    @property
    def unaddressed(self) -> Approval:
        """The same without the address from which a reply came: editions are published."""
        return replace(self, evidence=self.evidence and replace(self.evidence, sender=None))

    @property
    def rank(self) -> int:
        """The place of the grade that it claims among `GRADES`."""
        return 2 if self.signature else 1 if self.evidence else 0

    def stands(self, now: Mapping[str, str]) -> frozenset[str]:
        """Return the clauses whose words are still those that were approved."""
        return frozenset(clause for clause, digest in self.digests.items() if now.get(clause) == digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedText:
    """An approval with the text that it is of: what a person signs, and a line of `clauses/approvals.yaml`.

    Names of these classes and of their fields are part of what is signed.
    """

    work: str
    locale: str
    approval: Approval

    @property
    def author(self) -> tuple[str, str, str, str]:
        """Whose it is, of which text and in which role: names with other capitals are those of one person."""
        return self.work, self.locale, self.approval.role, self.approval.by.casefold()

    @property
    def signed_bytes(self) -> bytes:
        """What is signed: all that is written down, without the signature."""
        return pack(replace(self, approval=replace(self.approval, signature=None)), _SCHEMA)

    @property
    def request(self) -> str:
        """The SHA-256 of what somebody is asked to approve: these words, by name and role, on whatever day."""
        asked = replace(self.approval, day=date.min, evidence=None, signature=None)
        return sha256(pack(replace(self, approval=asked), _SCHEMA)).hexdigest()

    @property
    def code(self) -> str:
        """Eight characters that stand for the request."""
        number = int(self.request[:10], 16)
        return "".join(_LETTERS[number >> shift & 31] for shift in range(35, -1, -5))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalLine:
    """A line of `clauses/approvals.yaml` and its place."""

    text: ApprovedText
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredApproval:
    """What a release asks for: how many people, and how well it has to be known who they are."""

    count: int
    grade: str
    span: Span


def digests_of(document: Document) -> Mapping[str, str]:
    """Return what an approval of a text is bound to: the digest of each clause, and of what stands around them."""
    return {**clause_digests(document), OUTLINE: text_digest(document, {})}


def people(approvals: Iterable[Approval]) -> int:
    """Return how many people there are at least: two names of one address are one, as two addresses of one name are."""
    parts = [(one.evidence, *one.by.casefold().partition(" <")[::2]) for one in approvals]
    names = {name for _, name, _ in parts}
    senders = [reply.sender.casefold() if reply and reply.sender else "" for reply, _, _ in parts]
    stated = [address.rstrip(">") or name for _, name, address in parts]
    addresses = {sender or own for sender, own in zip(senders, stated, strict=True)}
    return min(len(names), len(addresses))


def void(text: ApprovedText, others: Iterable[ApprovedText], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the clauses of an approval that other words made void, and that the same person did not approve since."""
    own = (one.approval for one in others if one.author == text.author)
    standing = frozenset(clause for one in own for clause in one.stands(now))
    return tuple(clause for clause in text.approval.digests if clause not in standing)
