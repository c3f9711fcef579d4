"""Characters that no font of the language has, so that paper would show empty boxes.

What it does: compares the characters of each Document with those of the fonts that its language prints with.
Why it matters: a box in a published PDF is a word that a reader, or a court, cannot read.
Example: an emoji, a rare Han character in a name, a text in a script that no font of ours has.
Use instead: another character, or a font that has it, under `fonts:` in `clausebook.yaml`. As a warning
(`rules: {missing-glyph: warning}`) it stops nothing, and such a text has no PDF.

It needs the fonts and is therefore no part of `RULES`: `build.py` calls it where PDFs are wanted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from ..localize.fonts import FontTable, faces_for, missing, script_of
from ..model.diagnostics import Diagnostic, Message, error
from ..model.document import Document
from ..model.library import Library
from ..model.source import Source


def missing_glyph(library: Library, documents: tuple[Document, ...], fonts: FontTable) -> Iterator[Diagnostic]:
    """Yield an error for each locale and script of characters that no font of it has, at the first of them."""
    groups: dict[tuple[str, str], dict[str, Document]] = {}
    for document in documents:
        for character in lacking(document, fonts):
            groups.setdefault((document.locale, script_of(character)), {}).setdefault(character, document)
    for found in groups.values():
        yield _finding(found, library)


def lacking(document: Document, fonts: FontTable) -> tuple[str, ...]:
    """Return the characters of a Document that no font of its locale has."""
    own = replace(document, translations=())  # the titles in other languages are printed on screens only
    return missing("".join(_strings(own)), faces_for(fonts, document.locale))


def _finding(found: dict[str, Document], library: Library) -> Diagnostic:
    character, document = next(iter(found.items()))
    point, name = f"U+{ord(character):04X}", unicodedata.name(character, "unnamed")
    locale, count = document.locale, len(found)
    one = (Message("missing-glyph.write-other"),) if count == 1 else ()
    helps = (*one, Message("missing-glyph.name-font"), Message("missing-glyph.no-paper"))
    places = (source for source in _sources(document, library) if character in source.text)
    source = next(places, None)
    told: dict[str, str | int] = {
        "locale": locale,
        "character": character,
        "point": point,
        "name": name,
        "count": count,
    }
    if source is None:  # a label of a catalogue, which has no place in the Library
        return error("missing-glyph.in-label", None, path=document.path, **told).with_help(*helps)
    start = source.text.index(character)
    return error("missing-glyph.in-text", source.span(start, start + len(character)), **told).with_help(*helps)


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
