"""Chinese in simplified characters. What holds in both scripts is shared with traditional Chinese."""

from __future__ import annotations

from ..han import SENTENCES
from ..pack import Pack
from .categories import CATEGORIES
from .changes import DECISIVE
from .dates import AGES, DATES, PERIODS
from .law import LAW
from .negations import NEGATIONS
from .parties import DOCUMENTS, PARTIES
from .references import POINTERS, SECTIONS
from .terms import DEFINITIONS
from .values import UNITS, VALUES
from .writing import ENCODED, LISTS, PROSE, QUOTES, WIDE

PACK = Pack(
    tag="zh-Hans",
    name="language.simplified-chinese",
    sentences=SENTENCES,
    values=VALUES,
    dates=DATES,
    periods=PERIODS,
    ages=AGES,
    negations=NEGATIONS,
    wide=WIDE,
    quotes=QUOTES,
    encoded=ENCODED,
    lists=LISTS,
    prose=PROSE,
    categories=CATEGORIES,
    law=LAW,
    parties=PARTIES,
    documents=DOCUMENTS,
    definitions=DEFINITIONS,
    sections=SECTIONS,
    pointers=POINTERS,
    decisive=DECISIVE,
    units=UNITS,
)
