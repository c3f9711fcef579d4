"""The units of all languages as one: a text names those of other languages, too."""

from __future__ import annotations

from functools import cache

from . import packs
from .parts.values import Units


@cache
def all_units() -> Units:
    """Return the units of every pack."""
    units = [pack.units for pack in packs() if pack.units]
    return Units(
        spaced="|".join(unit.spaced for unit in units if unit.spaced),
        joined="|".join(dict.fromkeys(unit.joined for unit in units if unit.joined)),
        numerals="".join(dict.fromkeys("".join(unit.numerals for unit in units))),
    )
