"""Chinese in simplified characters. What holds in both scripts is shared with traditional Chinese."""

from __future__ import annotations

from .. import han
from ..pack import Pack
from . import changes, claims, drafts, law, statements, titles, values, wording, writing

PACK = Pack(
    tag="zh-Hans",
    name="language.simplified-chinese",
    zone="Asia/Shanghai",
    sentences=han.SENTENCES,
    values=values.VALUES,
    dates=values.DATES,
    periods=values.PERIODS,
    ages=values.AGES,
    wordings=values.WORDINGS,
    negations=wording.NEGATIONS,
    wide=writing.WIDE,
    quotes=writing.QUOTES,
    encoded=writing.ENCODED,
    lists=writing.LISTS,
    prose=writing.PROSE,
    categories=wording.CATEGORIES,
    law=law.LAW,
    claims=claims.CLAIMS,
    signal=claims.SIGNAL,
    parties=wording.PARTIES,
    documents=wording.DOCUMENTS,
    definitions=wording.DEFINITIONS,
    sections=wording.SECTIONS,
    synonyms=wording.SYNONYMS,
    pointers=wording.POINTERS,
    named_sections=wording.NAMED_SECTIONS,
    decisive=changes.DECISIVE,
    rewriting=changes.REWRITING,
    units=values.UNITS,
    hallmarks=titles.HALLMARKS,
    titles=titles.TITLES,
    matters=titles.MATTERS,
    blanks=drafts.BLANKS,
    statements=statements.STATEMENTS,
)
