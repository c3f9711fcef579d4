"""What the rules of this folder share: blocks that stand side by side, items of one list, and the passage of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...languages import known_of
from ...languages.pack import Pack
from ...model.nodes import Listing, Prose, flows
from ...model.written import Block, Clause
from ..passage import Passage
from ..subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseText:
    """A clause with its passages by where each begins in the file."""

    clause: Clause
    passages: Mapping[int, Passage]

    def of(self, block: Block | None) -> Passage | None:
        """Return the passage of a paragraph, None for any other block and for none."""
        return self.passages[block.span.start] if isinstance(block, Prose) else None

    def lead_of(self, item: Sequence[Block]) -> Passage | None:
        """Return the passage that the blocks of an item begin with; None where that is another list or a table."""
        return self.of(item[0]) if item else None


def texts_in(subject: Subject, ask: Callable[[Pack], object] = lambda pack: pack) -> Iterator[ClauseText]:
    """Yield the clauses in languages that have what is asked of their pack, or in all."""
    for key, passages in subject.passages.items():
        if ask(known_of(key[2])):
            by_start = {passage.whole.start: passage for passage in reversed(passages)}
            yield ClauseText(clause=subject.library.clauses[key], passages=by_start)


def lists_in(blocks: Sequence[Block]) -> Iterator[Listing]:
    """Yield every list among blocks and inside them."""
    for siblings in runs_in(blocks):
        yield from (block for block in siblings if isinstance(block, Listing))


def runs_in(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield every run of blocks that stand side by side: those of the clause, then those inside each, outside in."""
    yield blocks
    for inner in flows(tuple(blocks)):
        yield from runs_in(inner)
