"""The language of a text, told from its script and its smallest words.

In: a text. Out: the tag of a pack, UNKNOWN where nothing tells. Nothing is guessed: a language without a pack is not
told from others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import packs
from ..languages.characters import SQUARE
from ..languages.parts.recognition import Hallmarks

UNKNOWN = "und"
"""The tag of a text whose language nothing tells (BCP 47: undetermined)."""
_UNIT = re.compile(rf"[{SQUARE}]|[^\W\d_{SQUARE}]+")
"""A word, or a square: in Chinese and Japanese most of them are one."""


@lru_cache(maxsize=4096)
def language_of(text: str, least: float = 0) -> str:
    """Return the tag of the pack whose language most of a text is in, UNKNOWN where it is that of none.

    At least the share `least` of its words has to be marks of the language, where the language asks for any.
    """
    count = len(_UNIT.findall(text))
    shares = {pack.tag: _share(text, count, pack.hallmarks, least) for pack in packs() if pack.hallmarks}
    told = {tag: share for tag, share in shares.items() if share is not None}
    return max(told, key=lambda tag: told[tag], default=UNKNOWN)


def _share(text: str, count: int, hallmarks: Hallmarks, least: float) -> float | None:
    """Return how many of the units of a text are marks of a language; None where the text is none of its."""
    units = len(hallmarks.units.findall(text))
    if not units or units * 2 < count:
        return None
    share = len(hallmarks.marks.findall(text)) / units
    return share if share >= (max(hallmarks.least, least) if hallmarks.least else 0) else None
