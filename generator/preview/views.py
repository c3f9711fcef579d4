"""The pages that the desk shows, by address: `draft/…`, `on/<day>/…`, `redline/<edition>/…`, `beside/…`.

In: a draft, and an address whose first part names the view and whose end is the path of a page in the published tree.
Out: an Artifact; NoPageError says why there is none. Nothing is read by an address: it is looked up in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..editions.archive import EditionError
from ..model.artifact import Artifact
from ..model.diagnostics import Diagnostic, RefusalError, Severity
from ..model.document import Document
from ..operations.bilingual import absences, beside
from ..operations.build import read
from ..operations.comparison import DRAFT, named_texts, redlines_of, texts_in_force
from ..operations.extent import Extent
from ..operations.published import publish, site_of_day
from ..operations.reading import Reading, read_site
from ..operations.rendering import render_all, set_up, site_of
from ..redline import with_summary
from ..render import PAGE, Rendering, Site
from ..render.addresses import INDEX
from ..render.redlines import PAGE as ALONE
from .draft import BANNER, PreviewDraft

IN_FORCE = "in-force"
"""Stands for the edition in force today in the address of a redline."""
TODAY = "today"
"""Stands for the day on which the draft was read in the address of a page of a day."""


class NoPageError(RefusalError):
    """There is no page at an address; the message says why."""


class Views:
    """The pages of one draft, each made when it is first asked for."""

    def __init__(self, draft: PreviewDraft) -> None:
        self.draft = draft
        self._trees: dict[str, Mapping[str, Artifact]] = {}
        self._pages: dict[str, Artifact] = {}

    def page(self, address: str) -> Artifact:
        """Return the file at an address. Raises NoPageError."""
        view, _, rest = address.partition("/")
        if view not in VIEWS:
            raise NoPageError("preview.no-page")
        try:
            return VIEWS[view](self, rest)
        except EditionError as cause:
            raise NoPageError(cause.finding.message) from cause
        except NoPageError:
            raise
        except RefusalError as cause:
            raise NoPageError(cause.message) from cause

    @property
    def good(self) -> Reading:
        """The last reading without errors. Raises NoPageError where none was."""
        if self.draft.good is None:
            raise NoPageError("preview.mend-first")
        return self.draft.good

    def document(self, path: str) -> Document:
        """Return the text whose page stands at a path. Raises NoPageError."""
        folder = path.removesuffix(INDEX)
        found = next((one for one in self.draft.documents if one.path == folder), None)
        if found is None:
            raise NoPageError("preview.no-page")
        return found

    def of_draft(self, path: str) -> Artifact:
        """Return a file of the working text."""
        return _file(self.draft.files, path)

    def of_day(self, rest: str) -> Artifact:
        """Return a file of the site as it is on a day: `2026-01-31/en/policy/`."""
        day, _, path = rest.partition("/")
        if day not in self._trees:
            self._trees[day] = _tree_on(self.good, self.good.day if day == TODAY else _day(day))
        return _file(self._trees[day], path)

    def redline(self, rest: str) -> Artifact:
        """Return the page of what changed in a text since an edition: `in-force/en/policy/`."""
        return self._once(f"redline/{rest}", rest.partition("/")[2], self._redline)

    def beside(self, path: str) -> Artifact:
        """Return the page of a text in all its languages, that of its address in the lead."""
        return self._once(f"beside/{path}", path, self._beside)

    def _once(self, address: str, path: str, make: Callable[[str, str], Rendering]) -> Artifact:
        folder = self.document(path).path
        address = f"{address.removesuffix(path)}{folder}"
        if address not in self._pages:
            (self._pages[address],) = sound(make(address.removesuffix(folder), folder)).artifacts
        return self._pages[address]

    def _redline(self, view: str, path: str) -> Rendering:
        document, name = self.document(path), view.split("/")[1]
        old = texts_in_force(self.good) if name == IN_FORCE else named_texts(self.good, name)
        key = document.work, document.locale
        redline = redlines_of(self.good, (old, named_texts(self.good, DRAFT)), [key])[key]
        edition = old.held[key][0].id if key in old.held else old.name
        if not redline.changes:
            raise NoPageError("desk.same", edition=edition)
        words = self.good.label(document.locale)
        return ALONE.render(with_summary(redline, words, (edition, words("Draft"))), self._site(view))

    def _beside(self, view: str, path: str) -> Rendering:
        return ALONE.render(languages_beside(self.good, self.document(path)), self._site(view))

    def _site(self, view: str) -> Site:
        """Return the site of a page that stands alone; its links lead to pages of the same view."""
        return replace(site_of(self.good, (PAGE,), banner=BANNER), base_url=f"/{view}")


VIEWS: Mapping[str, Callable[[Views, str], Artifact]] = {
    "draft": Views.of_draft,
    "on": Views.of_day,
    "redline": Views.redline,
    "beside": Views.beside,
}
"""What an address begins with, and what answers it."""


def languages_beside(reading: Reading, lead: Document) -> Document:
    """Return a working text in all its languages, that of `lead` first, without contents: columns need the room."""
    others = [one for one in reading.documents if one.work == lead.work and one.path != lead.path]
    texts, library = (lead, *others), reading.settled
    absent = [absences(library, one.work, one.locale) for one in texts]
    document = beside(texts, absent, reading.languages, library.settings.governing)
    return replace(document, table_of_contents=False)


def _file(files: Mapping[str, Artifact], path: str) -> Artifact:
    found = files.get(f"{path}{INDEX}" if not path or path.endswith("/") else path)
    if found is None:
        raise NoPageError("preview.no-page")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NoPageError("usage.no-day", value=text) from None


def _tree_on(reading: Reading, day: date) -> Mapping[str, Artifact]:
    """Return the pages of a day: of what is frozen, or of the working text where nothing is."""
    root = reading.project.root
    made = _frozen(root, day) if reading.archive.editions else _working(root, day)
    return {file.path: file for file in made}


def _frozen(root: Path, day: date) -> tuple[Artifact, ...]:
    reading = read_site(root, day)
    _stop_on(reading.diagnostics)
    site = site_of_day(reading, Extent(formats=(PAGE,)))
    return tuple(file for step in publish(site, previous=None, jobs=1) for file in sound(step).artifacts)


def _working(root: Path, day: date) -> tuple[Artifact, ...]:
    reading = read(root, day)
    _stop_on(reading.diagnostics)
    setup = set_up(reading, (PAGE,), banner=BANNER)
    return tuple(file for step in render_all(setup, reading.documents) for file in sound(step).artifacts)


def sound(made: Rendering) -> Rendering:
    """Return a Rendering without errors. Raises NoPageError for any other."""
    _stop_on(made.diagnostics)
    return made


def _stop_on(found: tuple[Diagnostic, ...]) -> None:
    for one in found:
        if one.severity is Severity.ERROR:
            raise NoPageError(one.message)
