"""What `clausebook build` is to print: the working text, or the frozen texts of a day.

In: a Reading and the options. Out: a `RenderOrder`, of which nothing is rendered yet. Works, languages and days that
there are not end the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .talk import FINDINGS, refuse, usage_error

if TYPE_CHECKING:
    from ..editions import Series
    from ..model.diagnostics import Message
    from ..model.document import Document
    from ..operations.build import Reading
    from ..render import Rendering


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What of the project to print, and how."""

    works: tuple[str, ...]
    locales: tuple[str, ...]
    formats: tuple[str, ...]
    heading_level: int
    jobs: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOrder:
    """What is printed: the texts in force, the renderings to come, how many, and what the manifest says of all."""

    documents: tuple[Document, ...]
    renderings: Iterator[Rendering]
    count: int
    about: Mapping[str, object]


def working_order(reading: Reading, wish: Wish, folder: Path, *, draft: bool) -> RenderOrder:
    """Return the order for the working text: before the first release, or as a draft."""
    from ..operations import rendering
    from ..operations.locating import located

    there = [(document.work, document.locale) for document in reading.documents]
    chosen = _chosen(there, wish)
    documents = tuple(one for one in reading.documents if (one.work, one.locale) in chosen)
    banner = "Draft: not published, not in force" if draft else None
    setup = rendering.set_up(reading, wish.formats, heading_level=wish.heading_level, banner=banner)
    jobs = wish.jobs or rendering.paying_jobs(wish.formats)
    renderings = located(rendering.render_all(setup, documents, previous=folder, jobs=jobs), reading)
    return RenderOrder(
        documents=documents, renderings=renderings, count=len(documents), about={"draft": True} if draft else {}
    )


def frozen_order(reading: Reading, day: date | None, wish: Wish, folder: Path) -> RenderOrder:
    """Return the order for the frozen texts as they stand on a day."""
    from ..disk.tree import read_tree
    from ..editions import load, series_on
    from ..operations import published, rendering
    from ..resolve import families

    if reading.library is None or reading.day is None:
        raise ValueError("the run ended before")
    series = series_on(reading.archive, reading.day)
    _refuse_days(reading, day, series)
    chosen = _chosen([(one.work, one.locale) for one in series], wish)
    own = tuple(one for one in series if (one.work, one.locale) in chosen)
    site = rendering.site_of(reading, wish.formats, heading_level=wish.heading_level)
    contents = published.SiteContents(
        archive=reading.archive,
        day=reading.day,
        series=series,
        site=site,
        families=families(reading.library, {one.work for one in series}),
    )
    texts = (*reading.project.templates.values(), *reading.project.catalogues.values())
    ingredients = published.page_ingredients((text.text for text in texts), site)
    pages = tuple(published.folders(contents, own))
    documents = tuple(load(one.in_force.frozen, one.in_force.document) for one in own if one.in_force)
    return RenderOrder(
        documents=documents,
        renderings=published.publish(
            contents, pages, documents, previous=read_tree(folder), ingredients=ingredients, jobs=wish.jobs
        ),
        count=len(pages),
        about={
            "editions": {one.id: one.sha256 for one in reading.archive.editions if one.day <= reading.day},
            **_part(wish),
        },
    )


def _part(wish: Wish) -> Mapping[str, object]:
    """Return what the manifest says of a tree that holds a part alone: whoever verifies it asks for no more."""
    from ..render import UNTOLD

    formats = () if {*wish.formats} == {*UNTOLD} else wish.formats
    told = {"works": wish.works, "languages": wish.locales, "formats": formats}
    part = {name: sorted(chosen) for name, chosen in told.items() if chosen}
    return {"part": part} if part else {}


def _refuse_days(reading: Reading, asked: date | None, series: Sequence[Series]) -> None:
    """End the run on a day before the first text, and on a clock that is behind the newest edition."""
    from ..editions import series_on

    today, archive = reading.day, reading.archive
    if today is None or archive.newest is None:
        return
    first, newest = archive.editions[0], archive.newest
    if not asked and today < newest.day:
        refuse("build.clock-behind", FINDINGS, today=today, edition=newest.id)
    if not series:
        entered = any(one.in_force for one in series_on(archive.complete, today))
        refuse("build.entered" if entered else "build.not-kept", FINDINGS, today=today, day=first.day)


def _chosen(there: Sequence[tuple[str, str]], wish: Wish) -> frozenset[tuple[str, str]]:
    """Return works and locales as they are wished for; unknown ones end the run."""
    refuse_unknown("build.unknown-work", wish.works, {work for work, _ in there})
    refuse_unknown("build.unknown-locale", wish.locales, {locale for _, locale in there})
    return frozenset(
        (work, locale)
        for work, locale in there
        if (not wish.works or work in wish.works) and (not wish.locales or locale in wish.locales)
    )


def refuse_unknown(id: str, wanted: Iterable[str], there: Iterable[str]) -> None:
    """End the run for a name that there is not, with the one that it may have been meant for."""
    from ..model.diagnostics import did_you_mean

    for name in wanted:
        if name not in there:
            raise usage_error(id, name=name, hint=did_you_mean(name, there) or _list(there))


def _list(names: Iterable[str]) -> Message:
    from ..model.diagnostics import Message

    return Message("usage.there-are", names=tuple(sorted(names))) if names else Message("build.nothing-in-force")
