"""What the registries of a project say of its words in a language: terms, and names of parties and recipients.

In: a Library and a locale. Out: a `Speech`, by which changes are judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.library import Library
from ...model.registries import Party, legal_names
from .harmless import Speech


def speech_of(library: Library, locale: str) -> Speech:
    """Return what capitals and names mean in a language of a project."""
    return Speech(locale=locale, terms=tuple(_terms(library, locale)), names=names_in(library, locale))


def names_in(library: Library, locale: str) -> tuple[str, ...]:
    """Return the names of parties and recipients in a language: to put one in or take one out is no slip of the pen."""
    parties = [
        names for fact in library.facts.values() if isinstance(fact, Party) for names in (fact.name, legal_names(fact))
    ]
    recipients = [one.name for inventory in library.inventories.values() for one in inventory.recipients.values()]
    found = {texts.get(locale, texts.get("")) for texts in (*parties, *recipients)}
    return tuple(sorted(name for name in found if name))


def _terms(library: Library, locale: str) -> Iterator[str]:
    for term in library.terms.values():
        yield from filter(None, (term.form.get(locale, term.form.get("")), *term.allowed.get(locale, ())))
