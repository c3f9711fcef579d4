"""The page that is sent to whoever has to approve and installs nothing: what changed, the words, a digest and a code.

In: the words to approve, their redline, and what says messages. Out: a Document for any printer of redlines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ...model import document as d
from ...model.approvals import OUTLINE, Approval, ApprovedText, ClauseDigest, digests_of
from ...model.diagnostics import Message
from ...model.make import defined, paragraph, run_of, section

Say = Callable[[Message], str]
"""What says a message in the language of the text."""


def to_approve(
    document: d.Document, clause: str | None, *, by: str, role: str, day: date, compared: str | None
) -> ApprovedText:
    """Return the approval of a text, or of one of its clauses, as its words are now."""
    now = digests_of(document)
    chosen = tuple(ClauseDigest(clause=one, digest=now[one]) for one in now if one != OUTLINE and clause in (None, one))
    outline = now[OUTLINE] if clause is None else None
    approval = Approval(by=by, role=role, day=day, clauses=chosen, outline=outline, compared=compared)
    return ApprovedText(work=document.work, locale=document.locale, approval=approval)


def request_of(text: ApprovedText, redline: d.Document, say: Say) -> d.Document:
    """Return a redline, of all clauses or of those that are to be approved, with what is asked at its head."""
    asked = {one.clause for one in text.approval.clauses}
    whole = text.approval.outline is not None
    shown = (one for one in redline.sections if whole or asked & {s.clause for s in d.walk_sections((one,))})
    return replace(redline, sections=(_head(text, redline, say), *shown), table_of_contents=False)


def _head(text: ApprovedText, redline: d.Document, say: Say) -> d.Section:
    one = text.approval
    compared = Message("approve.since", edition=one.compared) if one.compared else Message("approve.since-nothing")
    clauses = () if one.outline else tuple(clause.clause for clause in one.clauses)
    what = Message("approve.clauses", title=redline.title, clauses=clauses) if clauses else redline.title
    rows = (
        (Message("approve.head-text"), what),
        (Message("approve.head-by"), Message("approve.in-role", by=one.by, role=one.role)),
        (Message("approve.head-compared"), compared),
        (Message("approve.head-digest"), text.request),
        (Message("approve.head-code"), text.code),
    )
    told = defined(
        (run_of(say(term)), (paragraph(*run_of(said if isinstance(said, str) else say(said))),)) for term, said in rows
    )
    how = paragraph(*run_of(say(Message("approve.how", letters=text.code))))
    title = run_of(say(Message("approve.head")))
    return section(clause="", anchor="approval", placement="unnumbered", title=title, blocks=(how, told))
