"""Whether a page of texts beside each other says what the page of each language says, clause by clause.

In: a tree, and the texts in force. Out: a `ComparedPage` for each such page. The pages alone are compared, read by a
parser that knows nothing of how they are printed; what stands around the text of a page is not read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..disk.tree import Tree
from ..editions import Issue, Series
from ..editions.neighbours import together_of
from ..markup.placedwords import TITLE, Place, placed_lines
from ..render.addresses import INDEX
from .bilingual import BETWEEN, FOOT, HEAD
from .extent import beside_each_other

Lines = Mapping[Place, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPage:
    """A page of several languages, the `pages` of each, and how many clauses were compared.

    `wrong` are the ids of clauses in which they differ; `alone` is what it says that none of the pages does: which
    language prevails, and why one lacks a clause.
    """

    path: str
    pages: tuple[str, ...]
    count: int
    wrong: tuple[str, ...]
    alone: tuple[str, ...]


def compared_pages(tree: Tree, texts: Iterable[Series]) -> Iterator[ComparedPage]:
    """Yield each page of several languages that a tree holds, compared with the pages of each."""
    for path, issues in together_of(texts, beside_each_other(tree.manifest)).items():
        pages = tuple(one.document.path + INDEX for one in issues)
        if {path + INDEX, *pages} <= tree.files.keys():
            yield _compared(tree, path + INDEX, pages, issues)


def _compared(tree: Tree, path: str, pages: tuple[str, ...], issues: Sequence[Issue]) -> ComparedPage:
    both = placed_lines(tree.data(path))
    singles = {one.document.locale: placed_lines(tree.data(page)) for one, page in zip(issues, pages, strict=True)}
    anchors = dict.fromkeys(anchor for page in (*singles.values(), both) for anchor, _ in page if anchor)
    clauses = [anchor for anchor in anchors if anchor not in (HEAD, FOOT)]
    return ComparedPage(
        path=path,
        pages=pages,
        count=len(clauses) - 1,  # the title of a page is none
        wrong=tuple(anchor for anchor in clauses if not _is_same(anchor, both, singles)),
        alone=tuple(dict.fromkeys(_alone(both, singles))),
    )


def _is_same(anchor: str, both: Lines, singles: Mapping[str, Lines]) -> bool:
    """Say whether the columns of a clause, and the titles above them, are what the page of each language says of it."""
    titles: list[str] = []
    for locale, single in singles.items():
        column, whole = _words(both, anchor, locale), _words(single, anchor)
        if whole and not whole.endswith(column):
            return False
        titles += [whole.removesuffix(column).strip()] if whole else []
    told = dict.fromkeys(titles) if anchor == TITLE else titles
    known = {(anchor, locale) for locale in ("", *singles)}
    is_known = all(place in known for place in both if place[0] == anchor)
    return is_known and _words(both, anchor) == BETWEEN.join(filter(None, told))


def _alone(both: Lines, singles: Mapping[str, Lines]) -> Iterator[str]:
    """Yield the lines of columns that the page of their language does not have at all."""
    for (anchor, locale), lines in both.items():
        own = singles.get(locale, {})
        if anchor and (anchor, "") not in own and locale:
            around = _words(own, "")
            yield from (line for line in lines if line not in around)


def _words(page: Lines, anchor: str, locale: str = "") -> str:
    return " ".join(page.get((anchor, locale), ()))
