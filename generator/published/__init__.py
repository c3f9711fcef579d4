"""The published tree of a day, from frozen editions alone.

In: a `Shelf`, its leaves, and the tree of an earlier build. Out: a `Rendering` for each folder of the tree: every
document under its own address with the text in force, every edition of it under an address that stays. Texts and PDFs
are the stored bytes; today's templates print the pages around them. A folder whose texts and surroundings are those of
the earlier tree is kept as it is, without a look at its text; the others are printed by several processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from .. import __version__
from ..crew import FORKS, StoppedError, each
from ..diagnostics import error
from ..editions import Archive, load
from ..editions.archive import EditionError, read_file
from ..editions.manifest import MANIFEST, REDACTIONS
from ..model.artifact import Artifact, Kept
from ..model.document import Document
from ..project import cores
from ..render import Site, chosen
from ..render.addresses import INDEX, PAPER, about
from ..render.html import render_html
from ..render.site import Rendering
from ..tree import Tree, digest
from .leaves import Leaf, Shelf, leaves

__all__ = ["Leaf", "Shelf", "leaves", "page_ingredients", "publish"]

_MADE_FROM = "made-from"
_MANY = 64
"""Folders that it pays to print in several processes."""
_NONE = Rendering(artifacts=())


def publish(
    shelf: Shelf,
    pages: Sequence[Leaf],
    documents: Sequence[Document],
    *,
    previous: Tree | None,
    ingredients: str,
    jobs: int | None,
) -> Iterator[Rendering]:
    """Yield every folder of the tree, then the landing page and the manifests.

    `documents` are the texts in force, `previous` the tree to keep folders of, `ingredients` a digest of all but the
    texts that decides the bytes of a page, `jobs` how many processes print; None for as many as pay.
    """
    keys = [_key(leaf, ingredients) for leaf in pages]
    kept = [_kept(leaf, key, previous, shelf.site) for leaf, key in zip(pages, keys, strict=True)]
    fresh = [task for task, old in zip(zip(pages, keys, strict=True), kept, strict=True) if old is None]
    printed = _print_all(fresh, shelf.site, jobs or (cores() if FORKS and len(fresh) >= _MANY else 1))
    told: set[tuple[str, str]] = set()
    yield from (old or _once(next(printed, _NONE), told) for old in kept)
    yield from (one.cover.render(documents, shelf.site) for one in chosen(shelf.site.formats) if one.cover)
    yield Rendering(artifacts=tuple(_manifests(shelf.archive, shelf.day)))


def page_ingredients(texts: Iterable[str], site: Site) -> str:
    """Return a digest of everything but the text that decides the bytes of a page."""
    languages = [(locale, language.direction) for locale, language in site.languages.items()]  # the order is shown
    parts = (__version__, site.base_url, str(sorted(site.formats)), str(site.heading_level), str(languages), *texts)
    return digest("\n".join(parts).encode())


# --- files ------------------------------------------------------------------------------------------------------------


def _key(leaf: Leaf, ingredients: str) -> str:
    """Return a digest of all that decides the bytes of a folder's files."""
    files = leaf.issue.frozen.files()
    sums = [files[held.path].sha256 for held in (leaf.issue.document.json, leaf.issue.document.pdf)]
    parts = (ingredients, *sums, leaf.path, leaf.around, leaf.translations, leaf.related, leaf.withdrawn)
    return digest("\n".join(map(str, parts)).encode())


def _once(rendering: Rendering, told: set[tuple[str, str]]) -> Rendering:
    """Return a rendering without what was found before: a text in force stands under two addresses."""
    found = [(one, (str(one.message), one.span.source.path if one.span else "")) for one in rendering.diagnostics]
    new = tuple(one for one, key in found if key not in told)
    told.update(key for _, key in found)
    return replace(rendering, diagnostics=new)


def _names(leaf: Leaf, site: Site) -> tuple[str, ...]:
    """Return the names of the files of a folder."""
    pages = (INDEX, "fragment.html", "fragment.css") if "html" in site.formats else ()
    if leaf.withdrawn:
        return pages
    json = ("document.json",) if "json" in site.formats else ()
    return (*pages, *json, *((f"{leaf.issue.document.work}.pdf",) if "pdf" in site.formats else ()))


def _kept(leaf: Leaf, key: str, previous: Tree | None, site: Site) -> Rendering | None:
    """Return the folder as the earlier tree has it, or None where it is not there, was touched, or would be another."""
    paths = [leaf.path + name for name in _names(leaf, site)]
    if previous is None or not all(previous.files.get(path, {}).get(_MADE_FROM) == key for path in paths):
        return None
    if not all(map(previous.is_untouched, paths)):
        return None
    kept = (Kept(path=path, listed=previous.files[path]) for path in paths)
    return Rendering(artifacts=(), kept=tuple(kept))


def _print_all(tasks: Sequence[tuple[Leaf, str]], site: Site, jobs: int) -> Iterator[Rendering]:
    try:
        yield from each(partial(_printed, site), tasks, jobs)
    except StoppedError as cause:
        path = tasks[cause.number][0].path
        finding = error("print-limit.ended", None, path=path)
        yield Rendering(artifacts=(), diagnostics=(finding.with_help("print-limit.one-job"),))


def _printed(site: Site, task: tuple[Leaf, str]) -> Rendering:
    leaf, key = task
    try:
        document = _document(leaf)
        stored = tuple(_stored(leaf, document, site))
    except EditionError as cause:
        return Rendering(artifacts=(), diagnostics=(cause.finding,))
    page = render_html(document, site, leaf.around) if "html" in site.formats else _NONE
    files = (replace(file, about={**file.about, _MADE_FROM: key}) for file in (*page.artifacts, *stored))
    return Rendering(artifacts=tuple(files), diagnostics=page.diagnostics)


def _document(leaf: Leaf) -> Document:
    """Return the frozen text under an address, with its neighbours of today."""
    document = replace(
        load(leaf.issue.frozen, leaf.issue.document),
        path=leaf.path,
        translations=leaf.translations,
        related=leaf.related,
    )
    if not leaf.withdrawn:
        return document
    return replace(document, sections=(), dates=(), sign_off=None, table_of_contents=False)


def _stored(leaf: Leaf, document: Document, site: Site) -> Iterator[Artifact]:
    """Yield the JSON and the PDF as they were frozen."""
    held = leaf.issue.document
    if leaf.withdrawn:
        return
    if "json" in site.formats:
        data = read_file(leaf.issue.frozen, held.json.path)
        path = f"{leaf.path}document.json"
        yield Artifact(path=path, media_type="application/json", data=data, about=about(document))
    if "pdf" in site.formats:
        data = read_file(leaf.issue.frozen, held.pdf.path)
        path = leaf.path + PAPER.format(work=document.work)
        yield Artifact(path=path, media_type="application/pdf", data=data, about=about(document))


def _manifests(archive: Archive, day: date) -> Iterator[Artifact]:
    """Yield the manifest of each edition that is known on a day: with them a copy of the tree proves itself."""
    for frozen in archive.editions:
        if frozen.day <= day:
            for name, path in (
                (MANIFEST, f"editions/{frozen.id}.json"),
                (REDACTIONS, f"editions/{frozen.id}.redactions.json"),
            ):
                if (frozen.folder / name).exists():
                    data = (frozen.folder / name).read_bytes()
                    yield Artifact(path=path, media_type="application/json", data=data)
