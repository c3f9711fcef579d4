"""The chain of editions: each names the one before it, and what came to older ones.

In: editions, oldest first, and what was entered. Out: where the chain is broken: an edition, the name of its file, what
is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model.diagnostics import Message
from .manifest import MANIFEST

if TYPE_CHECKING:
    from .archive import Frozen

Fault = tuple["Frozen", str, Message]


def broken(editions: Sequence[Frozen]) -> Iterator[Fault]:
    """Yield every place where an edition was taken away, put in between or altered, and every wrong supplement."""
    for frozen in editions[:1]:
        if frozen.manifest.previous:
            yield frozen, MANIFEST, Message("edition-damaged.before-missing", edition=frozen.manifest.previous.edition)
    for before, after in pairwise(editions):
        yield from _link(before, after, editions)
    for frozen in editions:
        yield from _supplements(frozen, editions)


def broken_entered(entered: Sequence[Frozen], editions: Sequence[Frozen]) -> Iterator[Fault]:
    """Yield what was entered and does not follow the one before, and the editions that name one that is not there."""
    before: str | None = None
    for frozen in entered:
        if frozen.entered and frozen.entered.previous != before:
            yield frozen, MANIFEST, Message("edition-damaged.entered-before")
        before = frozen.sha256
    there = {None, *(frozen.sha256 for frozen in entered)}
    for later in editions:
        if later.manifest.entered not in there:
            yield later, MANIFEST, Message("edition-damaged.entered-gone", later=later.id)


def _link(before: Frozen, after: Frozen, editions: Sequence[Frozen]) -> Iterator[Fault]:
    previous = after.manifest.previous
    if previous is None:
        yield after, MANIFEST, Message("edition-damaged.not-first", edition=before.id)
    elif previous.edition != before.id and any(frozen.id == previous.edition for frozen in editions):
        yield before, MANIFEST, Message("edition-damaged.between", edition=before.id, previous=previous.edition)
    elif previous.edition != before.id:
        yield after, MANIFEST, Message("edition-damaged.before-missing", edition=previous.edition)
    elif previous.sha256 != before.sha256:
        yield before, MANIFEST, Message("edition-damaged.manifest-altered", edition=before.id, after=after.id)


def _supplements(frozen: Frozen, editions: Sequence[Frozen]) -> Iterator[Fault]:
    """Yield the supplements that follow none, or that no edition to come has named as they are."""
    followed = frozen.hashes
    for before, one in zip(followed, frozen.supplements, strict=False):
        if one.supplement.follows != before:
            yield frozen, one.name, Message("edition-damaged.follows")
    for later in editions:
        named = later.manifest.supplements.get(frozen.id)
        if named and named not in followed[1:]:
            yield frozen, MANIFEST, Message("edition-damaged.supplement", edition=frozen.id, later=later.id)
    yield from _additions(frozen)


def _additions(frozen: Frozen) -> Iterator[Fault]:
    """Yield the supplements that add to no text, or a part that a text had."""
    parts = {text.key: {*text.parts} for text in frozen.manifest.documents}
    for held in frozen.supplements:
        for addition in held.supplement.documents:
            known = parts.get(addition.key)
            twice = known & addition.parts.keys() if known is not None else ()
            if known is None:
                yield frozen, held.name, Message("edition-damaged.no-text", work=addition.work, locale=addition.locale)
            if twice:
                told = Message(
                    "edition-damaged.part-twice", work=addition.work, locale=addition.locale, part=min(twice)
                )
                yield frozen, held.name, told
            parts.setdefault(addition.key, set()).update(addition.parts)
