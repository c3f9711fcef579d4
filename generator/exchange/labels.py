"""Titles and descriptions of works: texts of work.yaml that go to translators as units without codes.

In: a Library and a locale. Out: their units; and what puts new ones into the file. Nobody accepts them, since no digest
of what they were made from is kept: one that says the same as the original is new, any other was never compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.blocks import BlockPart
from ..model.library import Library, Work
from ..model.registries import TextWithFacts
from ..model.source import Source
from ..model.written import FactUse, Text
from ..parse.edit import with_value
from .coded import plain, tidied
from .returned import TAKEN, Outcome
from .units import NEW, UNREAD, TextUnit

_KEYS = ("title", "description")


def labels_of(library: Library, locale: str) -> Mapping[str, tuple[TextUnit, ...]]:
    """Return the units of each work that speaks both languages."""
    works = (work for work in library.works.values() if {locale, library.settings.original} <= work.locales.keys())
    return {work.id: tuple(_units(work, library.settings.original, locale)) for work in works}


def _units(work: Work, original: str, locale: str) -> Iterator[TextUnit]:
    first, own = work.locales[original], work.locales[locale]
    for key in _KEYS:
        source, target = (tidied((_written(getattr(one, key)),)) for one in (first, own))
        there = () if target == source else target
        run = (Text(text=plain(source), span=first.span),)
        if source:
            yield TextUnit(
                id=f"{work.id}#{key}",
                part=BlockPart(name=key, node=run, run=run, within=()),
                source=source,
                target=there,
                state=UNREAD if there else NEW,
            )


def _written(line: str | TextWithFacts) -> str:
    """Return a line as work.yaml has it: a fact is words to the translator, and `check` finds one that was altered."""
    if isinstance(line, str):
        return line
    return "".join(one.text if isinstance(one, Text) else _fact(one) for one in line)


def _fact(use: FactUse) -> str:
    return f"{{{{ {use.fact} as {use.form} }}}}" if use.form else f"{{{{ {use.fact} }}}}"


def relabelled(source: Source, work: str, locale: str, outcomes: Mapping[str, Outcome]) -> Source:
    """Return a work.yaml with the titles and descriptions that came. Raises EditError."""
    for key in _KEYS:
        came = outcomes.get(f"{work}#{key}")
        if came and came.word == TAKEN:
            source = with_value(source, ("locales", locale, key), plain(came.came.target), _KEYS)
    return source
