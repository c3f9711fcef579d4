"""Japanese."""

from __future__ import annotations

from .parts import Pack
from .zh_hans import SENTENCES

PACK = Pack(tag="ja", sentences=SENTENCES)
