"""`clauses/approvals.yaml`: who approved which words, one approval a line; and what a work asks for in `work.yaml`.

In: the tree of either. Out: lines in the order of the file, required approvals by role and language, and the text of
the file. Whether works and clauses exist, and whether their words are still the same, is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..model.approvals import GRADES, Approval, ApprovalLine, ApprovedText, ClauseDigest, Evidence, RequiredApproval
from ..model.diagnostics import Message, error
from ..model.source import Span
from .nodes import Entries, Node, Scalar
from .record import defaulting, optional, own_place, place_of, record_of, required
from .shape import Either, Findings, NamedRecords, Placed, Schema, Sequence, one_of
from .values import DAY, EDITION, LINE, LOCALE, NAME, PERSON, REFERENCE, SHA256, ByLocale, text_like, whole_number
from .yamltext import entry, filled

_HEAD = "# yaml-language-server: $schema=../schemas/approvals.json\n"

_BASE64 = text_like("[A-Za-z0-9+/=]+", "bad-value.signature", "bad-value.as-written")
_OFFSET = text_like("[+-][0-9]{2}:[0-9]{2}", "bad-value.offset", "bad-value.as-written")
_CODE = text_like("[0-9A-HJKMNP-TV-Z]{8}", "bad-value.code", "bad-value.as-written")

_REPLY = record_of(
    "A reply that was kept",
    Evidence,
    sha256=required("sha256", SHA256, "The SHA-256 of the reply that was kept."),
    day=required("day", DAY, "The day of the reply."),
    offset=optional("offset", _OFFSET, "How far the clock of a mail is from UTC; its day is that of this clock."),
    sender=optional("sender", LINE, "The address that the reply came from, as it states it."),
    code=optional("code", _CODE, "The code of the request, which the reply has; absent where nobody checked it."),
)

_BY = required("by", PERSON, "Who approved it.")


def _line(work: str, locale: str, span: Span, **told: Any) -> ApprovalLine:
    return ApprovalLine(text=ApprovedText(work=work, locale=locale, approval=Approval(**told)), span=span)


def _digests(clauses: Mapping[str, str], _node: Node) -> tuple[ClauseDigest, ...]:
    return tuple(ClauseDigest(clause=clause, digest=digest) for clause, digest in clauses.items())


_CLAUSES = Placed(shape=NamedRecords(key=REFERENCE, value=SHA256), make=_digests)
APPROVALS = Sequence(
    item=record_of(
        "An approval",
        _line,
        work=required("work", NAME, "The work whose text was approved."),
        locale=required("locale", LOCALE, "The language of the text."),
        role=required(
            "role", NAME, "In which role: legal for the effect of the words, translation, or one of your own."
        ),
        by=_BY,
        day=required("day", DAY, "The day on which that was written down."),
        compared=optional("compared", EDITION, "The edition that the words were compared with."),
        outline=optional("outline", SHA256, "The digest of title, notice, signature and order, of a whole text."),
        clauses=required("clauses", _CLAUSES, "The digest of the words of each clause."),
        evidence=optional("evidence", _REPLY, "What proves it, if anything was kept."),
        signature=optional("signature", _BASE64, "The signature of `ssh-keygen -Y sign` over the line."),
        span=place_of(_BY),
    )
)


def approvals_source(texts: Iterable[ApprovedText], before: str = _HEAD) -> str:
    """Return the file with these approvals, each on a line of its own, in an order that does not tell who was first.

    What `before`, the file as it was, says in lines of comment stands at the head.
    """
    remarks = "".join(f"{line}\n" for line in before.splitlines() if line.lstrip().startswith("#"))
    return remarks + "".join(sorted({entry(_written(one)) for one in texts}))


def _written(text: ApprovedText) -> Mapping[str, object]:
    one, reply = text.approval, text.approval.evidence
    told = {"sha256": reply.sha256, "day": str(reply.day), "offset": reply.offset} if reply else {}
    told |= {"sender": reply.sender, "code": reply.code} if reply else {}
    about = {"work": text.work, "locale": text.locale, "role": one.role, "by": one.by, "day": str(one.day)}
    words = {"compared": one.compared, "outline": one.outline, "clauses": {c.clause: c.digest for c in one.clauses}}
    return {**about, **words, "evidence": filled(told) or None, "signature": one.signature}


# --- what a work asks for ---------------------------------------------------------------------------------------------

_NUMBER = whole_number(1, 99)
_COUNT = defaulting("count", _NUMBER, 1, "How many people.")
_GRADE = defaulting(
    "grade",
    one_of(GRADES),
    GRADES[0],
    "How well it is known who: typed (default), evidenced by a reply that was kept, or signed.",
)
_ASKED = Either(
    short=Placed(
        shape=_NUMBER, make=lambda count, node: RequiredApproval(count=count, grade=GRADES[0], span=node.head)
    ),
    full=record_of(
        "How many people have to approve, and how well they have to be known",
        RequiredApproval,
        count=_COUNT,
        grade=_GRADE,
        span=own_place,
    ),
    is_full=lambda node: not isinstance(node, Scalar),
)
"""A number of people, or that with a grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfRole:
    """What is asked for in a role, in every language or by language."""

    def read(self, node: Node, findings: Findings) -> Mapping[str, RequiredApproval] | None:
        """Return it by locale, under "" where every language needs it."""
        if isinstance(node, Entries) and {entry.key for entry in node.entries} & {_COUNT.name, _GRADE.name}:
            asked = _ASKED.read(node, findings)
            return MappingProxyType({"": asked}) if asked else None
        return ByLocale(item=_ASKED).read(node, findings)

    def schema(self) -> Schema:
        """Return the schema of both forms; below a language an editor is told no keys a second time."""
        by_locale = {"propertyNames": LOCALE.schema(), "additionalProperties": {"type": ["integer", "object"]}}
        return {"anyOf": [*_ASKED.schema()["anyOf"], {"type": "object", "minProperties": 1, **by_locale}]}


REQUIRED_APPROVALS = NamedRecords(key=NAME, value=_OfRole())


def of_no_language(values: Mapping[str, Mapping[str, RequiredApproval]], locales: Mapping[str, object]) -> Findings:
    """Return a finding for each language that approvals are asked for in and that the work does not have."""
    known = Message("unknown-key.known", keys=tuple(locales))
    return [
        error("unknown-key.language", asked.span, tag=tag).with_help(known)
        for of_role in values.values()
        for tag, asked in of_role.items()
        if tag and tag not in locales
    ]
