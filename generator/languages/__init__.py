"""Language packs: what is specific to a language, as data. Outside, `localize/` names languages, and `importer/` still.

In: a locale. Out: its `Pack`, whose parts rules and the importer ask for. A pack is imported when the first text of its
language asks for it; it decides nothing, and how a language prints what is ours is the matter of `localize/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .pack import Pack

__all__ = ["PACKS", "SPOKEN", "every", "known_of", "pack_for", "packs"]

Concern = TypeVar("Concern")

PACKS: Mapping[str, str] = {
    "en": "en",
    "ja": "ja",
    "zh": "zh_hans",
    "zh-Hans": "zh_hans",
    "zh-Hant": "zh_hant",
    "zh-HK": "zh_hant",
    "zh-MO": "zh_hant",
    "zh-TW": "zh_hant",
}
"""The module of the pack of each tag; a longer tag has the pack of the longest that it begins with."""


SPOKEN = "en"
"""What Clausebook speaks to whoever asks for no language."""


@cache
def pack_for(locale: str) -> Pack | None:
    """Return the pack of a locale: that of zh-Hans for zh-Hans-CN, of en for en-GB; None where there is none."""
    subtags = locale.split("-")
    tags = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    module = next((PACKS[tag] for tag in tags if tag in PACKS), None)
    return _opened(module) if module else None


@cache
def known_of(locale: str) -> Pack:
    """Return the pack of a locale; where there is none, one that knows nothing."""
    from .pack import Pack

    return pack_for(locale) or Pack(tag=locale)


def packs() -> Iterator[Pack]:
    """Yield every pack, for what a text may hold whatever its language is."""
    yield from map(_opened, dict.fromkeys(PACKS.values()))


def every(concern: Callable[[Pack], Concern | None]) -> Iterator[Concern]:
    """Yield what each pack knows of a concern, those that know nothing of it left out."""
    return (known for known in map(concern, packs()) if known)


@cache
def _opened(module: str) -> Pack:
    pack: Pack = import_module(f".{module}", __package__).PACK
    return pack
