r"""Which characters a backslash makes plain, and which it only stands before.

In: what is left and right of a place. Out: whether the character there would be read as markup. `\*` is a star; in
`C:\temp`, `50\%` and `¯\_(ツ)_/¯` the backslash is a character like any other, since what follows needs none. Who reads
clauses and who writes them ask the same function.
"""

from __future__ import annotations

import re

from ..languages.characters import WIDE

_ALWAYS = frozenset("*[]{}|<>`#~")
_AHEAD = re.compile(r"!\\*\[|&\\*[#A-Za-z]|:\\*:")
_AT_HEAD = re.compile(r"(?:\A *|(?<!\\)[*\[])[^\w\s]*(?P<number>[A-Za-z0-9]{0,9})\Z")
"""What stands before the sign of a list, a rule or a definition: nothing, or a number of up to nine digits."""
_OPENS = rf"\s\"'()*,\-.:!&+=#<>\[\]`{{|}}~\0\u2010-\u201f{WIDE}"
_CLOSES = rf"\s\"')*,\-.:;!?&+=#<>\[\]`{{|}}~\0\u2010-\u2026{WIDE}"
OPENS_EMPHASIS = rf"(?<![^{_OPENS}])"
CLOSES_EMPHASIS = rf"(?![^{_CLOSES}])"
r"""What may stand before and after emphasis by `_`: space, a mark that opens or closes, Chinese; no symbol, no word.

CommonMark 0.31, 6.2, counts a symbol as a mark; then the shrug above would be emphasis.
"""
_BEFORE = re.compile(rf"(?<![^_{_OPENS}])\Z")
_BEHIND = re.compile(rf"_{CLOSES_EMPHASIS}")
REACH = 60
"""Characters left and right of a place that can decide; a number of nine digits with its marks is far shorter."""


def needs_backslash(left: str, right: str) -> bool:
    """Say whether the first character of `right` means something behind `left`, the line up to it.

    The end of a line counts as well: a backslash before it would be a typed line break.
    """
    sign = right[:1]
    if not sign.strip("\n") or sign in _ALWAYS:
        return True
    if sign == "_":
        return bool(_BEFORE.search(left) or _BEHIND.match(right.replace("\\", "")))
    if _AHEAD.match(right) or left[-1:] + sign in {"::", "]("}:
        return True
    head = _AT_HEAD.search(left)
    return head is not None and sign in (".)" if head["number"] else "-+=:(")
