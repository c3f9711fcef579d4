"""Whose a typed number of a section is: that of the text itself, or of a law.

In: a match of what finds such numbers, and the words around it. Out: whether a law is meant. It reports nothing.
"""

from __future__ import annotations

from ...languages.parts.wording import Sections
from ...languages.pattern import Match

_BEFORE = 60
"""So many characters before a number can name the law that it belongs to."""


def is_of_a_law(number: Match, text: str, sections: Sections) -> bool:
    """Say whether a number is that of a law, by the words before it and those of `text` behind it.

    `text` has the same places as the text in which the number was found, and may show more of them.
    """
    if sections.own_behind.match(text, number.end()):
        return False
    before = number.string[max(0, number.start() - _BEFORE) : number.start()]
    return bool(sections.law_behind.match(text, number.end()) or sections.law_before.search(before))
