"""English."""

from __future__ import annotations

from ..pack import Pack
from .changes import DECISIVE, REWRITING
from .claims import CLAIMS
from .dates import AGES, DATES, PERIODS, WORDINGS
from .drafts import BLANKS
from .law import LAW
from .references import NAMED_SECTIONS, POINTERS, SECTIONS
from .statements import STATEMENTS
from .terms import DEFINITIONS, SYNONYMS, TERMS
from .titles import HALLMARKS, MATTERS, TITLES
from .values import UNITS, VALUES
from .wording import CATEGORIES, DOCUMENTS, NAMES, NEGATIONS, PARTIES
from .writing import LISTS, PROSE, QUOTES, SENTENCES, SPELLING, WORDS

PACK = Pack(
    tag="en",
    name="language.english",
    sentences=SENTENCES,
    values=VALUES,
    dates=DATES,
    periods=PERIODS,
    ages=AGES,
    wordings=WORDINGS,
    negations=NEGATIONS,
    quotes=QUOTES,
    words=WORDS,
    lists=LISTS,
    prose=PROSE,
    spelling=SPELLING,
    categories=CATEGORIES,
    law=LAW,
    claims=CLAIMS,
    parties=PARTIES,
    names=NAMES,
    documents=DOCUMENTS,
    definitions=DEFINITIONS,
    terms=TERMS,
    synonyms=SYNONYMS,
    sections=SECTIONS,
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
