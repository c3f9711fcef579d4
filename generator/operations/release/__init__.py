"""Releasing: what the newest entry of the changelog claims, held against the text, and the edition frozen from it.

In: a Reading. Out: findings, the files of an edition, the entry that a difference implies.

    difference  the working text against what was frozen last
    claims      what an entry says changed, against what did
    touches     words of a change that an editorial one must leave alone
    notice      effective dates against the notice period
    propose     the entry that a difference implies
    parts       the stored formats of texts, printed for an edition
    freeze      the files of an edition
    blank       a passage blanked by order of a court
"""

from __future__ import annotations

from .claims import examine_entry, pending
from .difference import Difference, differences, redline_of

__all__ = ["Difference", "differences", "examine_entry", "pending", "redline_of"]
