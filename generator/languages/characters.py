"""Characters that belong to a script and to no language: what rules look at in any text, as parts of a class."""

from __future__ import annotations

from collections.abc import Mapping

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters."""
KANA = "\u3041-\u3096\u30a1-\u30fa"
"""Hiragana and katakana."""
SQUARE = KANA + HAN
"""What is written in squares, without spaces: Han characters and kana."""
UNSPACED = SQUARE + "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""What is written without spaces between words: those, and the letters of Thai, Lao, Burmese and Khmer."""
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""What takes a square: those, radicals, and full-width letters and marks."""
HAN_NUMERALS = "一二三四五六七八九十"
"""The Han characters that count items."""

STOPS = ".。"
WIDE_POINT = "．"
COMMAS = ",，"
SEMICOLONS = ";；"
COLONS = ":："
WIDE_COLON = "："
CALLS = "!！?？"
PERCENT = "%％"
BRACKETS = "()（）"
OPEN_BRACKETS = "(（"
CLOSE_BRACKETS = ")）"
"""Marks, narrow and wide."""
IDEOGRAPHIC_COMMA = "、"
WIDE_MARKS = "，。、；：？！“”‘’（）《》"
"""Marks that take a square, or may."""
SQUARE_MARKS = WIDE_MARKS + "【】—…·\u3000"
"""Those, and what stands among Han characters beside them."""
WIDE_STOPS = "。！？；"
"""Full-width marks that end a sentence or a part of one."""
OPENING = "“‘\"'(（【《「『["
"""Quotation marks and brackets that open."""
CLOSING = "”’\"')）】》」』"
"""Quotation marks and brackets that close."""
QUOTES = '“”"‘’「」『』'
"""Quotation marks of any language."""
ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that a keyboard does not have: no-break, thin, ideographic and the like."""
NO_URL = "\\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff“”‘’<>\ufffc"
"""What ends a web address that stands in a text."""
FIGURE_IN_SQUARES = rf"第?[0-9][0-9.,]*[{SQUARE}]"
LAST_SQUARES = rf"(?<=[{SQUARE}，、])[{SQUARE}]{{2}}[。；：！？）”]{{0,2}}"
"""A figure with what it counts, and the last two squares of a paragraph with their marks, as expressions."""
PLAIN_FORMS: Mapping[str, str] = (
    dict.fromkeys("“”„‟«»「」『』〝〞″", '"')
    | dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("‐‑‒–—―−─", "-")
    | {"。": ".", "…": "..."}
)
"""Marks as a keyboard has them: of quotation, dashes, stops."""
HALF_WIDTH = range(0xFF01, 0xFFEF)
"""Full-width letters and marks, and half-width kana, which have another form for the same (Unicode, NFKC)."""
