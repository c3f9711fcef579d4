"""Typed numbers of sections that no longer lead where they led.

In: a text as it was frozen last and as it is now. Out: a finding for each number of a section that stands in both as
somebody typed it, and that is another clause's now: nothing renumbers it, and a reader is sent to the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...check.references.laws import is_of_a_law
from ...check.values.numbers import number_of
from ...languages import known_of
from ...languages.pack import Pack
from ...model.diagnostics import Diagnostic, error
from ...model.document import Document, Inline, Section, Text, walk_sections
from ...model.library import WorkChange
from ...model.nodes import runs


def misled(change: WorkChange, old: Document, new: Document) -> Iterator[Diagnostic]:
    """Yield an error for each typed number that named a clause in the old text and names none or another in the new."""
    pack = known_of(new.locale)
    before, after = (_numbered(document, pack) for document in (old, new))
    kept = set(_typed(old, pack))
    for clause, text in dict.fromkeys(_typed(new, pack)):
        number = _number(text, pack)
        was, now = before.get(number, ""), after.get(number, "")
        if (clause, text) in kept and was and was != now:
            id = "reference-moved.other" if now else "reference-moved.none"
            found = error(id, change.span, clause=clause, text=text, locale=new.locale, was=was, now=now)
            yield found.with_help("reference-moved.write", was=was)


def _numbered(document: Document, pack: Pack) -> Mapping[str, str]:
    """Return the clauses of a text by their numbers, in figures."""
    return {_number(one.number, pack): one.clause for one in walk_sections(document.sections) if one.number}


def _number(text: str, pack: Pack) -> str:
    """Return the number that a text says, in figures with full stops between them; "" for none."""
    numerals = pack.values.numerals if pack.values else None
    figures = r"[0-9]+(?:\.[0-9]+)*"
    digits = "".join((*numerals.digits, *numerals.multipliers)) if numerals and not numerals.separator else ""
    found = re.search(rf"{figures}|[{digits}]+" if digits else figures, text)
    if found is None or found[0][0].isdecimal() or numerals is None:
        return found[0] if found else ""
    return str(number_of(found[0], numerals) or "")


def _typed(document: Document, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the numbers of sections that somebody typed, each with its clause; those of a law are none of ours."""
    if pack.sections is None:
        return
    for section in walk_sections(document.sections):
        for run in _runs(section):
            text = "".join(one.text if isinstance(one, Text) else "\ufffc" for one in run)
            for match in pack.sections.number.finditer(text):
                if not is_of_a_law(match, text, pack.sections):
                    yield section.clause, match[0]


def _runs(section: Section) -> Iterator[tuple[Inline, ...]]:
    yield section.title
    yield from runs(section.blocks)
