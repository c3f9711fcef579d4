"""Characters of the fonts Symbol and Wingdings, whose codes are no letters: 0xB0 of Symbol is a degree sign.

In: a font and the code of a character in it, as a Word file has them (ECMA-376, 17.3.3.30). Out: the character of
Unicode that looks so (the vendors' mappings of Symbol at unicode.org; the Wingdings of Unicode 7). A code that no table
has is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import category

_GREEK = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_GREEK |= dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_LIKE_ASCII = {code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"}
_SYMBOL = _GREEK | _LIKE_ASCII
_SYMBOL |= {0x2D: "−", 0x40: "≅", 0x7E: "∼", 0xA0: "€", 0xE2: "®", 0xE3: "©", 0xE4: "™"}
_SYMBOL |= dict(zip(range(0xA2, 0xA6), "′≤⁄∞", strict=True))
_SYMBOL |= dict(zip(range(0xAB, 0xBD), "↔←↑→↓°±″≥×∝∂•÷≠≡≈…", strict=True))
_SYMBOL |= dict(zip(range(0xD2, 0xD5), "®©™", strict=True))
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢"}
_WINGDINGS |= dict(zip(range(0xDF, 0xE3), "←→↑↓", strict=True))
_WINGDINGS |= dict(zip(range(0xFB, 0xFF), "✗✓☒☑", strict=True))
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000
"""Where Word puts the codes of such a font; some files have them as they are."""
_UNSHOWN = frozenset({"Cc", "Cs", "Co", "Cn"})


def symbol(font: str, code: int) -> str:
    """Return the character that a font shows for a code, "" where nobody can say."""
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(code - _PRIVATE if code >= _PRIVATE else code, "")
    return "" if category(chr(code)) in _UNSHOWN else chr(code)
