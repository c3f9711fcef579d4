"""What a build is to print: the working text, or the frozen texts of a day.

In: a Reading and the `Extent` that is asked for. Out: a `RenderOrder`, of which nothing is rendered yet. Works,
languages and days that there are not are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .. import __version__
from ..disk.tree import read_tree
from ..editions import Series, series_on
from ..model.diagnostics import Message, RefusalError, did_you_mean
from ..model.document import Document
from ..model.history import order
from ..render import Rendering
from . import published, rendering
from .extent import Extent, texts_named
from .locating import located
from .reading import Reading


class NothingToPrintError(RefusalError):
    """There is no text for the day, or the clock is behind the newest edition."""


class UnknownNameError(RefusalError):
    """A work or a language that there is not."""

    kind = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOrder:
    """What is printed: the texts in force, the renderings to come, how many, and what the manifest says of all.

    `said` tells people which edition of which text it is.
    """

    said: tuple[Message, ...]
    documents: tuple[Document, ...]
    renderings: Iterator[Rendering]
    count: int
    about: Mapping[str, object]


def working_order(
    reading: Reading, extent: Extent, folder: Path | None, jobs: int | None, *, draft: bool
) -> RenderOrder:
    """Return the order for the working text: before the first release, or as a draft; `folder` is one to keep from."""
    documents = documents_within(reading, extent)
    banner = "Draft: not published, not in force" if draft else None
    setup = rendering.set_up(reading, extent.formats, heading_level=extent.heading_level, banner=banner)
    jobs = jobs or rendering.paying_jobs(extent.formats)
    renderings = located(rendering.render_all(setup, documents, previous=folder, jobs=jobs), reading)
    about = {"version": __version__} | ({"draft": True} if draft else {})
    texts = texts_named((one.work, one.locale) for one in documents)
    said = Message("build.text-draft" if draft else "build.text-unreleased", texts=texts)
    return RenderOrder(
        said=(said,) if documents else (),
        documents=documents,
        renderings=renderings,
        count=len(documents),
        about=about,
    )


def documents_within(reading: Reading, extent: Extent) -> tuple[Document, ...]:
    """Return the working texts that are asked for. Raises UnknownNameError."""
    _refuse_names([(document.work, document.locale) for document in reading.documents], extent)
    return tuple(one for one in reading.documents if extent.holds(one.work, one.locale))


def frozen_order(
    reading: Reading, asked: date | None, extent: Extent, folder: Path | None, jobs: int | None
) -> RenderOrder:
    """Return the order for the frozen texts as they stand on a day; `folder` is one to keep from."""
    series = series_on(reading.archive, reading.day)
    _refuse_days(reading, asked, series)
    _refuse_names([(one.work, one.locale) for one in series], extent)
    site = published.site_of_day(reading, extent)
    return RenderOrder(
        said=tuple(_by_edition(site.documents)),
        documents=site.documents,
        renderings=published.publish(site, previous=read_tree(folder) if folder else None, jobs=jobs),
        count=len(site.pages),
        about=site.about,
    )


def _by_edition(documents: Sequence[Document]) -> Iterator[Message]:
    """Yield each edition with its texts among these, the newest first."""
    for edition in sorted({one.edition for one in documents}, key=order, reverse=True):
        own = ((one.work, one.locale) for one in documents if one.edition == edition)
        yield Message("build.text-edition", edition=edition, texts=texts_named(own))


def _refuse_days(reading: Reading, asked: date | None, series: Sequence[Series]) -> None:
    """Refuse a day before the first text, and on a clock that is behind the newest edition."""
    today, archive = reading.day, reading.archive
    if archive.newest is None:
        return
    first, newest = archive.editions[0], archive.newest
    if not asked and today < newest.day:
        raise NothingToPrintError("build.clock-behind", today=today, edition=newest.id)
    if not series:
        entered = any(one.in_force for one in series_on(archive.complete, today))
        raise NothingToPrintError("build.entered" if entered else "build.not-kept", today=today, day=first.day)


def _refuse_names(there: Sequence[tuple[str, str]], extent: Extent) -> None:
    """Refuse works and locales that are asked for and that there are not."""
    refuse_unknown("build.unknown-work", extent.works, {work for work, _ in there})
    refuse_unknown("build.unknown-locale", extent.locales, {locale for _, locale in there})


def refuse_unknown(id: str, wanted: Iterable[str], there: Iterable[str]) -> None:
    """Raise UnknownNameError for a name that there is not, with the one that it may have been meant for."""
    for name in wanted:
        if name not in there:
            raise UnknownNameError(id, name=name, hint=did_you_mean(name, there) or _list(there))


def _list(names: Iterable[str]) -> Message:
    return Message("usage.there-are", names=tuple(sorted(names))) if names else Message("build.nothing-in-force")
