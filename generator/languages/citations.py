"""How a text refers to a place of its own by a number that somebody typed: Section 4, clause 2.1, under b), 第八条."""

from __future__ import annotations

import re

from .han import DIVISIONS, FIGURE

CITATION = re.compile(
    r"(?:\b(?i:sections?|articles?|clauses?|paragraphs?|steps?) |\b(?:under|see|See) (?=[0-9]+\.[0-9]|[(]?[a-z]\)))[(]?"
    r"(?P<latin>[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVX]{1,6}|[a-z](?=\)))(?![\w(])"
    rf"|第 ?(?P<han>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*|[{FIGURE}]{{1,5}}) ?[{DIVISIONS}项]"
)
"""What names a place by its number: a word for a part of a text, or a number that no other text has (2.1, b)."""
BEFORE_TITLE = r"(?:(?<=see )|(?<=See )|(?<=see our )|(?<=under )|(?<=“)|(?<=「)|(?<=《))"
"""What stands before a short title that names a place, as a part of an expression."""
