"""The first edition: it needs no entry of the changelog, and what older entries tell of is frozen before the newest.

In: a Library, what is frozen, a day. Out: the Library with the entry that adopts all of it, where nobody wrote one; the
changelog with that entry; and the entries to freeze one after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..editions import Archive
from ..editions.lookup import last_texts
from ..model.change import FIRST
from ..model.history import entries_of, order, replay
from ..model.library import Edition, Library, Work, WorkChange
from ..model.source import Source
from ..parse.edit import with_item
from ..parse.files import CHANGELOG


def with_first_entry(library: Library, archive: Archive, day: date) -> Library:
    """Return a Library in which every work is adopted on `day`, if no entry says anything and nothing is frozen."""
    if archive.editions or library.changelog or CHANGELOG in library.unread or not library.works:
        return library
    works = tuple(_adoption(work) for _, work in sorted(library.works.items()))
    place = works[0].span
    edition = Edition(
        id=day.isoformat(), day=day, works=works, cancels=None, notes=None, span=place, cancels_span=place
    )
    return replace(library, changelog=(edition,), history=replay((edition,)))


def _adoption(work: Work) -> WorkChange:
    return WorkChange(
        work=work.id,
        change=FIRST,
        locales=(),
        effective=None,
        version=None,
        clauses=(),
        because=None,
        reasons=(),
        summary={},
        span=work.span,
        effective_span=work.span,
    )


def is_unwritten(edition: Edition) -> bool:
    """Say whether an entry stands in no file."""
    return edition.span.source.path != CHANGELOG


def written(edition: Edition, changelog: Source) -> Source:
    """Return the changelog with an entry that stood in no file. Raises EditError where it has no place for one."""
    works = {one.work: {"change": one.change.value} for one in edition.works}
    return with_item(changelog, (0,), {"edition": edition.id, "works": works})


# --- one entry after another ------------------------------------------------------------------------------------------


def in_turn(archive: Archive, library: Library) -> tuple[Edition, ...]:
    """Return the entries to freeze, oldest first: the newest, if it is not frozen, and what comes before it.

    That is each entry since the last edition that holds a text of which nothing was frozen.
    """
    newest = library.changelog[0] if library.changelog else None
    if newest is None or archive.find(newest.id):
        return ()
    held, last = set(_holders(archive, library).values()), archive.newest
    since = (one for one in reversed(library.changelog[1:]) if last is None or order(one.id) > order(last.id))
    return (*(one for one in since if one.id in held), newest)


def awaited(edition: Edition, archive: Archive, library: Library) -> frozenset[tuple[str, str]]:
    """Return the texts that another entry than `edition` is frozen with, before it or after it."""
    others = {one.id for one in in_turn(archive, library)} - {edition.id}
    return frozenset(key for key, holder in _holders(archive, library).items() if holder in others)


def _holders(archive: Archive, library: Library) -> Mapping[tuple[str, str], str]:
    """Return for each text of which nothing was frozen the entry that it is the text of: the newest that names it."""
    frozen = last_texts(archive.editions, None)[0]
    return {key: id for key, id in _newest(library) if key not in frozen}


def _newest(library: Library) -> Iterator[tuple[tuple[str, str], str]]:
    for work in library.works.values():
        for locale in work.locales:
            own = [one for one in entries_of(library.history, work.id, locale) if not one.cancelled]
            if own:
                yield (work.id, locale), own[-1].edition
