"""A character that no font of the language has, so that paper would show an empty box.

What it does: compares the characters of each Document with those of the fonts that its language prints with.
Why it matters: a box in a published PDF is a word that a reader, or a court, cannot read.
Example: an emoji, or a rare Han character in a name.
Use instead: another character, or a font that has it, under `fonts:` in `clausebook.yaml`.

It needs the fonts and is therefore no part of `RULES`: `build.py` calls it where PDFs are wanted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from ..localize.fonts import FontTable, faces_for, missing
from ..model.diagnostics import Diagnostic, Message, error
from ..model.document import Document
from ..model.library import Library
from ..model.source import Source


def missing_glyph(library: Library, documents: tuple[Document, ...], fonts: FontTable) -> Iterator[Diagnostic]:
    """Yield an error for each character that no font of a Document's locale has, in each file that brings it in."""
    for document in documents:
        own = replace(document, translations=())  # the titles in other languages are printed on screens only
        for character in missing("".join(_strings(own)), faces_for(fonts, document.locale)):
            yield from _findings(character, document, library)


def _findings(character: str, document: Document, library: Library) -> Iterator[Diagnostic]:
    point, name = f"U+{ord(character):04X}", unicodedata.name(character, "unnamed")
    locale = document.locale
    helps = (Message("missing-glyph.write-other"), Message("missing-glyph.name-font"))
    places = [source for source in _sources(document, library) if character in source.text]
    if not places:  # a label of a catalogue, which has no place in the Library
        found = error(
            "missing-glyph.in-label",
            None,
            locale=locale,
            character=character,
            point=point,
            name=name,
            path=document.path,
        )
        yield found.with_help(*helps)
    for source in places:
        start = source.text.index(character)
        place = source.span(start, start + len(character))
        found = error("missing-glyph.in-text", place, locale=locale, character=character, point=point, name=name)
        yield found.with_help(*helps)


def _sources(document: Document, library: Library) -> tuple[Source, ...]:
    """Return the files whose words can stand in a Document: its clauses, and the registries."""
    clauses = (
        clause.source
        for (owner, _, locale), clause in library.clauses.items()
        if owner in (document.work, "shared") and locale == document.locale
    )
    registries = (*library.facts.values(), *library.terms.values(), *library.inventories.values())
    spans = (library.settings.span, library.works[document.work].span, *(entry.span for entry in registries))
    return tuple({source.path: source for source in (*clauses, *(span.source for span in spans))}.values())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
