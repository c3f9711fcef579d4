"""What packs share whose texts have Latin words, be it among Han characters."""

from __future__ import annotations

from .pattern import Pattern

ABBREVIATIONS = Pattern(
    r"(?:\b(?:[A-Za-z]\.)*[A-Za-z]|\b(?:e\.g|i\.e|etc|vs|al|seq|Inc|Ltd|Co|Corp|No|Nos|Art|Sec|Civ|Cal|Pub|St|Rd|Ave|Dr|Mr|Mrs|Ms"
    r"|Jr|Sr|approx|incl|para|pp|Reg|U\.S|U\.K|E\.U))\.$"
)
"""The end of a text that ends in an abbreviation with its point."""
