"""What the paragraphs of a Word file have in common: numbers of revisions, places to link to, links, comments, styles.

In: a Document, a Site and who its changes are of. Out: a `WordFile`, filled step by step while the text is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from ...localize import is_east_asian, is_right_to_left, likely_region
from ...model import document as d
from ...model.comments import Remark, Thread
from ...model.nodes import Anchored, walk
from ...model.word_anchors import author_of, bookmark, control_id, control_name
from ..site import Site
from .numbering import Numbers
from .xml import Element, w

Threads = Mapping[str, Sequence[tuple[Thread, int | None]]]
"""Threads of comments by clause, each with the block that it is on, None for the whole clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordComment:
    """A comment: its number, what was said, the comment that it answers (0: none), and whether it is settled ("1")."""

    id: int
    said: Remark
    answers: int
    settled: str


@dataclass(slots=True, kw_only=True, eq=False)
class WordFile:
    """A file while it is printed.

    `returns` says that it holds one text, which may come back; languages beside each other are to be read.
    `places` are the bookmarks that links lead to, by anchor; `styles` ids by name; `threads` what was said of clauses.
    """

    document: d.Document
    site: Site
    styles: Mapping[str, str]
    places: Mapping[str, str]
    labels: Mapping[str, str]
    threads: Threads
    returns: bool
    numbers: Numbers = field(default_factory=Numbers)
    links: dict[str, str] = field(default_factory=dict)
    tags: Counter[str] = field(default_factory=Counter)
    comments: list[WordComment] = field(default_factory=list)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def next_id(self) -> int:
        """Return a number that no revision, bookmark or comment of the file has."""
        return next(self._ids)

    def style(self, name: str) -> str:
        """Return the id of a style by its name."""
        return self.styles.get(name.lower(), self.styles["normal"])

    def link(self, href: str) -> str:
        """Return the relationship of an address."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")

    def gives_number(self, anchor: str, text: str) -> bool:
        """Say whether a text is the number of what an anchor leads to, as a field gives it."""
        return bool(text) and self.labels.get(anchor, "").rstrip(".") == text

    def marked(self, name: str, inside: Iterable[Element]) -> tuple[Element, ...]:
        """Return elements in a bookmark of a name, "" for none."""
        if not name:
            return tuple(inside)
        id = self.next_id()
        return (w("bookmarkStart", id=id, name=name), *inside, w("bookmarkEnd", id=id))

    def control(self, name: str, tag: str, inside: Iterable[Element]) -> Element:
        """Return runs in a control of a name and a tag that nobody deletes by mistake."""
        return self._control(name, tag, inside, w("lock", val="sdtLocked"))

    def block_control(
        self, name: str, tag: str, inside: Iterable[Element], *, lock: str = "", gallery: str = "Quick Parts"
    ) -> Element:
        """Return paragraphs in a control of a name and a tag.

        It is a part of a document: of any other LibreOffice makes a control inside of its first paragraph, which then
        says things several times (docs/engines/libreoffice.md).
        """
        part = w("docPartObj", w("docPartGallery", val=gallery))
        return self._control(name, tag, inside, w("lock", val=lock) if lock else None, part)

    def _control(self, name: str, tag: str, inside: Iterable[Element], *properties: Element | None) -> Element:
        seen = self.tags[tag]
        self.tags[tag] += 1
        id = control_id(f"{tag} {seen}" if seen else tag)
        named = (w("alias", val=control_name(name)), w("tag", val=tag), w("id", val=id))
        return w("sdt", w("sdtPr", *named, *properties), w("sdtContent", *inside))

    @property
    def author(self) -> str:
        """Who is said to have made the changes."""
        return author_of(self.document.edition)

    def changed(self, name: str, *inside: Element) -> Element:
        """Return the mark of a change, by whom and when."""
        day = f"{self.document.modified.isoformat()}T00:00:00Z"
        return w(name, *inside, id=self.next_id(), author=self.author, date=day)

    def language(self, locale: str) -> Element:
        """Return what says in which language text is; Word keeps one for each kind of script."""
        tag = "-".join(filter(None, (locale.partition("-")[0], likely_region(locale))))
        kind = "eastAsia" if is_east_asian(locale) else "bidi" if is_right_to_left(locale) else "val"
        return w("lang", **{kind: tag})


def open_file(document: d.Document, site: Site, styles: Mapping[str, str], threads: Threads) -> WordFile:
    """Return a file for a Document, with a bookmark for each place that one of its links leads to."""
    nodes = [one for one in walk(document.sections) if isinstance(one, Anchored) and one.anchor]
    wanted = {one.anchor for one in walk(document.sections) if isinstance(one, d.Reference | d.Term)}
    wanted |= {one.anchor for one in nodes if document.table_of_contents and isinstance(one, d.Section) and one.title}
    untitled = {one.anchor: one.clause for one in nodes if isinstance(one, d.Section) and not one.title}
    places = {one.anchor: f"_{bookmark(document.work, f'#{one.anchor}')}" for one in nodes if one.anchor in wanted}
    returns = not any(getattr(one, "name", "") == "columns" for one in walk(document.sections))
    places |= {at: bookmark(document.work, clause) if returns else "" for at, clause in untitled.items()}
    return WordFile(
        document=document,
        site=site,
        styles=styles,
        places=places,
        labels={one.anchor or "": number for one in nodes if (number := getattr(one, "number", None))},
        threads=threads,
        returns=returns,
    )
