"""Clause text as a short notation, so that a test shows a whole tree on a line.

In: blocks and inlines of `model/written.py`. Out: text. A name stands for a node, brackets hold what is inside:
`p[our *[strong] {look-back|legal} text]`. Spans are not shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from generator.model import written as w

Node = w.Block | w.Inline | w.ListItem | w.Cell | w.DefinitionEntry


def outline(nodes: Iterable[Node]) -> str:
    """Return blocks separated by spaces."""
    return " ".join(map(_shown, nodes))


def line(inlines: Iterable[w.Inline]) -> str:
    """Return inlines as they follow each other."""
    return "".join(map(_shown, inlines))


@singledispatch
def _shown(node: object) -> str:
    raise TypeError(type(node))


@_shown.register
def _(node: w.Text) -> str:
    return node.text


@_shown.register
def _(node: w.Strong) -> str:
    return f"*[{line(node.children)}]"


@_shown.register
def _(node: w.Important) -> str:
    return f"![{line(node.children)}]"


@_shown.register
def _(node: w.Foreign) -> str:
    return f"{node.locale}[{line(node.children)}]"


@_shown.register
def _(node: w.Link) -> str:
    return f"<{node.href}>[{line(node.children)}]"


@_shown.register
def _(node: w.FactUse) -> str:
    return f"{{{node.fact}{'|' if node.form else ''}{node.form}}}"


@_shown.register
def _(node: w.FactLink) -> str:
    return f"<{{{node.fact}}}>[{line(node.children)}]"


@_shown.register
def _(node: w.CrossReference) -> str:
    return f"<{node.work or ''}#{node.target or ''}>[{line(node.children)}]"


@_shown.register
def _(node: w.TermDefinition) -> str:
    return f"define:{node.term}[{line(node.children)}]"


@_shown.register
def _(node: w.TermUse) -> str:
    return f"term:{node.term}[{line(node.children)}]"


@_shown.register
def _(node: w.CategoryTag) -> str:
    return f"({node.use})"


@_shown.register
def _(node: w.Paragraph) -> str:
    return f"p[{line(node.children)}]"


@_shown.register
def _(node: w.ListItem) -> str:
    return f"{'#' + node.id if node.id else ''}({outline(node.blocks)})"


@_shown.register
def _(node: w.BulletList) -> str:
    return f"ul[{outline(node.items)}]"


@_shown.register
def _(node: w.OrderedList) -> str:
    return f"ol[{outline(node.items)}]"


@_shown.register
def _(node: w.Cell) -> str:
    return "/".join(line(block.children) for block in node.blocks)


@_shown.register
def _(node: w.Table) -> str:
    rows = (node.header, *node.rows)
    return f"table[{' ; '.join(' | '.join(map(_shown, row)) for row in rows)}]"


@_shown.register
def _(node: w.DefinitionEntry) -> str:
    return f"{line(node.term)}: {' & '.join(outline(blocks) for blocks in node.definitions)}"


@_shown.register
def _(node: w.DefinitionList) -> str:
    return f"dl[{' ; '.join(map(_shown, node.entries))}]"


@_shown.register
def _(node: w.ImportantBlock) -> str:
    return f"important[{outline(node.blocks)}]"


@_shown.register
def _(node: w.ContactBlock) -> str:
    return f"contact[{' '.join((node.contact, *node.fields))}]"


@_shown.register
def _(node: w.InventoryBlock) -> str:
    return f"{node.form}:{node.view}"


@_shown.register
def _(node: w.OutlineBlock) -> str:
    return "outline"
