"""Releasing: what the newest entry of the changelog claims, held against the text, and the edition frozen from it.

In: a Reading. Out: findings, the files of an edition, the entry that a difference implies.

    difference     the working text against what was frozen last
    open_changes   what is in no edition yet, as it is shown before a release
    waiting        settings that readers see once a text is released with them
    claims         what an entry says changed, against what did
    named_clauses  the clauses that an entry names, against those that changed
    canonical      a run of words as what it says, however it is written
    harmless       which changes of a run are proven to say the same
    passages       the changes of a redline that are not, and what each touches
    touches        words that decide what people may do
    speech         names and terms of a language, by which changes are judged
    reasons        the reasons of a clarified change against its passages
    anchors        places that links lead to and that would be gone
    references     typed numbers of sections that no longer lead where they led
    reversals      sentences that say the opposite of what was frozen
    notice_period  effective dates against the notice period
    notices_given  notices to readers that the changelog tells of
    duties         duties of the law that the edition shows no more, and the law that it freezes
    propose        the entry that a difference implies
    parts          the stored formats of texts, printed for an edition
    freeze         the files of an edition
    later          parts that follow, printed on another machine
    blank          a passage blanked by order of a court
"""

from __future__ import annotations

from .claims import examine_entry, pending
from .difference import Difference, differences, redline_of

__all__ = ["Difference", "differences", "examine_entry", "pending", "redline_of"]
