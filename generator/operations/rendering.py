"""Render Documents in the wanted formats, in this process or in several, and keep what an engine need not print again.

In: a `RenderSetup` and Documents. Out: a `Rendering` for each Document, in their order, then one for the landing page.
A rendering depends on its Document and the RenderSetup alone, so it does not matter which process makes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import __version__
from ..disk.project import Project, cores
from ..disk.reading import UnreadableFileError, read_file
from ..disk.tree import Tree, digest, read_tree
from ..disk.workers import FORKS, StoppedError, each
from ..localize.fonts import LARGEST, faces_for
from ..model.artifact import Artifact
from ..model.codec import encode
from ..model.diagnostics import Diagnostic, warning
from ..model.document import Document
from ..model.theme import NO_THEME, published
from ..render import Engine, Format, Rendering, Site, chosen, engines
from ..render.addresses import homes
from ..render.apart import LIMITS, prints_here, stopped
from ..render.site import NOTHING, joined
from .reading import Reading

MISSING_LIBRARY = "missing-library"
"""The rule of the finding that stands for all files which this machine cannot print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderSetup:
    """What renders: a Site, the formats in order, and a digest of all but the text that decides an engine's files."""

    site: Site
    formats: tuple[str, ...]
    ingredients: str


Task = tuple[Document, Mapping[str, Artifact]]
"""A Document to render, and by format the files of an earlier build that would come out the same."""


def set_up(
    reading: Reading, formats: Collection[str], *, heading_level: int = 2, banner: str | None = None
) -> RenderSetup:
    """Return the RenderSetup for a Reading without errors."""
    site = site_of(reading, formats, heading_level=heading_level, banner=banner)
    wanted = tuple(one.name for one in chosen(formats))
    needed = engines(formats)
    return RenderSetup(
        site=site, formats=wanted, ingredients=_ingredients(reading.project, site, needed) if needed else ""
    )


def site_of(reading: Reading, formats: Collection[str], *, heading_level: int = 2, banner: str | None = None) -> Site:
    """Return the Site of a Reading without errors, on which these formats are printed."""
    settings, static = reading.settled.settings, reading.project.static
    whole = all(one.text in static for one in settings.theme.files)  # else a finding says so
    return Site(
        base_url=settings.base_url,
        languages=reading.languages,
        templates=dict(reading.project.templates),
        formats=frozenset(formats),
        missing=frozenset(path for one in reading.documents for path in _left_out(one, reading, formats)),
        heading_level=heading_level,
        index=settings.index,
        banner=banner,
        fonts={locale: faces_for(reading.fonts, locale) for locale in reading.languages},
        theme=settings.theme if whole else NO_THEME,
        static={path: published(path, data) for path, data in static.items()},
        allowed=tuple((name, one) for name, own in settings.csp.items() for one in own),
        homes=homes(reading.languages, _addresses(reading)),
        reference=reading.project.reference,
        first=settings.landing,
    )


def _addresses(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the language and the address of every text that a site of the day may have."""
    yield from ((one.locale, one.path) for one in reading.documents)
    for frozen in reading.archive.editions:
        if frozen.day <= reading.day:
            yield from ((one.locale, one.path) for one in frozen.manifest.documents)


def _left_out(document: Document, reading: Reading, formats: Collection[str]) -> Iterator[str]:
    """Yield the paths of the files that an engine would print of a Document, were there a font for its characters."""
    for one in chosen(formats) if document.path in reading.unprinted else ():
        yield from (document.path + name for name in one.names(document.work, document.locale) if one.engine)


def render_all(
    setup: RenderSetup, documents: Sequence[Document], *, previous: Path | None = None, jobs: int = 1
) -> Iterator[Rendering]:
    """Yield the Rendering of each Document, then what stands once for all; `previous` is an output folder to keep from.

    Where the library of an engine is missing, everything else is rendered, and one warning says so.
    """
    tree = read_tree(previous) if previous else None
    work = [(document, _kept(setup, document, tree)) for document in documents]
    lacking = dict(_lacking(setup, work))
    if lacking:
        setup = _without(setup, lacking)
    yield from _map(setup, work, jobs)
    yield from (one.cover.render(documents, setup.site, {}) for one in chosen(setup.formats) if one.cover)
    if lacking:
        yield Rendering(artifacts=(), diagnostics=tuple(lacking.values()))


def paying_jobs(formats: Collection[str]) -> int:
    """Return how many processes pay for formats: several only for an engine, and only where a process forks."""
    return cores() if FORKS and engines(formats) else 1


def _map(setup: RenderSetup, work: Sequence[Task], jobs: int) -> Iterator[Rendering]:
    """Render in this process, or in others where there are several jobs and Documents.

    An engine always runs in others, where it can be limited: whatever a text makes it do ends there. Where this is
    one of them, or has printed itself, no other is made of it for that.
    """
    limits = LIMITS if _unprinted(setup, work) else None
    if limits and prints_here():
        limits, jobs = None, 1
    try:
        yield from each(partial(_render_task, setup), work, jobs, limits)
    except StoppedError as cause:
        yield Rendering(artifacts=(), diagnostics=(stopped(work[cause.number][0]),))


def _unprinted(setup: RenderSetup, work: Sequence[Task]) -> tuple[tuple[str, Engine], ...]:
    """Return the formats of which an engine has to print a file, each with its engine."""
    dear = [(one.name, one.engine) for one in chosen(setup.formats) if one.engine]
    return tuple((name, engine) for name, engine in dear if any(name not in kept for _, kept in work))


def _render_task(setup: RenderSetup, task: Task) -> Rendering:
    document, kept = task
    return joined(*(_render(one, setup, document, kept.get(one.name)) for one in _printed(setup, document)))


def _printed(setup: RenderSetup, document: Document) -> tuple[Format, ...]:
    """Return the formats that a Document is printed in."""
    paths = ((one, document.path + one.names(document.work, document.locale)[0]) for one in chosen(setup.formats))
    return tuple(one for one, path in paths if path not in setup.site.missing)


def _render(one: Format, setup: RenderSetup, document: Document, kept: Artifact | None) -> Rendering:
    """Render a Document in a format; `kept` is the file of an earlier build, if it is still right."""
    made = Rendering(artifacts=(kept,)) if kept else one.render(document, setup.site, NOTHING)
    if one.engine is None:
        return made
    # so that the next build can tell whether the file is still right
    key = made_from(setup, document)
    files = (
        replace(file, about={**file.about, "made-from": signed(key, digest(file.data))}) for file in made.artifacts
    )
    return replace(made, artifacts=tuple(files))


def signed(key: str, sha256: str) -> str:
    """Return what says in a manifest from what a file was made, and that these bytes came of it."""
    return digest(f"{key}\n{sha256}".encode())


def made_from(setup: RenderSetup, document: Document) -> str:
    """Return a digest of all that decides the bytes of an engine's file of a Document."""
    return digest(setup.ingredients.encode() + encode(document))


def _ingredients(project: Project, site: Site, needed: Sequence[Engine]) -> str:
    """Return a digest of everything but the Document that decides the bytes of a file of these engines."""
    from importlib.metadata import version

    dress = (text for name, text in site.templates.items() if not name.startswith("word/"))  # no engine asks for those
    texts = (*dress, *project.catalogues.values(), project.messages)
    fonts = {face.path for faces in site.fonts.values() for face in faces}
    parts = (
        *branded(site),
        " ".join((__version__, *(version(one.package) for one in needed), site.base_url, str(site.banner))),
        *(digest(text.text.encode()) for text in texts),
        *(digest(read_file(path, LARGEST)) for path in sorted(fonts)),
    )
    return digest("\n".join(parts).encode())


def branded(site: Site) -> tuple[str, ...]:
    """Return what else decides the bytes of pages and paper where a project has a brand: nothing where it has none."""
    theme = () if site.theme == NO_THEME else (repr(site.theme),)
    files = (file.path for file in site.static.values())  # a name holds the digest of its bytes
    return (*theme, *files, *map(str, site.allowed))


def _kept(setup: RenderSetup, document: Document, tree: Tree | None) -> Mapping[str, Artifact]:
    """Return by format the files of an earlier tree that an engine would print again byte by byte."""
    if tree is None:
        return {}
    dear = [one for one in chosen(setup.formats) if one.engine]
    return {one.name: file for one in dear if (file := _stored(one, setup, document, tree))}


def _stored(one: Format, setup: RenderSetup, document: Document, tree: Tree) -> Artifact | None:
    """Return the file of a Document as the tree has it; None where it would be another, or somebody altered it."""
    (file,) = one.files
    path = document.path + file.of(document.work, document.locale)
    listed = tree.files.get(path, {})
    if listed.get("made-from") != signed(made_from(setup, document), str(listed.get("sha256"))):
        return None
    try:
        data = tree.data(path)
    except UnreadableFileError:
        return None
    return file.made(document, data) if digest(data) == listed["sha256"] else None


def _lacking(setup: RenderSetup, work: Sequence[Task]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the formats that have to be printed and cannot be here, and why."""
    for name, engine in _unprinted(setup, work):
        from ..render.engine import MissingLibrary

        try:
            engine.load()
        except MissingLibrary as cause:
            finding = warning("missing-library.not-printed", None, format=name.upper(), cause=cause.message)
            yield name, finding.with_help(cause.remedy)


def _without(setup: RenderSetup, names: Collection[str]) -> RenderSetup:
    """Return the setup without formats."""
    left = tuple(name for name in setup.formats if name not in names)
    return replace(setup, formats=left, site=replace(setup.site, formats=frozenset(left)))
