"""English."""

from __future__ import annotations

from ..parts import Pack
from .categories import CATEGORIES
from .dates import AGES, DATES, PERIODS
from .law import LAW
from .negations import NEGATIONS
from .spelling import SPELLING
from .values import VALUES
from .writing import LISTS, PROSE, QUOTES, SENTENCES, WORDS

PACK = Pack(
    tag="en",
    name="English",
    sentences=SENTENCES,
    values=VALUES,
    dates=DATES,
    periods=PERIODS,
    ages=AGES,
    negations=NEGATIONS,
    quotes=QUOTES,
    words=WORDS,
    lists=LISTS,
    prose=PROSE,
    spelling=SPELLING,
    categories=CATEGORIES,
    law=LAW,
)
