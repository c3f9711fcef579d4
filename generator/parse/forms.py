"""A part of a YAML file as the fields of a form, made from the shape by which it is read, and what was typed in them.

In: a shape, and the node that it reads. Out: a `FormField` for every text, list of texts and choice that stands there
or may; and a file with the values of a form in it, edited by `edit`. What a field is for says the schema, by `about`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.diagnostics import Diagnostic, in_order
from ..model.source import Source, Span
from .edit import KeyPath, with_value, without
from .nodes import Entries, Items, Node, Scalar
from .record import Record
from .shape import Choice, NamedRecords, Placed, Shape, is_blank
from .shape import Sequence as ListShape
from .tree import read_tree
from .values import DAY, OPEN_PROSE, PROSE, ByLocale, Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A value that may be typed. `kind` is text, prose, day, lines or choice; `order` are the keys around it in order.

    `about` is the path of its key in the schema, `keys` that of every key of `path`, "" for a name of the team;
    `span` is where it stands, None where it does not.
    """

    path: KeyPath
    keys: tuple[str, ...]
    about: str
    kind: str
    value: str
    span: Span | None
    choices: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The path as the name of a field in a form."""
        return "/".join(map(str, self.path))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOf:
    """What a form is of: the file, the shape of it, and what the schema calls it."""

    source: Source
    shape: Shape[Any]
    about: str
    locales: tuple[str, ...]

    def fields(self, path: KeyPath) -> tuple[FormField, ...]:
        """Return the fields of what stands at a path, or may under its last name, in the order of the format."""
        node = read_tree(self.source)[0]
        whole = _Part(path=(), about=self.about, node=node, locales=self.locales, wanted=tuple(path))
        every = tuple(_fields(self.shape, whole))
        return tuple(one for one in every if one.path[: len(path)] == tuple(path))

    def with_values(self, path: KeyPath, values: Mapping[str, str]) -> FormOf:
        """Return the form of a file that has other values at a path; an empty one is taken out. Raises EditError."""
        source = self.source
        for one in self.fields(path):
            new = "\n".join(values.get(one.name, one.value).split("\r\n")).strip()
            if new != one.value.strip():
                source = _with(source, one, new)
        return FormOf(source=source, shape=self.shape, about=self.about, locales=self.locales)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the file."""
        node, found = read_tree(self.source)
        findings = list(found)
        self.shape.read(node, findings)
        return in_order(findings)


def _with(source: Source, field: FormField, new: str) -> Source:
    if not new:
        return without(source, field.path)
    lines = [line.strip() for line in new.splitlines() if line.strip()]
    return with_value(source, field.path, lines if field.kind == "lines" else new, field.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of the file: None for the node of what is not there; `wanted` is the path that is asked for."""

    path: tuple[str | int, ...]
    about: str
    node: Node | None
    locales: tuple[str, ...]
    order: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    wanted: tuple[str | int, ...] = ()

    def inner(self, key: str | int, node: Node | None, about: str = "", order: tuple[str, ...] = ()) -> _Part:
        """Return what stands under a key or at a place; `about` is the key in the schema, "" for a name of the team."""
        own = f"{self.about}.{about}" if about else ""
        return _Part(
            path=(*self.path, key),
            about=own or self.about,
            node=node,
            locales=self.locales,
            order=order,
            keys=(*self.keys, own),
            wanted=self.wanted,
        )


def _fields(shape: Shape[Any], part: _Part) -> Iterator[FormField]:
    """Yield the fields of a part: its own, or those of the parts in it."""
    if isinstance(shape, Placed):
        yield from _fields(shape.shape, part)
        return
    inner = _parts(shape, part)
    if inner is None:
        yield _field(shape, part)
    for of, one in inner or ():
        yield from _fields(of, one)


def _parts(shape: Shape[Any], part: _Part) -> Iterable[tuple[Shape[Any], _Part]] | None:
    """Return the parts of a part with their shapes; None where it is one value."""
    node = part.node
    entries = {one.key: one.value for one in node.entries} if isinstance(node, Entries) else {}
    match shape:
        case Record():
            order = tuple(key.name for key in shape.keys)
            return [(one.shape, part.inner(one.name, entries.get(one.name), one.name, order)) for one in shape.keys]
        case NamedRecords():
            asked = part.wanted[len(part.path) :][:1] if part.wanted[: len(part.path)] == part.path else ()
            names = dict.fromkeys((*entries, *asked))
            return [(shape.value, part.inner(name, entries.get(str(name)))) for name in names]
        case ByLocale():
            tags = dict.fromkeys((*entries, *part.locales))
            by_tag = [(shape.item, part.inner(tag, entries.get(tag), order=part.locales)) for tag in tags]
            return by_tag if node is None or is_blank(node) or entries else [(shape.item, part)]
        case ListShape(item=Record()):
            items = node.items if isinstance(node, Items) else ()
            return [(shape.item, part.inner(place, item)) for place, item in enumerate(items)]
    return None


def _field(shape: Shape[Any], part: _Part) -> FormField:
    node = part.node
    texts = [one.text for one in (node.items if isinstance(node, Items) else (node,)) if isinstance(one, Scalar)]
    return FormField(
        path=part.path,
        keys=part.keys,
        about=part.about,
        kind=_kind(shape),
        value="\n".join(texts),
        span=node.span.source.span(node.head.start, node.span.end) if node else None,
        choices=tuple(shape.words) if isinstance(shape, Choice) else (),
        order=part.order,
    )


def _kind(shape: Shape[Any]) -> str:
    if isinstance(shape, (ListShape, Lines)):
        return "lines"
    if isinstance(shape, Choice):
        return "choice"
    return "prose" if shape in (PROSE, OPEN_PROSE) else "day" if shape == DAY else "text"
