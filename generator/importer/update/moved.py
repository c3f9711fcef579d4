"""Words that stand elsewhere in a draft, with the source that they had: facts, references, terms, emphasis.

In: the lines that are gone, and a block of a draft. Out: the block as Markdown, in which a run that a gone line had is
written as it was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...model.document import Inline, Text, plain_text
from ...model.nodes import map_runs
from ..source import block_source
from .lines import WorkingLine, said
from .places import SourceStretch, head_of

_HELD = re.compile("\ue000([0-9]+)\ue001")
"""What stands for a run while the rest is printed: characters that no text of a clause may have."""
_FOLD = re.compile(r"\n[ >]*")


def sources_of(gone: Iterable[WorkingLine]) -> Mapping[str, str]:
    """Return the source of runs that say more than their words, by what they say."""
    runs = (run for line in gone for cell in line.cells for run in cell)
    return {said("".join(one.text for one in run)): _source(run) for run in runs if any(map(_is_more, run))}


def moved_source(block: Any, sources: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a block, runs that moved with the source that they had."""
    held: list[str] = []

    def keep(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        source = sources.get(said(plain_text(run)))
        if source is None:
            return run
        held.append(source)
        return (Text(text=f"\ue000{len(held) - 1}\ue001"),)

    for line in block_source(map_runs(block, keep)):
        found = _HELD.search(line)
        yield from _put(line, found, held[int(found[1])]).split("\n") if found else (line,)


def _put(line: str, found: re.Match[str], source: str) -> str:
    """Return a line with a run in its place; lines of the run stand as far in as its first one."""
    indent = " " * found.start()
    return line[: found.start()] + _FOLD.sub(f"\n{indent}", source) + line[found.end() :]


def _source(run: tuple[SourceStretch, ...]) -> str:
    end = max((one.around[0] if one.around else one).span.end for one in run)
    return run[0].span.source.text[head_of(run) : end]


def _is_more(stretch: SourceStretch) -> bool:
    return stretch.places is None or bool(stretch.around)
