"""The site of a day before anything of it is printed: its folders, its texts in force, what its manifest says.

In: a Reading as `reading.read_site` makes it, and an `Extent`. Out: a `SiteOfDay`, which `publish` prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ... import __version__
from ...disk.tree import digest
from ...editions import load, series_on
from ...editions.redirects import Redirect, redirects
from ...model.document import Document
from ...model.library import Library
from ...render import Site
from ...render.site import Surroundings
from ...resolve import families
from ..extent import Extent, told_of
from ..reading import Reading
from ..rendering import branded, site_of
from .folders import PublishedFolder, SiteContents, folders, foremost
from .sitefiles import SiteFacts, site_links


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOfDay:
    """What a tree is made of, its folders, the texts in force, a digest of what else decides the bytes of a page.

    `listed` are those of the landing pages: a text that is withdrawn, or whose first day has not come, is one as well.
    `moved` are addresses that lead to the texts, `facts` what is made into files for programs, None for a part of a
    site. `about` is what the manifest says of the whole tree.
    """

    contents: SiteContents
    pages: tuple[PublishedFolder, ...]
    documents: tuple[Document, ...]
    listed: tuple[Document, ...]
    moved: tuple[Redirect, ...]
    ingredients: str
    facts: SiteFacts | None
    about: Mapping[str, object]

    @property
    def around(self) -> Mapping[str, Surroundings]:
        """How each text stands, by the path of its folder."""
        return {one.path: one.around for one in self.pages}


def site_of_day(reading: Reading, extent: Extent) -> SiteOfDay:
    """Return the site of the day of a Reading without errors. Raises EditionError for a text that was altered."""
    library = reading.settled
    series = series_on(reading.archive, reading.day)
    own = tuple(one for one in series if extent.holds(one.work, one.locale))
    site = site_of(reading, extent.formats, heading_level=extent.heading_level)
    in_force = tuple(load(one.in_force.frozen, one.in_force.document) for one in series if one.in_force)
    contents = SiteContents(
        archive=reading.archive,
        day=reading.day,
        series=series,
        site=site,
        families=_families(library, in_force, sorted({one.work for one in series})),
        zone=library.settings.timezone,
        governing=library.settings.governing,
        bilingual={
            work.id: work.bilingual
            for work in library.works.values()
            if work.bilingual and all(extent.holds(work.id, locale) for locale in work.bilingual)
        },
    )
    facts = SiteFacts(
        contents=contents,
        documents=in_force,
        works=library.works,
        settings=library.settings,
    )
    if not extent.parts:
        site = replace(site, links=tuple(site_links(facts)))
    pages = tuple(folders(contents, own))
    texts = (*reading.project.templates.values(), *reading.project.catalogues.values())
    return SiteOfDay(
        contents=replace(contents, site=site),
        facts=None if extent.parts else facts,
        pages=pages,
        documents=tuple(one for one in in_force if extent.holds(one.work, one.locale)),
        listed=tuple(one.document() for one in foremost(pages, series)),
        moved=tuple(one for one in redirects(series) if extent.holds(*one.target.key)),
        ingredients=_ingredients((text.text for text in texts), site),
        about={
            "version": __version__,
            "editions": editions_on(reading),
            **extent.told,
            **told_of(contents.bilingual),
        },
    )


def _families(library: Library, in_force: Sequence[Document], works: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each work those that belong to it.

    The frozen texts say so; of those that were frozen before they did, the `work.yaml` that can be read.
    """
    told = families(library, works)
    pairs = {(one.work, other.work) for one in in_force for other in one.related}
    both = sorted(pairs | {(other, work) for work, other in pairs})
    return {work: tuple(dict.fromkeys((*told.get(work, ()), *(b for a, b in both if a == work)))) for work in works}


def editions_on(reading: Reading) -> Mapping[str, str]:
    """Return the hash of each edition that is known on the day, oldest first."""
    return {one.id: one.sha256 for one in reading.archive.editions if one.day <= reading.day}


def _ingredients(texts: Iterable[str], site: Site) -> str:
    languages = [(locale, language.direction) for locale, language in site.languages.items()]  # the order is shown
    shown = (languages, site.homes, sorted(site.formats), site.heading_level, site.index, site.links)
    parts = (__version__, site.base_url, str(shown), *branded(site), *texts)
    return digest("\n".join(parts).encode())
