"""What the app declares against the inventory and what is denied. See docs/rules/declared-conflict.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.declared import Declared, lacking, undeclared
from ...model.diagnostics import Diagnostic, Message, suggestion, warning
from ...model.library import Library
from ...model.registries import in_language
from ...parse.known import known
from ..subject import Subject
from .answers import own_answers

_DENYING = ("sells", "tracks-across-sites", "targets-ads")
"""Claims of which no one who tracks can say no, nor to the switches of the profile that they answer."""
_LACKING: Mapping[str, tuple[str, Message]] = {
    "package": ("declared-conflict.package", Message("declared-conflict.add", key="sdks")),
    "permission": ("declared-conflict.permission", Message("declared-conflict.add", key="permissions")),
    "data": ("declared-conflict.data", Message("declared-conflict.name")),
}
"""What is said of a kind that is not listed, and what to do."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for what is declared and not listed, a suggestion for the reverse, and denials of tracking."""
    library = subject.library
    if library.declared and not library.unread.keys() & {"clauses/inventory.yaml"}:
        yield from _lacking(library)
        yield from _undeclared(library)
        yield from _given_to_nobody(library)
    yield from _denied(library)


def _lacking(library: Library) -> Iterator[Diagnostic]:
    lists = known()
    for one, name, inventories in lacking(tuple(library.inventories.values()), library.declared, lists):
        texts = lists.sdks[name].name if one.kind == "package" else {}
        called = in_language(texts, library.settings.original)
        said, add = _LACKING[one.kind]
        found = warning(said, one.span, name=one.name, **({"sdk": called} if called else {})).with_help(add)
        for inventory in inventories:
            found = found.with_note("declared-conflict.inventory", inventory.span, name=inventory.jurisdiction)
        yield found


def _undeclared(library: Library) -> Iterator[Diagnostic]:
    for row, seen in undeclared(tuple(library.inventories.values()), library.declared, known()):
        found = suggestion("declared-conflict.nowhere", row.span, names=row.names)
        yield found.with_help("declared-conflict.take-out").with_note(
            "declared-conflict.file", seen.span.source.whole()
        )


def _given_to_nobody(library: Library) -> Iterator[Diagnostic]:
    """Yield a warning for data that is shared by the app and, as its category says, given to nobody."""
    categories = [one for inventory in library.inventories.values() for one in inventory.categories]
    for one in library.declared:
        for category in categories if "shared" in one.details else ():
            if one.name in category.declared and category.sold == () == category.disclosed:
                found = warning("declared-conflict.shared", one.span, name=one.name)
                found = found.with_help("declared-conflict.say-one")
                yield found.with_note("declared-conflict.nobody", category.span, category=category.id)


def _denied(library: Library) -> Iterator[Diagnostic]:
    """Yield a warning at the first tracking of each file, with every denial."""
    denials = [answer.span for name in _DENYING for answer in own_answers(name, library) if not answer.yes]
    first: dict[str, Declared] = {}
    for one in library.declared:
        if one.kind == "tracking" or "tracking" in one.details:
            first.setdefault(one.span.source.path, one)
    for one in first.values() if denials else ():
        found = warning("declared-conflict.tracking", one.span, name=one.name).with_help("declared-conflict.say-one")
        for denial in denials:
            found = found.with_note("declared-conflict.denial", denial)
        yield found
