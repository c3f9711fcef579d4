"""A new language: works get it, with the original's text to be translated, and a catalogue to fill in.

In: a Project, its Library, a locale. Out: the texts to write.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...disk.project import Project
from ...localize import is_known
from ...localize.blank import blank_catalogue
from ...model.library import Library, OutlineEntry, Work, clause_key
from ...parse.edit import with_value, written_at
from .clause import work_named
from .refusal import ScaffoldError


def new_locale(project: Project, library: Library, tag: str, names: Sequence[str] = ()) -> dict[str, str]:
    """Return the files of a language for the works of some names, all where none is named, by path.

    Each work that has the original language is copied: outline, titles and clauses as they stand there, so that the
    project shows what is left to translate. Raises ScaffoldError for an unknown language or work, or if all have it.
    """
    if not is_known(tag):
        raise ScaffoldError("new.no-language", tag=tag)
    original = library.settings.original
    meant = [work_named(library, name) for name in names] or library.works.values()
    works = [work for work in meant if original in work.locales and tag not in work.locales]
    if not works:
        raise ScaffoldError("new.language-everywhere", tag=tag)
    files = {path: text for work in works for path, text in _work(library, work, tag).items()}
    if tag not in project.catalogues:
        files[f"locales/{tag}/LC_MESSAGES/clausebook.po"] = blank_catalogue(tag, project.messages)
    return files


def _work(library: Library, work: Work, tag: str) -> dict[str, str]:
    original = work.locales[library.settings.original]
    source = original.span.source
    text = with_value(source, ("locales", tag), written_at(source, ("locales", original.locale))).text
    files = {source.path: text}
    for entry in _entries(original.outline):
        owner, name, locale = clause_key(work.id, entry.clause, original.locale)
        clause = library.clauses.get((owner, name, locale))
        if clause and (owner, name, tag) not in library.clauses:
            files[f"clauses/{owner}/{name}.{tag}.md"] = clause.source.text
    return files


def _entries(outline: tuple[OutlineEntry, ...]) -> list[OutlineEntry]:
    return [found for entry in outline for found in (entry, *_entries(entry.within))]
