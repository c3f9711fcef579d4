"""Chinese in simplified characters. What holds in both scripts is shared with traditional Chinese."""

from __future__ import annotations

from ..han import SENTENCES
from ..pack import Pack
from .changes import DECISIVE, REWRITING
from .claims import CLAIMS
from .drafts import BLANKS
from .law import LAW
from .statements import STATEMENTS
from .titles import HALLMARKS, MATTERS, TITLES
from .values import AGES, DATES, PERIODS, UNITS, VALUES, WORDINGS
from .wording import (
    CATEGORIES,
    DEFINITIONS,
    DOCUMENTS,
    NAMED_SECTIONS,
    NEGATIONS,
    PARTIES,
    POINTERS,
    SECTIONS,
    SYNONYMS,
)
from .writing import ENCODED, LISTS, PROSE, QUOTES, WIDE

PACK = Pack(
    tag="zh-Hans",
    name="language.simplified-chinese",
    sentences=SENTENCES,
    values=VALUES,
    dates=DATES,
    periods=PERIODS,
    ages=AGES,
    wordings=WORDINGS,
    negations=NEGATIONS,
    wide=WIDE,
    quotes=QUOTES,
    encoded=ENCODED,
    lists=LISTS,
    prose=PROSE,
    categories=CATEGORIES,
    law=LAW,
    claims=CLAIMS,
    parties=PARTIES,
    documents=DOCUMENTS,
    definitions=DEFINITIONS,
    sections=SECTIONS,
    synonyms=SYNONYMS,
    pointers=POINTERS,
    named_sections=NAMED_SECTIONS,
    decisive=DECISIVE,
    rewriting=REWRITING,
    units=UNITS,
    hallmarks=HALLMARKS,
    titles=TITLES,
    matters=MATTERS,
    blanks=BLANKS,
    statements=STATEMENTS,
)
