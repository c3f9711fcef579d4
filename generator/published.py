"""The published tree of a day, from frozen editions alone.

In: an `Archive`, a day, a Site, and the tree of an earlier build. Out: a `Rendering` for each folder of the tree: every
document under its own address with the text in force, every edition of it under an address that stays. Texts and PDFs
are the stored bytes; today's templates print the pages around them. A folder whose texts and surroundings are those of
the earlier tree is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from . import __version__
from .editions import Archive, Frozen, FrozenChange, Issue, Series, Standing, load, series_on
from .editions.archive import EditionError, damaged, read_file
from .editions.manifest import MANIFEST, REDACTIONS, FrozenEntry
from .localize import Language
from .model.artifact import Artifact, Kept
from .model.document import Document, Neighbour
from .render import Site, render_landing
from .render.addresses import INDEX, about, pdf_name
from .render.html import render_html
from .render.site import PastEdition, Rendering, Signpost, Surroundings
from .tree import Tree, digest

_MADE_FROM = "made-from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One folder of the tree: a text under an address, and what its page says around it.

    `withdrawn` is a page that has no text any more.
    """

    path: str
    issue: Issue
    around: Surroundings
    translations: tuple[Neighbour, ...]
    related: tuple[Neighbour, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All that a tree is made of: the texts, the day, who belongs to whom, and how it is printed."""

    archive: Archive
    day: date
    site: Site
    families: Mapping[str, tuple[str, ...]]


def publish(shelf: Shelf, chosen: Sequence[Series], previous: Tree | None, ingredients: str) -> Iterator[Rendering]:
    """Yield every folder of the tree for the chosen works and locales, then the landing page and the manifests.

    `ingredients` is a digest of all but the texts that decides the bytes of a page.
    """
    for leaf in leaves(shelf, chosen):
        key = _key(leaf, ingredients)
        yield _kept(leaf, key, previous, shelf.site) or _printed(leaf, key, shelf.site)
    if "html" in shelf.site.formats:
        yield _landing(shelf, chosen)
    yield Rendering(artifacts=tuple(_manifests(shelf.archive, shelf.day)))


def leaves(shelf: Shelf, chosen: Sequence[Series]) -> Iterator[Leaf]:
    """Yield what stands in every folder of the tree, work by work: the current address first, then every edition."""
    everything = {(series.work, series.locale): series for series in series_on(shelf.archive, shelf.day)}
    for series in chosen:
        current = series.in_force or series.withdrawn
        if current:
            yield _current(series, current, everything, shelf)
        for issue in series.issues:
            yield _edition(series, issue, everything, shelf)


def page_ingredients(texts: Iterable[str], site: Site) -> str:
    """Return a digest of everything but the text that decides the bytes of a page."""
    parts = (__version__, site.base_url, str(sorted(site.formats)), str(site.heading_level), *texts)
    return digest("\n".join(parts).encode())


# --- what a page says of its standing ---------------------------------------------------------------------------------


def _current(series: Series, issue: Issue, everything: Mapping[tuple[str, str], Series], shelf: Shelf) -> Leaf:
    language = shelf.site.languages[series.locale]
    signs = tuple(_coming(waiting, language) for waiting in series.waiting)
    if series.withdrawn and issue.until:
        signs = (
            Signpost(
                text=_dated("This document was withdrawn on {date}", issue.until, language),
                path=_address(issue),
                link=language.label("Read the last edition"),
            ),
            *signs,
        )
    others = [one for (work, locale), one in everything.items() if work == series.work and locale != series.locale]
    return Leaf(
        path=issue.document.path,
        issue=issue,
        around=Surroundings(
            signposts=signs,
            editions=tuple(_past(series, shelf)),
            hidden=series.withdrawn is not None,
            has_pdf=series.in_force is not None,
        ),
        translations=tuple(_neighbours(others, shelf.site)),
        related=tuple(_neighbours(_related(series, everything, shelf), shelf.site)),
        withdrawn=series.withdrawn is not None,
    )


def _edition(series: Series, issue: Issue, everything: Mapping[tuple[str, str], Series], shelf: Shelf) -> Leaf:
    language = shelf.site.languages[series.locale]
    same = [
        other
        for (work, locale), one in everything.items()
        if work == series.work and locale != series.locale
        for other in one.issues
        if other.frozen.id == issue.frozen.id
    ]
    return Leaf(
        path=_address(issue),
        issue=issue,
        around=Surroundings(signposts=tuple(_signs(series, issue, language)), hidden=True),
        translations=tuple(_neighbour(other, _address(other), shelf.site) for other in same),
        related=(),
    )


def _signs(series: Series, issue: Issue, language: Language) -> Iterator[Signpost]:
    """Yield how an edition stands, with the way to the text in force."""
    current = series.in_force or series.withdrawn
    path = current.document.path if current else ""
    link = language.label("Read the edition in force") if series.in_force else ""
    match issue.standing:
        case Standing.WAITING:
            text = _dated("This edition is effective from {date}", issue.change.effective, language)
        case Standing.SUPERSEDED:
            text = _dated("This edition was replaced on {date}", issue.until, language)
        case Standing.CANCELLED:
            text = _dated("This edition was cancelled on {date} and never took effect", issue.until, language)
        case Standing.WITHDRAWN:
            text, path = _dated("This document was withdrawn on {date}", issue.until, language), ""
        case _:
            return
    yield Signpost(text=text, path=path if link else "", link=link)


def _coming(issue: Issue, language: Language) -> Signpost:
    text = _dated("A new edition is effective from {date}", issue.change.effective, language)
    return Signpost(text=text, path=_address(issue))


def _past(series: Series, shelf: Shelf) -> Iterator[PastEdition]:
    """Yield the editions of a document, newest first, those whose text was never kept at the end."""
    language = shelf.site.languages[series.locale]
    for issue in reversed(series.issues):
        yield _line(issue.frozen.id, issue.change, series.locale, language, _note(issue, language), _address(issue))
    for entry, change in _unkept(series, shelf.archive):
        yield _line(entry.edition, change, series.locale, language, "", "")


def _line(edition: str, change: FrozenChange, locale: str, language: Language, note: str, path: str) -> PastEdition:
    told = {summary.locale: summary.text for summary in change.summary}
    return PastEdition(
        edition=edition,
        date=language.long_date(date.fromisoformat(edition.partition(".")[0]), None),
        note=note,
        summary=told.get(locale) or told.get("") or "",
        path=path,
    )


def _note(issue: Issue, language: Language) -> str:
    if issue.standing is Standing.CANCELLED:
        return _dated("This edition was cancelled on {date} and never took effect", issue.until, language)
    if issue.change.effective.isoformat() > issue.frozen.id:
        return _dated("This edition is effective from {date}", issue.change.effective, language)
    return ""


def _unkept(series: Series, archive: Archive) -> Iterator[tuple[FrozenEntry, FrozenChange]]:
    for frozen in archive.editions[:1]:
        for entry in frozen.manifest.unkept:
            for change in entry.works:
                if change.work == series.work and (not change.locales or series.locale in change.locales):
                    yield entry, change


def _dated(message: str, day: date | None, language: Language) -> str:
    return language.label(message, date=language.long_date(day, None) if day else "")


# --- who stands beside whom -------------------------------------------------------------------------------------------


def _address(issue: Issue) -> str:
    return f"{issue.document.path}{issue.frozen.id}/"


def _related(series: Series, everything: Mapping[tuple[str, str], Series], shelf: Shelf) -> Iterator[Series]:
    for work in shelf.families.get(series.work, ()):
        other = everything.get((work, series.locale))
        if other:
            yield other


def _neighbours(others: Iterable[Series], site: Site) -> Iterator[Neighbour]:
    for series in others:
        if series.in_force:
            yield _neighbour(series.in_force, series.in_force.document.path, site)


def _neighbour(issue: Issue, path: str, site: Site) -> Neighbour:
    held = issue.document
    direction = site.languages[held.locale].direction
    return Neighbour(work=held.work, locale=held.locale, direction=direction, title=held.title, path=path)


# --- files ------------------------------------------------------------------------------------------------------------


def _key(leaf: Leaf, ingredients: str) -> str:
    """Return a digest of all that decides the bytes of a folder's files."""
    files = leaf.issue.frozen.files()
    sums = [files[held.path].sha256 for held in (leaf.issue.document.json, leaf.issue.document.pdf)]
    parts = (ingredients, *sums, leaf.path, leaf.around, leaf.translations, leaf.related, leaf.withdrawn)
    return digest("\n".join(map(str, parts)).encode())


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
    kept = (Kept(path=path, file=previous.folder / path, listed=previous.files[path]) for path in paths)
    return Rendering(artifacts=(), kept=tuple(kept))


def _printed(leaf: Leaf, key: str, site: Site) -> Rendering:
    try:
        document = _document(leaf)
        stored = tuple(_stored(leaf, document, site))
    except EditionError as cause:
        return Rendering(artifacts=(), diagnostics=(damaged(leaf.issue.frozen.folder, MANIFEST, str(cause)),))
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
