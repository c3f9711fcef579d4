"""The words that pages have beside what the package itself prints: a shop's header, a help line, a stranger's sentence.

In: a tree and the archive in it, and the languages that it speaks. Out: lines that are no part of any text, each with
the first page that has it. Every page in force is printed again by the package's own templates, and compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..disk.project import package_catalogues, package_messages, package_templates
from ..disk.tree import Tree
from ..editions import Archive, series_on
from ..localize import Language, direction_of, open_language
from ..markup.shownpage import shown_page
from ..model.codec import decode
from ..model.document import Document
from ..render import Site
from ..render.addresses import INDEX, TEXT
from ..render.html import render_html
from ..render.landing import render_landing
from .page_verification import page_lines
from .published.folders import PublishedFolder, SiteContents, folders


def words_beside(
    tree: Tree, archive: Archive, day: date, languages: Mapping[str, Language]
) -> Iterator[tuple[str, str]]:
    """Yield each line that is no part of a text, and the path of the first page that has it.

    `languages` are those of the project; what it lacks is as the package speaks it.
    """
    languages = {**_package_languages(archive), **languages}
    series = tuple(one for one in series_on(archive, day) if one.in_force and one.locale in languages)
    works = frozenset(one.work for one in series)
    site = Site(base_url="https://www.example.com/", languages=languages, templates=package_templates())
    families = {work: tuple(sorted(works - {work})) for work in works}  # a tree need not say who belongs to whom
    contents = SiteContents(archive=archive, day=day, series=series, site=site, families=families)
    told: set[str] = set()
    printed: list[Document] = []
    for folder in folders(contents, series):
        path = folder.path + INDEX
        if folder.path == folder.issue.document.path and {path, folder.path + TEXT} <= tree.files.keys():
            printed.append(_document(tree, folder))
            ours = render_html(printed[-1], site, folder.around).artifacts[0].data
            yield from _beyond(tree, path, ours, told)
    if INDEX in tree.files:
        yield from _beyond(tree, INDEX, render_landing(printed, site).artifacts[0].data, told)


def _document(tree: Tree, folder: PublishedFolder) -> Document:
    document = decode(tree.data(folder.path + TEXT))
    return replace(document, path=folder.path, translations=folder.translations, related=folder.related)


def _beyond(tree: Tree, path: str, ours: bytes, told: set[str]) -> Iterator[tuple[str, str]]:
    known = {*page_lines(shown_page(ours)), *told}
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
