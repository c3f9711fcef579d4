"""The language of a text whose file says one, or none.

In: a text, and what its file says of its language. Out: the tag of a pack, UNKNOWN where nothing tells. A language
without a pack is known where a file names it, and nowhere else.
"""

from __future__ import annotations

from ..languages import pack_for
from ..localize.telling import UNKNOWN, language_of
from ..parse.values import guess_locale, is_locale


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
