"""Markdown as lines, tables and lists.

In: a text. Out: a `Rough`. It is CommonMark with tables; attribute lists of kramdown, front matter and footnotes are
understood as far as their words go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...languages.characters import HAN
from ...languages.quoting import quotation_marks
from ...languages.shifted import shifted
from ...model.diagnostics import Message
from ..pieces import broken, joined
from ..rough import Grid, Line, Rough, TextRun

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_ATTRIBUTES = re.compile(r"[ \t]*\{(?::|#|\.)[^{}\n]*\}[ \t]*$|^\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^(?P<name>[^\]\n]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\n]+)\]")


_HAN_WORDS = rf"__(?=[^\s_])([^_`\n]*[{HAN}][^_`\n]*)(?<!\s)__"
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}]){_HAN_WORDS}|{_HAN_WORDS}(?=[{HAN}])")
"""Bold words with underscores beside a Han character, where CommonMark sees a word that goes on."""
_DEEPEST = 10_000
"""Deeper than Python can follow: what is nested so deep is refused, where the parser would drop it without a word."""
_SHIFT = re.compile(r"<(?P<end>/?)(?P<name>su[bp])\b", re.IGNORECASE)
_QUOTE = re.compile(r"<(?P<end>/?)q\b", re.IGNORECASE)
_STRONG = {"<strong>": 1, "<b>": 1, "</strong>": -1, "</b>": -1}
_BLOCK = re.compile(r"</?(?:br|ul|ol|li|p|div|table|t[rdh]|h[1-6]|dl|dt|dd|hr|blockquote|section)\b", re.IGNORECASE)
"""Elements of HTML that end a line wherever they stand."""
_BREAK = "\ue000"
"""Stands for a line break that is meant (private use: no text holds it)."""


@dataclass(slots=True, kw_only=True)
class _TokenWalk:
    """Where a walk over tokens stands: open lists, the marker of the item that has just begun, and what was found."""

    found: list[Line | Grid] = field(default_factory=list)
    lists: list[list[Any]] = field(default_factory=list)
    marker: str = ""
    notes: dict[Message, None] = field(default_factory=dict)


def read_markdown(path: str, text: str, notes: tuple[Message, ...] = ()) -> Rough:
    """Return the lines of a Markdown text."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    fields = dict(_fields(front["fields"])) if front else {}
    body = ("\n" * text[: front.end()].count("\n") + text[front.end() :]) if front else text
    body, more = _prepared(body)
    walk = _TokenWalk()
    _blocks(MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table").parse(body), walk)
    return Rough(
        path=path,
        title=fields.get("title", ""),
        language=fields.get("lang", fields.get("language", "")),
        items=tuple(walk.found),
        notes=(*notes, *more, *walk.notes),
    )


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip().isidentifier():
            yield name.strip().lower(), value.strip().strip("\"'")


def _prepared(text: str) -> tuple[str, list[Message]]:
    """Return a text without attribute lists, and with each footnote where it is called."""
    notes: list[Message] = []
    text = _BESIDE_HAN.sub(lambda match: f"**{match[1] or match[2]}**", text)
    text, count = _ATTRIBUTES.subn("", text)
    notes += [Message("import.attribute-lists", count=count)] if count else []
    told = {match["name"]: " ".join(match["text"].split()) for match in _FOOTNOTE.finditer(text)}
    if told:
        text = _FOOTNOTE.sub("", text)
        text = _CALL.sub(lambda match: f" ({told[match[1]]})" if match[1] in told else match[0], text)
        notes.append(Message("import.counted-footnotes", count=len(told)))
    return text, notes


def _blocks(tokens: Sequence[Any], walk: _TokenWalk) -> None:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "table_open":
            end = next(n for n in range(place, len(tokens)) if tokens[n].type == "table_close")
            walk.found.append(_grid(tokens[place:end], _line(token), walk))
            place = end
        elif token.type in {"heading_open", "paragraph_open"}:
            pieces = _inline(tokens[place + 1].children or (), walk)
            if token.type == "heading_open":
                walk.found.append(Line(pieces=pieces, line=_line(token), level=int(token.tag[1])))
            else:
                _paragraph(pieces, _line(token), walk)
        elif token.type in {"fence", "code_block", "html_block"}:
            _verbatim(token, walk)
        else:
            _list_token(token, walk)
        place += 1


def _line(token: Any) -> int:
    return int(token.map[0]) + 1 if token.map else 1


def _list_token(token: Any, walk: _TokenWalk) -> None:
    match token.type:
        case "bullet_list_open":
            walk.lists.append([None, "•"])
        case "ordered_list_open":
            walk.lists.append([int(token.attrs.get("start", 1)), token.markup])
        case "bullet_list_close" | "ordered_list_close":
            walk.lists.pop()
        case "list_item_open":
            walk.marker = _marker(walk)
        case "list_item_close":  # an item of a heading alone has no paragraph to stand before
            walk.marker = ""
        case _:
            pass


def _verbatim(token: Any, walk: _TokenWalk) -> None:
    """Keep the words of code and of HTML as paragraphs."""
    if token.type == "html_block":
        _html(token.content, _line(token), walk)
        return
    walk.notes[Message("import.code")] = None
    for number, text in enumerate(token.content.split("\n")):
        if text.strip():
            _paragraph((TextRun(text=text.strip()),), _line(token) + number, walk)


def _html(content: str, line: int, walk: _TokenWalk) -> None:
    from .html import items_of

    for item in items_of(content):
        at = line + item.line - 1
        if isinstance(item, Grid):
            walk.found.append(replace(item, line=at))
        elif item.level or item.depth:
            walk.found.append(replace(item, line=at, depth=item.depth + len(walk.lists)))
        else:
            _paragraph(item.pieces, at, walk)


def _paragraph(pieces: tuple[TextRun, ...], line: int, walk: _TokenWalk) -> None:
    for part in broken(pieces, _BREAK):
        walk.found.append(Line(pieces=part, line=line, depth=len(walk.lists), marker=walk.marker))
        walk.marker = ""


def _marker(walk: _TokenWalk) -> str:
    number, sign = walk.lists[-1]
    if number is None:
        return str(sign)
    walk.lists[-1][0] += 1
    return f"{number}{sign}"


def _grid(tokens: Sequence[Any], line: int, walk: _TokenWalk) -> Grid:
    rows: list[list[tuple[Line, ...]]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            parts = broken(_inline(token.children or (), walk), _BREAK)
            rows[-1].append(tuple(Line(pieces=part, line=line) for part in parts))
    return Grid(rows=tuple(map(tuple, rows)), line=line, header=True)


def _inline(children: Sequence[Any], walk: _TokenWalk) -> tuple[TextRun, ...]:
    """Return the words of a line; strong text may be written as an element of HTML, the tags of others are left out."""
    found: list[TextRun] = []
    bold, href, shift, quoted = 0, "", "", 0
    for token in children:
        match token.type:
            case "text" | "code_inline":
                found.append(TextRun(text=shifted(token.content, shift), bold=bold > 0, href=href or None))
            case "softbreak" | "hardbreak":
                found.append(TextRun(text=" ", bold=bold > 0, href=href or None))
            case "strong_open" | "strong_close":
                bold += 1 if token.type == "strong_open" else -1
            case "html_inline":
                bold += _STRONG.get(token.content.lower(), 0)
                moved = _SHIFT.match(token.content)
                shift = ("" if moved["end"] else moved["name"].lower()) if moved else shift
                if quote := _QUOTE.match(token.content):
                    quoted -= bool(quote["end"])
                    found.append(TextRun(text=quotation_marks("", quoted)[bool(quote["end"])], bold=bold > 0))
                    quoted += not quote["end"]
                found += [TextRun(text=_BREAK)] if _BLOCK.match(token.content) else []
            case "link_open":
                href = str(token.attrs.get("href", ""))
            case "link_close":
                href = ""
            case "image":
                walk.notes[Message("import.described-images")] = None
                found.append(TextRun(text=token.content))
            case _:
                pass
    return joined(found)
