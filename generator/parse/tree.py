"""YAML as a tree of texts that know their place: no types, no aliases, no tags, no surprises.

In: a Source, or the front matter at its beginning. Out: nodes with spans, and a finding for everything that YAML offers
and this project refuses. Every scalar is a text, so that NO stays NO and 1.10 stays 1.10. It does not know which keys a
file may have.

libyaml's events are read one by one rather than composed, so that a nested bomb is left at its 21st level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from ..languages.characters import WIDE
from ..markup.conflicts import find_conflicts
from ..markup.hidden import find_hidden_characters, without_controls
from ..model.diagnostics import Diagnostic, error
from ..model.source import Source, Span
from .files import APPROVALS, CHANGELOG, COMMENTS, DECISIONS
from .nodes import Entries, Items, KeyedNode, Node, Refused, Scalar
from .syntax import explain

MAX_BYTES = 64 * 1024
"""Bytes of a file in YAML: a registry of 300 facts with 200 bytes each."""
MAX_LEDGER = 256 * 1024
"""Bytes of a file that only ever grows: the changelog, comments, approvals, decisions."""
_LAW_PACK = re.compile(r"^(?:clausebook:)?laws/")
"""A law pack grows as the law does."""
_LEDGERS = (CHANGELOG, COMMENTS, APPROVALS, DECISIONS)
MAX_LEVELS = 20
"""Lists and mappings inside each other: far more than any shape in docs/formats.md has."""

_UNREADABLE = dict.fromkeys((0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF), " ")


@lru_cache(maxsize=256)
def read_tree(source: Source, start: int = 0, end: int | None = None) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Return the YAML between two offsets of `source`, and what is wrong with it; nothing at all is the text "".

    Equal files are read once in a run: a preview reads the whole project on every save of one of them.
    """
    last = len(source.text) if end is None else end
    reading = _YamlReading(source=source, offset=start)
    data = source.text[start:last].encode("utf-8", "replace")
    most = MAX_LEDGER if source.path in _LEDGERS or _LAW_PACK.search(source.path) else MAX_BYTES
    if len(data) > most:
        large = error("file-too-large.yaml", source.whole(), size=most // 1024)
        return _stop(reading, large.with_help("file-too-large.take-out"))
    hidden = [found for found in find_hidden_characters(source, start) if found.span and found.span.start < last]
    reading.findings += hidden
    if conflicts := find_conflicts(source, start, last):
        return _stop(reading, *conflicts)
    try:
        return _root(_events(_legible(data.decode())), reading), tuple(reading.findings)
    except yaml.MarkedYAMLError as fault:
        if hidden:  # without them the rest would be guesswork
            return _stop(reading)
        return _in_parts(reading, last) or _stop(reading, explain(source, start, fault))
    except _TooDeepError as fault:
        return _stop(reading, fault.finding)


@dataclass(slots=True, kw_only=True)
class _YamlReading:
    source: Source
    offset: int
    findings: list[Diagnostic] = field(default_factory=list)

    def span(self, first: Event, last: Event | None = None) -> Span:
        begin, end = first.start_mark, (last or first).end_mark
        if begin is None or end is None:
            raise AssertionError("libyaml marks every event")
        return self.source.span(self.offset + begin.index, self.offset + end.index)

    def refuse(self, id: str, span: Span, help_id: str) -> None:
        self.findings.append(error(id, span).with_help(help_id))


def _in_parts(reading: _YamlReading, end: int) -> tuple[Node, tuple[Diagnostic, ...]] | None:
    """Read what stands under each key of the file by itself; None where that is one part, or not under a key."""
    source, start = reading.source, reading.offset
    starts = [start + match.start() for match in _PART.finditer(source.text[start:end])]
    keys = [_KEY.match(source.text, at) for at in starts]
    if len(starts) < 2 or not all(keys) or source.text[start : starts[0]].strip().startswith("-"):  # noqa: PLR2004
        return None
    entries: list[KeyedNode] = []
    for key, at, behind in zip(keys, starts, (*starts[1:], end), strict=True):
        node = _part(reading, at, behind)
        name = source.span(at, key.end(1) if key else at)
        refused = KeyedNode(key=name.text, key_span=name, value=Refused(span=name, head=name, name=name.text))
        entries += node.entries if isinstance(node, Entries) else (refused,)
    whole = source.span(start, end)
    return Entries(entries=tuple(entries), span=whole, head=whole.part(0, 0), name=""), tuple(reading.findings)


def _part(whole: _YamlReading, start: int, end: int) -> Node | None:
    """Read a part of a file into the findings of the whole; None where it cannot be read."""
    part = _YamlReading(source=whole.source, offset=start, findings=whole.findings)
    try:
        return _root(_events(_legible(whole.source.text[start:end])), part)
    except yaml.MarkedYAMLError as fault:
        whole.findings.append(explain(whole.source, start, fault))
    except _TooDeepError as fault:
        whole.findings.append(fault.finding)
    return None


_PART = re.compile(r"^(?=[^\s#\]}])", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z][\w-]*):(?=\s)")


class _TooDeepError(Exception):
    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _stop(reading: _YamlReading, *findings: Diagnostic) -> tuple[Node, tuple[Diagnostic, ...]]:
    nowhere = reading.source.span(reading.offset, reading.offset)
    return Refused(span=nowhere, head=nowhere, name=""), (*reading.findings, *findings)


def _legible(text: str) -> str:
    """Put blanks in place of what libyaml would refuse or break lines at; it was reported as hidden."""
    return without_controls(text).translate(_UNREADABLE)


def _events(text: str) -> Iterator[Event]:
    yield from yaml.parse(text, Loader=yaml.CSafeLoader)


def _root(events: Iterator[Event], reading: _YamlReading) -> Node:
    nowhere = reading.source.span(reading.offset, reading.offset)
    top = Scalar(text="", span=nowhere, head=nowhere, name="")
    root: Node | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent) and root is not None:
            reading.refuse("yaml-feature.second-document", reading.span(event), "yaml-feature.remove-line")
            break
        if isinstance(event, NodeEvent):
            root = _node(event, events, reading, top, 1)
    return root or top


def _node(event: Event, events: Iterator[Event], reading: _YamlReading, key: Scalar | None, level: int) -> Node:
    """Read the node that begins with `event` and belongs to `key`."""
    span = reading.span(event)
    head, name = _head(key, span)
    if isinstance(event, AliasEvent):
        reading.refuse("yaml-feature.star", span, "help.quotes")
        return Refused(span=span, head=head, name=name)
    _refuse_extras(event, reading, span)
    if isinstance(event, ScalarEvent):
        return Scalar(text=_text(event.value, reading, span), span=span, head=head, name=name)
    if level > MAX_LEVELS:
        raise _TooDeepError(error("too-deep.yaml", span, most=MAX_LEVELS))
    if isinstance(event, SequenceStartEvent):
        return _items(event, events, reading, key, level)
    return _entries(event, events, reading, key, level)


def _refuse_extras(event: Event, reading: _YamlReading, span: Span) -> None:
    if getattr(event, "anchor", None) is not None:
        reading.refuse("yaml-feature.ampersand", span, "help.quotes")
    if getattr(event, "tag", None) is not None:
        reading.refuse("yaml-feature.exclamation", span, "help.quotes")


def _items(event: Event, events: Iterator[Event], reading: _YamlReading, key: Scalar | None, level: int) -> Node:
    items: list[Node] = []
    for inner in events:
        if isinstance(inner, CollectionEndEvent):
            span = _whole(event, inner, items, reading)
            head, name = _head(key, span)
            return Items(items=tuple(items), span=span, head=head, name=name)
        items.append(_node(inner, events, reading, None, level + 1))
    raise AssertionError("libyaml ends every collection it begins")


def _entries(event: Event, events: Iterator[Event], reading: _YamlReading, key: Scalar | None, level: int) -> Node:
    entries: dict[str, KeyedNode] = {}
    values: list[Node] = []
    refused = False
    for inner in events:
        if isinstance(inner, CollectionEndEvent):
            span = _whole(event, inner, values, reading)
            head, name = _head(key, span)
            if refused:
                return Refused(span=span, head=head, name=name)
            return Entries(entries=tuple(entries.values()), span=span, head=head, name=name)
        own = _node(inner, events, reading, None, level + 1)
        values.append(_node(next(events), events, reading, own if isinstance(own, Scalar) else None, level + 1))
        if isinstance(own, Scalar):
            _add(entries, KeyedNode(key=own.text, key_span=own.span, value=values[-1]), reading)
        else:
            refused = True
            _refuse_key(event, own, reading)
    raise AssertionError("libyaml ends every collection it begins")


def _refuse_key(event: Event, key: Node, reading: _YamlReading) -> None:
    if isinstance(key, Refused):  # an outer bracket of the one that was reported
        return
    bracket = isinstance(event, MappingStartEvent) and event.flow_style
    place = reading.span(event).part(0, 1) if bracket else key.span
    reading.refuse("yaml-feature.bracket-as-key", place, "yaml-feature.quote-bracket")


def _add(entries: dict[str, KeyedNode], entry: KeyedNode, reading: _YamlReading) -> None:
    first = entries.setdefault(entry.key, entry)
    if first is not entry:
        finding = error("duplicate-key.twice", entry.key_span, key=entry.key)
        reading.findings.append(finding.with_help("help.keep-one").with_note("note.first", first.key_span))


def _whole(begin: Event, end: Event, children: list[Node], reading: _YamlReading) -> Span:
    """Return the range of a collection; one without brackets ends with its last child, not before the next key."""
    if isinstance(begin, CollectionStartEvent) and begin.flow_style:
        return reading.span(begin, end)
    first = reading.span(begin)
    last = children[-1].span.end if children else first.end
    return reading.source.span(first.start, max(first.start, last))


def _head(key: Scalar | None, span: Span) -> tuple[Span, str]:
    if key:
        return key.span, key.text
    return span.part(0, len(span.text.split("\n", 1)[0])), ""


_GAP = re.compile(f"(?<=[{WIDE}]) (?=[{WIDE}])")


def _text(value: str, reading: _YamlReading, span: Span) -> str:
    """Return a scalar's text without hidden characters; those that an escape makes are reported."""
    text = _unfolded(value, span)
    for found in reversed(find_hidden_characters(Source(path=span.source.path, text=text), 0)):
        place = found.span or span
        if place.text not in span.text:
            reading.findings.append(replace(found, span=span))
        text = text[: place.start] + text[place.end :]
    return text


def _unfolded(text: str, span: Span) -> str:
    """Undo the space that YAML makes of a line break between two wide characters."""
    return _GAP.sub("", text) if "\n" in span.text else text
