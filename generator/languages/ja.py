"""Japanese."""

from __future__ import annotations

from .parts import Pack
from .zh_hans import NUMERALS, SENTENCES

PACK = Pack(tag="ja", sentences=SENTENCES, numerals=NUMERALS)
