"""Japanese."""

from __future__ import annotations

from . import zh_hans
from .pack import Pack

PACK = Pack(tag="ja", name="language.japanese", sentences=zh_hans.PACK.sentences)
