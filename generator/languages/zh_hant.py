"""Chinese in traditional characters: what holds in both scripts is that of simplified Chinese."""

from __future__ import annotations

from dataclasses import replace

from . import zh_hans

PACK = replace(zh_hans.PACK, tag="zh-Hant", law=None)
