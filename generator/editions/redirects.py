"""Addresses under which a text stood and none stands any more, and the text that each leads to.

In: how texts stand on a day. Out: a `Redirect` per address. An edition knows under which address it was published and
which ones its text took over (`moved-from:`), so nobody keeps a second list from which one could be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.history import Standing, order
from .manifest import FrozenDocument
from .neighbours import HISTORY
from .timeline import Series

_SHOWN = frozenset({Standing.IN_FORCE, Standing.SUPERSEDED, Standing.WITHDRAWN})
"""How a text stands that is, or was, under its address on some day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A folder that leads to a text or to its history; `work` stood there, and files are called by it."""

    origin: str
    work: str
    target: FrozenDocument
    below: str = ""

    @property
    def path(self) -> str:
        """The folder that it leads to."""
        return self.target.path + self.below


def redirects(texts: Iterable[Series]) -> tuple[Redirect, ...]:
    """Return the redirects by address; an address that several texts had leads to the one of the newest edition."""
    known = tuple(texts)
    in_force = {one.in_force.document.path for one in known if one.in_force}
    stood = {issue.document.path: issue.document.work for one in known for issue in one.issues}
    leads = {path: target for path, target in _latest(known).items() if path not in in_force and path != target.path}
    return tuple(
        Redirect(
            origin=path + below, work=stood.get(path, target.work), target=leads.get(target.path, target), below=below
        )
        for path, target in sorted(leads.items())
        for below in ("", HISTORY)
    )


def forerunners(texts: Iterable[Series]) -> Mapping[tuple[str, str], tuple[Series, ...]]:
    """Return by work and locale the texts that were withdrawn and whose addresses lead to that one now."""
    known = tuple(texts)
    leads = {one.origin: one.target.key for one in redirects(known)}
    found: dict[tuple[str, str], tuple[Series, ...]] = {}
    for one in known:
        key = leads.get(one.withdrawn.document.path) if one.withdrawn else None
        if key and key != (one.work, one.locale):
            found[key] = (*found.get(key, ()), one)
    return found


def first_places(texts: Sequence[Series]) -> Mapping[tuple[str, str], str]:
    """Return by work and locale where each text stands first of all: the folder that lists of texts lead to.

    That is its address, or else that of its newest edition that waits. A text has none where neither is there.
    """
    gone = {one.origin for one in redirects(texts)}
    found: dict[tuple[str, str], str] = {}
    for one in texts:
        current = one.in_force or one.withdrawn
        if current and current.document.path not in gone:
            found[one.work, one.locale] = current.document.path
        elif one.waiting:
            found[one.work, one.locale] = one.waiting[-1].address
    return found


def _latest(known: Iterable[Series]) -> Mapping[str, FrozenDocument]:
    """Return what each address of a text leads to now, whether it stands there itself or not.

    The address of a text that was withdrawn is its own, unless another text took it over.
    """
    currents = [(one, one.in_force or one.withdrawn) for one in known]
    claims = [(issue, now.document) for one, now in currents if now for issue in one.issues if issue.standing in _SHOWN]
    found: dict[str, FrozenDocument] = {}
    for issue, document in sorted(claims, key=lambda claim: order(claim[0].frozen.id)):
        found |= dict.fromkeys((issue.document.path, *issue.document.moved_from), document)
    return found
