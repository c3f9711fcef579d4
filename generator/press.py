"""Render Documents in the wanted formats, in this process or in several, and keep a PDF whose input did not change.

In: a `Press` and Documents. Out: a `Rendering` for each Document, in their order, then one for the landing page. A
rendering depends on its Document and the Press alone, so it does not matter which process makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from . import __version__
from .build import Reading
from .codec import encode
from .crew import FORKS, Limits, StoppedError, each
from .diagnostics import Diagnostic, error, warning
from .fonts import faces_for
from .model.artifact import Artifact
from .model.document import Document
from .project import Project, cores
from .render import RENDERERS, Rendering, Site, render_landing
from .render.addresses import about, pdf_name
from .tree import Tree, digest, read_tree

MISSING_LIBRARY = "missing-library"
"""The rule of the finding that stands for all PDFs which this machine cannot print."""

LONGEST = 300
"""Seconds that one document may take."""

MOST_MEMORY = 4 * 2**30
"""Bytes of address space that a process which prints may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What renders: a Site, the formats in order, and a digest of all that a PDF depends on beside its Document."""

    site: Site
    formats: tuple[str, ...]
    ingredients: str


def set_up(reading: Reading, formats: Sequence[str], *, heading_level: int = 2, banner: str | None = None) -> Press:
    """Return the Press for a Reading without errors."""
    if reading.library is None:
        raise ValueError("a project whose settings are unusable has nothing to print")
    site = Site(
        base_url=reading.library.settings.base_url,
        languages=reading.languages,
        templates=dict(reading.project.templates),
        formats=frozenset(formats),
        heading_level=heading_level,
        banner=banner,
        fonts={locale: faces_for(reading.fonts, locale) for locale in reading.languages},
    )
    wanted = tuple(name for name in RENDERERS if name in formats)
    ingredients = _ingredients(reading.project, site) if "pdf" in formats else ""
    return Press(site=site, formats=wanted, ingredients=ingredients)


def render_all(
    press: Press, documents: Sequence[Document], *, previous: Path | None = None, jobs: int = 1
) -> Iterator[Rendering]:
    """Yield the Rendering of each Document and of the landing page; `previous` is an output folder to keep PDFs from.

    Where the libraries for PDF are missing, everything else is rendered, and one warning says so.
    """
    kept = _kept(press, documents, read_tree(previous) if previous else None)
    work = [(document, kept.get(document.path)) for document in documents]
    lacking = _lacking(press, [document for document, pdf in work if pdf is None])
    if lacking:
        press = replace(press, formats=tuple(name for name in press.formats if name != "pdf"))
        press = replace(press, site=replace(press.site, formats=frozenset(press.formats)))
    yield from _map(press, work, jobs)
    if "html" in press.formats:
        yield render_landing(tuple(documents), press.site)
    if lacking:
        yield Rendering(artifacts=(), diagnostics=lacking)


def paying_jobs(formats: Sequence[str]) -> int:
    """Return how many processes pay for formats: several only for PDFs, and only where a process forks."""
    return cores() if "pdf" in formats and FORKS else 1


def _map(press: Press, work: Sequence[tuple[Document, Artifact | None]], jobs: int) -> Iterator[Rendering]:
    """Render in this process, or in others where there are several jobs and Documents.

    PDFs are always printed in others, where those can be limited: whatever a text makes the engine do ends there.
    """
    unprinted = "pdf" in press.formats and any(pdf is None for _, pdf in work)
    limits = Limits(seconds=LONGEST, memory=MOST_MEMORY) if unprinted else None
    try:
        yield from each(partial(_render_task, press), work, jobs, limits)
    except StoppedError as cause:
        yield Rendering(artifacts=(), diagnostics=(_stopped(work[cause.number][0]),))


def _stopped(document: Document) -> Diagnostic:
    """Return the finding that a child process came to its limit."""
    minutes, gigabytes = LONGEST // 60, MOST_MEMORY // 2**30
    message = (
        f"{document.path} could not be printed: the engine took over {minutes} minutes or {gigabytes} GB for a page"
    )
    return error("print-limit", message, None).with_help(
        "look for a table or a list that is far longer or deeper than the others, and divide it",
        "`--format html` leaves the PDFs out",
    )


def _render_task(press: Press, task: tuple[Document, Artifact | None]) -> Rendering:
    return _render(press, *task)


def _render(press: Press, document: Document, pdf: Artifact | None) -> Rendering:
    """Render a Document in every format; `pdf` is the file of an earlier build, if it is still right."""
    made = [
        Rendering(artifacts=(pdf,)) if pdf and name == "pdf" else RENDERERS[name](document, press.site)
        for name in press.formats
    ]
    artifacts = (artifact for rendering in made for artifact in rendering.artifacts)
    return Rendering(
        artifacts=tuple(_signed(artifact, press, document) for artifact in artifacts),
        diagnostics=tuple(finding for rendering in made for finding in rendering.diagnostics),
    )


def _signed(artifact: Artifact, press: Press, document: Document) -> Artifact:
    """Note on a PDF what it was made from, so that the next build can tell whether it is still right."""
    if artifact.path != _pdf_path(document):
        return artifact
    return replace(artifact, about={**artifact.about, "made-from": _made_from(press, document)})


def _pdf_path(document: Document) -> str:
    return document.path + pdf_name(document)


def _made_from(press: Press, document: Document) -> str:
    return digest(press.ingredients.encode() + encode(document))


def _ingredients(project: Project, site: Site) -> str:
    """Return a digest of everything but the Document that decides the bytes of a PDF."""
    from importlib.metadata import version

    texts = (*site.templates.values(), *project.catalogues.values(), project.messages)
    fonts = {face.path for faces in site.fonts.values() for face in faces}
    parts = (
        f"{__version__} {version('weasyprint')} {site.base_url} {site.banner}",
        *(digest(text.text.encode()) for text in texts),
        *(digest(path.read_bytes()) for path in sorted(fonts)),
    )
    return digest("\n".join(parts).encode())


def _kept(press: Press, documents: Iterable[Document], tree: Tree | None) -> dict[str, Artifact]:
    """Return the PDFs of an earlier tree that a new build would make again byte by byte, by the Document's path."""
    if tree is None or "pdf" not in press.formats:
        return {}
    found = ((document, tree.files.get(_pdf_path(document), {})) for document in documents)
    same = (document for document, file in found if file.get("made-from") == _made_from(press, document))
    return {document.path: pdf for document in same if (pdf := _stored(tree, document))}


def _stored(tree: Tree, document: Document) -> Artifact | None:
    """Return the PDF of a Document as the tree has it, or None if somebody altered it."""
    path = _pdf_path(document)
    try:
        data = (tree.folder / path).read_bytes()
    except OSError:
        return None
    if digest(data) != tree.files[path]["sha256"]:
        return None
    return Artifact(path=path, media_type="application/pdf", data=data, about=about(document))


def _lacking(press: Press, unprinted: Sequence[Document]) -> tuple[Diagnostic, ...]:
    """Return why PDFs cannot be printed here, if any have to be."""
    if "pdf" not in press.formats or not unprinted:
        return ()
    from .render.pdf import MissingLibrary, load_engine

    try:
        load_engine()
    except MissingLibrary as cause:
        return (warning(MISSING_LIBRARY, f"no PDF is printed: {cause.reason}", None).with_help(cause.remedy),)
    return ()
