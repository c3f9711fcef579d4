"""What a renderer is told about the place that a Document is printed for, and what it hands back.

A `Site` holds no text of any clause and is the same for all Documents of a build. Nothing here renders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..localize import Language
from ..localize.fonts import FontFace
from ..model.artifact import Artifact, Kept
from ..model.diagnostics import Diagnostic
from ..model.source import Source
from ..model.theme import NO_THEME, Theme


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Site:
    """Where and how Documents are printed; two Sites are never equal, so that one can be the key of a cache.

    `base_url` is absolute and ends in a slash. `languages` are in the project's order, the one written first at the
    head. `templates` are by file name, a project's own before the package's. `formats` are those printed in this
    build, `missing` the paths of files that it has none of all the same: a page links to a PDF only where there is one.
    `heading_level` is that of a fragment's first heading. `index` is the file that a link names behind the slash of a
    folder: none, or `index.html` where nothing serves the index of a folder.
    `banner` is a message of the catalogue that every page carries at its top, such as the one for drafts. `fonts` are
    the faces of each locale, in the order they are asked. `static` are the files of `static/` by their path in the
    project, `allowed` the sources that the settings add to the policy of pages, by directive. `homes` is the folder of
    a language's landing page, where that is not the top of the tree; `first` are the works that it lists first.
    `reference` is the Word file whose look Word files have.
    """

    base_url: str
    languages: Mapping[str, Language]
    templates: Mapping[str, Source]
    formats: frozenset[str] = frozenset({"html", "json", "pdf"})
    missing: frozenset[str] = frozenset()
    heading_level: int = 2
    index: str = ""
    banner: str | None = None
    fonts: Mapping[str, tuple[FontFace, ...]] = field(default_factory=dict)
    links: tuple[HeadLink, ...] = ()
    theme: Theme = NO_THEME
    static: Mapping[str, Artifact] = field(default_factory=dict)
    allowed: tuple[tuple[str, str], ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)
    reference: bytes | None = field(default=None, repr=False)
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDay:
    """A day, and how the language of a page writes it."""

    day: date
    text: str


def shown_day(day: date, language: Language) -> ShownDay:
    """Return a day as a page of a language shows it."""
    return ShownDay(day=day, text=language.long_date(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """What a page says of its own standing, and the page that it leads to: `path` is "" where it leads nowhere.

    `link` are the words of the link; where they are empty, the whole text is one.
    """

    text: str
    path: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdition:
    """A line in the list of all editions of a document; `path` is "" where its text was never kept.

    `kind` is what the edition did, `reasons` are those of the passages that it clarified.
    """

    edition: str
    date: str
    kind: str
    reasons: tuple[str, ...]
    note: str
    summary: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLink:
    """A link in the head of a page by its registered relation (RFC 8288); `type` is "" for a page.

    `locale` is that of the pages which have it, "" for all; the landing page has every one.
    """

    rel: str
    path: str
    type: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a page says beside its Document: how it stands, its newest editions, whether search engines list it.

    `has_pdf` says whether a PDF stands beside the page, `kept` whether an edition keeps the page, which then brings its
    pictures along. `links` are told to programs alone, as are `sums`, the SHA-256 by format of what its edition keeps.
    `history` is the path of the page of all editions, `older` are those that the page does not list: links to their
    places lead to the link to the history. `together` leads to the page of several languages beside each other.
    """

    signposts: tuple[Signpost, ...] = ()
    editions: tuple[PastEdition, ...] = ()
    hidden: bool = False
    has_pdf: bool = True
    kept: bool = False
    links: tuple[HeadLink, ...] = ()
    sums: tuple[tuple[str, str], ...] = ()
    history: str = ""
    older: tuple[str, ...] = ()
    together: Signpost | None = None


NOTHING = Surroundings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Files of the published tree and what was found while making them; `kept` are those of the tree before."""

    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def files(self) -> tuple[Artifact | Kept, ...]:
        """All files, those that were made before those that are kept."""
        return (*self.artifacts, *self.kept)


def joined(*renderings: Rendering) -> Rendering:
    """Return several renderings as one, in order."""
    return Rendering(
        artifacts=tuple(artifact for rendering in renderings for artifact in rendering.artifacts),
        diagnostics=tuple(found for rendering in renderings for found in rendering.diagnostics),
    )
