"""Characters that belong to a script and to no language: what rules look at in any text.

Nothing here is imported with a pack, and no pack is imported with this.
"""

from __future__ import annotations

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for a class of characters."""
KANA = "\u3041-\u3096\u30a1-\u30fa"
"""Hiragana and katakana, for a class of characters."""
SQUARE = KANA + HAN
"""What is written in squares, without spaces: Han characters and kana."""

STOPS = ".。"
COMMAS = ",，"
SEMICOLONS = ";；"
COLONS = ":："
CALLS = "!！?？"
"""Marks, narrow and wide, for a class of characters."""
