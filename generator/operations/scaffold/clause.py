"""A new clause: a file for each language of the work, and the line of each outline; or why a language has none.

In: a Library, the work, an id. Out: the texts to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count

from ...languages import SPOKEN
from ...model.diagnostics import Message, did_you_mean
from ...model.library import Library, Work, WorkLocale, walk_outline
from ...model.source import Source
from ...parse.edit import KeyPath, with_item, with_value
from ...parse.values import guess_name, is_name
from .outline import path_to
from .refusal import ScaffoldError


def new_clause(
    library: Library, work: str, name: str, *, titles: Mapping[str, str], after: str | None, locales: Sequence[str]
) -> dict[str, str]:
    """Return the files of a clause `name` in `locales` (all of the work's if there are none), by path.

    `titles` are by language, "" for those that have none of their own; else the name in words is the title. A clause
    without a name gets one of its English title where that gives any.
    One that is not told where to stand stands as in the language that has it already, or else at the end.
    Raises ScaffoldError for an unknown work, locale or clause to stand behind, and for a clause that exists.
    """
    owner = work_named(library, work)
    chosen = [_locale(owner, tag) for tag in locales or owner.locales]
    titled = {_locale(owner, tag).locale: title for tag, title in titles.items() if tag}
    name = name or _free_name(library, work, titles)
    taken = [key for key in library.clauses if key[:2] == (work, name) and key[2] in {own.locale for own in chosen}]
    if taken:
        raise ScaffoldError("new.file-exists", file=f"clauses/{work}/{name}.{taken[0][2]}.md")
    listed = ([entry.clause for entry in walk_outline(own.outline)] for own in owner.locales.values())
    before = next((names[: names.index(name)] for names in listed if name in names), [])
    outline, other = _outlined(chosen, name, after, before), titles.get("") or in_words(name)
    return {outline.path: outline.text} | {
        f"clauses/{work}/{name}.{own.locale}.md": f"# {titled.get(own.locale) or other}\n\n…\n" for own in chosen
    }


def in_words(name: str) -> str:
    """Return a name as a title."""
    return name.replace("-", " ").capitalize()


def _free_name(library: Library, work: str, titles: Mapping[str, str]) -> str:
    """Return a name that no clause of a work has: of a title, an English one first, else `clause-1` and so on."""
    taken = {name for owner, name, _ in library.clauses if owner == work}
    ordered = sorted(titles, key=lambda tag: tag.partition("-")[0] != SPOKEN)
    guesses = chain((guess_name(titles[tag]) for tag in ordered), (f"clause-{number}" for number in count(1)))
    return next(one for one in guesses if is_name(one) and one not in taken)


def absence(library: Library, work: str, name: str, *, locale: str, reason: str) -> dict[str, str]:
    """Return the file in which a work says why it has no clause `name` in a language, by path.

    Raises ScaffoldError for an unknown work, locale or clause, and for a clause that the language has.
    """
    owner = work_named(library, work)
    own = _locale(owner, locale)
    known = {entry.clause for one in owner.locales.values() for entry in walk_outline(one.outline)}
    if name not in known:
        hint = did_you_mean(name, known) or _list(known)
        raise ScaffoldError("new.unknown-clause", locale=locale, clause=name, hint=hint)
    if path_to(own.outline, name) is not None:
        raise ScaffoldError("new-absence.there", locale=locale, clause=name)
    source = with_value(own.span.source, ("locales", locale, "absent", name), reason)
    return {source.path: source.text}


def work_named(library: Library, work: str) -> Work:
    """Return a work of the library; raises ScaffoldError where it has none of this name."""
    if work not in library.works:
        hint = did_you_mean(work, library.works) or _list(library.works)
        raise ScaffoldError("new.unknown-work", work=work, hint=hint)
    return library.works[work]


def _locale(work: Work, tag: str) -> WorkLocale:
    if tag not in work.locales:
        raise ScaffoldError("new.unknown-language", work=work.id, tag=tag, hint=_list(work.locales))
    return work.locales[tag]


def _list(names: Iterable[str]) -> Message:
    return Message("help.there-are", names=tuple(sorted(names)))


def _outlined(locales: Sequence[WorkLocale], name: str, after: str | None, before: Sequence[str]) -> Source:
    """Return work.yaml with the clause in the outline of each locale."""
    source = locales[0].span.source
    for own in locales:
        *way, place = _place(own, after, before)
        source = with_item(source, ("locales", own.locale, "outline", *way, int(place) + 1), name)
    return source


def _place(locale: WorkLocale, after: str | None, before: Sequence[str]) -> KeyPath:
    if after is None:
        known = (path_to(locale.outline, one) for one in reversed(before))
        return next(filter(None, known), (len(locale.outline) - 1,))
    found = path_to(locale.outline, after)
    if found is None:
        entries = [entry.clause for entry in walk_outline(locale.outline)]
        hint = did_you_mean(after, entries) or Message("help.there-are", names=tuple(entries))
        raise ScaffoldError("new.unknown-clause", locale=locale.locale, clause=after, hint=hint)
    return found
