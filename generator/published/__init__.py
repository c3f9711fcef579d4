"""The published tree of a day, from frozen editions alone.

In: an `Archive`, a day, a Site, and the tree of an earlier build. Out: a `Rendering` for each folder of the tree: every
document under its own address with the text in force, every edition of it under an address that stays. Texts and PDFs
are the stored bytes; today's templates print the pages around them. A folder whose texts and surroundings are those of
the earlier tree is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from .. import __version__
from ..editions import Archive, Frozen, Series, load
from ..editions.archive import EditionError, read_file
from ..editions.manifest import MANIFEST, REDACTIONS
from ..model.artifact import Artifact, Kept
from ..model.document import Document
from ..render import Site, render_landing
from ..render.addresses import INDEX, about, pdf_name
from ..render.html import render_html
from ..render.site import Rendering
from ..tree import Tree, digest
from .leaves import Leaf, Shelf, leaves

__all__ = ["Leaf", "Shelf", "leaves", "page_ingredients", "publish"]

_MADE_FROM = "made-from"


def publish(shelf: Shelf, chosen: Sequence[Series], previous: Tree | None, ingredients: str) -> Iterator[Rendering]:
    """Yield every folder of the tree for the chosen works and locales, then the landing page and the manifests.

    `ingredients` is a digest of all but the texts that decides the bytes of a page.
    """
    told: set[tuple[str, str]] = set()
    for leaf in leaves(shelf, chosen):
        key = _key(leaf, ingredients)
        yield _kept(leaf, key, previous, shelf.site) or _once(_printed(leaf, key, shelf.site), told)
    if "html" in shelf.site.formats:
        yield _landing(shelf, chosen)
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
    found = [(one, (one.message, one.span.source.path if one.span else "")) for one in rendering.diagnostics]
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


def _printed(leaf: Leaf, key: str, site: Site) -> Rendering:
    try:
        document = _document(leaf)
        stored = tuple(_stored(leaf, document, site))
    except EditionError as cause:
        return Rendering(artifacts=(), diagnostics=(cause.finding,))
    page = render_html(document, site, leaf.around) if "html" in site.formats else Rendering(artifacts=())
    files = (replace(file, about={**file.about, _MADE_FROM: key}) for file in (*page.artifacts, *stored))
    return Rendering(artifacts=tuple(files), diagnostics=page.diagnostics)


def _document(leaf: Leaf) -> Document:
    """Return the frozen text under an address, with its neighbours of today."""
    document = replace(
        _load(leaf.issue.frozen, leaf.issue.document.work, leaf.issue.document.locale),
        path=leaf.path,
        translations=leaf.translations,
        related=leaf.related,
    )
    if not leaf.withdrawn:
        return document
    return replace(document, sections=(), dates=(), sign_off=None, table_of_contents=False)


@lru_cache(maxsize=8)
def _load(frozen: Frozen, work: str, locale: str) -> Document:
    """Return a frozen text; the same one is printed twice, under two addresses, one soon after the other."""
    held = next(one for one in frozen.manifest.documents if (one.work, one.locale) == (work, locale))
    return load(frozen, held)


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
        path = leaf.path + pdf_name(document)
        yield Artifact(path=path, media_type="application/pdf", data=data, about=about(document))


def _landing(shelf: Shelf, chosen: Sequence[Series]) -> Rendering:
    issues = [series.in_force for series in chosen if series.in_force]
    try:
        documents = [_load(issue.frozen, issue.document.work, issue.document.locale) for issue in issues]
    except EditionError:
        return Rendering(artifacts=())  # its own folder has told
    return render_landing(documents, shelf.site)


def _manifests(archive: Archive, day: date) -> Iterator[Artifact]:
    """Yield the manifest of each edition that is known on a day: with them a copy of the tree proves itself."""
    for frozen in archive.editions:
        if frozen.id.partition(".")[0] <= day.isoformat():
            for name, path in (
                (MANIFEST, f"editions/{frozen.id}.json"),
                (REDACTIONS, f"editions/{frozen.id}.redactions.json"),
            ):
                if (frozen.folder / name).exists():
                    data = (frozen.folder / name).read_bytes()
                    yield Artifact(path=path, media_type="application/json", data=data)
