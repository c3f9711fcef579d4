"""How a draft marks what is still to be filled in, whatever the language: brackets, crosses, lines, other signs."""

from __future__ import annotations

from .characters import CALLS, COLONS, COMMAS, HAN, HAN_NUMERALS, SEMICOLONS, STOPS
from .pattern import Pattern, ignoring_case

BRACKETED = Pattern(
    r"\[\[?(?P<square>[^\[\]\n]{0,60})\]\]?|［(?P<wide>[^［］\n]{0,60})］|【(?P<black>[^【】\n]{0,60})】"
    r"|〔(?P<shell>[^〔〕\n]{0,60})〕|\((?P<round>[^()\n]{0,60})\)|（(?P<full>[^（）\n]{0,60})）"
    r"|<{1,2}(?P<angle>[^<>\n]{1,60})>{1,2}"
)
"""What stands in brackets of any kind."""
EMPTY = Pattern(r"[\s\u3000]*(?:[●•○◦■□]|_+|[.…]{2,}|…|[XxNnＸ×*＊?？]+|[-—–]{2,})?[\s\u3000]*")
"""What fills no bracket: a mark, crosses, a line, dots, nothing."""
OMITTED = Pattern(r"\s*(?:\.{3}|…+)\s*")
"""What stands for words that a quotation leaves out."""
CHOICE = Pattern(r"\s*(?!and/or\b)[\w ]{1,24}(?: ?/ ?[\w ]{1,24})+\s*")
"""What a choice that nobody made looks like: 30/45, he/she."""
IN_CAPITALS = Pattern(
    r"(?!(?:I|A)\b)(?=.*[A-Za-z]{3})(?:[A-Z][\w’'&./-]*)(?:[ _/-]{1,2}(?:[A-Z][\w’'&./-]*|of|the|and|or|&))*"
)
"""Words that each begin with a capital, as the name of a blank does."""
WORD_OF_PROGRAM = Pattern(r"[A-Za-z]+(?:[_.][A-Za-z]+)+|[A-Z]{2,}(?:_[A-Z0-9]+)+")
"""Words that underscores or points join, as programs name what they fill in."""
LEFT_BY_PROGRAM = Pattern(
    r"<%[^%\n]{0,80}%>|\$\{[^{}\s]{1,40}\}|\$[A-Za-z][A-Za-z_]{1,40}\$|%[A-Z][A-Z_]{2,40}%|%%[A-Za-z_]{2,40}%%"
    r"|(?<![\w/.?=&-])\{{1,3} ?[A-Za-z_\u4e00-\u9fff][\w .\u4e00-\u9fff-]{0,40}\}{1,3}"
    r"|(?<!\w)__[A-Z][A-Z_]{1,40}__(?!\w)"
)
"""What other programs fill in, and had not."""
CROSSES = Pattern(
    rf"(?<![A-Za-z0-9*＊])(?:X{{3,}}(?: X{{3,}})*|x{{3,}}@x{{3,}}|XX(?=[{HAN}])"
    r"|x{3,}|Ｘ{2,}|×{2,}|＊{2,})(?![A-Za-z0-9*])"
    rf"|(?<=[{HAN}])(?:XX+|xx+)(?![A-Za-z])|#{{3,}}(?:[- ]#+)*|\?{{3,}}|[□◯△]{{2,}}|(?<![{HAN_NUMERALS}])○{{2,}}"
    r"|(?<!format )\b(?:DD|MM)[./-](?:DD|MM)[./-]YY(?:YY)?\b|\bYYYY[./-]MM[./-]DD\b"
)
"""Crosses in the place of a word."""
CROSS_CUE = Pattern("[XxＸ×＊#?□◯△○DMY]{2}")
"""What no text lacks that has any."""
LINE = Pattern(rf"_{{3,}}|(?<![A-Za-z0-9_])__(?![A-Za-z0-9_])|(?<!\.)\.{{6,}}|…{{4,}}|[{COLONS}] ?[{STOPS}](?![\w.])")
"""A line or dots to write on, or nothing between a label and the end of its sentence."""
NOTE_OF_DRAFT = Pattern(r"(?<![A-Za-z_-])(?:TODO|TBD|TBC|TBA|FIXME)(?![A-Za-z_-])")
"""What people write who come back later."""
FILLER = ignoring_case(r"\blorem ipsum\b[^.\n]{0,200}|\bdolor sit amet\b")
"""The text that designers fill pages with."""
TRAILING_DOTS = Pattern(
    rf"[{COLONS}]\s*(?:…+|\.{{3,}})\s*[{STOPS}{SEMICOLONS}{CALLS}]?\s*\Z"
    rf"|(?:[^{COMMAS}{SEMICOLONS}{STOPS}{COLONS}、]{{24}}|[{HAN}]{{8}})"
    rf"[{COMMAS}]\s*(?P<dots>…+|\.{{3,}})\s*[{STOPS}{SEMICOLONS}]?\s*\Z"
)
"""Dots at the end of a sentence that stand for all that follows a label, or for the main clause; no list goes on so."""
ALONE = Pattern(r"\s*(?:[.…]{3,}|…|_+|[?？]{2,}|[XＸ×]{2,4}|[●])\s*[.。；;]?\s*")
"""What a whole item or cell may be whose text nobody wrote."""
