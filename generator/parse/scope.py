"""The law that the works of a project answer: which packs are read.

In: a Library and the sources of all packs. Out: the `Laws` in scope. Of a pack that no work asks for nothing is read
but its name and that of its inventory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.duties import NO_LAWS, Laws
from ..model.library import Library
from ..model.source import Source, word_in
from .laws import name_of, read_laws

_INVENTORY = re.compile(r"^inventory:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
_DUTIES = re.compile(r"^duties:", re.MULTILINE)


def laws_in_scope(library: Library, sources: Iterable[Source]) -> tuple[Laws, tuple[Diagnostic, ...]]:
    """Return the law of the packs that works ask for, what they ask for in vain, and what is wrong with the packs."""
    files = tuple(sources)
    packs = [one for one in files if _DUTIES.search(one.text)]
    names = tuple(dict.fromkeys(map(name_of, packs)))
    homes = {name_of(one): match[1] for one in packs if (match := _INVENTORY.search(one.text))}
    wanted: set[str] = set()
    unknown: list[Diagnostic] = []
    for work in library.works.values():
        wanted.update(work.scope or (name for name, home in homes.items() if home == work.jurisdiction))
        vain = (name for name in work.scope if name not in names and not library.may_have(name, "laws/"))
        unknown += (_unknown(work.span.source, name, names) for name in vain)
    if not wanted.intersection(names):
        return NO_LAWS, tuple(unknown)
    laws, wrong = _read(tuple(one for one in files if one not in packs or name_of(one) in wanted))
    return laws, (*unknown, *wrong)


@lru_cache(maxsize=16)
def _read(sources: tuple[Source, ...]) -> tuple[Laws, tuple[Diagnostic, ...]]:
    return read_laws(sources)


def _unknown(source: Source, name: str, names: tuple[str, ...]) -> Diagnostic:
    finding = error("unknown-jurisdiction.scope", word_in(source, name, "scope"), name=name)
    return finding.with_help(did_you_mean(name, names) or Message("unknown-jurisdiction.packs", names=names))
