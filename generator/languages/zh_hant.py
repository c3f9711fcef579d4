"""Chinese in traditional characters: what holds in both scripts is that of simplified Chinese."""

from __future__ import annotations

from .parts import Pack
from .zh_hans import NUMERALS, SENTENCES

PACK = Pack(tag="zh-Hant", sentences=SENTENCES, numerals=NUMERALS)
