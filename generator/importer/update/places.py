"""Where the printed characters of a clause stand in its file.

In: runs of inlines as written, and what each generated inline says. Out: stretches of printed characters, each with its
place: of plain text character by character, of a fact or a generated reference as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.source import Span
from ...model.written import Inline, Text

_PIECE = re.compile(r"(?P<slashes>\\+)|(?P<fold> *\n *)|.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceStretch:
    """Printed characters and the inline that prints them; `places` are those of each, None where they are one thing.

    `around` are the inlines that it stands in, the outermost first.
    """

    text: str
    inline: Inline
    places: tuple[tuple[int, int], ...] | None
    around: tuple[Any, ...]

    @property
    def span(self) -> Span:
        """Where the inline stands that prints it."""
        return self.inline.span


def stretches(
    run: tuple[Inline, ...], say: Callable[[Inline], str], around: tuple[Any, ...] = ()
) -> Iterator[SourceStretch]:
    """Yield the stretches of a run; `say` tells what an inline without words of its own prints."""
    for inline in run:
        inner = getattr(inline, "children", ())
        if isinstance(inline, Text):
            yield SourceStretch(text=inline.text, inline=inline, places=_places(inline), around=around)
        elif inner:
            yield from stretches(inner, say, (*around, inline))
        else:
            yield SourceStretch(text=say(inline), inline=inline, places=None, around=around)


def head_of(run: Sequence[SourceStretch]) -> int:
    """Return where a run begins in its file."""
    return min((one.around[0] if one.around else one).span.start for one in run)


def _places(text: Text) -> tuple[tuple[int, int], ...] | None:
    """Return the place of each character; a backslash belongs to what it makes plain, a line break may be nothing."""
    found: list[tuple[int, int]] = []
    start, said = text.span.start, text.text
    waiting = start
    for match in _PIECE.finditer(text.span.text):
        begin, end = start + match.start(), start + match.end()
        if match["slashes"]:
            count = end - begin
            width = 1 if said.startswith("\\" * count, len(found)) else 2
            found += ((begin + n, begin + n + width) for n in range(0, count - count % width, width))
            waiting = end - count % width
        elif match["fold"] and not said.startswith(" ", len(found)):
            waiting = end
        else:
            found.append((waiting, end))
            waiting = end
    return tuple(found) if len(found) == len(said) else None
