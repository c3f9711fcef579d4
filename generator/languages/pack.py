"""The pack of a language: its concerns, each of them optional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .parts import wording
from .parts.drafts import Blanks
from .parts.recognition import Hallmarks, Matters, Titles
from .parts.statements import Statements
from .parts.values import Ages, DateForms, FigureReaders, Periods, Units, Wordings
from .parts.writing import Encoded, Lists, ProseMeasures, Quotes, Rewriting, SentenceEnds, Spelling, Wide, Words
from .pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """A language: its tag, the id of its name in findings, and what is known of it.

    `zone` is the time zone that a new project in it begins with: the one of the country where nearly all of its readers
    live, where that country has one.
    """

    tag: str
    name: str = ""
    zone: str = "UTC"
    sentences: SentenceEnds | None = None
    values: FigureReaders | None = None
    dates: DateForms | None = None
    periods: Periods | None = None
    ages: Ages | None = None
    wordings: Wordings | None = None
    negations: wording.Negations | None = None
    wide: Wide | None = None
    quotes: Quotes | None = None
    encoded: Encoded | None = None
    words: Words | None = None
    lists: Lists | None = None
    prose: ProseMeasures | None = None
    spelling: Spelling | None = None
    categories: wording.Categories | None = None
    law: wording.Law | None = None
    claims: wording.Claims | None = None
    signal: wording.OptOutSignal | None = None
    parties: wording.Parties | None = None
    names: wording.Names | None = None
    documents: wording.Documents | None = None
    definitions: wording.Definitions | None = None
    terms: wording.Terms | None = None
    synonyms: wording.Synonyms | None = None
    sections: wording.Sections | None = None
    pointers: wording.Pointers | None = None
    named_sections: wording.NamedSections | None = None
    decisive: Mapping[str, Pattern] | None = None
    units: Units | None = None
    rewriting: Rewriting | None = None
    hallmarks: Hallmarks | None = None
    titles: Titles | None = None
    matters: Matters | None = None
    blanks: Blanks | None = None
    statements: Statements | None = None
