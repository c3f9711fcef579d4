"""The words that pages have beside what the package itself prints: a shop's header, a help line, a stranger's sentence.

In: a tree and the archive in it, and the languages that it speaks. Out: lines that are no part of any text, each with
the first page that has it. Every page in force is printed again by the package's own templates, and compared; of
the pages that show what an edition changed, those of the newest one of each work, for all have the same around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from ..disk.project import package_catalogues, package_messages, package_templates
from ..disk.tree import Tree
from ..editions import Archive, Issue, Standing, series_on
from ..localize import Language, direction_of, open_language
from ..markup.shownpage import shown_page
from ..model.codec import decode
from ..model.document import Document
from ..render import Rendering, Site
from ..render.addresses import INDEX, TEXT
from ..render.history import render_history
from ..render.html import render_html
from ..render.landing import render_landing
from ..render.site import Surroundings
from .extent import beside_each_other, extent_of
from .page_verification import page_lines
from .published.folders import PublishedFolder, SiteContents, folders, foremost
from .published.histories import changes_of, history_pages, render_changes


def words_beside(
    tree: Tree, archive: Archive, day: date, languages: Mapping[str, Language]
) -> Iterator[tuple[str, str]]:
    """Yield each line that is no part of a text, and the path of the first page that has it.

    `languages` are those of the project; what it lacks is as the package speaks it.
    """
    languages = {**_package_languages(archive), **languages}
    series = tuple(one for one in series_on(archive, day) if one.issues and one.locale in languages)
    works = frozenset(one.work for one in series)
    site = _site(tree, languages)
    families = {work: tuple(sorted(works - {work})) for work in works}  # a tree need not say who belongs to whom
    zone = next((str(one["zone"]) for one in tree.files.values() if "zone" in one), "")
    contents = SiteContents(archive=archive, day=day, series=series, site=site, families=families, zone=zone)
    contents = replace(contents, bilingual=beside_each_other(tree.manifest))
    told: set[str] = set()
    printed: dict[str, Document] = {}
    around: dict[str, Surroundings] = {}
    for folder in foremost(folders(contents, series), series):
        path = folder.path + INDEX
        if {path, _text(folder)} <= tree.files.keys():
            document = printed[folder.path] = folder.placed(decode(tree.data(_text(folder))))
            around[folder.path] = folder.around
            if folder.issue.standing is Standing.IN_FORCE:
                yield from _beyond(tree, path, render_html(document, site, folder.around), told)
    listed = tuple(printed.values())
    landings = render_landing(listed, site, around)
    for landing in (file.path for file in landings.artifacts):
        yield from _beyond(tree, landing, landings, told)
    for page in history_pages(contents, listed):
        yield from _beyond(tree, page.path + INDEX, render_history(page, site), told)
    newest = {
        pages[0].step.new.document.work: pages
        for pages in changes_of(contents, {(one.work, one.locale) for one in listed})
    }
    for pages in newest.values():
        made = render_changes(pages, partial(_frozen_text, tree), site)
        for file in made.artifacts:
            yield from _beyond(tree, file.path, made, told)


def _frozen_text(tree: Tree, issue: Issue) -> Document:
    return decode(tree.data(issue.address + TEXT))


def _site(tree: Tree, languages: Mapping[str, Language]) -> Site:
    folders_of = {one: f"{one}/" for one in languages}
    return Site(
        base_url="https://www.example.com/",
        languages=languages,
        templates=package_templates(),
        formats=frozenset(extent_of(tree.manifest).formats),
        homes=folders_of,
    )


def _text(folder: PublishedFolder) -> str:
    """Return the path of the text of a folder: that of its edition, for an address may have no text any more."""
    return folder.issue.address + TEXT


def _beyond(tree: Tree, path: str, ours: Rendering, told: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of a page that none of the pages that we print has."""
    if path not in tree.files:
        return
    known = {*told, *(line for file in ours.artifacts for line in page_lines(shown_page(file.data)))}
    for line in dict.fromkeys(page_lines(shown_page(tree.data(path)))):
        if line not in known:
            told.add(line)
            yield line, path


def _package_languages(archive: Archive) -> Mapping[str, Language]:
    """Return the languages of an archive that the package itself speaks."""
    locales = {held.locale for frozen in archive.editions for held in frozen.manifest.documents}
    catalogues, messages = package_catalogues(), package_messages()
    opened = {
        locale: open_language(locale, direction_of(locale, {}), catalogues[locale], messages)[0]
        for locale in sorted(locales & catalogues.keys())
    }
    return {locale: language for locale, language in opened.items() if language}
