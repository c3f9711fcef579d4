"""The line up to the Documents: open, parse, resolve, check. `rendering.py` renders them, `disk/output.py` writes them.

In: a folder, a day, and the formats wanted. Out: a `Reading` with the Documents and every finding. It depends on the
files and the day, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..check import Rule, Subject, examine, gates, leveled
from ..check.missing_glyph import lacking, missing_glyph
from ..disk.project import Project, open_project, package_folder, today
from ..disk.reading import UnreadableFileError, real_folder
from ..editions import Archive, disagreements, read_archive
from ..localize.fonts import FontError, FontTable, add_fonts, open_fonts
from ..model.diagnostics import Diagnostic, Severity, error, has_errors, in_order
from ..model.history import effective_dates
from ..model.library import Library, Settings
from ..parse import parse
from ..parse.declared import read_declared
from ..parse.files import CHANGELOG
from ..render import engines
from ..resolve import resolve
from .branding import brand_faults
from .first_edition import with_first_entry
from .reading import Reading, languages_of, place_of, with_laws


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


def read_project(
    project: Project,
    found: tuple[Diagnostic, ...],
    day: date | None,
    formats: Collection[str] = (),
    choose: Callable[[Settings], tuple[Rule, ...]] = gates,
    least: Severity = Severity.ERROR,
) -> Reading:
    """Read a project as `read` does, from the texts that it has in memory; `found` is what opening it found."""
    library, wrong = with_laws(project, *parse(project.sources, project.refused))
    declared, undeclared = read_declared(tuple(project.declared.values()))
    library = replace(library, declared=declared)
    archive, damaged = read_archive(project.root)
    day = day or today(library.settings.timezone)
    library = library if damaged else with_first_entry(library, archive, day)
    languages, unlabelled = languages_of(project, library, archive)
    readable = CHANGELOG not in library.unread  # one cause gives one finding
    found = (*found, *(damaged or (disagreements(archive, library) if readable else ())))
    documents, unresolved = resolve(library, languages, working_day(day, library, archive))
    reading = Reading(
        project=project,
        library=None if library.settings.lacking else library,
        languages=languages,
        fonts=open_fonts(package_folder() / "templates" / "fonts"),
        documents=documents,
        diagnostics=(*found, *brand_faults(project, library.settings), *wrong, *undeclared, *unlabelled, *unresolved),
        archive=archive,
        day=day,
        subject=Subject(library=library, documents=documents, languages=languages, day=day, least=least),
    )
    return with_findings(reading, formats, choose)


def with_findings(
    reading: Reading, formats: Collection[str] = (), choose: Callable[[Settings], tuple[Rule, ...]] = gates
) -> Reading:
    """Return a reading of a project with what the chosen rules find in it, and what its fonts lack for `formats`."""
    subject, fonts, unprinted = reading.subject, reading.fonts, reading.unprinted
    if subject is None:
        raise ValueError("no rule looks at a reading of what was published")
    library, documents, settings = subject.library, subject.documents, subject.library.settings
    examined = examine(subject, choose(settings))
    found = (*reading.diagnostics, *examined.findings)
    if engines(formats):
        fonts, unusable = _add_fonts(fonts, reading.project, settings)
        found = (*found, *unusable)
        if not has_errors(found):  # what stands for a name that leads nowhere is no fault of the fonts
            boxes = [leveled(one, settings) for one in missing_glyph(library, documents, fonts)]
            found = (*found, *boxes)
            unprinted = frozenset(one.path for one in documents if lacking(one, fonts)) if boxes else unprinted
    told = in_order(found)
    return replace(reading, fonts=fonts, diagnostics=told, covered=examined.covered, unprinted=unprinted)


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
            place = place_of(settings.span.source, name) or settings.span
            found.append(replace(cause.finding(name), span=place))
        except FontError as cause:
            path = cause.path.relative_to(project.root) if cause.path.is_relative_to(project.root) else cause.path
            place = place_of(settings.span.source, path.as_posix()) or settings.span
            found.append(error("font-unusable.font", place, file=path.as_posix(), cause=cause.message))
    return fonts, tuple(found)
