"""`clauses/decisions.yaml`: what was decided of changes that came back in a file.

In: its tree. Out: a `ChangeDecision` for each line. The id of a change says which it is; clause, author and words stand
beside it for whoever reads the file. Nobody changes a line later, so that git joins what two people decided.
"""

from __future__ import annotations

from types import MappingProxyType

from ..model.returned import ChangeDecision
from .record import Record, defaulting, required
from .shape import Choice, Sequence
from .values import LINE, LOCALE, WHOLE_CLAUSE, text_like

_CHANGE = required("change", text_like(r"[0-9a-f]{8}", "bad-value.change", "bad-value.change-form"), "The change: id.")
_DECIDED = required(
    "decided", Choice(words=MappingProxyType({"accepted": True, "rejected": False})), "accepted or rejected."
)
_ON = required("on", WHOLE_CLAUSE, "The clause, with its work: privacy-policy/retention.")
_LOCALE = required("locale", LOCALE, "The language of the clause.")
_BY = defaulting("by", LINE, "", "Who made the change; absent where nobody tracked it.")
_DAY = defaulting("day", LINE, "", "The day on which it was made, as the file has it.")
_OLD = defaulting("old", LINE, "", "The words that went.")
_NEW = defaulting("new", LINE, "", "The words that came.")

DECISIONS = Sequence(
    item=Record(
        title="A decision on a change",
        keys=(_CHANGE, _DECIDED, _ON, _LOCALE, _BY, _DAY, _OLD, _NEW),
        build=lambda values, _findings: ChangeDecision(id=values[_CHANGE], accepted=values[_DECIDED]),
    )
)
