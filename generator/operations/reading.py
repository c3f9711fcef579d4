"""A project as far as it was read, and what the site of a day is made of.

In: a folder and a day. Out: a `Reading`. Nothing here looks at the working text, nor imports what does: who publishes
or verifies a site does not wait for the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..disk.project import SETTINGS, Project, law_sources, open_project, package_folder, today
from ..editions import Archive, read_archive
from ..localize import Language, direction_of, open_language
from ..localize.fonts import FontTable, open_fonts
from ..model.diagnostics import Diagnostic, in_order
from ..model.document import Document
from ..model.library import Library, Settings, Work
from ..model.source import Source, Span
from ..model.written import Waiver
from ..parse import parse
from ..parse.files import FOLDER
from ..parse.scope import laws_in_scope
from ..redline.notes import Label, plainly
from ..resolve.duties import unknown_names
from .branding import brand_faults

if TYPE_CHECKING:
    from ..check import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A project as far as it could be read.

    `library` is None where its settings are unusable, the time zone among them. `documents` are the working text,
    `archive` what was frozen of it before. `subject` is what the rules looked at; `covered` says how many findings each
    waiver hides. `unprinted` are the paths of Documents that no paper is made of: its fonts lack characters of theirs.
    """

    project: Project
    library: Library | None
    languages: Mapping[str, Language]
    fonts: FontTable
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    archive: Archive
    day: date
    subject: Subject | None = None
    covered: Mapping[Waiver, int] = field(default_factory=dict)
    unprinted: frozenset[str] = frozenset()

    @property
    def settled(self) -> Library:
        """The Library of a project whose settings are usable. Raises ValueError for one of which nothing is made."""
        if self.library is None:
            raise ValueError("nothing is made of a project whose settings are unusable")
        return self.library

    def label(self, locale: str) -> Label:
        """Return the words of a language; English ones for one that the project does not speak any more."""
        language = self.languages.get(locale)
        return language.label if language else plainly


def settings_of(root: Path) -> Settings:
    """Return what `clausebook.yaml` says; whatever is wrong with it is told by other commands."""
    return parse(open_project(root)[0].sources)[0].settings


def read_site(root: Path, day: date | None) -> Reading:
    """Read what the site of a day is made of: settings, editions, catalogues and templates.

    Of the working text there is which work amends which, as far as that can be read, and nothing else: no fault of a
    draft is found.
    """
    project, found = open_project(root)
    ours = tuple(one for one in found if one.span is None or not one.span.source.path.startswith(f"{FOLDER}/"))
    settings = {path: source for path, source in project.sources.items() if path == SETTINGS}
    library, wrong = parse(settings, project.refused)
    archive, damaged = read_archive(root)
    languages, unlabelled = languages_of(project, library, archive)
    branded = brand_faults(project, library.settings)
    return Reading(
        project=project,
        library=None if library.settings.lacking else replace(library, works=_works(project)),
        languages=languages,
        fonts=open_fonts(package_folder() / "templates" / "fonts"),
        documents=(),
        diagnostics=in_order((*ours, *branded, *wrong, *damaged, *unlabelled)),
        archive=archive,
        day=day or today(library.settings.timezone),
    )


def _works(project: Project) -> Mapping[str, Work]:
    """Return the works whose `work.yaml` can be read."""
    chosen = (SETTINGS, "work.yaml")
    sources = {path: source for path, source in project.sources.items() if path.rpartition("/")[2] in chosen}
    return parse(sources, project.refused)[0].works


def languages_of(
    project: Project, library: Library, archive: Archive
) -> tuple[Mapping[str, Language], tuple[Diagnostic, ...]]:
    """Open a Language for every locale of the works and of frozen texts that has a catalogue.

    `resolve` reports works without one, whoever prints a frozen text that text.

    The original is the first, and so the one that a site begins with and that search engines fall back to.
    """
    original = library.settings.original
    locales = {locale for work in library.works.values() for locale in work.locales}
    locales |= {document.locale for frozen in archive.editions for document in frozen.manifest.documents}
    wanted = sorted(locales, key=lambda locale: (locale != original, locale))
    opened = {
        locale: open_language(
            locale,
            direction_of(locale, library.settings.directions),
            project.catalogues[locale],
            project.messages,
        )
        for locale in wanted
        if locale in project.catalogues
    }
    languages = {locale: language for locale, (language, _) in opened.items() if language}
    return languages, tuple(finding for _, findings in opened.values() for finding in findings)


def with_laws(
    project: Project, library: Library, found: tuple[Diagnostic, ...]
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Return a Library with the law that its works answer, and what is `found`; without a scope none is read."""
    if not any(work.scope or work.jurisdiction for work in library.works.values()):
        return library, found
    laws, wrong = laws_in_scope(library, law_sources(project.laws.values()))
    unread = {one.span.source.path: one.span.source.text for one in wrong if one.span}
    known = replace(library, laws=laws, unread=MappingProxyType({**library.unread, **unread}))
    return known, (*found, *wrong, *unknown_names(known))


def place_of(source: Source, text: str) -> Span | None:
    """Return where a text first stands in a source, None where it does not."""
    start = source.text.find(text)
    return source.span(start, start + len(text)) if start >= 0 else None
