"""Figures that stand above or below the line: 10³ is not 103.

In: characters that a file raises or lowers. Out: characters that are raised or lowered by themselves (Unicode,
Superscripts and Subscripts). Words stay on the line: in “1st” nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SIGNS = "0123456789+-=()"
_RAISED, _LOWERED = str.maketrans(_SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"), str.maketrans(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_TABLES: Mapping[str, Mapping[int, int]] = {
    "sup": _RAISED,
    "superscript": _RAISED,
    "sub": _LOWERED,
    "subscript": _LOWERED,
}
"""What raises and what lowers, as HTML and Word name it."""
SHIFTS = frozenset(_TABLES)
_FIGURES = re.compile(rf"[{re.escape(_SIGNS)}]*[0-9][{re.escape(_SIGNS)}]*")


def shifted(text: str, shift: str) -> str:
    """Return figures as a shift shows them; words, and text without a shift, as they are."""
    return text.translate(_TABLES[shift]) if shift in SHIFTS and _FIGURES.fullmatch(text) else text
