"""A text in the line breaks, and with the byte order mark, of the file that it replaces.

In: a text with plain line feeds, as every file is read, and the bytes that are there. Out: bytes. The lines before and
behind what changed are the same bytes; of those between as many as before keep their breaks, others get the first one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

_MARK = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = re.compile(r"[\r\n]+\Z")
_BREAK = re.compile(r"\r\n|\r")


def as_written(text: str, there: bytes) -> bytes:
    """Return the bytes of a text in the place of those of a file, b"" for one that is new."""
    old = there.decode("utf-8", "replace")
    before, after = _LINE.findall(old.removeprefix(_MARK)), _LINE.findall(text)
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    end = next((found[0] for line in before[:1] if (found := _END.search(line))), "\n")
    new = after[head : len(after) - tail]
    ends = [found[0] if (found := _END.search(line)) else end for line in before[head : len(before) - tail]]
    same = ends if len(ends) == len(new) else [end] * len(new)
    new = [line.replace("\n", own) for line, own in zip(new, same, strict=True)]
    made = "".join((*before[:head], *new, *before[len(before) - tail :]))
    return (_MARK + made if old.startswith(_MARK) else made).encode()


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many lines are the same at the beginning, whatever breaks they have."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _BREAK.sub("\n", pair[0]) == pair[1], pairs))
