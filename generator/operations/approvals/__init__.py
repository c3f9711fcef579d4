"""Approvals: who approved the words of a text, what proves it, and what a release lacks.

In: the Library with the lines of `clauses/approvals.yaml`, Documents, editions. Out: what is told of each approval,
findings, the page that asks for one, and what a reply proves. That a name is that of a person is not claimed.

    judging    what an approval proves, and of which words
    standing   which approvals of the working text stand, whose a release lacks, which an edition freezes
    frozen     the approvals that editions keep
    request    the page that is sent to whoever has to approve
    replies    a reply that came back: a mail, or a scan
"""

from __future__ import annotations

from .judging import ApprovalRow, JudgedApproval
from .standing import answered, frozen_approvals, judged_lines, unapproved, with_approval

__all__ = [
    "ApprovalRow",
    "JudgedApproval",
    "answered",
    "frozen_approvals",
    "judged_lines",
    "unapproved",
    "with_approval",
]
