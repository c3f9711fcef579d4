"""`clauses/decisions.yaml`: what was decided of changes that came back in a file.

In: its tree. Out: a `ChangeDecision` for each line. The id of a change says which it is; clause, author and words stand
beside it for whoever reads the file. Nobody changes a line later, so that git joins what two people decided.
"""

from __future__ import annotations

from ..model.returned import ChangeDecision
from .record import defaulting, record_of, required
from .shape import Choice, Sequence
from .values import LINE, LOCALE, WHOLE_CLAUSE, text_like

_CHANGE = text_like(r"[0-9a-f]{8}", "bad-value.change", "bad-value.change-form")

DECISIONS = Sequence(
    item=record_of(
        "A decision on a change",
        ChangeDecision,
        id=required("change", _CHANGE, "The change: id."),
        accepted=required("decided", Choice(words={"accepted": True, "rejected": False}), "accepted or rejected."),
        _on=required("on", WHOLE_CLAUSE, "The clause, with its work: privacy-policy/retention."),
        _locale=required("locale", LOCALE, "The language of the clause."),
        _by=defaulting("by", LINE, "", "Who made the change; absent where nobody tracked it."),
        _day=defaulting("day", LINE, "", "The day on which it was made, as the file has it."),
        _old=defaulting("old", LINE, "", "The words that went."),
        _new=defaulting("new", LINE, "", "The words that came."),
    )
)
