"""The language of a text, told from its script and its smallest words.

In: a text, or what a file says of its language. Out: the tag of a pack, UNKNOWN where nothing tells. Nothing is looked
up, and nothing guessed: a language without a pack is known where a file names it, and nowhere else.
"""

from __future__ import annotations

import re

from ..languages import pack_for, packs
from ..languages.characters import SQUARE
from ..languages.parts.recognition import Hallmarks
from ..parse.values import guess_locale, is_locale

UNKNOWN = "und"
"""The tag of a text whose language nothing tells (BCP 47: undetermined)."""
_UNIT = re.compile(rf"[{SQUARE}]|[^\W\d_{SQUARE}]+")
"""A word, or a square: in Chinese and Japanese most of them are one."""


def language_of(text: str) -> str:
    """Return the tag of the pack whose language most of a text is in, UNKNOWN where it is that of none."""
    count = len(_UNIT.findall(text))
    shares = {pack.tag: _share(text, count, pack.hallmarks) for pack in packs() if pack.hallmarks}
    told = {tag: share for tag, share in shares.items() if share is not None}
    return max(told, key=lambda tag: told[tag], default=UNKNOWN)


def _share(text: str, count: int, hallmarks: Hallmarks) -> float | None:
    """Return how many of the units of a text are marks of a language; None where the text is none of its."""
    units = len(hallmarks.units.findall(text))
    if not units or units * 2 < count:
        return None
    share = len(hallmarks.marks.findall(text)) / units
    return share if share >= hallmarks.least else None


def tag_of(stated: str) -> str:
    """Return the tag under which we keep what a file calls its language: zh-Hans for zh-CN, en for en-US.

    UNKNOWN stands for what is no tag, and for what says nothing.
    """
    tag = guess_locale(stated) if stated else UNKNOWN
    pack = pack_for(tag)
    return pack.tag if pack else tag if is_locale(tag) else UNKNOWN


def told_language(stated: str, text: str) -> str:
    """Return the language of a text that its file calls `stated`: what a pack tells of it comes first."""
    own = language_of(text)
    return tag_of(stated) if own == UNKNOWN else own
