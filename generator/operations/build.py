"""The line up to the Documents: open, parse, resolve, check. `rendering.py` renders them, `disk/output.py` writes them.

In: a folder, a day, and the formats wanted. Out: a `Reading` with the Documents and every finding. It depends on the
files and the day, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..check import Rule, Subject, examine, gates, leveled
from ..check.missing_glyph import lacking, missing_glyph
from ..disk.project import SETTINGS, Project, open_project, package_folder, today
from ..disk.reading import UnreadableFileError, real_folder
from ..editions import Archive, disagreements, read_archive
from ..localize import Language, direction_of, open_language
from ..localize.fonts import FontError, FontTable, add_fonts, open_fonts
from ..model.diagnostics import Diagnostic, Severity, error, has_errors, in_order
from ..model.document import Document
from ..model.history import effective_dates
from ..model.library import Library, Settings, Work
from ..model.source import Source, Span
from ..model.written import Waiver
from ..parse import parse
from ..parse.files import FOLDER
from ..parse.new_entry import PATH as CHANGELOG
from ..render import engines
from ..resolve import resolve

_NO_ARCHIVE = Archive(editions=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A project as far as it could be read.

    `library` is None where its settings are unusable, `day` where their time zone is. `documents` are the working text,
    `archive` what was frozen of it before. `subject` is what the rules looked at; `covered` says how many findings each
    waiver hides. `unprinted` are the paths of Documents that no paper is made of: its fonts lack characters of theirs.
    """

    project: Project
    library: Library | None
    languages: Mapping[str, Language]
    fonts: FontTable
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    archive: Archive = _NO_ARCHIVE
    day: date | None = None
    subject: Subject | None = None
    covered: Mapping[Waiver, int] = field(default_factory=dict)
    unprinted: frozenset[str] = frozenset()


def read(
    root: Path,
    day: date | None,
    formats: Collection[str] = (),
    choose: Callable[[Settings], tuple[Rule, ...]] = gates,
    least: Severity = Severity.ERROR,
) -> Reading:
    """Read the project in `root` as of `day` (None: today in its time zone) and check it for `formats`.

    Those that an engine lays out on paper need fonts with a glyph for every character.
    `choose` says which rules to run, `least` which of their findings matter; unless they are given, those that can stop
    a build, for their errors alone.
    """
    project, found = open_project(root)
    return read_project(project, found, day, formats, choose, least)


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
    languages, unlabelled = _languages(project, library, archive)
    day, unknown = _day(library.settings, day)
    return Reading(
        project=project,
        library=None if library.settings.lacking else replace(library, works=_works(project)),
        languages=languages,
        fonts=open_fonts(package_folder() / "templates" / "fonts"),
        documents=(),
        diagnostics=in_order((*ours, *wrong, *damaged, *unlabelled, *unknown)),
        archive=archive,
        day=None if unknown else day,
    )


def _works(project: Project) -> Mapping[str, Work]:
    """Return the works whose `work.yaml` can be read."""
    chosen = (SETTINGS, "work.yaml")
    sources = {path: source for path, source in project.sources.items() if path.rpartition("/")[2] in chosen}
    return parse(sources, project.refused)[0].works


def read_project(
    project: Project,
    found: tuple[Diagnostic, ...],
    day: date | None,
    formats: Collection[str] = (),
    choose: Callable[[Settings], tuple[Rule, ...]] = gates,
    least: Severity = Severity.ERROR,
) -> Reading:
    """Read a project as `read` does, from the texts that it has in memory; `found` is what opening it found."""
    fonts = open_fonts(package_folder() / "templates" / "fonts")
    library, wrong = parse(project.sources, project.refused)
    archive, damaged = read_archive(project.root)
    languages, unlabelled = _languages(project, library, archive)
    day, unknown = _day(library.settings, day)
    readable = CHANGELOG not in library.unread  # one cause gives one finding
    found = (*found, *(damaged or (disagreements(archive, library) if readable else ())))
    documents, unresolved = resolve(library, languages, working_day(day, library, archive))
    subject = Subject(library=library, documents=documents, languages=languages, day=day, least=least)
    examined = examine(subject, choose(library.settings))
    found = (*found, *wrong, *unlabelled, *unknown, *unresolved, *examined.findings)
    unprinted: frozenset[str] = frozenset()
    if engines(formats):
        fonts, unusable = _add_fonts(fonts, project, library.settings)
        found = (*found, *unusable)
        if not has_errors(found):  # what stands for a name that leads nowhere is no fault of the fonts
            boxes = [leveled(one, library.settings) for one in missing_glyph(library, documents, fonts)]
            found = (*found, *boxes)
            unprinted = frozenset(one.path for one in documents if lacking(one, fonts)) if boxes else unprinted
    return Reading(
        project=project,
        library=None if library.settings.lacking else library,
        languages=languages,
        fonts=fonts,
        documents=documents,
        diagnostics=in_order(found),
        archive=archive,
        day=None if unknown else day,
        subject=subject,
        covered=examined.covered,
        unprinted=unprinted,
    )


def _languages(
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


def _day(settings: Settings, day: date | None) -> tuple[date, tuple[Diagnostic, ...]]:
    """Return the day given or today, that of UTC in a zone that nobody knows, which is a finding."""
    try:
        now = today(settings.timezone)  # asked even where a day is given, so that a wrong zone is always told
        return day or now, ()
    except LookupError:
        place = _place(settings.span.source, settings.timezone) or settings.span
        unknown = error("unknown-timezone.timezone", place, timezone=settings.timezone)
        return today("UTC"), (unknown.with_help("unknown-timezone.form"),)


def working_day(day: date, library: Library, archive: Archive) -> date:
    """Return the day to resolve the working text for: where texts are frozen, the day on which all of it is in force.

    What an earlier day read is then asked of the archive.
    """
    days = effective_dates(library.history) if archive.editions else {}
    return max([day, *days.values()])


def _add_fonts(fonts: FontTable, project: Project, settings: Settings) -> tuple[FontTable, tuple[Diagnostic, ...]]:
    """Return the table with the project's own fonts, and what is wrong with them."""
    found: list[Diagnostic] = []
    within = real_folder(project.root)
    for locale, own in settings.fonts.items():
        try:
            fonts = add_fonts(fonts, locale, own.family, [project.root / file for file in own.files], within)
        except UnreadableFileError as cause:
            name = Path(cause.path).relative_to(project.root).as_posix()
            place = _place(settings.span.source, name) or settings.span
            found.append(replace(cause.finding(name), span=place))
        except FontError as cause:
            path = cause.path.relative_to(project.root) if cause.path.is_relative_to(project.root) else cause.path
            place = _place(settings.span.source, path.as_posix()) or settings.span
            found.append(error("font-unusable.font", place, file=path.as_posix(), cause=cause.message))
    return fonts, tuple(found)


def _place(source: Source, text: str) -> Span | None:
    start = source.text.find(text)
    return source.span(start, start + len(text)) if start >= 0 else None
