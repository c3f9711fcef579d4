"""Chinese in traditional characters: what holds in both scripts is that of simplified Chinese."""

from __future__ import annotations

from dataclasses import replace

from . import zh_hans
from .parts.writing import Encoded, Quotes

PACK = replace(
    zh_hans.PACK,
    tag="zh-Hant",
    name="language.traditional-chinese",
    quotes=Quotes(double=("「", "」"), pairs={"「": "」", "『": "』", "（": "）", "《": "》", "“": "”"}, foreign={}),
    encoded=Encoded(own="big5", other="gb2312", other_name="script-mixed.simplified"),
    law=None,
)
