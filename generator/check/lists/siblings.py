"""What the rules of this folder share: blocks that stand side by side, items of one list, and the passage of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...languages import known_of
from ...languages.pack import Pack
from ...model.written import (
    Block,
    BulletList,
    Clause,
    DefinitionList,
    ImportantBlock,
    ListItem,
    OrderedList,
    Paragraph,
)
from ..passage import Passage
from ..subject import Subject

WrittenList = BulletList | OrderedList


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A clause with its passages by where each begins in the file."""

    clause: Clause
    passages: Mapping[int, Passage]

    def of(self, paragraph: Paragraph) -> Passage:
        """Return the passage of a paragraph."""
        return self.passages[paragraph.span.start]

    def lead_of(self, item: ListItem) -> Passage | None:
        """Return the passage that an item begins with; None where it begins with another list or a table."""
        first = item.blocks[0] if item.blocks else None
        return self.of(first) if isinstance(first, Paragraph) else None


def texts_in(subject: Subject, ask: Callable[[Pack], object] = lambda pack: pack) -> Iterator[Text]:
    """Yield the clauses in languages that have what is asked of their pack, or in all."""
    for key, passages in subject.passages.items():
        if ask(known_of(key[2])):
            by_start = {passage.whole.start: passage for passage in reversed(passages)}
            yield Text(clause=subject.library.clauses[key], passages=by_start)


def lists_in(blocks: Sequence[Block]) -> Iterator[WrittenList]:
    """Yield every list among blocks and inside them."""
    for siblings in runs_in(blocks):
        yield from (block for block in siblings if isinstance(block, (BulletList, OrderedList)))


def runs_in(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield every run of blocks that stand side by side: those of the clause, then those inside each, outside in."""
    yield blocks
    for block in blocks:
        match block:
            case BulletList() | OrderedList():
                for item in block.items:
                    yield from runs_in(item.blocks)
            case ImportantBlock():
                yield from runs_in(block.blocks)
            case DefinitionList():
                for entry in block.entries:
                    for definition in entry.definitions:
                        yield from runs_in(definition)
            case _:
                pass
