"""Fine setting of a page for paper: what must not part at the end of a line, and the air around Latin in Han.

In: the HTML of a page. Out: the same HTML with spans: `bound` (no line break inside), `air` and `aired` (a little air
after a character or after a word; none at the head of a line). Not one character is added, taken away or moved; style
sheets give the classes their meaning. It looks at characters, not at languages.

Three things make lines look set by hand. A figure stays with its unit, a sign with its number, 12-month in one piece.
A paragraph does not end on a line of one short word or one character. And between a Han character and a Latin letter or
a figure there is a little air, which the engine does not add by itself (`text-autospace` of CSS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages.characters import FIGURE_IN_SQUARES, LAST_SQUARES, SQUARE

_TAG = re.compile(r"(<[^<>]*>)")
_INLINE = re.compile(r"</?(?:a|b|del|dfn|em|i|ins|span|strong|time|u)\b")
_END = re.compile(r"</(?:p|li|dd)\b|<[uo]l\b")
_BOUND = re.compile(
    rf"(?:{FIGURE_IN_SQUARES})+"  # 2021年6月30日, 第7条
    r"|\b[0-9]+(?:-\w+)+"  # 12-month, 2021-06-30
    r"|(?<![\w&#])[0-9][0-9.,]* [a-z]+\b"  # 45 days
    r"|§+ [0-9][\w.()]*"
)
_LAST_WORDS = re.compile(
    r"(?:(?<= )\([^()]{1,30}\)[.;]?"  # (Categories A, B, D)
    r"|(?<= )[^ ]{1,20} [^ ]{1,20}"
    rf"|{LAST_SQUARES})\s*\Z"
)
_SHORT = 18  # what is no longer fits on a line
_AIR = re.compile(rf"(?P<before>[{SQUARE}](?=[A-Za-z0-9]))|(?P<after>[A-Za-z0-9][A-Za-z0-9.,%/-]*(?=[{SQUARE}]))")


def set_finely(page: str) -> str:
    """Return the HTML of a page with the spans for paper in its body."""
    head, body, rest = page.partition("<body")
    texts, tags = _parted(body + rest)
    following = _following(texts, tags)
    ends = (_END.match(tag) is not None for tag in tags)
    pieces = zip(texts, following, ends, tags, strict=True)
    return head + "".join(_set(text, after, end) + tag if text else tag for text, after, end, tag in pieces)


def _parted(html: str) -> tuple[list[str], list[str]]:
    """Return runs of text, some of them empty, and the tag after each."""
    parts = _TAG.split(html)
    return parts[::2], [*parts[1::2], ""]


def _following(texts: list[str], tags: list[str]) -> list[str]:
    """Return for each run of text the character that stands after it on the line, "" where the line ends."""
    following = [""]
    for text, tag in zip(reversed(texts), reversed(tags[:-1]), strict=False):
        following.append((text[:1] or following[-1]) if _INLINE.match(tag) else "")
    return following[::-1]


def _set(text: str, after: str, ends: bool) -> str:  # noqa: FBT001 - told of the text, it chooses nothing
    pieces: list[str] = []
    done = 0
    for start, end in _with_last_words(text) if ends else _bounds(text):
        pieces.append(_aired(text[done:start], text[start]))
        pieces.append(f'<span class="bound">{_aired(text[start:end], text[end : end + 1] or after)}</span>')
        done = end
    return "".join((*pieces, _aired(text[done:], after)))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _BOUND.finditer(text))


def _with_last_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is bound, with the last words or characters of a paragraph."""
    last = _LAST_WORDS.search(text, _SHORT)
    start = last.start() if last else len(text)
    yield from ((begin, end) for begin, end in _bounds(text) if end <= start)
    if last:
        yield start, len(text.rstrip())


def _aired(text: str, after: str) -> str:
    """Return text with air; `after` is what follows it.

    A word or figure is never parted, since a screen reader would read it in two.
    """
    return _AIR.sub(_span, text + after)[: -len(after) or None] if _AIR.search(text + after) else text


def _span(match: re.Match[str]) -> str:
    return f'<span class="{"air" if match["before"] else "aired"}">{match[0]}</span>'
