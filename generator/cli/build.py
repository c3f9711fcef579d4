"""`clausebook build`: from clauses to the published tree."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Diagnostic, Message, Severity
from .frozen import unaltered
from .gathering import answer
from .help import command, option
from .speech import say
from .talk import (
    MISSING,
    as_of_option,
    fails,
    note,
    project_option,
    put,
    show_findings,
    stop_with,
    usage_error,
)

if TYPE_CHECKING:
    from ..model.artifact import Artifact, Kept
    from ..model.document import Document
    from ..operations.answers import BuiltText
    from ..operations.orders import RenderOrder
    from ..operations.reading import Reading
    from ..render import Rendering


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the command talks: not at all, or at length."""

    quiet: bool
    verbose: bool


def _no_format(unknown: tuple[str, ...], known: tuple[str, ...]) -> str:
    if not unknown:
        return say("build.format-nothing", known=known)
    return say("build.no-format", unknown=unknown, known=known)


def _formats(context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    if context.resilient_parsing:  # a shell completes the call
        return ()
    from ..render import known, usual

    if value is None:
        return usual()
    wanted = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in known()]
    if unknown or not wanted:
        raise click.BadParameter(_no_format(tuple(unknown), known()))
    return wanted


@command(help="build.about")
@project_option
@as_of_option
@option("--work", "works", multiple=True, metavar="ID", help="options.only-work")
@option("--locale", "locales", multiple=True, metavar="TAG", help="options.only-language")
@option("--format", "formats", callback=_formats, metavar="LIST", help="build.help-format")
@option("--out", type=click.Path(file_okay=False, path_type=Path), help="build.help-out")
@option(
    "--heading-level",
    type=click.IntRange(1, 4),
    default=2,
    show_default=True,
    help="build.help-heading-level",
)
@option("--jobs", type=click.IntRange(1, 64), help="build.help-jobs")
@option("--draft", is_flag=True, help="build.help-draft")
@option("--fresh", is_flag=True, help="build.help-fresh")
@option("--strict", is_flag=True, help="build.help-strict")
@option("-q", "--quiet", is_flag=True, help="build.help-quiet")
@option("-v", "--verbose", is_flag=True, help="build.help-verbose")
def build(
    root: Path,
    day: date | None,
    out: Path | None,
    works: tuple[str, ...],
    locales: tuple[str, ...],
    formats: tuple[str, ...],
    heading_level: int,
    jobs: int | None,
    **flags: bool,
) -> None:
    """Build the published pages, PDFs and JSON into output/."""
    from ..disk.output import write
    from ..editions.folder import is_released
    from ..operations.extent import Extent
    from ..operations.orders import frozen_order, working_order

    manner = Manner(quiet=flags["quiet"], verbose=flags["verbose"])
    severities = ("error", "warning") if flags["strict"] else ("error",)
    frozen = is_released(root) and not flags["draft"]
    reading = _read(root, day, formats, strict=flags["strict"], frozen=frozen)
    _stop_on(reading.diagnostics, severities)
    extent = Extent(works=works, locales=locales, formats=formats, heading_level=heading_level)
    folder = out or root / "output"
    if root.resolve().is_relative_to(folder.resolve()):
        raise usage_error("build.out-holds-project", folder=folder)
    previous = None if flags["fresh"] else folder
    with unaltered():
        if frozen:
            order = frozen_order(reading, day, extent, previous, jobs)
        else:
            order = working_order(reading, extent, previous, jobs, draft=flags["draft"])
    made = _Made(found=list(reading.diagnostics))
    with _progress(order, formats, manner) as steps:
        write(made.artifacts(steps, lambda: _stop_on(made.found, severities)), folder, order.about)
    _tell(made, order, folder, manner)
    _tell_unwritten(formats, made.paths, manner)
    if frozen and not day and not manner.quiet:
        _tell_draft(root)
    _stop_on_missing(made.found)


def _read(root: Path, day: date | None, formats: Sequence[str], *, strict: bool, frozen: bool) -> Reading:
    """Return what is to be printed: of a frozen site no fault of the working text is found."""
    from ..check import rules_from
    from ..operations import build as line
    from ..operations.reading import read_site

    least = Severity.WARNING if strict else Severity.ERROR
    if frozen:
        return read_site(root, day)
    return line.read(root, day, formats, lambda settings: rules_from(least, settings), least)


@dataclass(slots=True, kw_only=True)
class _Made:
    """What was rendered so far: the paths of the files, and every finding."""

    found: list[Diagnostic]
    paths: list[str] = field(default_factory=list)

    def artifacts(self, renderings: Iterable[Rendering], stop: Callable[[], None]) -> Iterator[Artifact | Kept]:
        """Yield the artifacts of renderings as they come; in the end `stop` may end the run before anything changes."""
        for rendering in renderings:
            self.found += rendering.diagnostics
            self.paths += [file.path for file in rendering.files]
            yield from rendering.files
        stop()


def _stop_on(diagnostics: Sequence[Diagnostic], severities: Sequence[str]) -> None:
    if fails(diagnostics, severities):
        stop_with(diagnostics, "usage.nothing-written")


@contextmanager
def _progress(order: RenderOrder, formats: Sequence[str], manner: Manner) -> Iterator[Iterable[Rendering]]:
    """Show a bar on a terminal while an engine prints."""
    from ..render import engines

    if manner.quiet or not engines(formats) or not sys.stderr.isatty():
        yield order.renderings
        return
    with click.progressbar(
        order.renderings, length=order.count + 1, label=say("build.printing"), file=sys.stderr
    ) as bar:
        yield bar


def _tell(made: _Made, order: RenderOrder, folder: Path, manner: Manner) -> None:
    from ..render.addresses import INDEX

    for text in () if manner.quiet else order.said:
        note(text)
    show_findings(made.found)
    answer(documents=tuple(map(_plain, order.documents)), files=tuple(str(folder / path) for path in made.paths))
    if not manner.quiet:
        pages = [path for path in made.paths if manner.verbose or path.endswith(INDEX)]
        for path in pages or made.paths:
            put(folder / path)
        files = Message("count.files", count=len(made.paths))
        documents = Message("count.documents", count=len(order.documents))
        note("build.done", documents=documents, files=files, folder=folder)


def _tell_unwritten(formats: Sequence[str], paths: Sequence[str], manner: Manner) -> None:
    """Say which formats were asked for and came to nothing; why is a finding."""
    from ..render import unwritten

    for name in () if manner.quiet else unwritten(formats, paths):
        note("build.nothing-as", format=name)


def _tell_draft(root: Path) -> None:
    """Say which working texts are not those that were printed, how to see them, and what waits with them."""
    from ..operations.build import read
    from ..operations.extent import texts_named
    from ..operations.release import differences
    from ..operations.release.waiting import waiting

    reading = read(root, None, choose=lambda _: ())
    errors = sum(finding.severity is Severity.ERROR for finding in reading.diagnostics)
    if errors:
        note("build.draft-errors", count=errors)
        return
    found = differences(reading.archive, reading.documents)
    drafts = [(one.work, one.locale) for one in found if one.changed or (one.new and not one.old)]
    if drafts:
        note("build.drafts", texts=texts_named(drafts))
    for setting in waiting(found, reading.library.works if reading.library else {}):
        note(setting)


def _plain(document: Document) -> BuiltText:
    from ..operations.answers import BuiltText

    return BuiltText(
        work=document.work,
        locale=document.locale,
        edition=document.edition,
        title=document.title,
        path=document.path,
        dates={stamped.kind: stamped.day for stamped in document.dates},
    )


def _stop_on_missing(found: Sequence[Diagnostic]) -> None:
    from ..operations.rendering import MISSING_LIBRARY

    if any(finding.rule == MISSING_LIBRARY for finding in found):
        sys.exit(MISSING)
