"""English."""

from __future__ import annotations

import re

from ..latin import ABBREVIATIONS, CLOSING
from ..parts import Pack, Sentences
from ..pattern import Pattern
from .dates import AGES, DATES, PERIODS
from .law import LAW
from .negations import NEGATIONS
from .values import VALUES

PACK = Pack(
    tag="en",
    sentences=Sentences(
        ends=Pattern(rf"[.!?…]+[{re.escape(CLOSING)}]*(?=\s|\Z)"),
        abbreviations=ABBREVIATIONS,
    ),
    values=VALUES,
    dates=DATES,
    periods=PERIODS,
    ages=AGES,
    negations=NEGATIONS,
    law=LAW,
)
