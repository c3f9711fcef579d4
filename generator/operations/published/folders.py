"""What stands under every address of the published tree, and how each page says that it stands.

In: an `Archive`, a day, a Site. Out: a `PublishedFolder` per folder. Nothing is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ...editions import Archive, Frozen, FrozenDocument, Issue, Series, Standing, load, series_on
from ...editions.manifest import FileSum
from ...editions.neighbours import history_path, together_of
from ...editions.redirects import first_places, forerunners
from ...localize import Language
from ...model.document import Document
from ...model.imprint import Neighbour
from ...render import Format, Site, following, of_today
from ...render.site import HeadLink, PastEdition, Signpost, Surroundings
from .past import dated, lineage

NEWEST = 10
"""Editions that the page of a text lists; its history has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFolder:
    """One folder of the tree: a text under an address, and what its page says around it.

    `parts` are those of its edition that stand here as they were stored. `withdrawn` is a page that has no text any
    more.
    """

    path: str
    issue: Issue
    parts: Mapping[str, FileSum]
    around: Surroundings
    translations: tuple[Neighbour, ...]
    related: tuple[Neighbour, ...]
    withdrawn: bool = False

    def placed(self, document: Document) -> Document:
        """Return a text as it stands here, beside its neighbours."""
        return replace(document, path=self.path, translations=self.translations, related=self.related)

    def document(self) -> Document:
        """Return the frozen text as it stands here, without its words where it was withdrawn.

        Raises EditionError for a text that was altered.
        """
        document = self.placed(load(self.issue.frozen, self.issue.document))
        if not self.withdrawn:
            return document
        return replace(document, sections=(), dates=(), sign_off=None, table_of_contents=False)

    def paths(self, one: Format) -> tuple[str, ...]:
        """Return the paths of the files of a format in this folder."""
        return tuple(self.path + name for name in one.names(*self.issue.document.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContents:
    """All that a tree is made of: the texts, how they stand on the day, who belongs to whom, and how it is printed.

    `zone` is the time zone whose days are told, `bilingual` says of works which languages stand beside each other,
    `governing` which one prevails.
    """

    archive: Archive
    day: date
    series: tuple[Series, ...]
    site: Site
    families: Mapping[str, tuple[str, ...]]
    zone: str = ""
    bilingual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    governing: str | None = None

    def together(self, work: str) -> Signpost | None:
        """Return what leads to the page of a work in several languages, None where there is none on the day."""
        wanted = {work: self.bilingual[work]} if work in self.bilingual else {}
        for path, issues in together_of(self.series, wanted).items():
            names = (self.site.languages[one.document.locale].autonym for one in issues)
            return Signpost(text=" / ".join(names), path=path)
        return None


def folders(contents: SiteContents, chosen: Sequence[Series]) -> Iterator[PublishedFolder]:
    """Yield what stands in every folder of the tree, work by work: the current address first, then every edition."""
    everything = {(series.work, series.locale): series for series in contents.series}
    languages: defaultdict[tuple[str, str], list[Issue]] = defaultdict(list)
    for series in contents.series:
        for issue in series.issues:
            languages[series.work, issue.frozen.id].append(issue)
    first, earlier = first_places(contents.series), forerunners(contents.series)
    for series in chosen:
        current, before = series.in_force or series.withdrawn, _predecessors(series.issues)
        leading = tuple(_leading(series, current))
        if current and first.get(current.document.key) == current.document.path:
            past = tuple(lineage(series, earlier.get(current.document.key, ()), contents))
            yield _told(_current(series, current, before[current.frozen.id], past, everything, contents), contents.site)
        for issue in series.issues:
            links = (*leading, *before[issue.frozen.id])
            made = _edition(issue, current, links, languages[series.work, issue.frozen.id], contents)
            yield _told(made, contents.site)


def _told(folder: PublishedFolder, site: Site) -> PublishedFolder:
    """Return a folder whose page says so where a file is still to come."""
    return with_coming(folder, site) if following(folder.issue.parts) and not folder.withdrawn else folder


def with_coming(folder: PublishedFolder, site: Site) -> PublishedFolder:
    """Return a folder whose page says that its PDF follows."""
    sign = Signpost(text=site.languages[folder.issue.document.locale].label("PDF follows"), path="")
    return replace(folder, around=replace(folder.around, signposts=(*folder.around.signposts, sign)))


def foremost(pages: Iterable[PublishedFolder], texts: Sequence[Series]) -> tuple[PublishedFolder, ...]:
    """Return the folders of a tree in which texts stand first of all, which landing pages and histories lead to."""
    first = first_places(texts)
    return tuple(one for one in pages if first.get(one.issue.document.key) == one.path)


def permanent_folders(
    frozen: Frozen, archive: Archive, day: date, site: Site
) -> Mapping[tuple[str, str], PublishedFolder]:
    """Return by text where an edition of an archive stands for ever; what is in force beside it is that of the day."""
    series = series_on(archive, day)
    contents = SiteContents(archive=archive, day=day, series=series, site=site, families={})
    everything = (one for one in folders(contents, series) if one.issue.frozen is frozen)
    return {one.issue.document.key: one for one in everything if one.path == one.issue.address}


# --- what a page says of its standing ---------------------------------------------------------------------------------


def _current(
    series: Series,
    issue: Issue,
    links: tuple[HeadLink, ...],
    past: Sequence[PastEdition],
    everything: Mapping[tuple[str, str], Series],
    contents: SiteContents,
) -> PublishedFolder:
    language = contents.site.languages[series.locale]
    signs = tuple(_coming(waiting, language) for waiting in series.waiting)
    if series.in_force and series.ends:
        signs += (Signpost(text=dated("This document is withdrawn from {date}", series.ends, language), path=""),)
    if series.withdrawn and issue.until:
        signs = (
            Signpost(
                text=dated("This document was withdrawn on {date}", issue.until, language),
                path=issue.address,
                link=language.label("Read the last edition"),
            ),
            *signs,
        )
    others = [one for (work, locale), one in everything.items() if work == series.work and locale != series.locale]
    return PublishedFolder(
        path=issue.document.path,
        issue=issue,
        parts=of_today(issue.parts),
        around=Surroundings(
            signposts=signs,
            editions=tuple(past[:NEWEST]),
            older=tuple(one.edition for one in past[NEWEST:]),
            history=history_path(series),
            hidden=series.withdrawn is not None,
            has_pdf=series.in_force is not None,
            links=links,
            sums=_sums(issue),
            together=contents.together(series.work) if series.in_force else None,
        ),
        translations=tuple(_neighbours(others, contents.site)),
        related=tuple(_neighbours(_related(series, everything, contents), contents.site)),
        withdrawn=series.withdrawn is not None,
    )


def _edition(
    issue: Issue,
    current: Issue | None,
    links: tuple[HeadLink, ...],
    languages: Sequence[Issue],
    contents: SiteContents,
) -> PublishedFolder:
    """Return the folder of an edition; `languages` are all texts of the work in it."""
    language = contents.site.languages[issue.document.locale]
    return PublishedFolder(
        path=issue.address,
        issue=issue,
        parts=issue.parts,
        around=Surroundings(
            signposts=(_sign(issue, current, language),),
            hidden=True,
            kept=True,
            links=links,
            sums=_sums(issue),
        ),
        translations=tuple(_neighbour(one, one.address, contents.site) for one in languages if one is not issue),
        related=(),
    )


def _leading(series: Series, current: Issue | None) -> Iterator[HeadLink]:
    """Yield where an edition leads for ever (RFC 5829); which one follows it, a page that is kept cannot know."""
    if current:
        yield HeadLink(rel="latest-version", path=current.document.path)
        yield HeadLink(rel="version-history", path=history_path(series))


def _predecessors(issues: Sequence[Issue]) -> Mapping[str, tuple[HeadLink, ...]]:
    """Return by edition the link to the one before, without those that were cancelled by the day of its freezing."""
    found: dict[str, tuple[HeadLink, ...]] = {}
    for number, issue in enumerate(issues):
        before = map(issues.__getitem__, range(number - 1, -1, -1))
        last = next((one for one in before if _stood(one, issue.frozen.day)), None)
        found[issue.frozen.id] = (HeadLink(rel="predecessor-version", path=last.address),) if last else ()
    return found


def _stood(issue: Issue, day: date) -> bool:
    return issue.standing is not Standing.CANCELLED or bool(issue.until and issue.until > day)


def _sums(issue: Issue) -> tuple[tuple[str, str], ...]:
    return tuple((name, held.sha256) for name, held in of_today(issue.parts).items())


def _sign(issue: Issue, current: Issue | None, language: Language) -> Signpost:
    """Return what holds on every later day: the edition keeps its page, which cannot learn how it stands."""
    text = dated("This page keeps the edition of {date}; another edition may be in force", issue.frozen.day, language)
    if current is None:
        return Signpost(text=text, path="")
    return Signpost(text=text, path=current.document.path, link=language.label("Read the edition in force"))


def _coming(issue: Issue, language: Language) -> Signpost:
    text = dated("A new edition is effective from {date}", issue.change.effective, language)
    return Signpost(text=text, path=issue.address)


# --- who stands beside whom -------------------------------------------------------------------------------------------


def _related(series: Series, everything: Mapping[tuple[str, str], Series], contents: SiteContents) -> Iterator[Series]:
    for work in contents.families.get(series.work, ()):
        other = everything.get((work, series.locale))
        if other:
            yield other


def _neighbours(others: Iterable[Series], site: Site) -> Iterator[Neighbour]:
    for series in others:
        if series.in_force:
            yield _neighbour(series.in_force, series.in_force.document.path, site)


def _neighbour(issue: Issue, path: str, site: Site) -> Neighbour:
    return neighbour(issue.document, path, site)


def neighbour(held: FrozenDocument, path: str, site: Site) -> Neighbour:
    """Return a frozen text as something to point to, under an address."""
    direction = site.languages[held.locale].direction
    return Neighbour(work=held.work, locale=held.locale, direction=direction, title=held.title, path=path)
