"""The texts in force of a work in several languages, beside each other on a page of the published tree.

In: what a site is made of. Out: a `Task` per work whose `work.yaml` asks for such a page. Its words are those of frozen
texts; which language prevails, and why one lacks a clause, is as the files of the project say today.
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
from ..bilingual import BilingualTerms, beside
from .folders import SiteContents, neighbour
from .task import Task


def together_tasks(contents: SiteContents) -> Iterator[Task]:
    """Yield what prints the pages of texts beside each other; nothing in a tree without pages."""
    if any(one.cover for one in chosen(contents.site.formats)):
        wanted = {work: terms.locales for work, terms in contents.bilingual.items()}
        for path, issues in together_of(contents.series, wanted).items():
            terms = contents.bilingual[issues[0].document.work]
            texts = tuple((one.address, one.document.path, one.parts[SOURCE].sha256) for one in issues)
            render = partial(_render, path, issues, terms)
            yield Task(path=path, files=(path + INDEX,), made_of=(texts, terms), render=render)


def _render(path: str, issues: Sequence[Issue], terms: BilingualTerms, site: Site) -> Rendering:
    held = issues[0].document
    around = PublicRedline(
        path=path,
        edition=issues[0].address,
        history=held.path + HISTORY,
        about={"work": held.work, "locale": held.locale, "edition": issues[0].frozen.id},
        versions=tuple(neighbour(one.document, one.document.path, site) for one in issues),
    )
    texts = [load(one.frozen, one.document) for one in issues]
    return render_public(replace(beside(texts, site.languages, terms), path=path), around, site)
