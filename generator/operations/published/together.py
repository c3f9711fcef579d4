"""The texts in force of a work in several languages, beside each other on a page of the published tree.

In: what a site is made of. Out: a `Task` per work whose `work.yaml` asks for such a page. Its words, and why a language
lacks a clause, are those of the editions; which language prevails is as the files of the project say today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...editions import Issue, load
from ...editions.manifest import SOURCE
from ...editions.neighbours import HISTORY, together_of
from ...render import Rendering, Site, chosen
from ...render.addresses import INDEX
from ...render.redline import PublicRedline, render_public
from ..bilingual import beside
from .folders import SiteContents, neighbour
from .past import links_to
from .task import Task


def together_tasks(contents: SiteContents) -> Iterator[Task]:
    """Yield what prints the pages of texts beside each other; nothing in a tree without pages."""
    if any(one.cover for one in chosen(contents.site.formats)):
        for path, issues in together_of(contents.series, contents.bilingual).items():
            texts = tuple((one.address, one.document, one.parts[SOURCE].sha256) for one in issues)
            render = partial(_render, path, issues, contents.governing)
            yield Task(path=path, files=(path + INDEX,), made_of=(texts, contents.governing), render=render)


def _render(path: str, issues: Sequence[Issue], governing: str | None, site: Site) -> Rendering:
    held = issues[0].document
    around = PublicRedline(
        path=path,
        links=links_to(issues[0].address, held.path + HISTORY, site.languages[held.locale]),
        about={"work": held.work, "locale": held.locale, "edition": issues[0].frozen.id},
        versions=tuple(neighbour(one.document, one.document.path, site) for one in issues),
    )
    texts = [load(one.frozen, one.document) for one in issues]
    document = beside(texts, [one.document.absent for one in issues], site.languages, governing)
    return render_public(replace(document, path=path), around, site)
