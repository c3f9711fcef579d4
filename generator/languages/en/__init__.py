"""English."""

from __future__ import annotations

from ..pack import Pack
from . import changes, claims, dates, drafts, law, references, statements, terms, titles, values, wording, writing

PACK = Pack(
    tag="en",
    name="language.english",
    sentences=writing.SENTENCES,
    values=values.VALUES,
    dates=dates.DATES,
    periods=dates.PERIODS,
    ages=dates.AGES,
    wordings=dates.WORDINGS,
    negations=wording.NEGATIONS,
    quotes=writing.QUOTES,
    words=writing.WORDS,
    lists=writing.LISTS,
    prose=writing.PROSE,
    spelling=writing.SPELLING,
    categories=wording.CATEGORIES,
    law=law.LAW,
    claims=claims.CLAIMS,
    signal=claims.SIGNAL,
    parties=wording.PARTIES,
    names=wording.NAMES,
    documents=wording.DOCUMENTS,
    definitions=terms.DEFINITIONS,
    terms=terms.TERMS,
    synonyms=terms.SYNONYMS,
    sections=references.SECTIONS,
    pointers=references.POINTERS,
    named_sections=references.NAMED_SECTIONS,
    decisive=changes.DECISIVE,
    rewriting=changes.REWRITING,
    units=values.UNITS,
    hallmarks=titles.HALLMARKS,
    titles=titles.TITLES,
    matters=titles.MATTERS,
    blanks=drafts.BLANKS,
    statements=statements.STATEMENTS,
)
