"""One value of a YAML file, or of front matter, put in, replaced or taken out; every other character stays.

In: a Source and a path of keys and places of items. Out: the Source with other text. Places come from the spans of the
strict reader, which also reads the result: of several ways to write a value the first one is taken that gives the tree
that was wanted, and where none does, nothing is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from ..model.diagnostics import RefusalError, has_errors
from ..model.source import Replacement, Source, replaced
from .front import front_range
from .nodes import Entries, Items, Node, Scalar
from .shape import holds_nothing, is_blank
from .tree import read_tree
from .yamltext import WrittenYaml, block, flow, texts

KeyPath = Sequence[str | int]
"""Keys of mappings and places of items, outermost first."""
Plain = Any
"""A text, or a mapping or a list of such values; `WrittenYaml` stands for lines with their comments."""

_WIDTH = 120
"""Characters of a line that a list or a mapping still goes on."""
_EMPTY_FRONT = re.compile(r"\A---[ \t]*\n\s*---[ \t]*\n")


class EditError(RefusalError):
    """The file has faults, or no edit of this one place gives the tree that was wanted. Nothing was changed."""


def with_value(source: Source, path: KeyPath, value: Plain, order: Sequence[str] = ()) -> Source:
    """Return a file with `value` at a path, in the place of what is there; keys that lead to it are made.

    A new key stands behind those that `order` has before it, else behind all. Raises EditError.
    """
    if source.path.endswith(".md") and front_range(source) is None:
        source = Source(path=source.path, text=f"---\n---\n{source.text}")
    file = _EditedFile.of(source)
    wanted = _changed(plain(file.root), path, lambda _: value)
    nodes = file.nodes(path)
    missing = path[len(nodes) - 1 :]
    for key in reversed(missing[1:]):
        value = {key: value}
    if not missing:
        return file.edited(path, wanted, file.with_other(nodes, value))
    holds_keys = holds_nothing(nodes[-1]) or isinstance(nodes[-1], Entries)
    named = holds_keys and all(isinstance(key, str) for key in missing)
    return file.edited(path, wanted, file.with_key(nodes, str(missing[0]), value, order) if named else iter(()))


def with_item(source: Source, path: KeyPath, value: Plain) -> Source:
    """Return a file with `value` in a list, before the item of the place with which a path ends. Raises EditError."""
    file = _EditedFile.of(source)
    way, place = path[:-1], int(path[-1])
    nodes = file.nodes(way)
    if len(nodes) <= len(way):
        return with_value(source, way, [value])
    wanted = _changed(plain(file.root), way, lambda there: [*there[:place], value, *there[place:]])
    return file.edited(path, wanted, file.with_part(nodes, place, [value]))


def without(source: Source, path: KeyPath) -> Source:
    """Return a file without the key or item that a path leads to; what is not there is no fault. Raises EditError."""
    file = _EditedFile.of(source)
    nodes, last = file.nodes(path), path[-1]
    if len(nodes) <= len(path):
        return source
    wanted = _changed(plain(file.root), path[:-1], lambda there: _less(there, last))
    made = file.edited(path, wanted, file.without_part(nodes[:-1], [*_inner(nodes[-2])].index(last)))
    is_clause = made.path.endswith(".md")
    return Source(path=made.path, text=_EMPTY_FRONT.sub("", made.text)) if is_clause else made


def plain(node: Node) -> Plain:
    """Return what a node says, without its places; a list or mapping that is empty is the text ""."""
    if isinstance(node, Scalar):
        return node.text
    said = {key: plain(inner) for key, inner in _inner(node).items()}
    return ([*said.values()] if isinstance(node, Items) else said) or ""


def value_at(source: Source, path: KeyPath) -> Plain:
    """Return what stands at a path, "" where nothing does. Raises EditError."""
    nodes = _EditedFile.of(source).nodes(path)
    return plain(nodes[-1]) if len(nodes) > len(path) else ""


def written_at(source: Source, path: KeyPath) -> WrittenYaml:
    """Return the lines that stand at a path, where something does. Raises EditError."""
    node = _EditedFile.of(source).nodes(path)[-1]
    return WrittenYaml(text=dedent(" " * _column(node) + source.text[node.span.start : _end(node)]))


def _changed(tree: Plain, path: KeyPath, change: Callable[[Plain], Plain]) -> Plain:
    """Return a tree with a change made of what stands at a path, "" where nothing does."""
    if not path:
        return change(tree)
    key, *rest = path
    if isinstance(tree, list) and isinstance(key, int):
        return [_changed(one, rest, change) if place == key else one for place, one in enumerate(tree)]
    there = tree if isinstance(tree, Mapping) else {}
    return {**there, key: _changed(there.get(key, ""), rest, change)}


def _less(there: Plain, last: str | int) -> Plain:
    if isinstance(there, Mapping):
        return {key: value for key, value in there.items() if key != last}
    return [value for place, value in enumerate(there) if place != last]


def _as_read(value: Plain) -> Plain:
    """Return a value as the reader has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, WrittenYaml):
        return plain(read_tree(Source(path="", text=value.text))[0])
    if isinstance(value, Mapping):
        return {key: _as_read(inner) for key, inner in value.items()} or ""
    return [_as_read(inner) for inner in value] or ""


# --- places -----------------------------------------------------------------------------------------------------------


def _inner(node: Node) -> Mapping[str | int, Node]:
    """Return what a node holds, by key or place."""
    if isinstance(node, Items):
        return dict(enumerate(node.items))
    return {one.key: one.value for one in node.entries} if isinstance(node, Entries) else {}


def _end(node: Node) -> int:
    """Return where a node ends: lines of a text that may follow its last words are no part of it."""
    return node.span.start + len(node.span.text.rstrip())


def _column(node: Node) -> int:
    """Return how many characters stand before a node on its line."""
    return node.span.first().column - 1


def _is_flow(nodes: Sequence[Node]) -> bool:
    """Say whether what stands in the last of some nodes stands between brackets."""
    return any(isinstance(one, (Entries, Items)) and one.span.text[:1] in ("[", "{") for one in nodes)


def _lines(value: Plain, column: int) -> str:
    return "".join(f"{' ' * column}{line}\n" if line else "\n" for line in block(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class _EditedFile:
    """A file as it was read; its YAML ends at `stop`. A way to write something is the replacement of one part."""

    source: Source
    root: Node
    stop: int

    @classmethod
    def of(cls, source: Source) -> _EditedFile:
        """Read a file, or the front matter of a clause. Raises EditError."""
        start, stop = (front_range(source) or (0, 0)) if source.path.endswith(".md") else (0, len(source.text))
        root, found = read_tree(source, start, stop)
        if has_errors(found):
            raise EditError("yaml-edit.faults", file=source.path, cause=found[0].message)
        return cls(source=source, root=root, stop=stop)

    def edited(self, path: KeyPath, wanted: Plain, ways: Iterator[Replacement]) -> Source:
        """Return the file with the first edit that gives the tree that is wanted. Raises EditError."""
        for way in ways:
            made = Source(path=self.source.path, text=replaced(self.source.text, (way,)))
            with suppress(EditError):
                if plain(_EditedFile.of(made).root) == _as_read(wanted):
                    return made
        raise EditError("yaml-edit.cannot", file=self.source.path, place=".".join(map(str, path)))

    def nodes(self, path: KeyPath) -> tuple[Node, ...]:
        """Return the nodes from the root along a path, as far as there are any."""
        nodes = [self.root]
        for key in path:
            if key not in _inner(nodes[-1]):
                break
            nodes.append(_inner(nodes[-1])[key])
        return tuple(nodes)

    def with_other(self, nodes: Sequence[Node], value: Plain) -> Iterator[Replacement]:
        """Yield ways to write a value in the place of the last of some nodes."""
        node, start, end = nodes[-1], nodes[-1].span.start, _end(nodes[-1])
        gap = " " if is_blank(node) and len(nodes) > 1 else ""
        column = _column(nodes[-2]) + 2 if len(nodes) > 1 else 0
        if isinstance(value, str):
            for one in texts(value, node.span.text, column):
                yield start, end, gap + one
            return
        if _is_flow(nodes) or self._fits(node, value):
            yield start, end, gap + flow(value)
        elif is_blank(node):
            yield self._below(start if len(nodes) > 1 else self.stop, value, column)
        elif len(nodes) > 1:
            begin = len(self.source.text[:start].rstrip(" \n"))
            yield begin, end, f"\n{_lines(value, column)[:-1]}"
        yield start, end, _lines(value, column)[:-1]

    def with_key(self, nodes: Sequence[Node], key: str, value: Plain, order: Sequence[str]) -> Iterator[Replacement]:
        """Yield ways to put a new key into a mapping, or into nothing."""
        names = [*_inner(nodes[-1])]
        before = order[: order.index(key)] if key in order else names
        place = max((place + 1 for place, name in enumerate(names) if name in before), default=0)
        return self.with_part(nodes, place, {key: value})

    def with_part(self, nodes: Sequence[Node], place: int, value: Plain) -> Iterator[Replacement]:
        """Yield ways to put a list or mapping of one into the last of some nodes, before the part of a place."""
        if holds_nothing(nodes[-1]):
            yield from self.with_other(nodes, value)
            return
        parts, column = self._parts(nodes), _column(nodes[-1])
        if _is_flow(nodes) and place == len(parts):
            yield parts[-1][1], parts[-1][1], f", {flow(value)[1:-1]}"
        elif _is_flow(nodes):
            yield parts[place][0], parts[place][0], f"{flow(value)[1:-1]}, "
        elif place:
            yield self._below(parts[place - 1][1], value, column)
        else:
            yield parts[0][0], parts[0][0], f"{_lines(value, column)[column:]}{' ' * column}"

    def without_part(self, nodes: Sequence[Node], place: int) -> Iterator[Replacement]:
        """Yield ways to take the part of a place out of the last of some nodes."""
        text, parts = self.source.text, self._parts(nodes)
        begin, end = parts[place]
        follows = parts[place + 1][0] if place + 1 < len(parts) else end
        if not _is_flow(nodes):
            line = text.rfind("\n", 0, begin) + 1
            yield (begin, follows, "") if text[line:begin].strip() else (line, self._line_end(end), "")
        elif follows == end:
            yield parts[place - 1][1] if place else begin, end, ""
        else:
            yield begin, text.index(",", end) + 1 if "#" in text[end:follows] else follows, ""

    def _parts(self, nodes: Sequence[Node]) -> Sequence[tuple[int, int]]:
        """Return where the parts of the last of some nodes begin, each with its key or its dash, and where they end."""
        node = nodes[-1]
        if isinstance(node, Entries):
            return [(one.key_span.start, max(one.key_span.end, _end(one.value))) for one in node.entries]
        places = [(one.span.start, _end(one)) for one in _inner(node).values()]
        return places if _is_flow(nodes) else [(self._dash(node, start), end) for start, end in places]

    def _dash(self, node: Node, start: int) -> int:
        """Return where the last dash before an item stands that is as far to the right as the first one of its list."""
        dashes = re.compile(rf"^ {{{_column(node)}}}-(?=\s|\Z)", re.MULTILINE)
        found = [match.end() - 1 for match in dashes.finditer(self.source.text, node.span.start, start + 1)]
        return found[-1] if found else node.span.start

    def _fits(self, node: Node, value: Plain) -> bool:
        """Say whether a list or mapping goes on the line of the text that it replaces."""
        line = self.source.text[: node.span.start].rpartition("\n")[2]
        return isinstance(node, Scalar) and not is_blank(node) and len(line + flow(value)) <= _WIDTH

    def _below(self, at: int, value: Plain, column: int) -> Replacement:
        """Return what puts lines below the one of a place."""
        end = self._line_end(at)
        joint = "" if not end or self.source.text[:end].endswith("\n") else "\n"
        return end, end, joint + _lines(value, column)

    def _line_end(self, at: int) -> int:
        return self.source.text.find("\n", at, self.stop) + 1 or self.stop
