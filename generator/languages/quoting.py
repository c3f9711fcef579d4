"""The marks that a browser puts around a quotation (HTML Living Standard, 15.3.2: `q::before` and `q::after`).

In: a language and how many quotations are open. Out: the two marks, those of the language where a pack has its own.
"""

from __future__ import annotations

from . import pack_for

_INNER = {"“": ("‘", "’"), "「": ("『", "』")}


def quotation_marks(locale: str, depth: int) -> tuple[str, str]:
    """Return the marks around a quotation; one inside of another has the other ones in turn."""
    pack = pack_for(locale)
    outer = pack.quotes.double if pack and pack.quotes else ("“", "”")
    return _INNER.get(outer[0], outer) if depth % 2 else outer
