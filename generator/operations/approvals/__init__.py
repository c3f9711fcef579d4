"""Approvals: who approved the words of the working text, what proves it, and what a release lacks.

In: the Library with the lines of `clauses/approvals.yaml`, and Documents. Out: rows for people and programs, findings,
the page that asks somebody to approve, and what a reply proves. That a name is that of a person is not claimed.

    proving    what a line proves: nothing, a reply that was kept, a signature
    standing   which lines stand, whom a release lacks, which lines an edition freezes
    frozen     the approvals that editions keep
    request    the page that is sent to whoever has to approve
    replies    a reply that came back: a mail, or a scan
"""

from __future__ import annotations

from .standing import ApprovalRow, answered, approval_rows, frozen_approvals, unapproved, with_approval

__all__ = ["ApprovalRow", "answered", "approval_rows", "frozen_approvals", "unapproved", "with_approval"]
