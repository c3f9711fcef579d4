"""Markdown as stretches of what a reader sees, by a scan of its raw characters.

In: a text. Out: stretches. Marks of Markdown are left out where they stand, tags of HTML as well; what they do to
the words between them is told by pairs of stars and by the names of tags alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from html import unescape

from ...languages.characters import HAN
from ...languages.quoting import quotation_marks
from ...languages.shifted import SHIFTS, shifted
from .elements import BOLD, HEADS, INLINE, LOOKS, STRIKES
from .stretches import HEADED, SLANTED, STRONG, STRUCK, Stretch

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PIECE = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|(?P<fence>^[ \t]*(?:```+[^`\n]*|~~~+[^\n]*)$)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>(?:(?!\n[ \t>]*\n).){1,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<gone><!--.*?-->|<(?P<silent>script|style)\b.*?</(?P=silent)\s*>)"
    r"|<(?P<address>(?:https?|mailto|tel|ftp):[^<>\s]{1,2000}|[\w.+-]{1,100}@[\w.-]{1,100})>"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,20})(?P<attributes>(?:[\s/][^<>]{0,2000})?)>"
    r"|(?P<definition>^[ ]{0,3}\[(?!\^)[^\]\n]{1,999}\]:[ \t]*\S+[^\n]*$)"
    r"|(?P<note>^\[\^[^\]\n]{1,99}\]:)|(?P<call>\[\^[^\]\n]{1,99}\])"
    r"|(?P<image>!)?\[(?P<words>(?>(?:[^\[\]\\\n]|\\.|\n(?!\s*\n)|\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,500}\))?){0,2000}))\]"
    r"(?:\((?P<target>\s*<?[^()<>\s]{0,2000}+(?:\([^()\s]{0,500}\)[^()\s]{0,500}+)*>?\s*(?:[\"'(][^\n]{0,500}?[\"')]\s*)?)\)"
    r"|\[(?P<name>[^\]\n]{0,500})\])"
    r"|(?P<lists>[ \t]*\{[:#.][^{}\n]{0,500}\}[ \t]*$)"
    r"|(?P<stars>\*+|(?<!\w)_+|_+(?!\w))"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<blank>\n(?:[ \t>]*\n)+)"
    r"|(?P<head>^[ ]{0,3}#{1,6}(?=[ \t]|$))|(?P<tail>(?<=[ \t])#+[ \t]*$)"
    r"|(?P<quote>^[ \t]*(?:>[ \t]?)+)"
    r"|(?P<item>^[ \t]*(?:[-+*][ \t]+)*(?P<number>[0-9]{1,9})(?=[.)][ \t]))"
    r"|(?P<newline>\n)"
    r"|(?P<plain>[^\\<\[!*_&\n#{`]+|.)",
    re.DOTALL | re.MULTILINE,
)
_UNDERSCORED = re.compile(r"__([^\s_`](?:[^_`\n]*[^\s_`])?)__")
_HAN = re.compile(f"[{HAN}]")
_LOOKS = LOOKS | dict.fromkeys(HEADS, HEADED)
_STARTS_LINE = re.compile(r"[ \t]*(?:[-+*][ \t]|[0-9]{1,9}[.)][ \t]|#{1,6}[ \t]|\||>|```|~~~)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_HEADER_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?$", re.MULTILINE)

_DEEPEST = 50
"""How deep emphasis and elements are followed."""


def scan_markdown(text: str) -> tuple[Stretch, ...]:
    """Return what a reader sees of Markdown; its fields at the head may be missing from a page."""
    text = _UNDERSCORED.sub(_starred, text)
    front = _FRONT.match(text)
    start = front.end() if front else 0
    fields = (Stretch(text=front["fields"], line=1, aside="front"),) if front else ()
    scan = _MarkdownScan(text=f"{text}\n")
    scan.read(start, len(text))
    return (*fields, *scan.settled())


def _starred(match: re.Match[str]) -> str:
    """Return Han words between underscores and beside Han characters as people mean them: as bold ones, as long."""
    beside = match.string[max(match.start() - 1, 0) : match.start()] + match.string[match.end() : match.end() + 1]
    return f"**{match[1]}**" if _HAN.search(beside) and _HAN.search(match[1]) else match[0]


@dataclass(slots=True, kw_only=True)
class _MarkdownScan:
    """Where a scan stands: what is open, and the numbers of the lists that go on, by their indentation."""

    text: str
    found: list[Stretch] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stars: list[tuple[str, int]] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    aside: str = ""
    row: str = ""
    lists: dict[int, int] = field(default_factory=dict)

    def read(self, start: int, end: int) -> None:
        """Read a part of the text."""
        if not self.starts:
            self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
            self._begin_line(start)
        for match in _PIECE.finditer(self.text, start, end):
            self._piece(match)

    def settled(self) -> list[Stretch]:
        """Return what was found; stars that nothing closes open nothing."""
        self._end_block()
        return self.found

    def _put(self, text: str, place: int, counted: str = "") -> None:
        look = next((look for _, look in reversed(self.tags) if look), "")
        sizes = [size for _, size in self.stars]
        look = self.row or (STRONG if any(size > 1 for size in sizes) else look or (SLANTED if sizes else ""))
        line = bisect_right(self.starts, place)
        shift = next((name for name, _ in reversed(self.tags) if name in SHIFTS), "")
        self.found.append(Stretch(text=shifted(text, shift), line=line, look=look, aside=self.aside, counted=counted))

    def _piece(self, match: re.Match[str]) -> None:
        """Put what a piece shows; what is none of these shows nothing."""
        for name, put in _SHOWN.items():
            if match[name] is not None:
                put(self, match)
                return

    def _text(self, match: re.Match[str]) -> None:
        self._put(match["plain"] or match["address"] or match["escaped"][1:], match.start())

    def _code(self, match: re.Match[str]) -> None:
        """Put code as it stands; a line break in it is a space."""
        self._put(match["code"].replace("\n", " "), match.start())

    def _space(self, match: re.Match[str]) -> None:
        self._put(" ", match.start())

    def _entity(self, match: re.Match[str]) -> None:
        self._put(unescape(match[0]), match.start())

    def _heading(self, _match: re.Match[str]) -> None:
        self.row = HEADED

    def _footnote(self, match: re.Match[str]) -> None:
        self._put("\n", match.start())
        self.aside = "footnote"

    def _line_end(self, match: re.Match[str]) -> None:
        blank, after = match["blank"], match.end()
        begun = self.text.rfind("\n", 0, match.start()) + 1
        if blank or self.row or _UNDERLINE.match(self.text, begun) or _STARTS_LINE.match(self.text, after):
            self._end_block()
            self._put("\n", match.start())
            self.aside = "" if blank else self.aside
        else:
            self._put(" ", match.start())
        self._begin_line(after)

    def _begin_line(self, start: int) -> None:
        """Look whether a line is underlined, or the head of a table: it emphasizes itself then."""
        below = self.text.find("\n", start) + 1
        line = self.text[start:below]
        if line.strip():
            underlined = _UNDERLINE.match(self.text, below) and not _STARTS_LINE.match(line)
            if underlined or ("|" in line and "-" in line + self.text[below:] and _HEADER_RULE.match(self.text, below)):
                self.row = HEADED
        if line.strip() and not line[:1].isspace() and not _STARTS_LINE.match(line):
            self.lists.clear()

    def _end_block(self) -> None:
        if self.stars:  # what was opened and not closed is no emphasis
            first = min(place for place, _ in ((int(sign.partition(":")[2]), size) for sign, size in self.stars))
            self.found[first:] = [replace(one, look=self.row) for one in self.found[first:]]
            self.stars.clear()
        self.row = ""

    def _bracketed(self, match: re.Match[str]) -> None:
        """Read the words of a link; those of a picture are beside the text."""
        before, self.aside = self.aside, "picture" if match["image"] else self.aside
        self.read(match.start("words"), match.end("words"))
        self.aside = before

    def _tag(self, match: re.Match[str]) -> None:
        name = match["tag"].lower()
        if name not in INLINE:
            self._put("\n", match.start())
        if name == "q":
            open_ones = sum(tag == "q" for tag, _ in self.tags) - bool(match["end"])
            self._put(quotation_marks("", open_ones)[bool(match["end"])], match.start())
        if match["end"]:
            place = next((n for n in range(len(self.tags) - 1, -1, -1) if self.tags[n][0] == name), None)
            if place is not None:
                del self.tags[place:]
        elif not match["attributes"].endswith("/") and name not in {"br", "hr", "img", "wbr", "input", "p", "li"}:
            look = STRUCK if STRIKES.search(match["attributes"]) else _LOOKS.get(name, "")
            look = STRONG if not look and BOLD.search(match["attributes"]) else look
            self.tags.append((name, look))
            del self.tags[_DEEPEST:]

    def _star(self, match: re.Match[str]) -> None:
        """Open or close emphasis: a run closes what was opened with its sign where a word is right before it."""
        text, size = self.text, len(match[0])
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        sign = match[0][0]
        opened = [n for n, (name, _) in enumerate(self.stars) if name[0] == sign]
        if opened and before.strip() and (size >= self.stars[opened[-1]][1] or size > 1 or not after.strip()):
            del self.stars[opened[-1] :]
        elif after.strip() and len(self.stars) < _DEEPEST:
            self.stars.append((f"{sign}:{len(self.found)}", size))

    def _number(self, match: re.Match[str]) -> None:
        """Put the number of an item; a list counts on from its first number, whatever is typed."""
        self._put("\n", match.start())
        head = match[0][: -len(match["number"])]
        indent = len(head.expandtabs(4))
        number = int(match["number"])
        going = self.lists.get(indent)
        self.lists = {depth: last for depth, last in self.lists.items() if depth < indent}
        self.lists[indent] = going + 1 if going is not None else number
        counted = str(self.lists[indent])
        self._put(match["number"], match.start(), counted if counted != match["number"] else "")


_SHOWN = {
    "plain": _MarkdownScan._text,
    "code": _MarkdownScan._code,
    "newline": _MarkdownScan._line_end,
    "blank": _MarkdownScan._line_end,
    "tag": _MarkdownScan._tag,
    "stars": _MarkdownScan._star,
    "words": _MarkdownScan._bracketed,
    "number": _MarkdownScan._number,
    "head": _MarkdownScan._heading,
    "escaped": _MarkdownScan._text,
    "entity": _MarkdownScan._entity,
    "address": _MarkdownScan._text,
    "note": _MarkdownScan._footnote,
    "quote": _MarkdownScan._space,
    "gone": _MarkdownScan._space,
}
