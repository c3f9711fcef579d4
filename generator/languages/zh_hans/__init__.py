"""Chinese in simplified characters. What holds in both scripts is shared with traditional Chinese."""

from __future__ import annotations

import re

from ..latin import ABBREVIATIONS, CLOSING
from ..parts import Pack, Sentences
from ..pattern import Pattern
from .dates import AGES, DATES, PERIODS
from .law import LAW
from .negations import NEGATIONS
from .values import VALUES

SENTENCES = Sentences(
    ends=Pattern(rf"[。！？…]+[{re.escape(CLOSING)}]*|[.!?][{re.escape(CLOSING)}]*(?=\s|\Z)"),
    abbreviations=ABBREVIATIONS,
)

PACK = Pack(
    tag="zh-Hans",
    sentences=SENTENCES,
    values=VALUES,
    dates=DATES,
    periods=PERIODS,
    ages=AGES,
    negations=NEGATIONS,
    law=LAW,
)
